"""Counting requests: together in one process, and against one limit over all of them."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, text

from api.edge.rate_limit import RateLimiter, Standing
from domain.plans import PLANS
from store.accounts import Caller
from store.database import Database

PROJECT = Path(__file__).resolve().parents[3]
HAMMER = Path(__file__).with_name("hammer.py")
PROCESSES = 4
PATIENCE_S = 60


@pytest.fixture
def counted(database: Database) -> Iterator[list[str]]:
    """Every statement sent while the test runs."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        sent.append(statement)

    event.listen(database._engine.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(database._engine.sync_engine, "before_cursor_execute", note)


def caller(plan: str = "free") -> Caller:
    return Caller("account", plan, f"key-{uuid4()}")


async def test_requests_that_come_together_are_admitted_in_their_order(database: Database) -> None:
    limiter, one = RateLimiter(database, PATIENCE_S), caller()
    standings = await asyncio.gather(*(limiter.count(one) for _ in range(30)))
    assert [standing.admitted for standing in standings] == [True] * 20 + [False] * 10
    assert {standing.retry_after_s for standing in standings[:20]} == {0}
    assert {standing.retry_after_s for standing in standings[20:]} <= {1, 2}


async def test_requests_that_come_together_share_a_statement(database: Database, counted: list[str]) -> None:
    limiter, one, other = RateLimiter(database, PATIENCE_S), caller(), caller("enterprise")
    await asyncio.gather(*(limiter.count(each) for each in (one, other) * 50))
    assert len(counted) == 1
    await asyncio.gather(limiter.count(one), limiter.count(other))
    assert len(counted) == 2


async def test_keys_that_come_together_have_their_own_limits(database: Database) -> None:
    limiter, one, other = RateLimiter(database, PATIENCE_S), caller(), caller("payg")
    standings = await asyncio.gather(*(limiter.count(each) for each in (one, other) * 25))
    assert [sum(standing.admitted for standing in standings[first::2]) for first in (0, 1)] == [20, 25]
    assert [standings[first].per_minute for first in (0, 1)] == [60, 3_000]


async def test_a_standing_tells_what_remains_and_when_all_is_back(database: Database) -> None:
    limiter, one = RateLimiter(database, PATIENCE_S), caller()
    began = time.time()
    first = await limiter.count(one)
    second = await limiter.count(one)
    assert (first.per_minute, first.remaining) == (60, 19)
    assert 18 <= second.remaining <= 18 + (time.time() - began) / 1.5
    assert began + 1.5 <= first.full_at_s < time.time() + 2.5
    assert began + 3 <= second.full_at_s < time.time() + 4


async def test_a_client_that_goes_away_takes_no_other_with_it(database: Database) -> None:
    limiter, one = RateLimiter(database, PATIENCE_S), caller()
    turns = [asyncio.create_task(limiter.count(one)) for _ in range(3)]
    await asyncio.sleep(0)  # until they wait
    turns[0].cancel()
    turns[2].cancel()
    ends: list[Standing | BaseException] = await asyncio.gather(*turns, return_exceptions=True)
    assert [isinstance(end, Standing) for end in ends] == [False, True, False]
    assert (await limiter.count(one)).admitted


async def test_what_cannot_be_counted_is_told_to_all_who_wait_and_the_next_is_counted(database: Database) -> None:
    limiter = RateLimiter(database, patience_s=0.5)
    async with database.transaction() as tx:
        await tx.execute(text("LOCK TABLE rate_limits"))
        ends = await asyncio.gather(*(limiter.count(caller()) for _ in range(3)), return_exceptions=True)
    assert [type(end) for end in ends] == [TimeoutError] * 3
    assert (await _counted(limiter, caller())).admitted


async def _counted(limiter: RateLimiter, one: Caller) -> Standing:
    """Counted at last: on a slow machine the limiter's patience may end first."""
    async with asyncio.timeout(60):
        while True:
            with suppress(TimeoutError):
                return await limiter.count(one)


async def _start(database: Database, one: Caller) -> Process:
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    arguments = (str(HAMMER), database.url, one.key_id, one.plan)
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE, env=env)


async def _say(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write(b"\n")
    await process.stdin.drain()


async def _hear(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(120):
        return (await process.stdout.readline()).decode().strip()


async def test_four_processes_together_admit_one_quota(database: Database) -> None:
    one = caller("payg")
    limit = PLANS[one.plan].rate_limit
    processes = [await _start(database, one) for _ in range(PROCESSES)]
    assert [await _hear(process) for process in processes] == ["ready"] * PROCESSES
    began = time.monotonic()
    for process in processes:
        await _say(process)
    assert [await _hear(process) for process in processes] == ["refused"] * PROCESSES
    # what comes back is fought over
    assert [await _hear(process) for process in processes] == ["admitted"] * PROCESSES
    for process in processes:
        await _say(process)
    admitted = sum([int(await _hear(process)) for process in processes])
    came_back = (time.monotonic() - began) * 1_000_000 / limit.interval_us
    assert limit.burst + PROCESSES <= admitted <= limit.burst + came_back + 1
    assert [await process.wait() for process in processes] == [0] * PROCESSES
