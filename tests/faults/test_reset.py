"""A reset in the Temporal UI runs a settled job's history again: it moves no credit and buys nothing."""

import asyncio

import pytest
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import Client

from domain.job import workflow_id
from store.database import Database
from tests.fixtures.gateway import Gateway
from tests.fixtures.oracle import Oracle, closed, ends, row


@pytest.mark.parametrize(("prompt", "credits"), [("a cat", 990), ("outcome=refused", 1000)])
@pytest.mark.parametrize("point", ["first", "last"])
async def test_a_reset_of_a_settled_job_changes_nothing(
    prompt: str, credits: int, point: str, database: Database, temporal: Client, gateway: Gateway, explained: Oracle
) -> None:
    job_id = (await gateway.submit(prompt))["id"]
    before = await ends(database, job_id)
    await closed(temporal, job_id)
    handle = temporal.get_workflow_handle(workflow_id(job_id))
    history = await handle.fetch_history()
    tasks = [e.event_id for e in history.events if e.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED]
    reset = await temporal.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace="default",
            workflow_execution=WorkflowExecution(
                workflow_id=workflow_id(job_id), run_id=(await handle.describe()).run_id
            ),
            reason="a test",
            workflow_task_finish_event_id=tasks[0 if point == "first" else -1],
            request_id=f"{job_id}-{point}",
        )
    )
    async with asyncio.timeout(60):
        while (await handle.describe()).run_id != reset.run_id:
            await asyncio.sleep(0.05)
    await closed(temporal, job_id)
    assert await row(database, job_id) == before
    await explained(gateway, credits=credits, creates={job_id: 1})
