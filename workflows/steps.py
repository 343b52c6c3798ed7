"""The engine's whole outside world: every step a workflow may take, and what goes in and comes out.

`activities/` implements these classes. Every step may run twice, or be cut short and run again.
"""

from abc import ABC, abstractmethod
from typing import Final

from temporalio import activity

from domain.attempt import Candidate, Input, Progress, Submission
from domain.failure import Code
from domain.frozen import Frozen
from domain.job import Status, Ticket
from domain.spec import Kind, Reference

NOT_SENT: Final = "NotSent"  # the failure of a submit that may be made again


class Admission(Frozen):
    """The answer to a ticket: charged and written (`accepted`), or nothing at all and why."""

    accepted: bool
    balance: int
    code: Code | None = None
    in_flight: bool = False  # a place was free at once


class Seat(Frozen):
    """A wish for a place in flight at a candidate, for one attempt of a job."""

    job_id: str
    attempt: int
    account: str
    account_max: int
    candidate: Candidate


class Errand(Frozen):
    """One try at one provider; `kind` is None in errands of before it was carried."""

    job_id: str
    attempt: int
    reference: str
    candidate: Candidate
    kind: Kind | None = None


class Pointers(Frozen):
    """What the caller points at, to be copied for one attempt of a job."""

    job_id: str
    attempt: int
    references: tuple[Reference, ...]


class Gathered(Frozen):
    """The copies, in the order of the references; or none, and why it is the caller's to say otherwise."""

    inputs: tuple[Input, ...] = ()
    code: Code | None = None


class Purchase(Frozen):
    """What to buy with an errand: the ticket's wishes, the prompt as it is sent, and the copies of references."""

    errand: Errand
    ticket: Ticket
    prompt: str
    inputs: tuple[Input, ...] = ()


class Watch(Frozen):
    """What to wait for, and for how long what comes of it is kept."""

    errand: Errand
    handle: str
    retention_s: int | None


class Ending(Frozen):
    """The provider's last word, and whether what it made is in the bucket already."""

    progress: Progress
    kept: bool = False


class Parcel(Frozen):
    """What to keep: the outputs seen at the end of the watch."""

    errand: Errand
    handle: str
    progress: Progress
    retention_s: int | None


class Outcome(Frozen):
    """How an attempt ended, as the workflow decided it."""

    job_id: str
    attempt: int
    status: Status
    code: Code | None = None


class Settlement(Frozen):
    """How an attempt ended, as it was written: the first outcome to arrive, whatever came later."""

    status: Status
    code: Code | None = None
    refunded_credits: int = 0
    event_id: str | None = None  # a webhook to deliver


class Sending(Frozen):
    """One try to deliver a webhook; `number` counts from 1, `last` when the schedule ends with it."""

    event_id: str
    number: int
    last: bool


class Sent(Frozen):
    """The end of one try: where the delivery stands, whether to try `again`, and the endpoint's hint."""

    state: str
    again: bool
    retry_after_s: float | None = None


class Bookkeeping(ABC):
    """Steps that move credits, places in flight and statuses: one database transaction each."""

    @activity.defn(name="admit")
    @abstractmethod
    async def admit(self, ticket: Ticket) -> Admission:
        """Charge the ticket and write its job, or leave nothing behind."""

    @activity.defn(name="take_place")
    @abstractmethod
    async def take_place(self, seat: Seat) -> bool:
        """Ask for a place in flight, giving up one held at another provider; True when it is held."""

    @activity.defn(name="settle")
    @abstractmethod
    async def settle(self, outcome: Outcome) -> Settlement:
        """Write the outcome, refund what was not delivered, hand on the place, record the webhook."""


class Gathering(ABC):
    """Steps that fetch what the caller points at."""

    @activity.defn(name="gather")
    @abstractmethod
    async def gather(self, pointers: Pointers) -> Gathered:
        """Copy every reference into the bucket. Fails only for what is ours, and then is retried."""


class Purchasing(ABC):
    """Steps that call a provider."""

    @activity.defn(name="submit")
    @abstractmethod
    async def submit(self, purchase: Purchase) -> Submission:
        """Buy the generation once, and record how that ended. Fails as NOT_SENT when it may be made again."""

    @activity.defn(name="wait")
    @abstractmethod
    async def wait(self, watch: Watch) -> Ending:
        """Poll until the provider's last word, then try once to keep what it made.

        An inbound report only makes the next poll come sooner.
        """

    @activity.defn(name="cancel_upstream")
    @abstractmethod
    async def cancel_upstream(self, errand: Errand) -> None:
        """Ask the provider to stop whatever was bought under this reference."""


class Keeping(ABC):
    """Steps that move media."""

    @activity.defn(name="keep")
    @abstractmethod
    async def keep(self, parcel: Parcel) -> None:
        """Stream every output into the bucket, where the first try at it did not succeed.

        Fails as OutputUnusable for good, otherwise is retried.
        """


class Delivering(ABC):
    """Steps that tell the client."""

    @activity.defn(name="send")
    @abstractmethod
    async def send(self, sending: Sending) -> Sent:
        """POST the event once."""


class Upkeep(ABC):
    """Steps of the schedules."""

    @activity.defn(name="reconcile")
    @abstractmethod
    async def reconcile(self) -> int:
        """Settle open jobs whose workflow has ended without settling them; returns how many."""

    @activity.defn(name="renew")
    @abstractmethod
    async def renew(self) -> int:
        """Begin the next period of the accounts whose last has ended; returns of how many."""

    @activity.defn(name="collect")
    @abstractmethod
    async def collect(self) -> int:
        """Delete files nobody may read any more; returns how many."""
