"""The data folder: where things lie, who may use it, and its logs."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deploy.errors import HomeInUse

_LOG_MAX_BYTES = 4 << 20
_LOG_KEPT_BYTES = 1 << 20
_TAIL_BYTES = 16 << 10


class Home:
    """The folder of one stack. Deleting it starts from nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        self.logs = self.folder / "logs"
        self.run = self.folder / "run"
        self.s3 = self.folder / "s3"
        self.scratch = self.folder / "scratch"
        self.ready = self.folder / "ready.json"
        self.secrets = self.folder / "secrets.json"
        self.ports = self.folder / "ports.json"

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Make the folders and hold them against a second stack, until the block or this process ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        # Private one by one: the folder itself may have to let another user pass to Postgres's data.
        for folder in (self.logs, self.run, self.s3, self.scratch):
            folder.mkdir(mode=0o700, exist_ok=True)
        with (self.folder / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise HomeInUse(
                    f"another Darkroom runs on {self.folder}: stop it, or choose another folder with DARKROOM_HOME"
                ) from None
            yield

    def log(self, part: str) -> Path:
        return self.logs / f"{part}.log"

    def log_tail(self, part: str, since: int = 0, lines: int = 15) -> str:
        """The last lines a part wrote, none of them before the given offset."""
        with suppress(OSError), self.log(part).open("rb") as log:
            end = log.seek(0, os.SEEK_END)
            log.seek(max(end - _TAIL_BYTES, since if since <= end else 0))
            text = log.read().decode(errors="replace").strip()
            return "\n".join(text.splitlines()[-lines:])
        return ""

    def log_size(self, part: str) -> int:
        with suppress(OSError):
            return self.log(part).stat().st_size
        return 0

    def trim_logs(self) -> None:
        """Cut long logs down to their end. Safe while they are written, as every writer appends."""
        for log in self.logs.glob("*.log"):
            if log.stat().st_size <= _LOG_MAX_BYTES:
                continue
            with log.open("r+b") as file:
                file.seek(-_LOG_KEPT_BYTES, os.SEEK_END)
                kept = file.read()
                file.truncate(0)
            with log.open("ab") as file:
                file.write(kept[kept.find(b"\n") + 1 :])


def write_private(file: Path, text: str) -> None:
    """Replace the file at once, readable by its owner alone."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
