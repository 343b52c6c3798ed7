"""What hair is drawn with: locks of strands, clouds of coils, plaits, waves and ropes. In head units, see faces."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from providers.local.actors.complexion import HAIRS
from providers.local.drawing.pen import disc, filled, linear, oval, soft_line, stroked, turned
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.vector import Point, around, between, contains, onward, smooth, walk

_PALE: Final = frozenset({"silver", "white", "ash", "blond"})
_GOLDEN: Final = 0.618034


@dataclass(frozen=True)
class Hair:
    """Hair in its three places: behind the body, on the skin of the head, and in front of the face."""

    back: str = ""
    under: str = ""
    over: str = ""


@dataclass(frozen=True)
class Tint:
    """The colours of one head of hair, or of one cloth."""

    base: str
    light: str
    dark: str
    contrast: float = 1.4  # of the shades against the lights

    @classmethod
    def named(cls, name: str) -> Self:
        base = HAIRS[name]
        if name in _PALE:
            return cls(base, mixed(base, "#ffffff", 0.55), darker(mixed(base, "#7a6a58", 0.2), 0.26), 0.8)
        return cls(base, lighter(mixed(base, "#e0a060", 0.22), 0.30), darker(base, 0.52))

    @classmethod
    def cloth(cls, colour: str) -> Self:
        return cls(colour, lighter(colour, 0.34), darker(colour, 0.46))

    def in_shade(self) -> "Tint":
        return Tint(mixed(self.base, self.dark, 0.5), self.base, self.dark)

    def paint(self, depth: str) -> str:
        """One of the paints of `paints`: hair, deep or sheen."""
        return f"url(#{depth}-{self.base[1:]})"


def chance(index: int, salt: int = 0) -> float:
    """An even scatter from 0 to 1, the same every time."""
    return ((index + 1) * _GOLDEN + salt * 0.7548777 + (index * index % 7) * 0.0713) % 1.0


def paints(tint: Tint) -> str:
    """What locks are filled with, lit from the upper left; once per drawing and tint."""
    key, half_lit, half_dark = tint.base[1:], mixed(tint.base, tint.light, 0.42), mixed(tint.base, tint.dark, 0.6)
    deepest = tint.dark if tint.contrast > 1 else half_dark
    shine = [(0.0, tint.light, 0.0), (0.38, tint.light, 0.34), (1.0, tint.light, 0.0)]
    return (
        linear(f"hair-{key}", (-120, -200), (110, 160), [(0, half_lit, 1), (0.42, tint.base, 1), (1, half_dark, 1)])
        + linear(f"deep-{key}", (0, -180), (0, 260), [(0, half_dark, 1), (0.55, deepest, 1), (1, half_dark, 1)])
        + linear(f"sheen-{key}", (-30, -190), (10, -40), shine)
    )


def lock(tint: Tint, one: Sequence[Point], other: Sequence[Point], strands: int = 16, *, depth: str = "hair") -> str:
    """Hair combed along two edges with as many points each, from the roots to the tips."""
    shape = f"{smooth(one, closed=False)}{onward(list(reversed(other)))}Z"
    drawn = [filled(shape, tint.paint(depth))]
    for index in range(strands):
        path = smooth(between(one, other, (index + 0.2 + 0.6 * chance(index)) / strands), closed=False)
        bright = chance(index, 3) > 0.56
        opacity = (0.16 + 0.30 * chance(index, 5)) * (0.8 if bright else 1.0)
        drawn.append(stroked(path, tint.light if bright else tint.dark, 1.0 + 2.4 * chance(index, 9), opacity))
        if index % 2 == 0 and depth == "hair":
            drawn.append(stroked(path, tint.paint("sheen"), 3 + 3 * chance(index, 2)))
    drawn.append(stroked(smooth(between(one, other, 0.985), closed=False), tint.dark, 2.6, 0.40))
    return "".join(drawn)


def curls(tint: Tint, outline: Sequence[Point], bump: float, coil: float, *, salt: int = 0, depth: str = "hair") -> str:
    """A cloud of coils that fills an outline and stands out around it in bumps."""
    bumps = "".join(
        disc(x, y, bump * (0.62 + 0.30 * chance(index, salt)), tint.paint(depth))
        for index, (x, y) in enumerate(around(outline, bump * 0.82))
    )
    coils = "".join(
        _coil(tint, x, y, coil * (0.42 + 0.30 * chance(index, salt + 1)), index)
        for index, (x, y) in enumerate(_scattered(outline, coil * 0.80, salt))
    )
    return filled(smooth(outline), tint.paint(depth)) + bumps + coils


def _coil(tint: Tint, x: float, y: float, radius: float, index: int) -> str:
    """Part of a ring, lit from the upper left."""
    turn = 2 * math.pi * chance(index, 4)
    x0, y0 = x + radius * math.cos(turn), y + radius * math.sin(turn)
    x1, y1 = x + radius * math.cos(turn + 3.9), y + radius * math.sin(turn + 3.9)
    lit = min(0.75, max(0.12, 0.50 - (x * 0.5 + y) / 420))
    bright = chance(index, 6) < lit
    return stroked(
        f"M{x0:.1f} {y0:.1f}A{radius:.1f} {radius:.1f} 0 1 1 {x1:.1f} {y1:.1f}",
        tint.light if bright else tint.dark,
        radius * (0.36 + 0.2 * chance(index, 8)),
        (0.16 + 0.20 * chance(index, 7)) * (0.9 if bright else tint.contrast),
    )


def _scattered(outline: Sequence[Point], step: float, salt: int) -> Iterator[Point]:
    """A jittered grid over an outline."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    index, y = 0, min(ys)
    while y < max(ys):
        x = min(xs) + step * 0.5 * (index % 2)
        while x < max(xs):
            index += 1
            spot = (x + step * (chance(index, salt) - 0.5), y + step * (chance(index, salt + 2) - 0.5))
            if contains(outline, spot):
                yield spot
            x += step
        y += step


def plaits(
    tint: Tint, one: Sequence[Point], other: Sequence[Point], count: int, width: float, *, bead: str | None = None
) -> str:
    """Plaits side by side between two edges; every other one ends in a bead."""
    return "".join(
        _plait(tint, between(one, other, (index + 0.5) / count), width, index, bead if index % 2 else None)
        for index in range(count)
    )


def _plait(tint: Tint, path: Sequence[Point], width: float, turn: int, bead: str | None) -> str:
    links, spots = [], list(walk(path, width * 0.62))
    for index, (x, y, heading) in enumerate(spots):
        shrink = 1.0 - 0.30 * index / len(spots)
        rx, ry = width * 0.60 * shrink, width * 0.40 * shrink
        lit = min(0.5, max(0.10, 0.34 - (x + y * 0.6) / 900))
        tone = mixed(tint.base, tint.dark, 0.10 + 0.3 * chance(index, turn))
        link = (
            oval(0, 0, rx + 0.6, ry + 0.6, tint.dark)
            + oval(0, 0, rx - 0.6, ry - 0.6, tone)
            + oval(-rx * 0.1, -ry * 0.35, rx * 0.6, ry * 0.26, tint.light, lit)
        )
        links.append(turned(link, x, y, heading + (26 if (index + turn) % 2 else -26)))
    if bead is not None:
        links.append(disc(spots[-1][0], spots[-1][1] + 4, width * 0.42, bead))
    return "".join(links)


def waved(tint: Tint, one: Sequence[Point], other: Sequence[Point], count: int, width: float, swing: float) -> str:
    """Loose curls side by side between two edges."""
    return "".join(
        _wave(tint, between(one, other, (index + 0.5) / count), width, swing, index) for index in range(count)
    )


def _wave(tint: Tint, path: Sequence[Point], width: float, swing: float, turn: int) -> str:
    points, glints, phase = [], [], 2 * math.pi * chance(turn, 2)
    for index, (x, y, heading) in enumerate(walk(path, width * 0.45)):
        side = swing * min(1.0, index / 6) * math.sin(phase + index * (0.62 + 0.1 * chance(turn)))
        across = math.radians(heading + 90)
        point = (x + side * math.cos(across), y + side * math.sin(across))
        points.append(point)
        if side < -0.35 * swing:
            glints.append(oval(point[0] - width * 0.1, point[1], width * 0.16, width * 0.30, tint.light, 0.34))
    data = smooth(points, closed=False)
    shadow = smooth([(x + width * 0.22, y) for x, y in points], closed=False)
    tone = mixed(tint.base, tint.dark if turn % 2 else tint.light, 0.10 + 0.22 * chance(turn, 4))
    return (
        stroked(data, tint.dark, width + 2.4, 0.8)
        + stroked(data, tone, width)
        + stroked(shadow, mixed(tone, tint.dark, 0.5), width * 0.14, 0.6)
        + "".join(glints)
    )


def ropes(tint: Tint, one: Sequence[Point], other: Sequence[Point], count: int, width: float) -> str:
    """Locs side by side between two edges."""
    return "".join(
        _rope(tint, between(one, other, (index + 0.5) / count), width * (0.86 + 0.28 * chance(index)), index)
        for index in range(count)
    )


def _rope(tint: Tint, path: Sequence[Point], width: float, turn: int) -> str:
    data = smooth(path, closed=False)
    lit = smooth([(x - width * 0.16, y) for x, y in path], closed=False)
    return (
        stroked(data, tint.dark, width + 3)
        + stroked(data, mixed(tint.base, tint.light, 0.06 + 0.16 * chance(turn, 3)), width)
        + stroked(data, tint.dark, width, 0.6, dash="1.6 7")
        + stroked(lit, tint.light, width * 0.26, 0.30, dash="4 4.6")
    )


def parting(skin: str, tint: Tint, path: Sequence[Point]) -> str:
    """The line where hair is parted, from the forehead to the crown."""
    data = smooth(path, closed=False)
    return stroked(data, tint.dark, 5, 0.55) + stroked(data, skin, 1.8, 0.75)


def shadow(points: Sequence[Point], colour: str, opacity: float = 0.5) -> str:
    """What hair throws on the skin below its edge."""
    return soft_line(smooth(points, closed=False), colour, 34, opacity)


def stubble(outline: Sequence[Point], colour: str, opacity: float) -> str:
    """Hair too short to be seen one by one."""
    data = smooth(outline)
    return filled(data, colour, opacity * 0.75) + soft_line(data, colour, 9, opacity * 0.5)
