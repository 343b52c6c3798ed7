"""A webhook tells of the attempt it is about, though the job has been begun anew before it gets through."""

import json
from datetime import timedelta
from typing import Any

import pytest
from temporalio.client import Client

from api import engine
from deploy import operate
from store.database import Database
from tests.fixtures.faults import Place, Places
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, closed, ends
from tests.fixtures.sink import Received, Sink
from tests.fixtures.stack import Stack


def told(got: Received) -> dict[str, Any]:
    """The message without its link, which is made afresh on each try."""
    message: dict[str, Any] = json.loads(got.body)
    if message["data"]["result"]:
        del message["data"]["result"]["file_url"], message["data"]["result"]["expires_at"]
    return message


@pytest.mark.parametrize(
    ("prompt", "paid"), [("bytes=12345", 20), pytest.param("outcome=refused", 0, marks=pytest.mark.slow)]
)
async def test_a_webhook_sent_after_a_retry_began_tells_of_the_attempt_before(
    prompt: str,
    paid: int,
    stack: Stack,
    database: Database,
    temporal: Client,
    places: Places,
    sink: Sink,
    new_gateway: MakeGateway,
    explained: Oracle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "ADMISSION_TIMEOUT", timedelta(minutes=1))
    monkeypatch.setattr(engine, "ADMIT_WITHIN", timedelta(minutes=1))
    gateway = await new_gateway(20)
    path = f"/{gateway.account}"
    sink.url(path, 500)
    job_id = (await gateway.submit(prompt))["id"]
    first = await sink.next(path)
    await ends(database, job_id)
    await closed(temporal, job_id)
    async with places.held(Place.PURCHASE_NOTED, gateway.account) as hold:
        await operate.retry_job(stack.settings, database, job_id)
        await hold.waited_for()
        again = await sink.next(path)
    assert (again.headers["webhook-id"], again.headers["webhook-attempt"]) == (first.headers["webhook-id"], "2")
    assert told(again) == told(first)

    ended = await ends(database, job_id)
    of_retry = await sink.next(path)
    assert (ended.attempt, of_retry.headers["webhook-id"]) == (2, f"msg_{job_id}_2")
    await explained(gateway, credits=20 - paid, creates={job_id: 2})
