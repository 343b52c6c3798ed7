"""Places in flight through the books: who is let in is told, and nothing is held after the end."""

from collections.abc import AsyncIterator

import pytest
from temporalio.client import Client, WorkflowHandle

from activities.bookkeeping import Books
from domain.attempt import Candidate
from domain.failure import Code
from domain.job import Status, Ticket, workflow_id
from store import jobs
from store.database import Database
from tests.store import given
from workflows.generation import Generation
from workflows.steps import Outcome, Seat, Settlement

CANCELED = {"attempt": 1, "status": Status.CANCELED, "code": Code.CANCELED}


def seat(ticket: Ticket, candidate: Candidate | None = None) -> Seat:
    return Seat(
        job_id=ticket.job_id,
        attempt=1,
        account=ticket.account,
        account_max=ticket.account_in_flight_max,
        candidate=candidate or ticket.candidates[0],
    )


@pytest.fixture
async def line(books: Books, database: Database) -> list[Ticket]:
    """Two jobs of an account that may have one in flight: the first is, the second waits."""
    payer = await given.account(database, 0, 100)
    tickets = [given.ticket(payer, account_in_flight_max=1) for _ in range(2)]
    assert [(await books.admit(ticket)).in_flight for ticket in tickets] == [True, False]
    return tickets


@pytest.fixture
async def sleeper(line: list[Ticket], temporal: Client) -> AsyncIterator[WorkflowHandle[Generation, Settlement]]:
    """The workflow of the job that waits, on a queue nobody works: it only collects signals."""
    handle = await temporal.start_workflow(
        Generation.run, line[1], id=workflow_id(line[1].job_id), task_queue=given.name("queue")
    )
    yield handle
    await handle.terminate()


async def signals(sleeper: WorkflowHandle[Generation, Settlement]) -> list[str]:
    return [
        event.workflow_execution_signaled_event_attributes.signal_name
        async for event in sleeper.fetch_history_events()
        if event.HasField("workflow_execution_signaled_event_attributes")
    ]


async def status(database: Database, ticket: Ticket) -> Status:
    async with database.transaction() as tx:
        job = await jobs.get(tx, ticket.job_id)
    assert job is not None
    return job.status


async def test_settling_hands_the_place_on_and_tells_the_next(
    line: list[Ticket], sleeper: WorkflowHandle[Generation, Settlement], books: Books
) -> None:
    assert await signals(sleeper) == []
    await books.settle(Outcome(job_id=line[0].job_id, **CANCELED))
    assert await signals(sleeper) == ["let_in"]
    assert await books.take_place(seat(line[1]))


async def test_moving_to_another_provider_tells_who_is_let_in(
    line: list[Ticket], sleeper: WorkflowHandle[Generation, Settlement], books: Books, database: Database
) -> None:
    elsewhere = Candidate(provider=given.name("provider"), model="m", in_flight_max=1)
    async with database.transaction() as tx:
        await jobs.advance(tx, line[0].job_id, 1, Status.RUNNING)
    assert not await books.take_place(seat(line[0], elsewhere))
    assert await signals(sleeper) == ["let_in"]
    assert await status(database, line[0]) is Status.QUEUED


async def test_a_job_that_misses_its_signal_finds_its_place_held(line: list[Ticket], books: Books) -> None:
    assert not await books.take_place(seat(line[1]))
    settled = await books.settle(Outcome(job_id=line[0].job_id, **CANCELED))  # there is no workflow to be told
    assert settled.refunded_credits == 10
    assert await books.take_place(seat(line[1]))


async def test_no_place_is_taken_for_an_attempt_that_has_ended(
    line: list[Ticket], books: Books, database: Database
) -> None:
    await books.settle(Outcome(job_id=line[0].job_id, **CANCELED))
    assert not await books.take_place(seat(line[0]))
    assert await given.count(database, "leases", job_id=line[0].job_id) == 0
    assert await status(database, line[0]) is Status.CANCELED
