"""`darkroom demo`: one job of each kind over REST, from the submit to a file that plays."""

import asyncio
import struct
import subprocess
from pathlib import Path
from typing import Any, Final, NamedTuple

import httpx2
import imageio_ffmpeg
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from deploy.gateway import end_of, submit
from deploy.local import Prepare, Stack
from deploy.operate import workflow_link
from deploy.ready import Ready
from settings import Settings
from store import jobs
from store.database import Database

_POLL_S: Final = 0.25
_DECODE_LIMIT_S: Final = 60


class Wish(NamedTuple):
    """One thing to make: where it is asked for, and how."""

    name: str
    path: str
    body: dict[str, Any]


WISHES: Final = (
    Wish(
        "video",
        "/v1/videos/generations",
        {"prompt": "a sailing boat on a calm sea at sunset, seagulls", "model": "darkroom/studio-video", "duration": 5},
    ),
    Wish(
        "music",
        "/v1/audio/music",
        {
            "prompt": "calm lo-fi instrumental, warm Rhodes, vinyl crackle",
            "model": "darkroom/studio-music",
            "duration": 15,
            "is_instrumental": True,
        },
    ),
    Wish("3d", "/v1/3d/generations", {"prompt": "a red rocket with blue fins", "model": "darkroom/studio-3d"}),
)


class Made(NamedTuple):
    """A finished job and its file."""

    wish: Wish
    job_id: str
    file: Path
    credits: int


async def run(settings: Settings, prepare: Prepare) -> int:
    """Start the stack, make everything, check it, stop; the exit code."""
    console = Console(highlight=False, soft_wrap=True)
    # any free port: a stack that runs already is not in the way, unless it has the same home
    async with Stack(settings.model_copy(update={"port": 0}), prepare=prepare) as stack:
        ready, folder = stack.ready, stack.home.folder / "demo"
        folder.mkdir(exist_ok=True)
        made = await _make_all(ready, folder, console)
        for item in made:
            _check(item.file)
        _print(made, ready, console)
    return 0


async def _make_all(ready: Ready, folder: Path, console: Console) -> list[Made]:
    columns = (SpinnerColumn(), TextColumn("{task.description:<7}"), BarColumn(40), TextColumn("{task.fields[status]}"))
    key = {"Authorization": f"Bearer {ready.demo_api_key}"}
    database = Database(ready.database_url)
    console.print()
    with Progress(*columns, TimeElapsedColumn(), console=console) as bars:
        async with httpx2.AsyncClient(base_url=ready.api_url, headers=key, trust_env=False, timeout=30) as client:
            made = await asyncio.gather(*(_make(wish, client, database, folder, bars) for wish in WISHES))
    await database.close()
    return list(made)


async def _make(wish: Wish, client: httpx2.AsyncClient, database: Database, folder: Path, bars: Progress) -> Made:
    bar = bars.add_task(wish.name, total=1, status="submitting")
    job_id = await submit(client, wish.path, wish.body)
    watching = asyncio.create_task(_watch(database, job_id, bars, bar))
    record = await end_of(client, job_id, _POLL_S)
    watching.cancel()
    if record["status"] != "completed":
        raise RuntimeError(f"{wish.name}: {record['status']}, {record['error']}")
    result = record["result"]
    extension = result["file_url"].partition("?")[0].rpartition(".")[2]
    file = folder / f"{wish.name}.{extension}"
    async with client.stream("GET", result["file_url"], headers={"Authorization": ""}) as response:
        response.raise_for_status()
        with file.open("wb") as out:
            async for chunk in response.aiter_bytes():
                out.write(chunk)
    bars.update(bar, completed=1, status="[green]downloaded")
    return Made(wish, job_id, file, record["usage"]["credits"])


async def _watch(database: Database, job_id: str, bars: Progress, bar: TaskID) -> None:
    """The gateway's record tells no progress, so the bar is drawn from the row."""
    while True:
        async with database.transaction() as tx:
            job = await jobs.get(tx, job_id)
        if job is not None:
            bars.update(bar, completed=job.progress, status=job.status.value)
        await asyncio.sleep(_POLL_S)


def _check(file: Path) -> None:
    """Raises for a file that does not decode to its end, or is no GLB."""
    if file.suffix == ".glb":
        magic, version, length = struct.unpack("<4sII", file.read_bytes()[:12])
        if (magic, version, length) != (b"glTF", 2, file.stat().st_size):
            raise RuntimeError(f"{file.name} is not a valid GLB")
        return
    decode = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-i", str(file), "-f", "null", "-"]
    done = subprocess.run(decode, capture_output=True, timeout=_DECODE_LIMIT_S, check=False)
    if done.returncode or done.stderr.strip():
        raise RuntimeError(f"{file.name} does not decode")


def _print(made: list[Made], ready: Ready, console: Console) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("kind", "size", "credits", "file"):
        table.add_column(heading, justify="right" if heading in ("size", "credits") else "left")
    for item in made:
        size_kb = f"{item.file.stat().st_size / 1000:.0f} kB"
        table.add_row(item.wish.name, size_kb, str(item.credits), str(item.file))
    console.print()
    console.print(table)
    console.print("\n[green]✓[/] every file plays\n\n[dim]In the Temporal UI, while `make up` runs:[/]")
    for item in made:
        link = workflow_link(ready.temporal_ui_url, ready.temporal_namespace, item.job_id)
        console.print(f"  {item.wish.name:<6} {link}")
