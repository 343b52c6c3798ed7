"""Idempotency keys: one job for one key, however often and from how many sides it is sent."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.job import Claim
from store import idempotency
from store.database import Database, Transaction
from store.idempotency import ABANDONED_AFTER, LIFE, Holder
from tests.store import given

SECOND = timedelta(seconds=1)


def a_claim(fingerprint: str = "f") -> Claim:
    return Claim(scope="videos", key="one", fingerprint=fingerprint)


async def claimed(database: Database, account: str, job_id: str, claim: Claim | None = None) -> Holder:
    async with database.transaction() as tx:
        return await idempotency.claim(tx, account, claim or a_claim(), job_id)


async def aged(tx: Transaction, account: str, age: timedelta) -> None:
    """As if every claim of an account had been made so long before this transaction."""
    then = "UPDATE idempotency_keys SET claimed_at = now() - cast(:age AS interval) WHERE account = :account"
    await tx.execute(text(then), {"age": age, "account": account})


async def test_a_free_key_is_claimed_for_the_job_that_asks(database: Database) -> None:
    account, job_id = await given.account(database), given.name("job")
    assert await claimed(database, account, job_id) == Holder(job_id, False, "f")


async def test_a_key_stays_with_the_job_it_was_claimed_for(database: Database) -> None:
    job = await given.job(database)
    await claimed(database, job.account, job.job_id)
    again = await claimed(database, job.account, given.name("job"), a_claim("g"))
    assert again == Holder(job.job_id, True, "f")


async def test_a_key_counts_within_its_account_and_scope(database: Database) -> None:
    account, other = await given.account(database), await given.account(database)
    await claimed(database, account, given.name("job"))
    theirs, elsewhere, second = given.name("job"), given.name("job"), given.name("job")
    assert (await claimed(database, other, theirs)).job_id == theirs
    for job_id, change in [(elsewhere, {"scope": "music"}), (second, {"key": "two"})]:
        assert (await claimed(database, account, job_id, a_claim().model_copy(update=change))).job_id == job_id


async def test_one_of_many_claims_at_once_gets_the_key(database: Database) -> None:
    account = await given.account(database)
    wishes = [given.name("job") for _ in range(16)]
    holders = await asyncio.gather(*(claimed(database, account, job_id) for job_id in wishes))
    assert len({holder.job_id for holder in holders}) == 1
    assert holders[0].job_id in wishes


@pytest.mark.parametrize(
    ("admitted", "age", "taken_over"),
    [
        (False, ABANDONED_AFTER - SECOND, False),  # it is being answered right now
        (False, ABANDONED_AFTER + SECOND, True),  # left behind by a crash
        (True, ABANDONED_AFTER + SECOND, False),  # answered by its job
        (True, LIFE - SECOND, False),
        (True, LIFE + SECOND, True),  # forgotten after a day
    ],
)
async def test_a_claim_is_taken_over_when_it_has_ended(
    admitted: bool, age: timedelta, taken_over: bool, database: Database
) -> None:
    account = await given.account(database)
    first = (await given.job(database, account=account)).job_id if admitted else given.name("job")
    await claimed(database, account, first)
    second = given.name("job")
    async with database.transaction() as tx:  # for which time stands still
        await aged(tx, account, age)
        holder = await idempotency.claim(tx, account, a_claim("g"), second)
    assert holder == (Holder(second, False, "g") if taken_over else Holder(first, admitted, "f"))


async def test_a_claim_is_confirmed_by_the_job_that_holds_it_only(database: Database) -> None:
    account, job_id = await given.account(database), given.name("job")
    await claimed(database, account, job_id)
    async with database.transaction() as tx:
        assert await idempotency.confirm(tx, account, a_claim(), job_id)
        assert not await idempotency.confirm(tx, account, a_claim(), given.name("job"))
        assert not await idempotency.confirm(tx, account, Claim(scope="videos", key="two", fingerprint="f"), job_id)


async def test_a_confirmed_claim_is_not_taken_over_while_its_job_is_being_admitted(database: Database) -> None:
    ticket = given.ticket(await given.account(database))
    await claimed(database, ticket.account, ticket.job_id)
    async with database.transaction() as tx:
        await aged(tx, ticket.account, ABANDONED_AFTER + SECOND)
    async with database.transaction() as tx:
        assert await idempotency.confirm(tx, ticket.account, a_claim(), ticket.job_id)
        rival = asyncio.create_task(claimed(database, ticket.account, given.name("job")))
        await given.blocked(database)
        await given.admit(tx, ticket)
    assert await rival == Holder(ticket.job_id, True, "f")


async def test_an_admission_that_takes_longer_than_a_claim_is_waited_for_keeps_its_key(database: Database) -> None:
    ticket = given.ticket(await given.account(database))
    await claimed(database, ticket.account, ticket.job_id)
    async with database.transaction() as tx:
        assert await idempotency.confirm(tx, ticket.account, a_claim(), ticket.job_id)
        then = text(
            "UPDATE idempotency_keys SET claimed_at = claimed_at - cast(:age AS interval) WHERE account = :account"
        )
        await tx.execute(then, {"age": ABANDONED_AFTER + SECOND, "account": ticket.account})
        rival = asyncio.create_task(claimed(database, ticket.account, given.name("job")))
        await given.blocked(database)
        await given.admit(tx, ticket)
    assert await rival == Holder(ticket.job_id, True, "f")


async def test_a_key_given_up_is_free_again(database: Database) -> None:
    account, first, second = await given.account(database), given.name("job"), given.name("job")
    await claimed(database, account, first)
    async with database.transaction() as tx:
        await idempotency.give_up(tx, account, a_claim(), first)
    assert await claimed(database, account, second) == Holder(second, False, "f")


async def test_a_key_whose_job_was_admitted_is_not_given_up(database: Database) -> None:
    job = await given.job(database)
    await claimed(database, job.account, job.job_id)
    async with database.transaction() as tx:
        await idempotency.give_up(tx, job.account, a_claim(), job.job_id)
        await idempotency.give_up(tx, job.account, a_claim(), given.name("job"))
    assert (await claimed(database, job.account, given.name("job"))).job_id == job.job_id
