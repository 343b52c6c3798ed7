"""Credits under many hands at once: never spent twice, never given back twice."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.ledger import Pools
from store import ledger
from store.database import Database, violated
from store.tables import CHARGED_ONCE
from tests.store import given


async def test_credits_for_ten_jobs_buy_exactly_ten_of_eighty(database: Database) -> None:
    payer = await given.account(database, 35, 65)

    async def buy() -> bool:
        async with database.transaction() as tx:
            return await ledger.charge(tx, payer, 10, given.name("job"), 1) is not None

    bought = await asyncio.gather(*(buy() for _ in range(80)))
    assert sum(bought) == 10
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(0, 0)


async def test_one_attempt_charged_from_all_sides_pays_once(database: Database) -> None:
    payer, job = await given.account(database, 30, 170), given.name("job")

    async def buy() -> str | None:
        try:
            async with database.transaction() as tx:
                assert await ledger.charge(tx, payer, 10, job, 1) is not None
        except IntegrityError as error:
            return violated(error)
        return None

    ends = await asyncio.gather(*(buy() for _ in range(16)))
    assert sorted(ends, key=str) == [None] + [CHARGED_ONCE] * 15
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(20, 170)


async def test_one_attempt_refunded_from_all_sides_is_given_back_once(database: Database) -> None:
    payer, job = await given.account(database, 3, 17), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)

    async def give_back() -> int:
        async with database.transaction() as tx:
            return await ledger.refund(tx, job, 1)

    given_back = await asyncio.gather(*(give_back() for _ in range(16)))
    assert sorted(given_back) == [0] * 15 + [10]
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(3, 17)


async def test_charges_and_refunds_crossing_each_other_lose_no_credit(database: Database) -> None:
    payer = await given.account(database, 45, 55)
    held: asyncio.Queue[str] = asyncio.Queue()

    async def buy() -> bool:
        job = given.name("job")
        async with database.transaction() as tx:
            bought = await ledger.charge(tx, payer, 10, job, 1) is not None
        if bought:
            held.put_nowait(job)
        return bought

    async def give_back() -> int:
        job = await held.get()
        async with database.transaction() as tx:
            return await ledger.refund(tx, job, 1)

    async with asyncio.timeout(60):
        assert all(await asyncio.gather(*(buy() for _ in range(10))))
        crossing = [step() for _ in range(10) for step in (give_back, buy)]
        await asyncio.gather(*crossing)
        while not held.empty():
            assert await give_back() == 10
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(45, 55)


async def test_a_charge_that_waited_for_a_grant_takes_the_monthly_credits_first(database: Database) -> None:
    payer = await given.account(database, 0, 10)
    async with database.transaction() as first:
        await ledger.grant(first, payer, Pools(20, 0))
        charge = await waiting_charge(database, payer)
    assert await charge == ledger.Charge(balance=Pools(10, 10), taken=Pools(10, 0))


async def test_a_charge_that_waited_while_the_credits_were_spent_is_refused(database: Database) -> None:
    payer = await given.account(database, 10, 5)
    async with database.transaction() as first:
        await ledger.charge(first, payer, 10, given.name("job"), 1)
        charge = await waiting_charge(database, payer)
    assert await charge is None
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(0, 5)


async def test_what_became_of_a_charge_is_not_said_while_it_is_being_committed(database: Database) -> None:
    payer, job = await given.account(database, 0, 10), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)
        asked = asyncio.create_task(became_of(database, job, 1, datetime.now(UTC)))
        await given.blocked(database)
    assert await asked is True


async def test_what_became_of_a_charge_that_was_taken_back_is_not_said_before(database: Database) -> None:
    payer, job = await given.account(database, 0, 10), given.name("job")
    async with database.transaction() as tx:
        charging = await tx.begin_nested()
        await ledger.charge(tx, payer, 10, job, 1)
        asked = asyncio.create_task(became_of(database, job, 1, datetime.now(UTC)))
        await given.blocked(database)
        await charging.rollback()
    assert await asked is False


@pytest.mark.parametrize("seconds", [-1, 3600])
async def test_a_charge_that_did_not_come_may_come_until_its_ticket_is_void(seconds: int, database: Database) -> None:
    payer, job = await given.account(database, 0, 20), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)
    void_from = datetime.now(UTC) + timedelta(seconds=seconds)
    assert await became_of(database, job, 1, void_from) is True
    assert await became_of(database, job, 2, void_from) is (False if seconds < 0 else None)


async def became_of(database: Database, job: str, attempt: int, void_from: datetime) -> bool | None:
    async with database.transaction() as tx:
        return await ledger.was_charged(tx, job, attempt, void_from)


async def waiting_charge(database: Database, payer: str) -> "asyncio.Task[ledger.Charge | None]":
    """A charge of 10 credits that has begun and waits for another transaction."""

    async def buy() -> ledger.Charge | None:
        async with database.transaction() as tx:
            return await ledger.charge(tx, payer, 10, given.name("job"), 1)

    charge = asyncio.create_task(buy())
    await given.blocked(database)
    return charge
