"""What tests measure: media facts read by ffmpeg, and a studio followed to the end of a job."""

import asyncio
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import psutil

from domain.attempt import Order, Progress, State
from providers.local import Local
from tests.fixtures.processes import PATIENCE_S

Ordering = Callable[..., Order]
RENDER_PATIENCE_S = 300.0


@dataclass(frozen=True)
class Facts:
    """What ffmpeg says of a file, after decoding all of it."""

    duration_s: float
    streams: tuple[str, ...]
    comment: str
    frames: int


def facts_of(path: Path) -> Facts:
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-hide_banner",
        "-i",
        str(path),
        "-f",
        "null",
        "-",
    ]
    said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True).stderr
    hours, minutes, seconds = re.findall(r"Duration: (\d+):(\d+):([\d.]+)", said)[0]
    heard = said.partition("Output #0")[0]
    return Facts(
        duration_s=int(hours) * 3600 + int(minutes) * 60 + float(seconds),
        streams=tuple(re.findall(r"Stream #0:\d.*?: ((?:Video|Audio): .*)", heard)),
        comment="".join(re.findall(r"comment\s+: (.*)", heard)[:1]),
        frames=int((re.findall(r"frame=\s*(\d+)", said) or ["0"])[-1]),
    )


async def rendered(local: Local, order: Order) -> tuple[Progress, list[float]]:
    """The last word on an order, and the fractions seen on the way."""
    submission = await local.submit(order)
    assert submission.handle == order.reference
    return await followed(local, order.reference)


async def followed(local: Local, handle: str) -> tuple[Progress, list[float]]:
    fractions: list[float] = []
    async with asyncio.timeout(RENDER_PATIENCE_S):
        while (seen := await local.poll(handle)).state is State.WORKING:
            assert seen.fraction is not None
            assert seen.poll_after_s is not None
            fractions.append(seen.fraction)
            await asyncio.sleep(seen.poll_after_s)
    return seen, fractions


async def fetched(local: Local, progress: Progress, into: Path, position: int = 0) -> Path:
    with into.open("wb") as file:
        async for chunk in local.fetch(progress.outputs[position]):
            assert len(chunk) <= 1024 * 1024
            file.write(chunk)
    return into


async def held(local: Local, handle: str) -> psutil.Process:
    """The ffmpeg of an order that stands at the gate."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            seen = await local.poll(handle)
            assert seen.state is State.WORKING
            if ffmpeg := stopped_among(renders()):
                return ffmpeg
            await asyncio.sleep(0.02)


async def dies(render: int, how: Callable[[int, int], None] = os.kill) -> None:
    """Kill a render we started, by itself or with `os.killpg`, and wait until it is dead; nobody has collected it."""
    how(render, signal.SIGKILL)
    await asyncio.to_thread(os.waitid, os.P_PID, render, os.WEXITED | os.WNOWAIT)


async def further(local: Local, handle: str, than: float) -> float:
    """How far an order is, once it is further than that."""
    async with asyncio.timeout(PATIENCE_S):
        while (fraction := (await local.poll(handle)).fraction or 0.0) <= than:
            await asyncio.sleep(0.02)
    return fraction


def stopped_among(processes: Iterable[psutil.Process]) -> psutil.Process | None:
    for process in processes:
        with suppress(psutil.Error):
            if process.status() == psutil.STATUS_STOPPED:
                return process
    return None


def renders() -> list[psutil.Process]:
    """The render processes we started, not those of a stack, each with what it started."""
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            if "providers.local.render" in child.cmdline():
                found += [child, *child.children(recursive=True)]
    return found


def held_bytes() -> int:
    """Resident memory of our renders."""
    held = 0
    for process in renders():
        with suppress(psutil.Error):
            # one that is about to become ffmpeg is still its parent, sharing all its memory
            if process.cmdline() != psutil.Process(process.ppid()).cmdline():
                held += process.memory_info().rss
    return held
