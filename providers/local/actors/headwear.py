"""What is worn on the head and in the face: scarf, turban, glasses, earrings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from providers.local.actors.complexion import Skin
from providers.local.actors.hair import Hair, Tint, lock, paints, shadow
from providers.local.actors.looks import Look
from providers.local.drawing.pen import box, crease, disc, filled, oval, ring, stroked, within
from providers.local.drawing.tone import darker
from providers.local.drawing.vector import Point, flipped, mirrored, smooth

_FOLDS: Final[Sequence[tuple[Point, Point, Point]]] = (
    ((-8, -202), (-142, -130), (-112, 40)),
    ((-64, -186), (-156, -40), (-78, 176)),
    ((-116, 20), (-108, 140), (-30, 196)),
    ((16, -202), (140, -130), (110, 40)),
    ((70, -184), (156, -40), (80, 176)),
    ((114, 20), (106, 140), (30, 196)),
    ((-96, -80), (0, -152), (96, -80)),
    ((-110, -96), (0, -196), (110, -96)),
)


def hijab(look: Look, _hair: Tint) -> Hair:
    """A scarf around the head; what falls on the chest belongs to the clothes."""
    cloth, deep = Tint.cloth(look.accent), Skin.named(look.skin).deep
    outer = smooth(
        mirrored([(0, -204), (54, -196), (102, -158), (130, -90), (138, 0), (130, 90), (104, 160), (60, 202), (0, 214)])
    )
    rim = mirrored([(0, -108), (50, -100), (84, -68), (98, -12), (95, 48), (82, 98), (54, 140), (0, 164)])
    folds = "".join(
        crease(start, bend, end, 9, cloth.dark, 0.50)
        + f'<g transform="translate(-5 -4)">{crease(start, bend, end, 4, cloth.light, 0.40)}</g>'
        for start, bend, end in _FOLDS
    )
    scarf = f"{outer}{smooth(rim)}"
    return Hair(
        back=paints(cloth) + filled(outer, cloth.paint("deep")),
        under=shadow([*rim, rim[0]], deep, 0.5),
        over=paints(cloth)
        + filled(scarf, cloth.paint("hair"), evenodd=True)
        + within("scarf", scarf, folds, evenodd=True)
        + stroked(smooth(rim), cloth.dark, 3, 0.5),
    )


def turban(look: Look, _hair: Tint) -> Hair:
    """Cloth wound in bands that cross over the forehead."""
    cloth = Tint.cloth(look.accent)
    outer = mirrored(
        [
            (0, -230),
            (58, -224),
            (108, -188),
            (134, -126),
            (132, -66),
            (112, -20),
            (101, -34),
            (84, -66),
            (46, -92),
            (0, -112),
        ]
    )
    bands = []
    for side in (list, flipped):  # the left bands lie over the right ones
        for index in range(6):
            low: list[Point] = [(120, -2), (100, -50), (56, -92), (-14, -118)]
            top: list[Point] = [(132, -30), (112, -78), (62, -118), (-8, -142)]
            bands.append(lock(cloth, side(_lifted(top, index * 21)), side(_lifted(low, index * 21)), 4))
    rim: list[Point] = [(0, -98), (48, -84), (88, -58), (106, -14)]
    return Hair(
        under=shadow([*flipped(rim)[:0:-1], *rim], Skin.named(look.skin).deep, 0.55),
        over=paints(cloth)
        + filled("M0 -112L-30 -96L0 -86L30 -96Z", cloth.dark)
        + filled(smooth(outer), cloth.paint("hair"))
        + within("turban", smooth(outer), "".join(bands)),
    )


def _lifted(band: list[Point], by: float) -> list[Point]:
    return [(x, y - by * share) for (x, y), share in zip(band, (1.3, 1.0, 0.9, 0.86), strict=True)]


WORN: Final[Mapping[str, Callable[[Look, Tint], Hair]]] = {"hijab": hijab, "turban": turban}

_FRAMES: Final[Mapping[str, tuple[str, float]]] = {
    "round": ("#6b4a2b", 4.4),
    "square": ("#1f1d22", 4.8),
    "wire": ("#a8894f", 2.4),
    "clear": ("#9fb0b8", 4.6),
}


def glasses(look: Look) -> str:
    if look.glasses == "none":
        return ""
    colour, width = _FRAMES[look.glasses]
    drawn = stroked("M-12 -2C-6 -9 6 -9 12 -2", colour, width)
    for side in (-1, 1):
        x = side * 47
        if look.glasses in {"round", "wire"}:
            drawn += oval(x, 3, 35, 31, "#dff0ff", 0.10)
            drawn += stroked(f"M{x - 35} 3A35 31 0 1 1 {x + 35} 3A35 31 0 1 1 {x - 35} 3Z", colour, width)
        else:
            drawn += box(x - 36, -24, 72, 53, "#dff0ff", 0.10, round_=17)
            drawn += stroked(
                f"M{x - 19} -24H{x + 19}Q{x + 36} -24 {x + 36} -7V12Q{x + 36} 29 {x + 19} 29H{x - 19}"
                f"Q{x - 36} 29 {x - 36} 12V-7Q{x - 36} -24 {x - 19} -24Z",
                colour,
                width,
            )
        drawn += stroked(f"M{x - 20} 14L{x + 2} -16M{x - 8} 16L{x + 8} -6", "#ffffff", 4, 0.15)
        drawn += stroked(f"M{side * 82} -4L{side * 108} -10", colour, width)
    return drawn


def earrings(look: Look) -> str:
    """To lie below the hair."""
    gold, drawn = "#d8a540", ""
    for x in (-113, 113):
        if look.earrings == "stud":
            drawn += disc(x, 37, 4, gold) + disc(x - 1.2, 35.6, 1.4, "#fff4d2")
        elif look.earrings == "hoop":
            drawn += ring(x, 56, 18, darker(gold, 0.2), 4)
            drawn += stroked(f"M{x - 17} 50A18 18 0 0 1 {x - 4} 38.6", "#ffe9b0", 2.4)
        elif look.earrings == "drop":
            drawn += stroked(f"M{x} 40V52", gold, 2) + filled(f"M{x} 50c7 10 7 18 0 20c-7 -2 -7 -10 0 -20z", gold)
    return drawn
