"""Endpoints that never answer keep nobody waiting but their own callbacks."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of

SILENT = 10


@dataclass
class Silence:
    """An endpoint that takes each request and says nothing."""

    url: str = ""
    calls: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls += 1
        await self.over.wait()
        writer.close()


@pytest.fixture
async def silence() -> AsyncIterator[Silence]:
    silence = Silence()
    server = await asyncio.start_server(silence.listen, "127.0.0.1", 0)
    silence.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    yield silence
    silence.over.set()
    server.close()


async def test_silent_endpoints_hold_up_neither_submits_nor_jobs(
    database: Database, new_gateway: MakeGateway, silence: Silence
) -> None:
    gateway = await new_gateway(10 * SILENT + 10)
    for _ in range(SILENT):
        await gateway.submit("a cat", webhook_url=silence.url)
    last = await gateway.submit("a dog")
    assert (await gateway.end(last["id"]))["status"] == "completed"
    async with asyncio.timeout(60):
        while silence.calls < SILENT or {record["status"] for record in await _newest(gateway)} != {"completed"}:
            await asyncio.sleep(0.2)
    assert await credits_of(database, gateway.account) == 0


async def _newest(gateway: Gateway) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = (await gateway.http.get("/v1/jobs", params={"limit": 100})).json()["data"]
    return records
