"""Renewal: what is left of the monthly credits expires, the allowance comes, once a period, whoever runs it."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from domain.ledger import Pools
from store import ledger
from store.database import Database
from store.ledger import Due
from tests.store import given

NEXT = datetime.now(UTC) + timedelta(days=30)


async def ended(database: Database, account: str) -> Due:
    """An account whose period is over."""
    over = text("UPDATE accounts SET period_end = now() - interval '1 hour' WHERE name = :name")
    async with database.transaction() as tx:
        await tx.execute(over, {"name": account})
        found = await ledger.due(tx, datetime.now(UTC), 100_000)
    return next(due for due in found if due.account == account)


async def renew(database: Database, due: Due, allowance: int = 3900) -> bool:
    async with database.transaction() as tx:
        return await ledger.renew(tx, due, allowance, NEXT)


async def kinds(database: Database, account: str) -> list[tuple[str, int, int]]:
    async with database.transaction() as tx:
        rows = await tx.execute(
            text("SELECT kind, monthly, purchased FROM entries WHERE account = :name ORDER BY id"), {"name": account}
        )
    return [(row.kind, row.monthly, row.purchased) for row in rows]


async def test_leftover_monthly_credits_expire_and_purchased_ones_stay(fresh: Database) -> None:
    account = await given.account(fresh, monthly=700, purchased=50)
    assert await renew(fresh, await ended(fresh, account))
    assert await given.balance(fresh, account) == Pools(3900, 50)
    assert sorted(await kinds(fresh, account)) == [("expire", -700, 0), ("grant", 700, 50), ("grant", 3900, 0)]
    async with fresh.transaction() as tx:
        assert await ledger.verify(tx) == []
        assert account not in {due.account for due in await ledger.due(tx, datetime.now(UTC), 100_000)}


async def test_without_leftover_or_allowance_no_entry_is_made(fresh: Database) -> None:
    account = await given.account(fresh, purchased=50)
    assert await renew(fresh, await ended(fresh, account), allowance=0)
    assert await kinds(fresh, account) == [("grant", 0, 50)]


async def test_many_at_once_renew_once(fresh: Database) -> None:
    account = await given.account(fresh, monthly=700)
    due = await ended(fresh, account)
    assert sorted(await asyncio.gather(*(renew(fresh, due) for _ in range(8)))) == [False] * 7 + [True]
    assert await given.balance(fresh, account) == Pools(3900, 0) == await given.entries_sum(fresh, account)


async def test_a_charge_meanwhile_is_neither_lost_nor_given_twice(fresh: Database) -> None:
    account = await given.account(fresh, monthly=700)
    due = await ended(fresh, account)

    async def charge(number: int) -> None:
        async with fresh.transaction() as tx:
            await ledger.charge(tx, account, 100, f"job-{number}", 1)

    await asyncio.gather(*(charge(number) for number in range(5)), renew(fresh, due))
    assert await given.balance(fresh, account) == await given.entries_sum(fresh, account)


async def test_a_refund_after_the_renewal_goes_to_the_pool_it_came_from(fresh: Database) -> None:
    """The job was to be had with credits that have expired since: its client is not the poorer for our failure."""
    account = await given.account(fresh, monthly=700)
    job = await given.job(fresh, account=account)
    async with fresh.transaction() as tx:
        await ledger.charge(tx, account, job.price_credits, job.job_id, 1)
    assert await renew(fresh, await ended(fresh, account))
    async with fresh.transaction() as tx:
        assert await ledger.refund(tx, job.job_id, 1) == 10
    assert await given.balance(fresh, account) == Pools(3910, 0) == await given.entries_sum(fresh, account)
