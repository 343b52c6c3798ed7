"""Shoulders, and what clothes are made of. In head units, see faces; drawn `RAISED` too low, for a longer neck."""

from dataclasses import dataclass
from typing import Final

from domain.actors import Gender
from providers.local.actors.complexion import Skin
from providers.local.actors.looks import Look
from providers.local.drawing.pen import crease, filled, linear, soft_line, soft_oval, stroked, within
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.vector import Point, onward, smooth

FOOT: Final = 990.0
RAISED: Final = 26.0
CHEST_FOOT: Final = 440.0


@dataclass(frozen=True)
class Clothes:
    """What lies behind the neck, down to `back_foot`, and what lies in front of it."""

    back: str
    front: str
    back_foot: float = CHEST_FOOT


@dataclass(frozen=True)
class Build:
    """Half widths of neck, shoulders and arms."""

    neck: float
    shoulder: float
    arm: float

    @classmethod
    def of(cls, look: Look) -> "Build":
        if look.masculine:
            return cls(57, 238, 272)
        return cls(45, 196, 226) if look.gender is Gender.FEMALE else cls(49, 212, 244)

    def side(self, grow: float) -> list[Point]:
        """The right outline from the neck over the shoulder down the arm, of cloth so thick."""
        neck, shoulder, arm = self.neck, self.shoulder, self.arm
        return [
            (neck + 6, 222 - grow),
            (neck + 34, 248 - grow),
            (neck + (shoulder - neck) * 0.62, 268 - grow),
            (shoulder + grow * 0.4, 292 - grow * 0.8),
            (arm - 8 + grow, 336),
            (arm + 6 + grow, 420),
            (arm + 16 + grow, 560),
            (arm + 22 + grow, 760),
            (arm + 24 + grow, FOOT),
        ]

    def body(self, neckline: list[Point], grow: float = 2.0) -> str:
        """Everything below a neckline, which runs from the left of the neck to its right."""
        right = self.side(grow)
        left = [(-x, y) for x, y in reversed(right)]
        (start_x, _), (end_x, _) = neckline[0], neckline[-1]
        down = onward([neckline[-1], *(point for point in right if point[0] > end_x + 4)])
        up = onward([*(point for point in left if point[0] < start_x - 4), neckline[0]])
        return f"{smooth(neckline, closed=False)}{down}L{-right[-1][0]:.0f} {FOOT}{up}Z"

    def round_neck(self, depth: float) -> list[Point]:
        half = [(0.0, 1.0), (self.neck * 0.4, 0.95), (self.neck * 0.86, 0.62), (self.neck + 20, 0.0)]
        right = [(x, 234 + depth * share) for x, share in half]
        return [*((-x, y) for x, y in reversed(right[1:])), *right]


def paints(look: Look) -> str:
    """The paints cloth and side; once per drawing."""
    colour = look.colour
    return linear(
        "cloth",
        (-240, 230),
        (250, 780),
        [(0, lighter(colour, 0.20), 1), (0.34, colour, 1), (1, darker(colour, 0.40), 1)],
    ) + linear(
        "side",
        (-290, 0),
        (290, 0),
        [(0, "#000000", 0.20), (0.16, "#000000", 0.0), (0.74, "#000000", 0.0), (1, "#000000", 0.34)],
    )


def bare(look: Look, build: Build) -> str:
    """Skin, of which a neckline shows some."""
    skin = Skin.named(look.skin)
    neckline = [
        (14 - build.neck, 204.0),
        (0.0, 236.0),
        (build.neck - 14, 204.0),
    ]  # covered by the neck, however it bends
    lit, even = mixed(skin.base, skin.light, 0.25), mixed(skin.base, skin.shade, 0.12)
    tones = [(0, lit, 1.0), (0.4, even, 1.0), (1, mixed(skin.base, skin.shade, 0.8), 1.0)]
    chest = linear("chest", (-200, 230), (220, 420), tones)
    return chest + filled(build.body(neckline, 0), "url(#chest)") + _collarbones(skin)


def _collarbones(skin: Skin) -> str:
    """The bones, the hollow of the throat between them, and the line of the chest."""
    return (
        crease((-10, 288), (-70, 268), (-146, 272), 9, skin.deep, 0.46)
        + crease((10, 288), (70, 268), (146, 272), 9, skin.deep, 0.50)
        + crease((-14, 278), (-70, 260), (-142, 264), 7, skin.light, 0.50)
        + crease((14, 278), (70, 260), (142, 264), 7, skin.light, 0.34)
        + soft_oval(0, 284, 18, 15, skin.deep, 0.36)
        + crease((0, 300), (0, 350), (0, 400), 8, skin.deep, 0.20)
    )


def garment(look: Look, build: Build, neckline: list[Point], grow: float = 2.0, pattern: str = "") -> str:
    """A top with sleeves below a neckline. Its parts use paints(look)."""
    body = build.body(neckline, grow)
    knitted = within("garment", body, pattern) if pattern else ""
    return filled(body, "url(#cloth)") + knitted + _folds(look, build) + filled(body, "url(#side)")


def _folds(look: Look, build: Build) -> str:
    """Sleeve seams, the gap between arm and chest, and the soft folds below the shoulders."""
    arm, dark = build.arm, darker(look.colour, 0.55)
    drawn = soft_oval(-build.shoulder + 92, 304, 84, 26, lighter(look.colour, 0.35), 0.36, -13)
    for s in (-1, 1):
        seam = f"M{s * (build.shoulder - 26)} 296C{s * (arm - 62)} 360 {s * (arm - 58)} 420 {s * (arm - 50)} 470"
        drawn += (
            stroked(seam, dark, 2.6, 0.30)
            + crease((s * (arm - 52), 430), (s * (arm - 42), 640), (s * (arm - 40), FOOT + 200), 17, dark, 0.60)
            + crease((s * (arm - 52), 452), (s * (arm - 100), 462), (s * (arm - 156), 540), 15, dark, 0.30)
            + crease((s * (arm - 48), 500), (s * (arm - 88), 530), (s * (arm - 112), 640), 13, dark, 0.26)
        )
    return drawn + crease((-84, 690), (-30, 780), (-60, 900), 24, dark, 0.20)


def hem(look: Look, neckline: list[Point], width: float) -> str:
    """A knitted band along a neckline."""
    middle = smooth([(x, y + width * 0.42) for x, y in neckline], closed=False)
    lower = smooth([(x, y + width) for x, y in neckline], closed=False)
    return (
        stroked(middle, darker(look.colour, 0.18), width)
        + stroked(middle, darker(look.colour, 0.5), width * 0.82, 0.32, dash="1.6 4.4")
        + stroked(lower, darker(look.colour, 0.6), 2, 0.4)
        + stroked(smooth(neckline, closed=False), lighter(look.colour, 0.3), 1.6, 0.5)
    )


def throat_shadow(neckline: list[Point]) -> str:
    """What a neckline throws on the skin above it; its ends lie beside the neck, where there is none."""
    return soft_line(smooth([(x, y - 2) for x, y in neckline[1:-1]], closed=False), "#2a0e08", 13, 0.26)
