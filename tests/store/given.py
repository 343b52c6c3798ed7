"""What a test of the store begins with: an account with credits, a ticket, a job somewhere in its life."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select, text, update

from domain.attempt import Candidate
from domain.job import TERMINAL, Status, Ticket
from domain.ledger import Pools
from domain.spec import Callback, JobSpec, Kind, Settings
from store import accounts, jobs, ledger
from store.database import Database, Transaction
from store.sealing import EncryptionKeys, new_key
from store.tables import jobs as rows

KEYS = EncryptionKeys.parse(new_key())
HOOK = Callback(url="https://client.example/hook", dialect="aigateway")


def name(kind: str) -> str:
    """One that no other test uses."""
    return f"{kind}-{uuid4().hex}"


async def account(database: Database, monthly: int = 0, purchased: int = 0) -> str:
    opened = name("account")
    async with database.transaction() as tx:
        assert await accounts.create(tx, opened, "enterprise", accounts.new_webhook_secret(), KEYS)
        if monthly or purchased:
            await ledger.grant(tx, opened, Pools(monthly, purchased))
    return opened


def ticket(payer: str, *, callback: Callback | None = None, **changes: Any) -> Ticket:
    """A ticket for a job of 10 credits, alone at its provider."""
    now = datetime.now(UTC)
    spec = JobSpec(
        kind=Kind.VIDEO, model="test/model", prompt="a boat", settings=Settings(duration_s=5), callback=callback
    )
    plain = Ticket(
        job_id=name("job"),
        attempt=1,
        account=payer,
        dialect="aigateway",
        spec=spec,
        price_credits=10,
        candidates=(Candidate(provider=name("provider"), model="m", in_flight_max=5),),
        account_in_flight_max=5,
        deadline_s=60,
        created_at=now,
        admit_before=now + timedelta(hours=1),
    )
    return plain.model_copy(update=changes)


async def job(database: Database, status: Status = Status.PENDING, **changes: Any) -> Ticket:
    """A job that stands at `status`, whichever way it came there; nothing was charged for it."""
    payer = changes.pop("account", None) or await account(database)
    made = ticket(payer, **changes)
    async with database.transaction() as tx:
        await admit(tx, made)
        ended = {"finished_at": func.now()} if status in TERMINAL else {}
        await tx.execute(update(rows).where(rows.c.id == made.job_id).values(status=status, **ended))
    return made


async def admit(tx: Transaction, made: Ticket) -> None:
    assert await jobs.admit(tx, made, Status.PENDING)


async def blocked(database: Database) -> None:
    """Wait until a transaction of this database waits for another."""
    waits = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(30):
        while True:
            async with database.transaction() as tx:
                if (await tx.execute(waits)).scalar_one():
                    return
            await asyncio.sleep(0.01)


async def balance(database: Database, payer: str) -> Pools:
    async with database.transaction() as tx:
        found = await accounts.get(tx, payer)
    assert found is not None
    return found.balance


async def entries_sum(database: Database, payer: str) -> Pools:
    """The balance as the entries tell it."""
    told = "SELECT coalesce(sum(monthly), 0), coalesce(sum(purchased), 0) FROM entries WHERE account = :account"
    async with database.transaction() as tx:
        row = (await tx.execute(text(told), {"account": payer})).one()
    return Pools(int(row[0]), int(row[1]))


async def count(database: Database, table: str, **where: object) -> int:
    """Rows of a table with these values."""
    wanted = " AND ".join(f"{column} = :{column}" for column in where)
    async with database.transaction() as tx:
        return int((await tx.execute(text(f"SELECT count(*) FROM {table} WHERE {wanted}"), where)).scalar_one())


async def column(database: Database, job_id: str, named: str) -> Any:
    """A field of a job's row that `jobs.get` does not show."""
    async with database.transaction() as tx:
        return (await tx.execute(select(rows.c[named]).where(rows.c.id == job_id))).scalar_one()
