"""An address that cannot be called back is refused at the submit, before anything is charged."""

import asyncio

import pytest

from store.database import Database
from tests.fixtures.gateway import Gateway, credits_of

UNUSABLE = {
    "ftp://canary.example.com/hook": "must be an http or https address",
    "file:///etc/canary": "must be an http or https address",
    "canary.example.com/hook": "must be an http or https address",
    "http://": "must be an http or https address",
    "https://example.com/canary\r\nX-Injected: 1": "must be an http or https address",
    "": "must be an http or https address",
    "https://canary:secret@example.com/": "must not carry a user name or password",
    "https://example.com/" + "canary" * 500: "String should have at most 2048 characters",
}


async def test_an_unusable_address_is_refused(database: Database, gateway: Gateway) -> None:
    async def check(url: object, message: str) -> None:
        for path, model in (("videos/generations", "video"), ("audio/music", "music"), ("3d/generations", "3d")):
            body = {"prompt": "a cat", "model": f"darkroom/sim-{model}", "webhook_url": url}
            answer = await gateway.http.post(f"/v1/{path}", json=body)
            assert answer.status_code == 400
            assert answer.json() == {
                "error": {
                    "code": "invalid_request",
                    "message": message,
                    "type": "invalid_request_error",
                    "param": "webhook_url",
                }
            }

    await asyncio.gather(*(check(url, message) for url, message in UNUSABLE.items()))
    wrong: list[object] = [5, True, [], {}]
    await asyncio.gather(*(check(value, "Input should be a valid string") for value in wrong))
    assert await credits_of(database, gateway.account) == 1000


@pytest.mark.parametrize("url", [None, "https://yours.example.invalid/callbacks?x=1#y"])
async def test_a_usable_address_is_taken(gateway: Gateway, url: str | None) -> None:
    accepted = await gateway.submit("a cat", webhook_url=url)
    assert (await gateway.end(accepted["id"]))["status"] == "completed"
