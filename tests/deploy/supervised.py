"""A stack in a process of its own, as `darkroom up` runs it, with stand-ins for Darkroom's own commands.

python supervised.py <home> <port> [<role>=<the stand-in that plays it> …]
"""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from tests.fixtures.processes import PATIENCE_S, until

PROJECT = Path(__file__).resolve().parents[2]
STANDIN = Path(__file__).with_name("standin.py")
ROLES = ("migrate", "worker", "api", "simulator")


def commands(**replaced: str) -> Mapping[str, Sequence[str]]:
    return {role: (sys.executable, "-S", str(STANDIN), replaced.get(role, role)) for role in ROLES}


def running(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Those that have not ended, whether or not somebody has asked after the others."""
    found = []
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


class Supervisor:
    """One run of the stack over a home; `played` names other stand-ins for some of the roles."""

    def __init__(self, home: Path, port: int = 0, **played: str) -> None:
        self.home = home
        self._output = home.parent / f"{home.name}.output"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("DARKROOM_")}
        with self._output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, __file__, str(home), str(port), *(f"{role}={by}" for role, by in played.items())],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**clean, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
            )

    def wait_ready(self) -> dict[str, Any]:
        until(lambda: self.process.poll() is not None or self._ready_of_this_run(), within_s=3 * PATIENCE_S)
        assert self.process.poll() is None, self.output()
        return self.ready()

    def ready(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.home / "ready.json").read_text())
        return found

    def _ready_of_this_run(self) -> bool:
        file = self.home / "ready.json"
        return file.exists() and self.ready()["supervisor_pid"] == self.process.pid

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.ended()

    def ended(self) -> int:
        """The exit code, once it has ended by itself."""
        return self.process.wait(timeout=3 * PATIENCE_S)

    def log(self, part: str) -> str:
        file = self.home / "logs" / f"{part}.log"
        return file.read_text() if file.exists() else ""

    def output(self) -> str:
        return self._output.read_text()


async def _demo_key(_settings: Any, earlier: str | None) -> str:
    return earlier or f"key-made-by-{os.getpid()}"


if __name__ == "__main__":
    from deploy import local
    from settings import Settings

    home, port = Path(sys.argv[1]), int(sys.argv[2])
    wanted: dict[str, Any] = {"home": home, "port": port, "simulator": True}
    played = commands(**dict(argument.split("=") for argument in sys.argv[3:]))
    sys.exit(asyncio.run(local.run(Settings(**wanted), prepare=_demo_key, commands=played)))
