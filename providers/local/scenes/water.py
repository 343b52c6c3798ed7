"""Bodies of water: a mirror of the sky, ripples that run over it, and the light that lies on it."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import filled
from providers.local.scenes.stage import Drawable, Ridge, Sheet, Stage
from providers.local.scenes.terms import Hour
from providers.local.words import Colour

_DEEP: Final[Colour] = (16, 92, 132)
_LAKE: Final[Colour] = (44, 118, 132)
_GLINTS: Final = 130


def sea(stage: Stage, *, calm: bool = False) -> tuple[list[Drawable], list[Drawable]]:
    """The water behind what floats, and the swell in front of it."""
    behind: list[Drawable] = [_mirror(stage, calm=calm)]
    behind += [_ripples(stage, depth, index) for index, depth in enumerate((0.95, 0.8, 0.6, 0.38))]
    if not stage.overcast:
        behind.append(Glints.under(stage))
    if calm:
        return behind, [_ripples(stage, 0.12, 4)]
    behind += [_swell(stage, depth) for depth in (0.5, 0.22)]
    return behind, [_swell(stage, -0.05), _swell(stage, -0.34)]


def _water(stage: Stage, depth: float) -> Colour:
    """`depth` is 1 at the horizon, where the water mirrors the sky, and 0 at our feet."""
    own = mix(stage.ground, _DEEP, 0.25) if stage.ground is not None else _DEEP
    dark = mix(stage.thing(own, 0.0), stage.palette.upper, 0.25)
    mirrored = mix(stage.palette.lower, stage.palette.horizon, 0.35)
    return mix(dark, mirrored, max(0.0, min(1.0, depth)) ** 1.2 * 0.84)


def _y(stage: Stage, depth: float) -> float:
    return stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth)


def _mirror(stage: Stage, *, calm: bool) -> Drawable:
    sheet = Sheet(stage, stage.horizon_px, stage.size_px[1] + 2)
    y, bottom = stage.horizon_px, stage.size_px[1] + 2
    far = _water(stage, 1.0 if calm else 0.9)
    paint = sheet.shade(y, far, y + (bottom - y) * 0.75, _water(stage, 0.12 if calm else 0.0))
    sheet.add(f'<rect x="-4" y="{y:.1f}" width="{stage.strip_px + 8}" height="{bottom - y:.1f}" fill="{paint}"/>')
    return sheet.strip(0.0)


def _ripples(stage: Stage, depth: float, number: int) -> Drawable:
    """Short flat strokes, longer and farther apart the nearer they are."""
    reach = (stage.ground_px - stage.horizon_px) * 0.4
    y = _y(stage, depth)
    sheet = Sheet(stage, max(stage.horizon_px + 1, y - reach), min(stage.size_px[1], y + reach))
    near = 1 - depth
    for light in (True, False):
        colour = mix(
            _water(stage, depth), stage.palette.light if light else stage.palette.shade, 0.34 if light else 0.22
        )
        data = ""
        for _ in range(round(70 - 34 * near)):
            x = float(stage.dice.uniform(0, stage.strip_px))
            at = float(stage.dice.uniform(sheet.top_px + 2, sheet.bottom_px - 2))
            nearness = (at - stage.horizon_px) / (stage.size_px[1] - stage.horizon_px)
            half = stage.unit_px * (0.008 + 0.07 * nearness) * float(stage.dice.uniform(0.5, 1.2))
            thick = stage.unit_px * (0.0008 + 0.0036 * nearness)
            for left in (x, x - stage.strip_px):
                data += (
                    f"M{left - half:.1f} {at:.1f}q{half:.1f} {-thick * 2:.1f} {half * 2:.1f} 0q{-half:.1f} "
                    f"{thick:.1f} {-half * 2:.1f} 0Z"
                )
        sheet.add(filled(data, hexed(colour), 0.6))
    turn = 1 if number % 2 else -1
    return sheet.strip(
        0.05 + 0.5 * near**2, drift=turn * (0.006 + 0.02 * near), heave=0.002 + 0.004 * near, heave_s=3.1 + number
    )


def _swell(stage: Stage, depth: float) -> Drawable:
    """One row of waves: `depth` 0 where the subject floats, below 0 nearer to us."""
    y = _y(stage, depth)
    height = stage.unit_px * 0.013 * (1.2 - depth)
    sheet = Sheet(stage, y - height * 2.4, stage.size_px[1] + 8)
    ridge = Ridge.rolling(stage, y, height, (6, 9, 14, 23))
    crest = mix(_water(stage, depth + 0.18), stage.palette.light, 0.2 if stage.night else 0.36)
    body = _water(stage, depth * 0.7)
    sheet.land(ridge, mix(body, crest, 0.5), mix(body, stage.palette.shade, 0.18 if depth < 0 else 0.05))
    sheet.add(f'<path d="{_crest(ridge, height)}" fill="{hexed(crest)}" fill-opacity=".8"/>')
    data = ""
    for x, size in stage.scatter(26):
        at = ridge.at(x) + height * float(stage.dice.uniform(1.5, 7))
        half, thick = stage.unit_px * 0.035 * size * (1.2 - depth), height * 0.16
        data += (
            f"M{x - half:.1f} {at:.1f}q{half:.1f} {-thick * 2:.1f} "
            f"{half * 2:.1f} 0q{-half:.1f} {thick:.1f} {-half * 2:.1f} 0Z"
        )
    sheet.add(filled(data, hexed(crest), 0.5))
    return sheet.strip(
        0.55 + 0.5 * (0.5 - depth), drift=0.022 * (1.2 - depth), heave=0.006 * (1.2 - depth), heave_s=3.6 + depth
    )


def _crest(ridge: Ridge, height: float) -> str:
    """A light line along the top of each wave that fades out in the troughs."""
    middle = float(ridge.ys.mean())
    columns = [*range(0, len(ridge.ys), 4), len(ridge.ys)]
    upper = [f"{x} {ridge.at(x):.1f}" for x in columns]
    lower = [f"{x} {ridge.at(x) + max(0.0, (middle - ridge.at(x)) * 0.42):.1f}" for x in reversed(columns)]
    return "M" + "L".join(upper + lower) + "Z"


@dataclass(frozen=True)
class Glints:
    """The light's path on the water: x, y, half width and height in pixels, phase in radians."""

    spots: npt.NDArray[np.float64]
    light: Colour
    water: Colour
    strength: float

    @classmethod
    def under(cls, stage: Stage) -> "Glints":
        low = stage.palette.hour in (Hour.DAWN, Hour.DUSK)
        depth = stage.dice.uniform(0.0, 1.0, _GLINTS) ** 1.5
        spread = stage.orb.r * (0.35 + 1.5 * depth) * (1.0 if low else 1.5)
        x = stage.orb.x + stage.dice.normal(0.0, 0.45, _GLINTS) * spread
        y = stage.horizon_px + 2 + depth * (stage.size_px[1] - stage.horizon_px) * 0.7
        half = stage.unit_px * (0.008 + 0.034 * depth)
        height = np.maximum(1.0, stage.unit_px * 0.0055 * (0.3 + depth))
        phase = stage.dice.uniform(0.0, 2 * np.pi, _GLINTS)
        water = mix(_water(stage, 0.6), stage.palette.lower, 0.3)
        return cls(np.stack([x, y, half, height, phase], axis=1), stage.palette.light, water, 1.0 if low else 0.75)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, y, half, height, phase in self.spots.tolist():
            shine = 0.5 + 0.5 * math.sin(now_s * 3.1 + phase)
            reach = half * (0.4 + 0.6 * shine)
            box = (round(x - reach), round(y), round(x + reach), round(y + height))
            if shine > 0.1 and box[2] > box[0] and box[3] > box[1]:
                frame.paste(mix(self.water, self.light, self.strength * (0.25 + 0.7 * shine)), box)
