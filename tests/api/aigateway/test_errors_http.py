"""Routes, methods, sizes and media types: every refusal is in the gateway's own shape."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest

from api.edge.body import BODY_MAX_BYTES
from store.database import Database
from tests.fixtures.gateway import Gateway, credits_of

JSON = {"content-type": "application/json"}


def _check(answer: httpx2.Response, status: int, code: str, kind: str, message: str) -> None:
    assert answer.status_code == status
    assert answer.json() == {"error": {"code": code, "message": message, "type": kind, "param": None}}
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    "path", ["/v1/nope", "/v1/", "/v1/jobs/", "/v1/jobs/a/b", "/v1/videos/generations/", "/v1//jobs"]
)
async def test_an_unknown_route_is_not_found(gateway: Gateway, path: str) -> None:
    for method in ("GET", "POST"):
        answer = await gateway.http.request(method, path)
        _check(answer, 404, "not_found", "not_found_error", "There is no such route.")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/videos/generations", "POST"),
        ("PUT", "/v1/audio/music", "POST"),
        ("DELETE", "/v1/jobs", "GET"),
        ("DELETE", "/v1/jobs/job_" + "0" * 32, "GET"),
        ("GET", "/v1/jobs/job_" + "0" * 32 + "/cancel", "POST"),
        ("POST", "/v1/models", "GET"),
        ("OPTIONS", "/v1/3d/generations", "POST"),
    ],
)
async def test_a_wrong_method_is_told_the_right_one(gateway: Gateway, method: str, path: str, allowed: str) -> None:
    answer = await gateway.http.request(method, path)
    message = "The route does not take this method."
    _check(answer, 405, "method_not_allowed", "invalid_request_error", message)
    assert answer.headers["allow"] == allowed


def _body(size_bytes: int) -> bytes:
    head, tail = b'{"prompt": "a cat", "model": "none", "filler": "', b'"}'
    return head + b"a" * (size_bytes - len(head) - len(tail)) + tail


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1 << 16):
        yield body[start : start + (1 << 16)]


async def test_a_megabyte_is_read_and_not_one_byte_more(gateway: Gateway) -> None:
    path = "/v1/videos/generations"
    fits, exceeds = _body(BODY_MAX_BYTES), _body(BODY_MAX_BYTES + 1)
    assert BODY_MAX_BYTES == 1_000_000
    for content in (fits, _chunks(fits)):
        read = await gateway.http.post(path, content=content, headers=JSON)
        assert read.json()["error"]["code"] == "model_not_found"
    for content in (exceeds, _chunks(exceeds)):  # once with a Content-Length, once without
        refused = await gateway.http.post(path, content=content, headers=JSON)
        _check(refused, 413, "body_too_large", "invalid_request_error", "The body is too large.")


async def test_a_body_that_is_no_plain_json_is_refused(database: Database, gateway: Gateway) -> None:
    headers: list[dict[str, str]] = [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/vnd.api+json"},
        {"content-type": "application/jsonp"},
        JSON | {"content-encoding": "gzip"},
        JSON | {"content-encoding": "br, gzip"},
    ]
    body = b'{"prompt": "a cat", "model": "darkroom/sim-video"}'
    answers = await asyncio.gather(
        *(gateway.http.post("/v1/videos/generations", content=body, headers=one) for one in headers)
    )
    for answer in answers:
        message = "The body must be application/json, not compressed."
        _check(answer, 415, "unsupported_media_type", "invalid_request_error", message)
    assert await credits_of(database, gateway.account) == 1000


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON", "application/json;"])
async def test_json_may_be_named_with_its_charset(gateway: Gateway, kind: str) -> None:
    body = '{"prompt": "a cat", "model": "none"}'
    answer = await gateway.http.post("/v1/audio/music", content=body, headers={"content-type": kind})
    assert answer.json()["error"]["code"] == "model_not_found"


async def test_every_answer_has_a_request_id_of_its_own(gateway: Gateway, anyone: httpx2.AsyncClient) -> None:
    answers = [
        await gateway.http.get("/v1/models", headers={"X-Request-Id": "mine"}),
        await gateway.http.get("/v1/models"),
        await gateway.http.get("/v1/nope"),
        await anyone.get("/v1/jobs"),
        await anyone.get("/nope"),
        await anyone.get("/healthz"),
    ]
    ids = [answer.headers.get_list("x-request-id") for answer in answers]
    assert all(len(one) == 1 for one in ids)
    assert len({one[0] for one in ids} - {"mine"}) == len(answers)
