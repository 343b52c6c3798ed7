"""`Idempotency-Key`: one job for one key, whatever the network does to the answers."""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import update

from api.dialects.aigateway.wire import SubmitVideo
from domain.job import Claim
from store import idempotency
from store.database import Database
from store.tables import idempotency_keys
from tests.fixtures.gateway import Gateway, MakeGateway, creates_of, credits_of
from tests.fixtures.stack import Stack

BODY = {"prompt": "a cat", "model": "darkroom/sim-video"}


async def post(gateway: Gateway, key: str, body: dict[str, Any] = BODY, path: str = "videos/generations") -> Any:
    return await gateway.http.post(f"/v1/{path}", json=body, headers={"Idempotency-Key": key})


async def test_the_same_key_and_body_replay_the_first_answer(
    database: Database, gateway: Gateway, stack: Stack
) -> None:
    first = await post(gateway, "one")
    await gateway.end(first.json()["id"])
    again = await post(gateway, "one", {"model": BODY["model"], "prompt": BODY["prompt"], "unknown": 1})
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.content == first.content
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert await credits_of(database, gateway.account) == 990
    assert await creates_of(stack, first.json()["id"]) == 1


async def test_another_body_is_refused(gateway: Gateway) -> None:
    assert (await post(gateway, "two")).status_code == 202
    other = await post(gateway, "two", BODY | {"prompt": "a dog"})
    assert other.status_code == 422
    assert other.json()["error"]["code"] == "idempotency_key_reused"


async def test_fifty_at_once_are_one_job_one_charge_one_create(
    database: Database, gateway: Gateway, stack: Stack
) -> None:
    answers = await asyncio.gather(*(post(gateway, "fifty") for _ in range(50)))
    accepted = {a.json()["id"] for a in answers if a.status_code == 202}
    assert len(accepted) == 1
    assert {a.status_code for a in answers} <= {202, 409}
    job_id = accepted.pop()
    await gateway.end(job_id)
    assert await credits_of(database, gateway.account) == 990
    assert await creates_of(stack, job_id) == 1
    assert (await gateway.http.get("/v1/jobs")).json()["has_more"] is False


async def test_a_refused_job_leaves_its_key_free(new_gateway: MakeGateway) -> None:
    poor = await new_gateway(0)
    assert (await post(poor, "poor")).status_code == 402
    assert (await post(poor, "poor", BODY | {"prompt": "a dog"})).status_code == 402


async def test_keys_of_other_accounts_and_routes_never_meet(gateway: Gateway, new_gateway: MakeGateway) -> None:
    other = await new_gateway(100)
    music = {"prompt": "a song", "model": "darkroom/sim-music"}
    answers = await asyncio.gather(
        post(gateway, "shared"), post(other, "shared"), post(gateway, "shared", music, "audio/music")
    )
    assert [a.status_code for a in answers] == [202, 202, 202]
    assert len({a.json()["id"] for a in answers}) == 3


async def test_a_key_ends_after_a_day(gateway: Gateway, database: Database) -> None:
    first = await post(gateway, "day")
    yesterday = datetime.now(UTC) - timedelta(hours=24, seconds=1)
    async with database.transaction() as tx:
        row = (idempotency_keys.c.account == gateway.account) & (idempotency_keys.c.key == "day")
        await tx.execute(update(idempotency_keys).where(row).values(claimed_at=yesterday))
    assert (await post(gateway, "day")).json()["id"] != first.json()["id"]


async def test_an_abandoned_claim_is_taken_over(gateway: Gateway, database: Database) -> None:
    """What an API leaves behind that dies between claiming a key and admitting its job."""
    await gateway.submit("another job, which has nothing to do with it")
    claim = Claim(scope="POST /v1/videos/generations", key="left", fingerprint=fingerprint(BODY))
    row = (idempotency_keys.c.account == gateway.account) & (idempotency_keys.c.key == "left")
    now = datetime.now(UTC)
    fresh, long_ago = now + timedelta(minutes=1), now - idempotency.ABANDONED_AFTER
    async with database.transaction() as tx:
        await idempotency.claim(tx, gateway.account, claim, "job_never_admitted")
        await tx.execute(update(idempotency_keys).where(row).values(claimed_at=fresh))
    assert (await post(gateway, "left")).json()["error"]["code"] == "idempotency_key_in_use"
    async with database.transaction() as tx:
        await tx.execute(update(idempotency_keys).where(row).values(claimed_at=long_ago))
    assert (await post(gateway, "left")).status_code == 202


def fingerprint(body: dict[str, Any]) -> str:
    return hashlib.sha256(SubmitVideo(**body).model_dump_json().encode()).hexdigest()


async def test_the_key_survives_an_api_killed_before_its_answer(gateway: Gateway, stack: Stack) -> None:
    """Many tries at hitting the moment between commit and answer; the oracle holds whichever moment it was."""
    for number in range(3):
        key, sent = f"killed-{number}", asyncio.create_task(post(gateway, f"killed-{number}"))
        await asyncio.sleep(0.02 + 0.01 * number)
        await stack.kill("api")
        with pytest.raises((httpx2.TransportError, AssertionError)):
            assert (await sent).status_code == 0
        async with asyncio.timeout(60):
            while (answer := await _try_again(gateway, key)) is None:
                await asyncio.sleep(0.2)
        await gateway.end(answer["id"])
        assert await creates_of(stack, answer["id"]) == 1
    listed = (await gateway.http.get("/v1/jobs?limit=100")).json()["data"]
    assert len(listed) == 3


async def _try_again(gateway: Gateway, key: str) -> dict[str, Any] | None:
    try:
        answer = await post(gateway, key)
    except httpx2.TransportError:
        return None
    return dict(answer.json()) if answer.status_code == 202 else None
