"""Whose turn it is: one render for two cores, first come first served, among all processes that share a folder.

Each render that waits holds a lock on a file named after when its order was taken; each that runs holds one of the
seats. The kernel lets go of both when a process dies, however it dies.

waiting-…    one who waits, the earliest first by name
seat-…       one who runs
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

_LOOK_S: Final = 0.05


def seats() -> int:
    """How many renders run at once on this machine."""
    return max(1, (os.cpu_count() or 1) // 2)


@contextmanager
def turn(folder: Path, ticket: str, at_once: int) -> Iterator[None]:
    """Wait for a seat behind everybody with an earlier ticket, and keep it meanwhile. Tickets are compared as text."""
    folder.mkdir(exist_ok=True)
    mine = folder / f"waiting-{ticket}"
    with _queued(mine):
        while _is_behind(mine) or (seat := _free_seat(folder, at_once)) is None:
            time.sleep(_LOOK_S)
    with seat:
        yield


@contextmanager
def _queued(mine: Path) -> Iterator[None]:
    while True:
        with mine.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file.fileno()).st_nlink == 0:
                continue  # taken for one left by the dead, between the two lines above
            try:
                yield
            finally:
                mine.unlink()
            return


def _is_behind(mine: Path) -> bool:
    earlier = (path for path in mine.parent.glob("waiting-*") if path.name < mine.name)
    return any(_is_held(path) for path in earlier)


def _is_held(path: Path) -> bool:
    """Whether somebody waits there; what the dead left is removed."""
    with suppress(FileNotFoundError), path.open("r") as file:
        if not _locked(file):
            return True
        path.unlink(missing_ok=True)
    return False


def _free_seat(folder: Path, at_once: int) -> IO[str] | None:
    for number in range(at_once):
        seat = (folder / f"seat-{number}").open("a")
        if _locked(seat):
            return seat
        seat.close()
    return None


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
