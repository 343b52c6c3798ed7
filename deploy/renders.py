"""`darkroom bench --render`: how long the embedded studio takes, and how much memory, for one of each.

Each goes through the studio's adapter into a render process, as in a worker; the clock runs from the order to the
finished files.
"""

import asyncio
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import psutil
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from domain.attempt import Order, State
from domain.brief import (
    Advert,
    Backing,
    Brief,
    Document,
    Film,
    Inset,
    Page,
    Product,
    Scene,
    SceneKind,
    TextBox,
    Tone,
)
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.bounds import resident_bytes

ROUNDS: Final = 3
_LOOK_S: Final = 0.02
_MIB: Final = 1024 * 1024


class Subject(NamedTuple):
    """Something to render. `target_s` is the wall time it may take on two quiet cores."""

    name: str
    order: Order
    target_s: float


@dataclass(frozen=True)
class Figures:
    """Of one subject over all rounds: medians, but the most memory."""

    wall_s: float
    target_s: float
    cpu_s: float
    peak_mib: float
    files_kb: int


class _Round(NamedTuple):
    wall_s: float
    cpu_s: float
    peak_bytes: int
    files_bytes: int


def _order(kind: Kind, prompt: str = "", brief: Brief | None = None, duration_s: float | None = None) -> Order:
    settings = Settings(duration_s=duration_s, aspect_ratio="9:16" if kind is Kind.TALKING_VIDEO else None)
    return Order(reference="bench", model="studio", kind=kind, prompt=prompt, settings=settings, brief=brief)


_SHORT: Final = Film(
    script="I was tired of waking up tired. This pillow changed that.",
    tone=Tone.ENERGETIC,
    music=Backing.UPBEAT,
    cta="Try it tonight",
)
_LONG: Final = Film(
    script="",
    scenes=(
        Scene(text="I was tired of waking up tired."),
        Scene(kind=SceneKind.BROLL, text="Then I found this pillow.", visual_prompt="a pillow on a bed in the morning"),
        Scene(text="It keeps its shape and stays cool all night."),
        Scene(kind=SceneKind.BROLL, text="My neck has never felt better.", visual_prompt="a calm bedroom at night"),
        Scene(text="Give it thirty nights."),
    ),
    music=Backing.CHILL,
    inset=Inset(),
    cta="Try it tonight",
)
_MUG: Final = Product(
    name="Morning Mug",
    description="A stoneware mug that keeps coffee warm for an hour.",
    price="€24",
    benefits=("Dishwasher safe", "Holds 400 ml"),
)
_LINES: Final = "\n".join(
    f"{number}. What is kept in this box, in words that take up most of a line." for number in range(1, 21)
)
_SHEET: Final = Document(
    title="Inventory",
    pages=(
        Page(
            boxes=(
                TextBox(x_mm=20, y_mm=20, width_mm=170, height_mm=20, text="Inventory", font="Montserrat", size_pt=32),
                TextBox(x_mm=20, y_mm=50, width_mm=170, height_mm=200, text=_LINES),
            )
        ),
    ),
)

SUBJECTS: Final = (
    Subject("5 s talking film", _order(Kind.TALKING_VIDEO, brief=_SHORT, duration_s=5), 6.0),
    Subject("15 s film, cutaways and inset", _order(Kind.TALKING_VIDEO, brief=_LONG, duration_s=15), 16.0),
    Subject("static ad", _order(Kind.STATIC_AD, "a warm morning", Advert(product=_MUG)), 1.0),
    Subject("15 s of music", _order(Kind.MUSIC, "calm lo-fi, warm piano", duration_s=15), 2.0),
    Subject("3D model", _order(Kind.MODEL_3D, "a red rocket with blue fins"), 0.5),
    Subject("one-page PDF", _order(Kind.DOCUMENT, brief=_SHEET), 1.0),
)


async def run(*, as_json: bool) -> int:
    """Render every subject a few times, and print what it took; the exit code."""
    console = Console(highlight=False, stderr=as_json)
    columns = (TextColumn("{task.description:<29}"), BarColumn(40), TextColumn("{task.fields[round]}"))
    figures, busy = dict[str, Figures](), psutil.getloadavg()[0]
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
        for subject in SUBJECTS:
            figures[subject.name] = await _measured(subject, bars)
    if as_json:
        print(json.dumps({name: asdict(one) for name, one in figures.items()}, indent=2))  # noqa: T201
    else:
        _print(figures, console)
        if busy > 1:
            console.print(f"\nThe machine was busy with other work (load {busy:.1f}): only CPU and memory say much.")
    return 0


async def _measured(subject: Subject, bars: Progress) -> Figures:
    bar = bars.add_task(subject.name, total=ROUNDS, round="")
    rounds = []
    for number in range(ROUNDS):
        bars.update(bar, round=f"{number + 1} of {ROUNDS}")
        rounds.append(await _rendered(subject.order, partial(_show, bars, bar, number)))
    return Figures(
        wall_s=round(statistics.median(one.wall_s for one in rounds), 2),
        target_s=subject.target_s,
        cpu_s=round(statistics.median(one.cpu_s for one in rounds), 2),
        peak_mib=round(max(one.peak_bytes for one in rounds) / _MIB),
        files_kb=round(rounds[0].files_bytes / 1000),
    )


def _show(bars: Progress, bar: TaskID, number: int, fraction: float) -> None:
    bars.update(bar, completed=number + fraction)


async def _rendered(order: Order, told: Callable[[float], None]) -> _Round:
    """One render in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="darkroom-bench-") as folder:
        studio = Local(Path(folder))
        cpu_s, peak, began_s = _children_cpu_s(), 0, time.perf_counter()
        await studio.submit(order)
        while (seen := await studio.poll(order.reference)).state is State.WORKING:
            told(seen.fraction or 0.0)
            peak = max(peak, _held_bytes())
            await asyncio.sleep(_LOOK_S)
        wall_s = time.perf_counter() - began_s
        if seen.state is State.FAILED:
            raise RuntimeError(f"{order.kind}: {seen.code}")
        size = 0
        for output in seen.outputs:
            size += sum([len(chunk) async for chunk in studio.fetch(output)])
    return _Round(wall_s, _children_cpu_s() - cpu_s, peak, size)


def _held_bytes() -> int:
    """Resident memory of the render and all it started."""
    held = 0
    for render in psutil.Process().children():
        with suppress(psutil.Error):
            held += resident_bytes(render)
    return held


def _children_cpu_s() -> float:
    """Of those that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _print(figures: dict[str, Figures], console: Console) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("rendered")
    for heading in ("wall s", "may take", "CPU s", "memory MiB", "files kB"):
        table.add_column(heading, justify="right")
    for name, one in figures.items():
        colour = "green" if one.wall_s <= one.target_s else "red"
        table.add_row(
            name,
            f"[{colour}]{one.wall_s:.2f}[/]",
            f"{one.target_s:g}",
            f"{one.cpu_s:.2f}",
            f"{one.peak_mib:.0f}",
            f"{one.files_kb:,}",
        )
    console.print(table)
