"""What a render may use: limits on each of its processes, and a watch over all of them together.

The watch is a thread of the render process. It kills the whole group when that takes too much memory, gets no
further, or has lost its worker, and says in between that the render is alive.
"""

import math
import os
import resource
import select
import signal
import threading
import time
from contextlib import suppress
from typing import Final

import psutil

from providers.local.report import Report

MEMORY_MAX_BYTES: Final = 600 * 1024 * 1024  # resident, of the render and all it started
STANDSTILL_MAX_S: Final = 150.0
WALL_MAX_S: Final = 600
_WORKER: Final = 0  # our standard input: its other end closes with the worker
_BEAT_S: Final = 0.25
_NICENESS: Final = 5

# Of one process: past these it ends by itself, even while nobody watches.
LIMITS: Final = (
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_CPU, 600),
    (resource.RLIMIT_FSIZE, 512 * 1024 * 1024),
    (resource.RLIMIT_DATA, 640 * 1024 * 1024),
)


def limit() -> None:
    """Bind this process, and those it starts from now on."""
    os.nice(_NICENESS)
    for which, most in LIMITS:
        _, hard = resource.getrlimit(which)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (least, least))


class Watch(threading.Thread):
    """Looks after the process group of this render until the process ends."""

    def __init__(self, report: Report, standstill_max_s: float = STANDSTILL_MAX_S) -> None:
        super().__init__(daemon=True)
        self._report = report
        self._standstill_max_s = standstill_max_s
        self._began_s = math.inf

    def run(self) -> None:
        this = psutil.Process()
        while not self._abandoned() and not self._stands_still() and resident_bytes(this) <= MEMORY_MAX_BYTES:
            with suppress(OSError):  # a full disk is for the render itself to fail at
                self._report.beat()
        os.killpg(os.getpgrp(), signal.SIGKILL)

    def begin(self) -> None:
        """From now on the clocks run: what was before was waiting. The kernel's needs no thread that has its turn."""
        self._began_s = time.monotonic()
        signal.alarm(WALL_MAX_S)

    def _abandoned(self) -> bool:
        readable, _, _ = select.select([_WORKER], [], [], _BEAT_S)
        return bool(readable)

    def _stands_still(self) -> bool:
        return time.monotonic() - max(self._began_s, self._report.moved_s) > self._standstill_max_s


def resident_bytes(root: psutil.Process) -> int:
    """What a process holds, and all it started.

    A child that is about to become another program still shares its parent's memory, and is not counted.
    """
    held = root.memory_info().rss
    for process in root.children(recursive=True):
        with suppress(psutil.Error):
            if process.cmdline() != root.cmdline():
                held += process.memory_info().rss
    return held
