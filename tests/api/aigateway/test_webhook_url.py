"""An address that cannot be called back is refused at the submit, before anything is charged."""

import asyncio

import pytest

from store.database import Database
from tests.api.edge.urls import REFUSED
from tests.fixtures.gateway import Gateway, credits_of
from tests.fixtures.listener import listening

PATHS = {"video": "/v1/videos/generations", "music": "/v1/audio/music", "3d": "/v1/3d/generations"}

# The text that goes with each kind of mistake.
MESSAGES = {
    "https://a.internal/canary": "must be a public https address",
    "http://canary.example.com/hook": "must be a public https address",
    "canary.example.com/hook": "must be a public https address",
    "": "must be a public https address",
    "https://canary.example.com:8443/": "must be an https address on port 443",
    "https://canary:secret@example.com/": "must not carry a user name or password",
    "https://example.com/" + "canary" * 500: "String should have at most 2048 characters",
}


async def _refusal(gateway: Gateway, kind: str, url: object) -> dict[str, str]:
    body = {"prompt": "a cat", "model": f"darkroom/sim-{kind}", "webhook_url": url}
    answer = await gateway.http.post(PATHS[kind], json=body)
    assert answer.status_code == 400, url
    error: dict[str, str] = answer.json()["error"]
    return error


async def test_an_unusable_address_is_refused_in_words_that_help(database: Database, gateway: Gateway) -> None:
    async def check(kind: str, url: object, message: str) -> None:
        assert await _refusal(gateway, kind, url) == {
            "code": "invalid_request",
            "message": message,
            "type": "invalid_request_error",
            "param": "webhook_url",
        }

    await asyncio.gather(*(check(kind, url, message) for kind in PATHS for url, message in MESSAGES.items()))
    wrong: list[object] = [5, True, [], {}]
    await asyncio.gather(*(check("video", value, "Input should be a valid string") for value in wrong))
    assert await credits_of(database, gateway.account) == 1000


@pytest.mark.parametrize("trick", REFUSED)
async def test_no_spelling_of_a_forbidden_address_is_taken(database: Database, gateway: Gateway, trick: str) -> None:
    for url in REFUSED[trick]:
        assert (await _refusal(gateway, "video", url))["param"] == "webhook_url"
    assert await credits_of(database, gateway.account) == 1000
    assert (await gateway.http.get("/v1/jobs")).json()["data"] == []


async def test_an_address_beside_the_permitted_one_is_not_called(gateway: Gateway) -> None:
    async with listening(host="127.0.0.2") as forbidden, listening() as permitted:
        await _refusal(gateway, "video", f"http://{forbidden.authority}/")
        accepted = await gateway.submit("a cat", webhook_url=f"http://{permitted.authority}/")
        assert (await gateway.end(accepted["id"]))["status"] == "completed"
        await permitted.until(accepted=1)
        assert forbidden.accepted == 0


@pytest.mark.parametrize("url", [None, "https://yours.example.invalid/callbacks?x=1#y"])
async def test_a_usable_address_is_taken(gateway: Gateway, url: str | None) -> None:
    accepted = await gateway.submit("a cat", webhook_url=url)
    assert (await gateway.end(accepted["id"]))["status"] == "completed"
