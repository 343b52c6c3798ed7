"""Rows of kept files: written once, shown while delivered, collected when nobody may read them any more."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from domain.asset import Asset, MediaFacts, storage_key
from domain.attempt import Role
from domain.job import Status, Ticket
from store import assets, jobs
from store.assets import GRACE, Kept
from store.database import Database
from tests.store import given

DAY = timedelta(days=1)
UNDELIVERED = [Status.FAILED, Status.CANCELED, Status.EXPIRED]


def file(job_id: str, attempt: int = 1, digest: str = "ab") -> Asset:
    facts = MediaFacts(width_px=64, height_px=36, duration_s=2.5)
    key = storage_key(job_id, attempt, digest, "video/mp4")
    return Asset(key=key, content_type="video/mp4", size_bytes=7, sha256=digest, facts=facts)


async def kept(
    database: Database,
    status: Status,
    *,
    ended: timedelta = timedelta(0),
    retention: timedelta | None = None,
    expired: timedelta | None = None,
) -> Kept:
    """A file of a job at `status`, which ended and expired so long ago."""
    job = await given.job(database, status)
    asset = file(job.job_id)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 0, asset, retention)
        if ended:
            aged = "UPDATE jobs SET finished_at = now() - cast(:age AS interval) WHERE id = :id"
            await tx.execute(text(aged), {"age": ended, "id": job.job_id})
        if expired is not None:
            aged = "UPDATE assets SET expires_at = now() - cast(:age AS interval) WHERE job_id = :id"
            await tx.execute(text(aged), {"age": expired, "id": job.job_id})
    return Kept(job.job_id, 1, asset.key)


async def collectable(database: Database) -> list[Kept]:
    async with database.transaction() as tx:
        return await assets.collectable(tx, 100_000)


async def found(database: Database, of: Kept | Ticket, key: str) -> Asset | None:
    async with database.transaction() as tx:
        return await assets.find(tx, of.job_id, key)


async def test_a_delivered_file_is_found_with_its_facts(database: Database) -> None:
    job = await given.job(database, Status.SUCCEEDED)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 0, file(job.job_id), None)
    assert await found(database, job, file(job.job_id).key) == file(job.job_id)
    assert await found(database, job, "another key") is None


async def test_a_poster_keeps_its_role_and_its_blur(database: Database) -> None:
    job = await given.job(database, Status.SUCCEEDED)
    still = file(job.job_id, digest="cd").model_copy(update={"role": Role.POSTER, "blurhash": "LEHV6nWB2yk8"})
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 1, still, None)
        await assets.record(tx, job.job_id, 1, 0, file(job.job_id), None)
        delivered = await jobs.get(tx, job.job_id)
    assert await found(database, job, still.key) == still
    assert delivered is not None
    assert delivered.outputs == (file(job.job_id), still)


async def test_a_file_expires_after_its_retention(database: Database) -> None:
    job = await given.job(database, Status.SUCCEEDED)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 0, file(job.job_id), DAY)
    asset = await found(database, job, file(job.job_id).key)
    assert asset is not None
    assert asset.expires_at is not None
    assert abs(asset.expires_at - datetime.now(UTC) - DAY) < timedelta(hours=1)


async def test_recording_the_same_file_again_changes_nothing(database: Database) -> None:
    job = await given.job(database, Status.SUCCEEDED)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 0, file(job.job_id), DAY)
    first = await found(database, job, file(job.job_id).key)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 3, file(job.job_id), None)
    assert await found(database, job, file(job.job_id).key) == first
    assert await given.count(database, "assets", job_id=job.job_id) == 1


@pytest.mark.parametrize("status", Status)
async def test_a_file_is_found_once_its_job_has_delivered(status: Status, database: Database) -> None:
    of = await kept(database, status)
    assert (await found(database, of, of.key) is not None) is (status is Status.SUCCEEDED)


async def test_a_file_of_an_earlier_attempt_is_not_found(database: Database) -> None:
    of = await kept(database, Status.SUCCEEDED)
    async with database.transaction() as tx:
        await tx.execute(text("UPDATE jobs SET attempt = 2 WHERE id = :id"), {"id": of.job_id})
    assert await found(database, of, of.key) is None


@pytest.mark.parametrize("retention", [None, DAY])
async def test_a_delivered_file_is_kept_until_it_expires(retention: timedelta | None, database: Database) -> None:
    of = await kept(database, Status.SUCCEEDED, ended=30 * DAY, retention=retention)
    assert of not in await collectable(database)


async def test_an_expired_file_is_collected(database: Database) -> None:
    of = await kept(database, Status.SUCCEEDED, expired=timedelta(seconds=1))
    assert of in await collectable(database)


@pytest.mark.parametrize("status", UNDELIVERED)
async def test_a_file_that_was_not_delivered_is_collected_after_the_grace(status: Status, database: Database) -> None:
    inside = await kept(database, status, ended=GRACE - timedelta(minutes=1))
    outside = await kept(database, status, ended=GRACE + timedelta(minutes=1))
    files = await collectable(database)
    assert (inside in files, outside in files) == (False, True)


async def test_a_file_of_a_job_under_way_is_kept(database: Database) -> None:
    of = await kept(database, Status.STORING)
    assert of not in await collectable(database)


async def test_a_file_of_an_earlier_attempt_is_collected_and_that_of_the_new_one_is_not(database: Database) -> None:
    job = await given.job(database, Status.SUCCEEDED)
    async with database.transaction() as tx:
        await assets.record(tx, job.job_id, 1, 0, file(job.job_id, 1), None)
        assert await jobs.admit(tx, job.model_copy(update={"attempt": 2}), Status.PENDING)
        await assets.record(tx, job.job_id, 2, 0, file(job.job_id, 2), None)
    mine = [of for of in await collectable(database) if of.job_id == job.job_id]
    assert mine == [Kept(job.job_id, 1, file(job.job_id, 1).key)]


async def test_a_file_is_collected_once_and_then_shown_as_gone(database: Database) -> None:
    of = await kept(database, Status.SUCCEEDED, expired=timedelta(seconds=1))
    other = await kept(database, Status.SUCCEEDED, expired=timedelta(seconds=1))
    async with database.transaction() as tx:
        await assets.mark_collected(tx, of)
    files = await collectable(database)
    assert (of in files, other in files) == (False, True)
    gone, still_there = await found(database, of, of.key), await found(database, other, other.key)
    assert gone is not None
    assert still_there is not None
    assert gone.collected_at is not None
    assert still_there.collected_at is None


async def test_so_many_files_at_a_time(database: Database) -> None:
    for _ in range(3):
        await kept(database, Status.SUCCEEDED, expired=timedelta(seconds=1))
    async with database.transaction() as tx:
        assert len(await assets.collectable(tx, 2)) == 2
