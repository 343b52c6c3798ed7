"""The chain of migrations makes the very tables the code describes, and can be run again at any time."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel

from store import accounts, migrations, tables
from store.database import Database
from tests.fixtures.stack import Stack
from tests.store import given, scratch


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_the_newest_schema_is_what_the_tables_say(database: Database) -> None:
    engine = create_async_engine(database.url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_upgrading_again_leaves_what_is_there(stack: Stack) -> None:
    async with scratch.made(stack.ready["database_url"]) as url:
        await migrations.upgrade(url, given.KEYS)
        database = Database(url)
        payer = await given.account(database, 3, 4)
        await migrations.upgrade(url, given.KEYS)
        assert await given.balance(database, payer) == await given.entries_sum(database, payer)
        assert await given.count(database, "accounts", name=payer) == 1
        await database.close()


async def test_plain_webhook_secrets_of_an_older_schema_are_sealed_and_stay_the_same(stack: Stack) -> None:
    async with scratch.made(stack.ready["database_url"]) as url:
        await migrations.upgrade(url, given.KEYS, to="0004")
        database = Database(url)
        async with database.transaction() as tx:
            row = text(
                "INSERT INTO accounts (name, plan, webhook_secret, previous_webhook_secret, webhook_rotated_at)"
                " VALUES (:name, 'free', :current, :previous, now())"
            )
            await tx.execute(row, {"name": "anna", "current": "whsec_a2", "previous": "whsec_a1"})
            await tx.execute(row, {"name": "berta", "current": "whsec_b1", "previous": None})
        await migrations.upgrade(url, given.KEYS)
        async with database.transaction() as tx:
            stored = (await tx.execute(text("SELECT accounts::text FROM accounts"))).scalars().all()
            assert len(stored) == 2
            assert "whsec" not in " ".join(stored)
            assert await accounts.webhook_secrets(tx, "anna", given.KEYS) == ["whsec_a2", "whsec_a1"]
            await tx.execute(text("UPDATE accounts SET webhook_rotated_at = NULL WHERE name = 'berta'"))
            assert await accounts.webhook_secrets(tx, "berta", given.KEYS) == ["whsec_b1"]
        await database.close()


async def test_an_empty_database_is_not_taken_for_the_newest_schema(stack: Stack) -> None:
    async with scratch.made(stack.ready["database_url"]) as url:
        engine = create_async_engine(url)
        async with engine.connect() as connection:
            missing = {change[1].name for change in await connection.run_sync(differences) if change[0] == "add_table"}
        await engine.dispose()
    assert missing == set(SQLModel.metadata.tables)


async def test_constraints_that_become_answers_have_their_names(database: Database) -> None:
    def names(connection: Connection) -> set[str | None]:
        inspector = inspect(connection)
        unique = {found["name"] for found in inspector.get_unique_constraints("entries")}
        return unique | {inspector.get_pk_constraint("jobs")["name"]}

    async with database.transaction() as tx:
        assert {tables.CHARGED_ONCE, tables.ADMITTED_ONCE} <= await tx.run_sync(names)


async def test_entries_are_guarded_by_triggers(database: Database) -> None:
    guards = text(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'entries'::regclass AND tgenabled = 'O' AND NOT tgisinternal"
    )
    async with database.transaction() as tx:
        assert set((await tx.execute(guards)).scalars()) == {"entries_append_only", "entries_no_truncate"}
