"""agent-media's routes, mounted at /api/v1."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from pydantic import BeforeValidator
from starlette.responses import JSONResponse, Response

from api.account import Accounts, Period
from api.dialects.agentmedia import owner, script, translate, wire, writer
from api.dialects.agentmedia.people import People
from api.dialects.agentmedia.writer import Copywriter
from api.edge import idempotency
from api.edge.application import RETRY_AFTER, DialectApp
from api.edge.body import StrictRoute
from api.edge.fields import Limit, digits
from api.edge.idempotency import IdempotencyKey
from api.edge.keys import Authenticated
from api.edge.parts import TheEngine, TheLinks, engine_of
from api.engine import Page
from api.problem import Problem
from domain.job import Claim, Job
from store.accounts import Caller

_ERROR: Final[dict[str, Any]] = {"model": wire.Error}
_CREATE: Final[dict[int | str, Any]] = {
    201: idempotency.ANSWER,
    402: _ERROR,
    403: _ERROR,
    409: _ERROR | {"headers": RETRY_AFTER},
    422: _ERROR,
}
_POLL: Final[dict[int | str, Any]] = {200: {"headers": RETRY_AFTER}, 404: _ERROR}
_ABSENT: Final[dict[int | str, Any]] = {404: _ERROR}
_PORTRAIT_LIFE: Final = "public, max-age=86400"

Offset = Annotated[int, Query(ge=0, lt=1 << 31), BeforeValidator(digits)]
Filter = Annotated[str | None, Query(max_length=100)]

router = APIRouter(route_class=StrictRoute, responses={"default": _ERROR})


# async, though they await nothing: a plain function would be run in a thread
async def _accounts(request: Request) -> Accounts:
    accounts: Accounts = request.state.accounts
    return accounts


async def _people(request: Request) -> People:
    people: People = request.app.state.people
    return people


TheAccounts = Annotated[Accounts, Depends(_accounts)]
ThePeople = Annotated[People, Depends(_people)]


@router.post("/videos", status_code=201, responses=_CREATE, response_model_exclude_unset=True)
async def create_video(
    request: Request,
    response: Response,
    body: wire.Create,
    caller: Authenticated,
    people: ThePeople,
    key: IdempotencyKey = None,
) -> wire.Created:
    """Create a video generation job. Credits are deducted immediately."""
    claim = idempotency.claim_of(request, key, body)
    script.check(body, people.library)
    job, replayed = await _submitted(request, body, caller, people, claim)
    if replayed:
        response.headers.update(idempotency.REPLAYED)
    return translate.render_created(body, job, people.library)


async def _submitted(
    request: Request, body: wire.Create, caller: Caller, people: People, claim: Claim | None
) -> tuple[Job, bool]:
    """The job, and whether an earlier request made it: then no script is written again, and no page fetched."""
    engine = await engine_of(request)
    if body.script is None and claim is not None:
        earlier = await engine.answered(caller, claim)
        if earlier is not None:
            return earlier, True
    translate.require_plan(caller.plan)
    spec = script.parse(body, await _script(request, body, caller), people.library, translate.NAME, translate.MODEL)
    translate.require_plan(caller.plan, spec.settings.duration_s or 0)
    return await engine.submit(caller, spec, translate.ORIGIN, claim)


async def _script(request: Request, body: wire.Create, caller: Caller) -> str:
    if body.script is not None:
        return body.script
    copywriter: Copywriter = request.app.state.copywriter
    words_max = script.room(body, caller.plan)
    return await writer.write(
        copywriter, request.state.fetcher, body.prompt or "", words_max, body.tone, body.product_url
    )


@router.get("/videos", response_model_exclude_unset=True)
async def list_videos(
    caller: Authenticated,
    engine: TheEngine,
    links: TheLinks,
    limit: Limit = 20,
    offset: Offset = 0,
    status: Annotated[wire.StatusWord | None, Query()] = None,
    sort: Annotated[Literal["newest", "oldest"], Query()] = "newest",
) -> wire.VideoList:
    """The account's videos."""
    page = Page(translate.statuses(status), oldest_first=sort == "oldest", limit=limit, offset=offset)
    found, total = await engine.browse(caller, translate.ORIGIN, page)
    now = datetime.now(UTC)
    return wire.VideoList(jobs=[translate.render_listed(job, links, now) for job in found], total=total)


@router.get("/videos/{job_id}", responses=_POLL, response_model_exclude_unset=True)
async def get_video(
    response: Response, job_id: str, caller: Authenticated, engine: TheEngine, links: TheLinks
) -> wire.Video:
    """One video. Poll every 5 seconds until it has ended."""
    job = await engine.get(caller, translate.ORIGIN, translate.parse_id(job_id, "job"))
    if not job.is_terminal:
        response.headers.update(translate.RETRY_AFTER)
    return translate.render(job, links, datetime.now(UTC))


@router.delete("/videos/{job_id}", responses=_ABSENT)
async def delete_video(job_id: str, caller: Authenticated, engine: TheEngine) -> wire.Deleted:
    """Put a video out of sight; one under way is canceled, and its credits come back."""
    since = await engine.delete(caller, translate.ORIGIN, translate.parse_id(job_id, "job"))
    return translate.render_deleted(job_id, since)


@router.post("/videos/{job_id}/restore", responses=_ABSENT, response_model_exclude_unset=True)
async def restore_video(job_id: str, caller: Authenticated, engine: TheEngine, links: TheLinks) -> wire.Video:
    """Undo a delete, within 30 days."""
    job = await engine.restore(caller, translate.ORIGIN, translate.parse_id(job_id, "job"))
    return translate.render(job, links, datetime.now(UTC))


@router.post("/videos/{job_id}/cancel", responses={404: _ERROR, 409: _ERROR})
async def cancel_video(job_id: str, caller: Authenticated, engine: TheEngine) -> wire.Canceled:
    """Cancel a video that has not ended; its credits come back."""
    job, outcome = await engine.cancel(caller, translate.ORIGIN, translate.parse_id(job_id, "job"))
    return translate.render_canceled(job, None if outcome is None else outcome.refunded_credits)


@router.get("/actors")
async def list_actors(
    _caller: Authenticated,
    people: ThePeople,
    links: TheLinks,
    gender: Filter = None,
    age_range: Filter = None,
    actor_type: Filter = None,
    search: Filter = None,
) -> wire.ActorList:
    """The actors on offer."""
    return translate.render_actors(people.search(gender, age_range, actor_type, search), links)


@router.get("/actors/{slug}", responses=_ABSENT)
async def get_actor(slug: str, _caller: Authenticated, people: ThePeople, links: TheLinks) -> wire.OneActor:
    """One actor."""
    return translate.render_actor(people.find(slug), links)


@router.get("/actors/{slug}/portrait.png", include_in_schema=False)
async def get_portrait(request: Request, slug: str, people: ThePeople) -> Response:
    """An actor's picture: no key is needed."""
    portrait = await people.portrait(slug)
    headers = {"etag": portrait.etag, "cache-control": _PORTRAIT_LIFE, "x-content-type-options": "nosniff"}
    if portrait.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(portrait.png, media_type="image/png", headers=headers)


@router.get("/account")
async def get_account(caller: Authenticated, accounts: TheAccounts, engine: TheEngine) -> wire.Account:
    """Plan, credits and limits."""
    return owner.render_account(await accounts.get(caller), engine.catalog)


@router.get("/account/usage")
async def get_usage(
    caller: Authenticated, accounts: TheAccounts, period: Annotated[wire.PeriodWord, Query()] = "30d"
) -> wire.Usage:
    """What was made and used in a period."""
    days = Period.of_days(owner.DAYS[period])
    return owner.render_usage(period, days, await accounts.usage(caller, translate.ORIGIN, days))


@router.post("/account/keys", status_code=201)
async def create_key(body: wire.CreateKey, caller: Authenticated, accounts: TheAccounts) -> wire.NewKey:
    """A new API key; it is shown this once."""
    return owner.render_new_key(*await accounts.new_key(caller, body.name or owner.DEFAULT_KEY_NAME))


@router.get("/account/keys")
async def list_keys(caller: Authenticated, accounts: TheAccounts) -> wire.KeyList:
    """The active API keys."""
    return wire.KeyList(keys=[owner.render_key(key) for key in await accounts.keys(caller)])


@router.delete("/account/keys/{key_id}", responses=_ABSENT)
async def revoke_key(key_id: str, caller: Authenticated, accounts: TheAccounts) -> wire.Revoked:
    """End an API key, be it the one that asks."""
    await accounts.revoke_key(caller, translate.parse_id(key_id, "key"))
    return wire.Revoked(id=key_id)


def _render_error(problem: Problem) -> Response:
    status, body = translate.render_error(problem)
    return JSONResponse(body.model_dump(exclude_unset=True), status)


def create_app(people: People, copywriter: Copywriter) -> FastAPI:
    """The dialect as an application of its own, to be mounted at /api/v1."""
    app = DialectApp("Darkroom, agent-media dialect", router, _render_error)
    app.state.people = people
    app.state.copywriter = copywriter
    return app
