"""What the vendor has committed survives SIGKILL."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2

from domain.attempt import Order, State, Verdict
from domain.failure import Code
from tests.fixtures.processes import PATIENCE_S
from tests.providers.simulator.conftest import patient

MakeOrder = Callable[..., Order]


async def stats(client: httpx2.AsyncClient, server: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"{server.url}/v1/stats")).json()
    return found


async def test_creates_survive_a_kill_whatever_the_client_heard(
    own_server: Any, client: httpx2.AsyncClient, order: MakeOrder
) -> None:
    simulator = patient(own_server.url, client)
    orders = [order(), order("submit=lost_reply"), order("submit=500_after_commit"), order("outcome=stuck")]
    verdicts = [(await simulator.submit(each)).verdict for each in orders]
    assert verdicts == [Verdict.ACCEPTED, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.ACCEPTED]
    before = await stats(client, own_server)
    assert before["by_job"] == {each.reference: 1 for each in orders}
    for _ in range(2):
        own_server.kill()
        own_server.start()
        assert await stats(client, own_server) == before


async def test_a_create_cut_by_a_kill_is_bought_or_not_but_never_twice(
    own_server: Any, client: httpx2.AsyncClient, order: MakeOrder
) -> None:
    simulator = patient(own_server.url, client)
    asked = order("submit=slow")
    submit = asyncio.create_task(simulator.submit(asked))
    async with asyncio.timeout(PATIENCE_S):
        while await simulator.find(asked.reference) is None:
            await asyncio.sleep(0.01)
    own_server.kill()
    assert (await submit).verdict is not Verdict.NOT_SENT
    own_server.start()
    assert (await stats(client, own_server))["by_job"] == {asked.reference: 1}
    assert await simulator.find(asked.reference) is not None


async def test_jobs_go_on_while_the_server_is_dead(
    own_server: Any, client: httpx2.AsyncClient, order: MakeOrder
) -> None:
    simulator = patient(own_server.url, client)
    done = (await simulator.submit(order("seconds=0.5"))).handle
    canceled = (await simulator.submit(order("outcome=stuck"))).handle
    assert done is not None
    assert canceled is not None
    await simulator.cancel(canceled)
    own_server.kill()
    own_server.start()
    async with asyncio.timeout(PATIENCE_S):
        while (progress := await simulator.poll(done)).state is State.WORKING:
            await asyncio.sleep(0.05)
    assert progress.state is State.SUCCEEDED
    assert len(b"".join([chunk async for chunk in simulator.fetch(progress.outputs[0])])) == 20_000
    assert (await simulator.poll(canceled)).code is Code.CANCELED


async def test_creates_turned_away_are_counted_across_a_kill(
    own_server: Any, client: httpx2.AsyncClient, order: MakeOrder
) -> None:
    simulator = patient(own_server.url, client)
    asked = order("submit=429")
    assert (await simulator.submit(asked)).verdict is Verdict.NOT_SENT
    own_server.kill()
    own_server.start()
    verdicts = [(await simulator.submit(asked)).verdict for _ in range(2)]
    assert verdicts == [Verdict.NOT_SENT, Verdict.ACCEPTED]
