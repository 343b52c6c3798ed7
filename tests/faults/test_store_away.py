"""The object store is away when a paid generation is to be kept: it is kept later, and not bought again."""

import asyncio
import os
import signal

import pytest
from temporalio.client import Client

from domain.job import Status, workflow_id
from store.database import Database
from store.objects import Objects
from tests.fixtures.faults import backing_off, stopped
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.stack import Stack


async def test_jobs_are_kept_once_a_killed_store_is_back(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(30)
    ids = [(await gateway.submit("seconds=0.3 bytes=3000000"))["id"] for _ in range(3)]
    await asyncio.gather(*(reaches(database, job_id, Status.RUNNING) for job_id in ids))
    await stack.kill("s3")
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in ids))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await explained(gateway, credits=0, creates=dict.fromkeys(ids, 1))


async def test_a_job_is_kept_once_a_store_that_hung_goes_on(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(10)
    with stopped(stack.pid("s3")):
        job_id = (await gateway.submit("a cat"))["id"]
        await reaches(database, job_id, Status.STORING)
        with pytest.raises(TimeoutError):
            await ends(database, job_id, within_s=1)
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=0, creates={job_id: 1})


async def test_the_retry_signal_ends_the_wait_for_a_store_that_is_back(
    stack: Stack, database: Database, temporal: Client, objects: Objects, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(10)
    job_id = (await gateway.submit("seconds=0.5"))["id"]
    handle = temporal.get_workflow_handle(workflow_id(job_id))
    pid = stack.pid("s3")
    with stopped(stack.process.pid):  # nobody starts another
        os.kill(pid, signal.SIGKILL)
        next_try = await backing_off(handle, attempt=5)
    await stack.restarted("s3", pid)
    await objects.keys()
    await handle.signal("retry")
    ended = await ends(database, job_id)
    assert ended.status is Status.SUCCEEDED
    assert ended.finished_at is not None
    assert ended.finished_at < next_try, "it was not the signal"
    await explained(gateway, credits=0, creates={job_id: 1})
