"""Sizes, media types, methods and headers: HTTP itself, taken at its word and not beyond."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterable

import httpx2
import pytest

from api.edge.body import BODY_MAX_BYTES
from api.problem import Reason
from store.database import Database
from tests.api.conftest import Owner
from tests.api.dialects import DIALECTS, EVERY, each
from tests.api.shapes import CANARY, Dialect, Opens, Row
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.kept import kept_of
from tests.fixtures.raw import send_raw

JSON = {"content-type": "application/json"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")


def _sized(row: Row, size_bytes: int) -> bytes:
    head, tail = f'{json.dumps(row.body)[:-1]}, "filler": "'.encode(), b'"}'
    return head + b"a" * (size_bytes - len(head) - len(tail)) + tail


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1 << 16):
        yield body[start : start + (1 << 16)]


@each(DIALECTS, having="charges")
async def test_a_megabyte_is_read_and_not_one_byte_more(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway, new_gateway: MakeGateway
) -> None:
    assert BODY_MAX_BYTES == 1_000_000
    poor = await new_gateway(0)
    fits, exceeds = _sized(row, BODY_MAX_BYTES), _sized(row, BODY_MAX_BYTES + 1)
    for content in (fits, _chunks(fits)):  # once with a Content-Length, once without
        answer = await poor.http.request(row.method, row.path, content=content, headers=JSON)
        dialect.refused(answer, Reason.INSUFFICIENT_CREDITS, None)
    before = await kept_of(database, gateway.account)
    for content in (exceeds, _chunks(exceeds)):
        answer = await gateway.http.request(row.method, row.path, content=content, headers=JSON)
        dialect.refused(answer, Reason.TOO_LARGE, None)
    assert await kept_of(database, gateway.account) == before


def _head(gateway: Gateway, row: Row, *lines: str) -> bytes:
    authorized = f"Authorization: Bearer {gateway.key}"
    every = [f"{row.method} {row.path} HTTP/1.1", "Host: localhost", authorized, "Content-Type: application/json"]
    return "\r\n".join([*every, *lines, "", ""]).encode()


@each(DIALECTS, having="body")
async def test_a_body_of_another_length_than_announced_is_never_a_job(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    api, body = str(gateway.http.base_url), json.dumps(row.body).encode()
    before = await kept_of(database, gateway.account)

    announced = await send_raw(api, _head(gateway, row, f"Content-Length: {10**12}") + body)
    assert announced.answer
    dialect.refused(announced.answer, Reason.TOO_LARGE, None)
    shorter = await send_raw(api, _head(gateway, row, f"Content-Length: {len(body) - 1}") + body)
    assert (shorter.status, shorter.closed) == (400, True)  # the rest is no request
    longer = await send_raw(api, _head(gateway, row, f"Content-Length: {len(body) + 1}") + body, then_end=True)
    assert longer.closed
    if longer.answer:
        dialect.refused(longer.answer, Reason.INVALID, None)
    assert await kept_of(database, gateway.account) == before


@each(DIALECTS, having="body")
async def test_a_request_of_two_lengths_is_refused_and_its_connection_closed(
    row: Row, dialect: Dialect, database: Database, gateway: Gateway
) -> None:
    """Two readers of such a request could take different parts of it for the next one."""
    body = json.dumps(row.body).encode()
    size, chunk = f"Content-Length: {len(body)}", f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    chunked, both = "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, identity"
    before = await kept_of(database, gateway.account)
    for lines, content in (
        ((size, chunked), chunk),
        ((chunked, size), chunk),
        ((size, f"Content-Length: {len(body) + 1}"), body),
        (("Content-Length: +5",), body),
        (("Content-Length: 0x5",), body),
        (("Content-Length : 5",), body),
        ((both,), chunk),
        ((f"X: a\r\n {size}", size), body),
    ):
        got = await send_raw(str(gateway.http.base_url), _head(gateway, row, *lines) + content)
        assert got.closed, (dialect.name, lines)
        assert got.status == 400, lines
    assert await kept_of(database, gateway.account) == before


@each(DIALECTS, having="body")
async def test_a_body_that_is_no_plain_json_is_refused(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    form = b"&".join(b"a%d=1" % number for number in range(100_000))[:900_000]
    kinds: list[dict[str, str]] = [
        {},
        {"content-type": ""},
        {"content-type": "text/plain"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/vnd.api+json"},
        {"content-type": "application/jsonp"},
        {"content-type": "application/json, text/plain"},
        JSON | {"content-encoding": "gzip"},
        JSON | {"content-encoding": "br, gzip"},
    ]
    before = await kept_of(database, gateway.account)
    whole = json.dumps(row.body).encode()
    asked = [(whole, kind) for kind in kinds] + [(form, {"content-type": "application/x-www-form-urlencoded"})]
    for content, headers in asked:
        answer = await gateway.http.request(row.method, row.path, content=content, headers=headers)
        dialect.refused(answer, Reason.UNSUPPORTED_MEDIA, None)
    assert await kept_of(database, gateway.account) == before


@each(DIALECTS, having="charges")
@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON", "application/json;"])
async def test_json_may_be_named_with_its_charset(
    dialect: Dialect, row: Row, new_gateway: MakeGateway, kind: str
) -> None:
    poor = await new_gateway(0)
    headers = {"content-type": kind, "content-encoding": "identity"}
    answer = await poor.http.request(row.method, row.path, content=json.dumps(row.body), headers=headers)
    dialect.refused(answer, Reason.INSUFFICIENT_CREDITS, None)


@each(EVERY)
async def test_a_wrong_method_is_told_the_right_ones(dialect: Dialect, row: Row, owner: Owner) -> None:
    url = row.url({**dialect.absent})
    offered = sorted(other.method for other in dialect.rows if other.path == row.path)
    for method in METHODS:
        if method in offered:
            continue
        answer = await owner.gateway.http.request(method, url)
        assert answer.headers["allow"] == ", ".join(offered), method
        if method == "HEAD":
            assert (answer.status_code, answer.content) == (405, b"")
        else:
            dialect.refused(answer, Reason.METHOD_NOT_ALLOWED, None)


@each(DIALECTS, Opens.KEY)
async def test_no_header_stands_in_for_the_method(
    dialect: Dialect, row: Row, database: Database, owner: Owner, stranger: Gateway
) -> None:
    before = await kept_of(database, owner.gateway.account)
    plain = await row.ask(stranger.http, dialect.absent)
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        for method in ("GET", "POST", "DELETE"):
            answer = await row.ask(stranger.http, dialect.absent, **{header: method})
            assert answer.status_code == plain.status_code
    assert await kept_of(database, owner.gateway.account) == before


@each(EVERY)
async def test_a_forged_host_is_believed_nowhere(dialect: Dialect, row: Row, owner: Owner) -> None:
    forged = {
        "Host": f"{CANARY}.example",
        "X-Forwarded-Host": f"{CANARY}.example",
        "X-Forwarded-Proto": CANARY,
        "X-Forwarded-Prefix": f"/{CANARY}",
        "X-Forwarded-For": f"{CANARY}.example",
        "X-Original-URL": f"/{CANARY}",
        "X-Rewrite-URL": f"/{CANARY}",
        "Forwarded": f"host={CANARY}.example;proto={CANARY}",
    }
    for ids in (*owner.owned[dialect.name].ids, dialect.absent):
        honest = await row.ask(owner.gateway.http, ids)
        answer = await row.ask(owner.gateway.http, ids, **forged)
        assert CANARY not in f"{answer.headers} {answer.text}"
        assert _places(answer.text) <= _places(honest.text)


def _places(text: str) -> set[str]:
    """Scheme and host of every URL in it."""
    return set(re.findall(r"https?://[^/\"'\\]+", text))


UNKNOWN = ["nope", "", "a/b/c/d/e", "%0a", "%00", "%ff", "..%2f..%2fhealthz", "%2e%2e/x", "a" * 5000]


@pytest.mark.parametrize("dialect", EVERY, ids=lambda dialect: dialect.name)
async def test_an_unknown_route_is_not_found(dialect: Dialect, anyone: httpx2.AsyncClient, owner: Owner) -> None:
    paths = [f"{dialect.prefix}/{path}" for path in UNKNOWN] + [f"{row.path}/" for row in dialect.rows]
    for path in filter(lambda path: "{path:path}" not in path, paths):
        for method, http in (("GET", anyone), ("POST", owner.gateway.http)):
            answer = await http.request(method, httpx2.URL(str(http.base_url)).copy_with(raw_path=path.encode()))
            dialect.refused(answer, Reason.NOT_FOUND, None)


async def test_every_answer_has_a_request_id_of_its_own(owner: Owner, anyone: httpx2.AsyncClient) -> None:
    asked = [
        (http, f"{dialect.prefix}/{path}") for dialect in EVERY for path in UNKNOWN[:3] for http in _both(owner, anyone)
    ]
    asked += [
        (http, row.url(dialect.absent)) for dialect in EVERY for row in dialect.rows for http in _both(owner, anyone)
    ]
    answers = await asyncio.gather(*(http.get(url, headers={"X-Request-Id": CANARY}) for http, url in asked))
    ids = [answer.headers.get_list("x-request-id") for answer in answers]
    assert all(len(one) == 1 and re.fullmatch("[0-9a-f]{32}", one[0]) for one in ids)
    assert len({one[0] for one in ids}) == len(asked)


def _both(owner: Owner, anyone: httpx2.AsyncClient) -> Iterable[httpx2.AsyncClient]:
    return owner.gateway.http, anyone


@each(DIALECTS, Opens.KEY)
async def test_a_head_without_an_end_is_not_kept(dialect: Dialect, row: Row, gateway: Gateway) -> None:
    begin = f"{row.method} {row.url(dialect.absent)}".encode()
    for flood in (
        begin + b"?" + b"a" * 300_000,
        begin + b" HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 300_000,
        begin + b" HTTP/1.1\r\nHost: localhost\r\n" + b"x: y\r\n" * 50_000,
    ):
        got = await send_raw(str(gateway.http.base_url), flood)
        assert (got.closed, got.status) in ((True, 400), (True, None))
