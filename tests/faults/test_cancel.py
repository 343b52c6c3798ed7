"""A cancel ends in one terminal state, and the credits come back exactly when nothing was delivered."""

import asyncio
from contextlib import AsyncExitStack, suppress

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client
from temporalio.service import RPCError

from domain.failure import Code
from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.faults import Place, Places, recorded, stopped
from tests.fixtures.gateway import Gateway, MakeGateway, bought, creates_of, tries_of, upstream, upstream_handle
from tests.fixtures.oracle import Oracle, closed, ends, reaches, row, submit_under_way
from tests.fixtures.stack import Stack


async def test_a_queued_job_is_canceled_without_being_bought(
    database: Database, places: Places, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(30, plan="payg")
    async with places.held(Place.PURCHASE_NOTED, gateway.account):
        held = [(await gateway.submit("a cat"))["id"] for _ in range(2)]
        third = (await gateway.submit("a cat"))["id"]
        assert (await row(database, third)).status is Status.QUEUED
        answer = await gateway.http.post(f"/v1/jobs/{third}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert [(await ends(database, job_id)).status for job_id in held] == [Status.SUCCEEDED] * 2
    await explained(gateway, credits=10, creates={third: 0, **dict.fromkeys(held, 1)})


async def test_a_running_job_is_canceled_at_the_provider_too(
    stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    accepted = await gateway.submit("outcome=stuck")
    running = await reaches(database, accepted["id"], Status.RUNNING)
    answer = await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert running.handle is not None
    assert await upstream(stack, running.handle) == "canceled"
    await explained(gateway, credits=1000, creates={accepted["id"]: 1})


async def test_a_job_whose_submit_is_on_the_wire_is_canceled_at_the_provider_too(
    stack: Stack, database: Database, temporal: Client, places: Places, gateway: Gateway, explained: Oracle
) -> None:
    async with places.held(Place.PURCHASE_ANSWERED, gateway.account):  # should the cancel be later than the answer
        accepted = await gateway.submit("submit=slow outcome=stuck")
        await submit_under_way(database, accepted["id"])
        canceling = asyncio.create_task(gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel"))
        handle = temporal.get_workflow_handle(workflow_id(accepted["id"]))
        await recorded(handle, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED)
    answer = await canceling
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert await upstream(stack, await upstream_handle(stack, accepted["id"])) == "canceled"
    await explained(gateway, credits=1000, creates={accepted["id"]: 1})


async def test_a_job_the_provider_turns_away_is_canceled(
    database: Database, gateway: Gateway, explained: Oracle
) -> None:
    """Whenever the cancel comes: between two tries, or while one is on the wire."""
    ids = [(await gateway.submit("submit=full"))["id"] for _ in range(8)]

    async def cancel(job_id: str, after_s: float) -> tuple[int, str]:
        await asyncio.sleep(after_s)
        answer = await gateway.http.post(f"/v1/jobs/{job_id}/cancel")
        return answer.status_code, answer.json()["status"]

    answers = await asyncio.gather(*(cancel(job_id, 0.003 * n) for n, job_id in enumerate(ids)))
    assert answers == [(200, "cancelled")] * 8
    assert {(await row(database, job_id)).failure for job_id in ids} == {Code.CANCELED}
    await explained(gateway, credits=1000, creates=dict.fromkeys(ids, 0))


async def test_a_cancel_at_the_moment_of_completion_leaves_one_end(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    """Each job ends by itself about when it is canceled; what a slow machine adds matters less to a longer job."""
    gateway, few = await new_gateway(1800), asyncio.Semaphore(8)

    async def race(seconds: float, part: float) -> tuple[str, int]:
        async with few:
            job_id = (await gateway.submit(f"seconds={seconds}"))["id"]
        await asyncio.sleep(seconds * part)
        return job_id, (await gateway.http.post(f"/v1/jobs/{job_id}/cancel")).status_code

    answers: dict[str, int] = {}
    for seconds in (0.5, 1, 2, 4, 8, 16):
        answers |= await asyncio.gather(*(race(seconds, 0.8 + number / 40) for number in range(30)))
        if set(answers.values()) == {200, 409}:
            break
    ended = {job_id: await ends(database, job_id) for job_id in answers}
    told = {200: Status.CANCELED, 409: Status.SUCCEEDED}
    assert {job_id: job.status for job_id, job in ended.items()} == {
        job_id: told[status] for job_id, status in answers.items()
    }
    assert set(answers.values()) == {200, 409}, "both ends must have been met"
    purchases = await bought(stack)
    creates = {job_id: tries_of(job_id, purchases) for job_id in answers}
    assert set(creates.values()) <= {0, 1}  # none where the cancel met a job that was not yet bought
    delivered = [job_id for job_id, status in answers.items() if status == 409]
    assert {creates[job_id] for job_id in delivered} == {1}
    await explained(gateway, credits=1800 - 10 * len(delivered), creates=creates)


@pytest.mark.parametrize("when", ["queued", "submitting", "running", "storing"])
@pytest.mark.parametrize("way", ["signal", "native"])
async def test_the_temporal_ui_cancels_as_the_api_does(
    way: str,
    when: str,
    stack: Stack,
    database: Database,
    temporal: Client,
    places: Places,
    new_gateway: MakeGateway,
    explained: Oracle,
) -> None:
    gateway = await new_gateway(30, plan="payg")
    held: list[str] = []
    async with AsyncExitStack() as standing:
        if when == "queued":
            await standing.enter_async_context(places.held(Place.PURCHASE_NOTED, gateway.account))
            held += [(await gateway.submit("a cat"))["id"] for _ in range(2)]
        if when == "submitting":
            await standing.enter_async_context(places.held(Place.PURCHASE_ANSWERED, gateway.account))
        if when == "storing":
            standing.enter_context(stopped(stack.pid("s3")))
        prompt = {"submitting": "submit=slow", "running": "outcome=stuck"}.get(when, "a cat")
        job_id = (await gateway.submit(prompt))["id"]
        handle = temporal.get_workflow_handle(workflow_id(job_id))
        if when == "submitting":
            await submit_under_way(database, job_id)
        else:
            await reaches(database, job_id, Status(when))
        await (handle.signal("cancel") if way == "signal" else handle.cancel())
        if when == "submitting":  # which ends once the submit has
            await recorded(handle, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED)
        else:
            await ends(database, job_id)
    ended = await ends(database, job_id)
    assert (ended.status, ended.failure) == (Status.CANCELED, Code.CANCELED)
    assert await closed(temporal, job_id) == ("CANCELED" if way == "native" else "FAILED")
    for other in held:
        await ends(database, other)
    creates = {job_id: 0 if when == "queued" else 1, **dict.fromkeys(held, 1)}
    assert await creates_of(stack, job_id) == creates[job_id]
    await explained(gateway, credits=30 - 10 * len(held), creates=creates)


async def test_native_cancels_at_every_moment_of_a_short_life_keep_the_books(
    stack: Stack, database: Database, temporal: Client, gateway: Gateway, explained: Oracle
) -> None:
    few = asyncio.Semaphore(8)

    async def race(number: int) -> str:
        async with few:
            job_id = str((await gateway.submit("seconds=0.1"))["id"])
        await asyncio.sleep(0.01 * number)
        with suppress(RPCError):  # it may have ended
            await temporal.get_workflow_handle(workflow_id(job_id)).cancel()
        return job_id

    ids = await asyncio.gather(*(race(number) for number in range(40)))
    ended = {job_id: (await ends(database, job_id)).status for job_id in ids}
    for job_id, status in ended.items():
        expected = {Status.CANCELED: "CANCELED", Status.SUCCEEDED: "COMPLETED"}[status]
        assert await closed(temporal, job_id) == expected
    delivered = list(ended.values()).count(Status.SUCCEEDED)
    purchases = await bought(stack)
    creates = {job_id: tries_of(job_id, purchases) for job_id in ids}
    assert set(creates.values()) <= {0, 1}
    await explained(gateway, credits=1000 - 10 * delivered, creates=creates)
