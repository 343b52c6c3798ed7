"""What the schedules run."""

from datetime import timedelta
from typing import Final

from temporalio import workflow

from workflows import policies
from workflows.steps import Upkeep

# Schedule id: (workflow, how often).
RECONCILE_EVERY: Final = timedelta(seconds=20)
COLLECT_EVERY: Final = timedelta(minutes=10)
RENEW_EVERY: Final = timedelta(minutes=5)


@workflow.defn(name="Reconcile")
class Reconcile:
    """Settles the jobs of workflows that were ended without settling: a terminate runs no code."""

    @workflow.run
    async def run(self) -> int:
        return await workflow.execute_activity_method(
            Upkeep.reconcile,
            start_to_close_timeout=policies.UPKEEP_TIMEOUT,
            heartbeat_timeout=policies.HEARTBEAT,
            retry_policy=policies.UPKEEP_RETRY,
        )


@workflow.defn(name="Collect")
class Collect:
    """Deletes expired files and those of attempts that did not deliver."""

    @workflow.run
    async def run(self) -> int:
        return await workflow.execute_activity_method(
            Upkeep.collect,
            start_to_close_timeout=policies.UPKEEP_TIMEOUT,
            heartbeat_timeout=policies.HEARTBEAT,
            retry_policy=policies.UPKEEP_RETRY,
        )


@workflow.defn(name="Renew")
class Renew:
    """Lets leftover monthly credits expire and grants the next allowance."""

    @workflow.run
    async def run(self) -> int:
        return await workflow.execute_activity_method(
            Upkeep.renew,
            start_to_close_timeout=policies.UPKEEP_TIMEOUT,
            heartbeat_timeout=policies.HEARTBEAT,
            retry_policy=policies.UPKEEP_RETRY,
        )
