"""The one door through which a client's picture comes in.

What leaves is pixels alone: upright, of a bounded size, nothing of the file around them. To be called in the
render process, whose memory and time are limited from outside; a decoder may still be tricked.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
PIXELS_MAX: Final = 40_000_000
WEBP_PIXELS_MAX: Final = 24_000_000  # its decoder holds the picture three times
BYTES_MAX: Final = 64 * 1024 * 1024
_SIDE_MAX_PX: Final = 2400
_ORIENTATION: Final = 0x0112
# What other programs would take the file for: they look at its head and at its tail.
_SNIFFED: Final = 1024
_STRANGERS: Final = (b"<html", b"<script", b"<!doctype", b"<svg", b"<iframe", b"<?php", b"%pdf-")
_DEEP: Final = ("I", "I;16", "I;16B", "I;16L")
_DECODING: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    MemoryError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class UnusableInput(Exception):
    """It is no picture of a format we read, too large, broken, or something else in a picture's clothes."""


@dataclass(frozen=True)
class Picture:
    """Pixels as RGB, or RGBA where some are see-through.

    file_size_px: before any reduction, upright.
    turned: the file lies on its side, and says so.
    coarseness: the mean step a JPEG rounds brightness to; 0 for what rounds nothing.
    """

    image: Image.Image
    format: str
    file_size_px: tuple[int, int]
    turned: bool
    coarseness: float


def taken_in(path: Path, side_max_px: int | None = _SIDE_MAX_PX) -> Picture:
    """The first frame of a file, its longer side at most `side_max_px`. Raises UnusableInput."""
    if not 0 < path.stat().st_size <= BYTES_MAX:
        raise UnusableInput("size of the file")
    _refuse_polyglots(path)
    try:
        with Image.open(path, formats=FORMATS) as image:
            return _decoded(image, side_max_px)
    except _DECODING as error:
        raise UnusableInput(type(error).__name__) from error


def on_white(image: Image.Image) -> Image.Image:
    """A picture as RGB, on white where one could see through it."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _decoded(image: Image.Image, side_max_px: int | None) -> Picture:
    width, height = image.size
    if width * height > (WEBP_PIXELS_MAX if image.format == "WEBP" else PIXELS_MAX):
        raise UnusableInput(f"{width}x{height}")
    orientation = image.getexif().get(_ORIENTATION, 1)
    if side_max_px is not None:
        image.draft("RGB", (side_max_px, side_max_px))
    image.load()
    if image.width * image.height > PIXELS_MAX:  # a frame may be larger than its file said
        raise UnusableInput(f"{image.width}x{image.height}")
    plain = _in_colour(image)
    if side_max_px is not None:
        plain.thumbnail((side_max_px, side_max_px))
    upright = ImageOps.exif_transpose(plain)
    lies = orientation in (5, 6, 7, 8)
    return Picture(
        image=_stripped(upright),
        format=str(image.format),
        file_size_px=(height, width) if lies else (width, height),
        turned=orientation != 1,
        coarseness=_coarseness(image),
    )


def _coarseness(image: Image.Image) -> float:
    tables: Mapping[int, Sequence[int]] = getattr(image, "quantization", {})
    return sum(tables[0]) / len(tables[0]) if tables.get(0) else 0.0


def _in_colour(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something can be seen through."""
    if image.mode in _DEEP:
        # Pillow clips sixteen bits at 255 instead of scaling them.
        return image.convert("I").point(lambda value: value / 257).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    return clear if clear.getchannel("A").getextrema() != (255, 255) else clear.convert("RGB")


def _stripped(image: Image.Image) -> Image.Image:
    image.info.clear()
    image.getexif().clear()
    return image


def _refuse_polyglots(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(_SNIFFED).lower()
        file.seek(max(0, path.stat().st_size - _SNIFFED))
        tail = file.read().lower()
    if zipfile.is_zipfile(path) or any(mark in head or mark in tail for mark in _STRANGERS):
        raise UnusableInput("more than a picture")
