"""The figures of a scene, drawn. Each fills a square of side 1, faces right and stands on y = 0.9.

`phase` is how far the figure is through one cycle of its own movement, 0 to 1.
"""

import math
from dataclasses import dataclass
from typing import Final

from providers.local.drawing.ink import Ink, Point, mix
from providers.local.words import Colour

_INK: Final[Colour] = (36, 38, 48)
_GLASS: Final[Colour] = (196, 226, 238)
_SKIN: Final[Colour] = (206, 150, 116)


@dataclass(frozen=True)
class Paint:
    """A subject's own colour with its shade and its light."""

    main: Colour
    dark: Colour
    light: Colour

    @classmethod
    def of(cls, colour: Colour) -> "Paint":
        return cls(colour, mix(colour, (18, 20, 40), 0.35), mix(colour, (255, 255, 255), 0.4))


def boat(ink: Ink, phase: float, paint: Paint) -> None:
    belly = 0.03 * math.sin(2 * math.pi * phase)
    ink.box(0.485, 0.1, 0.51, 0.72, (92, 66, 48))
    ink.polygon([(0.53, 0.1), (0.82 + belly, 0.42), (0.9 + belly, 0.64), (0.53, 0.66)], (248, 244, 234))
    ink.polygon([(0.46, 0.16), (0.3 - belly, 0.44), (0.16, 0.64), (0.46, 0.66)], paint.light)
    ink.polygon([(0.06, 0.71), (0.95, 0.71), (0.8, 0.9), (0.2, 0.9)], paint.main)
    ink.polygon([(0.12, 0.79), (0.9, 0.79), (0.8, 0.9), (0.2, 0.9)], paint.dark)
    ink.polygon([(0.51, 0.1), (0.64, 0.06 + belly), (0.51, 0.03)], paint.main)


def whale(ink: Ink, phase: float, paint: Paint) -> None:
    wag = 0.05 * math.sin(2 * math.pi * phase)
    body = [(0.12, 0.74), (0.3, 0.56), (0.56, 0.47), (0.8, 0.53), (0.93, 0.68), (0.9, 0.9), (0.2, 0.92)]
    ink.ellipse(0.6, 0.74, 0.34, 0.25, paint.main)
    ink.polygon(body, paint.main)
    ink.polygon([(0.1, 0.78), (0.02, 0.52 + wag), (0.14, 0.6 + wag), (0.22, 0.48 + wag), (0.24, 0.74)], paint.dark)
    ink.ellipse(0.68, 0.87, 0.24, 0.09, paint.light)
    ink.ellipse(0.8, 0.68, 0.016, 0.016, _INK)
    spout = 0.16 * max(0.0, math.sin(2 * math.pi * phase))
    for lean in (-0.07, 0.0, 0.07):
        ink.line(
            [(0.66, 0.47), (0.66 + lean * 0.7, 0.42 - spout), (0.66 + lean * 1.6, 0.44 - spout)],
            0.014,
            (240, 248, 252),
        )


def car(ink: Ink, phase: float, paint: Paint) -> None:
    bounce = 0.008 * math.sin(4 * math.pi * phase)
    ink.polygon([(0.2, 0.6 + bounce), (0.32, 0.42 + bounce), (0.64, 0.42 + bounce), (0.8, 0.6 + bounce)], paint.dark)
    ink.polygon([(0.26, 0.59 + bounce), (0.35, 0.46 + bounce), (0.47, 0.46 + bounce), (0.47, 0.59 + bounce)], _GLASS)
    ink.polygon([(0.5, 0.59 + bounce), (0.5, 0.46 + bounce), (0.62, 0.46 + bounce), (0.73, 0.59 + bounce)], _GLASS)
    ink.box(0.04, 0.58 + bounce, 0.97, 0.8 + bounce, paint.main, radius=0.07)
    ink.box(0.05, 0.7 + bounce, 0.96, 0.74 + bounce, paint.dark)
    ink.box(0.9, 0.62 + bounce, 0.97, 0.68 + bounce, (255, 236, 170), radius=0.02)
    ink.box(0.04, 0.62 + bounce, 0.08, 0.68 + bounce, (236, 84, 72), radius=0.02)
    for x in (0.25, 0.76):
        _wheel(ink, (x, 0.8), 0.1, phase)


def _wheel(ink: Ink, centre: Point, r: float, phase: float) -> None:
    x, y = centre
    ink.ellipse(x, y, r, r, _INK)
    ink.ellipse(x, y, r * 0.55, r * 0.55, (196, 200, 206))
    for spoke in range(3):
        angle = 2 * math.pi * (phase + spoke / 6)
        dx, dy = math.cos(angle) * r * 0.5, math.sin(angle) * r * 0.5
        ink.line([(x - dx, y - dy), (x + dx, y + dy)], r * 0.12, _INK)


def train(ink: Ink, phase: float, paint: Paint) -> None:
    for left, right in ((0.0, 0.3), (0.33, 0.62)):
        ink.box(left, 0.6, right, 0.84, paint.main, radius=0.02)
        ink.box(left, 0.74, right, 0.84, paint.dark)
        for x in (left + 0.035, left + 0.125, left + 0.215):
            ink.box(x, 0.64, x + 0.06, 0.71, _GLASS, radius=0.01)
    ink.box(0.65, 0.58, 0.8, 0.84, paint.dark)
    ink.box(0.68, 0.62, 0.77, 0.7, _GLASS, radius=0.01)
    ink.box(0.78, 0.66, 0.97, 0.84, paint.main, radius=0.05)
    ink.box(0.88, 0.56, 0.93, 0.67, _INK)
    ink.box(0.63, 0.56, 0.82, 0.6, _INK, radius=0.01)
    for index in range(3):
        puff = (phase + index / 3) % 1
        r = 0.025 + 0.05 * puff
        ink.ellipse(0.9 - 0.42 * puff, 0.52 - 0.16 * puff, r, r, mix((236, 236, 240), (206, 208, 216), puff))
    for x in (0.06, 0.23, 0.39, 0.56, 0.71, 0.83, 0.92):
        _wheel(ink, (x, 0.86), 0.04, phase)


def bird(ink: Ink, phase: float, paint: Paint) -> None:
    lift = math.sin(2 * math.pi * phase)
    tip = 0.5 - 0.3 * lift
    ink.polygon([(0.46, 0.5), (0.3, tip - 0.04), (0.18, tip + 0.04), (0.4, 0.54)], paint.dark)
    ink.polygon([(0.12, 0.52), (0.24, 0.49), (0.24, 0.57)], paint.dark)
    ink.ellipse(0.46, 0.53, 0.24, 0.075, paint.main)
    ink.ellipse(0.7, 0.49, 0.065, 0.06, paint.main)
    ink.polygon([(0.75, 0.47), (0.85, 0.5), (0.75, 0.52)], (244, 176, 66))
    ink.ellipse(0.715, 0.475, 0.011, 0.011, _INK)
    ink.polygon([(0.58, 0.52), (0.5, tip), (0.3, tip + 0.06), (0.36, 0.54)], paint.light)


def plane(ink: Ink, phase: float, paint: Paint) -> None:
    ink.polygon([(0.08, 0.3), (0.17, 0.3), (0.28, 0.5), (0.1, 0.52)], paint.dark)
    ink.polygon([(0.42, 0.5), (0.3, 0.34), (0.37, 0.34), (0.6, 0.5)], paint.dark)
    ink.ellipse(0.5, 0.54, 0.44, 0.085, (244, 246, 248))
    ink.polygon([(0.1, 0.55), (0.93, 0.55), (0.8, 0.605), (0.5, 0.625), (0.24, 0.605)], paint.main)
    for index in range(8):
        ink.ellipse(0.3 + index * 0.06, 0.51, 0.014, 0.018, (94, 128, 158))
    ink.polygon([(0.82, 0.485), (0.89, 0.51), (0.81, 0.515)], (70, 96, 124))
    ink.polygon([(0.46, 0.57), (0.64, 0.57), (0.4, 0.8), (0.31, 0.8)], paint.dark)
    if phase < 0.5:
        ink.ellipse(0.34, 0.79, 0.018, 0.018, (255, 90, 80))


def rocket(ink: Ink, phase: float, paint: Paint) -> None:
    flame = 0.2 + 0.06 * math.sin(6 * math.pi * phase)
    for share, colour in ((1.0, (246, 130, 48)), (0.6, (255, 214, 96))):
        half = 0.075 * share
        ink.polygon([(0.2, 0.5 - half), (0.2 - flame * share, 0.5), (0.2, 0.5 + half)], colour)
    ink.polygon([(0.36, 0.42), (0.18, 0.28), (0.2, 0.46)], paint.dark)
    ink.polygon([(0.36, 0.58), (0.18, 0.72), (0.2, 0.54)], paint.dark)
    ink.box(0.2, 0.4, 0.7, 0.6, (240, 242, 246), radius=0.05)
    ink.box(0.22, 0.52, 0.7, 0.6, (208, 212, 222))
    ink.polygon([(0.68, 0.4), (0.8, 0.43), (0.93, 0.5), (0.8, 0.57), (0.68, 0.6)], paint.main)
    ink.box(0.27, 0.4, 0.32, 0.6, paint.main)
    ink.ellipse(0.56, 0.49, 0.058, 0.058, paint.dark)
    ink.ellipse(0.56, 0.49, 0.04, 0.04, _GLASS)


def balloon(ink: Ink, _phase: float, paint: Paint) -> None:
    stripes = ((0.34, paint.main), (0.25, paint.light), (0.15, paint.main), (0.055, paint.light))
    for half, colour in stripes:
        ink.ellipse(0.5, 0.38, half, 0.34, colour)
        ink.polygon(
            [
                (0.5 - half * 0.86, 0.55),
                (0.5 + half * 0.86, 0.55),
                (0.5 + half * 0.2, 0.77),
                (0.5 - half * 0.2, 0.77),
            ],
            colour,
        )
    for x in (0.44, 0.56):
        ink.line([(x, 0.76), (x, 0.86)], 0.008, _INK)
    ink.box(0.43, 0.85, 0.57, 0.96, (138, 92, 56), radius=0.02)
    ink.box(0.42, 0.845, 0.58, 0.87, (108, 70, 44), radius=0.01)


def walker(ink: Ink, phase: float, paint: Paint) -> None:
    swing = math.sin(2 * math.pi * phase)
    trousers = mix(paint.dark, _INK, 0.6)
    for side, colour in ((-1.0, mix(trousers, (0, 0, 0), 0.3)), (1.0, trousers)):
        knee = (0.5 + 0.07 * swing * side + 0.02, 0.72)
        foot = (0.5 + 0.15 * swing * side, 0.88 - 0.03 * max(0.0, math.cos(2 * math.pi * phase) * side))
        ink.line([(0.5, 0.56), knee, foot], 0.07, colour)
        ink.line([foot, (foot[0] + 0.05, foot[1])], 0.05, _INK)
    ink.line([(0.49, 0.34), (0.46 + 0.1 * swing, 0.46), (0.5 + 0.14 * swing, 0.54)], 0.05, paint.dark)
    ink.box(0.41, 0.28, 0.59, 0.6, paint.main, radius=0.08)
    ink.line([(0.5, 0.34), (0.49 - 0.1 * swing, 0.46), (0.53 - 0.14 * swing, 0.54)], 0.055, paint.light)
    ink.ellipse(0.53 - 0.14 * swing, 0.55, 0.028, 0.028, _SKIN)
    ink.box(0.47, 0.24, 0.54, 0.3, _SKIN)
    ink.ellipse(0.51, 0.18, 0.085, 0.095, _SKIN)
    ink.pie(0.5, 0.16, 0.1, (170, 340), (62, 44, 38))
    ink.ellipse(0.43, 0.18, 0.05, 0.08, (62, 44, 38))


def beast(ink: Ink, phase: float, paint: Paint) -> None:
    """A four-legged animal at a trot: fox, dog, cat, wolf and horse share it."""
    for offset, x, colour in (
        (0.5, 0.3, paint.dark),
        (0.0, 0.66, paint.dark),
        (0.0, 0.34, paint.main),
        (0.5, 0.7, paint.main),
    ):
        swing = math.sin(2 * math.pi * (phase + offset))
        lift = 0.04 * max(0.0, math.cos(2 * math.pi * (phase + offset)))
        ink.line([(x, 0.62), (x + 0.05 * swing, 0.76), (x + 0.11 * swing - 0.01, 0.88 - lift)], 0.055, colour)
    wag = 0.04 * math.sin(4 * math.pi * phase)
    ink.line([(0.27, 0.54), (0.14, 0.5 + wag), (0.06, 0.38 + wag)], 0.075, paint.main)
    ink.ellipse(0.055, 0.37 + wag, 0.042, 0.042, paint.light)
    ink.box(0.24, 0.46, 0.74, 0.66, paint.main, radius=0.1)
    ink.ellipse(0.52, 0.64, 0.2, 0.04, paint.light)
    ink.polygon([(0.62, 0.52), (0.74, 0.3), (0.84, 0.4), (0.74, 0.6)], paint.main)
    for x in (0.72, 0.8):
        ink.polygon([(x - 0.03, 0.31), (x - 0.01, 0.18), (x + 0.05, 0.3)], paint.dark)
    ink.ellipse(0.79, 0.36, 0.09, 0.08, paint.main)
    ink.polygon([(0.82, 0.32), (0.96, 0.4), (0.82, 0.43)], paint.light)
    ink.ellipse(0.95, 0.395, 0.018, 0.016, _INK)
    ink.ellipse(0.82, 0.345, 0.013, 0.015, _INK)


def robot(ink: Ink, phase: float, paint: Paint) -> None:
    swing = math.sin(2 * math.pi * phase)
    for side in (-1.0, 1.0):
        foot = (0.5 + 0.09 * side + 0.05 * swing * side, 0.87 - 0.03 * max(0.0, swing * side))
        ink.line([(0.5 + 0.08 * side, 0.64), foot], 0.06, _INK)
        ink.box(foot[0] - 0.06, foot[1] - 0.03, foot[0] + 0.08, foot[1] + 0.03, paint.dark, radius=0.02)
        ink.line([(0.5 + 0.2 * side, 0.46), (0.5 + 0.25 * side, 0.58 - 0.04 * swing * side)], 0.05, paint.dark)
    ink.box(0.32, 0.4, 0.68, 0.7, paint.main, radius=0.05)
    ink.box(0.4, 0.47, 0.6, 0.6, paint.light, radius=0.02)
    for x, colour in ((0.45, (236, 92, 80)), (0.5, (250, 204, 84)), (0.55, (96, 200, 120))):
        ink.ellipse(x, 0.535, 0.016, 0.016, colour)
    ink.line([(0.5, 0.16), (0.5, 0.08)], 0.014, _INK)
    ink.ellipse(0.5, 0.07, 0.022, 0.022, (255, 96, 84) if phase < 0.5 else paint.light)
    ink.box(0.36, 0.15, 0.64, 0.38, paint.main, radius=0.06)
    ink.box(0.42, 0.2, 0.64, 0.31, _INK, radius=0.04)
    for x in (0.49, 0.58):
        ink.ellipse(x, 0.255, 0.025, 0.025, (130, 236, 246))


def product(ink: Ink, phase: float, paint: Paint) -> None:
    """A bottle on a stand, with a light that sweeps over it."""
    ink.ellipse(0.5, 0.87, 0.34, 0.07, mix(paint.dark, _INK, 0.3))
    ink.box(0.16, 0.83, 0.84, 0.87, mix(paint.dark, _INK, 0.3))
    ink.ellipse(0.5, 0.83, 0.34, 0.07, mix(paint.light, (250, 248, 242), 0.5))
    ink.box(0.45, 0.1, 0.55, 0.24, _INK, radius=0.015)
    ink.box(0.46, 0.22, 0.54, 0.32, paint.dark)
    ink.box(0.35, 0.29, 0.65, 0.84, paint.main, radius=0.07)
    ink.box(0.59, 0.34, 0.65, 0.8, paint.dark, radius=0.03)
    ink.box(0.38, 0.48, 0.62, 0.7, (250, 248, 242), radius=0.015)
    ink.box(0.42, 0.54, 0.58, 0.565, paint.dark)
    ink.box(0.45, 0.61, 0.55, 0.625, paint.main)
    shine = 0.37 + 0.2 * abs(2 * phase - 1)
    ink.box(shine, 0.34, shine + 0.025, 0.46, paint.light, radius=0.012)
