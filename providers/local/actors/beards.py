"""Beards: what grows on the jaw and moves with it, and the moustache above the lip."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.actors.faces import Shape
from providers.local.actors.hair import Tint, curls, paints, stubble
from providers.local.actors.looks import Look
from providers.local.drawing.pen import filled
from providers.local.drawing.tone import mixed
from providers.local.drawing.vector import Point, mirrored, smooth

_MOUSTACHE: Final[list[Point]] = mirrored(
    [(0, 80), (10, 78), (30, 83), (46, 96), (50, 106), (38, 97), (16, 90), (0, 89)]
)


_UPPER_LIP: Final[list[Point]] = mirrored([(0, 80), (10, 78), (30, 82), (43, 93), (34, 95), (16, 90), (0, 89)])


@dataclass(frozen=True)
class Beard:
    """`skin` is drawn on the face and cut to it, `jaw` reaches beyond it, `lip` lies in front of the mouth."""

    skin: str = ""
    jaw: str = ""
    lip: str = ""


def beard(look: Look) -> Beard:
    """Raises KeyError for a beard nobody wears."""
    if look.beard == "none":
        return Beard()
    return _GROWN[look.beard](Tint.named(look.hair), Shape.of(look))


def _stubble(tint: Tint, shape: Shape) -> Beard:
    return Beard(skin=paints(tint) + _unshaven(tint, _short(shape), 0.26) + _unshaven(tint, _UPPER_LIP, 0.22))


def _trimmed(tint: Tint, shape: Shape) -> Beard:
    outline = _short(shape)
    grown = stubble(outline, mixed(tint.base, tint.dark, 0.4), 0.6)
    return Beard(skin=grown, jaw=paints(tint) + curls(tint, outline, 3, 5.6), lip=_moustache(tint))


def _bushy(tint: Tint, shape: Shape) -> Beard:
    return Beard(jaw=paints(tint) + curls(tint, _full(shape), 6, 7.5), lip=_moustache(tint))


def _pointed(tint: Tint, shape: Shape) -> Beard:
    return Beard(jaw=paints(tint) + curls(tint, _goatee(shape), 3.4, 5.4), lip=_moustache(tint))


def _lipped(tint: Tint, _shape: Shape) -> Beard:
    return Beard(lip=_moustache(tint))


_GROWN: Final[Mapping[str, Callable[[Tint, Shape], Beard]]] = {
    "stubble": _stubble,
    "short": _trimmed,
    "full": _bushy,
    "goatee": _pointed,
    "moustache": _lipped,
}


def _moustache(tint: Tint) -> str:
    return paints(tint) + curls(tint, _MOUSTACHE, 2.4, 4.3)


def _unshaven(tint: Tint, outline: list[Point], opacity: float) -> str:
    grain = curls(tint, outline, 1, 4.2)
    return filled(smooth(outline), mixed(tint.base, tint.dark, 0.4), opacity) + f'<g opacity=".24">{grain}</g>'


def _full(shape: Shape) -> list[Point]:
    jaw, chin, low = shape.jaw, shape.chin, shape.chin_y
    return mirrored(
        [
            (0, 121), (20, 123), (36, 113), (48, 91), (66, 84), (90, 56), (104, 4), (108, 40),
            (jaw + 8, 92), (jaw * 0.56 + chin * 0.44 + 8, 132), (chin + 6, low + 8), (0, low + 15),
        ]
    )  # fmt: skip


def _short(shape: Shape) -> list[Point]:
    jaw, chin, low = shape.jaw, shape.chin, shape.chin_y
    return mirrored(
        [
            (0, 121), (20, 123), (38, 114), (50, 93), (70, 88), (94, 54), (103, 4), (105, 40),
            (jaw + 3, 90), (jaw * 0.56 + chin * 0.44 + 4, 126), (chin + 4, low - 6), (0, low + 2),
        ]
    )  # fmt: skip


def _goatee(shape: Shape) -> list[Point]:
    low = shape.chin_y
    return mirrored([(0, 121), (19, 123), (34, 113), (43, 95), (52, 103), (47, 132), (34, low - 2), (0, low + 6)])
