"""Where sealing is required, a worker believes nothing else: who reaches Temporal without a key starts nothing."""

from uuid import uuid4

from temporalio import workflow
from temporalio.api.enums.v1 import EventType
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from store import payloads
from store.payloads import Codec, Policy
from store.sealing import EncryptionKeys
from tests.fixtures.faults import recorded
from tests.fixtures.stack import Stack


@workflow.defn(name="Believer")
class Believer:
    @workflow.run
    async def run(self, order: str) -> str:
        return f"done: {order}"


async def test_a_plain_order_waits_until_somebody_decides_to_believe_it(stack: Stack, keys: EncryptionKeys) -> None:
    queue = f"believers-{uuid4().hex}"
    off, on, required = [
        await payloads.connect(stack.ready["temporal_address"], Codec(keys, "default", policy))
        for policy in (Policy.OFF, Policy.ON, Policy.REQUIRED)
    ]
    runner = UnsandboxedWorkflowRunner()
    plain = await off.start_workflow(Believer.run, "for nothing", id=f"{queue}-plain", task_queue=queue)
    sealed = await on.start_workflow(Believer.run, "paid", id=f"{queue}-sealed", task_queue=queue)
    async with Worker(required, task_queue=queue, workflows=[Believer], workflow_runner=runner):
        assert await sealed.result() == "done: paid"
        await recorded(plain, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
    async with Worker(on, task_queue=queue, workflows=[Believer], workflow_runner=runner):
        assert await plain.result() == "done: for nothing"
