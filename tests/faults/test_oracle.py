"""The oracle sees what it is there to see: each thing that must not be left behind is left behind once."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.asset import Asset
from domain.job import Job
from store.database import Database
from store.objects import ObjectMissing, Objects
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.sink import Received, Sink


@dataclass(frozen=True)
class Case:
    """An account with one job, which was delivered."""

    gateway: Gateway
    job: Job

    @property
    def file(self) -> Asset:
        return self.job.outputs[0]


@pytest.fixture
async def case(database: Database, new_gateway: MakeGateway, explained: Oracle) -> Case:
    gateway = await new_gateway(20)
    job_id = (await gateway.submit("a cat"))["id"]
    case = Case(gateway, await ends(database, job_id))
    await judged(explained, case)
    return case


async def judged(explained: Oracle, case: Case) -> None:
    await explained(case.gateway, credits=10, creates={case.job.id: 1})


def told_of(sink: Sink, case: Case) -> list[Received]:
    """What came of its end: the same twice where the first answer was not heard."""
    return [got for got in sink.log if got.path == f"/{case.gateway.account}"]


async def done(database: Database, statement: str, **values: object) -> None:
    async with database.transaction() as tx:
        await tx.execute(text(statement), values)


@pytest.mark.parametrize(("credits", "creates"), [(20, 1), (10, 0), (10, 2)])
async def test_credits_and_creates_are_counted(credits: int, creates: int, case: Case, explained: Oracle) -> None:
    with pytest.raises(AssertionError):
        await explained(case.gateway, credits=credits, creates={case.job.id: creates})


async def test_a_job_nobody_named_is_seen(case: Case, explained: Oracle) -> None:
    with pytest.raises(AssertionError):
        await explained(case.gateway, credits=10, creates={})


async def test_a_place_that_is_still_held_is_seen(database: Database, case: Case, explained: Oracle) -> None:
    mine = {"account": case.gateway.account}
    columns = "job_id, account, account_max, provider, provider_max"
    await done(database, f"INSERT INTO leases ({columns}) VALUES (:account, :account, 1, '', 1)", **mine)
    try:
        with pytest.raises(AssertionError):
            await judged(explained, case)
    finally:
        await done(database, "DELETE FROM leases WHERE account = :account", **mine)


async def test_a_credit_without_an_entry_is_seen(database: Database, case: Case, explained: Oracle) -> None:
    moved = "UPDATE accounts SET purchased_credits = purchased_credits + :more WHERE name = :account"
    await done(database, moved, account=case.gateway.account, more=1)
    try:
        with pytest.raises(AssertionError):
            await explained(case.gateway, credits=11, creates={case.job.id: 1})
    finally:
        await done(database, moved, account=case.gateway.account, more=-1)


async def test_an_orphan_is_seen(objects: Objects, tmp_path: Path, case: Case, explained: Oracle) -> None:
    crumb = tmp_path / "crumb"
    crumb.write_bytes(b"crumb")
    await objects.put("jobs/nobody/1/crumb.mp4", crumb, "video/mp4")
    try:
        with pytest.raises(AssertionError, match="orphans"):
            await judged(explained, case)
    finally:
        await objects.remove("jobs/nobody/1/crumb.mp4")


async def test_a_delivered_file_of_another_size_is_seen(
    objects: Objects, tmp_path: Path, case: Case, explained: Oracle
) -> None:
    crumb = tmp_path / "crumb"
    crumb.write_bytes(b"crumb")
    await objects.put(case.file.key, crumb, "video/mp4")
    with pytest.raises(AssertionError):
        await judged(explained, case)


async def test_a_delivered_file_that_is_gone_is_seen(objects: Objects, case: Case, explained: Oracle) -> None:
    await objects.remove(case.file.key)
    with pytest.raises(ObjectMissing):
        await judged(explained, case)


async def test_an_end_that_was_told_twice_as_two_is_seen(sink: Sink, case: Case, explained: Oracle) -> None:
    told, *_ = told_of(sink, case)
    other = replace(told, headers=told.headers | {"webhook-id": "msg_another"})
    sink.log.append(other)
    with pytest.raises(AssertionError):
        await judged(explained, case)
    sink.log.remove(other)


async def test_an_end_that_nobody_was_told_is_seen(sink: Sink, case: Case, explained: Oracle) -> None:
    for told in told_of(sink, case):
        sink.log.remove(told)
    with pytest.raises(AssertionError):
        await judged(explained, case)
