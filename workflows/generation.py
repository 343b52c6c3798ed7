"""The life of one job, from the charge to the webhook.

`run` is the whole story. An attempt ends in exactly one Outcome, which is then settled: settling stands
outside the generation, so its own troubles are retried and never become a second outcome.
"""

import asyncio
import builtins
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from temporalio import exceptions, workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import (
    ActivityError,
    ApplicationError,
    RetryState,
    WorkflowAlreadyStartedError,
    is_cancelled_exception,
)
from temporalio.workflow import ActivityCancellationType, ActivityHandle, ParentClosePolicy

from domain import prompts
from domain.attempt import Candidate, Input, State, Submission, Verdict, reference
from domain.failure import RULES, Code
from domain.frozen import Frozen
from domain.job import Status, Ticket
from workflows import policies
from workflows.attributes import PROVIDER, STAGE
from workflows.delivery import Delivery, delivery_id
from workflows.steps import (
    NOT_SENT,
    Admission,
    Bookkeeping,
    Ending,
    Errand,
    Gathered,
    Gathering,
    Keeping,
    Outcome,
    Parcel,
    Pointers,
    Purchase,
    Purchasing,
    Seat,
    Settlement,
    Watch,
)

T = TypeVar("T")


class Cancellation(Frozen):
    """What a cancel came to: too late when `canceled` is False."""

    canceled: bool
    refunded_credits: int


class Expired(Exception):
    """The attempt ran past its deadline."""


@workflow.defn(name="Generation")
class Generation:
    """One attempt of one job. A retry is a new run under the same workflow id."""

    @workflow.init
    def __init__(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._admission: Admission | None = None
        self._settlement: Settlement | None = None
        self._work: asyncio.Task[Outcome] | None = None
        self._open_errand: Errand | None = None  # something may be bought and unfinished upstream
        self._deadline: datetime | None = None
        self._stop_asked = False
        self._retries_asked = 0
        self._in_flight = False
        self._handle: str | None = None
        self._marked: Status | None = None

    @workflow.run
    async def run(self, ticket: Ticket) -> Settlement:
        self._describe("is being charged")
        self._admission = await self._to_its_end(self._admit())
        if not self._admission.accepted:
            await self._to_its_end(workflow.wait_condition(workflow.all_handlers_finished))
            raise _failure(self._admission.code or Code.INTERNAL)
        self._in_flight |= self._admission.in_flight
        outcome = await self._one_outcome()
        self._settlement = await self._to_its_end(self._settle(outcome))
        if self._settlement.event_id is not None:
            await self._to_its_end(self._announce(self._settlement.event_id))
        await self._to_its_end(workflow.wait_condition(workflow.all_handlers_finished))
        return self._close(self._settlement)

    # What clients and operators may ask of it.

    @workflow.update
    async def admission(self) -> Admission:
        """The result of the charge. Only waits: the run charges, so it is right without this call."""
        await workflow.wait_condition(lambda: self._admission is not None)
        assert self._admission is not None
        return self._admission

    @workflow.update
    async def cancel(self) -> Cancellation:
        """Stop the job if it is not too late, and say what became of the credits."""
        self.stop()
        await workflow.wait_condition(lambda: self._settlement is not None or self._refused)
        settled = self._settlement
        if settled is None or settled.status is not Status.CANCELED:
            return Cancellation(canceled=False, refunded_credits=0)
        return Cancellation(canceled=True, refunded_credits=settled.refunded_credits)

    @workflow.signal(name="cancel")
    def stop(self) -> None:
        """The same without an answer, for the Temporal UI and command line."""
        self._stop_asked = True
        if self._work is not None:
            self._work.cancel()

    @workflow.signal(name="retry")
    def retry(self) -> None:
        """Run a step that waits out a broken store or provider again at once."""
        self._retries_asked += 1

    @workflow.signal(name="let_in")
    def let_in(self) -> None:
        """A place in flight was handed to this job."""
        self._in_flight = True

    # The generation.

    async def _one_outcome(self) -> Outcome:
        """Generate; whatever stops it becomes an outcome, and what is unfinished upstream is stopped too."""
        self._work = asyncio.create_task(self._generate())
        if self._stopping:
            self._work.cancel()
        try:
            outcome = await self._work
        except Expired:
            outcome = self._outcome(Status.EXPIRED, Code.TIMEOUT)
        except (ActivityError, asyncio.CancelledError) as error:
            # a step that is told to stop may also end in a failure of its own
            if self._stopping or is_cancelled_exception(error):
                outcome = self._outcome(Status.CANCELED, Code.CANCELED)
            else:
                workflow.logger.error("step failed for good", exc_info=error)
                outcome = self._outcome(Status.FAILED, Code.INTERNAL)
        self._work = None
        if self._open_errand is not None:
            await self._to_its_end(self._cancel_upstream(self._open_errand))
        return outcome

    async def _generate(self) -> Outcome:
        """Try the candidates in order; the next only after a failure that is verified and the provider's own."""
        prompt = prompts.normalise(self._ticket.spec.prompt)
        gathered = await self._gather() if self._ticket.spec.references else Gathered()
        if gathered.code is not None:
            return self._outcome(Status.FAILED, gathered.code)
        code = Code.INTERNAL
        for number, candidate in enumerate(self._ticket.candidates):
            await self._come_in(number, candidate)
            failed = await self._try(number, candidate, prompt, gathered.inputs)
            if failed is None:
                return self._outcome(Status.SUCCEEDED, None)
            code = failed
            if not RULES[code].failover:
                break
        return self._outcome(Status.FAILED, code)

    async def _come_in(self, number: int, candidate: Candidate) -> None:
        """Wait for a place in flight. Admission asked for the first candidate's already."""
        if number > 0:
            self._in_flight = False
            await self._take_place(candidate)
        if self._in_flight:
            return
        self._mark(Status.QUEUED)
        self._describe("waits for a free place")
        pause, since = policies.QUEUE_CHECK, workflow.now()
        while not self._in_flight:
            if workflow.now() - since > policies.QUEUE_LIMIT:
                raise Expired
            try:
                await workflow.wait_condition(lambda: self._in_flight, timeout=pause)
            except builtins.TimeoutError:
                await self._take_place(candidate)
                pause = min(pause * 2, policies.QUEUE_CHECK_MAX)
        self._mark(None)

    async def _try(self, number: int, candidate: Candidate, prompt: str, inputs: tuple[Input, ...]) -> Code | None:
        """One try at one provider: None when its outputs are kept, else why not."""
        attempt = self._ticket.attempt
        errand = Errand(
            job_id=self._ticket.job_id,
            attempt=attempt,
            reference=reference(self._ticket.job_id, attempt, number),
            candidate=candidate,
            kind=self._ticket.spec.kind,
        )
        if number > 0:
            workflow.upsert_search_attributes([PROVIDER.value_set(candidate.provider)])
        self._open_errand = errand
        others = number + 1 < len(self._ticket.candidates)
        purchase = Purchase(errand=errand, ticket=self._ticket, prompt=prompt, inputs=inputs)
        submission = await self._submit(purchase, others)
        if submission.verdict is Verdict.UNKNOWN:
            return Code.SUBMISSION_UNKNOWN
        if submission.handle is None:
            self._open_errand = None
            return submission.code or Code.PROVIDER_ERROR
        self._handle = submission.handle
        retention_s = self._ticket.retention_s
        ending = await self._wait(Watch(errand=errand, handle=self._handle, retention_s=retention_s))
        progress = ending.progress
        self._open_errand = None
        if progress.state is not State.SUCCEEDED:
            return progress.code or Code.PROVIDER_ERROR
        if ending.kept:
            return None
        return await self._keep(Parcel(errand=errand, handle=self._handle, progress=progress, retention_s=retention_s))

    # The steps.

    async def _admit(self) -> Admission:
        return await workflow.execute_local_activity_method(
            Bookkeeping.admit,
            self._ticket,
            start_to_close_timeout=policies.BOOKS_TIMEOUT,
            retry_policy=policies.BOOKS_RETRY,
            local_retry_threshold=policies.BOOKS_TIMER_FROM,
        )

    async def _gather(self) -> Gathered:
        """Copy what the caller points at: nobody else is told of an address of theirs."""
        self._describe("waits for what it points at to be copied")
        ticket = self._ticket
        pointers = Pointers(job_id=ticket.job_id, attempt=ticket.attempt, references=ticket.spec.references)
        try:
            return await self._retried_on_signal(
                lambda: workflow.start_activity_method(
                    Gathering.gather,
                    pointers,
                    summary="copy the references",
                    schedule_to_close_timeout=policies.GATHER_LIMIT,
                    heartbeat_timeout=policies.HEARTBEAT,
                    retry_policy=policies.GATHER_RETRY,
                )
            )
        except ActivityError as error:
            if _timed_out(error):
                return Gathered(code=Code.STORAGE_UNAVAILABLE)
            raise

    async def _take_place(self, candidate: Candidate) -> None:
        ticket = self._ticket
        granted = await workflow.execute_local_activity_method(
            Bookkeeping.take_place,
            Seat(
                job_id=ticket.job_id,
                attempt=ticket.attempt,
                account=ticket.account,
                account_max=ticket.account_in_flight_max,
                candidate=candidate,
            ),
            start_to_close_timeout=policies.BOOKS_TIMEOUT,
            retry_policy=policies.BOOKS_RETRY,
            local_retry_threshold=policies.BOOKS_TIMER_FROM,
        )
        self._in_flight |= granted  # the signal may have come first

    async def _settle(self, outcome: Outcome) -> Settlement:
        self._describe("is being settled")
        self._mark(None if outcome.status is Status.SUCCEEDED else outcome.status)
        return await workflow.execute_local_activity_method(
            Bookkeeping.settle,
            outcome,
            start_to_close_timeout=policies.BOOKS_TIMEOUT,
            retry_policy=policies.BOOKS_RETRY,
            local_retry_threshold=policies.BOOKS_TIMER_FROM,
        )

    async def _submit(self, purchase: Purchase, others: bool) -> Submission:
        """Buy it once. While it cannot even be sent it is tried until the deadline, or with others for a minute."""
        self._describe("is being submitted")
        limit = policies.UNSENT_LIMIT if others else timedelta.max
        try:
            submission = await self._retried_on_signal(
                lambda: workflow.start_activity_method(
                    Purchasing.submit,
                    purchase,
                    summary=f"buy from {purchase.errand.candidate.provider}",
                    start_to_close_timeout=policies.SUBMIT_TIMEOUT,
                    schedule_to_close_timeout=min(self._remaining(), limit),
                    heartbeat_timeout=policies.HEARTBEAT,
                    retry_policy=policies.SUBMIT_RETRY,
                    # what is on the wire when a cancel comes is bought: its handle is needed to cancel it
                    cancellation_type=ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
                )
            )
        except ActivityError as error:
            if not _timed_out(error):
                raise
            if not _unsent(error):
                submission = Submission.unknown()
            elif others:
                submission = Submission.rejected(Code.PROVIDER_OUTAGE)
            else:
                raise Expired from error
        if self._stopping:
            raise asyncio.CancelledError
        return submission

    async def _wait(self, watch: Watch) -> Ending:
        self._describe("is being generated")
        try:
            return await workflow.execute_activity_method(
                Purchasing.wait,
                watch,
                summary=f"wait for {watch.errand.candidate.provider} {watch.handle}",
                schedule_to_close_timeout=self._remaining(),
                heartbeat_timeout=policies.HEARTBEAT,
                retry_policy=policies.WAIT_RETRY,
            )
        except ActivityError as error:
            if _timed_out(error):
                raise Expired from error
            raise

    async def _keep(self, parcel: Parcel) -> Code | None:
        self._mark(Status.STORING)
        self._describe("is being stored, as the first try at it did not succeed")
        try:
            await self._retried_on_signal(
                lambda: workflow.start_activity_method(
                    Keeping.keep,
                    parcel,
                    summary="keep the media",
                    schedule_to_close_timeout=policies.KEEP_LIMIT,
                    heartbeat_timeout=policies.HEARTBEAT,
                    retry_policy=policies.KEEP_RETRY,
                )
            )
        except ActivityError as error:
            if isinstance(error.cause, ApplicationError) and error.cause.type == Code.OUTPUT_UNUSABLE:
                return Code.OUTPUT_UNUSABLE
            if _timed_out(error):
                return Code.STORAGE_UNAVAILABLE
            raise
        return None

    async def _cancel_upstream(self, errand: Errand) -> None:
        """Best effort, and before settling: the place in flight is held until the provider has let go."""
        try:
            await workflow.execute_activity_method(
                Purchasing.cancel_upstream,
                errand,
                summary=f"cancel at {errand.candidate.provider}",
                schedule_to_close_timeout=policies.CANCEL_LIMIT,
                retry_policy=policies.CANCEL_RETRY,
            )
        except ActivityError as error:
            workflow.logger.warning("the provider did not take the cancel", exc_info=error)

    async def _announce(self, event_id: str) -> None:
        try:
            await workflow.start_child_workflow(
                Delivery.run,
                event_id,
                id=delivery_id(event_id),
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                parent_close_policy=ParentClosePolicy.ABANDON,
                static_summary=f"webhook of {self._ticket.job_id}",
            )
        except WorkflowAlreadyStartedError:
            workflow.logger.info("webhook already under way")

    # How steps are run.

    async def _to_its_end(self, step: Coroutine[Any, Any, T]) -> T:
        """Run a step that a cancel must not cut short; the cancel is remembered."""
        task = asyncio.create_task(step)
        while True:
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                if task.cancelled():  # not a cancel of ours: the worker is dropping this workflow from memory
                    raise
                self._stop_asked = True

    async def _retried_on_signal(self, start: Callable[[], ActivityHandle[T]]) -> T:
        """Run a step that may sit in a long back-off; the signal `retry` starts it afresh."""
        while True:
            seen = self._retries_asked
            step = start()
            signal = asyncio.create_task(workflow.wait_condition(lambda seen=seen: self._retries_asked > seen))  # type: ignore[misc]
            try:
                await workflow.wait([step, signal], return_when=asyncio.FIRST_COMPLETED)
            except asyncio.CancelledError:
                self._stop_asked = True
            signal.cancel()
            if not step.done():
                step.cancel()
            try:
                return await step
            except ActivityError:
                if self._stopping or self._retries_asked == seen:
                    raise

    @property
    def _stopping(self) -> bool:
        return self._stop_asked or workflow.cancellation_reason() is not None

    @property
    def _refused(self) -> bool:
        return self._admission is not None and not self._admission.accepted

    def _remaining(self) -> timedelta:
        """What is left of the attempt's time at providers, which begins with its first submit."""
        if self._deadline is None:
            self._deadline = workflow.now() + timedelta(seconds=self._ticket.deadline_s)
        left = self._deadline - workflow.now()
        if left <= timedelta(0):
            raise Expired
        return left

    def _mark(self, stage: Status | None) -> None:
        """Let operators search for what is out of the ordinary; the rest costs the server no write."""
        if stage is not self._marked:
            self._marked = stage
            workflow.upsert_search_attributes([STAGE.value_unset() if stage is None else STAGE.value_set(stage)])

    def _outcome(self, status: Status, code: Code | None) -> Outcome:
        return Outcome(job_id=self._ticket.job_id, attempt=self._ticket.attempt, status=status, code=code)

    def _close(self, settlement: Settlement) -> Settlement:
        """End the run as the job ended, so that the Temporal UI shows the same."""
        self._describe(f"ended: {settlement.status}")
        if settlement.status is Status.SUCCEEDED:
            return settlement
        if settlement.status is Status.CANCELED and workflow.cancellation_reason() is not None:
            raise asyncio.CancelledError
        raise _failure(settlement.code or Code.INTERNAL)

    def _describe(self, stage: str) -> None:
        """What the Temporal UI shows of a running job; costs no event."""
        ticket, settled = self._ticket, self._settlement
        credits = f"{ticket.price_credits} charged"
        if self._refused:
            credits = "nothing charged"
        elif settled is not None and settled.refunded_credits:
            credits += f", {settled.refunded_credits} refunded"
        lines = {
            "Job": f"`{ticket.job_id}` attempt {ticket.attempt} {stage}",
            "Provider": " / ".join(c.provider for c in ticket.candidates),
            "Handle": f"`{self._handle}`" if self._handle else "none yet",
            "Progress": "see the heartbeat of the pending activity `wait`",
            "Credits": credits,
        }
        workflow.set_current_details("\n".join(f"- **{name}**: {text}" for name, text in lines.items()))


def _timed_out(error: ActivityError) -> bool:
    return isinstance(error.cause, exceptions.TimeoutError) or error.retry_state is RetryState.TIMEOUT


def _unsent(error: ActivityError) -> bool:
    """True when the last thing heard of a submit is that its request was not taken, so that no other is out."""
    return isinstance(error.cause, ApplicationError) and error.cause.type == NOT_SENT


def _failure(code: Code) -> ApplicationError:
    return ApplicationError(RULES[code].message, type=code, non_retryable=True)
