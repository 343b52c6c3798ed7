"""The sea: a body of water, swells that heave, and the light that lies on it."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import mix
from providers.local.scenes.stage import Drawable, Ridge, Sheet, Stage
from providers.local.words import Colour

_DEEP: Final[Colour] = (26, 98, 138)
_GLINTS: Final = 90


def sea(stage: Stage) -> tuple[list[Drawable], list[Drawable]]:
    """The water behind what floats, and the swell in front of it."""
    behind: list[Drawable] = [_swell(stage, 1.0), Glints.under(stage)]
    behind += [_swell(stage, depth) for depth in (0.78, 0.55, 0.34)]
    return behind, [_swell(stage, depth) for depth in (0.12, -0.25)]


def _swell(stage: Stage, depth: float) -> Drawable:
    """One row of waves: `depth` 1 at the horizon, 0 where the subject floats, below 0 nearer to us."""
    y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth)
    height = stage.unit_px * 0.016 * (1.15 - depth) if depth < 1 else 0.0
    sheet = Sheet(stage, y - height * 2, stage.size_px[1])
    waves = (7, 11, 17) if depth > 0.5 else (4, 7, 9)
    ridge = Ridge.rolling(stage, y, height, waves)
    colour = mix(stage.land(_DEEP, 0.0), stage.palette.middle, 0.18 + 0.4 * max(depth, 0.0))
    sheet.land(Ridge(ridge.ys - stage.unit_px * 0.004), mix(colour, stage.palette.orb, 0.28 if depth < 1 else 0.0))
    sheet.land(ridge, colour)
    return sheet.strip(0.02 + 0.11 * (1 - depth), heave=0.007 * (1.1 - depth))


@dataclass(frozen=True)
class Glints:
    """The orb's path on the water: x, y, half width and height in pixels, phase in radians, brightness."""

    spots: npt.NDArray[np.float64]
    light: Colour
    water: Colour

    @classmethod
    def under(cls, stage: Stage) -> "Glints":
        depth = stage.dice.uniform(0.0, 1.0, _GLINTS) ** 1.4
        spread = stage.orb.r * (0.6 + 1.8 * depth)
        x = stage.orb.x + stage.dice.normal(0.0, 0.42, _GLINTS) * spread
        y = stage.horizon_px + 2 + depth * (stage.size_px[1] - stage.horizon_px) * 0.6
        half = stage.unit_px * (0.008 + 0.03 * depth)
        height = np.maximum(1.0, stage.unit_px * 0.006 * (0.3 + depth))
        phase = stage.dice.uniform(0.0, 2 * np.pi, _GLINTS)
        water = mix(stage.land(_DEEP, 0.0), stage.palette.middle, 0.5)
        return cls(np.stack([x, y, half, height, phase], axis=1), stage.palette.orb, water)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, y, half, height, phase in self.spots.tolist():
            shine = 0.5 + 0.5 * math.sin(now_s * 3.1 + phase)
            reach = half * (0.4 + 0.6 * shine)
            box = (round(x - reach), round(y), round(x + reach), round(y + height))
            if shine > 0.1 and box[2] > box[0]:
                frame.paste(mix(self.water, self.light, 0.25 + 0.6 * shine), box)
