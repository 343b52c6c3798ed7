"""Submits as recorded facts: begun once, concluded once known, forgotten only while nothing can be upstream."""

import asyncio

import pytest

from domain.attempt import Submission, Verdict
from domain.failure import Code
from store import submissions
from store.database import Database
from tests.store import given


@pytest.fixture
async def reference(database: Database) -> str:
    """A job's own id, under which a submit was just begun."""
    job = await given.job(database)
    async with database.transaction() as tx:
        assert await submissions.intend(tx, job.job_id, job.job_id, "simulator")
    return job.job_id


async def verdict(database: Database, reference: str) -> Submission | None:
    async with database.transaction() as tx:
        return await submissions.verdict(tx, reference)


async def test_a_submit_is_begun_once_under_a_reference(database: Database) -> None:
    job = await given.job(database)

    async def begin() -> bool:
        async with database.transaction() as tx:
            return await submissions.intend(tx, job.job_id, job.job_id, "simulator")

    assert sorted(await asyncio.gather(*(begin() for _ in range(8)))) == [False] * 7 + [True]


async def test_a_submit_that_was_begun_has_no_verdict_yet(database: Database, reference: str) -> None:
    assert await verdict(database, reference) is None


async def test_a_submit_nobody_began_was_not_sent(database: Database) -> None:
    assert await verdict(database, given.name("reference")) == Submission.not_sent()


@pytest.mark.parametrize(
    "submission",
    [
        Submission.accepted("handle-1"),
        Submission.unknown(),
        Submission.rejected(Code.CONTENT_REFUSED),  # final: no other provider is asked
        Submission.rejected(Code.PROVIDER_CAPACITY),  # another may be
    ],
)
async def test_a_verdict_is_read_as_it_was_noted(submission: Submission, database: Database, reference: str) -> None:
    async with database.transaction() as tx:
        await submissions.conclude(tx, reference, submission)
    assert await verdict(database, reference) == submission


async def test_a_submit_that_was_withdrawn_may_be_made_again(database: Database, reference: str) -> None:
    async with database.transaction() as tx:
        await submissions.withdraw(tx, reference)
    async with database.transaction() as tx:
        assert await submissions.intend(tx, reference, reference, "simulator")


async def test_what_was_concluded_cannot_be_withdrawn(database: Database, reference: str) -> None:
    async with database.transaction() as tx:
        await submissions.conclude(tx, reference, Submission.accepted("handle-1"))
        await submissions.withdraw(tx, reference)
        assert not await submissions.intend(tx, reference, reference, "simulator")
    assert await verdict(database, reference) == Submission.accepted("handle-1")


async def test_one_verdict_leaves_the_others_alone(database: Database, reference: str) -> None:
    async with database.transaction() as tx:
        await submissions.intend(tx, f"{reference}-1-1", reference, "other")
        await submissions.conclude(tx, reference, Submission.unknown())
        await submissions.withdraw(tx, f"{reference}-1-1")
    assert (await verdict(database, reference) or Submission.not_sent()).verdict is Verdict.UNKNOWN
    assert await verdict(database, f"{reference}-1-1") == Submission.not_sent()


async def test_what_was_bought_for_a_job_is_every_accepted_submit(database: Database, reference: str) -> None:
    ends = {
        reference: Submission.accepted("h0"),
        f"{reference}-1-1": Submission.rejected(Code.PROVIDER_ERROR),
        f"{reference}-2-0": Submission.accepted("h2"),
        f"{reference}-2-1": None,
    }
    other = await given.job(database)
    async with database.transaction() as tx:
        for number, (of, submission) in enumerate(ends.items()):
            await submissions.intend(tx, of, reference, f"provider-{number}")
            if submission is not None:
                await submissions.conclude(tx, of, submission)
        await submissions.intend(tx, other.job_id, other.job_id, "simulator")
        await submissions.conclude(tx, other.job_id, Submission.accepted("theirs"))
        assert sorted(await submissions.accepted(tx, reference)) == [("provider-2", "h2"), ("simulator", "h0")]
