"""Submits as recorded facts, so that nothing is bought twice after a crash."""

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.attempt import Submission
from store.database import Transaction
from store.tables import submissions


async def intend(tx: Transaction, reference: str, job_id: str, provider: str) -> bool:
    """Note that a submit is about to be made; False when one was already begun under this reference."""
    noted = await tx.execute(
        upsert(submissions).values(reference=reference, job_id=job_id, provider=provider).on_conflict_do_nothing()
    )
    return bool(noted.rowcount)


async def verdict(tx: Transaction, reference: str) -> Submission | None:
    """How the submit under this reference ended: not sent when none is noted, None when nobody noted its end."""
    found = await tx.execute(
        select(submissions.c.verdict, submissions.c.handle, submissions.c.code).where(
            submissions.c.reference == reference
        )
    )
    row = found.one_or_none()
    if row is None:
        return Submission.not_sent()
    return Submission(verdict=row.verdict, handle=row.handle, code=row.code) if row.verdict else None


async def conclude(tx: Transaction, reference: str, submission: Submission) -> None:
    """Note how the submit ended."""
    await tx.execute(
        update(submissions)
        .where(submissions.c.reference == reference)
        .values(verdict=submission.verdict, handle=submission.handle, code=submission.code)
    )


async def withdraw(tx: Transaction, reference: str) -> None:
    """Forget an intent whose request never reached the provider, so that it may be sent again."""
    await tx.execute(submissions.delete().where(submissions.c.reference == reference, submissions.c.verdict.is_(None)))


async def accepted(tx: Transaction, job_id: str) -> list[tuple[str, str]]:
    """What was bought for a job: (provider, handle) of every accepted submit."""
    found = await tx.execute(
        select(submissions.c.provider, submissions.c.handle).where(
            submissions.c.job_id == job_id, submissions.c.handle.is_not(None)
        )
    )
    return [(row.provider, row.handle) for row in found]
