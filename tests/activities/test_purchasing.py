"""Moments between two awaits of a submit, at which a crash, a cancel or a pause could buy twice."""

import asyncio
import time

import pytest
from sqlalchemy import text
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities import purchasing
from activities.bookkeeping import Books
from activities.purchasing import Desk
from activities.wakes import Wakes
from domain.attempt import Submission, Verdict
from domain.failure import Code
from domain.job import Status
from providers.base import Unreachable
from store import submissions
from store.database import Database
from tests.activities.vendor import NO_STORE, Vendor, keeper_for
from tests.fixtures.oracle import row
from workflows.steps import NOT_SENT, Outcome, Purchase


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that stood still is begun again by Temporal, but by nobody here."""
    monkeypatch.setattr(purchasing, "STALLED_S", 300.0)


def desk_for(vendor: Vendor, database: Database, stand_still_s: float = 0) -> Desk:
    def callback_url(_provider: str, _reference: str) -> None:
        time.sleep(stand_still_s)  # the whole process, as in a machine that is moved

    return Desk({"vendor": vendor}, database, Wakes(), keeper_for(vendor, database, NO_STORE), callback_url)


async def intended(database: Database, purchase: Purchase) -> None:
    """What an earlier run of the step leaves behind when it is killed before the reply."""
    async with database.transaction() as tx:
        assert await submissions.intend(tx, purchase.errand.reference, purchase.errand.job_id, "vendor")


async def verdict(database: Database, purchase: Purchase) -> Submission | None:
    async with database.transaction() as tx:
        return await submissions.verdict(tx, purchase.errand.reference)


async def test_a_submit_run_twice_buys_once(database: Database, purchase: Purchase) -> None:
    vendor = Vendor()
    desk = desk_for(vendor, database)
    first = await ActivityEnvironment().run(desk.submit, purchase)
    assert await ActivityEnvironment().run(desk.submit, purchase) == first == Submission.accepted("handle-1")
    assert vendor.sold == [purchase.errand.reference]
    assert (await row(database, purchase.errand.job_id)).handle == "handle-1"


async def test_a_refusal_run_again_is_the_same_refusal(database: Database, purchase: Purchase) -> None:
    """Another code might send the job on to the next provider."""
    vendor = Vendor()
    vendor.refuses = Submission.rejected(Code.CONTENT_REFUSED)
    desk = desk_for(vendor, database)
    first = await ActivityEnvironment().run(desk.submit, purchase)
    assert await ActivityEnvironment().run(desk.submit, purchase) == first == vendor.refuses


async def test_a_submit_that_died_before_its_reply_is_found_and_not_made_again(
    database: Database, purchase: Purchase
) -> None:
    vendor = Vendor()
    vendor.sold.append(purchase.errand.reference)
    await intended(database, purchase)
    found = await ActivityEnvironment().run(desk_for(vendor, database).submit, purchase)
    assert found == Submission.accepted("handle-1")
    assert len(vendor.sold) == 1


async def test_a_submit_that_died_before_it_was_sent_is_made(database: Database, purchase: Purchase) -> None:
    vendor = Vendor()
    await intended(database, purchase)
    assert (await ActivityEnvironment().run(desk_for(vendor, database).submit, purchase)).verdict is Verdict.ACCEPTED
    assert len(vendor.sold) == 1


async def test_a_worker_that_stood_still_before_sending_does_not_send(
    database: Database, purchase: Purchase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By then another worker may have cleared up that nothing was sent, and sent it."""
    vendor = Vendor()
    with monkeypatch.context() as hasty:
        hasty.setattr(purchasing, "STALLED_S", 0.2)
        with pytest.raises(Unreachable):
            await ActivityEnvironment().run(desk_for(vendor, database, stand_still_s=0.3).submit, purchase)
    assert vendor.sold == []
    again = await ActivityEnvironment().run(desk_for(vendor, database).submit, purchase)
    assert again.verdict is Verdict.ACCEPTED
    assert len(vendor.sold) == 1


async def test_a_cancel_while_a_lost_submit_is_cleared_up_buys_nothing(database: Database, purchase: Purchase) -> None:
    vendor, environment = Vendor(), ActivityEnvironment()

    async def cancel() -> None:
        environment.cancel()

    vendor.before_find = cancel
    await intended(database, purchase)
    with pytest.raises(ApplicationError) as failure:
        await environment.run(desk_for(vendor, database).submit, purchase)
    assert failure.value.type == NOT_SENT
    assert vendor.sold == []
    assert await verdict(database, purchase) == Submission.not_sent()


async def test_a_cancel_while_a_submit_is_on_the_wire_keeps_its_handle(database: Database, purchase: Purchase) -> None:
    vendor, environment = Vendor(), ActivityEnvironment()

    async def cancel() -> None:
        environment.cancel()
        await asyncio.sleep(0.1)

    vendor.before_reply = cancel
    bought = await environment.run(desk_for(vendor, database).submit, purchase)
    assert bought == await verdict(database, purchase) == Submission.accepted("handle-1")


async def test_a_handle_that_cannot_be_recorded_goes_with_the_next_heartbeat(
    database: Database, purchase: Purchase
) -> None:
    """Else it would be lost with a worker that dies while the database is away."""
    vendor, environment = Vendor(), ActivityEnvironment()
    said: asyncio.Queue[tuple[object, ...]] = asyncio.Queue()
    environment.on_heartbeat = lambda *details: said.put_nowait(details)
    held = text("SELECT 1 FROM submissions WHERE reference = :reference FOR UPDATE")
    async with database.transaction() as tx:

        async def hold() -> None:
            await tx.execute(held, {"reference": purchase.errand.reference})

        vendor.before_reply = hold
        bought = asyncio.create_task(environment.run(desk_for(vendor, database).submit, purchase))
        async with asyncio.timeout(60):
            while await said.get() != ({"handle": "handle-1"},):
                pass  # a beat of before it was bought
        assert not bought.done()
    assert await bought == Submission.accepted("handle-1")


async def test_what_is_bought_for_a_job_that_was_ended_meanwhile_is_canceled(
    database: Database, books: Books, purchase: Purchase
) -> None:
    vendor = Vendor()

    async def end() -> None:
        job_id = purchase.errand.job_id
        await books.settle_once(Outcome(job_id=job_id, attempt=1, status=Status.FAILED, code=Code.TERMINATED))

    vendor.before_reply = end
    await ActivityEnvironment().run(desk_for(vendor, database).submit, purchase)
    assert vendor.canceled == ["handle-1"]
    assert await verdict(database, purchase) == Submission.accepted("handle-1")


async def test_nothing_is_asked_upstream_to_cancel_what_was_never_begun(database: Database, purchase: Purchase) -> None:
    vendor = Vendor()
    await ActivityEnvironment().run(desk_for(vendor, database).cancel_upstream, purchase.errand)
    assert vendor.canceled == []


async def test_a_handle_is_recorded_though_the_connection_is_lost_under_it(
    database: Database, purchase: Purchase
) -> None:
    vendor, own = Vendor(), Database(database.url, pool_size=1)

    async def cut() -> None:
        async with own.transaction() as tx:
            pid = (await tx.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        async with database.transaction() as tx:
            assert (await tx.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})).scalar_one()

    vendor.before_reply = cut
    bought = await ActivityEnvironment().run(desk_for(vendor, own).submit, purchase)
    await own.close()
    assert bought == await verdict(database, purchase) == Submission.accepted("handle-1")
