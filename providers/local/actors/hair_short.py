"""Hairstyles above the shoulders, and heads with hardly any hair."""

from collections.abc import Callable, Mapping
from typing import Final

from providers.local.actors.complexion import Skin
from providers.local.actors.hair import Hair, Tint, curls, lock, paints, ropes, shadow, stubble
from providers.local.actors.looks import Look
from providers.local.drawing.pen import filled, soft_oval
from providers.local.drawing.vector import Point, flipped, halves, mirrored, smooth

_SIDE_OUT: Final[list[Point]] = [(88, -176), (116, -130), (121, -70), (116, -26), (108, 14)]
_SIDE_IN: Final[list[Point]] = [(60, -150), (86, -118), (99, -72), (103, -30), (104, 16)]
_CROP: Final[list[Point]] = mirrored(
    [(0, -186), (50, -178), (90, -146), (109, -92), (110, -34), (105, 6), (101, -34), (92, -84), (56, -112), (0, -120)]
)
_SHAVED: Final[list[Point]] = [(92, -112), (104, -78), (107, -30), (104, 2), (99, -44), (90, -84), (76, -108)]
_HAIRLINE: Final[list[Point]] = [
    (-104, 0), (-101, -40), (-92, -84), (-56, -112), (0, -119), (56, -112), (92, -84), (101, -40), (104, 0),
]  # fmt: skip


def _sides(tint: Tint) -> str:
    """Short hair over both ears."""
    return lock(tint, _SIDE_OUT, _SIDE_IN, 12, depth="deep") + lock(
        tint, flipped(_SIDE_OUT), flipped(_SIDE_IN), 12, depth="deep"
    )


def _shade(look: Look, points: list[Point], opacity: float = 0.42) -> str:
    return shadow(points, Skin.named(look.skin).deep, opacity)


def parted(look: Look, tint: Tint) -> Hair:
    """Short and neat, parted at the side."""
    out: list[Point] = [(-66, -172), (-20, -214), (60, -212), (112, -168), (122, -104), (112, -60)]
    inn: list[Point] = [(-66, -160), (-50, -128), (0, -112), (54, -108), (90, -92), (103, -54)]
    left_out: list[Point] = [(-62, -176), (-96, -170), (-117, -124), (-119, -70), (-112, -40)]
    left_in: list[Point] = [(-60, -160), (-76, -126), (-92, -90), (-101, -56), (-105, -30)]
    return Hair(
        under=_shade(look, _HAIRLINE),
        over=paints(tint) + _sides(tint) + lock(tint, left_out, left_in, 14) + lock(tint, out, inn, 26),
    )


def quiff(look: Look, tint: Tint) -> Hair:
    """Short at the sides, brushed up and over at the front."""
    out: list[Point] = [(-92, -112), (-104, -182), (-50, -234), (40, -238), (110, -200), (121, -130), (104, -76)]
    inn: list[Point] = [(-86, -104), (-60, -132), (-20, -132), (30, -118), (72, -112), (96, -98), (101, -70)]
    swoop_out: list[Point] = [(-90, -108), (-96, -160), (-60, -204), (10, -214), (70, -196)]
    swoop_in: list[Point] = [(-84, -102), (-62, -128), (-34, -150), (6, -166), (50, -172)]
    return Hair(
        under=_shade(look, _HAIRLINE),
        over=paints(tint) + _sides(tint) + lock(tint, out, inn, 26) + lock(tint, swoop_out, swoop_in, 16),
    )


def slick(look: Look, tint: Tint) -> Hair:
    """Combed straight back."""
    out: list[Point] = [(-104, -40), (-122, -110), (-98, -176), (-40, -208), (4, -210)]
    inn: list[Point] = [(-101, -36), (-94, -86), (-70, -116), (-36, -130), (4, -134)]
    return Hair(
        under=_shade(look, _HAIRLINE, 0.36),
        over=paints(tint) + _sides(tint) + lock(tint, out, inn, 20) + lock(tint, flipped(out), flipped(inn), 20),
    )


def man_bun(look: Look, tint: Tint) -> Hair:
    """Combed back into a knot."""
    swept = slick(look, tint)
    knot = mirrored([(0, -250), (30, -244), (44, -222), (36, -200), (0, -194)])
    return Hair(back=paints(tint) + curls(tint, knot, 6, 9), under=swept.under, over=swept.over)


def buzz(look: Look, tint: Tint) -> Hair:
    """Cut to a few millimetres."""
    return Hair(under=stubble(_CROP, tint.dark, 0.4), over=paints(tint) + curls(tint, _CROP, 3, 5.5))


def fade(look: Look, tint: Tint) -> Hair:
    """Short coils on top, shaved towards the ears."""
    top = mirrored([(0, -206), (56, -200), (98, -170), (112, -116), (100, -86), (62, -114), (0, -122)])
    return Hair(
        under=stubble(_SHAVED, tint.dark, 0.8)
        + stubble(flipped(_SHAVED), tint.dark, 0.8)
        + _shade(look, _HAIRLINE, 0.30),
        over=paints(tint) + curls(tint, top, 9, 8),
    )


def curly_top(look: Look, tint: Tint) -> Hair:
    """Loose curls on top that fall over the forehead."""
    top = mirrored([(0, -214), (58, -208), (104, -176), (122, -120), (112, -76), (92, -92), (58, -98), (0, -104)])
    rim: list[Point] = [(-102, -50), (-90, -80), (-50, -88), (0, -92), (50, -88), (90, -80), (102, -50)]
    return Hair(under=_shade(look, rim, 0.5), over=paints(tint) + _sides(tint) + curls(tint, top, 17, 13, salt=2))


def afro(look: Look, tint: Tint) -> Hair:
    """A round cloud."""
    cloud = mirrored([(0, -258), (80, -246), (144, -202), (174, -126), (174, -40), (146, 30), (110, 56), (0, 40)])
    front = mirrored(
        [
            (0, -248),
            (78, -236),
            (138, -192),
            (164, -118),
            (158, -40),
            (126, 18),
            (106, -10),
            (98, -68),
            (62, -108),
            (0, -120),
        ]
    )
    return Hair(
        back=paints(tint) + curls(tint, cloud, 16, 10, salt=4, depth="deep"),
        under=_shade(look, _HAIRLINE, 0.5),
        over=paints(tint) + curls(tint, front, 11, 9, salt=1),
    )


def short_curls(look: Look, tint: Tint) -> Hair:
    """Set curls around the head, above the jaw."""
    cloud = mirrored([(0, -216), (70, -204), (122, -162), (142, -90), (142, -10), (122, 56), (0, 64)])
    front = mirrored(
        [
            (0, -212),
            (68, -200),
            (116, -158),
            (134, -90),
            (132, -14),
            (116, 28),
            (104, -10),
            (98, -66),
            (64, -98),
            (0, -106),
        ]
    )
    return Hair(
        back=paints(tint) + curls(tint, cloud, 18, 12, salt=4, depth="deep"),
        under=_shade(look, _HAIRLINE, 0.5),
        over=paints(tint) + curls(tint, front, 16, 9.5, salt=6),
    )


def pixie(look: Look, tint: Tint) -> Hair:
    """Cropped, with a long fringe swept across."""
    out: list[Point] = [(60, -196), (0, -214), (-70, -194), (-114, -138), (-121, -76), (-108, -24)]
    inn: list[Point] = [(64, -188), (46, -128), (-4, -92), (-52, -66), (-88, -50), (-103, -20)]
    right_out: list[Point] = [(50, -200), (98, -176), (120, -120), (121, -60), (112, 0)]
    right_in: list[Point] = [(52, -190), (66, -136), (90, -92), (101, -46), (104, 6)]
    rim: list[Point] = [(-104, 0), (-92, -40), (-50, -58), (0, -84), (48, -120), (90, -86), (104, -30)]
    return Hair(
        under=_shade(look, rim, 0.5),
        over=paints(tint)
        + lock(tint, right_out, right_in, 16)
        + lock(tint, flipped(_SIDE_OUT), flipped(_SIDE_IN), 10, depth="deep")
        + lock(tint, out, inn, 26),
    )


def undercut(look: Look, tint: Tint) -> Hair:
    """One side shaved, the other falling to the cheek."""
    shaved: list[Point] = [(-84, -128), (-101, -86), (-106, -30), (-103, 2), (-98, -40), (-88, -84), (-70, -112)]
    out: list[Point] = [
        (-88, -128), (-66, -190), (10, -216), (86, -196), (130, -128), (142, -40), (134, 30), (108, 84),
    ]  # fmt: skip
    inn: list[Point] = [(-84, -118), (-52, -124), (0, -118), (54, -102), (90, -66), (104, -16), (106, 34), (108, 84)]
    rim: list[Point] = [(-80, -112), (-40, -112), (10, -106), (60, -90), (94, -50), (104, 20)]
    return Hair(
        under=stubble(shaved, tint.dark, 0.7) + _shade(look, rim, 0.5), over=paints(tint) + lock(tint, out, inn, 30)
    )


def shag(look: Look, tint: Tint) -> Hair:
    """Choppy layers to the neck with a parted fringe."""
    back = mirrored(
        [(0, -206), (54, -198), (102, -160), (132, -90), (142, 10), (140, 100), (114, 190), (70, 170), (0, 176)]
    )
    out: list[Point] = [(0, -208), (54, -200), (104, -162), (134, -92), (143, -6), (146, 70), (134, 110), (148, 158)]
    inn: list[Point] = [(0, -126), (30, -118), (66, -92), (94, -44), (105, 10), (107, 62), (102, 104), (148, 158)]
    layer_out: list[Point] = [(0, -204), (46, -192), (90, -154), (116, -96), (126, -34), (140, 10), (130, 46)]
    layer_in: list[Point] = [(0, -124), (24, -108), (54, -80), (82, -44), (100, -8), (112, 20), (130, 46)]
    rim: list[Point] = [(0, -116), (28, -106), (62, -80), (94, -34), (106, 20)]
    return Hair(
        back=paints(tint) + lock(tint, *halves(back), 14, depth="deep"),
        under=_shade(look, [*flipped(rim)[:0:-1], *rim], 0.5),
        over=paints(tint)
        + lock(tint, out, inn, 16)
        + lock(tint, flipped(out), flipped(inn), 16)
        + lock(tint, layer_out, layer_in, 12)
        + lock(tint, flipped(layer_out), flipped(layer_in), 12),
    )


def locs(look: Look, tint: Tint) -> Hair:
    """Thick locs from a parting, down to the jaw."""
    out: list[Point] = [(6, -212), (58, -204), (104, -166), (132, -100), (142, -20), (146, 60), (138, 140)]
    inn: list[Point] = [(2, -130), (34, -122), (76, -98), (100, -52), (107, 0), (108, 60), (106, 118)]
    behind = mirrored([(0, -204), (54, -196), (102, -158), (130, -90), (138, 0), (138, 90), (120, 140), (0, 150)])
    edge: list[Point] = [(-124, -120), (-132, 0), (-134, 90), (-130, 158)]
    falls = "".join(
        lock(tint, side(out)[:-1], side(inn)[:-1], 2, depth="deep") + ropes(tint, side(out), side(inn), 5, 17)
        for side in (list, flipped)
    )
    return Hair(
        back=paints(tint) + filled(smooth(behind), tint.paint("deep")) + ropes(tint, edge, flipped(edge), 13, 19),
        under=_shade(look, _HAIRLINE, 0.5),
        over=paints(tint) + falls,
    )


def receding(look: Look, tint: Tint) -> Hair:
    """Thin on top, kept at the sides."""
    out: list[Point] = [(88, -140), (112, -110), (120, -64), (118, -18), (110, 18)]
    inn: list[Point] = [(78, -122), (94, -100), (101, -64), (104, -26), (104, 16)]
    thin_out: list[Point] = [(-96, -108), (-78, -146), (-40, -176), (0, -183), (40, -176), (78, -146), (96, -108)]
    thin_in: list[Point] = [(-92, -106), (-70, -126), (-36, -142), (0, -146), (36, -142), (70, -126), (92, -106)]
    return Hair(
        under=stubble([*thin_out, *reversed(thin_in)], tint.base, 0.5),
        over=paints(tint)
        + f'<g opacity=".7">{lock(tint, thin_out, thin_in, 16)}</g>'
        + lock(tint, out, inn, 14)
        + lock(tint, flipped(out), flipped(inn), 14),
    )


def bald(look: Look, tint: Tint) -> Hair:
    """Shaved, with a shine."""
    side = stubble(_SHAVED, tint.dark, 0.22) + stubble(flipped(_SHAVED), tint.dark, 0.22)
    return Hair(under=side + soft_oval(-34, -136, 48, 24, "#ffffff", 0.42, -24))


SHORT: Final[Mapping[str, Callable[[Look, Tint], Hair]]] = {
    "parted": parted,
    "quiff": quiff,
    "slick": slick,
    "man_bun": man_bun,
    "buzz": buzz,
    "fade": fade,
    "curly_top": curly_top,
    "afro": afro,
    "short_curls": short_curls,
    "pixie": pixie,
    "undercut": undercut,
    "shag": shag,
    "locs": locs,
    "receding": receding,
    "bald": bald,
}
