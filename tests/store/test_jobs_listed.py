"""Lists of jobs: the newest first for clients, the longest quiet first for the reconciler."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.asset import Asset
from domain.job import TERMINAL, Status, Ticket
from store import assets, jobs
from store.database import Database
from tests.store import given

AGO = timedelta(days=1)


async def admitted(database: Database, account: str, created_at: datetime, **changes: Any) -> str:
    return (await given.job(database, account=account, created_at=created_at, **changes)).job_id


async def pages(database: Database, account: str, size: int, added: datetime | None = None) -> list[str]:
    """All pages, one after the other; with `added`, a new job comes in before each."""
    found: list[str] = []
    while True:
        if added is not None:
            await admitted(database, account, added)
        async with database.transaction() as tx:
            page = await jobs.newest(tx, account=account, limit=size, after=found[-1] if found else None)
        if not page:
            return found
        assert len(page) <= size
        found += [job.id for job in page]


@pytest.mark.parametrize("size", [1, 3, 7, 8])
async def test_pages_hold_every_job_once_and_the_newest_first(size: int, database: Database) -> None:
    account, now = await given.account(database), datetime.now(UTC)
    # jobs of the same instant come in the order of their ids
    ages_s = [0, 1, 1, 1, 2, 3, 3]
    ids = [await admitted(database, account, now - timedelta(seconds=age_s)) for age_s in ages_s]
    order = [job_id for _, job_id in sorted(zip([-a for a in ages_s], ids, strict=True), reverse=True)]
    assert await pages(database, account, size) == order


async def test_jobs_that_come_in_meanwhile_shift_no_page(database: Database) -> None:
    account, now = await given.account(database), datetime.now(UTC)
    ids = [await admitted(database, account, now - timedelta(seconds=n)) for n in range(9)]
    first = await admitted(database, account, now + timedelta(seconds=1))
    found = await pages(database, account, 2, added=now + timedelta(minutes=1))
    assert [job_id for job_id in found if job_id in {first, *ids}] == [first, *ids]
    assert len(found) == len(set(found)) == 1 + 10


async def test_a_page_counts_jobs_not_files(database: Database) -> None:
    account, now = await given.account(database), datetime.now(UTC)
    ids = []
    for n in range(3):
        job = await given.job(database, Status.SUCCEEDED, account=account, created_at=now - timedelta(seconds=n))
        ids.append(job.job_id)
        async with database.transaction() as tx:
            for position in range(3):
                file = Asset(key=f"{job.job_id}/{position}", content_type="video/mp4", size_bytes=1, sha256="ab")
                await assets.record(tx, job.job_id, 1, position, file, None)
    async with database.transaction() as tx:
        page = await jobs.newest(tx, account=account, limit=2)
    assert [(job.id, len(job.outputs)) for job in page] == [(ids[0], 3), (ids[1], 3)]
    assert [asset.key for asset in page[0].outputs] == [f"{ids[0]}/{position}" for position in range(3)]


async def test_a_list_keeps_to_its_account_and_dialect(database: Database) -> None:
    account, now = await given.account(database), datetime.now(UTC)
    mine = await admitted(database, account, now)
    other_dialect = await admitted(database, account, now - timedelta(seconds=1), dialect="other")
    theirs = await admitted(database, await given.account(database), now + timedelta(days=365_000))
    async with database.transaction() as tx:
        by_account = [job.id for job in await jobs.newest(tx, account=account, limit=10)]
        by_both = [job.id for job in await jobs.newest(tx, account=account, dialect="aigateway", limit=10)]
        of_all = [job.id for job in await jobs.newest(tx, limit=1)]
    assert (by_account, by_both, of_all) == ([mine, other_dialect], [mine], [theirs])


async def quiet(database: Database, status: Status, age: timedelta) -> Ticket:
    job = await given.job(database, status)
    async with database.transaction() as tx:
        aged = text("UPDATE jobs SET updated_at = now() - cast(:age AS interval) WHERE id = :id")
        await tx.execute(aged, {"age": age, "id": job.job_id})
    return job


async def overdue(database: Database, quiet_for: timedelta, limit: int = 1000) -> list[str]:
    async with database.transaction() as tx:
        # an index that happens to be read in order would hide that none was asked for
        for way in ("indexscan", "indexonlyscan", "bitmapscan"):
            await tx.execute(text(f"SET LOCAL enable_{way} = off"))
        return [job_id for job_id, _ in await jobs.overdue(tx, quiet_for, limit)]


@pytest.mark.parametrize("status", Status)
async def test_an_open_job_that_was_quiet_too_long_is_overdue(status: Status, database: Database) -> None:
    job = await quiet(database, status, AGO)
    assert (job.job_id in await overdue(database, AGO - timedelta(hours=1))) is (status not in TERMINAL)
    assert job.job_id not in await overdue(database, AGO + timedelta(hours=1))


async def test_the_longest_quiet_come_first(database: Database) -> None:
    century = timedelta(days=36_500)
    found = [await quiet(database, Status.RUNNING, century + timedelta(days=n)) for n in (2, 3, 1)]
    second, first, third = (job.job_id for job in found)
    assert await overdue(database, century) == [first, second, third]
    assert await overdue(database, century, limit=2) == [first, second]
    async with database.transaction() as tx:
        assert (first, 1) in await jobs.overdue(tx, century, 1)
        await jobs.touch(tx, [first, second])
    assert await overdue(database, century) == [third]
    async with database.transaction() as tx:
        await jobs.touch(tx, [third])


async def test_looking_after_a_job_that_has_ended_leaves_its_last_change(database: Database) -> None:
    ended, still_open = await quiet(database, Status.FAILED, AGO), await quiet(database, Status.RUNNING, AGO)
    before = await given.column(database, ended.job_id, "updated_at")
    async with database.transaction() as tx:
        await jobs.touch(tx, [ended.job_id, still_open.job_id, str(uuid4())])
    assert await given.column(database, ended.job_id, "updated_at") == before
    assert await given.column(database, still_open.job_id, "updated_at") > before + AGO / 2


async def test_looking_after_nobody_touches_nobody(database: Database) -> None:
    job = await quiet(database, Status.RUNNING, AGO)
    before = await given.column(database, job.job_id, "updated_at")
    async with database.transaction() as tx:
        await jobs.touch(tx, [])
    assert await given.column(database, job.job_id, "updated_at") == before
