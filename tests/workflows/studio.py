"""A world of steps by script, for ends that no provider can be made to show at a chosen moment."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from temporalio import activity
from temporalio.client import Client, WorkflowHandle
from temporalio.exceptions import ApplicationError
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from domain.attempt import Candidate, Output, Progress, State, Submission
from domain.job import Ticket, workflow_id
from domain.spec import JobSpec, Kind
from workflows.generation import Generation
from workflows.steps import (
    NOT_SENT,
    Admission,
    Bookkeeping,
    Ending,
    Errand,
    Keeping,
    Outcome,
    Parcel,
    Purchase,
    Purchasing,
    Seat,
    Settlement,
    Watch,
)

FIRST, SECOND = (Candidate(provider=name, model="m", in_flight_max=1) for name in ("first", "second"))


class Studio(Bookkeeping, Purchasing, Keeping):
    """Every step succeeds, but for what a test puts in the place of `submitting` and `waiting`."""

    def __init__(self) -> None:
        self.submitted: list[str] = []  # the provider of each submit that was begun
        self.canceled: list[str] = []
        self.settled: list[Outcome] = []
        self.submitting: Callable[[str], Awaitable[Submission]] = _accepted
        self.waiting: Callable[[], Awaitable[Progress]] = _done

    @activity.defn(name="admit")
    async def admit(self, ticket: Ticket) -> Admission:
        return Admission(accepted=True, balance=ticket.price_credits, in_flight=True)

    @activity.defn(name="take_place")
    async def take_place(self, seat: Seat) -> bool:
        return True

    @activity.defn(name="settle")
    async def settle(self, outcome: Outcome) -> Settlement:
        self.settled.append(outcome)
        return Settlement(status=outcome.status, code=outcome.code)

    @activity.defn(name="submit")
    async def submit(self, purchase: Purchase) -> Submission:
        self.submitted.append(purchase.errand.candidate.provider)
        return await self.submitting(purchase.errand.candidate.provider)

    @activity.defn(name="wait")
    async def wait(self, watch: Watch) -> Ending:
        return Ending(progress=await self.waiting())

    @activity.defn(name="cancel_upstream")
    async def cancel_upstream(self, errand: Errand) -> None:
        self.canceled.append(errand.candidate.provider)

    @activity.defn(name="keep")
    async def keep(self, parcel: Parcel) -> None:
        return

    def worker(self, client: Client, task_queue: str) -> Worker:
        return Worker(
            client,
            task_queue=task_queue,
            workflows=[Generation],
            activities=[
                *(self.admit, self.take_place, self.settle),
                *(self.submit, self.wait, self.cancel_upstream),
                self.keep,
            ],
            workflow_runner=UnsandboxedWorkflowRunner(),
            debug_mode=True,  # a machine that stands still is not taken for a workflow that does
        )


def not_sent(again_in: timedelta | None = None) -> ApplicationError:
    return ApplicationError("turned away", type=NOT_SENT, next_retry_delay=again_in)


async def begin(
    client: Client,
    task_queue: str,
    *candidates: Candidate,
    deadline_s: int = 60,
    task_timeout: timedelta | None = None,
) -> WorkflowHandle[Generation, Settlement]:
    now = datetime.now(UTC)
    ticket = Ticket(
        job_id=f"studio-{uuid4()}",
        attempt=1,
        account="nobody",
        dialect="none",
        spec=JobSpec(kind=Kind.VIDEO, model="m", prompt="a cat"),
        price_credits=10,
        candidates=candidates,
        account_in_flight_max=1,
        deadline_s=deadline_s,
        created_at=now,
        admit_before=now + timedelta(seconds=10),
    )
    return await client.start_workflow(
        Generation.run, ticket, id=workflow_id(ticket.job_id), task_queue=task_queue, task_timeout=task_timeout
    )


async def _accepted(_provider: str) -> Submission:
    return Submission.accepted("handle")


async def _done() -> Progress:
    return Progress(state=State.SUCCEEDED, outputs=(Output(url="/file"),))
