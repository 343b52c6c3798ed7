"""What counts as a change between two polls; the clock itself is tested over HTTP."""

from datetime import UTC, datetime

from api.dialects.aigateway.polls import Polls
from domain.job import Job, Status
from domain.spec import JobSpec, Kind
from store.accounts import Caller

CALLER = Caller(account="acme", plan="enterprise", key_id="key-1")


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


def test_only_a_change_of_the_word_shown_is_news() -> None:
    polls = Polls()
    seen = [Status.PENDING, Status.QUEUED, Status.RUNNING, Status.STORING, Status.SUCCEEDED, Status.SUCCEEDED]
    assert [polls.is_too_early(CALLER, _job(status)) for status in seen] == [False, True, False, True, False, True]


def test_a_new_attempt_is_news() -> None:
    polls = Polls()
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING, attempt=2))


def test_every_key_and_every_job_has_its_own_clock() -> None:
    polls = Polls()
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER._replace(key_id="key-2"), _job(Status.RUNNING))
    assert not polls.is_too_early(CALLER, _job(Status.RUNNING, job_id="job_2"))
    assert polls.is_too_early(CALLER, _job(Status.RUNNING))
