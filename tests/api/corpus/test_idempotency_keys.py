"""What may stand in `Idempotency-Key`, on every route that charges."""

import httpx2
import pytest

from api.problem import Reason
from store.database import Database
from tests.api.dialects import DIALECTS, each
from tests.api.shapes import CANARY, Dialect, Row
from tests.fixtures.gateway import Gateway
from tests.fixtures.kept import kept_of
from tests.fixtures.raw import send_raw

NAME = "Idempotency-Key"


async def _ask(gateway: Gateway, row: Row, *values: str | bytes) -> httpx2.Response:
    raw = [(NAME.encode(), value if isinstance(value, bytes) else value.encode()) for value in values]
    return await gateway.http.request(row.method, row.path, json=row.body, headers=raw)


@each(DIALECTS, having="charges")
async def test_a_key_that_is_none_is_refused(dialect: Dialect, row: Row, database: Database, gateway: Gateway) -> None:
    before = await kept_of(database, gateway.account)
    composed, decomposed = "ключ-é".encode(), "ключ-e\u0301".encode()  # which would be two keys, or one
    for value in ("", CANARY.ljust(256, "x"), f"{CANARY}\tx", composed, decomposed, b"\xff"):
        answer = await _ask(gateway, row, value)
        assert CANARY not in answer.text
        dialect.refused(answer, Reason.INVALID, NAME)
    for pair in (("one", "one"), ("one", "two"), ("one", "")):
        dialect.refused(await _ask(gateway, row, *pair), Reason.INVALID, NAME)
    for control in "\0\x7f\x1b":
        lines = [f"{row.method} {row.path} HTTP/1.1", "Host: localhost", f"{NAME}: a{control}", "Content-Length: 0"]
        got = await send_raw(str(gateway.http.base_url), "\r\n".join([*lines, "", ""]).encode())
        assert (got.status, got.closed) == (400, True)
    assert await kept_of(database, gateway.account) == before


@each(DIALECTS, having="charges")
@pytest.mark.parametrize("key", ["!", "~" * 255, 'a key, with: "everything" that\'s printable'])
async def test_a_key_of_printable_characters_is_taken(dialect: Dialect, row: Row, gateway: Gateway, key: str) -> None:
    first, again = await _ask(gateway, row, key), await _ask(gateway, row, key)
    assert first.is_success, dialect.name
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["Idempotent-Replayed"] == "true"
