"""What a client sends as a picture, from the order to its end: used or refused, at once and in bounds."""

import asyncio
import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from domain.attempt import Input, Order, Progress, State
from domain.brief import Advert, Brief, Document, Film, ImageBox, Inspection, Page, Product, Scene, SceneKind
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.bounds import MEMORY_MAX_BYTES
from providers.local.folder import Folder
from tests.providers.local.measure import RENDER_PATIENCE_S, fetched, held_bytes

PHOTO = Input(name="photo", key="inputs/1", content_type="image/png", size_bytes=1, sha256="0" * 64)
PLAIN = Image.effect_noise((300, 200), 40).convert("RGB")
SCRIPT = "Sleep well."
LARGE_PX = (6300, 6300)


def encoded(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A small file of which a decoder would make a picture of that size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def film(**named: Any) -> Order:
    return order(Kind.TALKING_VIDEO, Film(script=SCRIPT, **named))


def order(kind: Kind, brief: Brief | None = None) -> Order:
    settings = Settings(duration_s=2 if kind is Kind.TALKING_VIDEO else None)
    return Order(reference="job_1", model="m", kind=kind, prompt="", settings=settings, brief=brief, inputs=(PHOTO,))


CHECK = order(Kind.PHOTO_QC, Inspection(photo="photo"))
SHEET = Document(pages=(Page(boxes=(ImageBox(x_mm=0, y_mm=0, width_mm=90, height_mm=90, image="photo"),)),))
CUTAWAY = Scene(kind=SceneKind.BROLL, text=SCRIPT, image="photo")


async def ended(ordered: Order, photo: bytes, root: Path) -> tuple[Progress, int]:
    """The end of an order with that photo, and the most bytes its processes held meanwhile."""

    async def bring(given: Input, into: Path) -> None:
        await asyncio.to_thread(into.write_bytes, photo)

    studio = Local(root, bring)
    await studio.submit(ordered)
    most = 0
    async with asyncio.timeout(RENDER_PATIENCE_S):
        while (seen := await studio.poll("job_1")).state is State.WORKING:
            most = max(most, held_bytes())
            await asyncio.sleep(0.02)
    return seen, most


@pytest.mark.parametrize(
    "photo",
    [
        pytest.param(lambda: bomb(30_000, 30_000), id="bomb"),
        pytest.param(lambda: encoded(PLAIN, "JPEG") + b"<script>alert(1)</script>", id="polyglot"),
        pytest.param(lambda: encoded(PLAIN)[:2000], id="cut short"),
        pytest.param(
            lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", id="svg"
        ),
        pytest.param(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), id="png in name only"),
        pytest.param(lambda: encoded(Image.new("RGB", LARGE_PX), "WEBP", quality=1, method=0), id="too large a webp"),
    ],
)
async def test_a_hostile_picture_ends_the_job_at_the_first_try(photo: Callable[[], bytes], tmp_path: Path) -> None:
    seen, most = await ended(CHECK, photo(), tmp_path / "studio")
    assert (seen.state, seen.code, seen.outputs) == (State.FAILED, Code.REFERENCE_UNUSABLE, ())
    folder = Folder(tmp_path / "studio" / "job_1")
    assert folder.failures() == 0
    assert not list(folder.path.glob("part-*"))
    assert most < MEMORY_MAX_BYTES
    assert (await Local(tmp_path / "studio").poll("job_1")).code is Code.REFERENCE_UNUSABLE


@pytest.mark.parametrize(
    "ordered",
    [
        order(Kind.VIDEO),
        order(Kind.IMAGE),
        order(Kind.MODEL_3D),
        order(Kind.STATIC_AD, Advert(product=Product(name="Mug", image="photo"))),
        order(Kind.DOCUMENT, SHEET),
        film(portrait="photo"),
        film(product_image="photo", broll=True),
        film(broll_images=("photo",), broll=True),
        film(scenes=(CUTAWAY,)),
    ],
)
async def test_wherever_a_picture_is_used_it_comes_in_by_the_same_door(ordered: Order, tmp_path: Path) -> None:
    seen, _ = await ended(ordered, b"<!doctype html><script>alert(1)</script>", tmp_path / "studio")
    assert (seen.state, seen.code) == (State.FAILED, Code.REFERENCE_UNUSABLE)


def _turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(PLAIN, "JPEG", exif=exif)


def _animated() -> bytes:
    frames = [PLAIN, *(Image.new("RGB", PLAIN.size, (index, 0, 0)) for index in range(40))]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("photo", "size_px"),
    [
        pytest.param(_animated, (300, 200), id="animated"),
        pytest.param(lambda: encoded(PLAIN.convert("CMYK"), "JPEG"), (300, 200), id="four inks"),
        pytest.param(_turned, (200, 300), id="on its side"),
        pytest.param(
            lambda: encoded(Image.fromarray(np.asarray(PLAIN.convert("L")).astype(np.uint16) * 257)),
            (300, 200),
            id="sixteen bits",
        ),
    ],
)
async def test_an_unusual_picture_is_used(photo: Callable[[], bytes], size_px: tuple[int, int], tmp_path: Path) -> None:
    seen, _ = await ended(CHECK, photo(), tmp_path / "studio")
    assert seen.state is State.SUCCEEDED
    report = json.loads((await fetched(Local(tmp_path / "studio"), seen, tmp_path / "report")).read_bytes())
    assert (report["photo"]["width_px"], report["photo"]["height_px"]) == size_px


@pytest.mark.parametrize(("mode", "colour"), [("RGBA", (90, 60, 30, 128)), ("L", 90)])
async def test_the_largest_picture_that_is_taken_fits_the_bounds(mode: str, colour: Any, tmp_path: Path) -> None:
    largest = encoded(Image.new(mode, LARGE_PX, colour))
    for ordered in (CHECK, order(Kind.STATIC_AD, Advert(product=Product(name="Mug", image="photo")))):
        seen, most = await ended(ordered, largest, tmp_path / ordered.kind)
        assert seen.state is State.SUCCEEDED
        assert most < MEMORY_MAX_BYTES
