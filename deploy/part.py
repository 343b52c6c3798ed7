"""A part of the stack: started until it is truly ready, and started again whenever it dies."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from deploy import ports as listening
from deploy.child import Child, Program
from deploy.errors import PartFailed
from deploy.home import Home
from deploy.ports import Ports
from deploy.report import Report

RESTART_PAUSES_S: Final = (0.2, 0.5, 1.0, 2.0, 5.0)
HEALTHY_AFTER_S: Final = 10.0
READY_WITHIN_S: Final = 60.0
_PORT_TRIES: Final = 5
_BIND_FAILED: Final = "address already in use"


async def _nothing() -> None: ...


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How one part is run. The program is asked for at every start, as a port may have changed."""

    name: str
    program: Callable[[], Program]
    is_ready: Callable[[int], Awaitable[bool]]
    ports: Sequence[str] = ()
    prepare: Callable[[], Awaitable[None]] = field(default=_nothing)
    stop_signal: signal.Signals = signal.SIGTERM


class _PortLost(Exception):
    """Somebody else listens where the part was meant to."""


class Part:
    """One supervised process."""

    def __init__(self, recipe: Recipe, home: Home, ports: Ports, report: Report) -> None:
        self.name = recipe.name
        self._recipe = recipe
        self._home = home
        self._ports = ports
        self._report = report
        self.pid: int | None = None  # of the process that last became ready
        self._child: Child | None = None
        self._log_start = 0

    async def start(self) -> None:
        """The first start; a port lost to somebody else is replaced by another."""
        self._report.begin(self.name)
        for _ in range(_PORT_TRIES):
            try:
                await self._launch()
            except _PortLost:
                self._ports.renew(self._recipe.ports)
            else:
                address = self._ports.address(self._recipe.ports[0]) if self._recipe.ports else ""
                self._report.ready(self.name, address)
                return
        raise self._failure("found no port that stayed free")

    async def watch(self, restarted: Callable[[], None]) -> None:
        """Bring the part back whenever it dies; raises once that is hopeless."""
        failures = 0
        loop = asyncio.get_running_loop()
        while self._child:
            since = loop.time()
            code = await self._child.exited()
            failures = 1 if loop.time() - since > HEALTHY_AFTER_S else failures + 1
            self._report.died(self.name, code)
            await self._child.kill()
            while not await self._relaunch(failures):
                failures += 1
            restarted()
            self._report.back(self.name)

    async def stop(self, grace_s: float) -> None:
        if self._child:
            await self._child.stop(self._recipe.stop_signal, grace_s)

    async def _relaunch(self, failures: int) -> bool:
        """Whether it came back, on the same ports: other parts hold the address."""
        if failures > len(RESTART_PAUSES_S):
            raise self._failure(f"died {failures} times in a row")
        await asyncio.sleep(RESTART_PAUSES_S[failures - 1])
        try:
            await self._launch()
        except (_PortLost, PartFailed) as error:
            self._report.not_back(self.name, str(error) if isinstance(error, _PortLost) else "it did not start")
            return False
        return True

    async def _launch(self) -> None:
        await self._recipe.prepare()
        self._log_start = self._home.log_size(self.name)
        child = self._child = await Child.spawn(self._recipe.program(), self._home.log(self.name))
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                await self._until_ready(child)
        except TimeoutError:
            await child.kill()
            raise self._failure(f"was not ready within {READY_WITHIN_S:.0f} s") from None
        except BaseException:
            await child.kill()
            raise
        self.pid = child.pid

    async def _until_ready(self, child: Child) -> None:
        pause_s = 0.01
        while not await self._is_ready(child):
            if await child.exits_within(pause_s):
                raise self._died_early(await child.exited())
            pause_s = min(pause_s * 1.4, 0.1)

    async def _is_ready(self, child: Child) -> bool:
        numbers = [self._ports[name] for name in self._recipe.ports]
        if listening.owns(child.pid, numbers):
            return await self._recipe.is_ready(child.pid)
        if (port := listening.stranger(child.pid, numbers)) is not None:
            raise _PortLost(f"another program listens on port {port}")
        return False

    def _died_early(self, code: int) -> Exception:
        # Temporal also picks ports of its own, so the log is asked too.
        taken = [self._ports[name] for name in self._recipe.ports if not listening.is_free(self._ports[name])]
        if taken or (self._recipe.ports and _BIND_FAILED in self._home.log_tail(self.name, self._log_start)):
            return _PortLost("another program took its port")
        return self._failure(f"stopped while starting ({exit_words(code)})")

    def _failure(self, what: str) -> PartFailed:
        tail = self._home.log_tail(self.name, self._log_start) or "(nothing)"
        return PartFailed(f"{self.name} {what}. The end of {self._home.log(self.name)}:\n{tail}")


async def run_once(name: str, program: Program, home: Home, *, within_s: float) -> None:
    """Run a program to its end; anything but success within the time is a failure of that part."""
    log_start = home.log_size(name)
    child = await Child.spawn(program, home.log(name))
    try:
        ended = await child.exits_within(within_s)
        if ended and await child.exited() == 0:
            return
        how = exit_words(await child.exited()) if ended else f"not done within {within_s:.0f} s"
        tail = home.log_tail(name, log_start) or "(nothing)"
        raise PartFailed(f"{name} failed ({how}). The end of {home.log(name)}:\n{tail}")
    finally:
        await child.kill()


def exit_words(code: int) -> str:
    """An exit code as a person would say it."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
