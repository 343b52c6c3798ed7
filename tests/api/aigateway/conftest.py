"""What several of these tests look at: one job that was delivered, and a poll that came too early."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from tests.fixtures.gateway import Gateway, MakeGateway


@dataclass(frozen=True)
class Delivered:
    """A completed video, for tests that only read."""

    gateway: Gateway
    record: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def url(self) -> str:
        return str(self.record["result"]["file_url"])


@pytest.fixture(scope="session")
async def delivered(new_gateway: MakeGateway) -> Delivered:
    gateway = await new_gateway(1000)
    accepted = await gateway.submit("a cat doing parkour")
    return Delivered(gateway, await gateway.end(accepted["id"]))


async def paced(http: httpx2.AsyncClient, path: str) -> httpx2.Response:
    """Poll until it is too early to; the answer that says so."""
    async with asyncio.timeout(60):
        while (answer := await http.get(path)).status_code != 304:
            assert answer.status_code == 200, answer.text
    return answer
