"""The one place that commits: all or nothing, and what its errors are told apart by."""

import asyncio
import socket
from contextlib import AsyncExitStack

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from store import accounts
from store.database import Database, is_outage, notify, violated
from tests.store import given


async def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    name = given.name("account")

    async def fail() -> None:
        async with database.transaction() as tx:
            assert await accounts.create(tx, name, "free", "s", given.KEYS)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await given.count(database, "accounts", name=name) == 0


async def test_a_transaction_that_is_cancelled_leaves_nothing(database: Database) -> None:
    name, written = given.name("account"), asyncio.Event()

    async def open_it() -> None:
        async with database.transaction() as tx:
            await accounts.create(tx, name, "free", "s", given.KEYS)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(open_it())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await given.count(database, "accounts", name=name) == 0


async def test_a_transaction_is_at_read_committed_with_limits(database: Database) -> None:
    own = Database(database.url, pool_size=1)
    async with own.transaction() as tx:
        shown = [
            (await tx.execute(text(f"SHOW {name}"))).scalar_one()
            for name in ("transaction_isolation", "statement_timeout", "lock_timeout")
        ]
    await own.close()
    assert shown == ["read committed", "10s", "5s"]


async def test_a_notification_is_heard_once_its_transaction_commits(database: Database) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    channel = given.name("channel").replace("-", "_")
    listening = asyncio.create_task(database.listen(channel, heard.put_nowait))
    try:
        async with asyncio.timeout(60):
            while heard.empty():  # until it listens
                async with database.transaction() as tx:
                    await notify(tx, channel, "is anybody there")
                await asyncio.sleep(0.01)
            async with database.transaction() as tx:
                await notify(tx, channel, "taken back")
                await tx.rollback()
            async with database.transaction() as tx:
                await notify(tx, channel, "committed")
            while (payload := await heard.get()) == "is anybody there":
                pass
        assert payload == "committed"
    finally:
        listening.cancel()
        await asyncio.wait([listening])


async def test_listening_ends_with_its_connection(database: Database) -> None:
    channel = given.name("channel").replace("-", "_")
    listening = asyncio.create_task(database.listen(channel, lambda _payload: None))
    end_it = text("""SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                     WHERE datname = current_database() AND state = 'idle'
                         AND query LIKE 'LISTEN%' || :channel || '%'""")
    async with asyncio.timeout(60):
        while not listening.done():
            async with database.transaction() as tx:
                await tx.execute(end_it, {"channel": channel})
            await asyncio.wait([listening], timeout=0.01)
    assert listening.exception() is None


async def test_a_refusal_names_its_constraint_and_is_no_outage(database: Database) -> None:
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as tx:
            await accounts.add_key(tx, given.name("account"), "key", "ma_1", given.name("digest"))
    assert violated(refused.value) == "api_keys_account_fkey"
    assert not is_outage(refused.value)


async def test_a_wrong_statement_is_no_outage(database: Database) -> None:
    with pytest.raises(DBAPIError) as refused:
        async with database.transaction() as tx:
            await tx.execute(text("SELECT nothing FROM nowhere"))
    assert not is_outage(refused.value)


async def test_a_connection_ended_from_outside_is_an_outage(database: Database) -> None:
    with pytest.raises(DBAPIError) as ended:
        async with database.transaction() as tx:
            await tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert is_outage(ended.value)


async def test_a_server_that_is_not_there_is_an_outage(database: Database) -> None:
    with socket.socket() as deaf:  # it has a port, and does not listen
        deaf.bind(("127.0.0.1", 0))
        away = Database(f"postgresql+asyncpg://darkroom:x@127.0.0.1:{deaf.getsockname()[1]}/darkroom")
        with pytest.raises(ConnectionRefusedError) as refused:
            async with away.transaction():
                pass
    assert is_outage(refused.value)
    await away.close()


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (asyncpg.CannotConnectNowError(), True),  # starting up or shutting down
        (asyncpg.ConnectionDoesNotExistError(), True),
        (ConnectionResetError(), True),
        (TimeoutError(), True),
        (asyncpg.UniqueViolationError(), False),
        (ValueError(), False),
    ],
)
def test_an_outage_is_told_from_a_fault(error: Exception, outage: bool) -> None:
    assert is_outage(error) is outage


async def test_connections_the_server_closed_fail_no_caller(database: Database) -> None:
    narrow = Database(database.url, pool_size=3)
    async with AsyncExitStack() as opened:
        held = [await opened.enter_async_context(narrow.transaction()) for _ in range(3)]
        pids = [(await tx.execute(text("SELECT pg_backend_pid()"))).scalar_one() for tx in held]
        drivers = [(await tx.get_raw_connection()).driver_connection for tx in held]
    async with narrow.transaction() as tx:
        ours = (await tx.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        ended = [pid for pid in pids if pid != ours]
        await tx.execute(
            text("SELECT pg_terminate_backend(pid) FROM unnest(cast(:pids AS int[])) pid"), {"pids": ended}
        )
    async with asyncio.timeout(60):
        while sum(driver is not None and driver.is_closed() for driver in drivers) < len(ended):
            await asyncio.sleep(0.01)
    assert len(ended) == 2
    async with AsyncExitStack() as opened:
        fresh = [await opened.enter_async_context(narrow.transaction()) for _ in range(3)]
        now = [(await tx.execute(text("SELECT pg_backend_pid()"))).scalar_one() for tx in fresh]
    assert not set(now) & set(ended)
    await narrow.close()


async def test_errors_name_statements_without_their_values(database: Database) -> None:
    with pytest.raises(DBAPIError) as failed:
        async with database.transaction() as tx:
            await tx.execute(text("SELECT cast(:prompt AS text), 1 / 0"), {"prompt": "a canary"})
    assert "1 / 0" in str(failed.value)
    assert "canary" not in str(failed.value)
