"""Any part dies at any moment, again and again, while jobs keep coming."""

import asyncio
import random

import pytest

from domain.job import Status
from store.database import Database
from tests.faults.test_servers_killed import submit_through
from tests.fixtures.faults import answers_again
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

PARTS = ("worker", "simulator", "postgres", "temporal", "s3", "api")
PROMPTS = ("", "seconds=1", "seconds=3", "submit=slow", "submit=lost_reply", "submit=429", "fetch=slow", "outcome=flap")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_every_accepted_job_is_delivered_and_paid_once(
    seed: int, stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway, chance = await new_gateway(10_000), random.Random(seed)
    over = asyncio.Event()

    async def keep_submitting() -> None:
        while not over.is_set():
            await submit_through(gateway, f"{chance.choice(PROMPTS)} bytes={chance.randrange(1, 4) * 300_000}")
            await asyncio.sleep(0.2)

    clients = [asyncio.create_task(keep_submitting()) for _ in range(2)]
    for part in chance.sample(PARTS, len(PARTS)):
        await stack.kill(part)
        await asyncio.sleep(chance.uniform(0.2, 2.5))
    over.set()
    await asyncio.gather(*clients)
    await answers_again(stack)

    # those too whose client got no answer
    page = (await gateway.http.get("/v1/jobs", params={"limit": 100})).json()
    assert not page["has_more"]
    known = [job["id"] for job in page["data"]]
    ended = await asyncio.gather(*(ends(database, job_id, within_s=120) for job_id in known))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    left = 10_000 - 10 * len(known)
    await explained(gateway, credits=left, creates=dict.fromkeys(known, 1))
