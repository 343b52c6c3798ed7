"""A job may be polled once in three seconds, unless there is something new to see; the clock is tested elsewhere."""

import asyncio

from deploy import operate
from store.database import Database
from tests.api.aigateway.conftest import paced
from tests.fixtures.gateway import Gateway


async def test_a_poll_within_three_seconds_is_answered_304_and_nothing_else(gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.until(accepted["id"], "running")
    early = await paced(gateway.http, path)
    assert early.content == b""
    assert "x-request-id" in early.headers

    async with asyncio.timeout(60):
        while (answer := await gateway.http.get(path)).status_code == 304:
            await asyncio.sleep(0.1)
    assert (answer.status_code, answer.json()["status"]) == (200, "running")
    await gateway.http.post(f"{path}/cancel")


async def test_a_change_is_shown_at_once(gateway: Gateway) -> None:
    accepted = await gateway.submit("outcome=stuck")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.until(accepted["id"], "running")
    await paced(gateway.http, path)
    await gateway.http.post(f"{path}/cancel")
    answer = await gateway.http.get(path)
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")


async def test_another_key_of_the_account_has_its_own_clock(database: Database, gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat")
    path = f"/v1/jobs/{accepted['id']}"
    await gateway.end(accepted["id"])
    other = await operate.create_key(database, gateway.account, "other")
    headers = {"Authorization": f"Bearer {other['key']}"}
    await paced(gateway.http, path)
    first = await gateway.http.get(path, headers=headers)
    assert (first.status_code, first.json()["id"]) == (200, accepted["id"])


async def test_a_list_is_no_poll(gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat")
    await gateway.end(accepted["id"])
    answers = [await gateway.http.get("/v1/jobs") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
