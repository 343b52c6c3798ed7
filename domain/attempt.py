"""One try at one provider: what is ordered, how the submit ended, how far it got."""

from enum import StrEnum

from domain.brief import Brief
from domain.failure import Code
from domain.frozen import Frozen
from domain.spec import Kind, Settings


class Candidate(Frozen):
    """A provider that can serve the model, under that provider's own name for it."""

    provider: str
    model: str
    in_flight_max: int


class Input(Frozen):
    """Media of the caller's as we copied it: `name` is how the brief speaks of it, `key` where it lies."""

    name: str
    key: str
    content_type: str
    size_bytes: int
    sha256: str


class Order(Frozen):
    """What a provider is asked to make.

    `reference` is ours and unique per try: a provider that can look jobs up by it lets a lost reply be
    cleared up. `callback_url` is where it may report; a report is a hint to poll, never believed.
    """

    reference: str
    model: str
    kind: Kind
    prompt: str
    settings: Settings
    brief: Brief | None = None
    inputs: tuple[Input, ...] = ()
    callback_url: str | None = None


def reference(job_id: str, attempt: int, candidate: int) -> str:
    """The client reference of one try. The first is the job's own id, so that both sides' logs agree."""
    first = attempt == 1 and candidate == 0
    return job_id if first else f"{job_id}-{attempt}-{candidate}"


class Verdict(StrEnum):
    """How a submit ended."""

    NOT_SENT = "not_sent"  # it never reached the provider, or was turned away unread: safe to send again
    ACCEPTED = "accepted"
    REJECTED = "rejected"  # a verified no: nothing was bought
    UNKNOWN = "unknown"  # the reply was lost: never sent again blindly


class Submission(Frozen):
    """The classified end of a submit; `handle` is the provider's id, `retry_after_s` its hint."""

    verdict: Verdict
    handle: str | None = None
    code: Code | None = None
    retry_after_s: float | None = None

    @classmethod
    def accepted(cls, handle: str) -> "Submission":
        return cls(verdict=Verdict.ACCEPTED, handle=handle)

    @classmethod
    def rejected(cls, code: Code) -> "Submission":
        return cls(verdict=Verdict.REJECTED, code=code)

    @classmethod
    def not_sent(cls, retry_after_s: float | None = None) -> "Submission":
        return cls(verdict=Verdict.NOT_SENT, retry_after_s=retry_after_s)

    @classmethod
    def unknown(cls) -> "Submission":
        return cls(verdict=Verdict.UNKNOWN)


class Role(StrEnum):
    """What an output is to its job. The first output is the main one."""

    MAIN = "main"
    POSTER = "poster"  # a still that stands for the main output


class Output(Frozen):
    """Something a provider made, before we keep it. `url` means something to its adapter only."""

    url: str
    content_type: str | None = None
    role: Role = Role.MAIN
    blurhash: str | None = None  # of a picture


class State(StrEnum):
    """A provider's word on a job, reduced to what the engine acts on."""

    WORKING = "working"  # also every word we do not know
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class Progress(Frozen):
    """One look at a job upstream; `fraction` is 0 to 1, `poll_after_s` the provider's hint."""

    state: State
    fraction: float | None = None
    outputs: tuple[Output, ...] = ()
    code: Code | None = None
    poll_after_s: float | None = None
