"""One movement of credits at a time: which pool pays, what comes back, what is refused."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.ledger import EntryKind, Pools
from store import ledger
from store.database import Database, violated
from store.tables import CHARGED_ONCE
from tests.store import given


async def test_a_grant_is_added_to_its_pools_and_entered(database: Database) -> None:
    payer = await given.account(database)
    async with database.transaction() as tx:
        assert await ledger.grant(tx, payer, Pools(3, 4)) == Pools(3, 4)
        assert await ledger.grant(tx, payer, Pools(1, 0)) == Pools(4, 4)
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(4, 4)
    assert await given.count(database, "entries", account=payer, kind=EntryKind.GRANT) == 2


@pytest.mark.parametrize(
    ("price", "taken"),
    [
        (0, Pools(0, 0)),  # a gift is a charge too, so that the attempt is entered
        (5, Pools(5, 0)),  # the monthly pool covers it
        (6, Pools(6, 0)),  # exactly
        (7, Pools(6, 1)),  # the purchased one gives the rest
        (10, Pools(6, 4)),  # everything
    ],
)
async def test_a_charge_takes_monthly_credits_first(price: int, taken: Pools, database: Database) -> None:
    payer, job = await given.account(database, 6, 4), given.name("job")
    left = Pools(6 - taken.monthly, 4 - taken.purchased)
    async with database.transaction() as tx:
        assert await ledger.charge(tx, payer, price, job, 1) == ledger.Charge(balance=left, taken=taken)
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == left
    assert await given.count(database, "entries", job_id=job, attempt=1, kind=EntryKind.CHARGE) == 1


async def test_a_refund_restores_the_same_pools_once(database: Database) -> None:
    payer, job = await given.account(database, 6, 4), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 8, job, 1)
        assert await ledger.refunded(tx, job, 1) == 0
    async with database.transaction() as tx:
        assert await ledger.refund(tx, job, 1) == 8
    assert await given.balance(database, payer) == Pools(6, 4)
    async with database.transaction() as tx:
        assert await ledger.refund(tx, job, 1) == 0
        assert await ledger.refunded(tx, job, 1) == 8
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(6, 4)


async def test_each_attempt_is_refunded_by_itself(database: Database) -> None:
    payer, job = await given.account(database, 0, 30), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)
        await ledger.charge(tx, payer, 12, job, 2)
        assert await ledger.refund(tx, job, 2) == 12
    assert await given.balance(database, payer) == Pools(0, 20)


async def test_nothing_is_refunded_for_an_attempt_that_was_never_charged(database: Database) -> None:
    payer = await given.account(database, 5, 5)
    async with database.transaction() as tx:
        assert await ledger.refund(tx, given.name("job"), 1) == 0
    assert await given.balance(database, payer) == Pools(5, 5)


async def test_too_few_credits_move_nothing(database: Database) -> None:
    payer, job = await given.account(database, 4, 5), given.name("job")
    async with database.transaction() as tx:
        assert await ledger.charge(tx, payer, 10, job, 1) is None
    assert await given.balance(database, payer) == Pools(4, 5)
    assert await given.count(database, "entries", job_id=job) == 0


async def test_an_account_that_does_not_exist_cannot_pay_nor_be_given_to(database: Database) -> None:
    nobody, job = given.name("account"), given.name("job")
    async with database.transaction() as tx:
        assert await ledger.charge(tx, nobody, 0, job, 1) is None
    with pytest.raises(LookupError, match=nobody):
        async with database.transaction() as tx:
            await ledger.grant(tx, nobody, Pools(0, 1))
    assert await given.count(database, "entries", account=nobody) == 0


async def test_an_attempt_is_charged_once(database: Database) -> None:
    payer, job = await given.account(database, 0, 100), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as tx:
            await ledger.charge(tx, payer, 10, job, 1)
    assert violated(refused.value) == CHARGED_ONCE
    assert await given.balance(database, payer) == await given.entries_sum(database, payer) == Pools(0, 90)


@pytest.mark.parametrize("pool", ["monthly_credits", "purchased_credits"])
async def test_no_pool_can_be_overdrawn(pool: str, database: Database) -> None:
    payer = await given.account(database, 5, 5)
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as tx:
            await tx.execute(text(f"UPDATE accounts SET {pool} = -1 WHERE name = :name"), {"name": payer})
    assert violated(refused.value) == f"accounts_{pool.removesuffix('_credits')}_not_negative"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET purchased = purchased WHERE account = :account",
        "DELETE FROM entries WHERE account = :account",
        "TRUNCATE entries",
    ],
)
async def test_entries_are_append_only(statement: str, database: Database) -> None:
    payer = await given.account(database, 0, 7)
    with pytest.raises(DBAPIError, match="ledger entries are never changed or deleted"):
        async with database.transaction() as tx:
            await tx.execute(text(statement), {"account": payer} if ":account" in statement else {})
    assert await given.entries_sum(database, payer) == Pools(0, 7)


async def test_the_history_is_newest_first_and_limited(database: Database) -> None:
    payer, other, job = await given.account(database, 5, 5), await given.account(database, 1, 1), given.name("job")
    async with database.transaction() as tx:
        await ledger.charge(tx, payer, 6, job, 1)
        await ledger.refund(tx, job, 1)
        shown = [(row.kind, row.monthly, row.purchased, row.job_id) for row in await ledger.history(tx, payer, 10)]
        assert shown == [("refund", 5, 1, job), ("charge", -5, -1, job), ("grant", 5, 5, None)]
        assert [row.kind for row in await ledger.history(tx, payer, 1)] == ["refund"]
        assert [row.account for row in await ledger.history(tx, other, 10)] == [other]
