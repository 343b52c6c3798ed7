"""A body that is not strictly one JSON object is refused before anything happens, on every route that takes one."""

import asyncio
import json
from collections.abc import Iterator

from api.problem import Reason
from store.database import Database
from tests.api.dialects import DIALECTS, each
from tests.api.shapes import CANARY, Dialect, Number, Row, Text, Whole
from tests.fixtures.gateway import Gateway
from tests.fixtures.kept import kept_of

NO_NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 400, "9" * 5000, "01", "+1", ".5", "0x10"]
NO_STRINGS = [rb'"\ud83d"', rb'"\ude00\ud83d"', rb'"a\u0000b"', b'"\xed\xa0\x80"', b'"\xff\xfe"', b'"a\nb"', b"'a'"]


@each(DIALECTS, having="body")
async def test_what_is_not_strictly_json_is_refused(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    async def check(what: str, body: bytes) -> None:
        answer = await gateway.http.request(
            row.method, row.path, content=body, headers={"content-type": "application/json"}
        )
        assert CANARY not in answer.text, what
        dialect.refused(answer, Reason.INVALID_JSON, None)

    before = await kept_of(database, gateway.account)
    await asyncio.gather(*(check(what, body) for what, body in _broken(row)))
    assert await kept_of(database, gateway.account) == before


def _broken(row: Row) -> Iterator[tuple[str, bytes]]:
    """Bodies that would be taken if one thing about them were not noticed."""
    whole = json.dumps(row.body)
    more = whole[:-1] + ', "other": '
    yield from {
        "nothing": b"",
        "blanks": b"  \n",
        "cut off": whole[:-3].encode(),
        "trailing comma": f"{whole[:-1]},}}".encode(),
        "single quotes": whole.replace('"', "'").encode(),
        "comment": f"/* {CANARY} */ {whole}".encode(),
        "two documents": whole.encode() * 2,
        "something behind it": f"{whole} {CANARY}".encode(),
        "no UTF-8": whole.encode() + b"\xff\xfe",
        "byte order mark": whole.encode("utf-8-sig"),
        "UTF-16": whole.encode("utf-16"),
        "UTF-16 without a mark": whole.encode("utf-16-le"),
        "UTF-32": whole.encode("utf-32"),
        "33 levels": f"{more}{'[' * 32}{']' * 32}}}".encode(),
        "1,000 levels": f"{more}{'[' * 1000}{']' * 1000}}}".encode(),
        "100,000 levels": f"{more}{'[' * 100_000}{']' * 100_000}}}".encode(),
        "100,000 levels of objects": b'{"a":' * 100_000,
        "surrogate in a name": rf'{whole[:-1]}, "\ude00": 1}}'.encode(),
        "NUL in a name": rf'{whole[:-1]}, "\u0000": 1}}'.encode(),
    }.items()
    for name, field in row.fields.items():
        others = json.dumps({key: value for key, value in (row.body or {}).items() if key != name})
        start = f'{others[:-1]}, "{name}": '.replace("{, ", "{").encode()
        yield f"{name} twice", start + b'"a", "' + name.encode() + b'": "a"}'
        yield f"{name} twice, once escaped", start + rf'"a", "\u{ord(name[0]):04x}{name[1:]}": "a"}}'.encode()
        if isinstance(field, Number | Whole):
            yield from ((f"{name}: {token[:9]}", start + token.encode() + b"}") for token in NO_NUMBERS)
        if isinstance(field, Text):
            yield from ((f"{name}: {token!r}", start + token + b"}") for token in NO_STRINGS)


@each(DIALECTS, having="body")
async def test_a_document_that_is_no_object_is_refused(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    before = await kept_of(database, gateway.account)
    for document in (None, [], [row.body], CANARY, 1, True):
        answer = await gateway.http.request(row.method, row.path, json=document)
        if document is None:
            answer = await gateway.http.request(
                row.method, row.path, content=b"null", headers={"content-type": "application/json"}
            )
        assert CANARY not in answer.text
        dialect.refused(answer, Reason.INVALID, None)
    assert await kept_of(database, gateway.account) == before
