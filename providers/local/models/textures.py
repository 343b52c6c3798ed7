"""Patterns that repeat without a seam, from 0 (the colour itself) to 1 (what it is mixed with), and as PNG."""

import io
import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.words import Colour

SIDE_PX: Final = 256
_TONES: Final = 64
Values = npt.NDArray[np.float64]


class Pattern(StrEnum):
    """What is seen in a surface from near."""

    WOOD = "wood"
    MARBLE = "marble"
    GRANITE = "granite"
    BRICK = "brick"
    WEAVE = "weave"
    LEATHER = "leather"
    CHECKER = "checker"


# How much of the object one tile covers.
TILE_SHARES: Final[Mapping[Pattern, float]] = {
    Pattern.WOOD: 0.55,
    Pattern.MARBLE: 0.8,
    Pattern.GRANITE: 0.4,
    Pattern.BRICK: 0.3,
    Pattern.WEAVE: 0.1,
    Pattern.LEATHER: 0.16,
    Pattern.CHECKER: 0.3,
}


@lru_cache
def pattern(kind: Pattern) -> Values:
    """A square tile, v pointing up the rows."""
    return np.clip(_PATTERNS[kind](), 0, 1)


def tile(kind: Pattern, colour: Colour, other: Colour) -> Image.Image:
    """The tile in its colours, with a palette of a few tones."""
    tones = np.linspace(0, 1, _TONES)[:, None]
    ramp = np.rint(np.array(colour) * (1 - tones) + np.array(other) * tones).astype(np.uint8)
    image = Image.fromarray(np.rint(pattern(kind) * (_TONES - 1)).astype(np.uint8))
    image.putpalette(ramp.tobytes())
    return image


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _grid() -> tuple[Values, Values]:
    line = np.arange(SIDE_PX) / SIDE_PX
    u, v = np.meshgrid(line, line)
    return u, v


def _noise(seed: int, wide: float, tall: float) -> Values:
    """Noise with features of so many to a side, from about -1 to 1, that repeats: made in the spectrum."""
    dice = np.random.default_rng(seed)
    spectrum = np.fft.fft2(dice.standard_normal((SIDE_PX, SIDE_PX)))
    across = np.fft.fftfreq(SIDE_PX) * SIDE_PX
    kept = np.exp(-((across[None, :] / wide) ** 2) - (across[:, None] / tall) ** 2)
    noise = np.fft.ifft2(spectrum * kept).real
    return np.asarray(noise / (2.2 * noise.std()))


def _wood() -> Values:
    u, _ = _grid()
    bent = u * 7 + 0.55 * _noise(1, 3, 1.2)
    rings = 0.5 + 0.5 * np.sin(2 * math.pi * bent)
    fibres = _noise(2, 90, 2.0)
    return 0.12 + 0.42 * rings**3 + 0.16 * fibres + 0.1 * _noise(3, 4, 2)


def _marble() -> Values:
    veins = 1 - np.abs(_noise(4, 3.2, 3.2) + 0.35 * _noise(5, 9, 9))
    fine = 1 - np.abs(_noise(6, 6, 6) + 0.3 * _noise(7, 18, 18))
    lines = 0.8 * np.clip(veins, 0, 1) ** 9 + 0.3 * np.clip(fine, 0, 1) ** 14
    return np.asarray(lines + 0.1 + 0.08 * _noise(8, 2.5, 2.5))


def _granite() -> Values:
    return 0.3 + 0.22 * _noise(9, 60, 60) + 0.16 * _noise(10, 14, 14) + 0.08 * _noise(11, 3, 3)


def _brick() -> Values:
    """Eight courses of four; 1 is the mortar."""
    u, v = _grid()
    row = np.floor(v * 8)
    along = (u * 4 + 0.5 * (row % 2)) % 1
    up = (v * 8) % 1
    mortar = (np.minimum(along, 1 - along) < 0.035) | (np.minimum(up, 1 - up) < 0.08)
    tone = np.random.default_rng(12).random((8, 4))
    column = np.floor(u * 4 + 0.5 * (row % 2)) % 4
    bricks = 0.22 * tone[row.astype(int), column.astype(int)] + 0.05 * _noise(13, 50, 50) + 0.04
    return np.where(mortar, 0.9 + 0.1 * _noise(14, 40, 40), bricks)


def _weave() -> Values:
    u, v = _grid()
    over = np.sin(2 * math.pi * 16 * u) * np.sin(2 * math.pi * 16 * v)
    threads = np.where(over > 0, np.abs(np.sin(2 * math.pi * 16 * u)), np.abs(np.sin(2 * math.pi * 16 * v)))
    return 0.75 - 0.6 * threads**0.7 + 0.08 * _noise(15, 60, 60)


def _leather() -> Values:
    cells = np.abs(_noise(16, 22, 22))
    return 0.5 - 0.5 * np.clip(cells * 2.2, 0, 1) ** 0.6 + 0.06 * _noise(17, 4, 4)


def _checker() -> Values:
    u, v = _grid()
    return np.asarray(((u * 4).astype(int) + (v * 4).astype(int)) % 2, dtype=float)


_PATTERNS: Final[Mapping[Pattern, Callable[[], Values]]] = {
    Pattern.WOOD: _wood,
    Pattern.MARBLE: _marble,
    Pattern.GRANITE: _granite,
    Pattern.BRICK: _brick,
    Pattern.WEAVE: _weave,
    Pattern.LEATHER: _leather,
    Pattern.CHECKER: _checker,
}
