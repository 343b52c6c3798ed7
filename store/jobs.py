"""Job rows: the only thing a client reads. Every change of status is guarded by the transition table."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    Text,
    Update,
    bindparam,
    func,
    select,
    text,
    tuple_,
    update,
)

from domain.failure import RULES, Code
from domain.job import Job, Status, Ticket, sources
from domain.spec import Callback, JobSpec
from store.assets import COLUMNS, RESTORABLE, read
from store.database import Transaction
from store.tables import assets, jobs

# A ticket that comes after its time must leave nothing behind: the client was told that nothing happened.
_INSERT: Final = text("""
INSERT INTO jobs (id, account, dialect, kind, model, spec, status, attempt, price_credits, created_at)
SELECT :id, :account, :dialect, :kind, :model, cast(:spec AS jsonb), :status, 1, :price, :created_at
WHERE clock_timestamp() < :admit_before
""")

# What the next attempt overwrites is kept.
_REOPEN: Final = text("""
UPDATE jobs SET
    past = past || jsonb_build_object(
        'status', status, 'attempt', attempt, 'price_credits', price_credits, 'normalized_prompt', normalized_prompt,
        'provider', provider, 'handle', handle, 'progress', progress, 'failure', failure, 'flagged', flagged,
        'updated_at', updated_at, 'finished_at', finished_at),
    status = :status, attempt = :attempt,
    price_credits = :price, provider = NULL, handle = NULL, progress = 0, failure = NULL, flagged = false,
    finished_at = NULL, updated_at = now()
WHERE id = :id AND account = :account AND attempt = :attempt - 1 AND finished_at IS NOT NULL
    AND clock_timestamp() < :admit_before
""")


def _with_outputs(of: FromClause) -> Select[Any]:
    of_attempt = (assets.c.job_id == of.c.id) & (assets.c.attempt == of.c.attempt)
    return select(of, *COLUMNS).select_from(of.outerjoin(assets, of_attempt))


def _is_if_given(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    wanted = bindparam(name, type_=Text)
    return wanted.is_(None) | (column == wanted)


# Built once: clients poll it, and putting it together costs more than running it.
_ONE: Final = _with_outputs(jobs).where(
    jobs.c.id == bindparam("job_id"), _is_if_given(jobs.c.account, "account"), _is_if_given(jobs.c.dialect, "dialect")
)

# What is kept of an earlier attempt is laid over the row as it is now.
_AT_ATTEMPT: Final = _with_outputs(
    text("""
        SELECT left_so.* FROM jobs
        CROSS JOIN LATERAL jsonb_populate_record(jobs, coalesce(past[:attempt - 1], '{}')) AS left_so
        WHERE jobs.id = :job_id
    """)
    .columns(**{column.name: column.type for column in jobs.c})
    .subquery()
)


async def admit(tx: Transaction, ticket: Ticket, status: Status) -> bool:
    """Write the row of a new job, or open the next attempt of a finished one.

    False for a ticket that comes too late or whose attempt is not the next one: the caller rolls back.
    """
    facts = {
        "id": ticket.job_id,
        "account": ticket.account,
        "status": status,
        "price": ticket.price_credits,
        "admit_before": ticket.admit_before,
    }
    if ticket.attempt > 1:
        written = await tx.execute(_REOPEN, facts | {"attempt": ticket.attempt})
    else:
        asked = {
            "dialect": ticket.dialect,
            "kind": ticket.spec.kind,
            "model": ticket.spec.model,
            "spec": ticket.spec.model_dump_json(),
            "created_at": ticket.created_at,
        }
        written = await tx.execute(_INSERT, facts | asked)
    return bool(written.rowcount)


async def advance(tx: Transaction, job_id: str, attempt: int, status: Status, **facts: Any) -> bool:
    """Move the attempt to `status` and note `facts`; False when it may not move there any more."""
    moved = await tx.execute(_guarded(job_id, attempt, status).values(**facts))
    return bool(moved.rowcount)


async def is_open(tx: Transaction, job_id: str, attempt: int) -> bool:
    """True while the attempt has not ended; then it does not end before this transaction does."""
    row = select(jobs.c.id).where(jobs.c.id == job_id, jobs.c.attempt == attempt, jobs.c.finished_at.is_(None))
    return (await tx.execute(row.with_for_update(key_share=True))).one_or_none() is not None


async def delete(tx: Transaction, job_id: str) -> datetime:
    """Put a job out of its client's sight, again with no effect; returns since when."""
    marked = await tx.execute(
        update(jobs)
        .where(jobs.c.id == job_id)
        .values(deleted_at=func.coalesce(jobs.c.deleted_at, func.now()))
        .returning(jobs.c.deleted_at)
    )
    since: datetime = marked.scalar_one()
    return since


async def restore(tx: Transaction, job_id: str, account: str, dialect: str) -> bool:
    """Undo `delete`, or find nothing to undo; False for a job that is not there, or was deleted for too long."""
    restorable = jobs.c.deleted_at.is_(None) | (jobs.c.deleted_at > func.now() - RESTORABLE)
    mine = (jobs.c.id == job_id) & (jobs.c.account == account) & (jobs.c.dialect == dialect)
    restored = await tx.execute(update(jobs).where(mine, restorable).values(deleted_at=None))
    return bool(restored.rowcount)


class Finished(NamedTuple):
    """Whose job has just ended, and who wants to know."""

    account: str
    callback: Callback | None


async def finish(tx: Transaction, job_id: str, attempt: int, status: Status, code: Code | None) -> Finished | None:
    """Give the attempt its one terminal status; None when it already has one."""
    progress = {"progress": 1.0} if status is Status.SUCCEEDED else {}
    flagged = code is not None and RULES[code].flagged
    ended = await tx.execute(
        _guarded(job_id, attempt, status)
        .values(finished_at=func.now(), failure=code, flagged=flagged, **progress)
        .returning(jobs.c.account, jobs.c.spec["callback"].label("callback"))
    )
    row = ended.one_or_none()
    if row is None:
        return None
    return Finished(row.account, Callback.model_validate(row.callback) if row.callback else None)


def _guarded(job_id: str, attempt: int, status: Status) -> Update:
    return (
        update(jobs)
        .where(
            jobs.c.id == job_id,
            jobs.c.attempt == attempt,
            jobs.c.status.in_(sources(status) | {status}),
            jobs.c.finished_at.is_(None),
        )
        .values(status=status, updated_at=func.now())
    )


async def get(tx: Transaction, job_id: str, *, account: str | None = None, dialect: str | None = None) -> Job | None:
    """One job with its outputs, within an account and a dialect where these are given."""
    rows = await tx.execute(_ONE, {"job_id": job_id, "account": account, "dialect": dialect})
    found = _read(rows.all())
    return found[0] if found else None


async def at_attempt(tx: Transaction, job_id: str, attempt: int) -> Job:
    """One job as an attempt left it, with that attempt's outputs; as it is now, for the current one."""
    rows = await tx.execute(_AT_ATTEMPT, {"job_id": job_id, "attempt": attempt})
    return _read(rows.all())[0]


async def newest(
    tx: Transaction, *, account: str | None = None, dialect: str | None = None, limit: int, after: str | None = None
) -> list[Job]:
    """Jobs from the newest on, after the one named by the cursor `after` (a job id) where given."""
    page = select(jobs).order_by(jobs.c.created_at.desc(), jobs.c.id.desc()).limit(limit)
    if account is not None:
        page = page.where(jobs.c.account == account)
    if dialect is not None:
        page = page.where(jobs.c.dialect == dialect)
    if after is not None:
        last = select(jobs.c.created_at, jobs.c.id).where(jobs.c.id == after)
        page = page.where(tuple_(jobs.c.created_at, jobs.c.id) < last.scalar_subquery())
    chosen = page.subquery()
    query = _with_outputs(jobs).where(jobs.c.id.in_(select(chosen.c.id)))
    rows = (await tx.execute(query.order_by(jobs.c.created_at.desc(), jobs.c.id.desc(), assets.c.position))).all()
    return _read(rows)


async def listed(
    tx: Transaction,
    account: str,
    dialect: str,
    *,
    statuses: Collection[Status],
    oldest_first: bool,
    limit: int,
    offset: int,
) -> tuple[list[Job], int]:
    """A page of the jobs that were not deleted, and how many there are in all."""
    wanted = (
        (jobs.c.account == account)
        & (jobs.c.dialect == dialect)
        & jobs.c.deleted_at.is_(None)
        & jobs.c.status.in_(statuses)
    )
    columns = (jobs.c.created_at, jobs.c.id)
    order = columns if oldest_first else tuple(column.desc() for column in columns)
    chosen = select(jobs.c.id).where(wanted).order_by(*order).limit(limit).offset(offset)
    rows = await tx.execute(_with_outputs(jobs).where(jobs.c.id.in_(chosen)).order_by(*order, assets.c.position))
    total = await tx.execute(select(func.count()).select_from(jobs).where(wanted))
    return _read(rows.all()), total.scalar_one()


async def overdue(tx: Transaction, quiet_for: timedelta, limit: int) -> list[tuple[str, int]]:
    """Open jobs that nothing has touched for a while: (id, attempt), the longest quiet first."""
    found = await tx.execute(
        select(jobs.c.id, jobs.c.attempt)
        .where(jobs.c.finished_at.is_(None), jobs.c.updated_at < func.now() - quiet_for)
        .order_by(jobs.c.updated_at)
        .limit(limit)
    )
    return [(row.id, row.attempt) for row in found]


async def touch(tx: Transaction, job_ids: Collection[str]) -> None:
    """Note that these open jobs were looked after, so that the next look begins with others."""
    open_ones = jobs.c.id.in_(job_ids) & jobs.c.finished_at.is_(None)
    await tx.execute(update(jobs).where(open_ones).values(updated_at=func.now()))


def _read(rows: Sequence[Row[Any]]) -> list[Job]:
    """Rows of the join, one per output, as jobs in the order they came."""
    outputs: dict[str, list[Row[Any]]] = {}
    for row in rows:
        outputs.setdefault(row.id, []).append(row)
    return [_job(group) for group in outputs.values()]


def _job(group: Sequence[Row[Any]]) -> Job:
    row = group[0]
    kept = sorted((r for r in group if r.asset_key is not None), key=lambda r: int(r.asset_position))
    delivered = row.status == Status.SUCCEEDED
    return Job(
        id=row.id,
        account=row.account,
        dialect=row.dialect,
        spec=JobSpec.model_validate(row.spec),
        status=Status(row.status),
        attempt=row.attempt,
        price_credits=row.price_credits,
        created_at=row.created_at,
        updated_at=row.updated_at,
        finished_at=row.finished_at,
        progress=row.progress,
        provider=row.provider,
        handle=row.handle,
        failure=Code(row.failure) if row.failure else None,
        flagged=row.flagged,
        outputs=tuple(read(r) for r in kept) if delivered else (),
        deleted_at=row.deleted_at,
    )
