"""One run of ffmpeg: fed block by block, its words drained, bounded by the wall clock.

It stays in the process group of the render, which a cancel kills as a whole.
"""

import subprocess
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

import imageio_ffmpeg

_LIMIT_S: Final = 540.0
# As many as a render has cores: each takes memory, and would take more on a larger machine.
_THREADS: Final = ("-filter_threads", "2", "-filter_complex_threads", "2", "-threads", "2")
_TOLD_MAX: Final = 1 << 20  # characters
_TOLD_OF_ERROR: Final = 2000


class EncodeError(Exception):
    """ffmpeg ended with an error, or had to be killed; carries the last of what it said."""


def ffmpeg(arguments: Sequence[str], blocks: Iterable[bytes] = (), *, level: str = "error") -> str:
    """What it said on its error stream. `blocks` go to its input."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-hide_banner",
        "-nostats",
        "-loglevel",
        level,
        "-y",
        *_THREADS,
        *arguments,
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watchdog = threading.Timer(_LIMIT_S, process.kill)
        watchdog.daemon = True
        watchdog.start()
        ear = _Ear(process.stderr)
        try:
            _feed(process, blocks)
        except BaseException:
            process.kill()
            raise
        finally:
            watchdog.cancel()
        told = ear.heard()
    if process.returncode != 0:
        raise EncodeError(f"ffmpeg ended with {process.returncode}: {told[-_TOLD_OF_ERROR:]}")
    return told


def option(path: Path) -> str:
    """A path as the value of a filter's option: escaped for the option, then for the graph."""
    escaped = "".join(f"\\{letter}" if letter in "\\':" else letter for letter in str(path))
    return "".join(f"\\{letter}" if letter in "\\'[],;" else letter for letter in escaped)


class _Ear:
    """Keeps listening, so that a full pipe never stops the one who talks."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        assert stream is not None
        self._stream = stream
        self._told = ""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def heard(self) -> str:
        self._thread.join()
        return self._told

    def _listen(self) -> None:
        for line in self._stream:
            self._told = (self._told + line.decode("utf-8", "replace"))[-_TOLD_MAX:]


def _feed(process: "subprocess.Popen[bytes]", blocks: Iterable[bytes]) -> None:
    """One that goes away early says why in its exit code."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        for block in blocks:
            process.stdin.write(block)
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.wait()
