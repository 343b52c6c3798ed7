"""The embedded stack: Temporal, Postgres, S3, the worker and the API on this machine, from wheels alone.

    async with Stack(settings, prepare=prepare) as stack:
        print(stack.ready.api_url)

Every process lives no longer than the stack: it is stopped on the way out, and Linux ends it when the
supervisor itself is killed. A part that dies is started again on the same port; one that will not stay up
takes the stack down with `StackError`.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, Final, Self

from deploy import credentials as keys
from deploy import orphans
from deploy.errors import StackError
from deploy.home import Home
from deploy.part import Part, Recipe
from deploy.plan import COMMANDS, Plan
from deploy.ports import Ports
from deploy.ready import Ready
from deploy.report import Report
from settings import Settings

# Given the settings with every address filled in and the demo key of an earlier start; answers the demo key.
Prepare = Callable[[Settings, str | None], Awaitable[str]]

# Who stops when, and how long each group may take; 14 s in all.
_STOP_ORDER: Final = (
    (("api", "worker"), 8.0),
    (("simulator", "temporal", "s3"), 2.0),
    (("postgres",), 4.0),
)
_TRIM_EVERY_S: Final = 60.0


async def run(
    settings: Settings,
    *,
    prepare: Prepare | None = None,
    commands: Mapping[str, Sequence[str]] = COMMANDS,
    quiet: bool = False,
) -> int:
    """Run the stack until SIGINT or SIGTERM; answers the exit code."""
    report = Report(quiet=quiet)
    _cancel_on_signal()
    try:
        async with Stack(settings, prepare=prepare, commands=commands, report=report) as stack:
            report.running(stack.ready, stack.home)
            await asyncio.Event().wait()  # until a signal, or a part that will not stay up, cancels us
    except StackError as error:
        report.failed(str(error))
        return 1
    except asyncio.CancelledError:
        return 0
    return 0


class Stack:
    """Everything, started on entry and stopped on exit. If a part is lost for good, the block is cancelled."""

    def __init__(
        self,
        settings: Settings,
        *,
        prepare: Prepare | None = None,
        commands: Mapping[str, Sequence[str]] = COMMANDS,
        quiet: bool = False,
        report: Report | None = None,
    ) -> None:
        self.home = Home(settings.home)
        self._settings = settings
        self._prepare = prepare
        self._commands = commands
        self._report = report or Report(quiet=quiet)
        self._parts: dict[str, Part] = {}
        self._watchers: dict[str, asyncio.Task[None]] = {}
        self._held = ExitStack()
        self._ready: Ready | None = None
        self._failure: BaseException | None = None

    @property
    def ready(self) -> Ready:
        """Where everything is, with the process ids of this moment."""
        if self._ready is None:
            raise StackError("the stack is not running")
        return self._ready

    async def __aenter__(self) -> Self:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._held.enter_context(self.home.taken())
        self._report.starting(self.home)
        try:
            await self._start()
        except BaseException:
            await self._finish()
            self._raise_failure()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._report.stopping()
        await self._finish()
        self._raise_failure()
        self._report.stopped()

    async def _start(self) -> None:
        self.home.ready.unlink(missing_ok=True)
        self._credentials = keys.load_or_make(self.home.secrets)
        self._ports = Ports(self.home.ports, fixed={"api": self._settings.port})
        self._plan = Plan(self._settings, self.home, self._credentials, self._ports, self._commands)
        await orphans.kill(orphans.marked(self._plan.mark))
        self._ports.claim_fixed()
        self._watch("logs", self._trim_logs())
        await self._start_servers()
        await self._start_own()
        self._ports.save()
        self._announce()

    async def _start_servers(self) -> None:
        postgres, *others = self._plan.servers()

        async def database() -> None:
            await self._keep(postgres)
            self._report.begin("migrate")
            await self._plan.migrate()
            self._report.ready("migrate")

        await _together(database(), *(self._keep(recipe) for recipe in others))

    async def _start_own(self) -> None:
        told = self._plan.settings
        await _together(self._keep(self._plan.worker()), self._keep(self._plan.api()), self._prepare_demo())
        if self._plan.settings != told:
            # The API lost the race for its port and took another after the worker had been told the first.
            await self._unwatch("worker")
            await self._parts["worker"].stop(0)
            await self._keep(self._plan.worker())

    async def _prepare_demo(self) -> None:
        if self._prepare is None:
            return
        key = await self._prepare(self._plan.settings, self._credentials.demo_api_key)
        if key != self._credentials.demo_api_key:
            self._credentials = self._credentials.model_copy(update={"demo_api_key": key})
            self._credentials.save(self.home.secrets)

    async def _keep(self, recipe: Recipe) -> None:
        """Start a part and watch over it from then on."""
        part = self._parts[recipe.name] = Part(recipe, self.home, self._ports, self._report)
        await part.start()
        self._watch(recipe.name, part.watch(self._announce_again))

    def _watch(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        task = self._watchers[name] = asyncio.create_task(work, name=f"watch {name}")
        task.add_done_callback(self._on_watch_ended)

    def _on_watch_ended(self, task: asyncio.Task[None]) -> None:
        if task.cancelled() or self._failure is not None:
            return
        if error := task.exception():
            self._failure = error
            self._task.cancel()

    async def _unwatch(self, *names: str) -> None:
        tasks = [self._watchers.pop(name) for name in names]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _announce(self) -> None:
        told = self._plan.settings
        self._ready = Ready(
            **told.model_dump(include=set(Ready.model_fields) - {"simulator_url"}),
            simulator_url=told.simulator_url or None,
            demo_api_key=self._credentials.demo_api_key or "",
            supervisor_pid=os.getpid(),
            pids={name: part.pid for name, part in self._parts.items() if part.pid},
        )
        self._ready.write(self.home.ready)

    def _announce_again(self) -> None:
        if self._ready is not None:
            self._announce()

    async def _trim_logs(self) -> None:
        while True:
            with suppress(OSError):
                await asyncio.to_thread(self.home.trim_logs)
            await asyncio.sleep(_TRIM_EVERY_S)

    async def _finish(self) -> None:
        """Stop everything, however often we are cancelled meanwhile: each step is bounded in time."""
        stopping = asyncio.create_task(self._stop())
        cancelled = False
        while not stopping.done():
            try:
                await asyncio.shield(stopping)
            except asyncio.CancelledError:
                cancelled = True
        stopping.result()
        if cancelled and self._failure is None:
            raise asyncio.CancelledError

    async def _stop(self) -> None:
        with self._held:
            self.home.ready.unlink(missing_ok=True)
            self._ready = None
            await self._unwatch(*self._watchers)
            for names, grace_s in _STOP_ORDER:
                parts = [self._parts[name] for name in names if name in self._parts]
                await asyncio.gather(*(part.stop(grace_s) for part in parts))
            if self._parts:
                await orphans.kill(orphans.marked(self._plan.mark))

    def _raise_failure(self) -> None:
        if self._failure is not None:
            self._task.uncancel()
            raise self._failure from None


async def _together(*work: Coroutine[Any, Any, None]) -> None:
    """All at once; the first failure ends the others and is raised as itself."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in work:
                group.create_task(job)
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None


def _cancel_on_signal() -> None:
    """The first SIGINT, SIGTERM or SIGHUP stops the stack; more of them change nothing."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    asked = False

    def stop() -> None:
        nonlocal asked
        if not asked:
            asked = True
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # nohup asks for SIGHUP to be ignored; keep it so.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            loop.add_signal_handler(number, stop)
