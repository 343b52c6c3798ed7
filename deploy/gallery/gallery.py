"""`darkroom gallery`: renders the samples, and lays them out."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from deploy.gallery import studio
from deploy.gallery.chapters import SAMPLES, chapters
from deploy.gallery.page import page
from deploy.gallery.sheet import contact_sheet, excerpt, reduced
from deploy.gallery.studio import Failed, Made
from domain.attempt import Order
from providers.local.provenance import write_png

_REDUCED_PX: Final = 1600
_REDUCED_BYTES_MAX: Final = 400_000
_TITLE: Final = "Darkroom"
_NOTE: Final = "Made by the embedded studio: offline, on two cores, without a model"


async def run(into: Path) -> int:
    """Fill the folder: files/, contact-sheet.png, an excerpt of it as .webp, and index.html. The exit code."""
    console, begun_s, files = Console(highlight=False), time.monotonic(), into / "files"
    await asyncio.to_thread(files.mkdir, parents=True, exist_ok=True)
    results = await _rendered(files, console)
    made = [item for item in results if isinstance(item, Made)]
    failed = [item for item in results if isinstance(item, Failed)]
    with console.status("laying out"):
        await asyncio.to_thread(_lay_out, made, into, time.monotonic() - begun_s)
    console.print(f"{into / 'index.html'}: {len(made)} files in {time.monotonic() - begun_s:.0f} s")
    for item in failed:
        console.print(f"could not be made: {item.order.kind} {item.name}")
    return 1 if failed else 0


async def _rendered(into: Path, console: Console) -> list[Made | Failed]:
    columns = (TextColumn("{task.description:<32}"), BarColumn(40), TextColumn("{task.percentage:.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as bars:
        task, shares = bars.add_task("", total=len(SAMPLES)), dict[str, float]()

        def told(order: Order, fraction: float) -> None:
            shares[order.reference] = fraction
            bars.update(task, completed=sum(shares.values()), description=order.reference[:32])

        return await studio.render(SAMPLES, into, told)


def _lay_out(made: Sequence[Made], into: Path, wall_s: float) -> None:
    drawn = list(chapters(made))
    write_png(contact_sheet(_TITLE, _NOTE, drawn), into / "contact-sheet.png")
    told = contact_sheet(_TITLE, _NOTE, excerpt(drawn))
    reduced(told, _REDUCED_PX, _REDUCED_BYTES_MAX, into / "contact-sheet.webp")
    note = f"{len(made)} files, rendered in {wall_s:.0f} s."
    (into / "index.html").write_text(page(made, into / "contact-sheet.png", note), "utf-8")
