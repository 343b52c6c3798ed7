"""Places without land: under water, in space, and no place at all."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import disc, filled, linear, oval, radial, ring, soft_oval, stroked
from providers.local.drawing.vector import raster
from providers.local.scenes.ground import MEADOW
from providers.local.scenes.stage import Layers, Ridge, Sheet, Stage, Strip
from providers.local.words import COLOURS, Colour

_CORALS: Final[tuple[Colour, ...]] = ((236, 104, 110), (244, 150, 92), (196, 96, 170), (240, 196, 110), (104, 188, 168))
_ABYSS: Final[Colour] = (6, 40, 78)
_SHALLOW: Final[Colour] = (70, 190, 210)
_RIBBONS: Final = ("indigo", "violet", "magenta", "azure", "teal", "orange")


def water_colours(stage: Stage) -> tuple[Colour, Colour]:
    """Near the surface, and in the depth."""
    dim = 0.34 if stage.night else 1.0
    upper = mix((0, 12, 30), mix(stage.ground or _SHALLOW, _SHALLOW, 0.4), dim)
    return upper, mix((0, 6, 20), _ABYSS, 0.45 + 0.55 * dim)


def underwater(stage: Stage) -> Layers:
    layers: Layers = Layers([_Rays.of(stage)])
    upper, lower = water_colours(stage)
    for depth, parallax in ((0.8, 0.06), (0.45, 0.3)):
        y = stage.ground_px + stage.unit_px * (0.02 - 0.16 * depth)
        ridge = Ridge.rolling(stage, y, stage.unit_px * 0.07, (2, 3, 7))
        sheet = Sheet(stage, y - stage.unit_px * 0.34, stage.size_px[1] + 2)
        body = mix(lower, upper, 0.5 * depth)
        for x, size in stage.scatter(11, 0.5):
            tall, foot = size * stage.unit_px * 0.26 * (1.35 - depth), ridge.at(x) + stage.unit_px * 0.02
            colour = mix(_CORALS[int(stage.dice.integers(len(_CORALS)))], body, 0.25 + 0.6 * depth)
            shape = int(stage.dice.integers(3))
            sheet.stand(x, tall, _coral(0.0, foot, tall, colour, shape))
        sheet.land(ridge, mix(body, (226, 208, 160), 0.18), mix(lower, body, 0.4), rim=0.1)
        layers.behind.append(sheet.strip(parallax))
    layers.front.append(_weed(stage, lower))
    layers.front.append(Bubbles(stage.dice.uniform(0, 1, (34, 4)), stage.unit_px))
    return layers


def _coral(x: float, y: float, tall: float, colour: Colour, shape: int) -> str:
    paint, light = hexed(colour), hexed(mix(colour, (255, 255, 255), 0.25))
    if shape == 0:
        data = "".join(
            f"M{x:.1f} {y:.1f}Q{x + dx * tall * 0.3:.1f} "
            f"{y - dy * tall * 0.6:.1f} {x + dx * tall:.1f} {y - dy * tall:.1f}"
            for dx, dy in ((-0.5, 0.7), (-0.2, 0.95), (0.1, 1.0), (0.35, 0.85), (0.6, 0.6))
        )
        return stroked(data, paint, tall * 0.12) + stroked(data, light, tall * 0.03)
    if shape == 1:
        dome = filled(
            f"M{x - tall * 0.6:.1f} {y:.1f}a{tall * 0.6:.1f} {tall * 0.55:.1f} 0 0 1 {tall * 1.2:.1f} 0Z", paint
        )
        return dome + "".join(
            stroked(
                f"M{x + d * tall:.1f} {y - tall * 0.1:.1f}q{tall * 0.06:.1f} {-tall * 0.2:.1f} 0 {-tall * 0.3:.1f}",
                light,
                tall * 0.03,
                0.7,
            )
            for d in (-0.35, -0.12, 0.12, 0.35)
        )
    tubes = ((-0.3, 0.6), (-0.08, 1.0), (0.18, 0.8), (0.38, 0.5))
    return "".join(
        stroked(f"M{x + d * tall:.1f} {y:.1f}v{-h * tall:.1f}", paint, tall * 0.17)
        + oval(x + d * tall, y - h * tall - tall * 0.03, tall * 0.07, tall * 0.035, hexed(mix(colour, (0, 0, 0), 0.45)))
        for d, h in tubes
    )


def _weed(stage: Stage, lower: Colour) -> Strip:
    foot = stage.size_px[1] + 6
    sheet = Sheet(stage, foot - stage.unit_px * 0.4, foot)
    shade = hexed(mix((30, 110, 92), lower, 0.6))
    for x, size in stage.scatter(12, 0.4):
        tall, w = size * stage.unit_px * 0.33, stage.unit_px * 0.022
        data = (
            f"q{w * 2:.1f} {-tall * 0.3:.1f} 0 {-tall * 0.55:.1f}"
            f"q{-w * 1.6:.1f} {-tall * 0.25:.1f} {w:.1f} {-tall * 0.45:.1f}"
            f"q{w * 0.6:.1f} {tall * 0.28:.1f} {w * 0.4:.1f} {tall * 0.5:.1f}q{w * 1.4:.1f} {tall * 0.25:.1f} "
            f"{-w * 0.2:.1f} {tall * 0.5:.1f}Z"
        )
        sheet.stand(x, tall, filled(f"M{0.0:.1f} {foot:.1f}{data}", shade))
    return sheet.strip(1.4, heave=0.006, heave_s=3.2)


@dataclass(frozen=True)
class _Rays:
    """Shafts of light from the surface that wander."""

    sheet: Image.Image
    colour: Colour
    reach_px: float

    @classmethod
    def of(cls, stage: Stage) -> "_Rays":
        upper, _ = water_colours(stage)
        height = stage.size_px[1]
        body = linear("r", (0, 0), (0, height * 0.8), [(0, "#ffffff", 0.34), (1, "#ffffff", 0.0)])
        for x, size in stage.scatter(10, 0.3):
            wide, slant = size * stage.unit_px * 0.12, stage.unit_px * 0.3
            body += filled(f"M{x:.0f} -4h{wide:.0f}l{-slant + wide:.0f} {height}h{-wide * 3:.0f}Z", "url(#r)")
        mask = (
            raster(body, (0, 0, stage.strip_px, height), 0.25).image.getchannel("A").filter(ImageFilter.GaussianBlur(3))
        )
        return cls(mask.resize((stage.strip_px, height)), mix(upper, (255, 255, 255), 0.5), stage.unit_px * 0.1)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        slack = self.sheet.width - frame.width
        left = round(slack / 2 + min(slack / 2, self.reach_px) * math.sin(now_s * 0.7))
        frame.paste(self.colour, (-left, 0), self.sheet)


@dataclass(frozen=True)
class Bubbles:
    """Rise and sway: x, phase, size and pace of each, 0 to 1."""

    spots: npt.NDArray[np.float64]
    unit_px: float

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, phase, size, pace in self.spots.tolist():
            y = 1.05 - (phase + now_s * (0.05 + 0.12 * pace)) % 1.1
            sprite = _bubble(round(self.unit_px * (0.006 + 0.016 * size * size)) + 2)
            at_x = x + 0.012 * math.sin(now_s * 2.2 + phase * 9)
            frame.paste(sprite, (round(at_x * frame.width), round(y * frame.height)), sprite)


def _bubble(side_px: int) -> Image.Image:
    drawn = (
        disc(0, 0, 1, "#ffffff", 0.16)
        + ring(0, 0, 0.9, "#ffffff", 0.16, 0.6)
        + disc(-0.35, -0.35, 0.22, "#ffffff", 0.9)
    )
    return raster(drawn, (-1.05, -1.05, 1.05, 1.05), side_px / 2).image


def space(stage: Stage) -> Layers:
    """Nebulae and a planet with its ring; there is no ground."""
    unit, height = stage.unit_px, stage.size_px[1]
    sheet = Sheet(stage, 0, height)
    for colour, count, share in (("violet", 5, 0.30), ("azure", 5, 0.24), ("magenta", 4, 0.22)):
        tint = hexed(mix(stage.ground or COLOURS[colour], COLOURS[colour], 0.6))
        for x, size in stage.scatter(count, 0.4):
            y, reach = height * float(stage.dice.uniform(0.1, 0.95)), unit * 0.5 * size
            turn = float(stage.dice.uniform(-40, 40))
            sheet.stand(x, reach, soft_oval(0.0, y, reach, reach * 0.42, tint, share, turn))
    return Layers([sheet.strip(0.04), _planet(stage, height)])


def _planet(stage: Stage, height: int) -> Strip:
    unit, sheet = stage.unit_px, Sheet(stage, 0, height)
    r, x, y = unit * 0.21, stage.orb.x, height * 0.30
    body = stage.ground or (224, 150, 96)
    far = -stage.lean
    sheet.add(
        radial(
            "planet",
            (x - far * r * 0.5, y - r * 0.5),
            r * 1.9,
            [
                (0, hexed(mix(body, (255, 255, 255), 0.45)), 1),
                (0.4, hexed(body), 1),
                (0.85, hexed(mix(body, (16, 10, 44), 0.8)), 1),
                (1, "#0a0824", 1),
            ],
        )
    )
    back = (
        f"M{x - r * 1.75:.1f} {y + r * 0.2:.1f}A{r * 1.8:.1f} "
        f"{r * 0.42:.1f} -8 0 1 {x + r * 1.75:.1f} {y - r * 0.28:.1f}"
    )
    front = (
        f"M{x + r * 1.75:.1f} {y - r * 0.28:.1f}A{r * 1.8:.1f} "
        f"{r * 0.42:.1f} -8 0 1 {x - r * 1.75:.1f} {y + r * 0.2:.1f}"
    )
    pale = hexed(mix(body, (255, 240, 220), 0.55))
    sheet.add(stroked(back, pale, r * 0.13, 0.55) + disc(x, y, r, "url(#planet)"))
    for dy, share in ((-0.4, 0.18), (0.05, 0.14), (0.42, 0.2)):
        half = math.sqrt(1 - dy * dy) * r
        sheet.add(
            stroked(
                f"M{x - half * 0.96:.1f} {y + dy * r:.1f}Q{x:.1f} "
                f"{y + (dy + 0.14) * r:.1f} {x + half * 0.96:.1f} {y + dy * r:.1f}",
                pale,
                r * 0.09,
                share,
            )
        )
    sheet.add(stroked(front, pale, r * 0.13, 0.85))
    return sheet.strip(0.03)


def abstract(stage: Stage, tints: tuple[Colour, ...]) -> Layers:
    """Ribbons of colour that wave over one another, and lights between them."""
    layers = Layers()
    first = int(stage.dice.integers(len(_RIBBONS)))
    own = tuple(COLOURS[_RIBBONS[(first + index) % len(_RIBBONS)]] for index in range(4))
    colours = (*tints, *(mix(tint, (255, 255, 255), 0.35) for tint in tints), *own)[:4] if tints else own
    height = stage.size_px[1]
    for index, share in enumerate((0.28, 0.44, 0.6, 0.78)):
        y, tall = height * share, stage.unit_px * (0.10 + 0.02 * index)
        ridge = Ridge.rolling(stage, y, tall, (1, 2, 3))
        sheet = Sheet(stage, y - tall * 2.2, height + 20)
        upper = mix(colours[index % len(colours)], stage.palette.shade, 0.45 if stage.night else 0.0)
        deep = mix(colours[(index + 1) % len(colours)], stage.palette.shade, 0.5)
        sheet.add('<g opacity=".86">')
        sheet.land(ridge, mix(upper, (255, 255, 255), 0.22), deep, rim=0.28)
        sheet.add("</g>")
        layers.behind.append(
            sheet.strip(0.3 + 0.2 * index, drift=0.05 * (1 if index % 2 else -0.8), heave=0.022, heave_s=4.2 + index)
        )
    layers.front.append(_Glow.of(stage))
    return layers


@dataclass(frozen=True)
class _Glow:
    """Discs of light out of focus that float upwards."""

    sprites: tuple[Image.Image, ...]
    spots: npt.NDArray[np.float64]

    @classmethod
    def of(cls, stage: Stage) -> "_Glow":
        sprites = tuple(
            raster(
                soft_oval(0, 0, 1, 1, hexed(mix(colour, (255, 255, 255), 0.6)), 0.5),
                (-1.05, -1.05, 1.05, 1.05),
                stage.unit_px * r * 1.3,
            ).image
            for colour, r in zip(MEADOW, (0.012, 0.022, 0.034, 0.05), strict=True)
        )
        return cls(sprites, stage.dice.uniform(0, 1, (26, 4)))

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, phase, size, pace in self.spots.tolist():
            sprite = self.sprites[int(size * len(self.sprites))]
            y = 1.08 - (phase + now_s * (0.02 + 0.05 * pace)) % 1.16
            at_x = x + 0.02 * math.sin(now_s * 0.8 + phase * 7)
            frame.paste(sprite, (round(at_x * frame.width), round(y * frame.height)), sprite)
