"""Music: its length is clamped to the model's range, and an instrumental has no lyrics."""

import asyncio
from typing import Any

import httpx2

from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of


async def _submit(gateway: Gateway, **fields: Any) -> httpx2.Response:
    body = {"prompt": "calm lo-fi", "model": "darkroom/sim-music"} | fields
    return await gateway.http.post("/v1/audio/music", json=body)


async def test_a_length_is_clamped_and_the_record_says_what_was_used(gateway: Gateway) -> None:
    used = {0: 1.0, -5: 1.0, 0.5: 1.0, 12.5: 12.5, 1e9: 60.0, None: 15.0}
    answers = await asyncio.gather(*(_submit(gateway, duration=wish) for wish in used), _submit(gateway))
    expected = [*used.values(), 15.0]
    assert [answer.json().get("duration") for answer in answers] == expected
    records = await asyncio.gather(*(gateway.end(answer.json()["id"]) for answer in answers))
    assert [(record["status"], record["duration"]) for record in records] == [("completed", s) for s in expected]


async def test_a_model_that_picks_its_own_length_ignores_a_wish(database: Database, new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(30, plan="payg")  # two in flight, so that the third is never really made
    first = [await gateway.submit("outcome=stuck") for _ in range(2)]
    answer = await _submit(gateway, model="minimax/music-2.0", duration=10)
    assert answer.status_code == 202
    assert answer.json()["duration"] == 60.0
    assert (await gateway.job(answer.json()["id"]))["duration"] == 60.0
    for accepted in (answer.json(), *first):
        assert (await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")).status_code == 200
    assert await credits_of(database, gateway.account) == 30


async def test_an_instrumental_with_lyrics_is_refused(database: Database, gateway: Gateway) -> None:
    answer = await _submit(gateway, is_instrumental=True, lyrics="la la la")
    assert answer.status_code == 400
    assert answer.json() == {
        "error": {
            "code": "invalid_request",
            "message": "An instrumental piece cannot have lyrics.",
            "type": "invalid_request_error",
            "param": "lyrics",
        }
    }
    assert await credits_of(database, gateway.account) == 1000


async def test_lyrics_and_an_instrumental_are_each_made(gateway: Gateway) -> None:
    answers = await asyncio.gather(
        _submit(gateway, lyrics="la la la"),
        _submit(gateway, lyrics="la la la", is_instrumental=False),
        _submit(gateway, lyrics="", is_instrumental=True),
    )
    records = await asyncio.gather(*(gateway.end(answer.json()["id"]) for answer in answers))
    assert [record["status"] for record in records] == ["completed"] * 3
