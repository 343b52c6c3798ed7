"""After its seven days a file is deleted, and says so."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import httpx2
from sqlalchemy import func, select, update
from temporalio.client import Client

from api.app import build_engine
from api.engine import Engine
from api.problem import Problem, Reason
from store.database import Database
from store.objects import Objects
from store.tables import assets
from tests.fixtures.gateway import Gateway, credits_of
from tests.fixtures.stack import Stack

GONE = {
    "error": {
        "code": "file_gone",
        "message": "The file is no longer kept.",
        "type": "not_found_error",
        "param": None,
    }
}


async def test_a_file_is_kept_for_seven_days_and_so_is_that_of_a_retry(
    stack: Stack, database: Database, gateway: Gateway
) -> None:
    accepted = await gateway.submit("a cat")
    await gateway.end(accepted["id"])
    await _retry(await build_engine(stack.settings, database), accepted["id"])
    await gateway.end(accepted["id"])
    async with database.transaction() as tx:
        left = (assets.c.expires_at - func.now()).label("left")
        kept = await tx.execute(select(assets.c.attempt, left).where(assets.c.job_id == accepted["id"]))
        left_of = {row.attempt: row.left for row in kept}
    assert left_of.keys() == {1, 2}
    assert all(timedelta(days=7) - timedelta(hours=1) < left <= timedelta(days=7) for left in left_of.values())
    assert await credits_of(database, gateway.account) == 980


async def test_an_expired_file_is_deleted_and_answers_410(
    database: Database, objects: Objects, temporal: Client, anyone: httpx2.AsyncClient, gateway: Gateway
) -> None:
    accepted, other = await asyncio.gather(gateway.submit("a cat"), gateway.submit("a dog"))
    record, kept = await asyncio.gather(gateway.end(accepted["id"]), gateway.end(other["id"]))
    prefix = f"jobs/{accepted['id']}/"
    assert len(await objects.keys(prefix)) == 1
    async with database.transaction() as tx:
        past = func.now() - timedelta(seconds=1)
        await tx.execute(update(assets).where(assets.c.job_id == accepted["id"]).values(expires_at=past))
    gone = await anyone.get(record["result"]["file_url"])
    assert (gone.status_code, gone.json()) == (410, GONE)  # not one day longer, even if nobody has collected it

    await temporal.get_schedule_handle("collect").trigger()
    async with asyncio.timeout(60):
        while await objects.keys(prefix) or not await _is_marked(database, accepted["id"]):
            await asyncio.sleep(0.1)

    ended = await _listed(gateway, accepted["id"])
    assert (ended["status"], ended["usage"]) == ("completed", {"credits": 10})  # it was delivered, and is paid for
    assert ended["result"]["expires_at"] < time.time()
    for url in (record["result"]["file_url"], ended["result"]["file_url"]):
        gone = await anyone.get(url)
        assert (gone.status_code, gone.json()) == (410, GONE)
    assert (await anyone.get(kept["result"]["file_url"])).status_code == 200


async def _retry(engine: Engine, job_id: str) -> None:
    """Again, while a slow machine keeps the engine from admitting it in time."""
    async with asyncio.timeout(60):
        while True:
            try:
                await engine.retry(job_id)
                return
            except Problem as problem:
                if problem.reason is not Reason.ENGINE_UNREACHABLE:
                    raise


async def _listed(gateway: Gateway, job_id: str) -> dict[str, Any]:
    shown = (await gateway.http.get("/v1/jobs")).json()["data"]
    return next(record for record in shown if record["id"] == job_id)


async def _is_marked(database: Database, job_id: str) -> bool:
    async with database.transaction() as tx:
        found = await tx.execute(select(assets.c.collected_at).where(assets.c.job_id == job_id))
        return found.scalar_one() is not None
