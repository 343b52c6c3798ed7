"""Gateway words to neutral ones and back: tables and pure functions."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from api.dialects.aigateway import wire
from api.edge.links import Links
from api.engine import Origin
from api.problem import Problem, Reason
from domain import catalog
from domain.failure import RULES, Code
from domain.job import Job, Status
from domain.spec import Callback, JobSpec, Kind, Settings

NAME: Final = "aigateway"
ORIGIN: Final = Origin(dialect=NAME, job_id_prefix="job_", retention=timedelta(days=7))

JOB_ID: Final = re.compile(r"job_[0-9a-f]{32}")

STATUS: Final[Mapping[Status, wire.StatusWord]] = {
    Status.PENDING: "queued",
    Status.QUEUED: "queued",
    Status.RUNNING: "running",
    Status.STORING: "running",
    Status.SUCCEEDED: "completed",
    Status.FAILED: "failed",
    Status.CANCELED: "cancelled",
    Status.EXPIRED: "failed",
}

# The kinds this API sells; models of any other are not shown.
KIND: Final[Mapping[Kind, Literal["video", "music", "3d"]]] = {
    Kind.VIDEO: "video",
    Kind.MUSIC: "music",
    Kind.MODEL_3D: "3d",
}


class Shape(NamedTuple):
    """How a reason looks on the wire."""

    http: int
    code: str
    type: str


ERRORS: Final[Mapping[Reason, Shape]] = {
    Reason.INVALID: Shape(400, "invalid_request", "invalid_request_error"),
    Reason.INVALID_JSON: Shape(400, "invalid_json", "invalid_request_error"),
    Reason.UNAUTHENTICATED: Shape(401, "invalid_api_key", "authentication_error"),
    Reason.INSUFFICIENT_CREDITS: Shape(402, "insufficient_credits", "billing_error"),
    Reason.PLAN_REQUIRED: Shape(403, "plan_required", "permission_error"),
    Reason.PLAN_LIMIT: Shape(403, "plan_limit", "permission_error"),
    Reason.KEY_LIMIT: Shape(400, "key_limit_reached", "invalid_request_error"),
    Reason.LINK_REFUSED: Shape(403, "link_refused", "permission_error"),
    Reason.NOT_FOUND: Shape(404, "not_found", "not_found_error"),
    Reason.MODEL_NOT_FOUND: Shape(404, "model_not_found", "invalid_request_error"),
    Reason.METHOD_NOT_ALLOWED: Shape(405, "method_not_allowed", "invalid_request_error"),
    Reason.KEY_IN_USE: Shape(409, "idempotency_key_in_use", "conflict_error"),
    Reason.KEY_REUSED: Shape(422, "idempotency_key_reused", "invalid_request_error"),
    Reason.TOO_LATE: Shape(409, "cannot_cancel", "conflict_error"),
    Reason.GONE: Shape(410, "file_gone", "not_found_error"),
    Reason.TOO_LARGE: Shape(413, "body_too_large", "invalid_request_error"),
    Reason.UNSUPPORTED_MEDIA: Shape(415, "unsupported_media_type", "invalid_request_error"),
    Reason.NO_SUCH_RANGE: Shape(416, "range_not_satisfiable", "invalid_request_error"),
    Reason.RATE_LIMITED: Shape(429, "rate_limit_exceeded", "rate_limit_error"),
    Reason.INTERNAL: Shape(500, "internal_error", "api_error"),
    Reason.ENGINE_UNREACHABLE: Shape(503, "engine_unreachable", "api_error"),
}


def parse_video(body: wire.SubmitVideo) -> JobSpec:
    settings = Settings(duration_s=body.duration, aspect_ratio=body.aspect_ratio, seed=body.seed)
    return _spec(Kind.VIDEO, body, settings)


def parse_music(body: wire.SubmitMusic) -> JobSpec:
    """Raises Problem INVALID for lyrics on an instrumental; without lyrics the piece is one."""
    lyrics = body.lyrics if body.lyrics and body.lyrics.strip() else None
    if body.is_instrumental and lyrics:
        raise Problem(Reason.INVALID, "An instrumental piece cannot have lyrics.", param="lyrics")
    settings = Settings(duration_s=body.duration, lyrics=lyrics, instrumental=lyrics is None)
    return _spec(Kind.MUSIC, body, settings)


def parse_model_3d(body: wire.SubmitModel3D) -> JobSpec:
    return _spec(Kind.MODEL_3D, body, Settings(seed=body.seed))


def parse_job_id(given: str) -> str:
    """Raises Problem NOT_FOUND for what cannot be an id of ours."""
    if not JOB_ID.fullmatch(given):
        raise Problem(Reason.NOT_FOUND, "There is no such job.")
    return given


def render_accepted(job: Job) -> wire.Accepted:
    return wire.Accepted(**_head(job))


def render(job: Job, links: Links, now: datetime) -> wire.Job:
    delivered = job.status is Status.SUCCEEDED
    return wire.Job(
        **_head(job),
        kind=KIND[job.spec.kind],
        completed_at=int(job.finished_at.timestamp()) if job.finished_at else None,
        result=_result(job, links, now) if delivered else None,
        error=_error(job.failure) if job.failure and job.status is not Status.CANCELED else None,
        usage=wire.Usage(credits=job.price_credits if delivered else 0),
    )


def render_model(model: catalog.Model) -> wire.Model:
    length = model.duration
    return wire.Model(
        id=model.name,
        owned_by=model.name.partition("/")[0],
        kind=KIND[model.kind],
        base_credits=model.price.base_credits,
        credits_per_second=model.price.per_second_credits,
        duration=wire.DurationRange(min=length.min_s, max=length.max_s, default=length.default_s) if length else None,
    )


def render_webhook(job: Job, links: Links, now: datetime) -> dict[str, Any]:
    """The job as its GET shows it, inside a Standard Webhooks envelope; `timestamp` is when it ended."""
    record = render(job, links, now)
    ended = job.finished_at or now
    return {"type": f"job.{record.status}", "timestamp": ended.isoformat(), "data": record.model_dump(mode="json")}


def render_error(problem: Problem) -> tuple[int, wire.Error]:
    shape = ERRORS[problem.reason]
    body = wire.ErrorBody(code=shape.code, message=problem.message, type=shape.type, param=problem.param)
    return shape.http, wire.Error(error=body)


def _spec(kind: Kind, body: wire.Submit, settings: Settings) -> JobSpec:
    callback = Callback(url=body.webhook_url, dialect=NAME) if body.webhook_url else None
    return JobSpec(kind=kind, model=body.model, prompt=body.prompt, settings=settings, callback=callback)


def _head(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "status": STATUS[job.status],
        "created": int(job.created_at.timestamp()),
        "model": job.spec.model,
        "duration": job.spec.settings.duration_s,
    }


def _result(job: Job, links: Links, now: datetime) -> wire.Result | None:
    if not job.outputs:
        return None
    asset = job.outputs[0]
    url, ends = links.file(asset, now)
    return wire.Result(
        file_url=url, content_type=asset.content_type, bytes=asset.size_bytes, expires_at=int(ends.timestamp())
    )


def _error(code: Code) -> wire.JobError:
    return wire.JobError(code=code.value, message=RULES[code].message)
