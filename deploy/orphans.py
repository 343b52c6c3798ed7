"""Processes a stack left behind: those of a killed supervisor, and what a killed part did not take along.

Only for the holder of the data folder's lock: whoever else is found then cannot be in use.
"""

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

MARK = "DARKROOM_STACK"
_GRACE_S = 3.0


def marked(mark: str) -> list[psutil.Process]:
    """Every process that inherited this stack's mark, except ourselves and those above us."""
    ours = {os.getpid(), *(process.pid for process in psutil.Process().parents())}
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid not in ours and process.environ().get(MARK) == mark:
                found.append(process)
    return found


def working_in(folder: Path) -> list[psutil.Process]:
    """Every process whose working directory this is: Postgres and its backends always stand in their data."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.cwd() == str(folder):
                found.append(process)
    return found


async def end(processes: Sequence[psutil.Process], *, patience_s: float = 0.0) -> None:
    """Let them end by themselves for a while, then ask, then kill."""
    left = await _wait(processes, patience_s)
    for process in left:
        with suppress(psutil.Error):
            process.send_signal(signal.SIGQUIT)
    await kill(await _wait(left, _GRACE_S))


async def kill(processes: Sequence[psutil.Process]) -> None:
    """End them at once, and see them gone."""
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
    await _wait(processes, _GRACE_S)


async def _wait(processes: Sequence[psutil.Process], timeout_s: float) -> list[psutil.Process]:
    if not processes:
        return []
    _, left = await asyncio.to_thread(psutil.wait_procs, processes, timeout_s)
    return left
