"""When a job may be polled again, by a clock that is set by hand."""

from datetime import UTC, datetime

import pytest

from api.dialects.aigateway.polls import Polls
from domain.job import Job, Status
from domain.spec import JobSpec, Kind
from store.accounts import Caller

CALLER = Caller(account="acme", plan="enterprise", key_id="key-1")


class Clock:
    """Stands still until it is moved, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def polls(clock: Clock) -> Polls:
    return Polls(clock)


def _job(status: Status, attempt: int = 1, job_id: str = "job_1") -> Job:
    return Job(
        id=job_id,
        account="acme",
        dialect="aigateway",
        spec=JobSpec(kind=Kind.VIDEO, model="m", prompt="p"),
        status=status,
        attempt=attempt,
        price_credits=1,
        created_at=datetime(2026, 5, 4, tzinfo=UTC),
        updated_at=datetime(2026, 5, 4, tzinfo=UTC),
    )


def test_a_job_may_be_polled_once_in_three_seconds(polls: Polls, clock: Clock) -> None:
    seen = []
    for clock.now in (0, 0.1, 2.9, 3, 3.1, 5.9, 6):  # too early a poll does not put the next one off
        seen.append(polls.is_too_early(CALLER, _job(Status.RUNNING)))
    assert seen == [False, True, True, False, True, True, False]


def test_only_a_change_of_the_word_shown_is_news(polls: Polls) -> None:
    seen = [Status.PENDING, Status.QUEUED, Status.RUNNING, Status.STORING, Status.SUCCEEDED, Status.SUCCEEDED]
    assert [polls.is_too_early(CALLER, _job(status)) for status in seen] == [False, True, False, True, False, True]


def test_a_new_attempt_is_news(polls: Polls) -> None:
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING, attempt=2))


def test_every_key_and_every_job_has_its_own_clock(polls: Polls) -> None:
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER._replace(key_id="key-2"), _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING, job_id="job_2"))
    assert polls.is_too_early(CALLER, _job(Status.RUNNING))
