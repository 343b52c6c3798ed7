"""The record of a job that has ended, in each of the ways a job can end."""

import asyncio
import time
from typing import Any

from store.database import Database
from tests.api.aigateway.conftest import Delivered
from tests.fixtures.gateway import Gateway, credits_of


async def test_a_completed_job_has_a_result_and_a_price(delivered: Delivered) -> None:
    asked = time.time()
    record = await delivered.gateway.job(delivered.id)
    result = record.pop("result")
    assert record.pop("created") <= record.pop("completed_at") <= time.time()
    assert record == {
        "id": delivered.id,
        "status": "completed",
        "object": "job",
        "model": "darkroom/sim-video",
        "duration": 5.0,
        "kind": "video",
        "error": None,
        "usage": {"credits": 10},
    }
    assert result.keys() == {"file_url", "content_type", "bytes", "expires_at"}
    assert (result["content_type"], result["bytes"]) == ("video/mp4", 20_000)
    assert asked - 1 < result["expires_at"] - 24 * 3600 <= time.time()


FAILURES: dict[str, tuple[str, str]] = {
    "outcome=refused": ("content_refused", "The provider refused the content of this request."),
    "outcome=refused_at_submit": ("content_refused", "The provider refused the content of this request."),
    "outcome=outage": ("provider_outage", "The provider is out of order."),
    "outcome=capacity": ("provider_capacity", "The provider has no capacity."),
    "fetch=html": ("output_unusable", "The provider delivered no usable media."),
}


async def test_a_failed_job_says_why_and_costs_nothing(database: Database, gateway: Gateway) -> None:
    accepted = await asyncio.gather(*(gateway.submit(prompt) for prompt in FAILURES))
    records = await asyncio.gather(*(gateway.end(one["id"]) for one in accepted))
    for record, (code, message) in zip(records, FAILURES.values(), strict=True):
        assert _outcome(record) == {
            "status": "failed",
            "result": None,
            "error": {"code": code, "message": message},
            "usage": {"credits": 0},
        }
    assert await credits_of(database, gateway.account) == 1000


async def test_a_job_past_its_deadline_has_failed_by_timeout(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck", "test/hasty")
    assert _outcome(await gateway.end(accepted["id"])) == {
        "status": "failed",
        "result": None,
        "error": {"code": "timeout", "message": "The job ran past its deadline."},
        "usage": {"credits": 0},
    }
    assert await credits_of(database, gateway.account) == 1000


async def test_a_cancelled_job_has_neither_result_nor_error(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")
    record = await gateway.job(accepted["id"])
    assert _outcome(record) == {"status": "cancelled", "result": None, "error": None, "usage": {"credits": 0}}
    assert record["completed_at"] >= record["created"]
    assert await credits_of(database, gateway.account) == 1000


async def test_an_open_job_costs_nothing_yet_and_its_price_is_held(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    record = await gateway.until(accepted["id"], "running")
    assert _outcome(record) == {"status": "running", "result": None, "error": None, "usage": {"credits": 0}}
    assert record["completed_at"] is None
    assert await credits_of(database, gateway.account) == 990
    await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")


def _outcome(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("status", "result", "error", "usage")}
