"""The worker dies by SIGKILL; the next one goes on where it stopped, and nothing is bought again."""

import asyncio

import pytest

from domain.job import Status
from store.database import Database
from tests.fixtures.faults import stopped
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.stack import Stack
from workflows import policies


@pytest.mark.slow
async def test_jobs_go_through_any_number_of_kills(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    """Kills at no chosen moment: jobs arrive all the while, so each kill hits some in every phase."""
    gateway = await new_gateway(480)
    accepted: list[str] = []
    for kill in range(4):
        for number in range(12):
            prompt = f"seconds={number % 3} submit={'slow' if number % 4 == 3 else 'ok'}"
            accepted.append((await gateway.submit(prompt))["id"])
            await asyncio.sleep(0.05 + 0.05 * kill)
        await stack.kill("worker")
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in accepted))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await explained(gateway, credits=0, creates=dict.fromkeys(accepted, 1))


@pytest.mark.slow
async def test_a_worker_that_stood_still_until_it_was_given_up_goes_on(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    """Its steps were begun again meanwhile: what the old runs of them still do must change nothing."""
    gateway = await new_gateway(40)
    prompts = ["seconds=4", "submit=slow", "fetch=slow bytes=900000", "outcome=flap"]
    ids = [(await gateway.submit(prompt))["id"] for prompt in prompts]
    bought = (Status.RUNNING, Status.STORING, Status.SUCCEEDED)  # the last where a machine is slow
    await asyncio.gather(*(reaches(database, job_id, *bought) for job_id in (ids[0], ids[2])))
    with stopped(stack.pid("worker")):
        await asyncio.sleep(policies.HEARTBEAT.total_seconds() + 2)
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in ids))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await explained(gateway, credits=0, creates=dict.fromkeys(ids, 1))
