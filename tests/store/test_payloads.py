"""The payloads of Temporal: sealed, opened and refused as the policy says, in any order of changing it."""

from typing import Any

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.exceptions import ApplicationError

from store.payloads import ENCODING, Codec, PlainPayload, Policy, converter
from store.sealing import CannotOpen, EncryptionKeys, new_key

PROMPT = "a canary over the sea"
OLD, NEW = new_key(), new_key()


def codec(policy: Policy, *listed: str, namespace: str = "default") -> Codec:
    return Codec(EncryptionKeys.parse(",".join(listed or (OLD,))), namespace, policy)


async def made(by: Codec, value: Any = PROMPT) -> Payload:
    (payload,) = await converter(by).encode([value])
    return payload


async def read(by: Codec, payload: Payload) -> Any:
    (value,) = await converter(by).decode([payload])
    return value


@pytest.mark.parametrize("policy", [Policy.ON, Policy.REQUIRED])
async def test_a_sealed_payload_tells_nothing_but_its_key(policy: Policy) -> None:
    payload = await made(codec(policy))
    assert dict(payload.metadata) == {
        "encoding": ENCODING,
        "encryption-key-id": OLD.partition(":")[0].encode(),
    }
    assert PROMPT.encode() not in payload.SerializeToString()
    assert await read(codec(policy), payload) == PROMPT


async def test_without_the_policy_a_payload_is_as_temporal_makes_it() -> None:
    assert (await made(codec(Policy.OFF))).data == f'"{PROMPT}"'.encode()


@pytest.mark.parametrize("later", Policy)
async def test_sealed_payloads_are_read_under_any_policy(later: Policy) -> None:
    assert await read(codec(later), await made(codec(Policy.ON))) == PROMPT


@pytest.mark.parametrize("later", [Policy.OFF, Policy.ON])
async def test_payloads_from_before_are_read_when_sealing_begins(later: Policy) -> None:
    assert await read(codec(later), await made(codec(Policy.OFF))) == PROMPT


async def test_plain_payloads_are_refused_where_sealing_is_required() -> None:
    with pytest.raises(PlainPayload):
        await read(codec(Policy.REQUIRED), await made(codec(Policy.OFF)))


async def test_a_key_is_replaced_while_payloads_of_the_old_one_are_kept() -> None:
    earlier = await made(codec(Policy.ON, OLD))
    assert await read(codec(Policy.ON, NEW, OLD), earlier) == PROMPT
    later = await made(codec(Policy.ON, NEW, OLD))
    assert later.metadata["encryption-key-id"] == NEW.partition(":")[0].encode()
    with pytest.raises(CannotOpen, match="not among the encryption keys"):
        await read(codec(Policy.ON, NEW), earlier)


async def test_a_payload_of_one_namespace_is_refused_in_another() -> None:
    with pytest.raises(CannotOpen):
        await read(codec(Policy.ON, namespace="other"), await made(codec(Policy.ON)))


async def test_what_pretends_to_be_sealed_is_refused() -> None:
    for payload in (
        Payload(metadata={"encoding": ENCODING}, data=b"x" * 40),
        Payload(metadata={"encoding": ENCODING, "encryption-key-id": b"\xff"}, data=b"x" * 40),
        Payload(metadata={"encoding": ENCODING, "encryption-key-id": OLD.partition(":")[0].encode()}),
    ):
        with pytest.raises(CannotOpen):
            await read(codec(Policy.ON), payload)


@pytest.mark.parametrize(("policy", "shown"), [(Policy.OFF, True), (Policy.ON, False), (Policy.REQUIRED, False)])
async def test_words_of_failures_are_sealed_with_the_rest(policy: Policy, shown: bool) -> None:
    ours = converter(codec(policy))
    failure = Failure()
    await ours.encode_failure(ApplicationError(PROMPT, {"prompt": PROMPT}, type="Refused"), failure)
    assert (PROMPT.encode() in failure.SerializeToString()) is shown
    error = await ours.decode_failure(failure)
    assert isinstance(error, ApplicationError)
    assert (error.message, error.type, list(error.details)) == (PROMPT, "Refused", [{"prompt": PROMPT}])
