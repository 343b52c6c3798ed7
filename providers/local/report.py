"""How a render tells how far it got."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from providers.local.folder import write_whole

_EVERY_S: Final = 0.2
_BEAT_S: Final = 0.4


@dataclass
class Report:
    """Writes the fraction done into a file: at most five times a second, and at least twice where `beat` is called.

    moved_s: when the render last got further, on the monotonic clock.
    """

    path: Path
    fraction: float = 0.0
    moved_s: float = 0.0
    _written_s: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, fraction: float) -> None:
        """`fraction` of the whole render, 0 to 1."""
        self.fraction, self.moved_s = fraction, time.monotonic()
        self._write(_EVERY_S)

    def beat(self) -> None:
        """Say that the render is alive, from a thread that is called often, while a stage of it takes long."""
        self._write(_BEAT_S)

    def _write(self, unless_within_s: float) -> None:
        with self._lock:
            if time.monotonic() >= self._written_s + unless_within_s:
                write_whole(self.path, f"{self.fraction:.4f}")
                self._written_s = time.monotonic()
