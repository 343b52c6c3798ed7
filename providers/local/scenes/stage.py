"""The measures and the light everything in one scene shares, and the strips it is layered from."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import Ink, Point, lit, mix, veiled
from providers.local.scenes.palette import Hour, Palette
from providers.local.scenes.sky import Orb
from providers.local.words import Colour

_SNOW: Final[Colour] = (236, 242, 250)
_REPEAT: Final = 1.5  # a strip is so many frames wide before it repeats


class Drawable(Protocol):
    """Something that puts itself on a frame as it looks at one moment."""

    def draw(self, frame: Image.Image, now_s: float) -> None: ...


@dataclass(frozen=True)
class Stage:
    """One scene's measures in pixels, y pointing down, and its light."""

    size_px: tuple[int, int]
    horizon_px: float
    ground_px: float
    palette: Palette
    orb: Orb
    dice: np.random.Generator
    haze: float = 0.75  # how much of the farthest layer is air, 0 to 1
    snowy: bool = False
    ground: Colour | None = None  # as the prompt wants it

    @property
    def unit_px(self) -> float:
        return float(min(self.size_px))

    @property
    def strip_px(self) -> int:
        return round(self.size_px[0] * _REPEAT)

    @property
    def night(self) -> bool:
        return self.palette.hour is Hour.NIGHT

    def land(self, colour: Colour, depth: float) -> Colour:
        """A colour of the ground as seen from here: `depth` is 0 at our feet and 1 at the horizon."""
        base = mix(colour, _SNOW, 0.66) if self.snowy else colour
        if self.ground is not None:
            base = mix(base, self.ground, 0.55)
        return mix(lit(base, self.palette.ambient), self.palette.horizon, depth * self.haze)

    def scatter(self, count: int, low: float = 0.6, high: float = 1.0) -> Iterator[tuple[float, float]]:
        """Places along a strip, evenly jittered, each with a size between low and high."""
        step = self.strip_px / count
        for index in range(count):
            yield (index + float(self.dice.uniform(0.1, 0.9))) * step, float(self.dice.uniform(low, high))


@dataclass(frozen=True)
class Strip:
    """A layer that scrolls to the left for ever, and may heave like water."""

    picture: Image.Image
    mask: Image.Image
    top_px: float
    speed_px_s: float
    heave_px: float = 0.0
    heave_s: float = 4.0

    def draw(self, frame: Image.Image, now_s: float) -> None:
        top = round(self.top_px + self.heave_px * math.sin(2 * math.pi * now_s / self.heave_s))
        left = -(round(self.speed_px_s * now_s) % self.picture.width)
        while left < frame.width:
            frame.paste(self.picture, (left, top), self.mask)
            left += self.picture.width


@dataclass
class Sheet:
    """A strip while it is drawn: what crosses its right edge comes in again at the left."""

    stage: Stage
    top_px: float
    bottom_px: float
    ink: Ink = field(init=False)

    def __post_init__(self) -> None:
        height = max(2, math.ceil(self.bottom_px - self.top_px))
        self.ink = Ink(self.stage.strip_px, height)

    def around(self, x: float, reach: float) -> Iterator[float]:
        """Every x at which a thing must be drawn so that it has no seam."""
        yield x
        if x - reach < 0:
            yield x + self.stage.strip_px
        if x + reach > self.stage.strip_px:
            yield x - self.stage.strip_px

    def land(self, ridge: "Ridge", colour: Colour) -> None:
        """Everything below a ridge."""
        bottom = self.bottom_px - self.top_px
        points: list[Point] = [(0.0, bottom)]
        points += [(float(x), y - self.top_px) for x, y in enumerate(ridge.ys[::2].repeat(2)) if x % 2 == 0]
        points += [
            (float(self.stage.strip_px), ridge.ys[0] - self.top_px),
            (float(self.stage.strip_px), bottom),
        ]
        self.ink.polygon(points, colour)

    def strip(self, speed: float, mist: float = 0.0, heave: float = 0.0) -> Strip:
        """`speed` in short sides a second, `mist` the air at the foot, `heave` in short sides."""
        unit = self.stage.unit_px
        sheet = veiled(self.ink.sheet(), self.stage.palette.horizon, 0.0, mist) if mist else self.ink.sheet()
        return Strip(
            sheet.convert("RGB"),
            sheet.getchannel("A"),
            self.top_px,
            speed * unit,
            heave * unit,
            3.4 + 9 * speed,
        )


@dataclass(frozen=True)
class Ridge:
    """A skyline of the land that meets itself at the strip's end: one y per pixel column."""

    ys: npt.NDArray[np.float64]

    @classmethod
    def rolling(cls, stage: Stage, y: float, height: float, waves: Sequence[int] = (2, 3, 5, 9)) -> "Ridge":
        """Soft hills around y; both in pixels."""
        shape = sum(_wave(stage, count) / (index + 1.2) for index, count in enumerate(waves))
        return cls(y - height * np.asarray(shape) / 1.6)

    @classmethod
    def jagged(cls, stage: Stage, y: float, height: float) -> "Ridge":
        """Peaks that stand on y; both in pixels."""
        total = np.zeros(stage.strip_px)
        for count, weight in ((2, 0.55), (5, 0.3), (11, 0.12), (23, 0.06), (47, 0.03)):
            total += weight * (1 - np.abs(_wave(stage, count))) ** 1.1
        return cls(y - height * total)

    def at(self, x: float) -> float:
        return float(self.ys[int(x) % len(self.ys)])


def _wave(stage: Stage, count: int) -> npt.NDArray[np.float64]:
    columns = np.arange(stage.strip_px) / stage.strip_px
    return np.asarray(np.sin(2 * np.pi * (count * columns + stage.dice.uniform())))
