"""Drawing with smooth edges: everything is drawn large and reduced."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from providers.local.words import Colour

Point = tuple[float, float]
_OVERSAMPLING: Final = 2


class Ink:
    """A transparent sheet. Coordinates are multiples of `unit_px`, y pointing down."""

    def __init__(self, width_px: int, height_px: int, unit_px: float = 1.0) -> None:
        self._scale = unit_px * _OVERSAMPLING
        self._sheet = Image.new("RGBA", (width_px * _OVERSAMPLING, height_px * _OVERSAMPLING))
        self._pen = ImageDraw.Draw(self._sheet)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self._pen.polygon([(x * self._scale, y * self._scale) for x, y in points], fill=colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """Around a centre, with two radii."""
        self._pen.ellipse(self._box(x - rx, y - ry, x + rx, y + ry), fill=colour)

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, *, radius: float = 0.0) -> None:
        self._pen.rounded_rectangle(self._box(x0, y0, x1, y1), radius * self._scale, fill=colour)

    def pie(self, x: float, y: float, r: float, degrees: tuple[float, float], colour: Colour) -> None:
        """A slice of a disc, clockwise from three o'clock."""
        self._pen.pieslice(self._box(x - r, y - r, x + r, y + r), *degrees, fill=colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A stroke with round ends."""
        scaled = [(x * self._scale, y * self._scale) for x, y in points]
        self._pen.line(scaled, fill=colour, width=max(1, round(width * self._scale)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.ellipse(x, y, width / 2, width / 2, colour)

    def sheet(self) -> Image.Image:
        return self._sheet.reduce(_OVERSAMPLING)

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return x0 * self._scale, y0 * self._scale, x1 * self._scale, y1 * self._scale


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour, 0 to 1."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def lit(colour: Colour, light: tuple[float, float, float]) -> Colour:
    """A colour as it looks under a light that is 1, 1, 1 at noon."""
    return (
        min(255, round(colour[0] * light[0])),
        min(255, round(colour[1] * light[1])),
        min(255, round(colour[2] * light[2])),
    )


def fading(size_px: tuple[int, int], upper: Colour, lower: Colour, aslant: float = 0.0) -> Image.Image:
    """One colour going over into another, downwards; `aslant` is the share of the way that goes to the right."""
    across = np.linspace(0, aslant, size_px[0], dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1 - aslant, size_px[1], dtype=np.float32)[:, None, None]
    start, end = np.array(upper, dtype=np.float32), np.array(lower, dtype=np.float32)
    return Image.fromarray((start + (end - start) * (across + down)).astype(np.uint8))


def veiled(image: Image.Image, veil: Colour, top: float, bottom: float) -> Image.Image:
    """A picture with mist in front: its share at the top and at the bottom edge, 0 to 1."""
    pixels = np.asarray(image, dtype=np.float32).copy()
    share = np.linspace(top, bottom, image.height, dtype=np.float32)[:, None, None]
    pixels[:, :, :3] += (np.array(veil, dtype=np.float32) - pixels[:, :, :3]) * share
    return Image.fromarray(pixels.astype(np.uint8))
