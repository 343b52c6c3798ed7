"""The clothes people wear."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from providers.local.actors.clothes import FOOT, RAISED, Build, Clothes, bare, garment, hem, paints, throat_shadow
from providers.local.actors.complexion import Skin
from providers.local.actors.looks import Look
from providers.local.drawing.pen import (
    box,
    crease,
    disc,
    filled,
    linear,
    soft_line,
    soft_oval,
    soft_shape,
    stroked,
    within,
)
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.vector import Box, Point, flipped, smooth, straight

CLOTHES_BOX: Final[Box] = (-330, 124, 330, FOOT - RAISED)


def clothes(look: Look) -> Clothes:
    """Raises KeyError for a top nobody has."""
    build = Build.of(look)
    worn = _scarfed(look, build) if look.hairstyle == "hijab" else _WARDROBE[look.top](look, build)
    raised = f'<g transform="translate(0 {-RAISED})">'
    return Clothes(f"{raised}{worn.back}</g>", f"{raised}{worn.front}</g>", worn.back_foot - RAISED)


def _crew(look: Look, build: Build) -> Clothes:
    line = build.round_neck(52)
    return Clothes(
        _stand(look, build.neck + 12, 222) + bare(look, build),
        paints(look) + throat_shadow(line) + garment(look, build, line) + hem(look, line, 13),
    )


def _vneck(look: Look, build: Build) -> Clothes:
    n = build.neck
    half = [(0.0, 362.0), (n * 0.34, 326.0), (n * 0.72, 284.0), (n + 24, 236.0)]
    line = [*flipped(half)[:0:-1], *half]
    return Clothes(
        _stand(look, build.neck + 12, 222) + bare(look, build),
        paints(look) + throat_shadow(line) + garment(look, build, line) + hem(look, line, 9),
    )


def _knit(look: Look, build: Build) -> Clothes:
    """A heavy sweater with cables."""
    line, dark = build.round_neck(42), darker(look.colour, 0.5)
    light = mixed(look.colour, lighter(look.colour, 0.3), 0.4)
    waves = [
        f"M{x} 290" + "".join(f"q{12 * turn} 16 0 32" for turn in (sign, -sign) * 11)
        for x in (-128, -46, 46, 128)
        for sign in (1, -1)
    ]
    cables = "".join(stroked(wave, dark, 11, 0.16) for wave in waves) + "".join(
        stroked(wave, light, 7) for wave in waves
    )
    stitches = (
        '<pattern id="knit" width="13" height="11" patternUnits="userSpaceOnUse">'
        f"{stroked('M0 0L6.5 7L13 0', dark, 2, 0.22)}</pattern>" + box(-330, 220, 660, 790, "url(#knit)") + cables
    )
    return Clothes(
        _stand(look, build.neck + 12, 222) + bare(look, build),
        paints(look) + throat_shadow(line) + garment(look, build, line, 5, stitches) + hem(look, line, 20),
    )


def _turtleneck(look: Look, build: Build) -> Clothes:
    n, dark = build.neck + 5, darker(look.colour, 0.5)
    tube = smooth(
        [(-n, 190), (-n * 0.5, 201), (0, 205), (n * 0.5, 201), (n, 190), (n + 5, 226), (n + 22, 256), (0, 290),
         (-n - 22, 256), (-n - 5, 226)]
    )  # fmt: skip
    ribs = "".join(
        stroked(f"M{x} 196C{x * 1.02:.0f} 226 {x * 1.12:.0f} 250 {x * 1.3:.0f} 288", dark, 2.2, 0.30)
        for x in range(-56, 57, 8)
    )
    shade = [(0, "#000000", 0.10), (0.3, "#000000", 0.0), (0.55, "#000000", 0.0), (1, "#000000", 0.36)]
    collar = ribs + (
        soft_line(f"M{-n} 232C{-n * 0.4} 250 {n * 0.4} 250 {n} 232", darker(look.colour, 0.6), 14, 0.44)
        + stroked(f"M{-n} 226C{-n * 0.4} 244 {n * 0.4} 244 {n} 226", lighter(look.colour, 0.3), 3, 0.30)
        + filled(tube, "url(#tube)")
    )
    shoulders: list[Point] = [(-n - 16, 246), (0, 276), (n + 16, 246)]
    return Clothes(
        bare(look, build),
        paints(look)
        + linear("tube", (-n, 0), (n, 0), shade)
        + garment(look, build, shoulders, 3)
        + filled(tube, look.colour)
        + within("collar", tube, collar),
    )


def _shirt(look: Look, build: Build) -> Clothes:
    """Buttoned, with an open collar."""
    n = build.neck
    half = [(0.0, 322.0), (n * 0.7, 262.0), (n + 22, 232.0)]
    line = [*flipped(half)[:0:-1], *half]
    return Clothes(
        _stand(look, n + 5, 204) + bare(look, build),
        paints(look) + throat_shadow(line) + garment(look, build, line) + _buttons(look) + _collar(look.colour, n),
    )


def _stand(look: Look, half: float, top: float) -> str:
    """The inside of a collar behind the neck."""
    return filled(f"M{-half} {top}H{half}L{half + 14} 246H{-half - 14}Z", darker(look.colour, 0.34))


def _collar(colour: str, n: float) -> str:
    """The two points of a shirt's collar."""
    half: list[Point] = [(n + 4, 206), (n - 10, 236), (20, 292), (8, 316), (38, 346), (74, 318), (n + 42, 250)]
    seam: list[Point] = [(13, 318), (38, 341), (71, 315), (n + 36, 252)]
    drawn = ""
    for side, tone in ((flipped, lighter(colour, 0.12)), (list, darker(colour, 0.06))):
        flap, stitch = straight(side(half)), straight(side(seam)).removesuffix("Z")
        drawn += soft_shape(flap, "#000000", 7, 0.26, (3, 7)) + filled(flap, tone) + stroked(flap, tone, 5)
        drawn += stroked(stitch, darker(colour, 0.45), 1.6, 0.5, dash="5 3")
    return drawn


def _buttons(look: Look) -> str:
    dark, drawn = darker(look.colour, 0.5), ""
    for y in range(372, int(FOOT), 92):
        drawn += disc(0, y, 7.0, dark, 0.5) + disc(0, y, 6.0, lighter(look.colour, 0.55))
        drawn += disc(-2, y, 1, dark) + disc(2, y, 1, dark)
    edges = f"M-17 318V{FOOT}M17 310V{FOOT}"
    return stroked(edges, dark, 2.2, 0.42) + soft_line(f"M19 310V{FOOT}", "#000000", 14, 0.18) + drawn


def _blazer(look: Look, build: Build) -> Clothes:
    """A jacket over a plain top."""
    n = build.neck
    opening = [(6.0, 566.0), (38.0, 430.0), (n + 4, 300.0), (n + 26, 230.0)]
    lapel: list[Point] = [
        (n + 8, 214), (n + 38, 250), (n + 76, 330), (n + 44, 352), (n + 62, 372), (n + 34, 450), (2, 572),
        (26, 440), (n - 2, 310), (n + 2, 240),
    ]  # fmt: skip
    lapels = ""
    for side, turn, tone in ((flipped, -1, 0.13), (list, 1, 0.03)):
        flap = straight(side(lapel))
        lapels += soft_shape(flap, "#000000", 12, 0.30, (4 * turn, 8))
        lapels += filled(flap, lighter(look.colour, tone)) + stroked(flap, darker(look.colour, 0.4), 2, 0.5)
    closing = soft_line(f"M3 568V{FOOT}", darker(look.colour, 0.6), 9, 0.6) + disc(15, 640, 9, darker(look.colour, 0.5))
    return Clothes(
        _stand(look, n + 5, 206) + bare(look, build),
        paints(look)
        + _plain_top(look, build, "M30 300C60 380 40 460 20 560")
        + garment(look, build, [*flipped(opening)[::-1], *opening], 8)
        + closing
        + lapels,
    )


def _plain_top(look: Look, build: Build, fold: str) -> str:
    """What shows below an open jacket."""
    line = build.round_neck(56)
    band = smooth([(x, y + 4) for x, y in line], closed=False)
    return (
        throat_shadow(line)
        + filled(build.body(line, -14), look.accent)
        + soft_line(fold, "#000000", 34, 0.15)
        + stroked(band, darker(look.accent, 0.10), 9)
    )


def _hoodie(look: Look, build: Build) -> Clothes:
    n, dark = build.neck, darker(look.colour, 0.5)
    half = [(0.0, 328.0), (n * 0.4, 312.0), (n * 0.9, 276.0), (n + 40, 240.0)]
    line = [*flipped(half)[:0:-1], *half]
    hood = smooth(
        [
            (-n - 64, 262),
            (-n - 58, 206),
            (-n - 26, 172),
            (0, 164),
            (n + 26, 172),
            (n + 58, 206),
            (n + 64, 262),
            (0, 300),
        ]
    )
    roll: list[Point] = [
        (n + 50, 204), (n + 66, 246), (n + 40, 290), (26, 346), (2, 342), (10, 316), (n - 6, 268), (n + 14, 226),
    ]  # fmt: skip
    rolls = strings = ""
    for side, turn, tone in ((flipped, -1, lighter(look.colour, 0.16)), (list, 1, look.colour)):
        shape = smooth(side(roll))
        crease = f"M{turn * (n + 52)} 226C{turn * (n + 40)} 270 {turn * 40} 320 {turn * 12} 336"
        rolls += soft_shape(shape, "#000000", 11, 0.28, (2, 9)) + filled(shape, tone) + stroked(crease, dark, 3, 0.30)
        string = f"M{turn * 20} 332C{turn * 26} 372 {turn * 18} 410 {turn * 24} {463 + 7 * turn}"
        strings += stroked(string, look.accent, 5.5) + disc(turn * 20, 330, 5, darker(look.accent, 0.5))
    return Clothes(
        filled(hood, darker(look.colour, 0.42)) + bare(look, build),
        paints(look) + throat_shadow(line) + garment(look, build, line, 12) + rolls + strings,
    )


def _sport(look: Look, build: Build) -> Clothes:
    """A sleeveless top with a stripe."""
    n, arm, skin = build.neck, build.arm, Skin.named(look.skin)
    neckline: list[Point] = [(n + 62, 262), (n + 34, 310), (n * 0.62, 350), (0, 364)]
    armhole: list[Point] = [
        (n + 62, 262), (n + 92, 276), (n + 84, 340), (arm - 84, 430), (arm - 62, 520),
        (arm - 58, 700), (arm - 56, FOOT),
    ]  # fmt: skip
    right = smooth([*neckline[::-1], *armhole[1:]], closed=False)
    left = smooth(flipped([*armhole[::-1], *neckline[1:]]), closed=False).replace("M", "L", 1)
    body = f"{right}{left}Z"
    edges = [smooth([*flipped(neckline), *neckline[-2::-1]], closed=False)]
    edges += [smooth(side(armhole[1:5]), closed=False) for side in (list, flipped)]
    flesh = "".join(
        crease((s * (build.shoulder - 2), 318), (s * (arm - 26), 390), (s * (arm - 52), 480), 11, skin.deep, 0.34)
        + crease((s * (arm - 54), 410), (s * (arm - 44), 640), (s * (arm - 36), FOOT + 200), 16, skin.deep, 0.62)
        for s in (-1, 1)
    )
    stripe = filled("M-300 500L300 470V506L-300 536Z", look.accent, 0.9)
    return Clothes(
        bare(look, build) + flesh,
        paints(look)
        + soft_shape(body, "#000000", 9, 0.20, (0, 4))
        + filled(body, "url(#cloth)")
        + within("garment", body, filled(body, "url(#side)") + stripe)
        + "".join(stroked(edge, look.accent, 7) for edge in edges),
        FOOT,
    )


def _denim(look: Look, build: Build) -> Clothes:
    """An open jacket with stitching over a plain top."""
    n, stitch = build.neck, mixed(look.colour, "#e0a860", 0.6)
    opening = [(70.0, FOOT), (64.0, 700.0), (72.0, 420.0), (n + 10, 300.0), (n + 26, 230.0)]
    collar: list[Point] = [
        (n + 6, 208), (n + 44, 250), (n + 76, 312), (n + 40, 362), (n + 8, 344), (n - 4, 296), (n, 244),
    ]  # fmt: skip
    drawn = ""
    for side, s, tone in ((flipped, -1, 0.14), (list, 1, 0.04)):
        seams = f"M{s * 84} 420L{s * 80} {FOOT}M{s * 100} 372L{s * (build.arm - 62)} 360"
        pocket = box(s * 146 - 42, 420, 84, 24, lighter(look.colour, 0.08), round_=5)
        edge = f"M{s * 146 - 42} 420h84v24h-84z"
        drawn += stroked(seams, stitch, 2, 0.75, dash="7 4") + pocket + stroked(edge, stitch, 2, 0.8, dash="6 4")
        drawn += "".join(disc(s * x, y, 5.5, "#c8a060") for x, y in ((146, 433), (76, 470), (74, 570), (74, 670)))
        flap = straight(side(collar))
        drawn += soft_shape(flap, "#000000", 10, 0.28, (3, 8)) + filled(flap, lighter(look.colour, tone))
        drawn += stroked(flap, stitch, 2, 0.6, dash="6 4")
    return Clothes(
        _stand(look, n + 5, 206) + bare(look, build),
        paints(look)
        + _plain_top(look, build, "M36 320C60 420 30 560 44 760")
        + garment(look, build, [*flipped(opening)[::-1], *opening], 8)
        + drawn,
    )


_DRAPES: Final[Sequence[tuple[Point, Point, Point]]] = (
    ((-126, 206), (0, 318), (126, 220)),
    ((-156, 262), (0, 380), (154, 268)),
    ((-152, 322), (0, 440), (146, 322)),
    ((-60, 396), (20, 430), (96, 396)),
)


def _scarfed(look: Look, build: Build) -> Clothes:
    """The ends of a headscarf over a plain top."""
    top, cloth = _crew(look, build), look.accent
    drape = smooth(
        [(-96, 150), (-118, 220), (-150, 270), (-156, 330), (-96, 372), (-20, 420), (40, 446), (104, 400), (152, 320),
         (146, 264), (116, 216), (96, 150), (0, 140)]
    )  # fmt: skip
    folds = "".join(
        crease(start, bend, end, 15, darker(cloth, 0.5), 0.46)
        + f'<g transform="translate(-6 -7)">{crease(start, bend, end, 7, lighter(cloth, 0.4), 0.40)}</g>'
        for start, bend, end in _DRAPES
    )
    tones = [(0, lighter(cloth, 0.18), 1.0), (0.5, cloth, 1.0), (1, darker(cloth, 0.36), 1.0)]
    return Clothes(
        top.back,
        top.front
        + linear("drape", (-150, 150), (150, 440), tones)
        + soft_shape(drape, "#000000", 12, 0.28, (2, 10))
        + filled(drape, "url(#drape)")
        + within("ends", drape, folds + soft_oval(4, 178, 130, 62, "#000000", 0.42)),
    )


_WARDROBE: Final[Mapping[str, Callable[[Look, Build], Clothes]]] = {
    "crew": _crew,
    "vneck": _vneck,
    "knit": _knit,
    "turtleneck": _turtleneck,
    "shirt": _shirt,
    "blazer": _blazer,
    "hoodie": _hoodie,
    "sport": _sport,
    "denim": _denim,
}
