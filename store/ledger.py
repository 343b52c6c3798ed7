"""The books: every movement of credits is one statement that moves the balance and appends the entry.

Entries are unique by (job, attempt, kind), so every movement of a job can be repeated safely.
"""

from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Row, func, insert, select, text

from domain.ledger import EntryKind, Pools
from store.database import Transaction
from store.tables import accounts, entries


class Charge(NamedTuple):
    """A charge that was made: what is left, and what each pool gave."""

    balance: Pools
    taken: Pools


# A charge and those who ask what became of it keep apart by a lock on the job: see `was_charged`.
_ALONE: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:job_id, 0))")

# The subquery locks the account and reads it as it is by then. The update may first come upon the row as it
# was, so everything is reckoned from the subquery. Monthly credits go first: they expire. The lock is the
# one that rows which only name the account do not wait for: a settlement writes such a row while it holds
# the order of places, which a charge asks for next.
_CHARGE: Final = text("""
WITH alone AS (
    SELECT pg_advisory_xact_lock(hashtextextended(:job_id, 0)) IS NOT NULL AS locked
), held AS (
    SELECT name, monthly_credits, purchased_credits, least(monthly_credits, :price) AS monthly_taken
    FROM alone, accounts WHERE locked AND name = :account FOR NO KEY UPDATE OF accounts
), paid AS (
    UPDATE accounts a
    SET monthly_credits = held.monthly_credits - monthly_taken,
        purchased_credits = held.purchased_credits - (:price - monthly_taken)
    FROM held
    WHERE a.name = held.name AND held.monthly_credits + held.purchased_credits >= :price
    RETURNING a.monthly_credits, a.purchased_credits, monthly_taken
), entry AS (
    INSERT INTO entries (account, kind, monthly, purchased, job_id, attempt)
    SELECT :account, 'charge', -monthly_taken, -(:price - monthly_taken), :job_id, :attempt FROM paid
)
SELECT monthly_credits, purchased_credits, monthly_taken, :price - monthly_taken AS purchased_taken FROM paid
""")

_REFUND: Final = text("""
WITH entry AS (
    INSERT INTO entries (account, kind, monthly, purchased, job_id, attempt)
    SELECT account, 'refund', -monthly, -purchased, job_id, attempt FROM entries
    WHERE job_id = :job_id AND attempt = :attempt AND kind = 'charge'
    ON CONFLICT ON CONSTRAINT entries_once DO NOTHING
    RETURNING account, monthly, purchased
)
UPDATE accounts a
SET monthly_credits = a.monthly_credits + entry.monthly, purchased_credits = a.purchased_credits + entry.purchased
FROM entry WHERE a.name = entry.account
RETURNING entry.monthly + entry.purchased AS refunded
""")


async def charge(tx: Transaction, account: str, price: int, job_id: str, attempt: int) -> Charge | None:
    """Take `price` credits, or None when the account has fewer.

    Raises IntegrityError on `entries_once` when this attempt was already charged.
    """
    found = await tx.execute(_CHARGE, {"account": account, "price": price, "job_id": job_id, "attempt": attempt})
    row = found.one_or_none()
    if row is None:
        return None
    return Charge(
        balance=Pools(row.monthly_credits, row.purchased_credits),
        taken=Pools(row.monthly_taken, row.purchased_taken),
    )


async def is_charged(tx: Transaction, job_id: str, attempt: int) -> bool:
    """True when the attempt was charged, whether or not that was given back."""
    found = await tx.execute(
        select(entries.c.id).where(
            entries.c.job_id == job_id, entries.c.attempt == attempt, entries.c.kind == EntryKind.CHARGE
        )
    )
    return found.one_or_none() is not None


async def was_charged(tx: Transaction, job_id: str, attempt: int, void_from: datetime) -> bool | None:
    """What became of a charge nobody answered for, whose ticket is void from a time on; None while it may still come.

    A charge under way is waited for. One that comes after a False finds its ticket void, by the same clock.
    """
    await tx.execute(_ALONE, {"job_id": job_id})
    if await is_charged(tx, job_id, attempt):
        return True
    is_void: bool = (await tx.execute(select(func.clock_timestamp() >= void_from))).scalar_one()
    return False if is_void else None


async def refund(tx: Transaction, job_id: str, attempt: int) -> int:
    """Give back what the attempt was charged, to the pools it came from; 0 when that was already done."""
    found = await tx.execute(_REFUND, {"job_id": job_id, "attempt": attempt})
    return found.scalar_one_or_none() or 0


async def refunded(tx: Transaction, job_id: str, attempt: int) -> int:
    """Credits given back for an attempt so far."""
    given_back = select(func.coalesce(func.sum(entries.c.monthly + entries.c.purchased), 0)).where(
        entries.c.job_id == job_id, entries.c.attempt == attempt, entries.c.kind == EntryKind.REFUND
    )
    return int((await tx.execute(given_back)).scalar_one())


async def grant(tx: Transaction, account: str, credits: Pools) -> Pools:
    """Give credits; returns the new balance. Raises LookupError for an account that does not exist."""
    moved = await tx.execute(
        accounts.update()
        .where(accounts.c.name == account)
        .values(
            monthly_credits=accounts.c.monthly_credits + credits.monthly,
            purchased_credits=accounts.c.purchased_credits + credits.purchased,
        )
        .returning(accounts.c.monthly_credits, accounts.c.purchased_credits)
    )
    row = moved.one_or_none()
    if row is None:
        raise LookupError(account)
    await tx.execute(
        insert(entries).values(
            account=account, kind=EntryKind.GRANT, monthly=credits.monthly, purchased=credits.purchased
        )
    )
    return Pools(row.monthly_credits, row.purchased_credits)


# Whoever comes second finds the period moved, and does nothing.
_RENEW: Final = text("""
WITH due AS (
    SELECT name, monthly_credits FROM accounts WHERE name = :account AND period_end = :ended FOR NO KEY UPDATE
), moved AS (
    UPDATE accounts a SET monthly_credits = :allowance, period_end = :period_end
    FROM due WHERE a.name = due.name RETURNING a.name
), expired AS (
    INSERT INTO entries (account, kind, monthly, purchased)
    SELECT name, 'expire', -monthly_credits, 0 FROM due WHERE monthly_credits > 0
), granted AS (
    INSERT INTO entries (account, kind, monthly, purchased)
    SELECT name, 'grant', :allowance, 0 FROM due WHERE :allowance > 0
)
SELECT name FROM moved
""")


class Due(NamedTuple):
    """An account whose period has ended."""

    account: str
    plan: str
    opened_at: datetime
    ended_at: datetime


async def due(tx: Transaction, now: datetime, limit: int) -> list[Due]:
    """Accounts to renew, those that wait longest first."""
    found = await tx.execute(
        select(accounts.c.name, accounts.c.plan, accounts.c.created_at, accounts.c.period_end)
        .where(accounts.c.period_end <= now)
        .order_by(accounts.c.period_end)
        .limit(limit)
    )
    return [Due(row.name, row.plan, row.created_at, row.period_end) for row in found]


async def renew(tx: Transaction, ended: Due, allowance: int, period_end: datetime) -> bool:
    """Let what is left of the monthly credits expire and grant the allowance, once a period; False when it was done.

    What is refunded later of a charge before goes back to the monthly credits, and expires with the new period.
    """
    renewed = await tx.execute(
        _RENEW,
        {"account": ended.account, "ended": ended.ended_at, "allowance": allowance, "period_end": period_end},
    )
    return renewed.one_or_none() is not None


async def history(tx: Transaction, account: str, limit: int) -> list[Row[tuple[object, ...]]]:
    """The newest entries of an account, newest first."""
    found = await tx.execute(
        select(entries).where(entries.c.account == account).order_by(entries.c.id.desc()).limit(limit)
    )
    return list(found.all())


# Each query returns one row per credit that cannot be explained. `outcome` is how an attempt ended: the
# job's status for its current attempt, what was noted at the retry for an earlier one.
_AUDITS: Final = {
    "balance differs from the sum of entries": """
        SELECT a.name AS subject, a.monthly_credits - coalesce(sum(e.monthly), 0) AS monthly,
               a.purchased_credits - coalesce(sum(e.purchased), 0) AS purchased
        FROM accounts a LEFT JOIN entries e ON e.account = a.name GROUP BY a.name
        HAVING a.monthly_credits <> coalesce(sum(e.monthly), 0)
            OR a.purchased_credits <> coalesce(sum(e.purchased), 0)""",
    "attempt without exactly one charge of its price": """
        WITH prices AS (
            SELECT j.id, j.account, n AS attempt,
                   CASE WHEN n = j.attempt THEN j.price_credits ELSE (j.past[n - 1] ->> 'price_credits')::bigint END
                   AS price
            FROM jobs j CROSS JOIN LATERAL generate_series(1, j.attempt) n)
        SELECT p.id || ' attempt ' || p.attempt AS subject, p.price, count(e.id) AS charges
        FROM prices p LEFT JOIN entries e ON e.job_id = p.id AND e.attempt = p.attempt AND e.kind = 'charge'
             AND e.account = p.account AND -(e.monthly + e.purchased) = p.price
        GROUP BY p.id, p.attempt, p.price HAVING count(e.id) <> 1""",
    "charge without a job": """
        SELECT e.job_id || ' attempt ' || e.attempt AS subject, e.kind AS kind
        FROM entries e LEFT JOIN jobs j ON j.id = e.job_id AND e.attempt BETWEEN 1 AND j.attempt
        WHERE e.kind IN ('charge', 'refund') AND j.id IS NULL""",
    "undelivered attempt without exactly one refund": """
        WITH outcomes AS (
            SELECT j.id, n AS attempt,
                   CASE WHEN n = j.attempt THEN j.status ELSE j.past[n - 1] ->> 'status' END AS outcome
            FROM jobs j CROSS JOIN LATERAL generate_series(1, j.attempt) n)
        SELECT o.id || ' attempt ' || o.attempt AS subject, o.outcome, count(r.id) AS refunds
        FROM outcomes o
        LEFT JOIN entries c ON c.job_id = o.id AND c.attempt = o.attempt AND c.kind = 'charge'
        LEFT JOIN entries r ON r.job_id = o.id AND r.attempt = o.attempt AND r.kind = 'refund'
             AND r.monthly = -c.monthly AND r.purchased = -c.purchased AND r.account = c.account
        GROUP BY o.id, o.attempt, o.outcome
        HAVING count(r.id) <> CASE WHEN o.outcome IN ('failed', 'canceled', 'expired') THEN 1 ELSE 0 END""",
    "refund that does not mirror its charge": """
        SELECT r.job_id || ' attempt ' || r.attempt AS subject
        FROM entries r LEFT JOIN entries c ON c.job_id = r.job_id AND c.attempt = r.attempt AND c.kind = 'charge'
        WHERE r.kind = 'refund'
          AND (c.id IS NULL OR r.monthly <> -c.monthly OR r.purchased <> -c.purchased OR r.account <> c.account)""",
}


async def verify(tx: Transaction) -> list[str]:
    """Recompute the books from the entries; one line for each thing that does not add up."""
    await tx.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    findings: list[str] = []
    for what, query in _AUDITS.items():
        for row in await tx.execute(text(query)):
            facts = ", ".join(f"{name} {value}" for name, value in row._mapping.items() if name != "subject")
            findings.append(f"{row.subject}: {what}" + (f" ({facts})" if facts else ""))
    return findings
