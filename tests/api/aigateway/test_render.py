"""From the domain to the wire, in pairs of literals."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.dialects.aigateway import translate
from api.edge.links import Links
from api.problem import Problem, Reason
from domain.asset import Asset
from domain.catalog import Duration, Model, Price, Served
from domain.failure import Code
from domain.job import Job, Status
from domain.spec import JobSpec, Kind, Settings

CREATED = datetime(2026, 5, 4, 12, tzinfo=UTC)
ENDED = CREATED + timedelta(seconds=30)
NOW = CREATED + timedelta(minutes=5)
LINKS = Links("https://media.example.com", "k" * 32)
ID = "job_" + "0" * 32
KEY = f"jobs/{ID}/{'ab' * 32}.mp4"
FILE_URL = (
    f"https://media.example.com/v1/files/{KEY}"
    "?expires=1777982700&signature=07c35387f4b0112ffe8076e7e5db59539b7915c1ac375fce600025f386b052ae"
)

OPEN = Job(
    id=ID,
    account="acme",
    dialect="aigateway",
    spec=JobSpec(kind=Kind.VIDEO, model="google/veo-3.1-fast", prompt="p", settings=Settings(duration_s=8)),
    status=Status.PENDING,
    attempt=1,
    price_credits=120,
    created_at=CREATED,
    updated_at=CREATED,
)
DELIVERED = OPEN.model_copy(
    update={
        "status": Status.SUCCEEDED,
        "finished_at": ENDED,
        "outputs": (
            Asset(
                key=KEY,
                content_type="video/mp4",
                size_bytes=20_000,
                sha256="ab" * 32,
                expires_at=ENDED + timedelta(days=7),
            ),
        ),
    }
)
OPEN_RECORD: dict[str, Any] = {
    "id": ID,
    "status": "queued",
    "object": "job",
    "created": 1777896000,
    "model": "google/veo-3.1-fast",
    "duration": 8.0,
    "kind": "video",
    "completed_at": None,
    "result": None,
    "error": None,
    "usage": {"credits": 0},
}
DELIVERED_RECORD = OPEN_RECORD | {
    "status": "completed",
    "completed_at": 1777896030,
    "result": {"file_url": FILE_URL, "content_type": "video/mp4", "bytes": 20_000, "expires_at": 1777982700},
    "usage": {"credits": 120},
}


def test_the_answer_to_a_submit() -> None:
    assert translate.render_accepted(OPEN).model_dump() == {
        "id": ID,
        "status": "queued",
        "object": "job",
        "created": 1777896000,
        "model": "google/veo-3.1-fast",
        "duration": 8.0,
    }


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.PENDING, "queued"),
        (Status.QUEUED, "queued"),
        (Status.RUNNING, "running"),
        (Status.STORING, "running"),
    ],
)
def test_the_record_of_an_open_job(status: Status, word: str) -> None:
    job = OPEN.model_copy(update={"status": status})
    assert translate.render(job, LINKS, NOW).model_dump() == OPEN_RECORD | {"status": word}


def test_the_record_of_a_delivered_job() -> None:
    assert translate.render(DELIVERED, LINKS, NOW).model_dump() == DELIVERED_RECORD


@pytest.mark.parametrize(
    ("status", "code", "record"),
    [
        (
            Status.FAILED,
            Code.CONTENT_REFUSED,
            {
                "status": "failed",
                "error": {
                    "code": "content_refused",
                    "message": "The provider refused the content of this request.",
                },
            },
        ),
        (
            Status.EXPIRED,
            Code.TIMEOUT,
            {"status": "failed", "error": {"code": "timeout", "message": "The job ran past its deadline."}},
        ),
        (Status.CANCELED, Code.CANCELED, {"status": "cancelled"}),
    ],
)
def test_the_record_of_a_job_that_did_not_deliver(status: Status, code: Code, record: dict[str, Any]) -> None:
    job = OPEN.model_copy(update={"status": status, "failure": code, "finished_at": ENDED})
    assert translate.render(job, LINKS, NOW).model_dump() == OPEN_RECORD | {"completed_at": 1777896030} | record


def test_a_webhook_is_the_record_in_an_envelope() -> None:
    assert translate.render_webhook(DELIVERED, LINKS, NOW) == {
        "type": "job.completed",
        "timestamp": "2026-05-04T12:00:30+00:00",
        "data": DELIVERED_RECORD,
    }


@pytest.mark.parametrize(
    ("status", "code", "event"),
    [
        (Status.FAILED, Code.PROVIDER_OUTAGE, "job.failed"),
        (Status.EXPIRED, Code.TIMEOUT, "job.failed"),
        (Status.CANCELED, Code.CANCELED, "job.cancelled"),
    ],
)
def test_a_webhook_names_the_end(status: Status, code: Code, event: str) -> None:
    job = OPEN.model_copy(update={"status": status, "failure": code, "finished_at": ENDED})
    message = translate.render_webhook(job, LINKS, NOW)
    assert message["type"] == event
    assert message["data"] == translate.render(job, LINKS, NOW).model_dump()


def test_an_error() -> None:
    status, body = translate.render_error(Problem(Reason.INVALID, "must not be blank", param="prompt"))
    assert (status, body.model_dump()) == (
        400,
        {
            "error": {
                "code": "invalid_request",
                "message": "must not be blank",
                "type": "invalid_request_error",
                "param": "prompt",
            }
        },
    )


def test_a_model_on_offer() -> None:
    model = Model(
        name="fal-ai/ace-step/prompt-to-audio",
        kind=Kind.MUSIC,
        price=Price(base_credits=5, per_second_credits=1),
        served=(Served(provider="local", model="ace-step"),),
        deadline_s=900,
        duration=Duration(min_s=5, max_s=240, default_s=60),
    )
    assert translate.render_model(model).model_dump() == {
        "id": "fal-ai/ace-step/prompt-to-audio",
        "object": "model",
        "owned_by": "fal-ai",
        "kind": "music",
        "base_credits": 5,
        "credits_per_second": 1,
        "duration": {"min": 5.0, "max": 240.0, "default": 60.0},
    }
