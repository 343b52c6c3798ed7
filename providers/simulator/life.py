"""How a job of this vendor looks at a moment: a pure function of what was committed and of the clock.

    queued -> processing -> completed | failed | canceled

No process has to be alive for a job to finish, so a killed server loses nothing.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from providers.simulator.behaviour import Behaviour, Outcome, parse

QUEUED_PART: Final = 0.1  # of a job's time
POLL_SOON_MS: Final = 50

# How each outcome that is no success is worded in `error.code`.
FAILURES: Final[Mapping[Outcome, str]] = {
    Outcome.REFUSED: "content_policy",
    Outcome.OUTAGE: "service_outage",
    Outcome.CAPACITY: "no_capacity",
}
CANCELED: Final = "canceled"
REFUSED: Final = "content_policy"
INVALID: Final = "invalid_parameter"
ERROR_CODES: Final = frozenset({*FAILURES.values(), CANCELED, REFUSED, INVALID})

TERMINAL: Final = frozenset({"completed", "failed", "canceled"})


@dataclass(frozen=True, slots=True)
class View:
    """What one look shows; `error` is a code, `files` says whether outputs are listed."""

    status: str
    progress: float
    error: str | None = None
    files: bool = False

    @property
    def over(self) -> bool:
        """A true end: a completed job lists its files, a failed one its reason."""
        return self.status in TERMINAL and (self.files or self.error is not None)


DONE: Final = View("completed", 1.0, files=True)

# What the looks at a flapping job show, one after the other; None is a 500.
FLAPS: Final[tuple[View | None, ...]] = (
    View("processing", 0.4),
    View("completed", 1.0),
    None,
    View("reticulating_splines", 0.5),
    View("processing", 0.3),
)


@dataclass(frozen=True, slots=True)
class Job:
    """One committed create; times are Unix seconds, `looks` counts the polls of a flapping job."""

    id: str
    reference: str
    kind: str
    prompt: str
    callback_url: str | None
    created_at: float
    canceled_at: float | None = None
    looks: int = 0

    @property
    def behaviour(self) -> Behaviour:
        return parse(self.prompt)

    @property
    def ends_at(self) -> float:
        """When it ends or ended, by the clock alone; infinity when it is stuck."""
        if self.canceled_at is not None:
            return self.canceled_at
        return math.inf if self.behaviour.outcome is Outcome.STUCK else self.created_at + self.behaviour.seconds


def view(job: Job, now: float) -> View | None:
    """What the vendor shows of a job at `now`; None is a 500."""
    flapping = job.behaviour.outcome is Outcome.FLAP and job.canceled_at is None
    if flapping and job.looks <= len(FLAPS):
        return FLAPS[max(job.looks - 1, 0)]
    return end(job) if now >= job.ends_at else _working(job, now)


def end(job: Job) -> View:
    """What the vendor shows of a job for ever after its end."""
    if job.canceled_at is not None:
        return View("canceled", 0.0, error=CANCELED)
    failure = FAILURES.get(job.behaviour.outcome)
    return DONE if failure is None else View("failed", 1.0, error=failure)


def _working(job: Job, now: float) -> View:
    seconds = job.ends_at - job.created_at
    fraction = 0.5 if seconds == math.inf else max(0.0, (now - job.created_at) / seconds)
    return View("queued" if fraction < QUEUED_PART else "processing", round(fraction, 3))


def poll_after_ms(job: Job, now: float) -> int:
    """The vendor's hint: soon near the end, a tenth of the time left before, 250 ms to 1 s."""
    left_s = job.ends_at - now
    return POLL_SOON_MS if left_s < 1 else int(min(1000.0, max(250.0, left_s * 100)))


def running_peak(jobs: Iterable[Job]) -> int:
    """The most jobs that were ever unfinished at one moment."""
    marks = sorted(mark for job in jobs for mark in ((job.created_at, 1), (job.ends_at, -1)))
    peak = running = 0
    for _, change in marks:
        running += change
        peak = max(peak, running)
    return peak
