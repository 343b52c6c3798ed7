"""Settling on the real database: one outcome, one refund if it did not deliver, the place handed on."""

import asyncio

import pytest

from activities.bookkeeping import Books
from domain.failure import RULES, Code
from domain.job import Status, Ticket
from domain.ledger import Pools
from domain.spec import Callback
from store import deliveries, jobs
from store.database import Database
from store.deliveries import DeliveryState
from tests.store import given
from workflows.steps import Outcome, Settlement

UNDELIVERED = [Status.FAILED, Status.CANCELED, Status.EXPIRED]


async def storing(books: Books, database: Database, callback: Callback | None = None) -> Ticket:
    """A job that paid 4 monthly and 6 purchased credits, and may still end in any way."""
    ticket = given.ticket(await given.account(database, 4, 26), callback=callback)
    await books.admit(ticket)
    async with database.transaction() as tx:
        for status in (Status.RUNNING, Status.STORING):
            assert await jobs.advance(tx, ticket.job_id, 1, status)
    return ticket


def outcome(ticket: Ticket, status: Status) -> Outcome:
    code = None if status is Status.SUCCEEDED else Code.PROVIDER_ERROR
    return Outcome(job_id=ticket.job_id, attempt=ticket.attempt, status=status, code=code)


@pytest.mark.parametrize("status", UNDELIVERED)
async def test_an_undelivered_job_gets_its_credits_back_once(status: Status, books: Books, database: Database) -> None:
    ticket = await storing(books, database)
    settled = Settlement(status=status, code=Code.PROVIDER_ERROR, refunded_credits=10)
    assert await books.settle(outcome(ticket, status)) == settled
    assert await books.settle(outcome(ticket, status)) == settled
    assert await given.balance(database, ticket.account) == Pools(4, 26)
    assert await given.count(database, "entries", job_id=ticket.job_id, kind="refund") == 1
    assert await given.count(database, "leases", job_id=ticket.job_id) == 0


async def test_a_delivered_job_keeps_its_charge(books: Books, database: Database) -> None:
    ticket = await storing(books, database)
    settled = Settlement(status=Status.SUCCEEDED)
    assert await books.settle(outcome(ticket, Status.SUCCEEDED)) == settled
    assert await books.settle(outcome(ticket, Status.SUCCEEDED)) == settled
    assert await given.balance(database, ticket.account) == Pools(0, 20)
    assert await given.count(database, "entries", job_id=ticket.job_id) == 1


@pytest.mark.parametrize(
    ("first", "later", "refunded"),
    [
        (Status.SUCCEEDED, Status.CANCELED, 0),  # canceled too late: it stays paid
        (Status.CANCELED, Status.SUCCEEDED, 10),  # what came after the cancel is not delivered
        (Status.FAILED, Status.EXPIRED, 10),  # two reasons, one refund
    ],
)
async def test_the_first_outcome_stands(
    first: Status, later: Status, refunded: int, books: Books, database: Database
) -> None:
    ticket = await storing(books, database)
    settled = await books.settle(outcome(ticket, first))
    assert await books.settle(outcome(ticket, later)) == settled
    assert (settled.status, settled.refunded_credits) == (first, refunded)
    assert (await given.balance(database, ticket.account)).total == 20 + refunded


async def test_of_outcomes_from_all_sides_one_wins_and_decides_the_refund(books: Books, database: Database) -> None:
    for _ in range(5):
        ticket = await storing(books, database, callback=given.HOOK)
        ends = [Status.SUCCEEDED, *UNDELIVERED] * 3
        settled = await asyncio.gather(*(books.settle(outcome(ticket, end)) for end in ends))
        assert settled == [settled[0]] * len(ends)
        delivered = settled[0].status is Status.SUCCEEDED
        assert settled[0].refunded_credits == (0 if delivered else 10)
        assert await given.balance(database, ticket.account) == (Pools(0, 20) if delivered else Pools(4, 26))
        assert await given.count(database, "deliveries", job_id=ticket.job_id) == 1
        assert await given.count(database, "leases", job_id=ticket.job_id) == 0


async def test_an_earlier_attempt_is_settled_as_it_ended(books: Books, database: Database) -> None:
    ticket = await storing(books, database)
    await books.settle(outcome(ticket, Status.FAILED))
    await books.admit(ticket.model_copy(update={"attempt": 2}))
    again = await books.settle(outcome(ticket, Status.SUCCEEDED))
    assert again == Settlement(status=Status.FAILED, code=Code.PROVIDER_ERROR, refunded_credits=10)
    assert await given.count(database, "jobs", id=ticket.job_id, status=Status.PENDING) == 1


@pytest.mark.parametrize("code", Code)
async def test_an_outcome_is_flagged_as_its_code_says(code: Code, books: Books, database: Database) -> None:
    ticket = await storing(books, database)
    await books.settle(Outcome(job_id=ticket.job_id, attempt=1, status=Status.FAILED, code=code))
    async with database.transaction() as tx:
        job = await jobs.get(tx, ticket.job_id)
    assert job is not None
    assert (job.failure, job.flagged) == (code, RULES[code].flagged)


async def test_a_webhook_is_recorded_for_each_attempt_once(books: Books, database: Database) -> None:
    ticket = await storing(books, database, callback=given.HOOK)
    event_id = (await books.settle(outcome(ticket, Status.FAILED))).event_id
    assert event_id is not None
    assert (await books.settle(outcome(ticket, Status.FAILED))).event_id == event_id
    async with database.transaction() as tx:
        event = await deliveries.get(tx, event_id)
    sent_to = (event.job_id, event.account, event.url, event.dialect, event.state)
    assert sent_to == (ticket.job_id, ticket.account, given.HOOK.url, given.HOOK.dialect, DeliveryState.PENDING)
    second = ticket.model_copy(update={"attempt": 2})
    await books.admit(second)
    other_id = (await books.settle(outcome(second, Status.CANCELED))).event_id
    assert other_id not in (None, event_id)
    assert await given.count(database, "deliveries", job_id=ticket.job_id) == 2


async def test_without_a_callback_there_is_no_webhook(books: Books, database: Database) -> None:
    ticket = await storing(books, database)
    assert (await books.settle(outcome(ticket, Status.SUCCEEDED))).event_id is None
    assert await given.count(database, "deliveries", job_id=ticket.job_id) == 0
