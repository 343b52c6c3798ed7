"""Databases of a test's own, on the stack's Postgres."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url


@asynccontextmanager
async def made(server_url: str, template: str = "template1") -> AsyncIterator[str]:
    """The address of a new database, a copy of `template`; dropped afterwards, whoever is still connected."""
    name = f"test_{uuid4().hex}"
    await _run(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        await _run(server_url, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _run(server_url: str, statement: str) -> None:
    address = make_url(server_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
