"""The codec endpoint, asked as the Temporal UI asks it: from a page of the UI, for an operator with the address."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from google.protobuf import json_format
from temporalio.api.common.v1 import Payload, Payloads

from api.edge.codec import BODY_MAX_BYTES
from api.edge.links import CODEC_LIFE, Links
from store.payloads import Codec, Policy
from store.sealing import EncryptionKeys, new_key
from tests.fixtures.stack import Stack

PROMPT = b'"a canary over the sea"'
PLAIN = Payload(metadata={"encoding": b"json/plain"}, data=PROMPT)
NAMESPACE = {"X-Namespace": "default"}


@pytest.fixture(scope="module")
async def address(stack: Stack) -> str:
    return (await stack.darkroom("encryption", "codec-url")).strip() + "/decode"


async def _sealed(keys: EncryptionKeys, *payloads: Payload, namespace: str = "default") -> dict[str, Any]:
    sealed = await Codec(keys, namespace, Policy.ON).encode(payloads)
    body: dict[str, Any] = json_format.MessageToDict(Payloads(payloads=sealed))
    assert base64.b64encode(PROMPT).decode()[:20] not in str(body)
    return body


def _opened(answer: httpx2.Response) -> list[Payload]:
    assert answer.status_code == 200, answer.text
    return list(json_format.Parse(answer.content, Payloads()).payloads)


async def test_sealed_payloads_are_opened_and_others_left_alone(
    anyone: httpx2.AsyncClient, address: str, keys: EncryptionKeys
) -> None:
    body = await _sealed(keys, PLAIN, PLAIN)
    body["payloads"].append(json_format.MessageToDict(PLAIN))
    assert _opened(await anyone.post(address, json=body, headers=NAMESPACE)) == [PLAIN, PLAIN, PLAIN]
    asked_by_ui = await anyone.post(f"{address}?preserveStorageRefs=true", json=body, headers=NAMESPACE)
    assert _opened(asked_by_ui) == [PLAIN, PLAIN, PLAIN]
    assert _opened(await anyone.post(address, json={}, headers=NAMESPACE)) == []


async def test_pages_of_the_temporal_ui_may_ask_and_no_others(
    stack: Stack, anyone: httpx2.AsyncClient, address: str, keys: EncryptionKeys
) -> None:
    ui = stack.ready["temporal_ui_url"]
    asks = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,x-namespace"}
    allowed = await anyone.options(address, headers={"origin": ui, **asks})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == ui
    body = await _sealed(keys, PLAIN)
    answered = await anyone.post(address, json=body, headers={"origin": ui, **NAMESPACE})
    assert answered.headers["access-control-allow-origin"] == ui
    for origin in ("https://evil.example", f"{ui}.evil.example", "null"):
        assert (await anyone.options(address, headers={"origin": origin, **asks})).status_code == 400
        answered = await anyone.post(address, json=body, headers={"origin": origin, **NAMESPACE})
        assert "access-control-allow-origin" not in answered.headers


async def test_only_a_signed_address_opens_anything_and_only_for_its_time(
    stack: Stack, anyone: httpx2.AsyncClient, address: str, keys: EncryptionKeys
) -> None:
    body, now = await _sealed(keys, PLAIN), datetime.now(UTC)
    links = Links(stack.ready["api_url"], stack.ready["signing_key"])
    ended = links.codec(now - CODEC_LIFE - timedelta(seconds=1))
    for wrong in (f"{ended}/decode", address.replace("/decode", "0/decode"), "/codec/0.0/decode"):
        answer = await anyone.post(wrong, json=body, headers=NAMESPACE)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "link_refused")
    assert (await anyone.get(address)).status_code == 405


async def test_there_is_no_sealing(anyone: httpx2.AsyncClient, address: str) -> None:
    body = {"payloads": [json_format.MessageToDict(PLAIN)]}
    answer = await anyone.post(address.replace("/decode", "/encode"), json=body, headers=NAMESPACE)
    assert answer.status_code == 404


async def test_what_cannot_be_opened_is_said_without_being_shown(
    anyone: httpx2.AsyncClient, address: str, keys: EncryptionKeys
) -> None:
    lost = new_key()
    foreign = await _sealed(EncryptionKeys.parse(lost), PLAIN)
    elsewhere = await _sealed(keys, PLAIN, namespace="other")
    cases = [
        (foreign, NAMESPACE, lost.partition(":")[0]),
        (elsewhere, NAMESPACE, "sealed for another place"),
        (await _sealed(keys, PLAIN), {"X-Namespace": "other"}, "X-Namespace must be default"),
        (await _sealed(keys, PLAIN), {}, "X-Namespace must be default"),
    ]
    for body, headers, said in cases:
        answer = await anyone.post(address, json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid")
        assert said in answer.json()["error"]["message"]


NOT_PAYLOADS = {
    "nothing": (b"", 400),
    "half": (b"{", 400),
    "a number": (b'{"payloads": 5}', 400),
    "data that are no text": (b'{"payloads": [{"data": 5}]}', 400),
    "no unicode": (b"\xff\xfe", 400),
    "deep lists": (b'{"payloads": ' + b"[" * 100_000, 400),
    "deep objects": (b'{"a": ' * 100_000, 400),
    "too much": (b" " * (BODY_MAX_BYTES + 1), 413),
}


@pytest.mark.parametrize("body", NOT_PAYLOADS)
async def test_a_body_that_is_no_list_of_payloads_is_refused(
    anyone: httpx2.AsyncClient, address: str, body: str
) -> None:
    content, status = NOT_PAYLOADS[body]
    answer = await anyone.post(address, content=content, headers=NAMESPACE)
    assert answer.status_code == status
