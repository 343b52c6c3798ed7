"""Databases of these tests' own on the session's real Postgres.

In the stack's own database a worker settles what it takes for orphans and collects files, and other tests
demand that all its books balance; here a test may leave any state behind.
"""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import make_url, text
from temporalio.client import Client

from activities.bookkeeping import Books
from store import migrations
from store.database import Database
from tests.fixtures.stack import Stack
from tests.store import given, scratch

CONNECTIONS = 8


@pytest.fixture(scope="session")
async def template(stack: Stack) -> AsyncIterator[str]:
    """The name of a database with the newest schema and no rows, to be copied."""
    async with scratch.made(stack.ready["database_url"]) as url:
        await migrations.upgrade(url, given.KEYS)
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
async def database(stack: Stack, template: str) -> AsyncIterator[Database]:
    """Shared by these tests, eight connections wide."""
    async with scratch.made(stack.ready["database_url"], template) as url:
        database = scratch.patient(url, CONNECTIONS)
        yield database
        await database.close()


@pytest.fixture(scope="session")
async def _spare(stack: Stack, template: str) -> AsyncIterator[Database]:
    async with scratch.made(stack.ready["database_url"], template) as url:
        database = scratch.patient(url, CONNECTIONS)
        yield database
        await database.close()


@pytest.fixture
async def fresh(_spare: Database) -> Database:
    """Without a row in it, and one test's own."""
    async with _spare.transaction() as tx:
        await tx.execute(text("ALTER TABLE entries DISABLE TRIGGER ALL"))
        await tx.execute(text("TRUNCATE accounts, leases CASCADE"))
        await tx.execute(text("ALTER TABLE entries ENABLE TRIGGER ALL"))
    return _spare


@pytest.fixture
def books(database: Database, temporal: Client) -> Books:
    return Books(database, temporal)
