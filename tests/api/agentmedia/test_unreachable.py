"""While a part of the engine stands still: what a client is told, and what becomes of it."""

import asyncio

import httpx2
import pytest

from domain.job import Status
from store.database import Database
from tests.api.agentmedia.client import Videos, refusal
from tests.fixtures.faults import Place, Places, stopped
from tests.fixtures.gateway import Gateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack


@pytest.mark.parametrize("part", ["worker", "temporal"])
async def test_a_create_without_an_engine_is_502_and_costs_nothing(
    gateway: Gateway, hasty: httpx2.AsyncClient, stack: Stack, explained: Oracle, part: str
) -> None:
    videos = Videos(gateway, hasty)
    with stopped(stack.pid(part)):
        answer = await videos.ask(key="once")
        assert refusal(answer) == (502, "edge_function_unreachable", "server_error")
        assert "nothing was charged" in answer.json()["error"]["message"]
        assert answer.headers["Retry-After"] == "5"
        assert (await videos.http.get("/api/v1/videos")).json() == {"jobs": [], "total": 0}
        assert await videos.credits() == 1000
    async with asyncio.timeout(60):
        while (again := await videos.ask(key="once")).status_code == 502:
            await asyncio.sleep(0.2)
    assert (again.status_code, "Idempotent-Replayed" in again.headers) == (201, False)
    job_id = again.json()["job_id"]
    assert (await videos.end(job_id))["status"] == "completed"
    await explained(gateway, credits=700, creates={job_id: 1})


@pytest.mark.slow
async def test_a_cancel_without_an_engine_is_502_and_can_be_asked_again(
    gateway: Gateway, hasty: httpx2.AsyncClient, stack: Stack, explained: Oracle
) -> None:
    videos = Videos(gateway, hasty)
    job_id = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(job_id, "processing")
    with stopped(stack.pid("temporal")):
        answer = await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
        assert refusal(answer) == (502, "edge_function_unreachable", "server_error")
        assert "whether the job will be canceled is not known" in answer.json()["error"]["message"]
        assert (await videos.get(job_id))["status"] == "processing"
    async with asyncio.timeout(60):
        while (await videos.http.post(f"/api/v1/videos/{job_id}/cancel")).status_code == 502:
            await asyncio.sleep(0.2)  # at last 200, or 409 where the first was only held up
    assert (await videos.end(job_id))["status"] == "canceled"
    await explained(gateway, credits=1000, creates={job_id: 1})


async def test_a_refund_that_cannot_be_made_yet_is_pending_and_made_later(
    videos: Videos, places: Places, database: Database, explained: Oracle
) -> None:
    job_id = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(job_id, "processing")
    async with places.held(Place.REFUNDED, videos.gateway.account):
        canceled = await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
        assert canceled.json() == {"canceled": True, "jobId": job_id, "credits_refunded": 300, "refund_pending": True}
        assert await videos.credits() == 2700
    assert (await ends(database, job_id)).status is Status.CANCELED
    await explained(videos.gateway, credits=3000, creates={job_id: 1})
