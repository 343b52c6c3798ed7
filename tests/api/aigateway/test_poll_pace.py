"""A job may be polled once in three seconds, unless there is something new to see."""

import asyncio
import time

import httpx2

from deploy import operate
from store.database import Database
from tests.fixtures.gateway import Gateway
from tests.fixtures.stack import Stack


async def test_a_poll_within_three_seconds_is_answered_304_and_nothing_else(gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.until(accepted["id"], "running")
    shown_at = time.monotonic()
    early = 0
    while (answer := await gateway.http.get(path)).status_code == 304:
        assert answer.content == b""
        assert "x-request-id" in answer.headers
        early += 1
        await asyncio.sleep(0.1)  # also shows that a 304 does not put the next 200 off
    assert answer.status_code == 200
    assert answer.json()["status"] == "running"
    assert early > 0
    assert 2.9 < time.monotonic() - shown_at < 8
    await gateway.http.post(f"{path}/cancel")


async def test_a_change_is_shown_at_once(gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.until(accepted["id"], "running")
    await gateway.http.post(f"{path}/cancel")
    answers = [await gateway.http.get(path) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 304, 304]
    assert answers[0].json()["status"] == "cancelled"


async def test_another_key_of_the_account_has_its_own_clock(stack: Stack, database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.end(accepted["id"])
    other = await operate.create_key(database, gateway.account, "other")
    headers = {"Authorization": f"Bearer {other['key']}"}
    async with httpx2.AsyncClient(base_url=stack.ready["api_url"], headers=headers, trust_env=False) as client:
        assert (await gateway.http.get(path)).status_code == 304
        assert [(await client.get(path)).status_code for _ in range(2)] == [200, 304]


async def test_a_list_is_no_poll(gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat")
    await gateway.end(accepted["id"])
    answers = [await gateway.http.get("/v1/jobs") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
