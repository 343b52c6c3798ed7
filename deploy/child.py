"""One running process: a session of its own, its output in a log, its life bound to ours."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GUARD = Path(__file__).with_name("guard.py")


@dataclass(frozen=True)
class Owner:
    """The user a process runs as, when it is not the one that started the stack."""

    uid: int
    gid: int


@dataclass(frozen=True, kw_only=True)
class Program:
    """What to run, and as whom."""

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    owner: Owner | None = None
    death_signal: signal.Signals = signal.SIGKILL

    def guarded(self) -> list[str]:
        owner = f"{self.owner.uid}:{self.owner.gid}" if self.owner else "-"
        guard = [sys.executable, "-I", "-S", str(_GUARD), str(os.getpid()), str(int(self.death_signal)), owner]
        return [*guard, *self.argv]


class Child:
    """A started program. Must be spawned from the main thread: Linux ends it with the thread that made it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pid = process.pid
        self._group_ended = False

    @classmethod
    async def spawn(cls, program: Program, log: Path) -> "Child":
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *program.guarded(),
                stdin=DEVNULL,
                stdout=output,
                stderr=STDOUT,
                env=dict(program.env),
                cwd=program.cwd,
                start_new_session=True,
            )
        return cls(process)

    @property
    def has_exited(self) -> bool:
        return self._process.returncode is not None

    async def exited(self) -> int:
        """Its exit code, once there is one; negative for a signal."""
        return await self._process.wait()

    async def exits_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._process.wait()
        return self.has_exited

    async def stop(self, how: signal.Signals, grace_s: float) -> None:
        """Ask it to end, then end it and whatever it left in its process group."""
        if not self.has_exited:
            with suppress(ProcessLookupError):
                self._process.send_signal(how)
            await self.exits_within(grace_s)
        await self.kill()

    async def kill(self) -> None:
        """End the whole group. Once only: later its number may belong to somebody else."""
        if not self._group_ended:
            self._group_ended = True
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        await self._process.wait()
