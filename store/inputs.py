"""Rows of what was copied from a job's caller. A row is written before its object, as for what the job makes."""

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store.assets import GRACE, Kept
from store.database import Transaction
from store.tables import inputs, jobs


async def record(tx: Transaction, job_id: str, attempt: int, key: str) -> None:
    """Note a file that is about to be uploaded; again for the same file changes nothing."""
    await tx.execute(upsert(inputs).values(job_id=job_id, attempt=attempt, key=key).on_conflict_do_nothing())


async def collectable(tx: Transaction, limit: int) -> list[Kept]:
    """Files nobody needs any more: those of attempts that have ended."""
    ended = (jobs.c.finished_at < func.now() - GRACE) | (inputs.c.attempt < jobs.c.attempt)
    found = await tx.execute(
        select(inputs.c.job_id, inputs.c.attempt, inputs.c.key)
        .join(jobs, jobs.c.id == inputs.c.job_id)
        .where(inputs.c.collected_at.is_(None), ended)
        .limit(limit)
    )
    return [Kept(row.job_id, row.attempt, row.key) for row in found]


async def mark_collected(tx: Transaction, file: Kept) -> None:
    await tx.execute(
        update(inputs)
        .where(inputs.c.job_id == file.job_id, inputs.c.attempt == file.attempt, inputs.c.key == file.key)
        .values(collected_at=func.now())
    )
