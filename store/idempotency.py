"""Idempotency keys: one job for one key, for 24 hours.

A key is claimed for a job id before the job is admitted, and the admission confirms the claim in its own
transaction. A claim without a job is either being answered right now or was left behind by a crash; the
latter is taken over after a while, and an admission that still comes for it is refused.
"""

from datetime import timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, func, select, text, update

from domain.job import Claim
from store.database import Transaction
from store.tables import idempotency_keys, jobs

LIFE: Final = timedelta(hours=24)

# Longer than any request can still be waiting for its admission.
ABANDONED_AFTER: Final = timedelta(seconds=10)


_CLAIM: Final = text("""
INSERT INTO idempotency_keys AS held (account, scope, key, fingerprint, job_id)
VALUES (:account, :scope, :key, :fingerprint, :job_id)
ON CONFLICT (account, scope, key)
DO UPDATE SET fingerprint = excluded.fingerprint, job_id = excluded.job_id, claimed_at = now()
WHERE held.claimed_at < now() - cast(:life AS interval)
""")


class Holder(NamedTuple):
    """Who holds a key: the job it was claimed for, whether that was admitted, and for which request."""

    job_id: str
    admitted: bool
    fingerprint: str


async def claim(tx: Transaction, account: str, claim: Claim, job_id: str) -> Holder:
    """Claim a key for `job_id` if it is free, ended or abandoned; returns who holds it now."""
    wish = {"account": account, "scope": claim.scope, "key": claim.key, "fingerprint": claim.fingerprint}
    await tx.execute(_CLAIM, wish | {"job_id": job_id, "life": LIFE})
    # The row is locked by now. Only a statement after that sees the job of an admission that was waited for.
    abandoned = jobs.c.id.is_(None) & (idempotency_keys.c.claimed_at < func.now() - ABANDONED_AFTER)
    found = await tx.execute(
        select(idempotency_keys, jobs.c.id.label("admitted"), abandoned.label("abandoned"))
        .select_from(idempotency_keys.outerjoin(jobs, jobs.c.id == idempotency_keys.c.job_id))
        .where(_is(account, claim))
    )
    row = found.one()
    if not row.abandoned:
        return Holder(row.job_id, row.admitted is not None, row.fingerprint)
    taken_over = {"fingerprint": claim.fingerprint, "job_id": job_id, "claimed_at": func.now()}
    await tx.execute(update(idempotency_keys).where(_is(account, claim)).values(**taken_over))
    return Holder(job_id, False, claim.fingerprint)


async def answer(tx: Transaction, account: str, claim: Claim) -> str | None:
    """The admitted job that this very request made, while its key counts."""
    found = await tx.execute(
        select(jobs.c.id)
        .join(idempotency_keys, jobs.c.id == idempotency_keys.c.job_id)
        .where(
            _is(account, claim),
            idempotency_keys.c.fingerprint == claim.fingerprint,
            idempotency_keys.c.claimed_at >= func.now() - LIFE,
        )
    )
    return found.scalar_one_or_none()


async def confirm(tx: Transaction, account: str, claim: Claim, job_id: str) -> bool:
    """Hold on to a claim until this transaction commits; False when it is somebody else's by now."""
    held = await tx.execute(
        update(idempotency_keys)
        .where(_is(account, claim), idempotency_keys.c.job_id == job_id)
        .values(claimed_at=text("now()"))
    )
    return bool(held.rowcount)


async def give_up(tx: Transaction, account: str, claim: Claim, job_id: str) -> None:
    """Free a key whose job was not admitted, so that the client may try again with it."""
    await tx.execute(
        idempotency_keys.delete().where(
            _is(account, claim),
            idempotency_keys.c.job_id == job_id,
            ~select(jobs.c.id).where(jobs.c.id == job_id).exists(),
        )
    )


def _is(account: str, claim: Claim) -> ColumnElement[bool]:
    return and_(
        idempotency_keys.c.account == account,
        idempotency_keys.c.scope == claim.scope,
        idempotency_keys.c.key == claim.key,
    )
