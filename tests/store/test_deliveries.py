"""Webhook events: recorded once, followed try by try, and stopped where the endpoint is gone."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import NoResultFound

from domain.spec import Callback
from store import deliveries
from store.database import Database
from store.deliveries import Delivery, DeliveryState
from tests.store import given

HOUR = timedelta(hours=1)


async def recorded(database: Database, account: str, url: str, age: timedelta = timedelta(0)) -> str:
    """An event of a job of its own, recorded so long ago."""
    job = await given.job(database, account=account)
    event_id = f"msg_{job.job_id}_1"
    async with database.transaction() as tx:
        await deliveries.record(tx, event_id, job.job_id, 1, account, Callback(url=url, dialect="aigateway"))
        aged = text("UPDATE deliveries SET created_at = now() - cast(:age AS interval) WHERE id = :id")
        await tx.execute(aged, {"age": age, "id": event_id})
    return event_id


async def noted(database: Database, event_id: str, status: int | None, state: DeliveryState, number: int = 1) -> None:
    async with database.transaction() as tx:
        await deliveries.note_try(tx, event_id, number, status, state)


async def is_gone(database: Database, event_id: str) -> bool:
    async with database.transaction() as tx:
        return await deliveries.endpoint_gone(tx, event_id)


async def test_an_event_is_recorded_once_and_waits(database: Database) -> None:
    account = await given.account(database)
    event_id = await recorded(database, account, "https://a.example/1")
    job_id = event_id.removeprefix("msg_").removesuffix("_1")
    async with database.transaction() as tx:
        again = Callback(url="https://b.example", dialect="other")
        await deliveries.record(tx, event_id, job_id, 1, account, again)
        expected = Delivery(event_id, job_id, 1, account, "https://a.example/1", "aigateway", DeliveryState.PENDING)
        assert await deliveries.get(tx, event_id) == expected
        assert await deliveries.exists_for(tx, event_id)


async def test_an_event_nobody_recorded_is_not_there(database: Database) -> None:
    async with database.transaction() as tx:
        assert not await deliveries.exists_for(tx, "msg_never_1")
        with pytest.raises(NoResultFound):
            await deliveries.get(tx, "msg_never_1")


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("status", [200, None])
async def test_a_try_is_noted_and_finishes_what_does_not_go_on(
    state: DeliveryState, status: int | None, database: Database
) -> None:
    event_id = await recorded(database, await given.account(database), "https://a.example")
    other = await recorded(database, await given.account(database), "https://a.example")
    await noted(database, event_id, status, state, number=3)
    seen = text("SELECT tries, last_status, state, finished_at IS NOT NULL FROM deliveries WHERE id = :id")
    async with database.transaction() as tx:
        row = (await tx.execute(seen, {"id": event_id})).one()
        untouched = (await tx.execute(seen, {"id": other})).one()
    assert tuple(row) == (3, status, state.value, state is not DeliveryState.PENDING)
    assert tuple(untouched) == (0, None, "pending", False)


async def test_an_endpoint_that_answered_gone_stops_the_events_that_were_on_their_way(database: Database) -> None:
    account, url = await given.account(database), "https://a.example"
    answered, waiting = [await recorded(database, account, url, HOUR) for _ in range(2)]
    assert not await is_gone(database, waiting)
    await noted(database, answered, 410, DeliveryState.DISABLED)
    assert await is_gone(database, waiting)


async def test_a_job_submitted_later_subscribes_the_endpoint_anew(database: Database) -> None:
    account, url = await given.account(database), "https://a.example"
    await noted(database, await recorded(database, account, url, HOUR), 410, DeliveryState.DISABLED)
    assert not await is_gone(database, await recorded(database, account, url))


@pytest.mark.parametrize(
    ("mine", "url", "state"),
    [
        (False, "https://a.example", DeliveryState.DISABLED),  # somebody else's subscription
        (True, "https://a.example/other", DeliveryState.DISABLED),  # another endpoint
        (True, "https://a.example", DeliveryState.EXHAUSTED),  # it did not answer, which is not a no
        (True, "https://a.example", DeliveryState.DELIVERED),
    ],
)
async def test_what_else_happens_elsewhere_stops_nothing(
    mine: bool, url: str, state: DeliveryState, database: Database
) -> None:
    account = await given.account(database)
    other = account if mine else await given.account(database)
    waiting = await recorded(database, account, "https://a.example", HOUR)
    await noted(database, await recorded(database, other, url, HOUR), 410, state)
    assert not await is_gone(database, waiting)
