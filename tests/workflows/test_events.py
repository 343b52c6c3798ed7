"""What a job costs Temporal: events, counted exactly, however long its provider takes."""

from collections import Counter

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from domain.job import workflow_id
from store.database import Database
from tests.fixtures.gateway import Gateway
from tests.fixtures.oracle import closed, ends
from tests.fixtures.sink import Sink

PLAIN = {
    "WORKFLOW_EXECUTION_STARTED": 1,
    "WORKFLOW_EXECUTION_UPDATE_ACCEPTED": 1,
    "WORKFLOW_EXECUTION_UPDATE_COMPLETED": 1,
    "MARKER_RECORDED": 2,
    "WORKFLOW_TASK_SCHEDULED": 3,
    "WORKFLOW_TASK_STARTED": 3,
    "WORKFLOW_TASK_COMPLETED": 3,
    "ACTIVITY_TASK_SCHEDULED": 2,
    "ACTIVITY_TASK_STARTED": 2,
    "ACTIVITY_TASK_COMPLETED": 2,
    "WORKFLOW_EXECUTION_COMPLETED": 1,
}


async def events(temporal: Client, job_id: str) -> Counter[str]:
    assert await closed(temporal, job_id) == "COMPLETED"
    history = await temporal.get_workflow_handle(workflow_id(job_id)).fetch_history()
    return Counter(EventType.Name(event.event_type).removeprefix("EVENT_TYPE_") for event in history.events)


async def fewest(database: Database, temporal: Client, gateway: Gateway, prompt: str, **fields: str) -> Counter[str]:
    """Of several jobs of a kind the one with the fewest events: a worker that stands still costs a job some more."""
    ids = [(await gateway.submit(prompt, **fields))["id"] for _ in range(5)]
    for job_id in ids:
        await ends(database, job_id)
    return min([await events(temporal, job_id) for job_id in ids], key=Counter.total)


@pytest.mark.parametrize("seconds", [0, 3])
async def test_a_plain_job_has_the_same_21_events_however_often_it_is_polled(
    seconds: int, database: Database, temporal: Client, gateway: Gateway
) -> None:
    counted = await fewest(database, temporal, gateway, f"seconds={seconds}")
    assert counted == PLAIN
    assert counted.total() == 21


async def test_a_webhook_adds_five_events(database: Database, temporal: Client, sink: Sink, gateway: Gateway) -> None:
    more = {
        "START_CHILD_WORKFLOW_EXECUTION_INITIATED": 1,
        "CHILD_WORKFLOW_EXECUTION_STARTED": 1,
        "WORKFLOW_TASK_SCHEDULED": 4,
        "WORKFLOW_TASK_STARTED": 4,
        "WORKFLOW_TASK_COMPLETED": 4,
    }
    counted = await fewest(database, temporal, gateway, "a cat", webhook_url=sink.url("/events"))
    assert counted == {**PLAIN, **more}
