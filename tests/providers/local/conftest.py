"""A local studio in a folder of its own, and the orders tests place there."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import psutil
import pytest

from domain.attempt import Input, Order
from domain.spec import Kind, Settings
from providers.local import Local
from tests.providers.local.measure import Ordering

_GATE = """#!/bin/sh
case "$*" in {held}) kill -STOP $$ ;; esac
exec "{ffmpeg}" "$@"
"""


async def _bring(given: Input, into: Path) -> None:
    await asyncio.to_thread(into.write_bytes, bytes(given.size_bytes))


@dataclass(frozen=True)
class Gate:
    """A door before ffmpeg, for renders that are started while it is there."""

    program: Path
    environment: pytest.MonkeyPatch

    def hold(self, *outputs: str) -> None:
        """An ffmpeg that is to write such a file stops before it begins, until it is resumed or killed."""
        patterns = "|".join(f"*/{output}" for output in outputs)
        self.program.write_text(_GATE.format(held=patterns, ffmpeg=imageio_ffmpeg.get_ffmpeg_exe()))
        self.program.chmod(0o755)
        self.environment.setenv("IMAGEIO_FFMPEG_EXE", str(self.program))

    def open(self) -> None:
        self.environment.delenv("IMAGEIO_FFMPEG_EXE")


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(tmp_path / "gate", monkeypatch)
    yield gate
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if str(gate.program) in process.cmdline():  # a test that failed left it standing there
                process.kill()


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[Local]:
    root = tmp_path / "studio"
    studio = Local(root, _bring)
    yield studio
    for folder in root.glob("*"):
        await studio.cancel(folder.name)


@pytest.fixture
def order() -> Ordering:
    def place(kind: Kind, prompt: str = "a red sailboat at sunset", model: str = "aurora-1", **settings: Any) -> Order:
        return Order(reference="job_1", model=model, kind=kind, prompt=prompt, settings=Settings(**settings))

    return place
