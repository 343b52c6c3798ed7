"""A field that is not as documented is refused by name, and never quoted."""

import asyncio
from typing import Any

import pytest

from store.database import Database
from tests.fixtures.gateway import Gateway, credits_of

CANARY = "canary-7f3a"

PATHS = {"video": "/v1/videos/generations", "music": "/v1/audio/music", "3d": "/v1/3d/generations"}

# Kind, the field at fault, and values it must not have; None is null.
WRONG: list[tuple[str, str, list[Any]]] = [
    ("video", "prompt", [None, 5, True, [CANARY], {"text": CANARY}, "", " \t\n", "a" * 32_001]),
    ("video", "model", [None, 5, True, [], "", CANARY * 100]),
    ("video", "duration", ["5", CANARY, True, [5], {}]),
    ("video", "aspect_ratio", [CANARY, "16x9", 5, True]),
    ("video", "seed", ["5", CANARY, True, 1.5, -1, 1 << 63]),
    ("music", "prompt", [None, 5]),
    ("music", "duration", ["15", True, CANARY]),
    ("music", "is_instrumental", [1, 0, "true", CANARY, []]),
    ("music", "lyrics", [5, True, [CANARY], "a" * 10_001]),
    ("3d", "model", [None, 5]),
    ("3d", "seed", ["5", True, 1.5]),
]


async def test_a_wrong_value_is_refused_by_the_name_of_its_field(database: Database, gateway: Gateway) -> None:
    async def check(kind: str, field: str, value: Any) -> None:
        body = {"prompt": f"{CANARY} prompt", "model": f"darkroom/sim-{kind}", field: value}
        answer = await gateway.http.post(PATHS[kind], json=body)
        assert answer.status_code == 400, (kind, field, value)
        error = answer.json()["error"]
        assert error.pop("message")
        assert error == {"code": "invalid_request", "type": "invalid_request_error", "param": field}
        assert CANARY not in answer.text
        assert "x-request-id" in answer.headers

    await asyncio.gather(*(check(kind, field, value) for kind, field, values in WRONG for value in values))
    assert await credits_of(database, gateway.account) == 1000
    assert (await gateway.http.get("/v1/jobs")).json()["data"] == []


@pytest.mark.parametrize("missing", ["prompt", "model"])
@pytest.mark.parametrize("path", PATHS.values())
async def test_a_missing_field_is_named(gateway: Gateway, path: str, missing: str) -> None:
    body = {"prompt": "a cat", "model": "darkroom/sim-video"}
    del body[missing]
    answer = await gateway.http.post(path, json=body)
    assert answer.status_code == 400
    assert answer.json() == {
        "error": {
            "code": "invalid_request",
            "message": "Field required",
            "type": "invalid_request_error",
            "param": missing,
        }
    }


async def test_text_is_counted_in_code_points(gateway: Gateway) -> None:
    fits, exceeds = "🐈" * 32_000, "🐈" * 32_001
    read = await gateway.http.post(PATHS["video"], json={"prompt": fits, "model": "none"})
    assert read.json()["error"]["code"] == "model_not_found"
    refused = await gateway.http.post(PATHS["video"], json={"prompt": exceeds, "model": "none"})
    assert refused.json()["error"]["param"] == "prompt"


async def test_null_stands_for_an_optional_field_left_out(gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat", duration=None, aspect_ratio=None, seed=None, webhook_url=None)
    assert accepted["duration"] == 5.0
    assert (await gateway.end(accepted["id"]))["status"] == "completed"
