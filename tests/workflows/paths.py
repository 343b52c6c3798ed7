"""One way through the workflow each: made on the running stack, told apart by how its run closes."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from temporalio.client import Client

from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.faults import backing_off, stopped
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.listener import Answer, Listener, listening, saying
from tests.fixtures.oracle import closed, closed_all, ends, reaches, row, submit_under_way
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

HISTORIES: Final = Path(__file__).with_name("histories")
# As many bytes of a picture as it takes to be known for one.
PICTURE: Final = b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n\x89PNG\r\n\x1a\n"


def saved(name: str) -> Path:
    """Where the history of a path is kept."""
    return HISTORIES / f"{name}.json"


@dataclass(frozen=True)
class World:
    """What a path is walked in."""

    stack: Stack
    database: Database
    temporal: Client
    sink: Sink
    new_gateway: MakeGateway

    async def gateway(self) -> Gateway:
        return await self.new_gateway(100, plan="payg")

    async def submitted(self, prompt: str, model: str = "darkroom/sim-video") -> str:
        return str((await (await self.gateway()).submit(prompt, model))["id"])

    async def pictured(self, pictures: Listener) -> str:
        """A job that points at a picture of its caller's."""
        body = {"script": "Ever wonder why founders wake up at five in the morning?"}
        body["product_image_url"] = f"http://{pictures.authority}/"
        answer = await (await self.new_gateway(150)).http.post("/api/v1/videos", json=body)
        return str(answer.json()["job_id"])


async def completed(world: World) -> str:
    return await world.submitted("a cat")


async def completed_with_webhook(world: World) -> str:
    url = world.sink.url("/history")
    return str((await (await world.gateway()).submit("a cat", webhook_url=url))["id"])


async def gathered(world: World) -> str:
    return await filmed(world, saying(PICTURE))


async def source_unavailable(world: World) -> str:
    return await filmed(world, saying(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"))


async def filmed(world: World, answer: Answer) -> str:
    """A film with a picture, which is got from this answer."""
    async with listening(answer) as pictures:
        job_id = await world.pictured(pictures)
        await ends(world.database, job_id)
    return job_id


async def canceled_while_gathering(world: World) -> str:
    async def never(_path: str) -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""

    async with listening(never) as pictures:
        job_id = await world.pictured(pictures)
        await pictures.until(1)
        await world.temporal.get_workflow_handle(workflow_id(job_id)).signal("cancel")
        await ends(world.database, job_id)
    return job_id


async def failed_refused(world: World) -> str:
    return await world.submitted("outcome=refused")


async def insufficient_credits(world: World) -> str:
    """A retry of a job whose account has nothing left: the one way to know the id of a job never admitted."""
    gateway = await world.new_gateway(20)
    job_id = str((await gateway.submit("a cat"))["id"])
    await ends(world.database, job_id)
    await closed(world.temporal, job_id)
    await gateway.submit("a cat")
    await world.stack.darkroom("jobs", "retry", job_id, code=1)
    return job_id


async def refused_at_submit(world: World) -> str:
    return await world.submitted("outcome=refused_at_submit")


async def output_unusable(world: World) -> str:
    return await world.submitted("fetch=404")


async def admitted_too_late(world: World) -> str:
    """Nobody is told the id of such a job, so it is looked for."""
    gateway = await world.gateway()
    with stopped(world.stack.pid("worker")):
        assert (await gateway.ask("a cat")).status_code == 503
    await closed_all(world.temporal, gateway.account)
    (found,) = [one async for one in world.temporal.list_workflows(f"JobAccount = '{gateway.account}'")]
    return found.id.removeprefix(workflow_id(""))


async def never_sent(world: World) -> str:
    """Its provider is away until its deadline."""
    pid = world.stack.pid("simulator")
    with stopped(world.stack.process.pid):
        os.kill(pid, signal.SIGKILL)
        job_id = await world.submitted("a cat", "test/hasty")
        await ends(world.database, job_id)
    await world.stack.restarted("simulator", pid)
    return job_id


async def canceled_while_queued(world: World) -> str:
    gateway = await world.gateway()
    held = [(await gateway.submit("seconds=1"))["id"] for _ in range(2)]
    job_id = str((await gateway.submit("a cat"))["id"])
    assert (await row(world.database, job_id)).status is Status.QUEUED
    await world.temporal.get_workflow_handle(workflow_id(job_id)).signal("cancel")
    for other in held:
        await ends(world.database, other)
    return job_id


async def let_in(world: World) -> str:
    gateway = await world.gateway()
    held = [(await gateway.submit("seconds=0.5"))["id"] for _ in range(2)]
    job_id = str((await gateway.submit("a cat"))["id"])
    assert (await row(world.database, job_id)).status is Status.QUEUED
    for other in held:
        await ends(world.database, other)
    return job_id


async def canceled_while_running(world: World) -> str:
    gateway = await world.gateway()
    job_id = str((await gateway.submit("outcome=stuck"))["id"])
    await reaches(world.database, job_id, Status.RUNNING)
    assert (await gateway.http.post(f"/v1/jobs/{job_id}/cancel")).status_code == 200
    return job_id


async def canceled_while_submitting(world: World) -> str:
    job_id = await world.submitted("submit=slow outcome=stuck")
    await submit_under_way(world.database, job_id)
    await world.temporal.get_workflow_handle(workflow_id(job_id)).signal("cancel")
    return job_id


async def canceled_while_storing(world: World) -> str:
    job_id = await world.submitted("fetch=slow")
    await reaches(world.database, job_id, Status.STORING)
    await world.temporal.get_workflow_handle(workflow_id(job_id)).signal("cancel")
    return job_id


async def canceled_natively(world: World) -> str:
    job_id = await world.submitted("outcome=stuck")
    await reaches(world.database, job_id, Status.RUNNING)
    await world.temporal.get_workflow_handle(workflow_id(job_id)).cancel()
    return job_id


async def expired(world: World) -> str:
    return await world.submitted("outcome=stuck", "test/hasty")


async def failover(world: World) -> str:
    return await world.submitted("outcome=outage", "test/failover")


async def submission_unknown(world: World) -> str:
    return await world.submitted("submit=lost_reply lookup=no")


async def retried_while_storing(world: World) -> str:
    job_id = await world.submitted("seconds=0.5")
    handle = world.temporal.get_workflow_handle(workflow_id(job_id))
    pid = world.stack.pid("s3")
    with stopped(world.stack.process.pid):
        os.kill(pid, signal.SIGKILL)
        await backing_off(handle, attempt=2)
        await handle.signal("retry")
        await asyncio.sleep(0.2)
    await world.stack.restarted("s3", pid)
    return job_id


PATHS: Final[Mapping[str, Callable[[World], Awaitable[str]]]] = {
    path.__name__: path
    for path in (
        completed,
        completed_with_webhook,
        gathered,
        source_unavailable,
        canceled_while_gathering,
        failed_refused,
        refused_at_submit,
        output_unusable,
        insufficient_credits,
        admitted_too_late,
        never_sent,
        canceled_while_queued,
        let_in,
        canceled_while_submitting,
        canceled_while_running,
        canceled_while_storing,
        canceled_natively,
        expired,
        failover,
        submission_unknown,
        retried_while_storing,
    )
}
