"""The engine as the dialects see it: neutral verbs. The only API module that knows Temporal and store."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import uuid4

import structlog
from structlog.contextvars import bind_contextvars
from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from api.problem import Problem, Reason
from domain.asset import Asset
from domain.attempt import Candidate
from domain.catalog import Catalog, Model
from domain.failure import Code
from domain.job import Claim, Job, Status, Ticket, workflow_id
from domain.plans import PLANS
from domain.pricing import quote
from domain.spec import JobSpec
from store import accounts, assets, idempotency, jobs, ledger
from store.accounts import Caller
from store.database import Database, is_outage
from workflows import attributes
from workflows.generation import Cancellation, Generation
from workflows.steps import Admission

log = structlog.get_logger()

# The client is told after this long that the engine cannot be reached; a charge that would come later is refused.
ADMISSION_TIMEOUT: Final = timedelta(seconds=3)
ADMIT_WITHIN: Final = timedelta(seconds=2.5)
# And so long the books are asked what became of a charge that nobody answered for.
DECIDED_WITHIN_S: Final = 6.0
CANCEL_TIMEOUT_S: Final = 10.0
RETRY_AFTER_S: Final = 5
_LOOK_AGAIN_S: Final = 0.1

_UNREACHABLE = (
    TimeoutError,
    RPCError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
    RuntimeError,  # what a client that connects late raises while the server is away
)


@dataclass(frozen=True)
class Origin:
    """What the engine needs to know of the dialect a job is made in.

    retention: how long outputs are kept; None keeps them until the job is deleted.
    """

    dialect: str
    job_id_prefix: str = ""
    retention: timedelta | None = None

    def new_job_id(self) -> str:
        return self.job_id_prefix + uuid4().hex if self.job_id_prefix else str(uuid4())


@dataclass(frozen=True)
class Limits:
    """Settings the engine is given: how much may be in flight, and for how long."""

    in_flight_max: dict[str, int]
    deadline_s: int


class Page(NamedTuple):
    """Which jobs of a list to show, by their status and place."""

    statuses: Collection[Status]
    oldest_first: bool
    limit: int
    offset: int


class Listing(NamedTuple):
    """The jobs of a page, and how many match in all."""

    jobs: list[Job]
    total: int


class Submitted(NamedTuple):
    """A job as its first answer showed it; `replayed` when that answer was given before."""

    job: Job
    replayed: bool


class Engine:
    """Submits, reads, cancels and retries jobs."""

    def __init__(
        self,
        database: Database,
        client: Client,
        catalog: Catalog,
        limits: Limits,
        origins: Iterable[Origin],
        task_queue: str,
    ) -> None:
        self._database = database
        self._client = client
        self._limits = limits
        self._origins = {origin.dialect: origin for origin in origins}
        self._task_queue = task_queue
        self.catalog = catalog

    async def submit(self, caller: Caller, spec: JobSpec, origin: Origin, claim: Claim | None = None) -> Submitted:
        """Admit a job: charged and durable when this returns. A claim that was answered before gets that job.

        Raises Problem: MODEL_NOT_FOUND, INSUFFICIENT_CREDITS, ENGINE_UNREACHABLE, KEY_IN_USE, KEY_REUSED; then
        nothing is left behind, unless the database could not be asked: see `_was_charged`.
        """
        model = self.catalog.find(spec.model, spec.kind)
        if model is None:
            raise Problem(Reason.MODEL_NOT_FOUND, "There is no such model for this kind of media.", param="model")
        ticket = self._ticket(caller.account, caller.plan, model, spec, origin, origin.new_job_id())
        if claim is None:
            await self._admit(ticket)
            return Submitted(_fresh(ticket), replayed=False)
        return await self._submit_once(ticket.model_copy(update={"claim": claim}), claim)

    async def answered(self, caller: Caller, claim: Claim) -> Job | None:
        """The job that answered an earlier request with the same key and body, as its first answer showed it."""
        async with self._database.transaction() as tx:
            job_id = await idempotency.answer(tx, caller.account, claim)
            job = await jobs.get(tx, job_id) if job_id else None
        return job and job.model_copy(update={"status": Status.PENDING})

    async def retry(self, job_id: str) -> Job:
        """Open the next attempt of a job that has ended, at today's price.

        Raises Problem: NOT_FOUND, TOO_LATE for a job still under way, and those of `submit`.
        """
        async with self._database.transaction() as tx:
            job = await jobs.get(tx, job_id)
            account = await accounts.get(tx, job.account) if job else None
        if job is None or account is None:
            raise Problem(Reason.NOT_FOUND, "There is no such job.", kind="job")
        if not job.is_terminal:
            raise Problem(Reason.TOO_LATE, "The job is still under way.")
        model = self.catalog.find(job.spec.model, job.spec.kind)
        if model is None:
            raise Problem(Reason.MODEL_NOT_FOUND, "The job's model is no longer on offer.", param="model")
        first = self._ticket(account.name, account.plan, model, job.spec, self._origins[job.dialect], job.id)
        ticket = first.model_copy(update={"attempt": job.attempt + 1})
        await self._admit(ticket)
        return _fresh(ticket)

    async def get(self, caller: Caller, origin: Origin, job_id: str) -> Job:
        """One job of this account and dialect. Raises Problem NOT_FOUND."""
        async with self._database.statement() as tx:
            job = await jobs.get(tx, job_id, account=caller.account, dialect=origin.dialect)
        if job is None or job.deleted_at is not None:
            raise Problem(Reason.NOT_FOUND, "There is no such job.", kind="job")
        bind_contextvars(job=job.id)
        return job

    async def list(self, caller: Caller, origin: Origin, *, limit: int, after: str | None) -> tuple[list[Job], bool]:
        """A page of jobs, newest first, and whether more follow. `after` is the last job id of the page before.

        Raises Problem INVALID for a cursor that is not one of this list.
        """
        async with self._database.transaction() as tx:
            here = {"account": caller.account, "dialect": origin.dialect}
            if after is not None and await jobs.get(tx, after, **here) is None:
                raise Problem(Reason.INVALID, "The cursor is not one of this list.", param="cursor")
            found = await jobs.newest(tx, **here, limit=limit + 1, after=after)
        return found[:limit], len(found) > limit

    async def browse(self, caller: Caller, origin: Origin, page: Page) -> Listing:
        """A page of jobs, and how many there are in all."""
        async with self._database.transaction() as tx:
            return Listing(*await jobs.listed(tx, caller.account, origin.dialect, **page._asdict()))

    async def delete(self, caller: Caller, origin: Origin, job_id: str) -> datetime:
        """Put a job out of sight, until `restore`; one under way is canceled first. Returns since when.

        Raises Problem: NOT_FOUND, ENGINE_UNREACHABLE.
        """
        job = await self.get(caller, origin, job_id)
        if not job.is_terminal:
            await self.stop(job)  # whether it was too late, or is only on record yet: it will end
        async with self._database.statement() as tx:
            return await jobs.delete(tx, job.id)

    async def restore(self, caller: Caller, origin: Origin, job_id: str) -> Job:
        """Undo `delete`, within 30 days. Raises Problem NOT_FOUND."""
        async with self._database.statement() as tx:
            await jobs.restore(tx, job_id, caller.account, origin.dialect)
        return await self.get(caller, origin, job_id)

    async def cancel(self, caller: Caller, origin: Origin, job_id: str) -> tuple[Job, Cancellation | None]:
        """Stop a job; None in place of the outcome when it is on record but not carried out yet.

        Raises Problem: NOT_FOUND, TOO_LATE for a job that has ended, ENGINE_UNREACHABLE.
        """
        job = await self.get(caller, origin, job_id)
        outcome = await self.stop(job)
        if outcome is not None and not outcome.canceled:
            raise Problem(Reason.TOO_LATE, "The job has already ended.")
        return await self.get(caller, origin, job_id), outcome

    async def stop(self, job: Job) -> Cancellation | None:
        """Cancel whoever's job; see `cancel`."""
        if job.is_terminal:
            raise Problem(Reason.TOO_LATE, "The job has already ended.")
        handle = self._client.get_workflow_handle_for(Generation.run, workflow_id(job.id))
        try:
            async with asyncio.timeout(CANCEL_TIMEOUT_S):
                return await handle.execute_update(Generation.cancel, id=f"cancel:{job.attempt}:{uuid4()}")
        except _UNREACHABLE as error:
            log.warning("cancel not answered", job=job.id, error=type(error).__name__)
        async with self._database.statement() as tx:
            now = await jobs.get(tx, job.id)
        if now is not None and now.is_terminal:  # only the answer was lost, as it can be at a job's very end
            canceled = now.status is Status.CANCELED
            return Cancellation(canceled=canceled, refunded_credits=now.price_credits if canceled else 0)
        try:
            # an unanswered update may be forgotten; a signal is not
            await handle.signal(Generation.stop, rpc_timeout=ADMISSION_TIMEOUT)
        except (RPCError, RuntimeError) as error:
            if isinstance(error, RPCError) and error.status is RPCStatusCode.NOT_FOUND:
                return Cancellation(canceled=False, refunded_credits=0)
            raise _unreachable("whether the job will be canceled is not known") from error
        return None

    async def output(self, job_id: str, key: str) -> Asset:
        """A delivered file, by its key. Raises Problem: NOT_FOUND, GONE once it was collected."""
        async with self._database.statement() as tx:
            asset = await assets.find(tx, job_id, key)
        if asset is None:
            raise Problem(Reason.NOT_FOUND, "There is no such file.")
        bind_contextvars(job=job_id)
        expired = asset.expires_at is not None and asset.expires_at <= datetime.now(UTC)
        if asset.collected_at is not None or expired:
            raise Problem(Reason.GONE, "The file is no longer kept.")
        return asset

    def _ticket(self, account: str, plan: str, model: Model, spec: JobSpec, origin: Origin, job_id: str) -> Ticket:
        now = datetime.now(UTC)
        settled = spec.model_copy(update={"settings": model.settle_settings(spec.settings)})
        in_flight_max = self._limits.in_flight_max
        return Ticket(
            job_id=job_id,
            attempt=1,
            account=account,
            dialect=origin.dialect,
            spec=settled,
            price_credits=quote(model, settled),
            candidates=tuple(
                Candidate(provider=s.provider, model=s.model, in_flight_max=in_flight_max[s.provider])
                for s in model.served
            ),
            account_in_flight_max=PLANS[plan].in_flight_max,
            deadline_s=min(model.deadline_s, self._limits.deadline_s),
            retention_s=None if origin.retention is None else int(origin.retention.total_seconds()),
            created_at=now,
            admit_before=now + ADMIT_WITHIN,
        )

    async def _submit_once(self, ticket: Ticket, claim: Claim) -> Submitted:
        async with self._database.transaction() as tx:
            holder = await idempotency.claim(tx, ticket.account, claim, ticket.job_id)
            first = await jobs.get(tx, holder.job_id) if holder.admitted else None
        bind_contextvars(job=holder.job_id)
        if holder.fingerprint != claim.fingerprint:
            raise Problem(Reason.KEY_REUSED, "This idempotency key was used for a different request.")
        if first is not None:
            return Submitted(first.model_copy(update={"status": Status.PENDING}), replayed=True)
        if holder.job_id != ticket.job_id:
            message = "The first request with this idempotency key is still being answered."
            raise Problem(Reason.KEY_IN_USE, message, retry_after_s=1)
        await self._admit(ticket)
        return Submitted(_fresh(ticket), replayed=False)

    async def _admit(self, ticket: Ticket) -> None:
        admission = await self._ask_admission(ticket)
        if admission.accepted:
            return
        if ticket.claim is not None:
            async with self._database.statement() as tx:
                await idempotency.give_up(tx, ticket.account, ticket.claim, ticket.job_id)
        if admission.code is Code.INSUFFICIENT_CREDITS:
            raise Problem(Reason.INSUFFICIENT_CREDITS, "Not enough credits for this job.")
        if admission.code is Code.TOO_LATE:
            log.warning("admission too late")
        raise _unreachable("nothing was charged")

    async def _ask_admission(self, ticket: Ticket) -> Admission:
        """One round trip: start the workflow and hear what became of the charge."""
        bind_contextvars(job=ticket.job_id)
        operation = WithStartWorkflowOperation(
            Generation.run,
            ticket,
            id=workflow_id(ticket.job_id),
            task_queue=self._task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            search_attributes=attributes.at_start(ticket),
            static_summary=f"{ticket.spec.kind} · {ticket.spec.model} · {ticket.account}",
            static_details=_details(ticket),
        )
        try:
            async with asyncio.timeout(ADMISSION_TIMEOUT.total_seconds()):
                return await self._client.execute_update_with_start_workflow(
                    Generation.admission,
                    id=f"admission:{ticket.attempt}",
                    start_workflow_operation=operation,
                    rpc_timeout=ADMISSION_TIMEOUT,
                )
        except WorkflowAlreadyStartedError as error:
            if ticket.attempt > 1:
                raise Problem(Reason.TOO_LATE, "The job is still under way.") from error
            # a new job's id is known to nobody else: an earlier sending of this very request got through
        except _UNREACHABLE as error:
            log.warning("admission not answered", error=type(error).__name__)
        return Admission(accepted=await self._was_charged(ticket), balance=0)

    async def _was_charged(self, ticket: Ticket) -> bool:
        """What became of a charge nobody answered for: one under way is waited for, after a no none can come.

        Raises Problem ENGINE_UNREACHABLE when the database does not say in time. Only then may the job have been
        admitted all the same: it is listed as any other, and its idempotency key, which is kept, leads to it.
        """
        try:
            async with asyncio.timeout(DECIDED_WITHIN_S):
                while True:
                    charged = await self._look_for_charge(ticket)
                    if charged is not None:
                        return charged
                    await asyncio.sleep(_LOOK_AGAIN_S)
        except TimeoutError as error:
            message = "The job engine cannot be reached, and whether it has the job is not known: look among your jobs."
            raise Problem(Reason.ENGINE_UNREACHABLE, message, retry_after_s=RETRY_AFTER_S) from error

    async def _look_for_charge(self, ticket: Ticket) -> bool | None:
        """None while nobody can say."""
        try:
            async with self._database.transaction() as tx:
                return await ledger.was_charged(tx, ticket.job_id, ticket.attempt, ticket.admit_before)
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("books away", error=type(error).__name__)
            return None


def _fresh(ticket: Ticket) -> Job:
    return Job(
        id=ticket.job_id,
        account=ticket.account,
        dialect=ticket.dialect,
        spec=ticket.spec,
        status=Status.PENDING,
        attempt=ticket.attempt,
        price_credits=ticket.price_credits,
        created_at=ticket.created_at,
        updated_at=ticket.created_at,
    )


def _details(ticket: Ticket) -> str:
    lines = {
        "Job": f"`{ticket.job_id}` attempt {ticket.attempt}",
        "Account": ticket.account,
        "Dialect": ticket.dialect,
        "Model": f"{ticket.spec.model} ({ticket.spec.kind})",
        "Providers": ", ".join(c.provider for c in ticket.candidates),
        "Price": f"{ticket.price_credits} credits",
    }
    return "\n".join(f"- **{name}**: {text}" for name, text in lines.items())


def _unreachable(but: str) -> Problem:
    message = f"The job engine cannot be reached; {but}."
    return Problem(Reason.ENGINE_UNREACHABLE, message, retry_after_s=RETRY_AFTER_S)
