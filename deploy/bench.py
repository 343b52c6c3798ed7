"""`darkroom bench`: what one job costs, measured on a stack of its own with a provider that does no work."""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import httpx2
import psutil
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from temporalio.client import Client

from deploy import operate, seat
from deploy.gateway import end_of, submit
from deploy.home import Home
from deploy.local import Stack
from deploy.ready import Ready
from domain.job import workflow_id
from settings import Settings
from store.database import Database

CALLERS: Final = 30
_GETS: Final = 2000
_GET_CALLERS: Final = 8
_PATH: Final = "/v1/videos/generations"
_BODY: Final = {"prompt": "a bench job", "model": "darkroom/sim-video"}
_ACCOUNT: Final = "bench"


async def run(count: int, *, as_json: bool) -> int:
    """Measure `count` jobs one after another and as many from 30 callers at once; print the figures."""
    console = Console(highlight=False, stderr=as_json)
    with tempfile.TemporaryDirectory(prefix="darkroom-bench-") as folder:
        settings = Settings(home=Path(folder), port=0, simulator=True)
        try:
            async with Stack(settings, prepare=_prepare, quiet=True) as stack:
                with Progress(console=console, transient=True) as bars:
                    figures = await _measure(stack.ready, count, bars)
        finally:
            seat.discard(Home(Path(folder)))
    if as_json:
        print(json.dumps(figures, indent=2))  # noqa: T201
    else:
        _print(figures, console)
    return 0


async def _prepare(settings: Settings, _known_key: str | None) -> str:
    database = Database(settings.database_url)
    await operate.create_account(database, _ACCOUNT, "")
    await operate.grant(database, _ACCOUNT, 100_000_000)
    made = await operate.create_key(database, _ACCOUNT, "bench")
    await database.close()
    return str(made["key"])


async def _measure(ready: Ready, count: int, bars: Progress) -> dict[str, Any]:
    key = {"Authorization": f"Bearer {ready.demo_api_key}"}
    limits = httpx2.Limits(max_connections=CALLERS + _GET_CALLERS)
    async with httpx2.AsyncClient(
        base_url=ready.api_url, headers=key, trust_env=False, timeout=60, limits=limits
    ) as client:
        await _one_by_one(client, 20, lambda: None)  # warm: connections, caches, code paths
        figures = await _latency(client, count, bars)
        figures |= await _throughput(ready, client, count, bars)
        figures |= await _reads(client, bars)
        figures["events_per_job"] = await _events(ready, client)
    return figures


async def _latency(client: httpx2.AsyncClient, count: int, bars: Progress) -> dict[str, Any]:
    bar = bars.add_task("one caller", total=count)
    admissions, totals = await _one_by_one(client, count, lambda: bars.advance(bar))
    return {
        "admission_p50_ms": _percentile(admissions, 50),
        "admission_p99_ms": _percentile(admissions, 99),
        "total_p50_ms": _percentile(totals, 50),
        "total_p99_ms": _percentile(totals, 99),
    }


async def _one_by_one(
    client: httpx2.AsyncClient, count: int, done: Callable[[], None]
) -> tuple[list[float], list[float]]:
    """Seconds until the 202, and until a GET shows the end, of each job in turn."""
    admissions, totals = list[float](), list[float]()
    for _ in range(count):
        began = time.perf_counter()
        job_id = await submit(client, _PATH, _BODY)
        admissions.append(time.perf_counter() - began)
        await end_of(client, job_id, poll_s=0.003)
        totals.append(time.perf_counter() - began)
        done()
    return admissions, totals


async def _throughput(ready: Ready, client: httpx2.AsyncClient, count: int, bars: Progress) -> dict[str, Any]:
    """Jobs per second completed for 30 callers, each with one job at a time, and their CPU by part."""
    bar = bars.add_task(f"{CALLERS} callers", total=count)
    before = _cpu_s(ready)
    began = time.perf_counter()
    left = iter(range(count))

    async def call() -> None:
        for _ in left:
            await end_of(client, await submit(client, _PATH, _BODY), poll_s=0.25)
            bars.advance(bar)

    await asyncio.gather(*(call() for _ in range(CALLERS)))
    took = time.perf_counter() - began
    spent = {part: round((s - before[part]) * 1000 / count, 2) for part, s in _cpu_s(ready).items()}
    return {"jobs_per_s": round(count / took, 1), "cpu_ms_per_job": spent | {"all": round(sum(spent.values()), 2)}}


async def _reads(client: httpx2.AsyncClient, bars: Progress) -> dict[str, Any]:
    """GETs of a job per second while jobs run. The load generator shares the machine."""
    bar = bars.add_task("reads", total=_GETS)
    job_id = await submit(client, _PATH, _BODY)
    await end_of(client, job_id, poll_s=0.01)
    stop = asyncio.Event()

    async def keep_busy() -> None:
        while not stop.is_set():
            await end_of(client, await submit(client, _PATH, _BODY), poll_s=0.05)

    busy = asyncio.create_task(keep_busy())
    left = iter(range(_GETS))

    async def read() -> None:
        for _ in left:
            await client.get(f"/v1/jobs/{job_id}")
            bars.advance(bar)

    began = time.perf_counter()
    await asyncio.gather(*(read() for _ in range(_GET_CALLERS)))
    took = time.perf_counter() - began
    stop.set()
    await busy
    return {"get_per_s": round(_GETS / took)}


async def _events(ready: Ready, client: httpx2.AsyncClient) -> int:
    """History events of one job without webhook."""
    job_id = await submit(client, _PATH, _BODY)
    temporal = await Client.connect(ready.temporal_address)
    handle = temporal.get_workflow_handle(workflow_id(job_id))
    await handle.result()
    return (await handle.describe()).history_length


def _cpu_s(ready: Ready) -> dict[str, float]:
    """CPU seconds so far by part, children and what they left behind included."""
    spent = dict[str, float]()
    for part, pid in ready.pids.items():
        root = psutil.Process(pid)
        times = [p.cpu_times() for p in (root, *root.children(recursive=True))]
        ended = root.cpu_times()
        spent[part] = sum(t.user + t.system for t in times) + ended.children_user + ended.children_system
    return spent


def _percentile(seconds: list[float], percent: int) -> float:
    """In milliseconds."""
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 1)


def _print(figures: dict[str, Any], console: Console) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in figures.items():
        if isinstance(value, dict):
            for part, part_value in value.items():
                table.add_row(f"{name} {part}", f"{part_value}")
        else:
            table.add_row(name, f"{value}")
    console.print(table)
