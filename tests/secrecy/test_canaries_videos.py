"""What a video is made of, and whom its caller points at, is found in no log and no name."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from uuid import uuid4

import httpx2
from sqlalchemy import text
from temporalio.client import Client

from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.lines import access_line, lines_of
from tests.fixtures.listener import listening
from tests.fixtures.oracle import closed, ends
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

SAID = "Ever wonder why top founders wake up at five?"
VIDEOS = "/api/v1/videos"
PNG = b"\x89PNG\r\n\x1a\n"


class Words:
    """A word for each thing that is sent."""

    def __init__(self) -> None:
        self.sent: set[str] = set()

    def __call__(self) -> str:
        word = uuid4().hex
        self.sent.add(word)
        return word

    def found(self, where: bytes) -> set[str]:
        return {word for word in self.sent if word.encode() in where}


async def test_no_log_has_what_videos_are_made_of(
    stack: Stack, database: Database, temporal: Client, new_gateway: MakeGateway, sink: Sink
) -> None:
    gateway, new = await new_gateway(3000), Words()
    page = f"<html><title>Oat drink {new()}</title></html>".encode()

    async def answer(path: str) -> AsyncIterator[bytes]:
        body = page if "page" in path else PNG
        yield f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body

    async with listening(answer) as shop:

        def at(what: str) -> str:
            return f"http://{shop.authority}/{what}/{new()}?token={new()}"

        pictured: dict[str, object] = {
            "script": f"{SAID} {new()}",
            "cta": new(),
            "product_image_url": at("product"),
            "broll_images": [at("broll")],
            "scenes": [{"text": new(), "visual_prompt": new(), "image": at("scene")}],
            "webhook_url": f"{sink.url(f'/{new()}')}?token={new()}",
        }
        prompted = {"prompt": f"an oat drink {new()}", "product_url": at("page")}
        lost = {"script": f"{SAID} {new()}", "product_image_url": f"https://{new()}.invalid/{new()}"}
        jobs = [await _made(gateway, body) for body in (pictured, prompted, lost)]
        ended = [await ends(database, job_id) for job_id in jobs]
    assert [job.status for job in ended] == ["succeeded", "succeeded", "failed"]
    refused = await _refused(gateway, new)
    assert {one.status_code for one in refused} == {400, 404}
    made = (await gateway.http.post("/api/v1/account/keys", json={"name": new()})).json()
    new.sent.add(made["key"].removeprefix(made["key_prefix"]))

    for one in refused:
        await access_line(stack, one.headers["x-request-id"])
    for job_id in jobs:
        await closed(temporal, job_id)
        assert lines_of(stack, "worker", job=job_id, event="settled")
    logs = {file.stem: file.read_bytes() for file in stack.home.joinpath("logs").glob("*.log")}
    assert {part: found for part, log in logs.items() if (found := new.found(log))} == {}
    listed = [execution.raw_info async for execution in temporal.list_workflows()]
    assert new.found(b"".join(info.SerializeToString() for info in listed)) == set()
    async with database.transaction() as tx:
        kept = "\n".join((await tx.execute(text("SELECT t::text FROM api_keys t"))).scalars())
    assert made["key"].removeprefix(made["key_prefix"]) not in kept


async def _made(gateway: Gateway, body: Mapping[str, object]) -> str:
    async with asyncio.timeout(60):
        while "unreachable" in (answer := await gateway.http.post(VIDEOS, json=body)).text:  # the engine or the page
            await asyncio.sleep(0.2)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["job_id"])


async def _refused(gateway: Gateway, new: Words) -> list[httpx2.Response]:
    """Requests that come to nothing; none is answered with what it said."""
    http, script = gateway.http, f"{SAID} {new()}"
    answers = [
        await http.post(VIDEOS, json={"script": script, "cta": new() * 4}),
        await http.post(VIDEOS, json={"script": script, "actor_slug": new()}),
        await http.post(VIDEOS, json={"script": script, "dub_language": new()}),
        await http.post(VIDEOS, json={"script": new()}),
        await http.post(VIDEOS, json={"prompt": new(), "product_url": f"https://{new()}.invalid/{new()}"}),
        await http.get(f"/api/v1/actors/{new()}?{new()}"),
        await http.get(f"{VIDEOS}/{new()}"),
        await http.get(f"{VIDEOS}?status={new()}"),
        await http.get(f"/api/v1/account/usage?period={new()}"),
    ]
    assert new.found(json.dumps([answer.text for answer in answers]).encode()) == set()
    return answers
