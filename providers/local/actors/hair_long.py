"""Hairstyles that reach below the jaw, or are tied up."""

from collections.abc import Callable, Mapping
from typing import Final

from providers.local.actors.complexion import Skin
from providers.local.actors.hair import Hair, Tint, lock, paints, parting, plaits, shadow, waved
from providers.local.actors.looks import Look
from providers.local.drawing.vector import Point, flipped, halves, mirrored

# A side parting: one edge runs down the outside, the other along the parting and down the face.
_LEFT_OUT: Final[list[Point]] = [
    (-24, -204), (-74, -188), (-112, -148), (-132, -84), (-140, 0), (-152, 90), (-150, 180), (-157, 240), (-142, 306),
]  # fmt: skip
_LEFT_IN: Final[list[Point]] = [
    (-24, -132), (-46, -112), (-72, -80), (-95, -36), (-104, 16), (-100, 92), (-90, 170), (-98, 238), (-114, 310),
]  # fmt: skip
_RIGHT_OUT: Final[list[Point]] = [
    (-28, -204), (40, -206), (98, -172), (130, -98), (140, -4), (151, 84), (149, 176), (159, 244), (141, 312),
]  # fmt: skip
_RIGHT_IN: Final[list[Point]] = [
    (-24, -132), (6, -118), (48, -96), (84, -58), (102, -4), (102, 86), (90, 168), (100, 242), (113, 316),
]  # fmt: skip
_SIDE_SHADOW: Final[list[Point]] = [
    (-106, 30), (-93, -30), (-70, -72), (-44, -104), (-24, -122), (6, -110), (46, -88), (82, -50), (104, 20),
]  # fmt: skip
_CURTAIN: Final[list[Point]] = mirrored(
    [(0, -204), (52, -196), (100, -160), (128, -96), (140, 0), (148, 110), (148, 230), (108, 292), (0, 300)]
)
_GOLD: Final = "#d9a441"


def _on_brow(look: Look, points: list[Point], opacity: float = 0.42) -> str:
    return shadow(points, Skin.named(look.skin).deep, opacity)


def _part(look: Look, tint: Tint, x: float) -> str:
    return parting(Skin.named(look.skin).shade, tint, [(x, -131), (x - 2, -164), (x - 2, -200)])


def waves(look: Look, tint: Tint) -> Hair:
    """Long, parted at the side."""
    return Hair(
        back=paints(tint) + lock(tint, *halves(_CURTAIN), 18, depth="deep"),
        under=_on_brow(look, _SIDE_SHADOW),
        over=paints(tint)
        + lock(tint, _RIGHT_OUT, _RIGHT_IN, 22)
        + lock(tint, _LEFT_OUT, _LEFT_IN, 18)
        + _part(look, tint, -24),
    )


def straight(look: Look, tint: Tint) -> Hair:
    """Long and sleek, parted in the middle."""
    out: list[Point] = [
        (0, -204), (54, -195), (100, -160), (126, -98), (135, -20), (139, 80), (143, 180), (143, 256), (138, 312),
    ]  # fmt: skip
    inn: list[Point] = [
        (0, -130), (24, -112), (56, -82), (86, -40), (102, 10), (104, 84), (102, 180), (100, 256), (104, 314),
    ]  # fmt: skip
    return Hair(
        back=paints(tint) + lock(tint, *halves(_CURTAIN), 18, depth="deep"),
        under=_on_brow(look, [*flipped(inn)[4:0:-1], (0, -118), *inn[1:5]]),
        over=paints(tint)
        + lock(tint, out, inn, 20)
        + lock(tint, flipped(out), flipped(inn), 20)
        + _part(look, tint, 0),
    )


def bob(look: Look, tint: Tint) -> Hair:
    """To the chin, parted at the side, turned in."""
    back = mirrored(
        [(0, -204), (54, -196), (102, -158), (130, -90), (142, 0), (144, 80), (132, 146), (80, 166), (0, 170)]
    )
    left_out: list[Point] = [
        (-28, -204), (-78, -188), (-116, -146), (-136, -80), (-144, 0), (-147, 80), (-136, 134), (-90, 164),
    ]  # fmt: skip
    left_in: list[Point] = [
        (-28, -132), (-50, -110), (-78, -78), (-98, -36), (-106, 6), (-105, 70), (-100, 118), (-86, 160),
    ]  # fmt: skip
    right_out: list[Point] = [
        (-30, -204), (40, -206), (100, -172), (134, -98), (145, -6), (148, 78), (137, 134), (90, 164),
    ]  # fmt: skip
    right_in: list[Point] = [
        (-28, -132), (2, -118), (46, -96), (86, -56), (104, 0), (105, 70), (100, 118), (86, 160),
    ]  # fmt: skip
    return Hair(
        back=paints(tint) + lock(tint, *halves(back), 14, depth="deep"),
        under=_on_brow(look, [*left_in[4:0:-1], (-28, -120), *right_in[1:5]]),
        over=paints(tint)
        + lock(tint, right_out, right_in, 22)
        + lock(tint, left_out, left_in, 16)
        + _part(look, tint, -28),
    )


def fringe(look: Look, tint: Tint) -> Hair:
    """To the jaw, with a full fringe down to the brows."""
    back = mirrored(
        [(0, -204), (54, -196), (102, -158), (130, -90), (140, 0), (141, 80), (128, 138), (80, 156), (0, 160)]
    )
    out: list[Point] = [(10, -205), (60, -196), (104, -158), (130, -92), (141, -10), (143, 70), (130, 126), (88, 152)]
    inn: list[Point] = [(10, -196), (50, -170), (82, -130), (100, -80), (106, -10), (105, 60), (100, 104), (84, 148)]
    bangs: list[Point] = [(-4, -203), (46, -184), (84, -144), (103, -88), (108, -28)]
    middle: list[Point] = [(0, -203), (-1, -170), (-2, -124), (-2, -80), (0, -46)]
    return Hair(
        back=paints(tint) + lock(tint, *halves(back), 14, depth="deep"),
        under=_on_brow(look, [(-106, -10), (-70, -40), (0, -36), (70, -40), (106, -10)], 0.5),
        over=paints(tint)
        + lock(tint, out, inn, 14)
        + lock(tint, flipped(out), flipped(inn), 14)
        + lock(tint, middle, flipped(bangs), 22)
        + lock(tint, middle, bangs, 22),
    )


def _swept(look: Look, tint: Tint) -> tuple[str, str]:
    """Hair combed back all around: its shadow on the skin, and the hair."""
    low: list[Point] = [(-108, 0), (-104, -44), (-91, -84), (-58, -112), (4, -122)]
    top: list[Point] = [(-115, -10), (-121, -80), (-104, -146), (-58, -188), (6, -197)]
    rim: list[Point] = [(-106, -10), (-102, -46), (-88, -84), (-56, -112), (0, -122)]
    under = _on_brow(look, [*rim, *flipped(rim)[-2::-1]], 0.36)
    return under, paints(tint) + lock(tint, top, low, 20) + lock(tint, flipped(top), flipped(low), 20)


def ponytail(look: Look, tint: Tint) -> Hair:
    """Combed back and tied high; the tail falls behind one shoulder."""
    under, over = _swept(look, tint)
    out: list[Point] = [
        (30, -190), (92, -186), (134, -130), (144, -40), (140, 50), (148, 140), (138, 216), (122, 262),
    ]  # fmt: skip
    inn: list[Point] = [(20, -170), (64, -140), (94, -80), (104, -10), (106, 70), (112, 150), (108, 214), (122, 262)]
    return Hair(back=paints(tint) + lock(tint, out, inn, 16), under=under, over=over)


def bun(look: Look, tint: Tint) -> Hair:
    """Combed up into a knot on the crown."""
    under, over = _swept(look, tint)
    knot = mirrored([(0, -262), (36, -254), (56, -226), (50, -194), (0, -180)])
    turns = ""
    for row in range(3):
        left, right, down = -52 + row * 6, 54 - row * 5, row * 15
        top: list[Point] = [(left, -214 + row * 6), (-20, -262 + down), (30, -258 + down), (right, -214 + row * 7)]
        low: list[Point] = [
            (left + 6, -200 + row * 5),
            (-16, -244 + down),
            (24, -242 + down),
            (right - 8, -200 + row * 6),
        ]
        turns += lock(tint, top, low, 6)
    return Hair(back=paints(tint) + lock(tint, *halves(knot), 8, depth="deep") + turns, under=under, over=over)


def braids(look: Look, tint: Tint) -> Hair:
    """Many thin plaits from a middle parting, over both shoulders."""
    out: list[Point] = [(3, -200), (54, -192), (98, -158), (125, -98), (135, -16), (142, 80), (148, 180), (150, 292)]
    inn: list[Point] = [(3, -124), (36, -120), (78, -98), (101, -54), (107, 2), (106, 84), (102, 180), (100, 262)]
    hanging = "".join(
        lock(tint, side(out)[:-1], side(inn)[:-1], 2, depth="deep")
        + plaits(tint, side(out), side(inn), 7, 11, bead=_GOLD)
        for side in (list, flipped)
    )
    edge: list[Point] = [(-124, -120), (-138, 0), (-144, 150), (-148, 290)]
    behind = plaits(tint, edge, flipped(edge), 15, 14)
    return Hair(
        back=paints(tint) + lock(tint, *halves(_CURTAIN), 2, depth="deep") + behind,
        under=_on_brow(look, [*flipped(inn)[4:0:-1], (0, -116), *inn[1:5]]),
        over=paints(tint) + hanging,
    )


def curly(look: Look, tint: Tint) -> Hair:
    """A mane of loose curls to the shoulders."""
    out: list[Point] = [(-8, -206), (60, -202), (116, -158), (146, -84), (156, 10), (160, 110), (156, 180), (140, 236)]
    inn: list[Point] = [(-8, -132), (24, -118), (62, -88), (92, -40), (104, 20), (102, 110), (100, 180), (100, 226)]
    left_out: list[Point] = [
        (-8, -206), (-72, -196), (-122, -152), (-148, -80), (-158, 10), (-160, 110), (-156, 180), (-140, 236),
    ]  # fmt: skip
    left_in: list[Point] = [
        (-8, -132), (-40, -112), (-74, -78), (-96, -34), (-105, 20), (-103, 110), (-101, 180), (-100, 226),
    ]  # fmt: skip
    edge: list[Point] = [(-120, -150), (-150, -40), (-160, 80), (-158, 180), (-140, 246)]
    return Hair(
        back=paints(tint)
        + lock(tint, *halves(_CURTAIN), 2, depth="deep")
        + waved(tint.in_shade(), edge, flipped(edge), 15, 22, 7),
        under=_on_brow(look, [*left_in[4:0:-1], (-10, -120), *inn[1:5]]),
        over=paints(tint)
        + lock(tint, out, inn, 3, depth="deep")
        + waved(tint, out, inn, 7, 16, 6)
        + lock(tint, left_out, left_in, 3, depth="deep")
        + waved(tint, left_out, left_in, 7, 16, 6),
    )


LONG: Final[Mapping[str, Callable[[Look, Tint], Hair]]] = {
    "waves": waves,
    "straight": straight,
    "bob": bob,
    "fringe": fringe,
    "ponytail": ponytail,
    "bun": bun,
    "braids": braids,
    "curls": curly,
}
