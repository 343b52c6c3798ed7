"""Every pair of statuses: a row moves where the transition table says, and nowhere else."""

from itertools import product

import pytest

from domain.failure import Code
from domain.job import TERMINAL, TRANSITIONS, Status
from store import jobs
from store.database import Database
from tests.store import given

OPEN = [status for status in Status if status not in TERMINAL]


async def status_of(database: Database, job_id: str) -> Status:
    return Status(await given.column(database, job_id, "status"))


@pytest.mark.parametrize(("start", "target"), [*product(OPEN, Status)])
async def test_an_open_attempt_moves_as_the_table_says(start: Status, target: Status, database: Database) -> None:
    ticket = await given.job(database, start)
    allowed = target is start or target in TRANSITIONS[start]
    async with database.transaction() as tx:
        assert await jobs.advance(tx, ticket.job_id, 1, target, progress=0.5) is allowed
    assert await status_of(database, ticket.job_id) is (target if allowed else start)
    assert await given.column(database, ticket.job_id, "progress") == (0.5 if allowed else 0.0)


@pytest.mark.parametrize(("start", "target"), [*product(sorted(TERMINAL), Status)])
async def test_an_attempt_that_has_ended_does_not_move(start: Status, target: Status, database: Database) -> None:
    """What the table allows after an end is a new attempt, and that is opened by its admission only."""
    ticket = await given.job(database, start)
    async with database.transaction() as tx:
        assert not await jobs.advance(tx, ticket.job_id, 1, target)
    assert await status_of(database, ticket.job_id) is start


@pytest.mark.parametrize(("start", "end"), [*product(Status, sorted(TERMINAL))])
async def test_an_attempt_ends_where_the_table_says(start: Status, end: Status, database: Database) -> None:
    ticket = await given.job(database, start)
    allowed = start not in TERMINAL and end in TRANSITIONS[start]
    async with database.transaction() as tx:
        ended = await jobs.finish(tx, ticket.job_id, 1, end, None if end is Status.SUCCEEDED else Code.INTERNAL)
    assert (ended is not None) is allowed
    assert await status_of(database, ticket.job_id) is (end if allowed else start)


@pytest.mark.parametrize("attempt", [1, 3])
async def test_only_the_current_attempt_moves(attempt: int, database: Database) -> None:
    ticket = await given.job(database, Status.FAILED)
    async with database.transaction() as tx:
        assert await jobs.admit(tx, ticket.model_copy(update={"attempt": 2}), Status.PENDING)
        assert not await jobs.advance(tx, ticket.job_id, attempt, Status.RUNNING)
        assert await jobs.finish(tx, ticket.job_id, attempt, Status.FAILED, Code.INTERNAL) is None
        assert await jobs.advance(tx, ticket.job_id, 2, Status.RUNNING)
