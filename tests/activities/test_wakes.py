"""Provider reports are heard again after the database was away."""

import asyncio

import pytest

from activities import wakes
from activities.wakes import Wakes
from store.database import CHANNEL_REPORTS, Database, is_outage, notify
from tests.fixtures.faults import answers_again
from tests.fixtures.stack import Stack


async def report(database: Database, reference: str) -> None:
    try:
        async with database.transaction() as tx:
            await notify(tx, CHANNEL_REPORTS, reference)
    except Exception as error:
        if not is_outage(error):
            raise


async def heard(database: Database, event: asyncio.Event, reference: str) -> None:
    """Report until somebody hears it, as the listener may just be connecting."""
    event.clear()
    async with asyncio.timeout(60):
        while not event.is_set():
            await report(database, reference)
            await asyncio.sleep(0.05)


async def test_reports_are_heard_again_after_the_database_was_killed(
    stack: Stack, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wakes, "_RECONNECT_S", 0.05)  # so that it also meets a server that is starting
    listener = Wakes()
    listening = asyncio.create_task(listener.listen(database))
    async with listener.heard("a-reference") as event:
        await heard(database, event, "a-reference")
        await stack.kill("postgres")
        await heard(database, event, "a-reference")
    listening.cancel()
    await answers_again(stack)


async def test_a_report_wakes_only_who_waits_for_it() -> None:
    listener = Wakes()
    async with listener.heard("one") as one, listener.heard("two") as two:
        listener.wake("one")
        listener.wake("three")
        assert (one.is_set(), two.is_set()) == (True, False)
