"""A worker that says something wherever lines come from, and what it said on stderr.

python talkative.py <Temporal address> <job id>
"""

import asyncio
import logging
import os
import sys
import warnings
from datetime import timedelta

import structlog
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.common import RetryPolicy, SearchAttributePair, TypedSearchAttributes
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.labels import Labels
from deploy import logs
from domain.job import workflow_id
from workflows.attributes import ACCOUNT, DIALECT

ONCE = RetryPolicy(maximum_attempts=1)
faults = iter([RuntimeError("of the workflow")])


@activity.defn(name="talk")
async def talk() -> None:
    structlog.get_logger().info("of our own", count=1)
    activity.logger.warning("of the activity")
    raise RuntimeError("of the step")


@workflow.defn(name="Talkative")
class Talkative:
    @workflow.run
    async def run(self) -> None:
        workflow.logger.warning("of the workflow")
        limit = timedelta(seconds=60)
        for start in (workflow.start_activity, workflow.start_local_activity):
            try:
                await start(talk, start_to_close_timeout=limit, retry_policy=ONCE)
            except Exception as error:
                workflow.logger.error("of its end", exc_info=error)
        for fault in faults:
            raise fault


async def main(address: str, job_id: str) -> None:
    logs.to_stderr()
    logging.getLogger("some.library").warning("of a %s", "library")
    logging.getLogger("some.library").info("GET https://example.com/?signature=secret")
    warnings.warn("of Python", stacklevel=1)
    client = await Client.connect(address)
    whose = TypedSearchAttributes([SearchAttributePair(ACCOUNT, "anna"), SearchAttributePair(DIALECT, "aigateway")])
    async with Worker(
        client,
        task_queue=job_id,
        workflows=[Talkative],
        activities=[talk],
        interceptors=[Labels()],
        workflow_runner=UnsandboxedWorkflowRunner(),
        debug_mode=True,  # a workflow that did not get its turn for two seconds is no deadlock
    ):
        await client.execute_workflow(
            Talkative.run,
            id=workflow_id(job_id),
            task_queue=job_id,
            search_attributes=whose,
            task_timeout=timedelta(seconds=60),
        )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
    sys.stderr.flush()
    os._exit(0)
