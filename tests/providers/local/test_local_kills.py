"""Whatever is killed or canceled, nothing goes on running, and nothing is left half made."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from domain.attempt import State
from domain.failure import Code
from providers.local import Local
from providers.local.folder import Folder
from tests.providers.local.measure import alive, caught, followed, renders, until
from tests.providers.local.worker import CLIP

_GONE_WITHIN_S = 2.0


def processes_of(worker: int) -> list[psutil.Process]:
    return psutil.Process(worker).children(recursive=True)


@pytest.fixture
def worker(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "tests.providers.local.worker", str(tmp_path / "studio")]
    with subprocess.Popen(command, start_new_session=True) as process:
        yield process
        process.kill()


async def test_a_killed_worker_leaves_no_process_and_its_heir_no_half_file(
    worker: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    folder = Folder(tmp_path / "studio" / CLIP.reference)
    await asyncio.to_thread(until, lambda: len(processes_of(worker.pid)) == 2, 20)
    left = [process.pid for process in processes_of(worker.pid)]
    worker.kill()
    await asyncio.to_thread(until, lambda: not any(alive(pid) for pid in left), _GONE_WITHIN_S)
    assert folder.outputs() == ()
    heir = Local(tmp_path / "studio")
    end, _ = await followed(heir, CLIP.reference)
    assert end.state is State.SUCCEEDED
    assert not list(folder.path.glob("part-*"))


async def test_a_killed_render_takes_its_ffmpeg_along(local: Local) -> None:
    await local.submit(CLIP)
    ffmpeg = await caught(local, "job_1", "ffmpeg")
    os.kill(ffmpeg.ppid(), signal.SIGKILL)
    async with asyncio.timeout(_GONE_WITHIN_S):
        while alive(ffmpeg.pid):
            await local.poll("job_1")
            await asyncio.sleep(0.05)


async def test_worker_and_render_killed_at_once_leave_no_ffmpeg(worker: "subprocess.Popen[bytes]") -> None:
    await asyncio.to_thread(until, lambda: len(processes_of(worker.pid)) == 2, 20)
    render, ffmpeg = processes_of(worker.pid)
    worker.kill()
    render.kill()
    await asyncio.to_thread(until, lambda: not alive(ffmpeg.pid), _GONE_WITHIN_S)


async def test_a_killed_ffmpeg_is_a_failed_render_which_starts_again(local: Local, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "studio" / "job_1")
    await local.submit(CLIP)
    ffmpeg = await caught(local, "job_1", "ffmpeg")
    ffmpeg.kill()
    psutil.wait_procs([ffmpeg])
    again = await caught(local, "job_1", "ffmpeg")
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
        ffmpeg = await caught(local, "job_1", "ffmpeg")
        assert list(folder.path.glob("part-*"))
        os.killpg(ffmpeg.ppid(), signal.SIGKILL)
        await asyncio.to_thread(os.waitid, os.P_PID, ffmpeg.ppid(), os.WEXITED | os.WNOWAIT)
    assert (await followed(local, "job_1"))[0].state is State.FAILED
    assert not list(folder.path.glob("part-*"))


@pytest.mark.parametrize("at", ["providers.local.render", "ffmpeg"])
async def test_a_cancel_ends_everything_within_two_seconds(at: str, local: Local, tmp_path: Path) -> None:
    await local.submit(CLIP)
    process = await caught(local, "job_1", at)
    group = [process.pid for process in renders()]
    began_s = time.monotonic()
    await local.cancel("job_1")
    assert time.monotonic() - began_s < _GONE_WITHIN_S
    assert process.pid in group
    assert not any(alive(pid) for pid in group)
    assert [path.name for path in (tmp_path / "studio").iterdir() if path.name != ".turns"] == []
