"""A body that is not strictly JSON is refused before anything happens."""

import asyncio

import pytest

from store.database import Database
from tests.fixtures.gateway import Gateway, credits_of

CANARY = "canary-7f3a"
WHOLE = f'{{"prompt": "{CANARY}", "model": "darkroom/sim-video"%s}}'

BROKEN: dict[str, bytes] = {
    "cut off": WHOLE[:-3].encode(),
    "trailing comma": (WHOLE % ",").encode(),
    "NaN": (WHOLE % ', "duration": NaN').encode(),
    "Infinity": (WHOLE % ', "duration": Infinity').encode(),
    "negative Infinity": (WHOLE % ', "duration": -Infinity').encode(),
    "beyond all floats": (WHOLE % ', "duration": 1e999').encode(),
    "duplicate name": (WHOLE % ', "prompt": "another"').encode(),
    "lone surrogate": (WHOLE % r', "other": "\ud83d"').encode(),
    "surrogate in a name": (WHOLE % r', "\ude00": 1').encode(),
    "NUL": (WHOLE % r', "other": "a\u0000b"').encode(),
    "UTF-16": (WHOLE % "").encode("utf-16"),
    "byte order mark": (WHOLE % "").encode("utf-8-sig"),
    "no UTF-8": (WHOLE % "").encode().replace(b"canary", b"can\xffry"),
    "33 levels": (WHOLE % f', "other": {"[" * 32}{"]" * 32}').encode(),
    "100,000 levels": (WHOLE % f', "other": {"[" * 100_000}{"]" * 100_000}').encode(),
    "100,000 levels of objects": b'{"a":' * 100_000,
    "5,000 digits": (WHOLE % f', "seed": {"9" * 5000}').encode(),
    "two documents": (WHOLE % "").encode() * 2,
    "blanks": b"  \n",
}


async def test_what_is_not_strictly_json_is_refused(database: Database, gateway: Gateway) -> None:
    async def check(what: str, body: bytes, path: str) -> None:
        answer = await gateway.http.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 400, what
        assert answer.json() == {
            "error": {
                "code": "invalid_json",
                "message": "The body is not valid JSON.",
                "type": "invalid_request_error",
                "param": None,
            }
        }, what
        assert "x-request-id" in answer.headers

    paths = ("/v1/videos/generations", "/v1/audio/music", "/v1/3d/generations")
    await asyncio.gather(*(check(what, body, path) for what, body in BROKEN.items() for path in paths))
    assert await credits_of(database, gateway.account) == 1000
    assert (await gateway.http.get("/v1/jobs")).json()["data"] == []


@pytest.mark.parametrize("body", [b"", b"[]", b'"canary-7f3a"', b"5", b"null", b"true"])
async def test_a_body_that_is_no_object_is_refused(gateway: Gateway, body: bytes) -> None:
    answer = await gateway.http.post(
        "/v1/videos/generations", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert (error["code"], error["param"]) == ("invalid_request", None)
    assert CANARY not in answer.text
