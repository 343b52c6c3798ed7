"""What lies over a whole picture: the light that spills over it, dark corners, and the styles words ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageOps

from providers.local.scenes.stage import Stage
from providers.local.scenes.terms import Hour, Style

_PIXELS: Final = 120  # along the short side of pixel art
_COLOURS: Final = 40


@dataclass(frozen=True)
class Bloom:
    """The sun shines over what stands before it."""

    light: Image.Image

    @classmethod
    def of(cls, stage: Stage) -> "Bloom":
        width, height = stage.size_px
        ys, xs = np.ogrid[:height:4, :width:4]
        distance = np.hypot(xs - stage.orb.x, ys - stage.orb.y) / stage.orb.r
        strength = {Hour.NIGHT: 0.10, Hour.DAY: 0.16}.get(stage.palette.hour, 0.30)
        share = strength * np.exp(-np.maximum(distance - 1, 0) / 3.6)
        pixels = share[:, :, None] * np.array(stage.palette.light)
        small = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
        return cls(small.resize((width, height), Image.Resampling.BILINEAR))

    def draw(self, frame: Image.Image, _now_s: float) -> None:
        frame.paste(ImageChops.screen(frame, self.light))


@dataclass(frozen=True)
class Corners:
    """A little darker towards the corners."""

    shade: Image.Image

    @classmethod
    def of(cls, size_px: tuple[int, int], strength: float = 0.22) -> "Corners":
        width, height = size_px
        ys, xs = np.ogrid[:height, :width]
        far = np.hypot((xs - width / 2) / (width * 0.72), (ys - height / 2) / (height * 0.72))
        share = 1 - strength * np.clip(far - 0.45, 0, 1) ** 1.6 * 1.9
        share = share + np.random.default_rng(2).uniform(-0.004, 0.004, share.shape)
        plane = Image.fromarray((np.clip(share, 0, 1) * 255).astype(np.uint8))
        return cls(Image.merge("RGB", (plane, plane, plane)))

    def draw(self, frame: Image.Image, _now_s: float) -> None:
        frame.paste(ImageChops.multiply(frame, self.shade))


@dataclass(frozen=True)
class Grade:
    """A style, applied to the finished picture."""

    change: Callable[[Image.Image], Image.Image]

    def draw(self, frame: Image.Image, _now_s: float) -> None:
        frame.paste(self.change(frame))


def _noir(frame: Image.Image) -> Image.Image:
    grey = frame.convert("L").point([round(255 * _curve(value / 255)) for value in range(256)])
    return Image.merge("RGB", (grey, grey, grey))


def _vintage(frame: Image.Image) -> Image.Image:
    sepia = ImageOps.colorize(frame.convert("L"), (42, 28, 22), (252, 238, 208), (158, 120, 84))
    return Image.blend(frame, sepia, 0.72)


def _pastel(frame: Image.Image) -> Image.Image:
    return Image.blend(frame, Image.new("RGB", frame.size, (250, 236, 240)), 0.36)


def _pixel(frame: Image.Image) -> Image.Image:
    side = min(frame.size) / _PIXELS
    small = frame.resize((round(frame.width / side), round(frame.height / side)), Image.Resampling.BOX)
    flat = small.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGB")
    return flat.resize(frame.size, Image.Resampling.NEAREST)


def _curve(share: float) -> float:
    """More contrast: an S."""
    return share * share * (3 - 2 * share) * 0.96 + 0.02


_CHANGES: Final[Mapping[Style, Callable[[Image.Image], Image.Image]]] = {
    Style.NOIR: _noir,
    Style.VINTAGE: _vintage,
    Style.PASTEL: _pastel,
    Style.PIXEL: _pixel,
}


def graded(style: Style | None) -> list[Grade]:
    """A neon look is in the light already."""
    change = _CHANGES.get(style) if style is not None else None
    return [Grade(change)] if change else []
