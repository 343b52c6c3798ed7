"""The moment of admission: what the client is told and what the books say agree, whatever stands still or dies."""

import asyncio
import math
import os
import signal
from datetime import timedelta
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import text
from temporalio.client import Client

from api import engine as engines
from api.app import build_engine
from api.engine import Origin
from domain.job import Status
from domain.spec import JobSpec, Kind, Settings
from store.accounts import Caller
from store.database import Database
from tests.fixtures.faults import Hold, Place, Places, stopped, waiting_for
from tests.fixtures.gateway import Gateway, MakeGateway, unless_busy
from tests.fixtures.oracle import Oracle, closed_all, ends
from tests.fixtures.stack import Stack

with_and_without_key = pytest.mark.parametrize("key", [None, "a-key"])
mostly_with_a_key = pytest.mark.parametrize("key", [pytest.param(None, marks=pytest.mark.slow), "a-key"])


@pytest.fixture
async def gateway(new_gateway: MakeGateway) -> Gateway:
    """One that can pay twice, of an engine that has admitted another's job just now."""
    await (await new_gateway(10)).submit("a cat")
    return await new_gateway(20)


async def charging(gateway: Gateway, hold: Hold, key: str | None) -> tuple[asyncio.Task[httpx2.Response], int]:
    """A submit whose charge stands at the hold, and the server's process of that charge.

    Asked for again if the engine is too busy to bring it there before its ticket is void.
    """
    standing = asyncio.create_task(hold.waited_for())
    while True:
        asked = asyncio.create_task(gateway.ask("a cat", key=key))
        await asyncio.wait([asked, standing], return_when=asyncio.FIRST_COMPLETED)
        if standing.done():
            return asked, await standing
        assert (await asked).status_code == 503


async def listed(gateway: Gateway) -> list[str]:
    """The ids of the account's jobs, once there are any."""
    async with asyncio.timeout(60):
        while not (jobs := (await gateway.http.get("/v1/jobs")).json().get("data")):
            await asyncio.sleep(0.05)
    return [job["id"] for job in jobs]


async def delivered(database: Database, explained: Oracle, gateway: Gateway, job_id: str) -> None:
    """The account's only job, paid once."""
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=10, creates={job_id: 1})


@with_and_without_key
async def test_a_charge_that_is_committed_late_is_told_as_made(
    key: str | None, places: Places, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    async with places.held(Place.CHARGE_COMMITTED, gateway.account) as hold:
        asked, charge = await charging(gateway, hold, key)
        await waiting_for(database, charge)  # the API gave up on its answer, and asks the books
    answer = await asked
    assert answer.status_code == 202, answer.text
    await delivered(database, explained, gateway, answer.json()["id"])


@mostly_with_a_key
async def test_a_charge_that_cannot_be_committed_is_told_as_not_made(
    key: str | None, places: Places, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    async with places.held(Place.CHARGE_COMMITTED, gateway.account) as hold:
        asked, charge = await charging(gateway, hold, key)
        await waiting_for(database, charge)
        async with database.transaction() as tx:
            await tx.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": charge})
        answer = await asked
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "nothing was charged" in answer.json()["error"]["message"]
    await explained(gateway, credits=20, creates={})

    again = await unless_busy(lambda: gateway.ask("a cat", key=key))
    assert (again.status_code, "Idempotent-Replayed" in again.headers) == (202, False)
    await delivered(database, explained, gateway, again.json()["id"])


@with_and_without_key
async def test_nothing_is_charged_after_the_client_was_told_so(
    key: str | None, stack: Stack, database: Database, temporal: Client, gateway: Gateway, explained: Oracle
) -> None:
    with stopped(stack.pid("worker")):
        answer = await gateway.ask("a cat", key=key)
    assert answer.status_code == 503
    assert await closed_all(temporal, gateway.account) == ["FAILED"]
    await explained(gateway, credits=20, creates={})
    again = await gateway.submit("a cat", key=key)
    await delivered(database, explained, gateway, again["id"])


async def test_an_engine_that_hangs_is_told_as_unreachable_in_time_and_charges_nothing_later(
    stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    now, took_s = asyncio.get_running_loop().time, math.inf
    with stopped(stack.pid("temporal")):
        for _ in range(5):  # a busy machine can take its time over one answer, but not over each
            began = now()
            answer = await gateway.ask("a cat", key="a-key")
            took_s = now() - began
            assert answer.status_code == 503
            if took_s < 4:
                break
    assert took_s < 4
    again = await gateway.submit("a cat", key="a-key")
    await delivered(database, explained, gateway, again["id"])


async def test_a_start_that_is_told_as_made_already_is_our_own(
    stack: Stack, database: Database, gateway: Gateway, explained: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the library that repeats a lost request hears of its first, since nobody else knows the new job's id."""
    monkeypatch.setattr(engines, "ADMISSION_TIMEOUT", timedelta(minutes=1))
    monkeypatch.setattr(engines, "ADMIT_WITHIN", timedelta(minutes=1))
    engine = await build_engine(stack.settings, database)
    spec = JobSpec(kind=Kind.VIDEO, model="darkroom/sim-video", prompt="a cat", settings=Settings(duration_s=5))
    caller = Caller(gateway.account, "enterprise", "a key")

    class Repeated(Origin):
        def new_job_id(self) -> str:
            return job_id

    job_id = f"job_{uuid4().hex}"
    first, second = await asyncio.gather(*(engine.submit(caller, spec, Repeated("aigateway")) for _ in range(2)))
    assert first.job.id == second.job.id == job_id
    await delivered(database, explained, gateway, job_id)


async def test_a_charge_whose_worker_dies_committing_it_is_made_once(
    places: Places, stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    """The database has been told to commit, and does, while nobody is left to hear of it."""
    async with places.held(Place.CHARGE_COMMITTED, gateway.account) as hold:
        asked, _ = await charging(gateway, hold, None)
        worker = stack.pid("worker")
        os.kill(worker, signal.SIGKILL)
    answer = await asked
    assert answer.status_code == 202, answer.text
    await stack.restarted("worker", worker)
    await delivered(database, explained, gateway, answer.json()["id"])


@mostly_with_a_key
async def test_a_job_whose_api_dies_before_the_answer_is_listed_and_found_by_its_key(
    key: str | None, places: Places, stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    async with places.held(Place.CHARGE_COMMITTED, gateway.account) as hold:
        asked, _ = await charging(gateway, hold, key)
        api = stack.pid("api")
        os.kill(api, signal.SIGKILL)
    with pytest.raises(httpx2.TransportError):
        await asked
    await stack.restarted("api", api)
    (job_id,) = await listed(gateway)
    if key is not None:
        answer = await gateway.ask("a cat", key=key)
        assert (answer.json()["id"], answer.headers["Idempotent-Replayed"]) == (job_id, "true")
    await delivered(database, explained, gateway, job_id)


@pytest.mark.slow
@with_and_without_key
async def test_a_client_is_not_told_that_nothing_was_charged_while_nobody_knows(
    key: str | None, places: Places, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    async with places.held(Place.CHARGE_COMMITTED, gateway.account) as hold:
        asked, _ = await charging(gateway, hold, key)
        answer = await asked
        assert answer.status_code == 503
        assert "is not known" in answer.json()["error"]["message"]
    (job_id,) = await listed(gateway)
    if key is not None:
        assert (await gateway.ask("a cat", key=key)).json()["id"] == job_id
    await delivered(database, explained, gateway, job_id)
