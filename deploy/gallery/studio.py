"""Renders samples as a worker does: through the studio's own adapter, each in a child process."""

import asyncio
import io
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image

from deploy.gallery.sample import Sample
from domain.asset import EXTENSIONS
from domain.attempt import Input, Order, Output, Progress, Role, State
from providers.local import Local
from providers.local.actors.looks import Look
from providers.local.actors.portrait import portrait
from providers.local.drawing.svg import raster
from providers.local.wares.ware import Coat
from providers.local.wares.wares import WARES

_PHOTO_PX: Final = 1000
_FILL: Final = 0.74  # of a photo, by its product
_CORES_EACH: Final = 2
_POLL_S: Final = 0.2


class Made(NamedTuple):
    """A rendered sample. `poster` is the still that came with it, `wall_s` what the render took."""

    name: str
    order: Order
    file: Path
    poster: Path | None
    wall_s: float


class Failed(NamedTuple):
    """A sample that came to nothing."""

    name: str
    order: Order


Told = Callable[[Order, float], None]  # how far an order is, 0 to 1


async def render(samples: Sequence[Sample], into: Path, told: Told) -> list[Made | Failed]:
    """Every sample as files in a folder, in their order; one at a time for every two cores."""
    places = asyncio.Semaphore(max(1, (os.cpu_count() or 1) // _CORES_EACH))
    with tempfile.TemporaryDirectory(prefix="darkroom-gallery-") as scratch:
        studio = Local(Path(scratch), _bring)

        async def one(name: str, order: Order) -> Made | Failed:
            async with places:
                return await _rendered(studio, name, order, into, told)

        return await asyncio.gather(*(one(name, order) for name, order in samples))


async def _rendered(studio: Local, name: str, order: Order, into: Path, told: Told) -> Made | Failed:
    begun_s = time.monotonic()
    submission = await studio.submit(order)
    if submission.handle is None:
        return Failed(name, order)
    while (seen := await studio.poll(submission.handle)).state is State.WORKING:
        told(order, seen.fraction or 0.0)
        await asyncio.sleep(_POLL_S)
    told(order, 1.0)
    if seen.state is State.FAILED:
        return Failed(name, order)
    wall_s = time.monotonic() - begun_s
    files = await _fetched(studio, order, seen, into)
    await studio.cancel(submission.handle)
    return Made(name, order, files[Role.MAIN], files.get(Role.POSTER), wall_s)


async def _fetched(studio: Local, order: Order, end: Progress, into: Path) -> dict[Role, Path]:
    files = dict[Role, Path]()
    for output in end.outputs:
        path = into / _file_name(order, output)
        with path.open("wb") as file:
            async for chunk in studio.fetch(output):
                file.write(chunk)
        files[output.role] = path
    return files


def _file_name(order: Order, output: Output) -> str:
    mark = "-poster" if output.role is Role.POSTER else ""
    return f"{order.reference}{mark}.{EXTENSIONS[output.content_type or '']}"


async def _bring(given: Input, into: Path) -> None:
    written = io.BytesIO()
    _sent(given.key).save(written, "PNG")
    await asyncio.to_thread(into.write_bytes, written.getvalue())


def _sent(key: str) -> Image.Image:
    """What a client of the gallery sends: a product before white, or somebody's face."""
    kind, name, *colour = key.split("/")
    if kind == "face":
        return portrait(Look.named(name), (_PHOTO_PX, _PHOTO_PX))
    ware = WARES[name]
    scale = _PHOTO_PX * _FILL / max(ware.width, ware.height)
    size = (round(ware.width * scale), round(ware.height * scale))
    product = raster(ware.draw(Coat.of(colour[0], "Moss")), size, (ware.width, ware.height))
    shot = Image.new("RGB", (_PHOTO_PX, _PHOTO_PX), "white")
    shot.paste(product, ((_PHOTO_PX - size[0]) // 2, (_PHOTO_PX - size[1]) // 2), product)
    return shot
