"""Any part dies at any moment, again and again, while jobs keep coming."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from domain.job import Status
from store.database import Database
from tests.faults.test_servers_killed import submit_through
from tests.fixtures.faults import answers_again
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

PARTS = ("worker", "simulator", "postgres", "temporal", "s3", "api")
PROMPTS = ("", "seconds=1", "seconds=3", "submit=slow", "submit=lost_reply", "submit=429", "fetch=slow", "outcome=flap")


CREDITS = 10_000


@asynccontextmanager
async def clients(gateway: Gateway, chance: random.Random) -> AsyncIterator[None]:
    """Two that keep submitting until the block ends."""
    over = asyncio.Event()

    async def keep_submitting() -> None:
        while not over.is_set():
            await submit_through(gateway, f"{chance.choice(PROMPTS)} bytes={chance.randrange(1, 4) * 300_000}")
            await asyncio.sleep(0.2)

    submitting = [asyncio.create_task(keep_submitting()) for _ in range(2)]
    yield
    over.set()
    await asyncio.gather(*submitting)


async def all_delivered(gateway: Gateway, database: Database, explained: Oracle) -> None:
    """Those jobs too whose client got no answer."""
    known = await gateway.jobs()
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in known))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await explained(gateway, credits=CREDITS - 10 * len(known), creates=dict.fromkeys(known, 1))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_every_accepted_job_is_delivered_though_any_part_dies(
    seed: int, stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway, chance = await new_gateway(CREDITS), random.Random(seed)
    async with clients(gateway, chance):
        for part in chance.sample(PARTS, len(PARTS)):
            await stack.kill(part)
            await asyncio.sleep(chance.uniform(0.2, 2.5))
    await answers_again(stack)
    await all_delivered(gateway, database, explained)


@pytest.mark.slow
async def test_every_accepted_job_is_delivered_though_connections_are_cut(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    """Nobody can say of a transaction whose connection ends under it whether it was committed."""
    gateway = await new_gateway(CREDITS)
    cut = text("""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND state <> 'idle' ORDER BY random() LIMIT 1
    """)
    async with clients(gateway, random.Random(3)), asyncio.timeout(120):
        cuts = 0
        while cuts < 200:
            async with database.transaction() as tx:
                cuts += len((await tx.execute(cut)).all())
            await asyncio.sleep(0.005)
    await answers_again(stack)
    await all_delivered(gateway, database, explained)
