"""Job rows: written once, reopened in turn, ended once, and read by whom they belong to."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.asset import Asset, MediaFacts
from domain.failure import RULES, Code
from domain.job import TERMINAL, Job, Status, Ticket
from store import assets, jobs
from store.database import Database
from store.jobs import Finished
from tests.store import given

UNDELIVERED = sorted(TERMINAL - {Status.SUCCEEDED})


async def read(database: Database, ticket: Ticket) -> Job:
    async with database.transaction() as tx:
        job = await jobs.get(tx, ticket.job_id)
    assert job is not None
    return job


async def test_a_new_job_is_read_as_it_was_admitted(database: Database) -> None:
    ticket = given.ticket(await given.account(database), callback=given.HOOK)
    async with database.transaction() as tx:
        assert await jobs.admit(tx, ticket, Status.QUEUED)
    job = await read(database, ticket)
    assert job == Job(
        id=ticket.job_id,
        account=ticket.account,
        dialect=ticket.dialect,
        spec=ticket.spec,
        status=Status.QUEUED,
        attempt=1,
        price_credits=10,
        created_at=ticket.created_at,
        updated_at=job.updated_at,
    )


@pytest.mark.parametrize("attempt", [1, 2])
async def test_a_late_ticket_writes_nothing(attempt: int, database: Database) -> None:
    ticket = given.ticket(await given.account(database)) if attempt == 1 else await given.job(database, Status.FAILED)
    late = ticket.model_copy(update={"attempt": attempt, "admit_before": ticket.created_at - timedelta(milliseconds=1)})
    async with database.transaction() as tx:
        assert not await jobs.admit(tx, late, Status.PENDING)
    assert await given.count(database, "jobs", id=ticket.job_id) == attempt - 1
    assert await given.count(database, "jobs", id=ticket.job_id, attempt=2) == 0


@pytest.mark.parametrize("status", sorted(TERMINAL))
async def test_a_finished_job_is_reopened_as_a_clean_next_attempt(status: Status, database: Database) -> None:
    first = await given.job(database, Status.STORING)
    async with database.transaction() as tx:
        assert await jobs.advance(tx, first.job_id, 1, Status.STORING, provider="p", handle="h", progress=0.5)
        await jobs.finish(tx, first.job_id, 1, status, None if status is Status.SUCCEEDED else Code.INTERNAL)
    before = await read(database, first)
    assert before.finished_at is not None
    async with database.transaction() as tx:
        second = first.model_copy(update={"attempt": 2, "price_credits": 15})
        assert await jobs.admit(tx, second, Status.PENDING)
    job = await read(database, first)
    assert job == before.model_copy(
        update={
            "status": Status.PENDING,
            "attempt": 2,
            "price_credits": 15,
            "provider": None,
            "handle": None,
            "progress": 0.0,
            "failure": None,
            "flagged": False,
            "finished_at": None,
            "updated_at": job.updated_at,
        }
    )
    assert job.updated_at > before.updated_at


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (Status.RUNNING, {"attempt": 2}),  # it has not ended
        (Status.FAILED, {"attempt": 3}),  # one is left out
        (Status.FAILED, {"attempt": 2, "account": "somebody else"}),  # not theirs to pay for
        (Status.FAILED, {"attempt": 2, "job_id": "never admitted"}),  # nothing to reopen
    ],
)
async def test_only_the_next_attempt_of_a_finished_job_opens(
    status: Status, change: dict[str, object], database: Database
) -> None:
    ticket = await given.job(database, status)
    before = await read(database, ticket)
    async with database.transaction() as tx:
        assert not await jobs.admit(tx, ticket.model_copy(update=change), Status.PENDING)
    assert await read(database, ticket) == before


async def test_of_two_retries_at_once_one_opens(database: Database) -> None:
    ticket = await given.job(database, Status.FAILED)

    async def retry() -> bool:
        async with database.transaction() as tx:
            return await jobs.admit(tx, ticket.model_copy(update={"attempt": 2}), Status.PENDING)

    assert sorted(await asyncio.gather(*(retry() for _ in range(8)))) == [False] * 7 + [True]


async def test_an_ending_is_written_with_what_follows_from_its_code(database: Database) -> None:
    ticket = await given.job(database, Status.RUNNING, callback=given.HOOK)
    async with database.transaction() as tx:
        ended = await jobs.finish(tx, ticket.job_id, 1, Status.FAILED, Code.SUBMISSION_UNKNOWN)
    assert ended == Finished(ticket.account, given.HOOK)
    job = await read(database, ticket)
    assert (job.status, job.failure, job.flagged, job.progress) == (
        Status.FAILED,
        Code.SUBMISSION_UNKNOWN,
        RULES[Code.SUBMISSION_UNKNOWN].flagged,
        0.0,
    )
    assert job.finished_at == job.updated_at


async def test_a_delivered_job_is_all_done_and_nobody_waits_for_it_without_a_callback(database: Database) -> None:
    ticket = await given.job(database, Status.STORING)
    async with database.transaction() as tx:
        assert await jobs.finish(tx, ticket.job_id, 1, Status.SUCCEEDED, None) == Finished(ticket.account, None)
    job = await read(database, ticket)
    assert (job.progress, job.failure, job.flagged) == (1.0, None, False)


async def test_the_first_of_twenty_endings_stands(database: Database) -> None:
    ticket = await given.job(database, Status.STORING)
    ends = [Status.SUCCEEDED, *UNDELIVERED] * 5

    async def end(status: Status) -> Status | None:
        code = None if status is Status.SUCCEEDED else Code.INTERNAL
        async with database.transaction() as tx:
            ended = await jobs.finish(tx, ticket.job_id, 1, status, code)
        return status if ended else None

    stood = [status for status in await asyncio.gather(*map(end, ends)) if status]
    assert stood == [(await read(database, ticket)).status]


async def test_a_job_is_remembered_as_each_attempt_left_it(database: Database) -> None:
    ticket = await given.job(database)
    then: list[Job] = []
    for attempt, (status, code) in enumerate([(Status.FAILED, Code.SUBMISSION_UNKNOWN), (Status.SUCCEEDED, None)], 1):
        facts = {"provider": f"p{attempt}", "handle": f"h{attempt}", "normalized_prompt": f"boat {attempt}"}
        file = Asset(key=f"{ticket.job_id}/{attempt}", content_type="video/mp4", size_bytes=attempt, sha256="0")
        async with database.transaction() as tx:
            for step in (Status.RUNNING, Status.STORING):
                assert await jobs.advance(tx, ticket.job_id, attempt, step, progress=0.25, **facts)
            await assets.record(tx, ticket.job_id, attempt, 0, file, None)
            assert await jobs.finish(tx, ticket.job_id, attempt, status, code)
        then.append(await read(database, ticket))
        async with database.transaction() as tx:
            again = ticket.model_copy(update={"attempt": attempt + 1, "price_credits": 10 + attempt})
            assert await jobs.admit(tx, again, Status.PENDING)
    assert [job.price_credits for job in then] == [10, 11]
    assert then[1].outputs == (file,)
    then.append(await read(database, ticket))
    async with database.transaction() as tx:
        assert [await jobs.at_attempt(tx, ticket.job_id, attempt) for attempt in (1, 2, 3)] == then
        prompts = text(
            "SELECT past[0] ->> 'normalized_prompt', past[1] ->> 'normalized_prompt' FROM jobs WHERE id = :id"
        )
        assert tuple((await tx.execute(prompts, {"id": ticket.job_id})).one()) == ("boat 1", "boat 2")


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        ({}, True),  # the engine itself
        ({"account": "own"}, True),
        ({"account": "own", "dialect": "aigateway"}, True),
        ({"account": "other"}, False),  # somebody else's
        ({"dialect": "other"}, False),  # asked for in another dialect
    ],
)
async def test_a_job_is_seen_within_its_account_and_dialect(
    scope: dict[str, str], seen: bool, database: Database
) -> None:
    ticket = await given.job(database)
    within = scope | ({"account": ticket.account} if scope.get("account") == "own" else {})
    async with database.transaction() as tx:
        found = await jobs.get(tx, ticket.job_id, **within)
    assert (found is not None) is seen


@pytest.mark.parametrize("status", Status)
async def test_outputs_are_shown_in_order_once_delivered(status: Status, database: Database) -> None:
    ticket = await given.job(database, status)
    files = [
        Asset(key=f"{ticket.job_id}/{n}", content_type="video/mp4", size_bytes=n, sha256=str(n), facts=facts)
        for n, facts in enumerate([MediaFacts(width_px=64, height_px=36, duration_s=1.5), MediaFacts()])
    ]
    async with database.transaction() as tx:
        for position in (1, 0):
            await assets.record(tx, ticket.job_id, 1, position, files[position], None)
        await assets.record(tx, ticket.job_id, 2, 0, files[0].model_copy(update={"key": "of another attempt"}), None)
    assert (await read(database, ticket)).outputs == (tuple(files) if status is Status.SUCCEEDED else ())


@pytest.mark.parametrize("status", Status)
async def test_an_attempt_is_open_until_it_has_ended(status: Status, database: Database) -> None:
    ticket = await given.job(database, status)
    async with database.transaction() as tx:
        assert await jobs.is_open(tx, ticket.job_id, 1) is (status not in TERMINAL)
        assert not await jobs.is_open(tx, ticket.job_id, 2)
        assert not await jobs.is_open(tx, "never", 1)
