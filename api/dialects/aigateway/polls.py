"""How often a job may be polled: once in three seconds, unless there is something new to see."""

import time
from collections.abc import Callable
from typing import Final

from cachetools import TTLCache

from api.dialects.aigateway.translate import STATUS
from domain.job import Job
from store.accounts import Caller

INTERVAL_S: Final = 3.0
_REMEMBERED: Final = 100_000


class Polls:
    """What each caller was last shown of each job, for as long as it counts. Kept by each API process.

    clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown: TTLCache[tuple[str, str], tuple[str, int]] = TTLCache(_REMEMBERED, INTERVAL_S, clock)

    def is_too_early(self, caller: Caller, job: Job) -> bool:
        """True when this caller saw the job like this less than three seconds ago; else it counts as shown now."""
        key, seen = (caller.key_id, job.id), (STATUS[job.status], job.attempt)
        if self._shown.get(key) == seen:
            return True
        self._shown[key] = seen
        return False
