"""Something dies while a job's pictures are copied: they are copied then, and the job is bought once."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from temporalio.client import Client

from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.faults import backing_off, stopped
from tests.fixtures.gateway import Gateway, MakeGateway, unless_busy
from tests.fixtures.listener import Listener, listening
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

PICTURE = b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n\x89PNG\r\n\x1a\n"
SAID = "Ever wonder why founders wake up at five in the morning?"


@dataclass(frozen=True)
class Gallery:
    """Serves a picture as often as it is asked, once it is open."""

    listener: Listener
    opens: asyncio.Event

    async def ordered(self, gateway: Gateway) -> str:
        """A job that waits for three pictures from here."""
        url = f"http://{self.listener.authority}"
        body = {"script": SAID, "product_image_url": f"{url}/1", "broll_images": [f"{url}/2", f"{url}/3"]}
        answer = await unless_busy(lambda: gateway.http.post("/api/v1/videos", json=body))
        await self.listener.until(3)
        return str(answer.json()["job_id"])


@pytest.fixture
async def gallery() -> AsyncIterator[Gallery]:
    opens = asyncio.Event()

    async def answer(_path: str) -> AsyncIterator[bytes]:
        await opens.wait()
        yield PICTURE

    async with listening(answer) as listener:
        yield Gallery(listener, opens)


@asynccontextmanager
async def away(stack: Stack, part: str) -> AsyncIterator[None]:
    """The part is killed, and nobody starts another until the block ends."""
    pid = stack.pid(part)
    with stopped(stack.process.pid):
        os.kill(pid, signal.SIGKILL)
        yield
    await stack.restarted(part, pid)


@pytest.mark.parametrize("part", ["worker", "temporal", "postgres"])
async def test_pictures_are_copied_by_whoever_comes_next(
    gallery: Gallery, stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle, part: str
) -> None:
    gateway = await new_gateway(150)
    job_id = await gallery.ordered(gateway)
    await stack.kill(part)
    gallery.opens.set()
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=0, creates={job_id: 1})


async def test_a_store_that_is_away_is_waited_for_before_anything_is_bought(
    gallery: Gallery,
    stack: Stack,
    database: Database,
    temporal: Client,
    new_gateway: MakeGateway,
    explained: Oracle,
) -> None:
    gateway = await new_gateway(150)
    job_id = await gallery.ordered(gateway)
    handle = temporal.get_workflow_handle(workflow_id(job_id))
    async with away(stack, "s3"):
        gallery.opens.set()
        await backing_off(handle, attempt=3)
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=0, creates={job_id: 1})
