"""The worker dies by SIGKILL; the next one goes on where it stopped, and nothing is bought again."""

import asyncio
from dataclasses import dataclass

import pytest

from domain.job import Job, Status
from store.database import Database
from tests.fixtures.gateway import MakeGateway, creates_of
from tests.fixtures.oracle import assert_explained, ends, reaches, submit_under_way
from tests.fixtures.stack import Stack


@dataclass(frozen=True)
class Survivors:
    """One job per phase, each in its phase at the moment of the kill, and as it ended."""

    submitting: Job
    waiting: Job
    storing: Job


@pytest.fixture(scope="module")
async def survivors(stack: Stack, database: Database, new_gateway: MakeGateway) -> Survivors:
    gateway = await new_gateway(30)
    storing = await gateway.submit("fetch=slow bytes=2000000")
    waiting = await gateway.submit("seconds=4")
    await reaches(database, storing["id"], Status.STORING)
    await reaches(database, waiting["id"], Status.RUNNING)
    submitting = await gateway.submit("submit=slow")
    await submit_under_way(database, submitting["id"])
    async with asyncio.timeout(5):
        while not await creates_of(stack, submitting["id"]):
            await asyncio.sleep(0.02)

    await stack.kill("worker")
    ids = [submitting["id"], waiting["id"], storing["id"]]
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in ids))
    await assert_explained(stack, database, gateway, credits=0, creates=dict.fromkeys(ids, 1))
    return Survivors(*ended)


def test_a_job_whose_submit_was_on_the_wire_completes(survivors: Survivors) -> None:
    assert survivors.submitting.status is Status.SUCCEEDED
    assert len(survivors.submitting.outputs) == 1


def test_a_job_that_waited_for_its_provider_completes(survivors: Survivors) -> None:
    assert survivors.waiting.status is Status.SUCCEEDED
    assert len(survivors.waiting.outputs) == 1


def test_a_job_that_was_being_stored_completes(survivors: Survivors) -> None:
    assert survivors.storing.status is Status.SUCCEEDED
    assert [asset.size_bytes for asset in survivors.storing.outputs] == [2_000_000]


async def test_jobs_go_through_any_number_of_kills(stack: Stack, database: Database, new_gateway: MakeGateway) -> None:
    """Kills at no chosen moment: jobs arrive all the while, so each kill hits some in every phase."""
    gateway = await new_gateway(240)
    accepted: list[str] = []
    for kill in range(2):
        for number in range(12):
            prompt = f"seconds={number % 3} submit={'slow' if number % 4 == 3 else 'ok'}"
            accepted.append((await gateway.submit(prompt))["id"])
            await asyncio.sleep(0.05 + 0.05 * kill)
        await stack.kill("worker")
    ended = await asyncio.gather(*(ends(database, job_id, within_s=90) for job_id in accepted))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await assert_explained(stack, database, gateway, credits=0, creates=dict.fromkeys(accepted, 1))
