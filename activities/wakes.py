"""Inbound reports of providers, as wake-up calls for whoever waits on that reference.

The API notes a report as a Postgres notification; every worker listens and sets the event of the job it
is waiting for. A report that is lost costs nothing but the time until the next poll.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog

from store.database import CHANNEL_REPORTS, Database

log = structlog.get_logger()

_RECONNECT_S: Final = 5.0


class Wakes:
    """The events of the references this worker waits for."""

    def __init__(self) -> None:
        self._events: dict[str, asyncio.Event] = {}

    @asynccontextmanager
    async def heard(self, reference: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set at each report on `reference`, while the block runs."""
        event = self._events.setdefault(reference, asyncio.Event())
        try:
            yield event
        finally:
            self._events.pop(reference, None)

    def wake(self, reference: str) -> None:
        """Set the event of `reference`, if this worker waits for it."""
        if (event := self._events.get(reference)) is not None:
            event.set()

    async def listen(self, database: Database) -> None:
        """Hear reports until cancelled; a connection that breaks is made again."""
        while True:
            try:
                await database.listen(CHANNEL_REPORTS, self.wake)
            except Exception as error:
                log.warning("cannot hear provider reports", error=type(error).__name__)
            await asyncio.sleep(_RECONNECT_S)
