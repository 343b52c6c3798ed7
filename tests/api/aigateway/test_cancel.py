"""Cancelling: whatever has not ended can be stopped, and every credit comes back."""

import asyncio

from store.database import Database
from tests.api.aigateway.conftest import Delivered
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of

TOO_LATE = {
    "error": {
        "code": "cannot_cancel",
        "message": "The job has already ended.",
        "type": "conflict_error",
        "param": None,
    }
}


async def test_a_running_job_is_cancelled_and_refunded(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    await gateway.until(accepted["id"], "running")
    assert await credits_of(database, gateway.account) == 990
    answer = await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")
    assert answer.status_code == 200
    assert answer.json() == await gateway.job(accepted["id"])
    assert answer.json()["status"] == "cancelled"
    assert await credits_of(database, gateway.account) == 1000


async def test_a_waiting_job_is_cancelled_without_ever_running(database: Database, new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(30, plan="payg")
    first = [await gateway.submit("outcome=stuck") for _ in range(2)]
    await asyncio.gather(*(gateway.until(one["id"], "running") for one in first))
    third = await gateway.submit("outcome=stuck")
    assert (await gateway.job(third["id"]))["status"] == "queued"
    assert await credits_of(database, gateway.account) == 0
    answer = await gateway.http.post(f"/v1/jobs/{third['id']}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert await credits_of(database, gateway.account) == 10
    for one in first:
        await gateway.http.post(f"/v1/jobs/{one['id']}/cancel")
    assert await credits_of(database, gateway.account) == 30


async def test_a_waiting_job_runs_once_another_is_cancelled(new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(30, plan="payg")
    first = [await gateway.submit("outcome=stuck") for _ in range(2)]
    third = await gateway.submit("a cat")
    assert (await gateway.job(third["id"]))["status"] == "queued"
    await gateway.http.post(f"/v1/jobs/{first[0]['id']}/cancel")
    assert (await gateway.end(third["id"]))["status"] == "completed"
    await gateway.http.post(f"/v1/jobs/{first[1]['id']}/cancel")


async def test_a_job_that_has_ended_cannot_be_cancelled(database: Database, delivered: Delivered) -> None:
    before = await credits_of(database, delivered.gateway.account)
    answer = await delivered.gateway.http.post(f"/v1/jobs/{delivered.id}/cancel")
    assert (answer.status_code, answer.json()) == (409, TOO_LATE)
    assert await credits_of(database, delivered.gateway.account) == before


async def test_a_second_cancel_comes_too_late(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    path = f"/v1/jobs/{accepted['id']}/cancel"
    assert (await gateway.http.post(path)).status_code == 200
    again = await gateway.http.post(path)
    assert (again.status_code, again.json()) == (409, TOO_LATE)
    assert await credits_of(database, gateway.account) == 1000


async def test_fifty_cancels_at_the_same_moment_refund_once(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    answers = await asyncio.gather(*(gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel") for _ in range(50)))
    assert {answer.status_code for answer in answers} <= {200, 202, 409}  # 202 from a machine that takes its time
    assert 200 in {answer.status_code for answer in answers}
    assert await credits_of(database, gateway.account) == 1000
