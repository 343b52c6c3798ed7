"""Whatever is asked of a job while it is being settled, it is settled as it ended."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from temporalio import activity
from temporalio.client import Client, WorkflowHandle

from domain.job import Status
from tests.workflows.studio import FIRST, Studio, begin
from workflows.generation import Generation
from workflows.steps import Outcome, Settlement


class SlowBooks(Studio):
    """Its settlements begin, and end when they are told to."""

    def __init__(self) -> None:
        super().__init__()
        self.settling, self.go_on = asyncio.Event(), asyncio.Event()

    @activity.defn(name="settle")
    async def settle(self, outcome: Outcome) -> Settlement:
        self.settling.set()
        await self.go_on.wait()
        return await super().settle(outcome)


@pytest.fixture
async def books(temporal: Client) -> AsyncIterator[tuple[SlowBooks, WorkflowHandle[Generation, Settlement]]]:
    """A job that is being settled as delivered, and hears of the world every two seconds."""
    books, queue = SlowBooks(), f"studio-{uuid4()}"
    async with books.worker(temporal, queue):
        handle = await begin(temporal, queue, FIRST, task_timeout=timedelta(seconds=2))
        await books.settling.wait()
        yield books, handle


async def heard_of(handle: WorkflowHandle[Generation, Settlement], event: str) -> None:
    """Wait until a task of the workflow has begun that tells it of such an event."""
    async with asyncio.timeout(60):
        while True:
            seen = False
            async for found in handle.fetch_history_events():
                seen |= found.HasField(f"workflow_execution_{event}_event_attributes")  # type: ignore[arg-type]
                if seen and found.HasField("workflow_task_started_event_attributes"):
                    return
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("way", ["native", "signal"])
async def test_a_cancel_while_a_job_is_being_settled_comes_too_late(
    way: str, books: tuple[SlowBooks, WorkflowHandle[Generation, Settlement]]
) -> None:
    slow, handle = books
    await (handle.cancel() if way == "native" else handle.signal(Generation.stop))
    await heard_of(handle, "cancel_requested" if way == "native" else "signaled")
    slow.go_on.set()
    assert (await handle.result()).status is Status.SUCCEEDED
    assert {outcome.status for outcome in slow.settled} == {Status.SUCCEEDED}  # twice if a task of it was lost
