"""What falls or drifts through the air."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import filled, soft_oval
from providers.local.drawing.vector import raster
from providers.local.scenes.stage import Drawable, Sheet, Stage, Strip
from providers.local.scenes.terms import Hour, Weather
from providers.local.words import Colour

_WHITE: Final[Colour] = (255, 255, 255)
_TURNS: Final = 12
_PETAL: Final[Colour] = (250, 192, 210)
_LEAVES: Final[tuple[Colour, ...]] = ((214, 98, 42), (232, 158, 48), (176, 62, 42))


@dataclass(frozen=True)
class Curtain:
    """Rain or snow: sheets of drops that fall over the frame again and again, the near ones faster."""

    sheets: tuple[tuple[Image.Image, float, float], ...]  # a mask, and its way in pixels a second to the right and down
    colour: Colour
    sway_px: float

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for mask, right, down in self.sheets:
            x = round(right * now_s + self.sway_px * math.sin(now_s * 0.9 + down)) % mask.width
            y = round(down * now_s) % mask.height
            for left in (x - mask.width, x):
                for top in (y - mask.height, y):
                    frame.paste(self.colour, (left, top), mask)


@dataclass(frozen=True)
class Drift:
    """Things that sail through the air, turning: x, y, speed and phase of each, 0 to 1."""

    sprites: tuple[Image.Image, ...]
    spots: npt.NDArray[np.float64]
    fall: float  # frames a second
    drift: float

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, y, speed, phase in self.spots.tolist():
            pace = 0.6 + 0.8 * speed
            at_x = (x + self.drift * pace * now_s + 0.02 * math.sin(now_s * 1.7 + phase * 6.3)) % 1.1 - 0.05
            at_y = (y + self.fall * pace * now_s) % 1.1 - 0.05
            sprite = self.sprites[int((now_s * pace * 0.8 + phase) * len(self.sprites)) % len(self.sprites)]
            frame.paste(sprite, (round(at_x * frame.width), round(at_y * frame.height)), sprite)


@dataclass(frozen=True)
class Lights:
    """Points that wander and glow up now and then."""

    sprites: tuple[Image.Image, ...]  # from dim to bright
    spots: npt.NDArray[np.float64]  # x, y as shares of the frame, pace and phase

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for x, y, pace, phase in self.spots.tolist():
            angle = now_s * (0.5 + pace) + phase * 6.3
            glow = max(0.0, math.sin(angle * 1.9))
            sprite = self.sprites[min(len(self.sprites) - 1, int(glow * len(self.sprites)))]
            at_x, at_y = x + 0.03 * math.sin(angle), y + 0.03 * math.cos(angle * 0.7)
            place = (round(at_x * frame.width - sprite.width / 2), round(at_y * frame.height - sprite.height / 2))
            frame.paste(sprite, place, sprite)


def falling(weather: Weather, stage: Stage) -> list[Drawable]:
    """What a weather puts in front of everything; fog and clouds hang farther back."""
    match weather:
        case Weather.RAIN:
            return [_rain(stage)]
        case Weather.SNOW:
            return [_snow(stage)]
        case Weather.PETALS:
            return [_leaves(stage, (_PETAL,), 0.016, 46)]
        case Weather.LEAVES:
            return [_leaves(stage, _LEAVES, 0.024, 30)]
        case Weather.FIREFLIES:
            return [_fireflies(stage)]
        case _:
            return []


def _rain(stage: Stage) -> Curtain:
    unit, (width, height) = stage.unit_px, stage.size_px
    sheets = []
    for count, length, thick, share, speed in ((150, 0.045, 1.1, 0.34, 1.5), (70, 0.09, 1.8, 0.42, 2.4)):
        body = ""
        for x, y in stage.dice.uniform((0, 0), (width, height), (count, 2)).tolist():
            for top in (y, y - height):
                body += f"M{x:.0f} {top:.0f}l{-length * unit * 0.16:.1f} {length * unit:.1f}"
        path = f'<path d="{body}" stroke="#fff" stroke-opacity="{share}" stroke-width="{thick * unit / 720:.1f}"/>'
        mask = raster(path, (0, 0, width, height), 1.0).image.getchannel("A")
        sheets.append((mask, -0.16 * speed * unit, speed * unit))
    return Curtain(tuple(sheets), mix(stage.palette.horizon, _WHITE, 0.6), 0.0)


def _snow(stage: Stage) -> Curtain:
    unit, (width, height) = stage.unit_px, stage.size_px
    sheets = []
    for count, r, share, speed in ((170, 0.0021, 0.7, 0.06), (80, 0.0038, 0.85, 0.12), (26, 0.0075, 0.8, 0.2)):
        body = ""
        for x, y in stage.dice.uniform((0, 0), (width, height), (count, 2)).tolist():
            for top in (y, y - height, y + height):
                body += soft_oval(x, top, r * unit * 1.5, r * unit * 1.5, "#ffffff", share)
        mask = raster(body, (0, 0, width, height), 1.0).image.getchannel("A")
        sheets.append((mask, -0.35 * speed * unit, speed * unit))
    return Curtain(tuple(sheets), mix(stage.palette.horizon, _WHITE, 0.75), 0.012 * unit)


def _leaves(stage: Stage, colours: tuple[Colour, ...], size: float, count: int) -> Drift:
    side = size * stage.unit_px
    sprites = []
    for index in range(_TURNS):
        colour = hexed(stage.thing(colours[index % len(colours)], 0.0))
        squeeze = 0.35 + 0.65 * abs(math.cos(math.pi * index / _TURNS * 2))
        leaf = filled("M0 -1C.8 -.5 .7 .5 0 1C-.7 .5 -.8 -.5 0 -1Z", colour)
        drawn = f'<g transform="rotate({360 * index / _TURNS:.0f}) scale({squeeze:.2f} 1)">{leaf}</g>'
        sprites.append(raster(drawn, (-1.1, -1.1, 1.1, 1.1), side / 2).image)
    return Drift(tuple(sprites), stage.dice.uniform(0, 1.1, (count, 4)), 0.11, -0.07)


def _fireflies(stage: Stage) -> Lights:
    side = 0.02 * stage.unit_px
    colour = "#ffe9a0" if stage.palette.hour is not Hour.DAY else "#fff6d0"
    sprites = [
        raster(
            soft_oval(0, 0, 1, 1, colour, 0.75 * share) + soft_oval(0, 0, 0.3, 0.3, "#ffffff", share),
            (-1.1, -1.1, 1.1, 1.1),
            side,
        ).image
        for share in (0.05, 0.25, 0.5, 0.75, 1.0)
    ]
    return Lights(tuple(sprites), stage.dice.uniform((0, 0.35, 0, 0), (1, 0.95, 1, 1), (48, 4)))


def fog(stage: Stage, y_px: float, share: float, drift: float) -> Strip:
    """A bank of mist that drifts across."""
    tall = stage.unit_px * 0.26
    sheet = Sheet(stage, y_px - tall, y_px + tall)
    colour = hexed(mix(stage.palette.horizon, _WHITE, 0.25))
    for x, size in stage.scatter(7, 0.6):
        reach = size * stage.unit_px * 0.75
        y = y_px + tall * float(stage.dice.uniform(-0.35, 0.35))
        sheet.stand(x, reach, soft_oval(0.0, y, reach, tall * 0.6 * size, colour, share))
    return sheet.strip(0.1, drift=drift)


def aurora(stage: Stage) -> list[Drawable]:
    """Curtains of light that wave over one another."""
    layers: list[Drawable] = []
    for colour, y, drift in (("#3ff0a8", 0.30, 0.03), ("#58d8f0", 0.22, -0.022), ("#b070f0", 0.15, 0.016)):
        sheet = Sheet(stage, 0, stage.horizon_px)
        for x, size in stage.scatter(64, 0.3):
            wave = (
                math.sin(2 * math.pi * 2 * x / stage.strip_px) * 0.07
                + math.sin(2 * math.pi * 5 * x / stage.strip_px) * 0.03
            )
            tall = stage.horizon_px * (0.16 + 0.2 * size)
            middle = stage.horizon_px * (y + 0.16 + wave)
            reach = stage.unit_px * 0.085
            sheet.stand(
                x,
                reach,
                soft_oval(0.0, middle, reach, tall, colour, 0.34 * size),
            )
        layers.append(sheet.strip(0.0, drift=drift, heave=0.012, heave_s=5.0))
    return layers


def dust(stage: Stage) -> Lights:
    """Motes in the light of a room."""
    sprites = [
        raster(soft_oval(0, 0, 1, 1, "#fff6e0", 0.5 * share), (-1.1, -1.1, 1.1, 1.1), 0.006 * stage.unit_px).image
        for share in (0.2, 0.5, 0.8, 1.0)
    ]
    return Lights(tuple(sprites), stage.dice.uniform((0, 0, 0, 0), (1, 0.9, 0.5, 1), (40, 4)))


def motes(size_px: tuple[int, int], dice: np.random.Generator) -> Lights:
    """The same, large and out of focus."""
    sprites = [
        raster(soft_oval(0, 0, 1, 1, "#fff6e0", 0.3 * share), (-1.1, -1.1, 1.1, 1.1), 0.014 * min(size_px)).image
        for share in (0.2, 0.5, 0.8, 1.0)
    ]
    return Lights(tuple(sprites), dice.uniform((0, 0, 0, 0), (1, 0.9, 0.5, 1), (24, 4)))
