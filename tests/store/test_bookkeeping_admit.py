"""Admission on the real database: charged, placed and written together, or nothing at all."""

import asyncio
from datetime import timedelta

import pytest

from activities.bookkeeping import Books
from domain.attempt import Candidate
from domain.failure import Code
from domain.job import Status, Ticket
from domain.ledger import Pools
from store import jobs
from store.database import Database
from tests.store import given
from workflows.steps import Admission, Outcome


async def left_behind(database: Database, ticket: Ticket) -> dict[str, int]:
    """Rows there are of a job."""
    return {
        "jobs": await given.count(database, "jobs", id=ticket.job_id),
        "entries": await given.count(database, "entries", job_id=ticket.job_id),
        "leases": await given.count(database, "leases", job_id=ticket.job_id),
    }


NOTHING = {"jobs": 0, "entries": 0, "leases": 0}
ONE_OF_EACH = {"jobs": 1, "entries": 1, "leases": 1}


async def test_an_admission_charges_places_and_writes_the_job(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 4, 26))
    assert await books.admit(ticket) == Admission(accepted=True, balance=20, in_flight=True)
    assert await left_behind(database, ticket) == ONE_OF_EACH
    async with database.transaction() as tx:
        job = await jobs.get(tx, ticket.job_id)
    assert job is not None
    assert (job.status, job.attempt, job.price_credits, job.spec) == (Status.PENDING, 1, 10, ticket.spec)
    assert await given.balance(database, ticket.account) == Pools(0, 20)


async def test_without_a_free_place_the_job_is_charged_and_queued(books: Books, database: Database) -> None:
    payer = await given.account(database, 0, 30)
    first, second = (given.ticket(payer, account_in_flight_max=1) for _ in range(2))
    await books.admit(first)
    assert await books.admit(second) == Admission(accepted=True, balance=10, in_flight=False)
    async with database.transaction() as tx:
        job = await jobs.get(tx, second.job_id)
    assert job is not None
    assert job.status is Status.QUEUED


async def test_admitting_again_charges_nothing_and_answers_the_same(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    first = await books.admit(ticket)
    assert await books.admit(ticket) == first == Admission(accepted=True, balance=20, in_flight=True)
    assert await left_behind(database, ticket) == ONE_OF_EACH


async def test_admitting_again_with_the_last_credits_answers_the_same(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 10))
    first = await books.admit(ticket)
    assert await books.admit(ticket) == first == Admission(accepted=True, balance=0, in_flight=True)
    assert await left_behind(database, ticket) == ONE_OF_EACH


async def test_admitting_from_all_sides_charges_once(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 200))
    answers = await asyncio.gather(*(books.admit(ticket) for _ in range(12)))
    assert answers == [Admission(accepted=True, balance=190, in_flight=True)] * 12
    assert await left_behind(database, ticket) == ONE_OF_EACH
    assert await given.balance(database, ticket.account) == Pools(0, 190)


@pytest.mark.parametrize("credits", [0, 9])
async def test_too_few_credits_leave_nothing_behind(credits: int, books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, credits))
    refused = Admission(accepted=False, balance=credits, code=Code.INSUFFICIENT_CREDITS)
    assert await books.admit(ticket) == refused
    assert await left_behind(database, ticket) == NOTHING
    assert await given.balance(database, ticket.account) == Pools(0, credits)


async def test_an_account_that_does_not_exist_has_no_credits(books: Books, database: Database) -> None:
    ticket = given.ticket(given.name("account"))
    assert await books.admit(ticket) == Admission(accepted=False, balance=0, code=Code.INSUFFICIENT_CREDITS)
    assert await left_behind(database, ticket) == NOTHING


async def test_a_late_ticket_leaves_nothing_behind(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    late = ticket.model_copy(update={"admit_before": ticket.created_at - timedelta(seconds=1)})
    assert await books.admit(late) == Admission(accepted=False, balance=0, code=Code.TOO_LATE)
    assert await left_behind(database, late) == NOTHING
    assert await given.balance(database, ticket.account) == Pools(0, 30)


async def test_a_late_ticket_gives_the_place_it_took_to_nobody(books: Books, database: Database) -> None:
    payer = await given.account(database, 0, 30)
    candidates = (Candidate(provider=given.name("provider"), model="m", in_flight_max=1),)
    late = given.ticket(payer, candidates=candidates)
    await books.admit(late.model_copy(update={"admit_before": late.created_at - timedelta(seconds=1)}))
    assert (await books.admit(given.ticket(payer, candidates=candidates))).in_flight


async def test_a_settled_attempt_is_not_admitted_again(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    await books.admit(ticket)
    await books.settle_once(Outcome(job_id=ticket.job_id, attempt=1, status=Status.CANCELED, code=Code.CANCELED))
    assert await books.admit(ticket) == Admission(accepted=False, balance=30, code=Code.TOO_LATE)
    assert await given.count(database, "leases", job_id=ticket.job_id) == 0
    assert await given.balance(database, ticket.account) == Pools(0, 30)


async def test_a_retry_is_charged_as_the_next_attempt(books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    await books.admit(ticket)
    await books.settle_once(Outcome(job_id=ticket.job_id, attempt=1, status=Status.SUCCEEDED))
    await books.settle_once(Outcome(job_id=ticket.job_id, attempt=1, status=Status.FAILED, code=Code.INTERNAL))
    second = ticket.model_copy(update={"attempt": 2})
    assert await books.admit(second) == Admission(accepted=True, balance=20, in_flight=True)
    assert await given.count(database, "entries", job_id=ticket.job_id, kind="charge") == 2


@pytest.mark.parametrize(
    "attempt",
    [
        2,  # while the first is still open
        3,  # with one left out
    ],
)
async def test_an_attempt_out_of_turn_leaves_nothing_behind(attempt: int, books: Books, database: Database) -> None:
    ticket = given.ticket(await given.account(database, 0, 30))
    await books.admit(ticket)
    refused = await books.admit(ticket.model_copy(update={"attempt": attempt}))
    assert (refused.accepted, refused.code) == (False, Code.TOO_LATE)
    assert await left_behind(database, ticket) == ONE_OF_EACH
    assert await given.balance(database, ticket.account) == Pools(0, 20)
