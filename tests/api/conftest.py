"""Accounts that the tests of the edge look at."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import httpx2
import pytest

from store.database import Database
from tests.api.dialects import EVERY
from tests.api.shapes import Owned
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.kept import kept_of
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack


class Owner:
    """An account, and what it owns in each dialect."""

    def __init__(self, gateway: Gateway, owned: Mapping[str, Owned]) -> None:
        self.gateway = gateway
        self.owned = owned

    @property
    def traces(self) -> set[str]:
        return {trace for owned in self.owned.values() for trace in owned.traces}


@pytest.fixture(scope="session")
async def owner(new_gateway: MakeGateway, database: Database, sink: Sink) -> Owner:
    """Its jobs are at rest: nothing of it changes by itself any more."""
    gateway = await new_gateway(1000)
    owned = {dialect.name: await dialect.settle(gateway, sink) for dialect in EVERY}
    before = None
    async with asyncio.timeout(30):
        while before != (before := await kept_of(database, gateway.account)):
            await asyncio.sleep(0.5)
    return Owner(gateway, owned)


@pytest.fixture(scope="session")
async def stranger(new_gateway: MakeGateway) -> Gateway:
    """Another account, with credits of its own."""
    return await new_gateway(10_000)


@pytest.fixture(scope="session")
async def anyone(stack: Stack) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that sends no key."""
    async with httpx2.AsyncClient(base_url=stack.ready["api_url"], trust_env=False, timeout=30) as client:
        yield client
