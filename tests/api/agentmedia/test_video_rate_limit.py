"""A key that asks too often: refused in the page's words, told when to come back, and not charged."""

import asyncio
import time

from sqlalchemy import text

from domain.plans import PLANS
from store.database import Database
from tests.api.agentmedia.client import refusal
from tests.api.agentmedia.conftest import MakeVideos
from tests.fixtures.gateway import credits_of
from tests.store import given

LIMIT, REMAINING, RESET = "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"


async def test_of_a_hundred_at_once_a_burst_is_answered_and_the_others_are_told_when_to_come_back(
    new_videos: MakeVideos,
) -> None:
    videos = await new_videos(1000, "free")
    plan = PLANS["free"].rate_limit
    began = time.time()
    answers = await asyncio.gather(*(videos.ask() for _ in range(100)))
    took_s = time.time() - began
    refused = [answer for answer in answers if answer.status_code == 429]
    admitted = [answer for answer in answers if answer.status_code != 429]
    assert {refusal(answer)[:2] for answer in admitted} == {(403, "plan_required")}
    assert plan.burst <= len(admitted) <= plan.burst + took_s * 1_000_000 / plan.interval_us + 1
    for answer in answers:
        assert int(answer.headers[LIMIT]) == plan.per_minute
        assert began - 1 <= int(answer.headers[RESET]) <= began + took_s + 31
    for answer in refused:
        assert refusal(answer) == (429, "rate_limit_exceeded", "rate_limit_error")
        assert 1 <= int(answer.headers["Retry-After"]) <= 2
        assert answer.headers[REMAINING] == "0"


async def test_a_create_too_many_is_not_charged_and_makes_no_job(new_videos: MakeVideos, database: Database) -> None:
    videos = await new_videos(1000, "payg")
    (key,) = (await videos.http.get("/api/v1/account/keys")).json()["keys"]
    spent = text("UPDATE rate_limits SET full_at_us = full_at_us + 60000000 WHERE key_id = :key_id")
    async with database.transaction() as tx:  # as if the key had been used for a minute more
        await tx.execute(spent, {"key_id": key["id"]})
    refused = await asyncio.gather(*(videos.ask(key="once") for _ in range(20)))
    assert {refusal(answer)[1] for answer in refused} == {"rate_limit_exceeded"}
    for table in ("jobs", "idempotency_keys"):
        assert await given.count(database, table, account=videos.gateway.account) == 0
    assert await credits_of(database, videos.gateway.account) == 1000
