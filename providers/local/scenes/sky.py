"""Everything above the horizon that stays where it is."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import disc
from providers.local.drawing.vector import raster
from providers.local.scenes.palette import Palette
from providers.local.scenes.terms import Hour

Floats = npt.NDArray[np.float32]
_STARS_PER_MEGAPIXEL: Final = 420
_BRIGHT_STARS: Final = 0.14
_GRAIN: Final = 1.2  # keeps the gradients from banding


@dataclass(frozen=True)
class Orb:
    """The sun, or at night the moon: centre and radius in pixels."""

    x: float
    y: float
    r: float


def orb_for(size_px: tuple[int, int], horizon_px: float, hour: Hour, dice: np.random.Generator) -> Orb:
    """Low at the edges of the day, high otherwise; never behind the middle, where the subject is."""
    side = float(dice.choice((-1.0, 1.0)))
    low = hour in (Hour.DAWN, Hour.DUSK)
    r = min(size_px) * (0.085 if low else 0.062)
    y = horizon_px - r * float(dice.uniform(0.8, 1.9)) if low else horizon_px * float(dice.uniform(0.24, 0.38))
    return Orb(size_px[0] * (0.5 + side * float(dice.uniform(0.2, 0.32))), y, r)


def sky(size_px: tuple[int, int], horizon_px: float, palette: Palette, orb: Orb, *, overcast: bool) -> Image.Image:
    """The gradient, the glow and the sun or moon."""
    width, height = size_px
    stops = (0.0, horizon_px * 0.42, horizon_px * 0.78, horizon_px, float(height))
    colours = (palette.zenith, palette.upper, palette.lower, palette.horizon, palette.horizon)
    rows = np.arange(height)
    column = np.stack([np.interp(rows, stops, [c[i] for c in colours]) for i in range(3)], axis=1)
    pixels: Floats = np.repeat(column[:, None, :], width, axis=1).astype(np.float32)
    if not overcast:
        _glow(pixels, palette, orb)
    pixels += np.random.default_rng(1).uniform(-_GRAIN, _GRAIN, (height, width, 1)).astype(np.float32)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if not overcast:
        drawn = _disc(palette)
        sprite = raster(drawn, (-1.2, -1.2, 1.2, 1.2), orb.r).image
        image.paste(sprite, (round(orb.x - sprite.width / 2), round(orb.y - sprite.height / 2)), sprite)
    return image


def _glow(pixels: Floats, palette: Palette, orb: Orb) -> None:
    height, width = pixels.shape[:2]
    ys, xs = np.ogrid[:height, :width]
    distance = np.hypot(xs - orb.x, ys - orb.y).astype(np.float32) / orb.r
    near, far = (0.34, 0.16) if palette.hour is Hour.NIGHT else (0.6, 0.34)
    share = near * np.exp(-np.maximum(distance - 1, 0) / 0.9) + far * np.exp(-np.maximum(distance - 1, 0) / 4.5)
    pixels += (np.array(palette.light, dtype=np.float32) - pixels) * share[:, :, None]


def _disc(palette: Palette) -> str:
    colour = hexed(mix(palette.light, (255, 255, 255), 0.35))
    if palette.hour is not Hour.NIGHT:
        return disc(0, 0, 1, colour)
    crater = hexed(mix(palette.light, palette.upper, 0.3))
    spots = ((-0.35, -0.3, 0.24), (0.3, -0.42, 0.14), (0.22, 0.3, 0.3), (-0.42, 0.36, 0.13), (0.62, 0.0, 0.1))
    return disc(0, 0, 1, colour) + "".join(disc(x, y, r, crater, 0.55) for x, y, r in spots)


@dataclass(frozen=True)
class Stars:
    """Points that twinkle: x, y, size in pixels, phase in radians."""

    spots: npt.NDArray[np.float64]
    palette: Palette

    @classmethod
    def around(
        cls, orb: Orb, size_px: tuple[int, int], depth_px: float, palette: Palette, *, dice: np.random.Generator
    ) -> "Stars":
        """Down to `depth_px`, but not in front of the moon."""
        count = round(size_px[0] * depth_px / 1e6 * _STARS_PER_MEGAPIXEL)
        low, high = (0, 0, 0, 0), (size_px[0], depth_px * 0.96, 1, 2 * np.pi)
        spots = dice.uniform(low, high, (count, 4))
        return cls(spots[np.hypot(spots[:, 0] - orb.x, spots[:, 1] - orb.y) > orb.r * 1.25], palette)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        unit = max(1, round(min(frame.size) / 640))
        for x, y, size, phase in self.spots.tolist():
            bright = size > 1 - _BRIGHT_STARS
            shine = (0.6 if bright else 0.15 + 0.4 * size) + (0.4 if bright else 0.18) * math.sin(now_s * 3 + phase)
            colour = mix(self.palette.zenith, (255, 255, 250), max(0.0, min(1.0, shine)))
            side = unit + 1 if bright else unit
            frame.paste(colour, (int(x), int(y), int(x) + side, int(y) + side))
