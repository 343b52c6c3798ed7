"""`darkroom bench`: what one job costs, measured on a stack of its own with a provider that does no work.

Beside a peer, both go through the same rounds in turn, so that what else the machine does happens to both.
"""

import json
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from api.app import connect
from deploy import operate, peers, seat
from deploy.home import Home
from deploy.load import Caller
from deploy.local import Stack
from deploy.ready import Ready
from deploy.rounds import Contestant, round_of, warm
from domain.job import workflow_id
from settings import Settings, load
from store.database import Database

ROUNDS: Final = 3
_WARM_JOBS: Final = 20
_ACCOUNT: Final = "bench"
_SERVERS: Final = ("postgres", "s3")  # what a peer stands on too
_OURS: Final = ("temporal", "worker", "api", *_SERVERS)  # the simulator's work is the provider's


async def run(count: int, *, as_json: bool, peer: str | None) -> int:
    """Measure three rounds: a third of `count` jobs one after another, then `count` from 30 callers at once.

    Prints the figures, with a peer beside its own and their ratios.
    """
    console = Console(highlight=False, stderr=as_json)
    if peer is not None and (trouble := peers.trouble(peer)):
        console.print(trouble)
        return 1
    with tempfile.TemporaryDirectory(prefix="darkroom-bench-") as folder:
        settings = Settings(home=Path(folder), port=0, simulator=True)
        try:
            figures = await _figures(settings, count, peer, console)
        finally:
            seat.discard(Home(Path(folder)))
    if as_json:
        print(json.dumps(figures, indent=2))  # noqa: T201
    else:
        _print(figures, console)
    return 0


async def _figures(settings: Settings, count: int, peer: str | None, console: Console) -> dict[str, Any]:
    async with AsyncExitStack() as running:
        stack = await running.enter_async_context(Stack(settings, prepare=_prepare, quiet=True))
        pids = stack.ready.pids
        ours = _contestant(stack.ready)
        contestants = [ours]
        if peer is not None:
            servers = {name: pids[name] for name in _SERVERS}
            contestants.append(await running.enter_async_context(peers.running(peer, stack.home, servers)))
        bars = running.enter_context(Progress(console=console, transient=True))
        await _measure(contestants, count, bars)
        figures = ours.figures() | {"events_per_job": await _events(stack.ready, load(home=settings.home))}
    if peer is not None:
        theirs = contestants[1].figures()
        figures |= {"peer": {"name": peer} | theirs, "ratios": _ratios(figures, theirs)}
    return figures


async def _prepare(settings: Settings, _known_key: str | None) -> str:
    database = Database(settings.database_url)
    await operate.create_account(database, settings.keys, _ACCOUNT, "")
    await operate.grant(database, _ACCOUNT, 100_000_000)
    made = await operate.create_key(database, _ACCOUNT, "bench")
    await database.close()
    return str(made["key"])


def _contestant(ready: Ready) -> Contestant:
    pids = {name: ready.pids[name] for name in _OURS}
    return Contestant(name="darkroom", url=ready.api_url, key=ready.demo_api_key, pids=pids)


async def _measure(contestants: list[Contestant], count: int, bars: Progress) -> None:
    """Warm each up, then go through the rounds: A B, B A, A B."""
    in_turn = -(-count // ROUNDS)
    tasks = {on.name: bars.add_task(on.name, total=ROUNDS * (in_turn + count)) for on in contestants}
    for on in contestants:
        await warm(on, min(_WARM_JOBS, count))
    for _ in range(ROUNDS):
        for on in contestants:
            await round_of(on, in_turn, count, lambda on=on: bars.advance(tasks[on.name]))  # type: ignore[misc]
        contestants = contestants[::-1]


async def _events(ready: Ready, found: Settings) -> int:
    """History events of one job without webhook: the fewest of some, as a task is done again on a machine too busy."""
    caller, temporal = await Caller.connected(ready.api_url, ready.demo_api_key), await connect(found)
    lengths = []
    for _ in range(ROUNDS):
        handle = temporal.get_workflow_handle(workflow_id(await caller.submit()))
        await handle.result()
        lengths.append((await handle.describe()).history_length)
    caller.close()
    return min(lengths)


def _ratios(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, float]:
    """Our figures divided by the peer's."""
    flat = {name: (ours[name], value) for name, value in theirs.items() if name not in ("refused", "cpu_ms_per_job")}
    flat["cpu_ms_per_job"] = (ours["cpu_ms_per_job"]["all"], theirs["cpu_ms_per_job"]["all"])
    return {name: round(a / b, 2) for name, (a, b) in flat.items()}


def _print(figures: dict[str, Any], console: Console) -> None:
    theirs, ratios = figures.pop("peer", {}), figures.pop("ratios", {})
    table = Table("", "darkroom", *([theirs["name"], "ratio"] if theirs else []), box=None, pad_edge=False)
    for name, value in figures.items():
        if isinstance(value, dict):
            for part in sorted({**value, **theirs.get(name, {})}, key="all".__eq__):
                ratio = ratios.get(name) if part == "all" else None
                table.add_row(f"{name} {part}", *_cells(value.get(part), theirs.get(name, {}).get(part), ratio))
        else:
            table.add_row(name, *_cells(value, theirs.get(name), ratios.get(name)))
    console.print(table)


def _cells(*values: float | None) -> list[str]:
    return ["" if value is None else f"{value}" for value in values]
