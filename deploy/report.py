"""What the person in front of the terminal sees."""

import os
import sys
import time
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from deploy.home import Home
from deploy.ready import Ready

_NAME_WIDTH = 11


class _Terminal(Console):
    """A console that may go away: what runs must be stopped in order all the same."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the last flush fails at exit

    def say(self, *parts: str | Text | tuple[str, str]) -> None:
        with suppress(OSError):
            self.print(Text.assemble(*parts))


class Report:
    """Short lines, one for each thing that happened."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = _Terminal(quiet=quiet, highlight=False, soft_wrap=True)
        plain = not (self._console.encoding or "").lower().startswith("utf")
        self._good, self._bad = ("ok", "!!") if plain else ("✓", "✗")
        self._began: dict[str, float] = {}

    def starting(self, home: Home) -> None:
        self._console.say("\n  ", ("Darkroom", "bold"), (f"  {home.folder}\n", "dim"))

    def begin(self, name: str) -> None:
        self._began[name] = time.monotonic()

    def ready(self, name: str, address: str = "") -> None:
        self._line(self._good, "green", name, f"{self._seconds(name):4.1f} s   {address}".rstrip())

    def died(self, name: str, code: int) -> None:
        self.begin(name)
        how = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        self._line(self._bad, "red", name, f"{how}; starting it again")

    def not_back(self, name: str, why: str) -> None:
        self._line(self._bad, "red", name, f"not back: {why}; trying again")

    def back(self, name: str) -> None:
        self._line(self._good, "green", name, f"back after {self._seconds(name):.1f} s")

    def running(self, ready: Ready, home: Home) -> None:
        rows = {
            "API": ready.api_url,
            "Temporal UI": ready.temporal_ui_url,
            "API key": ready.demo_api_key,
            "Media": str(home.s3),
            "Logs": str(home.logs),
        }
        self._console.say("")
        for label, value in rows.items():
            if value:
                self._console.say("  ", (f"{label:<13}", "dim"), (value, "bold"))
        self._console.say(("\n  Ctrl-C stops everything; the data stay.\n", "dim"))

    def stopping(self) -> None:
        self.begin("stopped")
        self._console.say(("\n  Stopping …", "dim"))

    def stopped(self) -> None:
        self._line(self._good, "green", "stopped", f"{self._seconds('stopped'):4.1f} s")

    def failed(self, message: str) -> None:
        what, _, log = message.partition("\n")
        self._line(self._bad, "bold red", "", what)
        if log:
            self._console.say((f"\n{log}\n", "dim"))

    def _seconds(self, name: str) -> float:
        return time.monotonic() - self._began.get(name, time.monotonic())

    def _line(self, mark: str, style: str, name: str, text: str) -> None:
        label = f"{name:<{_NAME_WIDTH}}" if name else ""
        self._console.say("  ", (mark, style), f" {label}{text}")
