"""The gateway's routes, mounted at /v1."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, FastAPI, Query, Request
from starlette.responses import JSONResponse, Response

from api.dialects.aigateway import translate, wire
from api.dialects.aigateway.polls import Polls
from api.edge import files, idempotency
from api.edge.application import RETRY_AFTER, DialectApp
from api.edge.body import StrictRoute
from api.edge.fields import Limit
from api.edge.idempotency import IdempotencyKey
from api.edge.keys import Authenticated
from api.edge.parts import TheEngine, TheLinks, engine_of
from api.problem import Problem
from domain.spec import JobSpec
from store.accounts import Caller

_ERROR: Final[dict[str, Any]] = {"model": wire.Error}
_SUBMIT: Final[dict[int | str, Any]] = {
    202: idempotency.ANSWER,
    402: _ERROR,
    404: _ERROR,
    409: _ERROR | {"headers": RETRY_AFTER},
    422: _ERROR,
}

router = APIRouter(route_class=StrictRoute, responses={"default": _ERROR})


@router.post("/videos/generations", status_code=202, responses=_SUBMIT)
async def submit_video(
    request: Request, response: Response, body: wire.SubmitVideo, caller: Authenticated, key: IdempotencyKey = None
) -> wire.Accepted:
    """Submit a video."""
    return await _submit(request, response, body, translate.parse_video(body), caller, key)


@router.post("/audio/music", status_code=202, responses=_SUBMIT)
async def submit_music(
    request: Request, response: Response, body: wire.SubmitMusic, caller: Authenticated, key: IdempotencyKey = None
) -> wire.Accepted:
    """Submit a piece of music."""
    return await _submit(request, response, body, translate.parse_music(body), caller, key)


@router.post("/3d/generations", status_code=202, responses=_SUBMIT)
async def submit_model_3d(
    request: Request, response: Response, body: wire.SubmitModel3D, caller: Authenticated, key: IdempotencyKey = None
) -> wire.Accepted:
    """Submit a 3D model."""
    return await _submit(request, response, body, translate.parse_model_3d(body), caller, key)


async def _submit(
    request: Request, response: Response, body: wire.Submit, spec: JobSpec, caller: Caller, key: IdempotencyKey
) -> wire.Accepted:
    claim = idempotency.claim_of(request, key, body)
    engine = await engine_of(request)
    job, replayed = await engine.submit(caller, spec, translate.ORIGIN, claim)
    if replayed:
        response.headers.update(idempotency.REPLAYED)
    return translate.render_accepted(job)


@router.get(
    "/jobs/{job_id}",
    response_model=wire.Job,
    responses={304: {"description": "Polled again within three seconds, with nothing new to see."}, 404: _ERROR},
)
async def get_job(
    request: Request, job_id: str, caller: Authenticated, engine: TheEngine, links: TheLinks
) -> wire.Job | Response:
    """The job record."""
    job = await engine.get(caller, translate.ORIGIN, translate.parse_job_id(job_id))
    polls: Polls = request.app.state.polls
    if polls.is_too_early(caller, job):
        return Response(status_code=304)
    return translate.render(job, links, datetime.now(UTC))


@router.get("/jobs")
async def list_jobs(
    caller: Authenticated,
    engine: TheEngine,
    links: TheLinks,
    limit: Limit = 20,
    cursor: Annotated[str | None, Query(pattern=f"^{translate.JOB_ID.pattern}$")] = None,
) -> wire.JobList:
    """Jobs of this account, newest first."""
    page, more = await engine.list(caller, translate.ORIGIN, limit=limit, after=cursor)
    now = datetime.now(UTC)
    return wire.JobList(
        data=[translate.render(job, links, now) for job in page],
        has_more=more,
        next_cursor=page[-1].id if more else None,
    )


@router.post(
    "/jobs/{job_id}/cancel",
    response_model=wire.Job,
    responses={
        202: {"model": wire.Job, "description": "On record, and carried out as soon as the engine can."},
        404: _ERROR,
        409: _ERROR,
    },
)
async def cancel_job(job_id: str, caller: Authenticated, engine: TheEngine, links: TheLinks) -> wire.Job | Response:
    """Cancel a job that has not ended; its credits come back."""
    job, outcome = await engine.cancel(caller, translate.ORIGIN, translate.parse_job_id(job_id))
    record = translate.render(job, links, datetime.now(UTC))
    if outcome is None:
        return JSONResponse(record.model_dump(mode="json"), 202)
    return record


@router.get("/models")
async def list_models(_caller: Authenticated, engine: TheEngine) -> wire.ModelList:
    """The models on offer, with their prices."""
    models = (model for model in engine.catalog.models.values() if model.kind in translate.KIND)
    return wire.ModelList(data=[translate.render_model(model) for model in models])


@router.api_route("/files/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
async def get_file(request: Request) -> Response:
    """A result, behind a signed link: no key is needed."""
    return await files.serve(request)


def _render_error(problem: Problem) -> Response:
    status, body = translate.render_error(problem)
    return JSONResponse(body.model_dump(), status)


def create_app() -> FastAPI:
    """The dialect as an application of its own, to be mounted at /v1."""
    app = DialectApp("Darkroom, AI gateway dialect", router, _render_error)
    app.state.polls = Polls()
    return app
