"""What an operator does in the Temporal UI and on the command line, and what they see there."""

import asyncio
import json
import signal
from datetime import timedelta

import pytest
from sqlalchemy import text
from temporalio.client import (
    Client,
    Schedule,
    ScheduleHandle,
    ScheduleIntervalSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
    WorkflowFailureError,
)
from temporalio.exceptions import ApplicationError

from domain.failure import Code
from domain.job import Status, workflow_id
from store.database import Database
from tests.fixtures.faults import Place, Places
from tests.fixtures.gateway import Gateway, upstream, upstream_handle
from tests.fixtures.oracle import Oracle, closed, ends, reaches, row, submit_under_way
from tests.fixtures.stack import Stack
from workflows.upkeep import RENEW_EVERY


async def test_a_terminated_job_is_refunded_and_stopped_upstream(
    stack: Stack, database: Database, temporal: Client, places: Places, gateway: Gateway, explained: Oracle
) -> None:
    running = (await gateway.submit("outcome=stuck"))["id"]
    await reaches(database, running, Status.RUNNING)
    async with places.held(Place.PURCHASE_ANSWERED, gateway.account):
        submitting = (await gateway.submit("submit=slow outcome=stuck"))["id"]
        await submit_under_way(database, submitting)
        for job_id in (running, submitting):
            await temporal.get_workflow_handle(workflow_id(job_id)).terminate("an operator's wish")

    # as if nothing had touched them for a while: the net is cast for such jobs only
    quiet = text("UPDATE jobs SET updated_at = now() - interval '1 minute' WHERE id = ANY(:ids)")
    async with asyncio.timeout(120):
        while not all([(await row(database, job_id)).is_terminal for job_id in (running, submitting)]):
            async with database.transaction() as tx:
                await tx.execute(quiet, {"ids": [running, submitting]})
            await temporal.get_schedule_handle("reconcile").trigger()
            await asyncio.sleep(1)
    for job_id in (running, submitting):
        ended = await row(database, job_id)
        assert (ended.status, ended.failure) == (Status.FAILED, Code.TERMINATED)
        async with asyncio.timeout(60):
            while await upstream(stack, await upstream_handle(stack, job_id)) != "canceled":
                await asyncio.sleep(0.05)
    await explained(gateway, credits=1000, creates={running: 1, submitting: 1})


async def test_a_failed_job_is_retried_as_a_new_attempt_under_the_same_workflow_id(
    stack: Stack, database: Database, temporal: Client, gateway: Gateway, explained: Oracle
) -> None:
    job_id = (await gateway.submit("outcome=refused"))["id"]
    await ends(database, job_id)
    await closed(temporal, job_id)
    first_run = (await temporal.get_workflow_handle(workflow_id(job_id)).describe()).run_id

    said = await stack.darkroom("jobs", "retry", job_id)
    assert f"{job_id} runs again as attempt 2; 10 credits charged." in said
    ended = await ends(database, job_id)
    assert (ended.status, ended.attempt, ended.failure) == (Status.FAILED, 2, Code.CONTENT_REFUSED)
    await closed(temporal, job_id)
    assert (await temporal.get_workflow_handle(workflow_id(job_id)).describe()).run_id != first_run
    assert (await stack.darkroom("jobs", "retry", job_id)).startswith(f"{job_id} runs again as attempt 3")
    await ends(database, job_id)
    await explained(gateway, credits=1000, creates={job_id: 3})
    entries = json.loads(await stack.darkroom("ledger", "show", gateway.account, "--json"))
    assert [(e["kind"], e["attempt"]) for e in entries] == [
        *[("refund", 3), ("charge", 3), ("refund", 2), ("charge", 2), ("refund", 1), ("charge", 1)],
        ("grant", None),
    ]


async def test_a_delivered_job_can_be_made_again_and_pays_again(
    stack: Stack, database: Database, temporal: Client, gateway: Gateway, explained: Oracle
) -> None:
    job_id = (await gateway.submit("a cat"))["id"]
    first = await ends(database, job_id)
    await closed(temporal, job_id)
    await stack.darkroom("jobs", "retry", job_id)
    second = await ends(database, job_id)
    assert (second.status, second.attempt) == (Status.SUCCEEDED, 2)
    assert second.outputs[0].key != first.outputs[0].key
    await explained(gateway, credits=980, creates={job_id: 2})


async def test_a_job_under_way_is_not_retried(
    stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    job_id = (await gateway.submit("outcome=stuck"))["id"]
    await reaches(database, job_id, Status.RUNNING)
    await stack.darkroom("jobs", "retry", job_id, code=1)
    assert "10 credits refunded" in await stack.darkroom("jobs", "cancel", job_id)
    await explained(gateway, credits=1000, creates={job_id: 1})


async def test_jobs_are_found_by_account_and_show_what_they_are_but_no_prompt(
    database: Database, temporal: Client, gateway: Gateway
) -> None:
    secret = "a-word-nobody-else-uses"
    job_id = (await gateway.submit(f"{secret} outcome=refused"))["id"]
    await ends(database, job_id)
    await closed(temporal, job_id)

    by_id = f"WorkflowId = 'gen:{job_id}'"
    end = "JobStage = 'failed' AND JobProvider = 'simulator' AND ExecutionStatus = 'Failed'"
    for query in (by_id, f"JobAccount = '{gateway.account}' AND {end}"):
        async with asyncio.timeout(60):
            while [found.id async for found in temporal.list_workflows(query)] != [f"gen:{job_id}"]:
                await asyncio.sleep(0.1)

    described = await temporal.get_workflow_handle(f"gen:{job_id}").describe()
    attributes = {pair.key.name: pair.value for pair in described.typed_search_attributes}
    assert attributes.items() >= {
        ("JobAccount", gateway.account),
        ("JobDialect", "aigateway"),
        ("JobKind", "video"),
        ("JobModel", "darkroom/sim-video"),
        ("JobProvider", "simulator"),
        ("JobStage", "failed"),
    }
    summary, details = await described.static_summary(), await described.static_details()
    assert summary == f"video · darkroom/sim-video · {gateway.account}"
    assert details is not None
    assert "**Price**: 10 credits" in details
    assert secret not in f"{attributes} {summary} {details}"


async def test_a_failed_workflow_says_why_by_a_stable_type(
    database: Database, temporal: Client, gateway: Gateway
) -> None:
    job_id = (await gateway.submit("fetch=404"))["id"]
    await ends(database, job_id)
    with pytest.raises(WorkflowFailureError) as failure:
        await temporal.get_workflow_handle(workflow_id(job_id)).result()
    assert isinstance(failure.value.cause, ApplicationError)
    assert failure.value.cause.type == Code.OUTPUT_UNUSABLE


async def test_a_worker_renews_the_schedules_of_an_earlier_version_and_leaves_a_pause_alone(
    stack: Stack, temporal: Client
) -> None:
    def _aged(found: ScheduleUpdateInput) -> ScheduleUpdate:
        schedule = found.description.schedule
        schedule.spec.intervals = [ScheduleIntervalSpec(every=timedelta(days=1))]
        return ScheduleUpdate(schedule)

    handle = temporal.get_schedule_handle("renew")
    await handle.pause(note="an operator's wish")
    try:
        await handle.update(_aged)
        await _described(handle, timedelta(days=1))
        await stack.kill("worker", signal.SIGTERM)
        schedule = await _described(handle, RENEW_EVERY)
    finally:
        await handle.unpause()
    assert (schedule.state.paused, schedule.state.note) == (True, "an operator's wish")


async def _described(handle: ScheduleHandle, every: timedelta) -> Schedule:
    """The schedule, once Temporal tells that it runs that often."""
    async with asyncio.timeout(60):
        while (found := (await handle.describe()).schedule).spec.intervals != [ScheduleIntervalSpec(every=every)]:
            await asyncio.sleep(0.05)
    return found
