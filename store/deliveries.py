"""Webhook events and how their sending went."""

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.spec import Callback
from store.database import Transaction
from store.tables import deliveries


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DISABLED = "disabled"  # the endpoint answered 410
    EXHAUSTED = "exhausted"  # no try of the schedule got through


class Delivery(NamedTuple):
    """One event on its way."""

    id: str
    job_id: str
    attempt: int
    account: str
    url: str
    dialect: str
    state: DeliveryState


async def record(tx: Transaction, event_id: str, job_id: str, attempt: int, account: str, to: Callback) -> None:
    """Note an event that has to be sent; again for the same event changes nothing."""
    await tx.execute(
        upsert(deliveries)
        .values(id=event_id, job_id=job_id, attempt=attempt, account=account, url=to.url, dialect=to.dialect)
        .on_conflict_do_nothing()
    )


async def get(tx: Transaction, event_id: str) -> Delivery:
    """The event. Raises NoResultFound for one that was never recorded."""
    row = (await tx.execute(select(deliveries).where(deliveries.c.id == event_id))).one()
    return Delivery(row.id, row.job_id, row.attempt, row.account, row.url, row.dialect, DeliveryState(row.state))


async def exists_for(tx: Transaction, event_id: str) -> bool:
    """True when the event was recorded."""
    found = await tx.execute(select(deliveries.c.id).where(deliveries.c.id == event_id))
    return found.one_or_none() is not None


async def endpoint_gone(tx: Transaction, event_id: str) -> bool:
    """True when the endpoint answered 410 to another event after this one was recorded.

    A job submitted later with the same address subscribes it anew.
    """
    this = select(deliveries).where(deliveries.c.id == event_id).subquery()
    gone = exists().where(
        deliveries.c.account == this.c.account,
        deliveries.c.url == this.c.url,
        deliveries.c.state == DeliveryState.DISABLED,
        deliveries.c.finished_at >= this.c.created_at,
    )
    return bool((await tx.execute(select(gone).select_from(this))).scalar_one())


async def note_try(tx: Transaction, event_id: str, number: int, status: int | None, state: DeliveryState) -> None:
    """Note the end of try `number`: its HTTP status, if it got one, and where the delivery stands now."""
    facts: dict[str, Any] = {"tries": number, "last_status": status, "state": state}
    if state is not DeliveryState.PENDING:
        facts["finished_at"] = func.now()
    await tx.execute(update(deliveries).where(deliveries.c.id == event_id).values(**facts))
