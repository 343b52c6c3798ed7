"""Places in flight, one step at a time: who gets one, who waits, who is next."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.job import Status
from store import jobs, leases
from store.database import Database
from store.leases import Place
from tests.store import given

GRANTED, WAITS = Place(True, []), Place(False, [])


class Line:
    """Accounts and providers of one test's own, with the limits it is about."""

    def __init__(self, database: Database, account_max: int = 100, provider_max: int = 100) -> None:
        self.database = database
        self.limits = {"account_max": account_max, "provider_max": provider_max}
        self.own = uuid4().hex

    async def take(self, job: str, account: str = "a", provider: str = "p", **limits: int) -> Place:
        wish = self.limits | limits
        async with self.database.transaction() as tx:
            place = await leases.take(tx, self._(job), account=self._(account), provider=self._(provider), **wish)
        return Place(place.granted, self._short(place.let_in))

    async def release(self, job: str) -> list[str]:
        async with self.database.transaction() as tx:
            return self._short(await leases.release(tx, self._(job)))

    async def held(self, job: str) -> bool:
        async with self.database.transaction() as tx:
            return await leases.is_held(tx, self._(job))

    def _(self, name: str) -> str:
        return f"{name}-{self.own}"

    def _short(self, job_ids: list[str]) -> list[str]:
        return [job_id.removesuffix(f"-{self.own}") for job_id in job_ids]


async def test_an_account_has_at_most_its_number_in_flight(database: Database) -> None:
    line = Line(database, account_max=2)
    assert [await line.take(job) for job in "123"] == [GRANTED, GRANTED, WAITS]
    assert await line.take("4", account="b") == GRANTED
    assert [await line.held(job) for job in "1234"] == [True, True, False, True]


async def test_a_provider_has_at_most_its_number_in_flight(database: Database) -> None:
    line = Line(database, provider_max=2)
    assert [await line.take(job, account=job) for job in "123"] == [GRANTED, GRANTED, WAITS]
    assert await line.take("4", account="4", provider="q") == GRANTED


async def test_the_jobs_of_an_account_come_in_the_order_they_asked(database: Database) -> None:
    line = Line(database, account_max=1)
    for job in "12345":
        await line.take(job)
    assert [await line.release(job) for job in "12345"] == [["2"], ["3"], ["4"], ["5"], []]


async def test_jobs_of_several_accounts_come_to_a_provider_in_the_order_they_asked(database: Database) -> None:
    line = Line(database, provider_max=1)
    for job, account in [("1", "a"), ("2", "b"), ("3", "a"), ("4", "c")]:
        await line.take(job, account=account)
    assert [await line.release(job) for job in "1234"] == [["2"], ["3"], ["4"], []]


async def test_a_job_that_waits_for_its_provider_holds_up_no_other_of_its_account(database: Database) -> None:
    line = Line(database, account_max=2, provider_max=1)
    await line.take("elsewhere", account="b", provider="busy")
    assert await line.take("1", provider="busy") == WAITS
    assert [await line.take("2", provider="free"), await line.take("3", provider="other")] == [GRANTED, GRANTED]
    assert await line.release("elsewhere") == []  # now its own account is full
    assert await line.release("2") == ["1"]


async def test_a_place_goes_past_a_job_that_cannot_use_it(database: Database) -> None:
    line = Line(database, account_max=1, provider_max=2)
    assert [await line.take("1"), await line.take("2", account="b")] == [GRANTED, GRANTED]
    assert [await line.take("3", account="b"), await line.take("4", account="c")] == [WAITS, WAITS]
    assert await line.release("1") == ["4"]  # 3 was first, but its account is full
    assert await line.release("2") == ["3"]


async def test_a_newcomer_overtakes_nobody(database: Database) -> None:
    line = Line(database, account_max=1)
    await line.take("1")
    await line.take("2")
    assert await line.release("1") == ["2"]
    assert await line.take("3") == WAITS
    assert await line.release("2") == ["3"]


async def test_a_job_that_leaves_the_line_lets_nobody_in(database: Database) -> None:
    line = Line(database, account_max=1)
    for job in "123":
        await line.take(job)
    assert await line.release("2") == []
    assert await line.release("1") == ["3"]


async def test_giving_back_nothing_lets_nobody_in(database: Database) -> None:
    line = Line(database, account_max=1)
    await line.take("1")
    await line.take("2")
    assert await line.release("never") == []
    assert await line.release("1") == ["2"]
    assert await line.release("1") == []
    assert await line.held("2")


async def test_asking_again_keeps_the_place_that_is_held(database: Database) -> None:
    line = Line(database, account_max=1)
    assert [await line.take("1"), await line.take("2"), await line.take("1")] == [GRANTED, WAITS, GRANTED]
    assert await line.release("1") == ["2"]
    assert await line.take("2") == GRANTED


async def test_asking_again_keeps_the_place_in_the_line(database: Database) -> None:
    line = Line(database, account_max=1)
    for job in "123":
        await line.take(job)
    assert await line.take("2") == WAITS
    assert [await line.release("1"), await line.release("2")] == [["2"], ["3"]]


async def test_moving_to_another_provider_gives_up_the_first_place(database: Database) -> None:
    line = Line(database, provider_max=1)
    assert [await line.take("1"), await line.take("2", account="b")] == [GRANTED, WAITS]
    assert await line.take("1", provider="q") == Place(True, ["2"])
    assert [await line.held("1"), await line.held("2")] == [True, True]
    assert await line.release("2") == []


async def test_moving_to_a_busy_provider_waits_at_the_end_of_its_line(database: Database) -> None:
    line = Line(database, provider_max=1)
    await line.take("1")
    await line.take("2", account="b", provider="q")
    await line.take("3", account="c", provider="q")
    assert await line.take("1", provider="q") == WAITS
    assert [await line.release("2"), await line.release("3")] == [["3"], ["1"]]


async def test_a_place_given_up_by_moving_first_serves_those_who_waited(database: Database) -> None:
    line = Line(database, account_max=1)
    assert [await line.take("1"), await line.take("2")] == [GRANTED, WAITS]
    assert await line.take("1", provider="q") == Place(False, ["2"])


async def test_one_release_lets_in_as_many_as_fit(database: Database) -> None:
    line = Line(database)
    await line.take("1", account_max=1)
    assert [await line.take(job, account_max=2) for job in "2"] == [GRANTED]
    assert [await line.take(job, account_max=2) for job in "34"] == [WAITS, WAITS]
    assert await line.release("1") == ["3"]
    assert await line.release("2") == ["4"]


@pytest.mark.parametrize(
    ("age", "status", "told"),
    [
        (timedelta(seconds=30), Status.QUEUED, True),  # let in, and still waiting
        (timedelta(seconds=30), Status.RUNNING, False),  # it has heard
        (timedelta(seconds=5), Status.QUEUED, False),  # the signal may still be on its way
        (timedelta(minutes=30), Status.QUEUED, False),  # its own timer has told it by now
    ],
)
async def test_who_was_let_in_and_may_not_have_heard(
    age: timedelta, status: Status, told: bool, database: Database
) -> None:
    job = await given.job(database, status)
    async with database.transaction() as tx:
        await leases.take(tx, job.job_id, account=job.account, account_max=1, provider=job.job_id, provider_max=1)
        await tx.execute(
            text("UPDATE leases SET granted_at = now() - cast(:age AS interval) WHERE job_id = :job"),
            {"age": age, "job": job.job_id},
        )
        unheard = await leases.unheard(tx, timedelta(minutes=10), timedelta(seconds=15))
        assert (job.job_id in unheard) is told


async def test_a_waiting_job_is_not_taken_for_one_that_was_let_in(database: Database) -> None:
    job = await given.job(database, Status.QUEUED)
    async with database.transaction() as tx:
        await leases.take(tx, job.job_id, account=job.account, account_max=0, provider=job.job_id, provider_max=1)
        assert not await leases.is_held(tx, job.job_id)
        assert job.job_id not in await leases.unheard(tx, timedelta(days=1), timedelta(0))
        assert await jobs.is_open(tx, job.job_id, 1)
