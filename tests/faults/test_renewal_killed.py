"""The worker dies while it renews an account: the next one does what is left to do, once."""

import asyncio
import os
import signal
from typing import Any

import pytest
from sqlalchemy import text
from temporalio.client import Client, ScheduleHandle

from deploy import operate
from domain.plans import PLANS
from store.database import Database
from tests.fixtures.faults import Place, Places
from tests.fixtures.gateway import Gateway, MakeGateway, unless_busy
from tests.fixtures.stack import Stack

ALLOWANCE = PLANS["starter"].monthly_credits


async def entries(database: Database, account: str) -> list[tuple[str, int, int]]:
    """Kind, monthly and purchased credits of each, the newest first."""
    return [(e["kind"], e["monthly"], e["purchased"]) for e in await operate.show_ledger(database, account, 10)]


async def completed_runs(schedule: ScheduleHandle) -> int:
    info = (await schedule.describe()).info
    return info.num_actions - len(info.running_actions)


async def rounds(schedule: ScheduleHandle, count: int) -> None:
    """Have it run so many times more, from beginning to end."""
    for _ in range(count):
        before = await completed_runs(schedule)
        async with asyncio.timeout(120):
            while await completed_runs(schedule) == before:
                await schedule.trigger()
                await asyncio.sleep(0.5)


async def account_of(gateway: Gateway) -> dict[str, Any]:
    return dict((await gateway.http.get("/api/v1/account")).json())


@pytest.mark.parametrize("committed", [True, False])
async def test_an_account_whose_renewal_is_cut_short_is_renewed_once(
    committed: bool,
    places: Places,
    stack: Stack,
    database: Database,
    temporal: Client,
    new_gateway: MakeGateway,
) -> None:
    gateway = await new_gateway(50, plan="starter")
    body = {"script": "outcome=success " + "A word. " * 6}
    video = (await unless_busy(lambda: gateway.http.post("/api/v1/videos", json=body))).json()
    leftover = ALLOWANCE - video["credits_deducted"]
    over = text("UPDATE accounts SET period_end = now() - interval '1 hour' WHERE name = :name")
    async with database.transaction() as tx:
        await tx.execute(over, {"name": gateway.account})

    schedule = temporal.get_schedule_handle("renew")
    worker = stack.pid("worker")
    async with places.held(Place.LEFTOVER_EXPIRED, gateway.account) as hold:
        standing = asyncio.create_task(hold.waited_for())
        while not standing.done():  # a run that began before is over soon, and none begins beside it
            await schedule.trigger()
            await asyncio.wait([standing], timeout=0.5)
        renewing = await standing
        os.kill(worker, signal.SIGKILL)
        if not committed:  # otherwise the database goes on, and nobody hears of it
            async with database.transaction() as tx:
                await tx.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": renewing})
    await stack.restarted("worker", worker)
    await rounds(schedule, 2)

    expired, granted = ("expire", -leftover, 0), ("grant", ALLOWANCE, 0)
    charged = ("charge", -video["credits_deducted"], 0)
    assert sorted((await entries(database, gateway.account))[:2]) == [expired, granted]
    assert (await entries(database, gateway.account))[2:] == [charged, ("grant", 0, 50), granted]
    account = await account_of(gateway)
    assert account["credits"] == {
        "monthly_remaining": ALLOWANCE,
        "monthly_allowance": ALLOWANCE,
        "purchased": 50,
        "total": ALLOWANCE + 50,
    }
    assert "The books balance." in await stack.darkroom("ledger", "verify")
