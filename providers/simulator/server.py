"""The simulator's server: an asynchronous vendor in its own process, with a memory of its own.

    POST /v1/generations                 {reference, model, kind, prompt, settings, callback_url}: 201, no idempotency
    GET  /v1/generations?reference=      the job bought under a reference; 404, or 501 where lookup=no
    GET  /v1/generations/{id}            one look
    POST /v1/generations/{id}/cancel     200, or 409 when it is over
    GET  /v1/files/{id}                  the output of a completed job
    GET  /v1/stats                       {"creates": 3, "by_job": {"<reference>": 1, …}, "running_peak": 2}, oldest
                                         first; of the jobs bought under each `?reference=` only, where given
    GET  /healthz                        {"status": "ok", "pid": 4711}

The prompt says how it behaves: see behaviour.py. Every create that commits is one more paid generation.

    python -m providers.simulator.server --database simulator.sqlite --port 8090
"""

import argparse
import asyncio
import math
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, Literal

import httpx2
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field, JsonValue, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from providers.simulator.behaviour import BadWord, Outcome, Submit, Webhook, parse
from providers.simulator.files import SERVED
from providers.simulator.life import INVALID, REFUSED, Job, poll_after_ms, running_peak, view
from providers.simulator.line import Cut, Line
from providers.simulator.media import CONTENT_TYPES, MAKERS
from providers.simulator.reports import Reporter
from providers.simulator.store import Store

SLOW_REPLY_S: Final = 3.0
TURNED_AWAY_TIMES: Final[Mapping[Submit, float]] = {Submit.TURNED_AWAY: 2, Submit.FULL: math.inf}
REPORT_TIMEOUT_S: Final = 60.0  # a receiver that is merely slow is not told twice
KEEP_ALIVE_S: Final = 75  # longer than any client's: a connection closed under a create would leave it unknown


class Create(BaseModel):
    """The body of a create; unknown fields are ignored."""

    reference: str
    model: str
    kind: Literal["video", "music", "model3d", "talking_video"]
    prompt: str
    settings: dict[str, JsonValue] = Field(default_factory=dict)
    callback_url: str | None = None


def create_app(database: Path) -> FastAPI:
    """The vendor over one database file, made when missing."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        store = Store(database)
        async with httpx2.AsyncClient(trust_env=False, timeout=REPORT_TIMEOUT_S) as client:
            reporter = Reporter(store, client)
            reporter.resume()
            yield {"store": store, "reporter": reporter}
            await reporter.close()
        store.close()

    # Plain routes: FastAPI's own would double the cost of a look.
    app = FastAPI(title="Simulator", lifespan=lifespan, openapi_url=None)
    app.add_route("/v1/generations", create, methods=["POST"])
    app.add_route("/v1/generations", find, methods=["GET"])
    app.add_route("/v1/generations/{id}", look, methods=["GET"])
    app.add_route("/v1/generations/{id}/cancel", cancel, methods=["POST"])
    app.add_route("/v1/files/{id}", fetch, methods=["GET"])
    app.add_route("/v1/stats", stats, methods=["GET"])
    app.add_route("/healthz", healthz, methods=["GET"])
    return app


async def create(request: Request) -> Response:
    try:
        body = Create.model_validate_json(await request.body())
        behaviour = parse(body.prompt)
    except (ValidationError, BadWord):
        return _error(422, INVALID)
    store: Store = request.state.store
    if behaviour.outcome is Outcome.REFUSED_AT_SUBMIT:
        return _error(422, REFUSED)
    if (times := TURNED_AWAY_TIMES.get(behaviour.submit)) and store.turn_away(body.reference) <= times:
        return _error(429, "too_many_requests", {"Retry-After": "1"})
    job = store.create(body.model_dump(), time.time(), reports=behaviour.webhook is not Webhook.NONE)
    request.state.reporter.expect(job)
    return await REPLIES[behaviour.submit](job)


async def find(request: Request) -> Response:
    job: Job | None = request.state.store.find(request.query_params.get("reference", ""))
    if job is None:
        return _error(404, "not_found")
    return _shown(job) if job.behaviour.lookup else _error(501, "no_lookup")


async def look(request: Request) -> Response:
    store: Store = request.state.store
    job = store.get(request.path_params["id"])
    if job is None:
        return _error(404, "not_found")
    return _shown(store.look(job) if job.behaviour.outcome is Outcome.FLAP else job)


async def cancel(request: Request) -> Response:
    store: Store = request.state.store
    job = store.get(request.path_params["id"])
    if job is None:
        return _error(404, "not_found")
    now = time.time()
    seen = view(job, now)
    if seen is not None and seen.over:
        return _error(409, "too_late")
    canceled = store.cancel(job, now)
    request.state.reporter.expect(canceled)
    return _shown(canceled)


async def fetch(request: Request) -> Response:
    job: Job | None = request.state.store.get(request.path_params["id"])
    seen = None if job is None else view(job, time.time())
    if job is None or seen is None or not seen.files:
        return _error(404, "not_found")
    return SERVED[job.behaviour.fetch](MAKERS[job.kind](job.behaviour.bytes))


async def stats(request: Request) -> Response:
    named = frozenset(request.query_params.getlist("reference"))
    jobs: list[Job] = [job for job in request.state.store.jobs() if not named or job.reference in named]
    by_job = Counter(job.reference for job in jobs)
    return JSONResponse({"creates": len(jobs), "by_job": by_job, "running_peak": running_peak(jobs)})


async def healthz(_: Request) -> Response:
    return JSONResponse({"status": "ok", "pid": os.getpid()})


def _shown(job: Job) -> Response:
    """One look at a job, with the vendor's polling hint while it is not over."""
    now = time.time()
    seen = view(job, now)
    if seen is None:
        return _error(500, "internal")
    output = {"url": f"/v1/files/{job.id}", "content_type": CONTENT_TYPES[job.kind]}
    body = {
        "id": job.id,
        "status": seen.status,
        "progress": seen.progress,
        "outputs": [output] if seen.files else [],
        "error": None if seen.error is None else {"code": seen.error},
    }
    return JSONResponse(body, headers=None if seen.over else {"X-Poll-After-Ms": str(poll_after_ms(job, now))})


def _error(status: int, code: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": {"code": code}}, status, headers)


async def _reply(job: Job) -> Response:
    return JSONResponse({"id": job.id, "status": "queued"}, 201)


async def _reply_late(job: Job) -> Response:
    await asyncio.sleep(SLOW_REPLY_S)
    return await _reply(job)


async def _hang_up(_: Job) -> Response:
    return Cut()


async def _fail(_: Job) -> Response:
    return _error(500, "internal")


# What follows a create that has been committed.
REPLIES: Final[Mapping[Submit, Callable[[Job], Awaitable[Response]]]] = {
    Submit.OK: _reply,
    Submit.LOST_REPLY: _hang_up,
    Submit.ERROR_AFTER_COMMIT: _fail,
    Submit.SLOW: _reply_late,
    Submit.TURNED_AWAY: _reply,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m providers.simulator.server", description="The test provider.")
    parser.add_argument("--database", type=Path, required=True, help="SQLite file, made when missing")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    given = parser.parse_args(arguments)
    given.database.parent.mkdir(parents=True, exist_ok=True)
    uvicorn.run(
        create_app(given.database),
        host=given.host,
        port=given.port,
        http=Line,
        access_log=False,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main()
