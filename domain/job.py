"""A job: where it stands, what it may become, and the ticket the engine works from."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.asset import Asset
from domain.attempt import Candidate
from domain.failure import Code
from domain.frozen import Frozen
from domain.spec import JobSpec


class Status(StrEnum):
    """Where a job stands. Dialects translate these words; nothing else in the tree renames them."""

    PENDING = "pending"  # admitted and charged, not yet scheduled
    QUEUED = "queued"  # waits for a free slot of its account or provider
    RUNNING = "running"  # a provider is working
    STORING = "storing"  # the output is being kept
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"
    EXPIRED = "expired"  # ran past its deadline


_WORKFLOW_PREFIX: Final = "gen:"

TERMINAL: Final = frozenset({Status.SUCCEEDED, Status.FAILED, Status.CANCELED, Status.EXPIRED})

_UNDELIVERED: Final = frozenset({Status.FAILED, Status.CANCELED, Status.EXPIRED})

TRANSITIONS: Final[Mapping[Status, frozenset[Status]]] = {
    Status.PENDING: frozenset({Status.QUEUED, Status.RUNNING}) | _UNDELIVERED,
    Status.QUEUED: frozenset({Status.PENDING, Status.RUNNING}) | _UNDELIVERED,
    # back to queued: the provider failed us and the next candidate has no free slot
    Status.RUNNING: frozenset({Status.QUEUED, Status.STORING}) | _UNDELIVERED,
    Status.STORING: frozenset({Status.SUCCEEDED}) | _UNDELIVERED,
    # a retry is a new attempt of the same job
    Status.SUCCEEDED: frozenset({Status.PENDING, Status.QUEUED}),
    Status.FAILED: frozenset({Status.PENDING, Status.QUEUED}),
    Status.CANCELED: frozenset({Status.PENDING, Status.QUEUED}),
    Status.EXPIRED: frozenset({Status.PENDING, Status.QUEUED}),
}


def sources(target: Status) -> frozenset[Status]:
    """The statuses from which a job may become `target`: the guard of every status update."""
    return frozenset(status for status, nexts in TRANSITIONS.items() if target in nexts)


class Claim(Frozen):
    """A client's idempotency key: unique within account and scope; `fingerprint` tells its requests apart."""

    scope: str
    key: str
    fingerprint: str


class Ticket(Frozen):
    """The workflow's input: everything decided before the job starts, so that a replay decides the same.

    A charge for a ticket is refused after `admit_before`: by then the client has been told that the
    engine could not be reached.
    """

    job_id: str
    attempt: int
    account: str
    dialect: str
    spec: JobSpec
    price_credits: int
    candidates: tuple[Candidate, ...]
    account_in_flight_max: int
    deadline_s: int
    retention_s: int | None = None  # None: outputs are kept until the job is deleted
    created_at: datetime
    admit_before: datetime
    claim: Claim | None = None


class Job(Frozen):
    """A job as it is read: the row the engine keeps, with its outputs."""

    id: str
    account: str
    dialect: str
    spec: JobSpec
    status: Status
    attempt: int
    price_credits: int
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None = None
    progress: float = 0.0
    provider: str | None = None
    handle: str | None = None
    failure: Code | None = None
    flagged: bool = False  # a person should look at it
    outputs: tuple[Asset, ...] = ()
    deleted_at: datetime | None = None

    @property
    def is_terminal(self) -> bool:
        return self.status in TERMINAL


def workflow_id(job_id: str) -> str:
    """The Temporal workflow id of a job; the scheme is known here only."""
    return f"{_WORKFLOW_PREFIX}{job_id}"


def job_of(workflow: str) -> str | None:
    """The inverse of `workflow_id`; None for a workflow that is no job's."""
    return workflow.removeprefix(_WORKFLOW_PREFIX) if workflow.startswith(_WORKFLOW_PREFIX) else None
