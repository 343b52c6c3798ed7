"""What a render may use, and what happens to one that wants more."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from domain.attempt import Order, State
from domain.brief import Backing, Film, Inset
from domain.spec import Kind, Settings
from providers.local import Local, bounds, report
from providers.local.bounds import LIMITS, MEMORY_MAX_BYTES, Watch
from providers.local.report import Report
from tests.fixtures.processes import PATIENCE_S, alive, until
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import held, held_bytes

FILM = Order(
    reference="job_1",
    model="studio",
    kind=Kind.TALKING_VIDEO,
    prompt="",
    settings=Settings(duration_s=10),
    brief=Film(
        script="I was tired of waking up tired. Then I found this pillow. It stays cool all night, every night.",
        music=Backing.CHILL,
        cta="Try it",
        broll=True,
        inset=Inset(),
    ),
)


@contextmanager
def greedy(wish: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A render process with that wish. Its input stays open, as a worker keeps it."""
    command = [sys.executable, "-m", "tests.providers.local.greedy", wish, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def told(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """How it ended, and the last line it wrote."""
    code = process.wait(PATIENCE_S)
    assert process.stdout is not None
    assert process.stderr is not None
    lines = (process.stdout.read() + process.stderr.read()).decode().strip().splitlines()
    return code, lines[-1] if lines else ""


@pytest.mark.parametrize("wish", ["wait", "half"])
def test_a_modest_render_comes_to_its_end(wish: str, tmp_path: Path) -> None:
    with greedy(wish, tmp_path) as process:
        assert told(process) == (0, "done")


@pytest.mark.parametrize(
    ("wish", "code", "says"),
    [
        ("memory", 1, "MemoryError"),  # more than one process may have
        ("file", 1, "File too large"),
        ("two halves", -signal.SIGKILL, ""),  # more than a render may have, with what it started
        ("sleep", -signal.SIGKILL, ""),  # a render that gets no further
    ],
)
def test_a_render_that_wants_too_much_is_ended(wish: str, code: int, says: str, tmp_path: Path) -> None:
    with greedy(wish, tmp_path) as process:
        ended, last = told(process)
    assert ended == code
    assert says in last


def test_what_a_render_started_ends_with_it(tmp_path: Path) -> None:
    with greedy("two halves", tmp_path) as process:
        told(process)
        child = int((tmp_path / "child").read_text())
        until(lambda: not alive(child))


def test_a_render_that_gets_further_does_not_stand_still(tmp_path: Path) -> None:
    watch = Watch(told := Report(tmp_path / "progress"), standstill_max_s=3600)
    told.moved_s = watch._began_s = time.monotonic() - 7200
    assert watch._stands_still()
    told(0.5)
    assert not watch._stands_still()


def test_a_render_says_once_a_second_that_it_lives_though_it_gets_no_further(tmp_path: Path) -> None:
    assert bounds._BEAT_S + report._BEAT_S < 1.0
    said = set[int]()

    def beats() -> int:
        with suppress(FileNotFoundError):
            said.add((tmp_path / "progress").stat().st_mtime_ns)
        return len(said)

    with greedy("stay", tmp_path):
        until(lambda: beats() >= 3)


async def test_a_film_and_its_ffmpeg_stay_within_their_bounds(local: Local, gate: Gate) -> None:
    gate.hold("output.mp4")
    await local.submit(FILM)
    ffmpeg = await held(local, "job_1")
    for process in (psutil.Process(ffmpeg.ppid()), ffmpeg):
        assert {which: process.rlimit(which)[0] for which, _ in LIMITS} == dict(LIMITS)
    most = held_bytes()
    ffmpeg.resume()
    while (seen := await local.poll("job_1")).state is State.WORKING:
        most = max(most, held_bytes())
        await asyncio.sleep(0.02)
    assert seen.state is State.SUCCEEDED
    assert 0.2 * MEMORY_MAX_BYTES < most < MEMORY_MAX_BYTES
