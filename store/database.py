"""Postgres: the only place that connects and commits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidatePoolError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

Transaction = AsyncConnection

CHANNEL_REPORTS: Final = "provider_reports"

_AWAY: Final = (
    OSError,
    PoolTimeout,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # starting up, shutting down, crashed, or too slow
    asyncpg.LockNotAvailableError,  # somebody held on to a row for longer than the lock timeout
    asyncpg.TooManyConnectionsError,
)


class Database:
    """A pool of connections; every statement of the tree runs inside one of its transactions."""

    def __init__(self, url: str, *, pool_size: int = 20) -> None:
        self.url = url
        self._engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_pre_ping=False,
            hide_parameters=True,  # errors are logged, and parameters hold prompts
            # a statement that waits longer than this is a fault, and its caller retries
            connect_args={"timeout": 5, "server_settings": {"statement_timeout": "10s", "lock_timeout": "5s"}},
        )
        event.listen(self._engine.sync_engine, "checkout", _refuse_closed)
        self._autocommit = self._engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One transaction at READ COMMITTED: committed when the block ends, rolled back when it raises."""
        async with self._engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def statement(self) -> AsyncIterator[Transaction]:
        """For one statement, which is a transaction by itself: saves the round trips of beginning and ending one."""
        async with self._autocommit.connect() as connection:
            yield connection

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with the payload of each notification, until the connection ends or this is cancelled."""
        ended = asyncio.Event()
        connection: asyncpg.Connection[Any] = await asyncpg.connect(_plain(self.url), timeout=5)
        connection.add_termination_listener(lambda _connection: ended.set())
        try:
            await connection.add_listener(channel, lambda _c, _pid, _channel, payload: heard(str(payload)))
            await ended.wait()
        finally:
            connection.terminate()

    async def close(self) -> None:
        await self._engine.dispose()


def _refuse_closed(connection: Any, _record: object, _proxy: object) -> None:
    """After a restart of the server, replace the whole pool rather than fail one caller for each dead connection."""
    if connection.driver_connection.is_closed():
        raise InvalidatePoolError("the server closed this connection")


async def notify(tx: Transaction, channel: str, payload: str) -> None:
    """Wake the listeners of `channel` when this transaction commits."""
    await tx.execute(text("SELECT pg_notify(:channel, :payload)"), {"channel": channel, "payload": payload})


def violated(error: IntegrityError) -> str | None:
    """The name of the constraint that refused the statement."""
    return getattr(_told_by_postgres(error), "constraint_name", None)


def is_outage(error: BaseException) -> bool:
    """True for a database that is away, coming or going, as opposed to a statement that is wrong."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(_told_by_postgres(error), _AWAY)
    return isinstance(error, _AWAY)


def _told_by_postgres(error: DBAPIError) -> BaseException | None:
    return error.orig.__cause__ if error.orig is not None else None


def _plain(url: str) -> str:
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)
