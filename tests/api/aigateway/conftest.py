"""What several of these tests look at: a client without a key, and one job that was delivered."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.stack import Stack


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


@pytest.fixture(scope="session")
async def anyone(stack: Stack) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that sends no key."""
    async with httpx2.AsyncClient(base_url=stack.ready["api_url"], trust_env=False, timeout=30) as client:
        yield client
