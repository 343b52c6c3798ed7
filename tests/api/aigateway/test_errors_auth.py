"""Without a key that counts there is one answer, whatever is wrong with it."""

import asyncio
from typing import Any

import httpx2

from api.edge import keys
from deploy import operate
from store.database import Database
from tests.fixtures.gateway import Gateway, credits_of
from tests.fixtures.stack import Stack

ROUTES = [
    ("POST", "/v1/videos/generations"),
    ("POST", "/v1/audio/music"),
    ("POST", "/v1/3d/generations"),
    ("GET", "/v1/jobs"),
    ("GET", "/v1/jobs/job_" + "0" * 32),
    ("POST", "/v1/jobs/job_" + "0" * 32 + "/cancel"),
    ("GET", "/v1/models"),
]


def _refusal(message: str) -> dict[str, Any]:
    return {"error": {"code": "invalid_api_key", "message": message, "type": "authentication_error", "param": None}}


def _check(answer: httpx2.Response, message: str) -> None:
    assert (answer.status_code, answer.json()) == (401, _refusal(message))
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "x-request-id" in answer.headers


async def test_every_route_but_a_file_needs_a_key(anyone: httpx2.AsyncClient) -> None:
    for method, path in ROUTES:
        body = {"prompt": "a cat", "model": "darkroom/sim-video"} if method == "POST" else None
        _check(await anyone.request(method, path, json=body), "An API key is required.")


async def test_a_key_that_does_not_count_is_refused(
    stack: Stack, database: Database, gateway: Gateway, anyone: httpx2.AsyncClient
) -> None:
    revoked = await operate.create_key(database, gateway.account, "revoked")
    bearer = {"Authorization": f"Bearer {revoked['key']}"}
    assert (await anyone.get("/v1/models", headers=bearer)).status_code == 200
    await operate.revoke_key(database, gateway.account, revoked["id"])
    async with asyncio.timeout(1):  # a key opens nothing more within a second of its end
        while (await anyone.get("/v1/models", headers=bearer)).status_code == 200:
            await asyncio.sleep(0.05)
    values = [
        f"Bearer {revoked['key']}",
        f"Bearer {keys.make().secret}",  # well formed, and nobody's
        f"Bearer {gateway.key.upper()}",
        f"Bearer {gateway.key}0",
        f"Bearer {gateway.key[:-1]}",
        f"Bearer  {gateway.key}",
        f"Bearer {gateway.key},{gateway.key}",
        f"Basic {gateway.key}",
        gateway.key,
        "Bearer",
        "Bearer ' OR 1=1 --",
        "Bearer " + "a" * 5000,
    ]
    body = {"prompt": "a cat", "model": "darkroom/sim-video"}
    answers = await asyncio.gather(
        *(anyone.post("/v1/videos/generations", json=body, headers={"Authorization": value}) for value in values)
    )
    for answer in answers:
        _check(answer, "The API key is missing or not valid.")
    assert await credits_of(database, gateway.account) == 1000


async def test_two_keys_are_as_good_as_none(gateway: Gateway, anyone: httpx2.AsyncClient) -> None:
    header = ("Authorization", f"Bearer {gateway.key}")
    _check(await anyone.get("/v1/models", headers=[header, header]), "The API key is missing or not valid.")
    other = ("authorization", "Bearer other")
    for pair in ([header, other], [other, header]):
        _check(await anyone.get("/v1/models", headers=pair), "The API key is missing or not valid.")


async def test_the_word_bearer_may_be_written_in_any_case(gateway: Gateway, anyone: httpx2.AsyncClient) -> None:
    for word in ("Bearer", "bearer", "BEARER"):
        answer = await anyone.get("/v1/models", headers={"Authorization": f"{word} {gateway.key}"})
        assert answer.status_code == 200
