"""Places in flight: how many jobs an account, and a provider, may have between submit and last word.

Whoever frees a place hands it on at once, so between transactions no waiting job could be let in: a
newcomer that finds room on both sides therefore overtakes nobody. Waiting jobs are let in first come,
first served; one that waits only for its provider does not hold up its account's other jobs.
"""

from datetime import timedelta
from typing import Final, NamedTuple

from sqlalchemy import delete, func, select, text

from domain.job import Status
from store.database import Transaction
from store.tables import jobs, leases

ORDER: Final = 7301  # of the advisory lock; those of the ledger are hashes
_ORDER: Final = text("SELECT pg_advisory_xact_lock(:order)").bindparams(order=ORDER)

_TAKE: Final = text("""
INSERT INTO leases (job_id, account, account_max, provider, provider_max, granted_at)
SELECT w.*,
    CASE WHEN (SELECT count(*) FROM leases l WHERE l.account = w.account AND granted_at IS NOT NULL) < w.account_max
          AND (SELECT count(*) FROM leases l WHERE l.provider = w.provider AND granted_at IS NOT NULL) < w.provider_max
         THEN now() END
FROM (SELECT cast(:job_id AS text), cast(:account AS text), cast(:account_max AS integer),
             cast(:provider AS text), cast(:provider_max AS integer))
    AS w (job_id, account, account_max, provider, provider_max)
ON CONFLICT (job_id) DO UPDATE SET job_id = excluded.job_id
RETURNING granted_at IS NOT NULL AS granted, provider
""")

_HAND_ON: Final = text("""
WITH by_account AS (
    SELECT account, count(*) AS held FROM leases WHERE granted_at IS NOT NULL GROUP BY account
), by_provider AS (
    SELECT provider, count(*) AS held FROM leases WHERE granted_at IS NOT NULL GROUP BY provider
)
UPDATE leases SET granted_at = now() WHERE job_id = (
    SELECT l.job_id FROM leases l LEFT JOIN by_account a USING (account) LEFT JOIN by_provider p USING (provider)
    WHERE l.granted_at IS NULL AND coalesce(a.held, 0) < l.account_max AND coalesce(p.held, 0) < l.provider_max
    ORDER BY l.position LIMIT 1)
RETURNING job_id
""")


class Place(NamedTuple):
    """The answer to a wish: whether the place is held, and who was let in where an old one was given up."""

    granted: bool
    let_in: list[str]


async def take(
    tx: Transaction, job_id: str, *, account: str, account_max: int, provider: str, provider_max: int
) -> Place:
    """Ask for a place at a provider; again for the same one keeps what is held, or the place in the line."""
    await tx.execute(_ORDER)
    here = {"account": account, "account_max": account_max, "provider": provider, "provider_max": provider_max}
    place = (await tx.execute(_TAKE, here | {"job_id": job_id})).one()
    let_in: list[str] = []
    if place.provider != provider:  # the one asked for at the provider before is given up
        let_in = await release(tx, job_id)
        place = (await tx.execute(_TAKE, here | {"job_id": job_id})).one()
    return Place(place.granted, let_in)


async def is_held(tx: Transaction, job_id: str) -> bool:
    found = await tx.execute(select(leases.c.granted_at).where(leases.c.job_id == job_id))
    return found.scalar_one_or_none() is not None


async def unheard(tx: Transaction, oldest: timedelta, newest: timedelta) -> list[str]:
    """Jobs let in between so long ago and so long ago that still seem to wait: nobody may have told them."""
    found = await tx.execute(
        select(leases.c.job_id)
        .join(jobs, jobs.c.id == leases.c.job_id)
        .where(jobs.c.status == Status.QUEUED, leases.c.granted_at.between(func.now() - oldest, func.now() - newest))
    )
    return list(found.scalars())


async def release(tx: Transaction, job_id: str) -> list[str]:
    """Give the place back, if any; returns the jobs that were let in for it."""
    await tx.execute(_ORDER)
    await tx.execute(delete(leases).where(leases.c.job_id == job_id))
    return await _hand_on(tx)


async def _hand_on(tx: Transaction) -> list[str]:
    let_in: list[str] = []
    while (following := (await tx.execute(_HAND_ON)).scalar_one_or_none()) is not None:
        let_in.append(following)
    return let_in
