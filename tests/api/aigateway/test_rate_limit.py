"""How a key stands against its plan's request limit: on every answer it gets, and when it has asked too often."""

import asyncio
import time
from itertools import pairwise

import httpx2
from sqlalchemy import text

from deploy import operate
from store.database import Database
from tests.api.aigateway.conftest import Delivered, paced
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of
from tests.store import given

BURST = 20  # of the plan `free`
STEP_S = 1.5  # after which it lets in one more
VIDEO = {"prompt": "a cat", "model": "darkroom/sim-video"}
NAMES = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")


async def spend(gateway: Gateway) -> httpx2.Response:
    """Ask until it is too often, many times at once lest it come back meanwhile; the last answer, which says so."""
    async with asyncio.timeout(60):
        while (answer := await gateway.http.get("/v1/models")).status_code == 200:
            await asyncio.gather(*(gateway.http.get("/v1/models") for _ in range(BURST)))
    return answer


async def keep_spent(gateway: Gateway, database: Database) -> None:
    """As if the account's keys had been used for a minute more."""
    later = text("""UPDATE rate_limits SET full_at_us = full_at_us + 60000000
                    WHERE key_id IN (SELECT id FROM api_keys WHERE account = :account)""")
    async with database.transaction() as tx:
        await tx.execute(later, {"account": gateway.account})


async def test_every_answer_to_a_key_tells_how_it_stands(new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(100, plan="starter")
    poor = await new_gateway(0)
    began = time.time()
    accepted = await gateway.submit("outcome=stuck")
    job = f"/v1/jobs/{accepted['id']}"
    await gateway.until(accepted["id"], "running")
    submit = "/v1/videos/generations"
    answers = {
        200: await gateway.http.get("/v1/models"),
        202: await gateway.http.post(submit, json=VIDEO),
        304: await paced(gateway.http, job),
        400: await gateway.http.post(submit, json={}),
        402: await poor.http.post(submit, json=VIDEO),
        404: await gateway.http.get("/v1/jobs/job_" + "0" * 32),
        413: await gateway.http.post(submit, json=VIDEO | {"prompt": "a" * 1_000_001}),
        415: await gateway.http.post(submit, content=b"prompt=a", headers={"Content-Type": "text/plain"}),
    }
    cancelled = [await gateway.http.post(f"{job}/cancel") for _ in range(2)]
    answers[409] = cancelled[1]
    for status, answer in answers.items():
        assert answer.status_code == status, answer.text
        limit, remaining, reset = (int(answer.headers[name]) for name in NAMES)
        assert limit == (180_000 if status == 402 else 3_000)
        assert 0 < remaining < limit
        assert began - 1 <= reset <= time.time() + 10
        assert "retry-after" not in answer.headers
    malformed = await gateway.http.post(submit, content=b"{", headers={"Content-Type": "application/json"})
    assert malformed.json()["error"]["code"] == "invalid_json"
    assert all(name in malformed.headers for name in NAMES)


async def test_the_burst_is_counted_down_to_a_refusal_in_the_documented_form(new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(0, plan="free")
    began = time.time()
    answers = [await gateway.http.get("/v1/models") for _ in range(BURST)]
    came_back = (time.time() - began) / STEP_S
    assert [answer.status_code for answer in answers] == [200] * BURST
    assert answers[0].headers["x-ratelimit-remaining"] == "19"
    told = [int(answer.headers["x-ratelimit-remaining"]) for answer in answers]
    assert all(before - 1 <= after for before, after in pairwise(told))
    assert told[-1] <= came_back
    began = time.time()
    refused = await spend(gateway)
    assert refused.json() == {
        "error": {
            "code": "rate_limit_exceeded",
            "message": "Too many requests with this API key.",
            "type": "rate_limit_error",
            "param": None,
        }
    }
    assert [refused.headers[name] for name in NAMES[:2]] == ["60", "0"]
    reset = int(refused.headers["x-ratelimit-reset"])
    assert began + (BURST - 1) * STEP_S <= reset <= time.time() + BURST * STEP_S + 1
    assert "x-request-id" in refused.headers


async def test_a_request_made_as_soon_as_it_was_told_to_is_admitted(new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(0, plan="free")
    refused = await spend(gateway)
    retry_after_s = int(refused.headers["retry-after"])
    assert 1 <= retry_after_s <= 2
    await asyncio.sleep(retry_after_s)
    assert (await gateway.http.get("/v1/models")).status_code == 200


async def test_a_refused_submit_is_not_charged_and_leaves_no_row(new_gateway: MakeGateway, database: Database) -> None:
    gateway = await new_gateway(1000, plan="free")
    await spend(gateway)
    await keep_spent(gateway, database)
    headers = {"Idempotency-Key": "order-7"}
    refused = [await gateway.http.post("/v1/videos/generations", json=VIDEO, headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in refused] == [429] * 3
    assert await credits_of(database, gateway.account) == 1000
    for table in ("jobs", "idempotency_keys"):
        assert await given.count(database, table, account=gateway.account) == 0


async def test_each_key_has_its_own_limit_and_none_is_given_up_by_another(
    new_gateway: MakeGateway, database: Database, anyone: httpx2.AsyncClient
) -> None:
    gateway = await new_gateway(0, plan="free")
    await spend(gateway)
    await keep_spent(gateway, database)
    other = await operate.create_key(database, gateway.account, "other")
    answer = await anyone.get("/v1/models", headers={"Authorization": f"Bearer {other['key']}"})
    assert (answer.status_code, answer.headers["x-ratelimit-remaining"]) == (200, "19")
    assert (await gateway.http.get("/v1/models")).status_code == 429


async def test_a_revoked_key_is_refused_as_such_however_often_it_asks(
    new_gateway: MakeGateway, database: Database, anyone: httpx2.AsyncClient
) -> None:
    gateway = await new_gateway(0, plan="free")
    made = await operate.create_key(database, gateway.account, "revoked")
    bearer = {"Authorization": f"Bearer {made['key']}"}
    assert (await anyone.get("/v1/models", headers=bearer)).status_code == 200
    await keep_spent(gateway, database)
    assert (await anyone.get("/v1/models", headers=bearer)).status_code == 429
    await operate.revoke_key(database, gateway.account, made["id"])
    async with asyncio.timeout(60):
        while (answer := await anyone.get("/v1/models", headers=bearer)).status_code == 429:
            await asyncio.sleep(0.05)
    assert answer.status_code == 401
    assert not set(NAMES) & set(answer.headers)


async def test_who_shows_no_key_is_told_of_no_limit(anyone: httpx2.AsyncClient) -> None:
    answer = await anyone.get("/v1/models")
    assert answer.status_code == 401
    assert not set(NAMES) & set(answer.headers)


async def test_a_signed_link_is_not_counted(delivered: Delivered, anyone: httpx2.AsyncClient) -> None:
    async def remaining() -> int:
        return int((await delivered.gateway.http.get("/v1/models")).headers["x-ratelimit-remaining"])

    before = await remaining()
    answers = [await anyone.get(delivered.url), await delivered.gateway.http.get(delivered.url)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any(set(NAMES) & set(answer.headers) for answer in answers)
    assert await remaining() >= before - 1


async def test_while_nothing_can_be_counted_reads_go_on_and_submits_are_unreachable(
    gateway: Gateway, hasty: httpx2.AsyncClient, database: Database
) -> None:
    accepted = await gateway.submit("a cat")
    await gateway.end(accepted["id"])
    async with database.transaction() as tx:
        await tx.execute(text("LOCK TABLE rate_limits"))
        read, refused = await asyncio.gather(hasty.get("/v1/jobs"), hasty.post("/v1/videos/generations", json=VIDEO))
    assert (read.status_code, read.json()["data"][0]["id"]) == (200, accepted["id"])
    assert not set(NAMES) & set(read.headers)
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "engine_unreachable")
    assert len((await gateway.http.get("/v1/jobs")).json()["data"]) == 1
