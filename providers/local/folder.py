"""The folder of one render: what lies in it, and who holds it.

order.json   what was ordered
lock         held by the render process for as long as it lives; its text is that process's id
progress     fraction done, 0 to 1
failures     how many render processes ended without an output
refused      why the order cannot be made of what it refers to: a code
log          what the render processes wrote to their error stream
input-…      what the brief refers to, by its place in the order
part-…/      outputs being written
outputs/     the finished outputs, always all and whole, with their description
"""

import fcntl
import os
import re
import shutil
import signal
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from domain.attempt import Order, Output
from domain.failure import Code

_DESCRIPTION: Final = "description.json"
_OUTPUTS: Final = TypeAdapter(tuple[Output, ...])
_REFERENCE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")


class Folder:
    """The render folder of one reference. Its name never leaves `root`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.progress_path = path / "progress"
        self._order_path = path / "order.json"
        self._lock_path = path / "lock"
        self._failures_path = path / "failures"
        self._refused_path = path / "refused"
        self._outputs_path = path / "outputs"

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

    def outputs(self) -> tuple[Output, ...]:
        """What was made, the main output first, each `url` a file's name; nothing before all of it is whole."""
        text = _read(self._outputs_path / _DESCRIPTION)
        return _OUTPUTS.validate_json(text) if text else ()

    def output(self, name: str) -> Path | None:
        """The file of an output; None for a name that none has."""
        return self._outputs_path / name if any(output.url == name for output in self.outputs()) else None

    def part(self) -> Path:
        """A fresh folder in which this process writes its outputs. Only the holder of the lock may."""
        self.sweep()
        part = self.path / f"part-{os.getpid()}"
        part.mkdir()
        return part

    def publish(self, part: Path, outputs: tuple[Output, ...]) -> None:
        """Make the outputs in `part` those of the folder, in one step."""
        (part / _DESCRIPTION).write_bytes(_OUTPUTS.dump_json(outputs))
        part.rename(self._outputs_path)

    def sweep(self) -> None:
        """Remove what render processes that died left half written. Only the holder of the lock may."""
        for part in self.path.glob("part-*"):
            shutil.rmtree(part)

    def sweep_if_free(self) -> None:
        """The same, for whoever sees a render process die, unless another is at work already."""
        with self._lock_path.open("a") as lock, suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.sweep()

    def refuse(self, code: Code) -> None:
        write_whole(self._refused_path, code)

    def refused(self) -> Code | None:
        text = _read(self._refused_path)
        return Code(text) if text else None

    def progress(self) -> float:
        return float(_read(self.progress_path) or 0)

    @property
    def turns_path(self) -> Path:
        """Where the renders of all folders beside this one take turns."""
        return self.path.parent / ".turns"

    def ticket(self) -> str:
        """Earlier in text for an order that was taken earlier."""
        return f"{self._order_path.stat().st_mtime_ns:020d}-{self.path.name}"

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
