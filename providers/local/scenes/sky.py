"""Everything above the horizon that stays where it is."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import Ink, mix
from providers.local.scenes.palette import Hour, Palette

Floats = npt.NDArray[np.float32]
_STARS_PER_MEGAPIXEL: Final = 160


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
    r = min(size_px) * (0.105 if low else 0.075)
    y = horizon_px - r * float(dice.uniform(0.7, 1.6)) if low else horizon_px * float(dice.uniform(0.26, 0.42))
    return Orb(size_px[0] * (0.5 + side * float(dice.uniform(0.16, 0.28))), y, r)


def sky(size_px: tuple[int, int], horizon_px: float, palette: Palette, orb: Orb) -> Image.Image:
    """The gradient, the glow and the sun or moon."""
    width, height = size_px
    stops = (0.0, horizon_px * 0.55, horizon_px, float(height))
    colours = (palette.zenith, palette.middle, palette.horizon, palette.horizon)
    rows = np.arange(height)
    column = np.stack([np.interp(rows, stops, [c[i] for c in colours]) for i in range(3)], axis=1)
    pixels: Floats = np.repeat(column[:, None, :], width, axis=1).astype(np.float32)
    _glow(pixels, palette, orb)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    disc = _disc(palette, orb)
    image.paste(disc, (round(orb.x - disc.width / 2), round(orb.y - disc.height / 2)), disc)
    return image


def _glow(pixels: Floats, palette: Palette, orb: Orb) -> None:
    height, width = pixels.shape[:2]
    ys, xs = np.ogrid[:height, :width]
    distance = np.hypot(xs - orb.x, ys - orb.y).astype(np.float32) / orb.r
    strength = 0.30 if palette.hour is Hour.NIGHT else 0.55
    share = (strength * np.exp(-np.maximum(distance - 1, 0) / 1.9))[:, :, None]
    pixels += (np.array(palette.orb, dtype=np.float32) - pixels) * share


def _disc(palette: Palette, orb: Orb) -> Image.Image:
    side = round(orb.r * 2.2)
    ink = Ink(side, side, side / 2)
    ink.ellipse(1, 1, 0.9, 0.9, palette.orb)
    if palette.hour is Hour.NIGHT:
        crater = mix(palette.orb, palette.middle, 0.22)
        for x, y, r in ((0.72, 0.76, 0.2), (1.28, 0.68, 0.12), (1.16, 1.26, 0.26), (0.66, 1.34, 0.1)):
            ink.ellipse(x, y, r, r, crater)
    return ink.sheet()


@dataclass(frozen=True)
class Stars:
    """Points that twinkle: x, y, radius in pixels, phase in radians."""

    spots: npt.NDArray[np.float64]
    palette: Palette

    @classmethod
    def around(
        cls, orb: Orb, size_px: tuple[int, int], horizon_px: float, palette: Palette, *, dice: np.random.Generator
    ) -> "Stars":
        """All over the sky but not in front of the moon."""
        count = round(size_px[0] * horizon_px / 1e6 * _STARS_PER_MEGAPIXEL)
        low, high = (0, 0, 0.7, 0), (size_px[0], horizon_px * 0.94, 1.9, 2 * np.pi)
        spots = dice.uniform(low, high, (count, 4))
        return cls(spots[np.hypot(spots[:, 0] - orb.x, spots[:, 1] - orb.y) > orb.r * 1.2], palette)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, y, r, phase in self.spots.tolist():
            brightness = 0.55 + 0.45 * math.sin(now_s * 2.4 + phase)
            side = 2 if r < 1.3 else 3
            colour = mix(self.palette.zenith, self.palette.orb, brightness)
            frame.paste(colour, (int(x), int(y), int(x) + side, int(y) + side))
