"""The end of a wait: the outputs are kept in the same step where they can be, and otherwise left to the next."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from temporalio.testing import ActivityEnvironment

from activities.purchasing import Desk
from activities.wakes import Wakes
from domain.attempt import Output, Progress, State
from domain.failure import Code
from domain.job import Status
from providers.simulator import media
from store import jobs
from store.database import Database
from store.objects import Objects
from tests.activities.vendor import NO_STORE, Vendor, keeper_for
from tests.fixtures.oracle import row
from workflows.steps import Ending, Purchase, Watch

DONE = Progress(state=State.SUCCEEDED, outputs=(Output(url="/file"),))


@pytest.fixture
def vendor() -> Vendor:
    """One that is done, and whose file is good."""
    vendor = Vendor()
    vendor.progress = DONE
    vendor.file = Path(media.__file__).with_name("tiny.mp4").read_bytes()
    return vendor


@pytest.fixture
async def watch(database: Database, purchase: Purchase) -> Watch:
    async with database.statement() as tx:
        assert await jobs.advance(tx, purchase.errand.job_id, 1, Status.RUNNING)
    return Watch(errand=purchase.errand, handle="handle-1", retention_s=None)


async def waited(vendor: Vendor, database: Database, objects: Objects, watch: Watch, deadline_s: float = 60) -> Ending:
    environment = ActivityEnvironment()
    environment.info = replace(
        environment.info, scheduled_time=datetime.now(UTC), schedule_to_close_timeout=timedelta(seconds=deadline_s)
    )
    keeper = keeper_for(vendor, database, objects)
    desk = Desk({"vendor": vendor}, database, Wakes(), keeper, lambda _provider, _reference: None)
    return await environment.run(desk.wait, watch)


async def test_outputs_are_kept_in_the_step_that_waited_for_them(
    vendor: Vendor, database: Database, objects: Objects, watch: Watch
) -> None:
    assert await waited(vendor, database, objects, watch) == Ending(progress=DONE, kept=True)
    (key,) = [key for key in await objects.keys() if watch.errand.job_id in key]
    assert await objects.size(key) == len(vendor.file)
    assert (await row(database, watch.errand.job_id)).status is Status.STORING


async def test_a_failed_generation_keeps_nothing(
    vendor: Vendor, database: Database, objects: Objects, watch: Watch
) -> None:
    vendor.progress = Progress(state=State.FAILED, code=Code.CONTENT_REFUSED)
    assert await waited(vendor, database, objects, watch) == Ending(progress=vendor.progress)
    assert (await row(database, watch.errand.job_id)).status is Status.RUNNING


@pytest.mark.parametrize("file", [None, b"<!doctype html>"])
async def test_what_cannot_be_kept_at_once_is_left_to_the_next_step(
    file: bytes | None, vendor: Vendor, database: Database, objects: Objects, watch: Watch
) -> None:
    """A store that is away, or an output that is refused: there the one is waited out, and the other explained."""
    if file is not None:
        vendor.file = file
    store = NO_STORE if file is None else objects
    assert await waited(vendor, database, store, watch) == Ending(progress=DONE, kept=False)


async def test_a_long_download_does_not_use_up_the_time_a_job_has(
    vendor: Vendor, database: Database, objects: Objects, watch: Watch
) -> None:
    """Past the deadline the step would count as expired, though the generation is done and paid for."""
    loop = asyncio.get_running_loop()
    download, going_on_at_the_deadline = loop.create_future(), list[bool]()
    vendor.before_file = lambda: download
    # by the same loop: what is due before comes before, also where both are late
    deadline = loop.call_later(6, lambda: going_on_at_the_deadline.append(not download.cancelled()))
    assert await waited(vendor, database, objects, watch, deadline_s=6) == Ending(progress=DONE, kept=False)
    deadline.cancel()
    assert not any(going_on_at_the_deadline)
    assert (await row(database, watch.errand.job_id)).status is Status.STORING  # as clients saw during the download
