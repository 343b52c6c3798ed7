"""Ends of a submit step, and what the workflow makes of them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowFailureError
from temporalio.exceptions import ApplicationError

from domain.attempt import Progress, Submission
from domain.failure import Code
from domain.job import Status
from tests.fixtures.faults import recorded
from tests.workflows.studio import FIRST, SECOND, Studio, begin, not_sent
from workflows import policies
from workflows.generation import Generation


@pytest.fixture
def queue() -> str:
    return f"studio-{uuid4()}"


# Longer than any limit: there is no other try in time, and the step ends as its last one did.
NEVER = timedelta(days=1)


@pytest.fixture
async def studio(temporal: Client, queue: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    monkeypatch.setattr(policies, "HEARTBEAT", timedelta(minutes=5))  # its steps have none
    studio = Studio()
    async with studio.worker(temporal, queue):
        yield studio


async def test_a_submit_nobody_could_clear_up_in_time_is_not_made_elsewhere(
    studio: Studio, temporal: Client, queue: str
) -> None:
    async def lost(_provider: str) -> Submission:
        raise ApplicationError("the provider cannot be asked what became of it", next_retry_delay=NEVER)

    studio.submitting = lost
    with pytest.raises(WorkflowFailureError):
        await (await begin(temporal, queue, FIRST, SECOND)).result()
    assert set(studio.submitted) == {"first"}
    assert studio.canceled == ["first"]
    assert [(o.status, o.code) for o in studio.settled] == [(Status.FAILED, Code.SUBMISSION_UNKNOWN)]


async def test_a_submit_still_on_the_wire_at_the_limit_is_not_made_elsewhere(
    studio: Studio, temporal: Client, queue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "UNSENT_LIMIT", timedelta(seconds=1))

    ended = asyncio.Event()

    async def slow(_provider: str) -> Submission:
        await ended.wait()
        return Submission.accepted("too late to be heard")

    studio.submitting = slow
    with pytest.raises(WorkflowFailureError):
        await (await begin(temporal, queue, FIRST, SECOND)).result()
    ended.set()
    assert set(studio.submitted) <= {"first"}  # none where it takes a second to begin
    assert studio.canceled == ["first"]
    assert [(o.status, o.code) for o in studio.settled] == [(Status.FAILED, Code.SUBMISSION_UNKNOWN)]


async def test_a_submit_that_was_never_taken_is_made_elsewhere(studio: Studio, temporal: Client, queue: str) -> None:
    async def turned_away_by_the_first(provider: str) -> Submission:
        if provider == "first":
            raise not_sent(again_in=NEVER)
        return Submission.accepted("handle")

    studio.submitting = turned_away_by_the_first
    settlement = await (await begin(temporal, queue, FIRST, SECOND)).result()
    assert settlement.status is Status.SUCCEEDED
    assert studio.submitted[-1] == "second"
    assert studio.canceled == []


async def test_a_submit_that_was_never_taken_by_the_only_provider_expires(
    studio: Studio, temporal: Client, queue: str
) -> None:
    async def turned_away(_provider: str) -> Submission:
        raise not_sent(again_in=NEVER)

    studio.submitting = turned_away
    with pytest.raises(WorkflowFailureError):
        await (await begin(temporal, queue, FIRST)).result()
    assert [(o.status, o.code) for o in studio.settled] == [(Status.EXPIRED, Code.TIMEOUT)]


class OnTheWire:
    """A first submit that is held until `end`, and then was not taken; it goes to its end whatever comes."""

    def __init__(self) -> None:
        self.begun, self.end = asyncio.Event(), asyncio.Event()

    async def __call__(self, _provider: str) -> Submission:
        if self.begun.is_set():
            return Submission.accepted("handle")
        self.begun.set()
        while not self.end.is_set():
            try:
                await self.end.wait()
            except asyncio.CancelledError:
                continue
        raise not_sent()


async def test_a_retry_asked_for_while_a_submit_is_on_the_wire_makes_it_again_if_it_was_not_taken(
    studio: Studio, temporal: Client, queue: str
) -> None:
    studio.submitting = wire = OnTheWire()
    handle = await begin(temporal, queue, FIRST)
    await wire.begun.wait()
    await handle.signal(Generation.retry)
    try:
        await recorded(handle, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED)
    finally:
        wire.end.set()
    assert (await handle.result()).status is Status.SUCCEEDED
    assert studio.submitted == ["first", "first"]


async def test_a_cancel_while_a_submit_is_on_the_wire_cancels_though_it_was_not_taken(
    studio: Studio, temporal: Client, queue: str
) -> None:
    studio.submitting = wire = OnTheWire()
    handle = await begin(temporal, queue, FIRST)
    await wire.begun.wait()
    canceling = asyncio.create_task(handle.execute_update(Generation.cancel))
    try:
        await recorded(handle, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED)
    finally:
        wire.end.set()
    assert (await canceling).canceled
    assert studio.submitted == ["first"]
    assert [(o.status, o.code) for o in studio.settled] == [(Status.CANCELED, Code.CANCELED)]


async def test_a_step_that_fails_for_good_fails_the_job_and_stops_what_was_bought(
    studio: Studio, temporal: Client, queue: str
) -> None:
    async def broken() -> Progress:
        raise ApplicationError("a fault of ours", non_retryable=True)

    studio.waiting = broken
    with pytest.raises(WorkflowFailureError):
        await (await begin(temporal, queue, FIRST)).result()
    assert [(o.status, o.code) for o in studio.settled] == [(Status.FAILED, Code.INTERNAL)]
    assert studio.canceled == ["first"]
