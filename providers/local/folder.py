"""The folder of one render: what lies in it, and who holds it.

order.json   what was ordered
lock         held by the render process for as long as it lives; its text is that process's id
progress     fraction done, 0 to 1
failures     how many render processes ended without an output
log          what the render processes wrote to their error stream
input-…      what the brief refers to, by its place in the order
part-…       an output being written
output.…     the finished output, always whole
"""

import fcntl
import os
import re
import shutil
import signal
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from domain.asset import EXTENSIONS
from domain.attempt import Order
from domain.spec import Kind

CONTENT_TYPES: Final[Mapping[Kind, str]] = {
    Kind.VIDEO: "video/mp4",
    Kind.MUSIC: "audio/mpeg",
    Kind.MODEL_3D: "model/gltf-binary",
    Kind.TALKING_VIDEO: "video/mp4",
    Kind.SPEECH: "audio/mpeg",
    Kind.STATIC_AD: "image/png",
    Kind.COPY: "application/json",
    Kind.DOCUMENT: "application/pdf",
    Kind.PHOTO_QC: "application/json",
}

_REFERENCE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")


class Folder:
    """The render folder of one reference. Its name never leaves `root`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.progress_path = path / "progress"
        self._order_path = path / "order.json"
        self._lock_path = path / "lock"
        self._failures_path = path / "failures"

    @classmethod
    def of(cls, root: Path, reference: str) -> "Folder | None":
        """The folder of a reference, or None for a name that is no plain file name."""
        return cls(root / reference) if _REFERENCE.fullmatch(reference) else None

    def exists(self) -> bool:
        """Whether an order was taken here. A folder without its order never counted."""
        return self._order_path.exists()

    def order(self) -> Order:
        return Order.model_validate_json(self._order_path.read_bytes())

    def take(self, order: Order) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        write_whole(self._order_path, order.model_dump_json())

    def inputs(self, order: Order) -> dict[str, Path]:
        """Where each input of an order lies, by the name the brief knows it by."""
        return {given.name: self.path / f"input-{number}" for number, given in enumerate(order.inputs)}

    def output(self, kind: Kind) -> Path:
        return self.path / f"output.{EXTENSIONS[CONTENT_TYPES[kind]]}"

    def part(self, kind: Kind) -> Path:
        """Where this process writes its output before it is whole."""
        return self.path / f"part-{os.getpid()}.{EXTENSIONS[CONTENT_TYPES[kind]]}"

    def sweep(self) -> None:
        """Remove what render processes that died left half written. Only the holder of the lock may."""
        for part in self.path.glob("part-*"):
            part.unlink(missing_ok=True)

    def progress(self) -> float:
        return float(_read(self.progress_path) or 0)

    def failures(self) -> int:
        return int(_read(self._failures_path) or 0)

    def count_failure(self) -> None:
        write_whole(self._failures_path, str(self.failures() + 1))

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Own the folder; waits for a render process that still works in it."""
        with self._lock_path.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    def held(self) -> bool:
        """Whether a render process works in here, be it one whose worker is gone."""
        try:
            with self._lock_path.open("r") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def retire(self) -> "Folder":
        """Take the folder out of sight in one step, so that nothing starts in it again."""
        return Folder(self.path.rename(self.path.parent / f".retired-{uuid.uuid4().hex}"))

    def stop_holder(self) -> None:
        """Kill the render process that holds the folder, with everything it started."""
        if self.held() and (holder := _read(self._lock_path)):
            with suppress(ProcessLookupError):
                os.killpg(int(holder), signal.SIGKILL)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def prune(root: Path, older_than_s: float) -> None:
    """Remove the folders nothing was written into for so long, retired ones as well."""
    oldest = time.time() - older_than_s
    for path in root.iterdir():
        with suppress(FileNotFoundError):
            if path.is_dir() and path.stat().st_mtime < oldest and not Folder(path).held():
                shutil.rmtree(path, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Readers see the old text or the new, never a part of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_text(text)
    fresh.replace(path)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except FileNotFoundError:
        return ""
