"""Whatever is killed or canceled, nothing goes on running, and nothing is left half made."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from domain.attempt import State
from domain.failure import Code
from providers.local import Local
from providers.local.folder import Folder
from providers.local.turns import seats, turn
from tests.fixtures.processes import PATIENCE_S, alive, until
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import dies, followed, held, renders, stopped_among
from tests.providers.local.worker import CLIP

pytestmark = pytest.mark.usefixtures("at_the_film")


def processes_of(worker: int) -> list[psutil.Process]:
    return psutil.Process(worker).children(recursive=True)


@pytest.fixture
def at_the_film(gate: Gate) -> None:
    """Every ffmpeg that is to write a film is held."""
    gate.hold("output.mp4")


@pytest.fixture
def worker(at_the_film: None, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """One whose ffmpeg is held."""
    command = [sys.executable, "-m", "tests.providers.local.worker", str(tmp_path / "studio")]
    with subprocess.Popen(command, start_new_session=True) as process:
        until(lambda: stopped_among(processes_of(process.pid)))
        yield process
        process.kill()


async def test_a_killed_worker_leaves_no_process_and_its_heir_no_half_file(
    worker: "subprocess.Popen[bytes]", gate: Gate, tmp_path: Path
) -> None:
    folder = Folder(tmp_path / "studio" / CLIP.reference)
    left = [process.pid for process in processes_of(worker.pid)]
    assert len(left) == 2
    worker.kill()
    await asyncio.to_thread(until, lambda: not any(alive(pid) for pid in left))
    assert folder.outputs() == ()
    gate.open()
    heir = Local(tmp_path / "studio")
    end, _ = await followed(heir, CLIP.reference)
    assert end.state is State.SUCCEEDED
    assert not list(folder.path.glob("part-*"))


async def test_a_killed_render_takes_its_ffmpeg_along(local: Local) -> None:
    await local.submit(CLIP)
    ffmpeg = await held(local, "job_1")
    await dies(ffmpeg.ppid())
    async with asyncio.timeout(PATIENCE_S):
        while alive(ffmpeg.pid):
            await local.poll("job_1")
            await asyncio.sleep(0.05)


async def test_worker_and_render_killed_at_once_leave_no_ffmpeg(worker: "subprocess.Popen[bytes]") -> None:
    render, ffmpeg = processes_of(worker.pid)
    render.suspend()  # it must not notice that its worker is gone
    ffmpeg.resume()
    worker.kill()
    render.kill()
    await asyncio.to_thread(until, lambda: not alive(ffmpeg.pid))


async def test_a_killed_ffmpeg_is_a_failed_render_which_starts_again(local: Local, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "studio" / "job_1")
    await local.submit(CLIP)
    ffmpeg = await held(local, "job_1")
    ffmpeg.kill()
    psutil.wait_procs([ffmpeg])
    again = await held(local, "job_1")
    assert folder.failures() == 1
    again.kill()
    end, _ = await followed(local, "job_1")
    assert (end.state, end.code) == (State.FAILED, Code.PROVIDER_ERROR)
    assert not list(folder.path.glob("part-*"))
    assert folder.outputs() == ()


async def test_a_render_killed_for_good_leaves_nothing_half_made(local: Local, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "studio" / "job_1")
    await local.submit(CLIP)
    for _ in range(2):
        ffmpeg = await held(local, "job_1")
        assert list(folder.path.glob("part-*"))
        await dies(ffmpeg.ppid(), os.killpg)
    assert (await followed(local, "job_1"))[0].state is State.FAILED
    assert not list(folder.path.glob("part-*"))


@pytest.mark.parametrize("at", ["its turn", "ffmpeg"])
async def test_a_cancel_ends_everything_before_it_is_answered(at: str, local: Local, tmp_path: Path) -> None:
    turns = tmp_path / "studio" / ".turns"
    await local.submit(CLIP)
    with ExitStack() as occupied:
        if at == "its turn":
            for number in range(seats()):
                occupied.enter_context(turn(turns, str(number), seats()))
            await local.poll("job_1")
            await asyncio.to_thread(until, lambda: [*turns.glob("waiting-*")])
        else:
            await held(local, "job_1")
        group = [process.pid for process in renders()]
        await local.cancel("job_1")
    assert len(group) == (1 if at == "its turn" else 2)
    assert not any(alive(pid) for pid in group)
    assert [path.name for path in (tmp_path / "studio").iterdir()] == [".turns"]
