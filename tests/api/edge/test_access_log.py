"""Each request leaves one line that says what it came to, and by its id every other line written for it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from starlette.responses import StreamingResponse
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from api.edge import errors, plain
from api.edge.access_log import AccessLog
from tests.fixtures.faults import stopped
from tests.fixtures.gateway import Gateway
from tests.fixtures.lines import access_line, lines_of
from tests.fixtures.stack import Stack


async def _logged(stack: Stack, answer: httpx2.Response) -> dict[str, Any]:
    """The line of a request, without what is never the same."""
    line = await access_line(stack, answer.headers["x-request-id"])
    assert line.pop("duration_ms") > 0
    unique = {line.pop(name) for name in ("timestamp", "request")}
    assert len(unique) == 2
    assert (line.pop("event"), line.pop("level")) == ("request", "info")
    return line


async def test_a_line_has_route_outcome_and_whose_job_it_was(stack: Stack, gateway: Gateway) -> None:
    submit = {"prompt": "a cat", "model": "darkroom/sim-video"}
    submitted = await gateway.http.post("/v1/videos/generations", json=submit)
    job_id = submitted.json()["id"]
    ours = {"account": gateway.account, "dialect": "aigateway"}
    line = {"method": "POST", "route": "/v1/videos/generations", "status": 202, "job": job_id, **ours}
    assert await _logged(stack, submitted) == line

    url = urlsplit((await gateway.end(job_id))["result"]["file_url"])
    expected: dict[str, dict[str, Any]] = {
        "/v1/jobs?limit=1&cursor=": {"route": "/v1/jobs", "status": 400, **ours},
        "/v1/jobs/job_nobody": {"route": "/v1/jobs/{job_id}", "status": 404, **ours},
        f"{url.path}?{url.query}": {
            "route": "/v1/files/{path:path}",
            "status": 200,
            "job": job_id,
            "dialect": "aigateway",
        },
        f"{url.path}?{url.query}0": {"route": "/v1/files/{path:path}", "status": 403, "dialect": "aigateway"},
        "/v1/none/such": {"route": None, "status": 404, "dialect": "aigateway"},
        "/none/such": {"route": None, "status": 404},
        "/healthz": {"route": "/healthz", "status": 200},
    }
    for path, fields in expected.items():
        assert await _logged(stack, await gateway.http.get(path)) == {"method": "GET", **fields}, path
    too_late = await gateway.http.post(f"/v1/jobs/{job_id}/cancel")
    line = {"method": "POST", "route": "/v1/jobs/{job_id}/cancel", "status": 409, "job": job_id, **ours}
    assert await _logged(stack, too_late) == line
    wrong_method = await gateway.http.delete(f"/v1/jobs/{job_id}")
    line = {"method": "DELETE", "route": "/v1/jobs/{job_id}", "status": 405, "dialect": "aigateway"}
    assert await _logged(stack, wrong_method) == line


async def test_a_caller_nobody_knows_has_no_account_on_its_line(stack: Stack, gateway: Gateway) -> None:
    stranger = await gateway.http.get("/v1/models", headers={"Authorization": f"Bearer ma_{'0' * 32}"})
    line = {"method": "GET", "route": "/v1/models", "status": 401, "dialect": "aigateway"}
    assert await _logged(stack, stranger) == line


async def test_every_line_of_a_request_has_its_id(stack: Stack, gateway: Gateway, hasty: httpx2.AsyncClient) -> None:
    with stopped(stack.pid("temporal")):
        submit = {"prompt": "a cat", "model": "darkroom/sim-video"}
        refused = await hasty.post("/v1/videos/generations", json=submit)
    assert refused.status_code == 503
    last = await access_line(stack, refused.headers["x-request-id"])
    said = lines_of(stack, "api", request=refused.headers["x-request-id"])
    assert [line["event"] for line in said] == ["admission not answered", "request"]
    whose = {name: last[name] for name in ("account", "dialect", "job")}
    assert whose == {"account": gateway.account, "dialect": "aigateway", "job": last["job"]}
    assert all(whose.items() <= line.items() for line in said)


async def test_lines_of_the_worker_say_whose_job_it_is(stack: Stack, gateway: Gateway) -> None:
    spoilt = await gateway.submit("fetch=html")
    await gateway.end(spoilt["id"])
    async with asyncio.timeout(60):
        while not lines_of(stack, "worker", job=spoilt["id"], event="settled"):  # a moment after it is seen
            await asyncio.sleep(0.1)
    said = lines_of(stack, "worker", job=spoilt["id"])
    assert "Completing activity as failed" in {line["event"] for line in said}
    whose = {"account": gateway.account, "dialect": "aigateway"}
    assert all(whose.items() <= line.items() and line["step"] for line in said)


def _faulty() -> FastAPI:
    app = FastAPI()
    errors.install(app, plain.render)

    async def cut_short() -> AsyncIterator[bytes]:
        yield b"half"
        raise RuntimeError("of the stream")

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("of the route")

    @app.get("/cut")
    async def cut() -> StreamingResponse:
        return StreamingResponse(cut_short())

    return app


@pytest.fixture
async def faulty() -> AsyncIterator[httpx2.AsyncClient]:
    """An application with faults; what it raises is raised here, as at the server."""
    transport = httpx2.ASGITransport(AccessLog(_faulty(), {}))
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.example") as client:
        yield client


async def test_a_fault_is_answered_and_told_once_with_the_id(faulty: httpx2.AsyncClient) -> None:
    with capture_logs(processors=[merge_contextvars]) as said:
        answer = await faulty.get("/broken")
    assert answer.status_code == 500
    told = [(line["event"], line["request"]) for line in said]
    request_id = answer.headers["x-request-id"]
    assert told == [("request failed", request_id), ("request", request_id)]
    assert "of the route" in str(said[0]["exc_info"])
    assert (said[1]["status"], said[1]["route"]) == (500, "/broken")


async def test_a_stream_that_breaks_is_left_to_the_server_to_cut(faulty: httpx2.AsyncClient) -> None:
    with capture_logs(processors=[merge_contextvars]) as said, pytest.raises(RuntimeError, match="of the stream"):
        await faulty.get("/cut")
    assert [line["event"] for line in said] == ["request failed", "request"]
