"""A stack that begins to seal its payloads while a job runs: nothing is lost, and what comes after cannot be read."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from google.protobuf import json_format
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.client import Client

from api.app import connect
from deploy import seat
from deploy.home import Home
from domain.job import Ticket, workflow_id
from store.database import Database
from store.payloads import ENCODING
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack, running

EARLIER, LATER = uuid4().hex, uuid4().hex


@dataclass
class World:
    """A stack after the change, and what was submitted before it."""

    stack: Stack
    database: Database
    temporal: Client
    gateway: Gateway
    earlier: str  # id of a job that was running then


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("sealed")
    yield home
    seat.discard(Home(home))


@pytest.fixture(scope="module")
async def world(home: Path) -> AsyncIterator[World]:
    with running(home) as stack:
        key = stack.ready["demo_api_key"]
        before = Gateway(stack.ready["api_url"], "demo", key)
        earlier = await before.submit(f"seconds=15 {EARLIER}")
        await before.until(earlier["id"], "running")
        await before.http.aclose()
    with running(home, payload_encryption="on") as stack:
        database = Database(stack.ready["database_url"])
        gateway = Gateway(stack.ready["api_url"], "demo", key)
        yield World(stack, database, await connect(stack.settings), gateway, earlier["id"])
        await gateway.http.aclose()
        await database.close()


async def test_a_job_from_before_goes_on_and_ends(world: World) -> None:
    assert (await world.gateway.end(world.earlier))["status"] == "completed"
    handle = world.temporal.get_workflow_handle(workflow_id(world.earlier))
    await handle.result()
    first, *_, last = (await handle.fetch_history()).events
    (ticket,) = first.workflow_execution_started_event_attributes.input.payloads
    (result,) = last.workflow_execution_completed_event_attributes.result.payloads
    assert (ticket.metadata["encoding"], result.metadata["encoding"]) == (b"json/plain", ENCODING)


async def test_prompts_are_sealed_wherever_temporal_keeps_them(world: World, sink: Sink) -> None:
    told, again = sink.url("/sealed"), sink.url("/sealed/refused", 410)
    done = await world.gateway.submit(f"webhook=once {LATER}", webhook_url=f"{told}?{LATER}")
    refused = await world.gateway.submit(f"outcome=refused {LATER}", webhook_url=f"{again}?{LATER}")
    spoilt = await world.gateway.submit(f"fetch=html {LATER}")
    stuck = await world.gateway.submit(f"outcome=stuck {LATER}")
    assert "Canceled" in await world.stack.darkroom("jobs", "cancel", stuck["id"])
    ends = [(await world.gateway.end(job["id"]))["status"] for job in (done, refused, spoilt, stuck)]
    assert ends == ["completed", "failed", "failed", "cancelled"]
    await sink.next("/sealed")
    await sink.next("/sealed/refused")

    kept = b"".join(file.read_bytes() for file in world.stack.home.glob("temporal.db*"))
    assert EARLIER.encode() in kept
    assert done["id"].encode() in kept
    assert LATER.encode() not in kept
    described = await world.temporal.get_workflow_handle(workflow_id(done["id"])).describe()
    summary = described.raw_description.execution_config.user_metadata.summary
    assert summary.metadata["encoding"] == ENCODING
    assert await described.static_summary() == "video · darkroom/sim-video · demo"


async def test_an_operator_opens_what_a_history_holds(world: World) -> None:
    job = await world.gateway.submit(LATER)
    await world.gateway.end(job["id"])
    history = await world.temporal.get_workflow_handle(workflow_id(job["id"])).fetch_history()
    (ticket,) = history.events[0].workflow_execution_started_event_attributes.input.payloads
    assert ticket.metadata["encoding"] == ENCODING
    address = (await world.stack.darkroom("encryption", "codec-url")).strip()
    body = json_format.MessageToDict(Payloads(payloads=[ticket]))
    answer = await world.gateway.http.post(f"{address}/decode", json=body, headers={"X-Namespace": "default"})
    (opened,) = json_format.Parse(answer.content, Payloads()).payloads
    assert isinstance(opened, Payload)
    assert Ticket.model_validate_json(opened.data).spec.prompt == LATER
