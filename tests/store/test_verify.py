"""`ledger verify`: silent over a proper history, and each kind of tampering is found by the audit meant for it.

Every test has a database of its own, so it can tamper for good and ask the very function operators run.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.failure import Code
from domain.job import Status, Ticket
from domain.ledger import Pools
from store import accounts, jobs, ledger
from store.database import Database, Transaction
from tests.store import given


async def attempted(database: Database, ticket: Ticket, end: Status | None) -> None:
    """Charge an attempt and take it to its end, as the books do."""
    async with database.transaction() as tx:
        assert await ledger.charge(tx, ticket.account, ticket.price_credits, ticket.job_id, ticket.attempt)
        assert await jobs.admit(tx, ticket, Status.PENDING)
        for status in (Status.RUNNING, Status.STORING):
            assert await jobs.advance(tx, ticket.job_id, ticket.attempt, status)
    if end is None:
        return
    async with database.transaction() as tx:
        code = None if end is Status.SUCCEEDED else Code.PROVIDER_ERROR
        assert await jobs.finish(tx, ticket.job_id, ticket.attempt, end, code)
        if end is not Status.SUCCEEDED:
            assert await ledger.refund(tx, ticket.job_id, ticket.attempt) == ticket.price_credits


async def findings(database: Database) -> list[str]:
    async with database.transaction() as tx:
        return await ledger.verify(tx)


@asynccontextmanager
async def tampering(database: Database) -> AsyncIterator[Transaction]:
    """A transaction in which entries can be changed, as by somebody with the owner's password."""
    async with database.transaction() as tx:
        await tx.execute(text("ALTER TABLE entries DISABLE TRIGGER ALL"))
        yield tx
        await tx.execute(text("ALTER TABLE entries ENABLE TRIGGER ALL"))


async def test_a_proper_history_has_no_findings(fresh: Database) -> None:
    payer = await given.account(fresh, 25, 200)
    for end in (Status.SUCCEEDED, Status.FAILED, Status.CANCELED, Status.EXPIRED, None):
        await attempted(fresh, given.ticket(payer), end)
    retried = given.ticket(payer)
    await attempted(fresh, retried, Status.FAILED)
    await attempted(fresh, retried.model_copy(update={"attempt": 2}), Status.SUCCEEDED)
    await attempted(fresh, retried.model_copy(update={"attempt": 3}), None)
    assert await findings(fresh) == []


async def test_a_retry_at_another_price_has_no_findings(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 100))
    await attempted(fresh, job, Status.FAILED)
    await attempted(fresh, job.model_copy(update={"attempt": 2, "price_credits": 15}), Status.SUCCEEDED)
    assert await findings(fresh) == []


@pytest.mark.parametrize("pool", ["monthly", "purchased"])
async def test_a_balance_moved_without_an_entry_is_found(pool: str, fresh: Database) -> None:
    payer = await given.account(fresh, 5, 5)
    await given.account(fresh, 5, 5)
    async with tampering(fresh) as tx:
        await tx.execute(text(f"UPDATE accounts SET {pool}_credits = 6 WHERE name = :name"), {"name": payer})
    off = "monthly 1, purchased 0" if pool == "monthly" else "monthly 0, purchased 1"
    assert await findings(fresh) == [f"{payer}: balance differs from the sum of entries ({off})"]


async def test_credits_on_an_account_without_any_entry_are_found(fresh: Database) -> None:
    payer = await given.account(fresh)
    async with tampering(fresh) as tx:
        await tx.execute(text("UPDATE accounts SET purchased_credits = 1 WHERE name = :name"), {"name": payer})
    off = "monthly 0, purchased 1"
    assert await findings(fresh) == [f"{payer}: balance differs from the sum of entries ({off})"]


async def test_a_job_that_was_never_charged_is_found(fresh: Database) -> None:
    job = await given.job(fresh)
    found = await findings(fresh)
    assert found == [f"{job.job_id} attempt 1: attempt without exactly one charge of its price (price 10, charges 0)"]


async def test_a_charge_below_the_price_is_found(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, Status.SUCCEEDED)
    async with tampering(fresh) as tx:
        await tx.execute(text("UPDATE entries SET purchased = -9 WHERE kind = 'charge'"))
        await tx.execute(text("UPDATE accounts SET purchased_credits = 41"))  # so that only the price tells
    found = await findings(fresh)
    assert found == [f"{job.job_id} attempt 1: attempt without exactly one charge of its price (price 10, charges 0)"]


async def test_a_charge_to_somebody_else_is_found(fresh: Database) -> None:
    payer, other = await given.account(fresh, 0, 50), await given.account(fresh, 0, 50)
    job = given.ticket(payer)
    await attempted(fresh, job, Status.SUCCEEDED)
    async with tampering(fresh) as tx:
        await tx.execute(text("UPDATE entries SET account = :other WHERE kind = 'charge'"), {"other": other})
        await tx.execute(text("UPDATE accounts SET purchased_credits = 90 - purchased_credits"))
    found = await findings(fresh)
    assert found == [f"{job.job_id} attempt 1: attempt without exactly one charge of its price (price 10, charges 0)"]


async def test_a_charge_below_the_price_of_an_earlier_attempt_is_found(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, Status.SUCCEEDED)
    await attempted(fresh, job.model_copy(update={"attempt": 2, "price_credits": 15}), Status.SUCCEEDED)
    async with tampering(fresh) as tx:
        await tx.execute(text("UPDATE entries SET purchased = -9 WHERE kind = 'charge' AND attempt = 1"))
        await tx.execute(text("UPDATE accounts SET purchased_credits = 26"))
    found = await findings(fresh)
    assert found == [f"{job.job_id} attempt 1: attempt without exactly one charge of its price (price 10, charges 0)"]


async def test_an_earlier_attempt_whose_charge_is_gone_is_found(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, Status.FAILED)
    await attempted(fresh, job.model_copy(update={"attempt": 2}), Status.SUCCEEDED)
    async with tampering(fresh) as tx:
        await tx.execute(text("DELETE FROM entries WHERE attempt = 1"))
    subject = f"{job.job_id} attempt 1"
    assert await findings(fresh) == [
        f"{subject}: attempt without exactly one charge of its price (price 10, charges 0)",
        f"{subject}: undelivered attempt without exactly one refund (outcome failed, refunds 0)",
    ]


async def test_a_charge_without_a_job_is_found(fresh: Database) -> None:
    payer, job = await given.account(fresh, 0, 50), given.name("job")
    async with fresh.transaction() as tx:
        await ledger.charge(tx, payer, 10, job, 1)
    assert await findings(fresh) == [f"{job} attempt 1: charge without a job (kind charge)"]


async def test_a_charge_for_an_attempt_that_was_never_made_is_found(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, Status.FAILED)
    async with fresh.transaction() as tx:
        await ledger.charge(tx, job.account, 10, job.job_id, 2)
    assert await findings(fresh) == [f"{job.job_id} attempt 2: charge without a job (kind charge)"]


@pytest.mark.parametrize("end", [Status.FAILED, Status.CANCELED, Status.EXPIRED])
async def test_an_undelivered_job_without_a_refund_is_found(end: Status, fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, None)
    async with fresh.transaction() as tx:
        await jobs.finish(tx, job.job_id, 1, end, Code.INTERNAL)
    rule = f"undelivered attempt without exactly one refund (outcome {end.value}, refunds 0)"
    assert await findings(fresh) == [f"{job.job_id} attempt 1: {rule}"]


async def test_an_undelivered_attempt_before_a_retry_without_a_refund_is_found(fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, None)
    async with fresh.transaction() as tx:
        await jobs.finish(tx, job.job_id, 1, Status.FAILED, Code.INTERNAL)
    await attempted(fresh, job.model_copy(update={"attempt": 2}), Status.SUCCEEDED)
    rule = "undelivered attempt without exactly one refund (outcome failed, refunds 0)"
    assert await findings(fresh) == [f"{job.job_id} attempt 1: {rule}"]


@pytest.mark.parametrize("status", [Status.SUCCEEDED, Status.STORING])
async def test_a_refund_of_a_job_that_delivered_or_goes_on_is_found(status: Status, fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, status if status is Status.SUCCEEDED else None)
    async with fresh.transaction() as tx:
        await ledger.refund(tx, job.job_id, 1)
    rule = f"undelivered attempt without exactly one refund (outcome {status.value}, refunds 1)"
    assert await findings(fresh) == [f"{job.job_id} attempt 1: {rule}"]


@pytest.mark.parametrize(
    "entry",
    [
        "monthly = 5, purchased = 5",  # as much, to other pools
        "purchased = 9",  # less
        "purchased = 11",  # more
    ],
)
async def test_a_refund_unlike_its_charge_is_found(entry: str, fresh: Database) -> None:
    job = given.ticket(await given.account(fresh, 0, 50))
    await attempted(fresh, job, Status.FAILED)
    async with tampering(fresh) as tx:
        await tx.execute(text(f"UPDATE entries SET {entry} WHERE kind = 'refund'"))
        await tx.execute(
            text("""UPDATE accounts SET monthly_credits = (SELECT sum(monthly) FROM entries),
                                        purchased_credits = (SELECT sum(purchased) FROM entries)""")
        )
    subject = f"{job.job_id} attempt 1"
    assert await findings(fresh) == [
        f"{subject}: undelivered attempt without exactly one refund (outcome failed, refunds 0)",
        f"{subject}: refund that does not mirror its charge",
    ]


async def test_every_audit_is_tampered_with_above() -> None:
    """A new audit needs a test of its own here."""
    assert set(ledger._AUDITS) == {
        "balance differs from the sum of entries",
        "attempt without exactly one charge of its price",
        "charge without a job",
        "undelivered attempt without exactly one refund",
        "refund that does not mirror its charge",
    }


async def test_an_audit_sees_one_moment_and_writes_nothing(fresh: Database) -> None:
    payer = await given.account(fresh, 0, 50)
    async with fresh.transaction() as audit:
        assert await ledger.verify(audit) == []
        async with fresh.transaction() as tx:
            await ledger.grant(tx, payer, Pools(0, 1))
        seen = await accounts.get(audit, payer)
        assert seen is not None
        assert seen.balance == Pools(0, 50)
        with pytest.raises(DBAPIError, match="read-only transaction"):
            await ledger.grant(audit, payer, Pools(0, 1))
