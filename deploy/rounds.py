"""What `darkroom bench` does to each system in turn, and what it sees."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

import psutil

from deploy.load import Caller

CALLERS: Final = 30
READERS: Final = 8
LOOKS_PER_JOB: Final = 10


@dataclass
class Contestant:
    """One system under load, where it is, and what was seen of it, in seconds.

    pids: the processes whose CPU is counted, their children included.
    """

    name: str
    url: str
    key: str
    pids: Mapping[str, int]
    admissions: list[float] = field(default_factory=list)
    totals: list[float] = field(default_factory=list)
    jobs_per_s: list[float] = field(default_factory=list)
    gets_per_s: list[float] = field(default_factory=list)
    cpu_per_job: list[Mapping[str, float]] = field(default_factory=list)
    refused: int = 0  # submits answered 503 and made again

    def figures(self) -> dict[str, Any]:
        """Percentiles over all jobs, medians over the rounds."""
        spent = {part: statistics.median(one[part] for one in self.cpu_per_job) for part in self.pids}
        spent["all"] = sum(spent.values())
        return {
            "admission_p50_ms": _percentile_ms(self.admissions, 50),
            "admission_p99_ms": _percentile_ms(self.admissions, 99),
            "total_p50_ms": _percentile_ms(self.totals, 50),
            "total_p99_ms": _percentile_ms(self.totals, 99),
            "jobs_per_s": round(statistics.median(self.jobs_per_s), 1),
            "get_per_s": round(statistics.median(self.gets_per_s)),
            "refused": self.refused,
            "cpu_ms_per_job": {part: round(s * 1000, 1) for part, s in spent.items()},
        }


async def warm(on: Contestant, count: int) -> None:
    """So many jobs unmeasured: they fill caches and open what stays open."""
    async with _callers(on, CALLERS) as callers:
        await _shared(callers, count, lambda caller: _job(caller, 0.05))


async def round_of(on: Contestant, in_turn: int, at_once: int, done: Callable[[], None]) -> None:
    """So many jobs one after another, so many from 30 callers at once, and looks while jobs run.

    done: called after each job.
    """
    await _one_by_one(on, in_turn, done)
    await _at_once(on, at_once, done)
    await _looks(on, in_turn * LOOKS_PER_JOB)


async def _one_by_one(on: Contestant, count: int, done: Callable[[], None]) -> None:
    """The time until a submit is answered, and until a look shows the end."""
    async with _callers(on, 1) as (caller,):
        for _ in range(count):
            began = time.perf_counter()
            job_id = await caller.submit()
            on.admissions.append(time.perf_counter() - began)
            await caller.ends(job_id, poll_s=0.003)
            on.totals.append(time.perf_counter() - began)
            done()


async def _at_once(on: Contestant, count: int, done: Callable[[], None]) -> None:
    """Jobs per second when each caller has one at a time, and the CPU they take by part."""

    async def job(caller: Caller) -> None:
        await _job(caller, poll_s=0.25)
        done()

    async with _callers(on, CALLERS) as callers:
        before, began = _cpu_s(on.pids), time.perf_counter()
        await _shared(callers, count, job)
        on.jobs_per_s.append(count / (time.perf_counter() - began))
        on.cpu_per_job.append({part: (s - before[part]) / count for part, s in _cpu_s(on.pids).items()})


async def _looks(on: Contestant, count: int) -> None:
    """Looks per second at one job, while another caller's jobs run one after the other."""
    async with _callers(on, READERS + 1) as (busy, *readers):
        job_id = await busy.submit()
        await busy.ends(job_id, poll_s=0.01)
        running = asyncio.create_task(_for_ever(busy))
        began = time.perf_counter()
        await _shared(readers, count, lambda reader: reader.look(job_id))
        on.gets_per_s.append(count / (time.perf_counter() - began))
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def _for_ever(caller: Caller) -> None:
    while True:
        await _job(caller, poll_s=0.05)


async def _job(caller: Caller, poll_s: float) -> None:
    await caller.ends(await caller.submit(), poll_s)


async def _shared(callers: list[Caller], count: int, work: Callable[[Caller], Awaitable[object]]) -> None:
    """Do something `count` times, by whichever caller is free."""
    left = iter(range(count))

    async def share(caller: Caller) -> None:
        for _ in left:
            await work(caller)

    await asyncio.gather(*(share(caller) for caller in callers))


@asynccontextmanager
async def _callers(on: Contestant, count: int) -> AsyncIterator[list[Caller]]:
    async with AsyncExitStack() as opened:
        callers = [await Caller.connected(on.url, on.key) for _ in range(count)]
        for caller in callers:
            opened.callback(caller.close)
        yield callers
        on.refused += sum(caller.refused for caller in callers)


def _cpu_s(pids: Mapping[str, int]) -> dict[str, float]:
    """CPU seconds so far by part, children and what they left behind included."""
    spent = dict[str, float]()
    for part, pid in pids.items():
        root = psutil.Process(pid)
        ended = root.cpu_times()
        spent[part] = ended.user + ended.system + ended.children_user + ended.children_system
        for child in root.children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it ended just now
                times = child.cpu_times()
                spent[part] += times.user + times.system
    return spent


def _percentile_ms(seconds: list[float], percent: int) -> float:
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 1)
