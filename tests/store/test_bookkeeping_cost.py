"""How many statements the two hot steps take: each is a round trip on every job's way."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from activities.bookkeeping import Books
from domain.failure import Code
from domain.job import Status, Ticket
from domain.spec import Callback
from store import jobs
from store.database import Database
from tests.store import given
from workflows.steps import Outcome


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """Every statement sent while the test runs, by its first words."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        sent.append(" ".join(statement.split()[:4]))

    event.listen(database._engine.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(database._engine.sync_engine, "before_cursor_execute", note)


async def admitted(books: Books, database: Database, callback: Callback | None = None) -> Ticket:
    ticket = given.ticket(await given.account(database, 0, 30), callback=callback)
    await books.admit(ticket)
    async with database.transaction() as tx:
        for status in (Status.RUNNING, Status.STORING):
            await jobs.advance(tx, ticket.job_id, 1, status)
    return ticket


async def test_an_admission_takes_four_statements(books: Books, database: Database, statements: list[str]) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    statements.clear()
    assert (await books.admit(ticket)).in_flight
    assert len(statements) == 4, statements  # the charge; the order of places, the place; the job


@pytest.mark.parametrize(
    ("status", "code", "callback", "number"),
    [
        (Status.SUCCEEDED, None, None, 4),  # the outcome; the order of places, the place, nobody waits for it
        (Status.SUCCEEDED, None, given.HOOK, 5),  # and the webhook
        (Status.FAILED, Code.INTERNAL, None, 5),  # the refund is one more
        (Status.FAILED, Code.INTERNAL, given.HOOK, 6),  # both
    ],
)
async def test_a_settlement_takes_as_many_statements_as_it_has_parts(
    status: Status,
    code: Code | None,
    callback: Callback | None,
    number: int,
    books: Books,
    database: Database,
    statements: list[str],
) -> None:
    ticket = await admitted(books, database, callback)
    statements.clear()
    settled = await books.settle(Outcome(job_id=ticket.job_id, attempt=1, status=status, code=code))
    assert settled.status is status
    assert len(statements) == number, statements
