"""Eyes and brows, drawn for how far they are open and where they look. In head units, see faces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from providers.local.actors.complexion import HAIRS, IRISES, Skin
from providers.local.actors.looks import Look
from providers.local.drawing.pen import disc, filled, radial, ring, stroked, within
from providers.local.drawing.tone import darker, lighter, mixed, shaded
from providers.local.drawing.vector import Box, Point, onward, smooth

EYES_BOX: Final[Box] = (-96, -30, 96, 30)
BROWS_BOX: Final[Box] = (-98, -66, 98, -12)
_APART: Final = 46.5
_INK: Final = "#1c1212"
_IRIS: Final = 13.4
_SHUT: Final = 0.06


@dataclass(frozen=True)
class _Cut:
    """The shape of an open eye: half width, height above and below, rise of the outer corner, crease above the lid."""

    half: float
    above: float
    below: float
    rise: float
    crease: float

    def arc(self, above: float) -> list[Point]:
        """The crease above a lid that stands so high."""
        top, half = max(above, self.above * 0.45) + self.crease, self.half + 2
        return [
            (-half * 0.92, -1.0),
            (-half * 0.5, -top * 0.86),
            (0, -top - 1.5),
            (half * 0.6, -top * 0.88 - self.rise * 0.5),
            (half + 3, -self.rise - 1.5),
        ]

    def upper(self, above: float) -> list[Point]:
        """The edge of the upper lid, from the nose outwards."""
        return [
            (-self.half, 2.5),
            (-self.half * 0.55, 1 - above * 0.78),
            (self.half * 0.02, -above),
            (self.half * 0.58, -above * 0.80 - self.rise * 0.4),
            (self.half, -self.rise),
        ]

    def lower(self) -> list[Point]:
        """The edge of the lower lid, back to the nose."""
        return [
            (self.half, -self.rise),
            (self.half * 0.5, self.below * 0.86 - self.rise * 0.3),
            (-self.half * 0.1, self.below),
            (-self.half * 0.66, self.below * 0.66 + 1),
            (-self.half, 2.5),
        ]


_CUTS: Final[Mapping[str, _Cut]] = {
    "almond": _Cut(26.5, 11.9, 9.2, 2.5, 6.0),
    "round": _Cut(25.5, 13.4, 10.4, 1.0, 6.0),
    "hooded": _Cut(26.0, 10.7, 9.2, 0.4, 3.6),
    "monolid": _Cut(26.5, 10.5, 8.6, 3.0, 0.0),
    "upturned": _Cut(27.0, 11.6, 9.0, 4.2, 5.6),
}


def eyes(look: Look, openness: float, gaze: tuple[float, float]) -> str:
    """Both eyes; 0 is shut. `gaze` from -1 to 1 to the right and down."""
    return "".join(_Eye(look, side, openness).drawn(gaze) for side in (-1, 1))


class _Eye:
    """One eye. Its points run from the nose outwards; `side` is -1 for the one on the left."""

    def __init__(self, look: Look, side: int, openness: float) -> None:
        self._look, self._side, self._open = look, side, openness > _SHUT
        self._skin, self._cut = Skin.named(look.skin), _CUTS[look.eyes]
        shut = -self._cut.below * 0.82
        self._above = shut + (self._cut.above - shut) * openness
        self._made_up = look.lipstick != "none"

    def drawn(self, gaze: tuple[float, float]) -> str:
        return self._lid() + (self._ball(gaze) if self._open else "") + self._lashes()

    def _put(self, points: Sequence[Point]) -> list[Point]:
        return [(self._side * (x + _APART), y) for x, y in points]

    def _curve(self, points: Sequence[Point]) -> str:
        return smooth(self._put(points), closed=False)

    def _lid(self) -> str:
        """The upper lid's skin with its crease, and the soft pouch below."""
        cut, skin, half = self._cut, self._skin, self._cut.half + 2
        arc = cut.arc(self._above)
        low = [(half * 0.5, cut.below), (-half * 0.1, cut.below + 1), (-half * 0.7, cut.below * 0.7)]
        pouch = [(-half * 0.6, cut.below + 5), (0, cut.below + 7.5), (half * 0.6, cut.below + 4.5)]
        tone = mixed(skin.base, skin.shade, 0.48)
        if self._made_up:
            tone = mixed(tone, "#8a4a4a", 0.18)
        return (
            filled(smooth(self._put([*arc, *low])), tone, 0.78)
            + (stroked(self._curve(arc), skin.deep, 2.3, 0.60) if cut.crease else "")
            + stroked(self._curve(pouch), skin.deep, 2, min(0.45, 0.11 + 0.011 * max(0, self._look.age - 30)))
        )

    def _ball(self, gaze: tuple[float, float]) -> str:
        key = "l" if self._side < 0 else "r"
        opening = f"{self._curve(self._cut.upper(self._above))}{onward(self._put(self._cut.lower()))}Z"
        colour, middle = IRISES[self._look.iris], self._side * _APART
        x, y = middle + gaze[0] * 8, -1.0 + gaze[1] * 5
        white = mixed("#fbf6f0", self._skin.base, 0.10)
        corner = mixed(white, self._skin.deep, 0.34)
        ball = [(0, white, 1.0), (0.45, white, 1.0), (1, corner, 1.0)]
        depth = [(0.1, lighter(colour, 0.34), 1.0), (0.62, colour, 1.0), (1, darker(colour, 0.55), 1.0)]
        inner = (
            filled(opening, f"url(#white-{key})")
            + disc(middle - self._side * 25.5, 3, 5, mixed("#d98a80", self._skin.base, 0.3), 0.75)
            + disc(x, y, _IRIS, f"url(#iris-{key})")
            + ring(x, y, _IRIS - 0.6, darker(colour, 0.72), 1.5, 0.8)
            + disc(x, y, 6.0, "#0d0808")
            + stroked(self._curve(self._cut.upper(self._above)), _INK, 10, 0.26)
            + disc(x - 4.2, y - 4.4, 3.1, "#ffffff", 0.95)
            + disc(x + 4.4, y + 4.6, 1.7, "#ffffff", 0.42)
        )
        return (
            radial(f"white-{key}", (middle, 0), self._cut.half + 1, ball)
            + radial(f"iris-{key}", (x, y + 3.2), _IRIS * 1.1, depth)
            + within(f"eye-{key}", opening, inner)
        )

    def _lashes(self) -> str:
        """A dark edge that thickens outwards; longer lashes with make-up."""
        upper, ink = self._cut.upper(self._above), mixed(_INK, HAIRS[self._look.hair], 0.12)
        thick = 2.0 if self._look.masculine else 3.3 if self._made_up else 2.4
        weights = (0.25, 0.75, 1.0, 1.15, 0.5)
        edge = [(x, y - thick * weight) for (x, y), weight in zip(upper, weights, strict=True)]
        wing = (4.5, -3.5) if self._made_up else (1.5, -0.5)
        tip = (upper[-1][0] + wing[0], upper[-1][1] + wing[1])
        drawn = filled(smooth(self._put([*upper[:-1], tip, *reversed(edge[:-1])])), ink)
        if self._open:
            drawn += stroked(self._curve(self._cut.lower()[1:-1]), shaded(self._skin.deep, 0.5), 1.6, 0.60)
        if self._made_up:
            (x3, y3), (x4, y4) = upper[3:]
            for x, y in ((x3 + 2, y3 - 1), (x3 + 6, y3 + 1.5), (x4 - 1, y4 - 1)):
                drawn += stroked(self._curve([(x, y), (x + 3.2, y - 3.2), (x + 4.6, y - 6.2)]), ink, 1.5)
        return drawn


@dataclass(frozen=True)
class _Brow:
    thick: float
    arch: float


_BROWS: Final[Mapping[str, _Brow]] = {
    "soft": _Brow(6.6, 5.4),
    "straight": _Brow(7.0, 2.0),
    "arched": _Brow(6.4, 7.6),
    "thick": _Brow(9.4, 4.5),
}
_BROW_WEIGHTS: Final = (0.80, 1.0, 0.84, 0.10)


def brows(look: Look, lift: float) -> str:
    """Both brows, from -1 frowning to 1 raised."""
    return "".join(_brow(look, side, lift) for side in (-1, 1))


def _brow(look: Look, side: int, lift: float) -> str:
    brow, raised, knit = _BROWS[look.brows], max(0.0, lift), min(0.0, lift)
    thick = brow.thick * (1.12 if look.masculine else 0.92)
    inner = -32.5 - 9.5 * raised - 6.5 * knit
    arch = -31.5 - brow.arch - 10.5 * raised - 2.5 * knit
    middle = [(21.0 + 2.5 * knit, inner), (38.0, (inner + arch) / 2 - 2), (57.0, arch), (79.0, -27.0 - 6.0 * raised)]
    top, low = (
        [(side * x, y + edge * thick * weight) for (x, y), weight in zip(middle, _BROW_WEIGHTS, strict=True)]
        for edge in (-0.5, 0.5)
    )
    hair = HAIRS[look.hair]
    colour = mixed(shaded(hair, 0.35), "#2a1d18", 0.42)
    if look.hair in {"white", "silver"}:
        colour = mixed(hair, "#5b5450", 0.45)
    hairs = "".join(
        stroked(smooth(_brow_hair(low, top, share, side), closed=False), darker(colour, 0.3), 1.1, 0.55)
        for share in (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.62, 0.74)
    )
    return filled(smooth([*top, *reversed(low)]), colour, 0.82) + hairs


def _brow_hair(low: list[Point], top: list[Point], share: float, side: int) -> list[Point]:
    start, end = _along(low, share), _along(top, min(1.0, share + 0.16))
    return [start, ((start[0] + end[0]) / 2 + 0.6 * side, (start[1] + end[1]) / 2), (end[0], end[1] + 0.4)]


def _along(points: list[Point], share: float) -> Point:
    index = min(int(share * 3), 2)
    rest = share * 3 - index
    (x0, y0), (x1, y1) = points[index], points[index + 1]
    return x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest
