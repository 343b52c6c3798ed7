"""What the schedules do: settle what was orphaned, delete what nobody may read any more."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from temporalio import activity
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from activities.beating import beating
from activities.bookkeeping import Books
from domain.failure import Code
from domain.job import Status, workflow_id
from domain.periods import period_end
from domain.plans import PLANS
from providers.base import Provider
from store import assets, inputs, jobs, leases, ledger, submissions
from store.database import Database
from store.objects import Objects
from workflows import policies
from workflows.delivery import Delivery, delivery_id
from workflows.steps import Outcome, Upkeep

log = structlog.get_logger()

# A job that was touched this recently cannot be an orphan worth looking for.
QUIET_FOR: Final = timedelta(seconds=15)
BATCH: Final = 500
_AT_ONCE: Final = 16


class Caretaker(Upkeep):
    """Needs everything: it cleans up behind all the others."""

    def __init__(
        self,
        database: Database,
        objects: Objects,
        client: Client,
        books: Books,
        providers: Mapping[str, Provider],
        task_queue: str,
    ) -> None:
        self._database = database
        self._objects = objects
        self._client = client
        self._books = books
        self._providers = providers
        self._task_queue = task_queue

    @activity.defn(name="reconcile")
    @beating()
    async def reconcile(self) -> int:
        async with self._database.transaction() as tx:
            quiet = await jobs.overdue(tx, QUIET_FOR, BATCH)
            # those let in longer ago have found out by their own timer
            unheard = await leases.unheard(tx, policies.QUEUE_CHECK_MAX, QUIET_FOR)
        await self._books.wake(unheard)
        gate = asyncio.Semaphore(_AT_ONCE)

        async def look(job_id: str, attempt: int) -> bool:
            async with gate:
                if await self._is_alive(job_id):
                    return False
                await self._settle_orphan(job_id, attempt)
                return True

        settled = await asyncio.gather(*(look(*job) for job in quiet))
        async with self._database.statement() as tx:
            await jobs.touch(tx, [job_id for (job_id, _), gone in zip(quiet, settled, strict=True) if not gone])
        return sum(settled)

    @activity.defn(name="collect")
    @beating()
    async def collect(self) -> int:
        count = 0
        for table in (assets, inputs):
            async with self._database.statement() as tx:
                files = await table.collectable(tx, BATCH)
            for file in files:
                await self._objects.remove(file.key)
                async with self._database.statement() as tx:
                    await table.mark_collected(tx, file)
            count += len(files)
        return count

    @activity.defn(name="renew")
    @beating()
    async def renew(self) -> int:
        now, count = datetime.now(UTC), 0
        async with self._database.statement() as tx:
            ended = await ledger.due(tx, now, BATCH)
        for one in ended:
            allowance = PLANS[one.plan].monthly_credits
            async with self._database.statement() as tx:
                count += await ledger.renew(tx, one, allowance, period_end(one.opened_at, now))
        return count

    async def _is_alive(self, job_id: str) -> bool:
        """Asked of the execution itself, which is never behind, not of the searchable copy, which may be."""
        try:
            description = await self._client.get_workflow_handle(workflow_id(job_id)).describe()
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return False
            raise
        return description.status is WorkflowExecutionStatus.RUNNING

    async def _settle_orphan(self, job_id: str, attempt: int) -> None:
        log.warning("workflow ended without settling", job=job_id, attempt=attempt)
        outcome = Outcome(job_id=job_id, attempt=attempt, status=Status.FAILED, code=Code.TERMINATED)
        settlement = await self._books.settle_once(outcome)
        if settlement.event_id is not None:
            await self._announce(settlement.event_id)
        async with self._database.transaction() as tx:
            bought = await submissions.accepted(tx, job_id)
        for provider, handle in bought:
            try:
                await self._providers[provider].cancel(handle)
            except Exception as error:
                log.warning("orphan not canceled upstream", job=job_id, error=type(error).__name__)

    async def _announce(self, event_id: str) -> None:
        try:
            await self._client.start_workflow(
                Delivery.run,
                event_id,
                id=delivery_id(event_id),
                task_queue=self._task_queue,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            )
        except WorkflowAlreadyStartedError:
            log.info("webhook already under way", delivery=event_id)
