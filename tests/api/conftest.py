"""Accounts that the tests of the edge look at."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import httpx2
import pytest
from sqlalchemy import text

from store.database import Database
from tests.api.dialects import EVERY
from tests.api.patience import Patient
from tests.api.shapes import Owned
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

TIMEOUT_S = 60

_AT_REST = text("""
    SELECT NOT EXISTS (SELECT FROM deliveries WHERE account = :account AND state = 'pending')
       AND NOT EXISTS (SELECT FROM jobs WHERE account = :account AND finished_at IS NULL AND progress = 0)
""")


@pytest.fixture(scope="session")
async def new_gateway(new_gateway: MakeGateway) -> MakeGateway:
    """Opens an account, with a client that is patient."""

    async def make(credits: int, plan: str = "enterprise") -> Gateway:
        gateway = await new_gateway(credits, plan)
        hasty, gateway.http = gateway.http, _client(gateway.http, Patient())
        await hasty.aclose()
        return gateway

    return make


@pytest.fixture
async def hasty(gateway: Gateway) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the account that takes an engine which cannot be reached for an answer."""
    async with _client(gateway.http, httpx2.AsyncHTTPTransport()) as client:
        yield client


def _client(like: httpx2.AsyncClient, transport: httpx2.AsyncBaseTransport) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        base_url=like.base_url, headers=like.headers, transport=transport, trust_env=False, timeout=TIMEOUT_S
    )


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
    async with asyncio.timeout(60):
        while not await _is_at_rest(database, gateway.account):
            await asyncio.sleep(0.1)
    return Owner(gateway, owned)


async def _is_at_rest(database: Database, account: str) -> bool:
    """Its webhooks were taken, and each of its jobs has ended or is as far as it will ever be."""
    async with database.transaction() as tx:
        return bool((await tx.execute(_AT_REST, {"account": account})).scalar_one())


@pytest.fixture(scope="session")
async def stranger(new_gateway: MakeGateway) -> Gateway:
    """Another account, with credits of its own."""
    return await new_gateway(10_000)


@pytest.fixture(scope="session")
async def anyone(stack: Stack) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that sends no key."""
    url = stack.ready["api_url"]
    async with httpx2.AsyncClient(base_url=url, transport=Patient(), trust_env=False, timeout=TIMEOUT_S) as client:
        yield client
