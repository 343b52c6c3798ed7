"""agent-media's words to neutral ones and back: tables and pure functions."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from api.dialects.agentmedia import wire
from api.dialects.agentmedia.script import narration
from api.edge.links import Links
from api.engine import Origin
from api.problem import Problem, Reason
from domain.actors import Actor, Library
from domain.brief import Film
from domain.failure import RULES
from domain.job import Job, Status
from domain.pacing import Pacing, count_words, pace
from domain.plans import PLANS
from domain.spec import Kind

NAME: Final = "agentmedia"
ORIGIN: Final = Origin(dialect=NAME)
MODEL: Final = "ugc-basic"
PREFIX: Final = "/api/v1"
RETRY_AFTER: Final = {"Retry-After": "5"}
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

STATUS: Final[Mapping[Status, wire.StatusWord]] = {
    Status.PENDING: "submitted",
    Status.QUEUED: "queued",
    Status.RUNNING: "processing",
    Status.STORING: "processing",
    Status.SUCCEEDED: "completed",
    Status.FAILED: "failed",
    Status.CANCELED: "canceled",
    Status.EXPIRED: "failed",
}

OPERATION: Final[Mapping[Kind, str]] = {Kind.TALKING_VIDEO: "ugc_video"}


class Shape(NamedTuple):
    """How a reason looks on the wire."""

    http: int
    code: str
    type: str


ERRORS: Final[Mapping[Reason, Shape]] = {
    Reason.INVALID: Shape(400, "invalid_request", "validation_error"),
    Reason.INVALID_JSON: Shape(400, "invalid_json", "validation_error"),
    Reason.UNAUTHENTICATED: Shape(401, "invalid_api_key", "authentication_error"),
    Reason.INSUFFICIENT_CREDITS: Shape(402, "insufficient_credits", "insufficient_credits"),
    Reason.PLAN_REQUIRED: Shape(403, "plan_required", "authentication_error"),
    Reason.PLAN_LIMIT: Shape(403, "plan_limit", "authentication_error"),
    Reason.KEY_LIMIT: Shape(400, "key_limit_reached", "validation_error"),
    Reason.LINK_REFUSED: Shape(403, "link_refused", "authentication_error"),
    Reason.NOT_FOUND: Shape(404, "not_found", "not_found"),
    Reason.MODEL_NOT_FOUND: Shape(404, "model_not_found", "not_found"),
    Reason.METHOD_NOT_ALLOWED: Shape(405, "method_not_allowed", "validation_error"),
    Reason.KEY_IN_USE: Shape(409, "idempotency_key_in_use", "validation_error"),
    Reason.KEY_REUSED: Shape(422, "idempotency_key_reused", "validation_error"),
    Reason.TOO_LATE: Shape(409, "cannot_cancel", "validation_error"),
    Reason.GONE: Shape(410, "file_gone", "not_found"),
    Reason.TOO_LARGE: Shape(413, "body_too_large", "validation_error"),
    Reason.UNSUPPORTED_MEDIA: Shape(415, "unsupported_media_type", "validation_error"),
    Reason.NO_SUCH_RANGE: Shape(416, "range_not_satisfiable", "validation_error"),
    Reason.RATE_LIMITED: Shape(429, "rate_limit_exceeded", "rate_limit_error"),
    Reason.INTERNAL: Shape(500, "internal_error", "server_error"),
    Reason.ENGINE_UNREACHABLE: Shape(502, "edge_function_unreachable", "server_error"),
}

# Cases of a reason that have a code of their own: (reason, field at fault, case).
CODES: Final[Mapping[tuple[Reason, str | None, str], str]] = {
    (Reason.UNAUTHENTICATED, None, "missing"): "missing_api_key",
    (Reason.INVALID, "script", "missing"): "missing_script",
    (Reason.INVALID, "cta", "too_long"): "cta_too_long",
    (Reason.INVALID, "actor_slug", "unknown"): "actor_not_found",
    (Reason.INVALID, "product_url", "unreachable"): "product_url_unreachable",
    (Reason.NOT_FOUND, None, "job"): "job_not_found",
    (Reason.NOT_FOUND, None, "actor"): "actor_not_found",
    (Reason.NOT_FOUND, None, "key"): "key_not_found",
}


def parse_id(given: str, kind: str) -> str:
    """Raises Problem NOT_FOUND for what cannot be an id of ours; `kind` is what it should name."""
    if not _ID.fullmatch(given):
        raise Problem(Reason.NOT_FOUND, f"There is no such {kind}.", kind=kind)
    return given


def statuses(word: wire.StatusWord | None) -> list[Status]:
    """The engine's statuses that this API calls so; every one without a word."""
    return [status for status, its_word in STATUS.items() if word in (None, its_word)]


def require_plan(plan: str, duration_s: float = 0) -> None:
    """Raises Problem PLAN_REQUIRED on a plan that makes nothing, PLAN_LIMIT beyond what a plan makes."""
    limits = PLANS[plan]
    if not limits.in_flight_max:
        raise Problem(Reason.PLAN_REQUIRED, f"The {limits.name} plan has no videos: a paid plan is required.")
    if duration_s > limits.video_duration_max_s:
        most_s = limits.video_duration_max_s
        message = f"The {limits.name} plan is limited to {most_s}s videos, and this one takes {duration_s:.0f}s."
        raise Problem(Reason.PLAN_LIMIT, message)


def render_created(body: wire.Create, job: Job, library: Library) -> wire.Created:
    """From the request and its job alone, so that a replay shows the same."""
    film = _film(job)
    pacing = pace(count_words(narration(film)), body.target_duration)
    assert pacing is not None
    assert film.actor is not None
    optional = {"generated_script": film.script} if film.written else {}
    if pacing.too_short_s is not None:
        optional["pacing_warning"] = _warning(pacing, pacing.too_short_s)
    return wire.Created(
        job_id=job.id,
        status=STATUS[job.status],
        estimated_duration=pacing.duration_s,
        credits_deducted=job.price_credits,
        selected_voice=library.actors[film.actor].voice,
        voice_auto_detected=body.actor_slug is None,
        word_count=pacing.words,
        words_per_second=pacing.words_per_s,
        max_words=pacing.words_max,
        **optional,
    )


def render(job: Job, links: Links, now: datetime) -> wire.Video:
    return wire.Video(**_video(job, links, now))


def render_listed(job: Job, links: Links, now: datetime) -> wire.ListedVideo:
    operation = OPERATION[job.spec.kind]
    return wire.ListedVideo(model_slug=job.spec.model, operation=operation, **_video(job, links, now))


def render_canceled(job: Job, refunded: int | None) -> wire.Canceled:
    """With None the cancel is on record: it, and the refund, will be carried out."""
    credits = job.price_credits if refunded is None else refunded
    return wire.Canceled(jobId=job.id, credits_refunded=credits, refund_pending=refunded is None)


def render_deleted(job_id: str, since: datetime) -> wire.Deleted:
    return wire.Deleted(jobId=job_id, deletedAt=moment(since))


def render_webhook(job: Job, links: Links, now: datetime) -> dict[str, Any]:
    """The job as its GET shows it, inside a Standard Webhooks envelope; `timestamp` is when it ended."""
    data = render(job, links, now).model_dump(mode="json", exclude_unset=True)
    return {"type": f"video.{data['status']}", "timestamp": moment(job.finished_at or now), "data": data}


def render_actor(actor: Actor, links: Links) -> wire.OneActor:
    return wire.OneActor(actor=wire.Actor(**_actor(actor, links)))


def render_actors(actors: list[Actor], links: Links) -> wire.ActorList:
    shown = [wire.ListedActor(actor_type=actor.actor_type, **_actor(actor, links)) for actor in actors]
    return wire.ActorList(actors=shown, total=len(shown))


def render_error(problem: Problem) -> tuple[int, wire.Error]:
    shape = ERRORS[problem.reason]
    body = wire.ErrorBody(code=_code(problem, shape), message=problem.message, type=shape.type)
    if problem.suggestions:
        body.suggestions = list(problem.suggestions)
    return shape.http, wire.Error(error=body)


def _code(problem: Problem, shape: Shape) -> str:
    """The case's own, or the reason's; a field at fault is named by its outermost name."""
    own = CODES.get((problem.reason, problem.param, problem.kind))
    if own is None and problem.reason is Reason.INVALID and problem.param is not None:
        return f"invalid_{problem.param.partition('.')[0].replace('-', '_').lower()}"
    return own or shape.code


def _film(job: Job) -> Film:
    assert isinstance(job.spec.brief, Film)
    return job.spec.brief


def _video(job: Job, links: Links, now: datetime) -> dict[str, Any]:
    in_sight = job.outputs and job.deleted_at is None
    shown: dict[str, Any] = {
        "id": job.id,
        "status": STATUS[job.status],
        "output_url": links.file(job.outputs[0], now)[0] if in_sight else None,
        "credit_cost": job.price_credits,
        "created_at": moment(job.created_at),
        "completed_at": moment(job.finished_at) if job.finished_at else None,
    }
    if job.failure is not None and job.status is not Status.CANCELED:
        shown["error"] = wire.JobError(code=job.failure.value, message=RULES[job.failure].message)
    return shown


def _actor(actor: Actor, links: Links) -> dict[str, Any]:
    return {
        "id": str(actor.id),
        "name": actor.name,
        "slug": actor.slug,
        "gender": actor.gender.value,
        "age_range": actor.age_range,
        "portrait_url": links.public(f"{PREFIX}/actors/{actor.slug}/portrait.png"),
        "voice_id": actor.voice,
    }


def _warning(pacing: Pacing, wish_s: int) -> str:
    return (
        f"{pacing.words} words are too many for {wish_s}s; the duration was upgraded to {pacing.duration_s}s"
        f" (at most {pacing.words_max} words)."
    )


def moment(when: datetime) -> str:
    """ISO 8601 in UTC, to the millisecond."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
