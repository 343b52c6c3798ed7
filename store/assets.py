"""Rows of kept files. A row is written before its object, and marked after the object is gone."""

from datetime import timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.asset import Asset, MediaFacts
from domain.attempt import Role
from domain.job import Status
from store.database import Transaction
from store.tables import assets, jobs

# An upload that was under way when its job ended is over by then, so nothing appears after the deletion.
GRACE: Final = timedelta(minutes=5)

# For so long a deleted job can be restored; then its files go.
RESTORABLE: Final = timedelta(days=30)

# Under names of their own, so that they can be selected beside those of a job.
COLUMNS: Final = tuple(column.label(f"asset_{column.name}") for column in assets.c)


class Kept(NamedTuple):
    """Whose file an object is."""

    job_id: str
    attempt: int
    key: str


async def record(
    tx: Transaction, job_id: str, attempt: int, position: int, asset: Asset, retention: timedelta | None
) -> None:
    """Note a file that is about to be uploaded; again for the same file changes nothing."""
    await tx.execute(
        upsert(assets)
        .values(
            job_id=job_id,
            attempt=attempt,
            position=position,
            key=asset.key,
            content_type=asset.content_type,
            size_bytes=asset.size_bytes,
            sha256=asset.sha256,
            facts=asset.facts.model_dump(exclude_none=True),
            role=asset.role,
            blurhash=asset.blurhash,
            expires_at=None if retention is None else func.now() + retention,
        )
        .on_conflict_do_nothing()
    )


async def collectable(tx: Transaction, limit: int) -> list[Kept]:
    """Files nobody may read any more: expired, of an attempt that did not deliver, of an earlier attempt, or of a
    job that was deleted for good."""
    undelivered = (jobs.c.finished_at < func.now() - GRACE) & (jobs.c.status != Status.SUCCEEDED)
    deleted = jobs.c.deleted_at < func.now() - RESTORABLE - GRACE
    found = await tx.execute(
        select(assets.c.job_id, assets.c.attempt, assets.c.key)
        .join(jobs, jobs.c.id == assets.c.job_id)
        .where(
            assets.c.collected_at.is_(None),
            or_(assets.c.expires_at < func.now(), assets.c.attempt < jobs.c.attempt, undelivered, deleted),
        )
        .limit(limit)
    )
    return [Kept(row.job_id, row.attempt, row.key) for row in found]


async def mark_collected(tx: Transaction, file: Kept) -> None:
    await tx.execute(
        update(assets)
        .where(assets.c.job_id == file.job_id, assets.c.attempt == file.attempt, assets.c.key == file.key)
        .values(collected_at=func.now())
    )


async def find(tx: Transaction, job_id: str, key: str) -> Asset | None:
    """The delivered file of that key, collected or not; None when the job has no such file to show."""
    found = await tx.execute(
        select(*COLUMNS)
        .join(jobs, jobs.c.id == assets.c.job_id)
        .where(
            assets.c.job_id == job_id,
            assets.c.key == key,
            assets.c.attempt == jobs.c.attempt,
            jobs.c.status == Status.SUCCEEDED,
            jobs.c.deleted_at.is_(None),
        )
    )
    row = found.one_or_none()
    return None if row is None else read(row)


def read(row: Row[Any]) -> Asset:
    """The file of a row that selected COLUMNS."""
    return Asset(
        key=row.asset_key,
        content_type=row.asset_content_type,
        size_bytes=row.asset_size_bytes,
        sha256=row.asset_sha256,
        facts=MediaFacts.model_validate(row.asset_facts),
        role=Role(row.asset_role),
        blurhash=row.asset_blurhash,
        expires_at=row.asset_expires_at,
        collected_at=row.asset_collected_at,
    )
