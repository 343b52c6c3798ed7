"""Statuses and what they may become; names that stand in other systems."""

import pytest

from domain.attempt import reference
from domain.job import TERMINAL, TRANSITIONS, Job, Status, job_of, sources, workflow_id
from domain.spec import JobSpec, Kind
from tests.store import given

OPEN = set(Status) - TERMINAL
UNDELIVERED = TERMINAL - {Status.SUCCEEDED}


def test_every_status_has_its_transitions() -> None:
    assert TRANSITIONS.keys() == set(Status)
    assert {Status.SUCCEEDED, Status.FAILED, Status.CANCELED, Status.EXPIRED} == TERMINAL


def test_no_status_becomes_itself() -> None:
    assert [status for status, nexts in TRANSITIONS.items() if status in nexts] == []


@pytest.mark.parametrize("status", sorted(OPEN))
def test_a_job_under_way_may_end_undelivered_at_any_time(status: Status) -> None:
    assert TRANSITIONS[status] >= UNDELIVERED


def test_only_what_is_stored_is_delivered() -> None:
    assert sources(Status.SUCCEEDED) == {Status.STORING}
    assert sources(Status.STORING) == {Status.RUNNING}


@pytest.mark.parametrize("status", sorted(TERMINAL))
def test_what_has_ended_can_only_begin_again(status: Status) -> None:
    assert TRANSITIONS[status] == {Status.PENDING, Status.QUEUED}


def test_every_status_can_be_reached_from_the_first() -> None:
    reached, edge = {Status.PENDING}, {Status.PENDING}
    while edge := {after for status in edge for after in TRANSITIONS[status]} - reached:
        reached |= edge
    assert reached == set(Status)


@pytest.mark.parametrize("target", Status)
def test_the_sources_of_a_status_are_the_table_read_backwards(target: Status) -> None:
    assert sources(target) == {status for status in Status if target in TRANSITIONS[status]}


@pytest.mark.parametrize("status", Status)
def test_a_job_knows_whether_it_has_ended(status: Status) -> None:
    ticket = given.ticket("a")
    job = Job(
        id="j",
        account="a",
        dialect="d",
        spec=JobSpec(kind=Kind.VIDEO, model="m", prompt="p"),
        status=status,
        attempt=1,
        price_credits=1,
        created_at=ticket.created_at,
        updated_at=ticket.created_at,
    )
    assert job.is_terminal is (status in TERMINAL)


def test_a_workflow_is_named_after_its_job() -> None:
    assert workflow_id("vid_1") == "gen:vid_1"
    assert job_of("gen:vid_1") == "vid_1"
    assert job_of("webhook:msg_vid_1_1") is None


def test_the_first_try_has_the_name_of_its_job_and_every_other_one_of_its_own() -> None:
    names = [reference("j", attempt, candidate) for attempt in (1, 2, 3) for candidate in (0, 1, 2)]
    assert names[0] == "j"
    assert len(set(names)) == len(names)
    assert all(name.startswith("j-") for name in names[1:])
