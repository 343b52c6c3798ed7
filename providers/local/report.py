"""How a render tells how far it got."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from providers.local.folder import write_whole

_EVERY_S: Final = 0.2


@dataclass
class Report:
    """Writes the fraction done into a file, at most five times a second."""

    path: Path
    _next_s: float = 0.0  # on the monotonic clock

    def __call__(self, fraction: float) -> None:
        """`fraction` of the whole render, 0 to 1."""
        if time.monotonic() >= self._next_s:
            write_whole(self.path, f"{fraction:.4f}")
            self._next_s = time.monotonic() + _EVERY_S
