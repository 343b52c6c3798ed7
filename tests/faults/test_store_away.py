"""The object store is away when a paid generation is to be kept: it is kept later, and not bought again."""

import asyncio
import os
import signal
from contextlib import AsyncExitStack

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.faults import Place, Places, backing_off, recorded, stopped
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.stack import Stack


async def test_jobs_are_kept_once_a_killed_store_is_back(
    stack: Stack, database: Database, temporal: Client, places: Places, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway, pid = await new_gateway(30), stack.pid("s3")
    with stopped(stack.process.pid):  # nobody starts another
        async with places.held(Place.FILE_NOTED, gateway.account) as hold:
            ids = [(await gateway.submit("bytes=3000000"))["id"] for _ in range(3)]
            await hold.waited_for()
            os.kill(pid, signal.SIGKILL)
        for job_id in ids:
            await backing_off(temporal.get_workflow_handle(workflow_id(job_id)), attempt=2)
    await stack.restarted("s3", pid)
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
    stack: Stack, database: Database, temporal: Client, places: Places, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway, pid = await new_gateway(10), stack.pid("s3")
    async with AsyncExitStack() as standing:
        with stopped(stack.process.pid):  # nobody starts another
            os.kill(pid, signal.SIGKILL)
            job_id = (await gateway.submit("a cat"))["id"]
            handle = temporal.get_workflow_handle(workflow_id(job_id))
            await backing_off(handle, attempt=3)
            # no try gets through that was not asked for
            await standing.enter_async_context(places.held(Place.FILE_NOTED, gateway.account))
        await stack.restarted("s3", pid)
        await handle.signal("retry")
        await recorded(handle, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 4)  # submit, wait, keep, and keep again
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=0, creates={job_id: 1})
