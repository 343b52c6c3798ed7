"""Flat drawings bent as if they were round: what lies nearer to the camera moves further when a head turns.

Fields are in head units (see faces), as far as a spot of the bent drawing lies from where it was.
"""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.vector import Sprite

Numbers = npt.NDArray[np.float64]
Field = Callable[[Numbers, Numbers], tuple[Numbers, Numbers]]

_CELLS: Final = 12  # across and down, each bent as one
_HALF_WIDTH, _HALF_HEIGHT, _MIDDLE_Y = 122.0, 190.0, -4.0  # of a head
_TURN: Final = 24.0  # how far the middle of a face goes to the side
_BOW: Final = 13.0  # and down
_NOSE: Final = 7.0  # how much further its tip goes
_NOSE_Y, _NOSE_WIDE, _NOSE_HIGH = 50.0, 22.0, 34.0
_BROAD: Final = 15.0  # how much further the nearer shoulder reaches
_SHOULDER: Final = 230.0
_SLOPE_DEG: Final = 2.2
_COLLAR_Y: Final = 226.0  # what a body leans around


def head_field(turn: float, bow: float) -> Field:
    """A head turned to the picture's right and bowed, each from -1 to 1; its outline hardly moves."""

    def field(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        out = (x / _HALF_WIDTH) ** 2 + ((y - _MIDDLE_Y) / _HALF_HEIGHT) ** 2
        depth = np.maximum(0.0, 1.0 - out)
        tip = np.exp(-((x / _NOSE_WIDE) ** 2) - ((y - _NOSE_Y) / _NOSE_HIGH) ** 2)
        reach = depth * (2.0 - depth)
        return turn * (_TURN * reach + _NOSE * tip), bow * (_BOW * reach + 0.5 * _NOSE * tip)

    return field


def body_field(stance: float) -> Field:
    """Shoulders from -1 to 1: the one on the picture's right is nearer and lower, or the other."""
    slope = math.radians(_SLOPE_DEG) * stance

    def field(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        broad = _BROAD * stance * np.minimum(1.6, (x / _SHOULDER) ** 2)
        return broad - slope * (y - _COLLAR_Y) * 0.5, slope * x

    return field


def bent(
    sprite: Sprite,
    field: Field,
    scale: float,
    *,
    angle: float = 0.0,
    pivot: tuple[float, float] = (0.0, 0.0),
    by: tuple[float, float] = (0.0, 0.0),
    margin: int = 2,
) -> Sprite:
    """Bent by the field, turned clockwise around a pivot and moved; pivot, `by` and margin are in pixels."""
    cos, sin = math.cos(angle), math.sin(angle)
    px, py = pivot
    corners = [
        (px + (x - px) * cos - (y - py) * sin + by[0], py + (x - px) * sin + (y - py) * cos + by[1])
        for x in (sprite.left - margin, sprite.right + margin)
        for y in (sprite.top - margin, sprite.bottom + margin)
    ]
    left, top = math.floor(min(x for x, _ in corners)), math.floor(min(y for _, y in corners))
    size = (math.ceil(max(x for x, _ in corners)) - left, math.ceil(max(y for _, y in corners)) - top)
    columns, rows = _lines(size[0]), _lines(size[1])
    across, down = np.meshgrid(columns + left - by[0] - px, rows + top - by[1] - py)
    x, y = px + across * cos + down * sin, py - across * sin + down * cos
    dx, dy = field(x / scale, y / scale)
    sources = np.stack((x - dx * scale - sprite.left, y - dy * scale - sprite.top), axis=-1)
    mesh = [
        (
            (int(columns[column]), int(rows[row]), int(columns[column + 1]), int(rows[row + 1])),
            tuple(sources[[row, row + 1, row + 1, row], [column, column, column + 1, column + 1]].ravel()),
        )
        for row in range(len(rows) - 1)
        for column in range(len(columns) - 1)
    ]
    return Sprite(sprite.image.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR), left, top)


@lru_cache(maxsize=256)
def _lines(length: int) -> npt.NDArray[np.int64]:
    """Where the cells of a sheet so long begin and end."""
    return np.unique(np.linspace(0, length, _CELLS + 1).round().astype(np.int64))
