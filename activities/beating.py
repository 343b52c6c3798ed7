"""Heartbeats: how a dead worker is noticed, and how a live one hears of a cancel."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from temporalio import activity

_BEAT_S: Final = 1.5  # well under the heartbeat timeout of workflows.policies


class Beat:
    """The heartbeat of a running step; what was last said goes with every beat.

    Saying alone sends nothing: a step that is over before its first beat costs the server none.
    """

    def __init__(self) -> None:
        self._details: tuple[dict[str, Any], ...] = ()

    def say(self, details: dict[str, Any]) -> None:
        self._details = (details,)

    async def go_on(self) -> None:
        while True:
            await asyncio.sleep(_BEAT_S)
            activity.heartbeat(*self._details)


@asynccontextmanager
async def beating() -> AsyncIterator[Beat]:
    """Heartbeats while the block, or the step that it decorates, runs."""
    beat = Beat()
    task = asyncio.create_task(beat.go_on())
    try:
        yield beat
    finally:
        task.cancel()
