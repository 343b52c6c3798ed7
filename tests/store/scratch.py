"""Databases of a test's own, on the stack's Postgres."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import uuid4

import asyncpg
from sqlalchemy import event, make_url

from store.database import Database

_PATIENCE: Final = {"timeout": 60, "server_settings": {"statement_timeout": "60s", "lock_timeout": "60s"}}


@asynccontextmanager
async def made(server_url: str, template: str = "template1") -> AsyncIterator[str]:
    """The address of a new database, a copy of `template`; dropped afterwards, whoever is still connected."""
    name = f"test_{uuid4().hex}"
    await _run(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        await _run(server_url, f'DROP DATABASE "{name}" WITH (FORCE)')


def patient(url: str, pool_size: int) -> Database:
    """A database whose statements wait for each other longer than this process may be kept from going on."""
    database = Database(url, pool_size=pool_size)

    def connecting(_dialect: object, _record: object, _arguments: object, parameters: dict[str, Any]) -> None:
        parameters.update(_PATIENCE)

    event.listen(database._engine.sync_engine, "do_connect", connecting)
    return database


async def _run(server_url: str, statement: str) -> None:
    address = make_url(server_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
