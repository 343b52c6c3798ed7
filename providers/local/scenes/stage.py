"""The measures and the light everything in one scene shares, and the strips it is layered from."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import hexed, lit, mix
from providers.local.drawing.pen import linear
from providers.local.drawing.vector import raster
from providers.local.scenes.camera import Camera
from providers.local.scenes.palette import Palette
from providers.local.scenes.sky import Orb
from providers.local.scenes.terms import Hour
from providers.local.words import Colour

_SNOW: Final[Colour] = (238, 243, 250)
_REPEAT: Final = 1.5  # a strip is so many frames wide before it repeats
_STEP_PX: Final = 4  # between the points of a ridge


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
    camera: Camera
    haze: float = 0.75  # how much of the farthest layer is air, 0 to 1
    snowy: bool = False
    overcast: bool = False
    ground: Colour | None = None  # as the prompt wants it
    ashore: bool = False  # somebody needs solid ground

    @property
    def unit_px(self) -> float:
        return float(min(self.size_px))

    @property
    def strip_px(self) -> int:
        return round(self.size_px[0] * _REPEAT)

    @property
    def lean(self) -> float:
        """Where the light comes from: 1 for the right, -1 for the left."""
        return 1.0 if self.orb.x > self.size_px[0] / 2 else -1.0

    @property
    def night(self) -> bool:
        return self.palette.hour is Hour.NIGHT

    def land(self, colour: Colour, depth: float) -> Colour:
        """A colour of the ground as seen from here: `depth` is 0 at our feet and 1 at the horizon."""
        base = mix(colour, self.ground, 0.8) if self.ground is not None else colour
        return self.thing(mix(base, _SNOW, 0.93) if self.snowy else base, depth)

    def thing(self, colour: Colour, depth: float) -> Colour:
        """A colour of what stands on the ground."""
        return mix(lit(colour, self.palette.ambient), self.palette.horizon, depth * self.haze)

    def scatter(self, count: int, low: float = 0.6, high: float = 1.0) -> Iterator[tuple[float, float]]:
        """Places along a strip, evenly jittered, each with a size between low and high."""
        step = self.strip_px / count
        for index in range(count):
            yield (index + float(self.dice.uniform(0.1, 0.9))) * step, float(self.dice.uniform(low, high))


@dataclass
class Layers:
    """What lies behind the subjects, and what passes in front of them."""

    behind: list[Drawable] = field(default_factory=list)
    front: list[Drawable] = field(default_factory=list)


@dataclass(frozen=True)
class Strip:
    """A layer without ends: it goes by as far as its parallax says, drifts by itself, and may heave like water."""

    picture: Image.Image
    mask: Image.Image
    top_px: float
    camera: Camera
    parallax: float
    drift_px_s: float = 0.0
    heave_px: float = 0.0
    heave_s: float = 4.0

    def draw(self, frame: Image.Image, now_s: float) -> None:
        heave = self.heave_px * math.sin(2 * math.pi * now_s / self.heave_s)
        gone = self.camera.travel_px(now_s) * self.parallax + self.drift_px_s * now_s
        left = -(round(gone) % self.picture.width)
        while left < frame.width:
            frame.paste(self.picture, (left, round(self.top_px + heave)), self.mask)
            left += self.picture.width


@dataclass
class Sheet:
    """A strip while it is drawn, in pixels of the frame: what crosses its right edge comes in again at the left."""

    stage: Stage
    top_px: float
    bottom_px: float
    _body: list[str] = field(default_factory=list)
    _paints: int = 0

    def add(self, drawn: str) -> None:
        self._body.append(drawn)

    def stand(self, x: float, reach: float, drawn: str) -> None:
        """A thing drawn around 0 that reaches so far to either side, put at x, and again where it crosses the seam."""
        for at in (x, x + self.stage.strip_px, x - self.stage.strip_px):
            if -reach < at < self.stage.strip_px + reach:
                self.add(f'<g transform="translate({at:.1f} 0)">{drawn}</g>')

    def shade(self, top_px: float, upper: Colour, bottom_px: float, lower: Colour) -> str:
        """A paint that runs from one colour down to another."""
        self._paints += 1
        name = f"p{self._paints}"
        self.add(linear(name, (0, top_px), (0, bottom_px), [(0, hexed(upper), 1), (1, hexed(lower), 1)]))
        return f"url(#{name})"

    def land(self, ridge: "Ridge", upper: Colour, lower: Colour, *, rim: float = 0.0) -> None:
        """Everything below a ridge, and the light that catches its edge."""
        top = float(ridge.ys.min())
        if rim:
            edge = mix(upper, self.stage.palette.light, rim)
            self.add(f'<path d="{ridge.outline(self.bottom_px, -2.0)}" fill="{hexed(edge)}"/>')
        self.add(f'<path d="{ridge.outline(self.bottom_px)}" fill="{self.shade(top, upper, self.bottom_px, lower)}"/>')

    def strip(self, parallax: float, *, drift: float = 0.0, heave: float = 0.0, heave_s: float = 4.0) -> Strip:
        """`drift` in short sides a second, `heave` in short sides."""
        stage = self.stage
        sprite = raster("".join(self._body), (0, self.top_px, stage.strip_px, self.bottom_px), 1.0)
        return Strip(
            picture=sprite.image.convert("RGB"),
            mask=sprite.image.getchannel("A"),
            top_px=sprite.top,
            camera=stage.camera,
            parallax=parallax,
            drift_px_s=drift * stage.unit_px,
            heave_px=heave * stage.unit_px,
            heave_s=heave_s,
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
        for count, weight in ((2, 0.55), (5, 0.3), (11, 0.13), (23, 0.06), (47, 0.03), (89, 0.012)):
            total += weight * (1 - np.abs(_wave(stage, count))) ** 1.1
        return cls(y - height * total)

    def at(self, x: float) -> float:
        return float(self.ys[int(x) % len(self.ys)])

    def outline(self, bottom_px: float, lift_px: float = 0.0) -> str:
        """Path data of all that lies below."""
        columns = [*range(0, len(self.ys), _STEP_PX), len(self.ys)]
        tops = "L".join(f"{x} {self.at(x) + lift_px:.1f}" for x in columns)
        return f"M-4 {bottom_px:.1f}L-4 {self.ys[0] + lift_px:.1f}L{tops}L{len(self.ys) + 4} {bottom_px:.1f}Z"


def _wave(stage: Stage, count: int) -> npt.NDArray[np.float64]:
    columns = np.arange(stage.strip_px) / stage.strip_px
    return np.asarray(np.sin(2 * np.pi * (count * columns + stage.dice.uniform())))
