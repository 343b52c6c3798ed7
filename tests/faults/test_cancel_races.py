"""A cancel, a completion and the death of the worker meet: one end, refunded exactly when nothing was delivered."""

import asyncio
import os
import random
import signal

import pytest
from temporalio.client import Client
from temporalio.service import RPCError

from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, bought, tries_of
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

ROUNDS = 20  # that share one death
WIDER = [2.0, 4.0, 8.0]  # for machines whose delays hide one of the two ends


@pytest.mark.parametrize("deaths", [1, pytest.param(5, marks=pytest.mark.slow)])
async def test_each_of_many_races_has_one_end(
    deaths: int, stack: Stack, database: Database, temporal: Client, new_gateway: MakeGateway, explained: Oracle
) -> None:
    credits = 10 * ROUNDS * (deaths + len(WIDER))
    gateway, chance = await new_gateway(credits), random.Random(deaths)
    told: dict[str, int | None] = {}
    ended: dict[str, Status] = {}
    for death, wide in enumerate([1.0] * deaths + WIDER):
        if death >= deaths and set(ended.values()) == {Status.SUCCEEDED, Status.CANCELED}:
            break
        told |= await races(gateway, temporal, stack, chance, wide)
        ended = {job_id: (await ends(database, job_id)).status for job_id in told}
    assert set(ended.values()) <= {Status.SUCCEEDED, Status.CANCELED}
    assert {job_id for job_id, said in told.items() if said == 200} <= _those(ended, Status.CANCELED)
    assert {job_id for job_id, said in told.items() if said == 409} <= _those(ended, Status.SUCCEEDED)
    purchases = await bought(stack)
    creates = {job_id: tries_of(job_id, purchases) for job_id in told}
    assert max(creates.values()) == 1
    delivered = len(_those(ended, Status.SUCCEEDED))
    assert 0 < delivered < len(told), "both ends must have been met"
    await explained(gateway, credits=credits - 10 * delivered, creates=creates)


def _those(ended: dict[str, Status], status: Status) -> set[str]:
    return {job_id for job_id, found in ended.items() if found is status}


async def races(
    gateway: Gateway, temporal: Client, stack: Stack, chance: random.Random, wide: float
) -> dict[str, int | None]:
    """Jobs that end by themselves at about one moment, at which each is canceled and the worker dies.

    Returns what the API said of each cancel; None for one that went another way. `wide` stretches all times.
    """
    now = asyncio.get_running_loop().time
    moment = now() + 5 * wide

    async def by(seconds: float) -> None:
        await asyncio.sleep(moment + wide * chance.uniform(-seconds, seconds) - now())

    async def race(number: int, job_id: str) -> tuple[str, int | None]:
        await by(0.5)
        try:
            if number % 4:
                return job_id, (await gateway.http.post(f"/v1/jobs/{job_id}/cancel")).status_code
            handle = temporal.get_workflow_handle(workflow_id(job_id))
            await (handle.cancel() if number % 8 else handle.signal("cancel"))
        except RPCError:
            pass  # it has ended
        return job_id, None

    ids = []
    for _ in range(ROUNDS):
        left_s = max(moment - now() + wide * chance.uniform(-0.3, 0.3), 0)
        ids.append((await gateway.submit(f"seconds={left_s:.3f}"))["id"])
    racing = [asyncio.create_task(race(number, job_id)) for number, job_id in enumerate(ids)]
    await by(0.3)
    worker = stack.pid("worker")
    os.kill(worker, signal.SIGKILL)
    answers = dict(await asyncio.gather(*racing))
    await stack.restarted("worker", worker)
    return answers
