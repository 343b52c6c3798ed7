"""The callback at the end of a job: signed, and saying what the record says."""

import json
import time
from typing import Any

import httpx2
import pytest
from standardwebhooks import Webhook

from store import accounts
from store.database import Database
from store.sealing import EncryptionKeys
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Received, Sink


async def _secret(database: Database, keys: EncryptionKeys, gateway: Gateway) -> str:
    async with database.transaction() as tx:
        return (await accounts.webhook_secrets(tx, gateway.account, keys))[0]


def _without_link(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what is made afresh on each read."""
    result = record["result"]
    return record | {"result": result and {name: result[name] for name in ("content_type", "bytes")}}


@pytest.mark.parametrize(
    ("prompt", "event"),
    [("a cat doing parkour", "job.completed"), ("outcome=refused", "job.failed"), ("outcome=stuck", "job.cancelled")],
)
async def test_the_end_of_a_job_is_told(
    database: Database,
    keys: EncryptionKeys,
    gateway: Gateway,
    sink: Sink,
    anyone: httpx2.AsyncClient,
    prompt: str,
    event: str,
) -> None:
    path, began = f"/{gateway.account}", time.time()
    accepted = await gateway.submit(prompt, webhook_url=sink.url(path))
    if event == "job.cancelled":
        await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")
    got = await sink.next(path)

    verified = Webhook(await _secret(database, keys, gateway)).verify(got.body, got.headers)
    assert verified == json.loads(got.body)
    assert verified.keys() == {"type", "timestamp", "data"}
    assert verified["type"] == event
    record = await gateway.end(accepted["id"])
    assert _without_link(verified["data"]) == _without_link(record)
    assert event == f"job.{record['status']}"
    _check_headers(got, began)
    if event == "job.completed":
        file = await anyone.get(verified["data"]["result"]["file_url"])
        assert (file.status_code, len(file.content)) == (200, 20_000)


def _check_headers(got: Received, began: float) -> None:
    assert got.headers["content-type"] == "application/json"
    assert got.headers["webhook-id"].startswith("msg_")
    assert got.headers["webhook-attempt"] == "1"
    assert began - 1 < int(got.headers["webhook-timestamp"]) <= time.time()
    assert got.headers["webhook-signature"].startswith("v1,")
    assert " " not in got.headers["webhook-signature"]  # one secret, one signature
    assert "authorization" not in got.headers


async def test_a_job_without_an_address_tells_nobody(gateway: Gateway, sink: Sink) -> None:
    path = f"/{gateway.account}"
    quiet = await gateway.submit("a cat")
    await gateway.end(quiet["id"])
    accepted = await gateway.submit("a cat", webhook_url=sink.url(path))
    assert json.loads((await sink.next(path)).body)["data"]["id"] == accepted["id"]
