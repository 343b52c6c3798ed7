"""What the engine asks of a provider, and how a failed submit is classified.

An adapter does no retries of its own: a second submit may buy a second generation, so only the submit
step decides. It maps the vendor's words by closed tables; a word it does not know means "still working",
which the job's deadline bounds.

    FetchError
    ├── Unreachable       the provider or its file server cannot be reached: worth another try, much later
    └── OutputUnusable    it answers, but not with the media (gone, cut short, a page of HTML)
    CannotFind            the provider keeps no index by reference for this job: asking again is no use
"""

from collections.abc import AsyncGenerator
from typing import Protocol

import httpx2

from domain.attempt import Order, Output, Progress, Submission


class FetchError(Exception):
    """An output could not be read."""


class Unreachable(FetchError):
    """No answer, or an answer that says the provider is broken for now."""


class OutputUnusable(FetchError):
    """An answer that is not the media."""


class CannotFind(Exception):
    """The provider keeps no index by reference for this job."""


class Provider(Protocol):
    """One vendor. Every method may be called again after a crash, with the same arguments.

    name: as candidates, leases and operators name it.
    submit_timeout_s: the longest a submit can stay on the wire; what is not visible upstream by then was
        never taken.
    can_find: whether `find` is able to tell; without it an unknown submit stays unknown.
    """

    name: str
    submit_timeout_s: float
    can_find: bool

    async def submit(self, order: Order) -> Submission:
        """Buy one generation. Never raises for what the wire does: the end is always classified."""
        ...

    async def find(self, reference: str) -> str | None:
        """The handle of the job bought under our reference, or None when there is none.

        Raises Unreachable when the provider cannot be asked, CannotFind when it keeps no index by reference
        for this job, so that the submit stays unknown.
        """
        ...

    async def poll(self, handle: str) -> Progress:
        """One look. Raises Unreachable when the provider cannot be asked."""
        ...

    async def cancel(self, handle: str) -> None:
        """Ask it to stop. "Too late" and "cannot" are normal ends, not errors."""
        ...

    def fetch(self, output: Output) -> AsyncGenerator[bytes, None]:
        """The bytes of one output, in chunks of at most 1 MiB. Raises FetchError, also half-way."""
        ...


def classify(error: httpx2.TransportError) -> Submission:
    """A submit that got no answer: safe to repeat only if no request can have left this machine."""
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.PoolTimeout):
        return Submission.not_sent()
    return Submission.unknown()
