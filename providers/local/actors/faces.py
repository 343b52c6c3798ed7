"""Heads without hair, and necks, with the light from the upper left.

Drawn in head units: the eyes lie on y = 0, a face is about 216 wide, its middle line is x = 0.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from providers.local.actors.complexion import Skin
from providers.local.actors.looks import Look
from providers.local.drawing.pen import crease, disc, filled, linear, oval, radial, soft_oval, stroked, within
from providers.local.drawing.tone import mixed, shaded
from providers.local.drawing.vector import Box, Point, flipped, mirrored, onward, smooth

UNIT: Final = 216.0  # the width of a face, what poses are measured in
SKIN_BOX: Final[Box] = (-150, -190, 150, 235)
NECK_BOX: Final[Box] = (-115, 70, 115, 264)
JAW_Y: Final = 96.0  # from here down a face is stretched when the jaw drops


@dataclass(frozen=True)
class Shape:
    """Half widths of a face, and where its chin ends."""

    temple: float
    cheek: float
    jaw: float
    chin: float
    chin_y: float

    @classmethod
    def of(cls, look: Look) -> "Shape":
        base = _SHAPES[look.face]
        heavy = 3.0 if look.masculine else -3.0
        jowl = max(0.0, (look.age - 45) * 0.12)
        return cls(
            base.temple,
            base.cheek + heavy * 0.4,
            base.jaw + heavy * 0.9 + jowl,
            base.chin + heavy * 1.4 + jowl * 0.6,
            base.chin_y + heavy * 1.6,
        )

    @property
    def skull(self) -> list[Point]:
        """The outline of the whole head."""
        low, wide = self.chin_y, self.chin
        return mirrored(
            [
                (0, -172),
                (44, -163),
                (80, -134),
                (100, -90),
                (self.temple + 2, -46),
                (self.cheek, 4),
                (self.cheek - 4, 48),
                (self.jaw + 3, 90),
                ((self.jaw + 3) * 0.56 + (wide + 8) * 0.44, 90 + (low - 90) * 0.52),
                (wide + 8, low - 11),
                (wide * 0.5, low - 1.5),
                (0, low),
            ]
        )


_SHAPES: Final[Mapping[str, Shape]] = {
    "oval": Shape(103, 106, 89, 38, 160),
    "round": Shape(104, 109, 93, 45, 155),
    "square": Shape(103, 105, 91, 49, 159),
    "heart": Shape(106, 106, 84, 32, 160),
    "long": Shape(100, 103, 87, 40, 167),
}


def head(look: Look, on_skin: str = "", *, ears: bool = True) -> str:
    """Ears and face, all but eyes, brows and mouth. `on_skin` is drawn on the face and cut to it."""
    skin, face = Skin.named(look.skin), smooth(Shape.of(look).skull)
    sides = _ear(skin, -1) + _ear(skin, 1) if ears else ""
    details = f"{_form(look, skin)}{_nose(look, skin)}{_years(look, skin)}{_freckles(look, skin)}{on_skin}"
    return f"{_paints(skin)}{sides}{filled(face, 'url(#face)')}{within('inside', face, details)}"


_SIDES: Final = ((0.0, 0.42), (0.19, 0.0), (0.70, 0.0), (0.85, 0.22), (1.0, 0.62))


def _paints(skin: Skin) -> str:
    pale, edge = mixed(skin.base, skin.light, 0.50), mixed(skin.base, skin.shade, 0.45)
    rim = [(0.0, skin.shade, 0.0), (0.62, skin.shade, 0.0), (0.82, skin.shade, 0.30), (1.0, skin.shade, 0.82)]
    return (
        linear("face", (-90, -150), (100, 150), [(0, pale, 1), (0.45, skin.base, 1), (1, edge, 1)])
        + radial("rim", (-16, -14), 176, rim)
        + linear("sides", (-112, 0), (112, 0), [(at, skin.shade, depth) for at, depth in _SIDES])
    )


def _form(look: Look, skin: Skin) -> str:
    """The roundness of a head: sides, forehead, cheeks, sockets and chin."""
    low = Shape.of(look).chin_y
    blush = 0.12 if look.masculine else 0.24
    everywhere = "M-125 -175H125V185H-125Z"
    return (
        filled(everywhere, "url(#sides)")
        + filled(everywhere, "url(#rim)")
        + soft_oval(-20, -74, 78, 52, skin.light, 0.62)
        + soft_oval(0, low + 8, 84, 36, skin.shade, 0.62)
        + soft_oval(-3, low - 19, 26, 18, skin.light, 0.55)
        + soft_oval(-62, 36, 40, 25, skin.light, 0.66, -24)
        + soft_oval(58, 36, 34, 22, skin.light, 0.36, 24)
        + soft_oval(-66, 50, 46, 33, skin.blush, blush)
        + soft_oval(66, 50, 46, 33, skin.blush, blush)
        + soft_oval(-46, -9, 48, 31, skin.shade, 0.44)
        + soft_oval(46, -9, 48, 31, skin.shade, 0.50)
        + soft_oval(-19, -6, 15, 27, skin.shade, 0.44)
        + soft_oval(19, -6, 15, 27, skin.shade, 0.56)
        + soft_oval(-48, -32, 34, 12, skin.light, 0.40)
        + soft_oval(48, -32, 32, 12, skin.light, 0.26)
    )


@dataclass(frozen=True)
class _Nose:
    wing: float
    tip_y: float
    bridge: float
    hook: float = 0.0


_NOSES: Final[Mapping[str, _Nose]] = {
    "straight": _Nose(17, 66, 1.0),
    "button": _Nose(16, 62, 0.7),
    "broad": _Nose(22, 65, 0.75),
    "aquiline": _Nose(17.5, 69, 1.2, 2.0),
    "narrow": _Nose(14.5, 66, 1.05),
}


def _nose(look: Look, skin: Skin) -> str:
    nose = _NOSES[look.nose]
    wing, y, line = nose.wing + (1.5 if look.masculine else 0), nose.tip_y, shaded(skin.deep, 0.35)
    return (
        soft_oval(4, y + 10, wing + 12, 13, skin.shade, 0.62)
        + soft_oval(9 + nose.hook, 12, 9, 42, skin.shade, 0.66 * nose.bridge, -4)
        + soft_oval(wing * 0.72, y - 12, 9, 20, skin.shade, 0.50, -12)
        + soft_oval(-wing * 0.86, y - 7, 10, 12, skin.shade, 0.42)
        + soft_oval(0, y - 1, wing * 0.8 + 7, 11, skin.blush, 0.18)
        + soft_oval(-1.5, 18, 8 + wing * 0.08, 36, skin.light, 0.72 * nose.bridge)
        + soft_oval(-2.5, y - 12, wing * 0.42 + 5, 11, skin.light, 0.85)
        + soft_oval(-4, y - 14, 5.5, 4.8, "#ffffff", 0.52)
        + stroked(f"M{-wing * 0.34:.1f} {y + 3.4}Q0 {y + 6.6} {wing * 0.34:.1f} {y + 3.4}", line, 2, 0.34)
        + _nostril(wing, y, line, -1)
        + _nostril(wing, y, line, 1)
        + soft_oval(0.5, 85, 8, 10, skin.shade, 0.40)
    )


def _nostril(wing: float, y: float, line: str, side: int) -> str:
    out, back, end = side * (wing + 4), side * (wing - 4), side * (wing - 10)
    around = (
        f"M{side * (wing - 1)} {y - 15}C{out} {y - 9} {out} {y + 2} {back} {y + 2.5}"
        f"C{side * (wing - 7)} {y + 2.5} {side * (wing - 9)} {y} {end} {y - 1}"
    )
    return stroked(around, line, 2.3, 0.46 if side > 0 else 0.32) + oval(
        side * wing * 0.5, y + 1.6, wing * 0.29, 2.7, line, 0.70, -side * 14
    )


def _ear(skin: Skin, side: int) -> str:
    rim = [(100, -20), (113, -29), (124, -20), (125, 2), (119, 22), (113, 39), (103, 42), (98, 20)]
    fold = [(106, -14), (114, -19), (119, -12), (118, 2), (112, 12), (113, 22), (107, 28)]
    tone = skin.base if side < 0 else mixed(skin.base, skin.shade, 0.45)
    return (
        filled(smooth([(side * x, y) for x, y in rim]), tone)
        + soft_oval(side * 107, 6, 10, 22, skin.deep, 0.46)
        + stroked(smooth([(side * x, y) for x, y in fold], closed=False), skin.deep, 3.2, 0.40)
    )


class _Line(NamedTuple):
    """A line of the right half of a face; the left half has it too."""

    start: Point
    bend: Point
    end: Point
    width: float
    depth: float


_LINES: Final = (
    _Line((27, 62), (50, 72), (52, 98), 6.0, 0.52),
    _Line((66, 20), (48, 32), (26, 22), 4.5, 0.46),
    _Line((-4, -87), (28, -89), (46, -80), 3.4, 0.40),
    _Line((-4, -101), (22, -102), (38, -95), 3.0, 0.34),
    _Line((78, -5), (85, -7), (93, -14), 3.0, 0.40),
    _Line((78, 2), (86, 2), (95, 0), 3.0, 0.40),
    _Line((38, 118), (44, 128), (39, 140), 4.0, 0.36),
)


def _years(look: Look, skin: Skin) -> str:
    """The lines that come with age."""
    share, colour, drawn = min(1.0, max(0.0, (look.age - 36) / 32)), mixed(skin.deep, skin.shade, 0.25), ""
    for line in _LINES if share else ():
        for side in (list, flipped):
            start, bend, end = side([line.start, line.bend, line.end])
            drawn += crease(start, bend, end, line.width, colour, line.depth * share)
    return drawn


def _freckles(look: Look, skin: Skin) -> str:
    if look.freckles == "none":
        return ""
    colour, dots = shaded(skin.base, 0.9), []
    for index in range(54):
        across, down = math.sin(index * 12.9898) * 43758.5453 % 1 * 2 - 1, math.sin(index * 78.233) * 12543.1234 % 1
        dots.append(disc(across * 84, 4 + down * 46 + 10 * abs(across), 0.9 + (index * 0.377) % 0.9, colour, 0.40))
    return "".join(dots)


def neck(look: Look) -> str:
    """From under the jaw to the collar bones, fading out into the chest; its upper end goes with the head."""
    skin = Skin.named(look.skin)
    half, chin = (58, 162) if look.masculine else (45, 156)
    side: list[Point] = [(half, 60), (half, 130), (half + 1, 172), (half + 6, 200), (half + 19, 221), (half + 33, 236)]
    data = f"{smooth(side, closed=False)}L40 264L-40 264{onward([(-x, y) for x, y in reversed(side)])}Z"
    tones = [(0.2, 0.40), (0.42, 0.10), (1.0, 0.80)]
    middle = half * 0.42
    flesh = (
        filled(data, "url(#throat)")
        + soft_oval(6, chin - 8, half + 44, 62, skin.deep, 0.92)
        + soft_oval(14, chin + 20, half + 26, 40, skin.deep, 0.42)
        + soft_oval(half * 0.86, 204, 17, 58, skin.deep, 0.34, -8)
        + soft_oval(-half * 0.34, 212, 11, 42, skin.light, 0.36, -14)
        + crease((-middle, 168), (-middle * 0.8, 206), (-8, 244), 8, skin.deep, 0.20)
        + crease((middle, 168), (middle * 0.8, 206), (8, 244), 8, skin.deep, 0.24)
    )
    return (
        linear(
            "throat", (-half - 16, 0), (half, 0), [(at, mixed(skin.base, skin.shade, share), 1) for at, share in tones]
        )
        + linear("ebb", (0, 206), (0, 258), [(0, "#ffffff", 1), (1, "#000000", 1)])
        + '<mask id="fade" maskUnits="userSpaceOnUse" x="-130" y="40" width="260" height="240">'
        + filled("M-130 40H130V280H-130Z", "url(#ebb)")
        + f'</mask><g mask="url(#fade)">{within("neck", data, flesh)}</g>'
    )
