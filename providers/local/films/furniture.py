"""What stands and hangs in rooms. A room is 1000 high; x and y are where a thing's foot, corner or centre lies."""

from collections.abc import Sequence
from typing import Final

from providers.local.actors.hair import chance
from providers.local.drawing.pen import box, disc, filled, linear, oval, soft_oval, turned
from providers.local.drawing.tone import darker, lighter, mixed

_BOOKS: Final = ("#b4543f", "#2f6180", "#d9a05b", "#45665a", "#6b4d7a", "#efe9dc", "#8c3b46", "#31415c")
_JARS: Final = ("#e9dcc6", "#c98a5a", "#7f9a86", "#f3efe6", "#b5543f", "#55707d")
_LEAVES: Final = ("#2f6b46", "#3f7f52", "#5c9a63", "#27593c")
_LAMPLIGHT: Final = "#ffdf9e"


def wall(width: float, *stops: tuple[float, str]) -> str:
    """From top to bottom in a gradient, and a little beyond: a frame may end within a pixel."""
    marks = [(offset, colour, 1.0) for offset, colour in stops]
    return linear("wall", (0, 0), (0, 1000), marks) + box(0, -10, width + 10, 1020, "url(#wall)")


def glow(x: float, y: float, radius: float, colour: str, opacity: float) -> str:
    """Light around a lamp."""
    return soft_oval(x, y, radius, radius, colour, opacity)


def plant(x: float, y: float, size: float, pot: str = "#c67a52", *, salt: int = 0) -> str:
    """A pot with broad leaves."""
    drawn = ""
    for index in range(11):
        turn = -84 + index * 16.8 + 10 * (chance(index, salt) - 0.5)
        wide, reach = size * 0.3, size * (1.5 + 0.7 * chance(index, salt + 1))
        leaf = (
            f"M0 0C{-wide:.1f} {-reach * 0.4:.1f} {-wide * 0.8:.1f} {-reach * 0.8:.1f} 0 {-reach:.1f}"
            f"C{wide * 0.8:.1f} {-reach * 0.8:.1f} {wide:.1f} {-reach * 0.4:.1f} 0 0Z"
        )
        drawn += turned(filled(leaf, _LEAVES[index % len(_LEAVES)]), x, y - size * 0.85, turn)
    rim, foot, top = size * 0.46, size * 0.34, y - size * 0.9
    drawn += filled(f"M{x - rim} {top}H{x + rim}L{x + foot} {y}H{x - foot}Z", pot)
    return drawn + filled(f"M{x + size * 0.1} {top}H{x + rim}L{x + foot} {y}H{x + size * 0.1}Z", darker(pot, 0.3), 0.5)


def books(x: float, y: float, count: int, *, salt: int = 0) -> str:
    """A row that stands on y."""
    drawn = ""
    for index in range(count):
        thick, tall = 13 + 12 * chance(index, salt), 62 + 40 * chance(index, salt + 1)
        colour = _BOOKS[int(chance(index, salt + 2) * len(_BOOKS))]
        drawn += box(x, y - tall, thick, tall, colour, round_=2)
        drawn += box(x + thick * 0.3, y - tall * 0.84, thick * 0.4, tall * 0.16, lighter(colour, 0.5), 0.6)
        x += thick + 1.5
    return drawn


def jars(x: float, y: float, count: int, *, salt: int = 0) -> str:
    """Jars, cups and bottles on a board at y."""
    drawn = ""
    for index in range(count):
        wide, tall = 26 + 14 * chance(index, salt), 40 + 46 * chance(index, salt + 1)
        colour = _JARS[int(chance(index, salt + 2) * len(_JARS))]
        drawn += box(x, y - tall, wide, tall, colour, round_=7)
        drawn += box(x + wide * 0.18, y - tall * 0.9, wide * 0.16, tall * 0.7, "#ffffff", 0.35)
        if index % 3 == 0:
            drawn += box(x + wide * 0.3, y - tall - 16, wide * 0.4, 18, darker(colour, 0.3), round_=3)
        x += 50
    return drawn


def shelf(x: float, y: float, width: float, wood: str) -> str:
    return box(x, y, width, 13, wood, round_=3) + box(x, y + 13, width, 14, "#000000", 0.16)


def window(x: float, y: float, width: float, height: float, frame: str = "#fbf8f1") -> str:
    """A bright window with four panes."""
    sky = [(0, "#cfe6f7", 1.0), (1, "#f7f3e4", 1.0)]
    return (
        linear("panes", (0, y), (0, y + height), sky)
        + box(x - 16, y - 16, width + 32, height + 32, frame, round_=6)
        + box(x, y, width, height, "url(#panes)")
        + box(x + width / 2 - 6, y, 12, height, frame)
        + box(x, y + height * 0.45, width, 10, frame)
        + box(x - 26, y + height + 12, width + 52, 18, lighter(frame, 0.4), round_=4)
    )


def curtain(x: float, y: float, width: float, height: float, colour: str) -> str:
    folds = "".join(
        box(x + width * (index + 0.5) / 6, y, width / 14, height, darker(colour, 0.30), 0.35) for index in range(6)
    )
    return box(x, y, width, height, colour, round_=6) + folds


def picture(x: float, y: float, width: float, height: float, colours: tuple[str, str, str]) -> str:
    """A framed abstract print."""
    paper, one, other = colours
    return (
        box(x + 6, y + 8, width, height, "#000000", 0.16)
        + box(x, y, width, height, "#3c2f27", round_=3)
        + box(x + 8, y + 8, width - 16, height - 16, paper)
        + disc(x + width * 0.42, y + height * 0.42, width * 0.20, one)
        + box(x + width * 0.30, y + height * 0.56, width * 0.44, height * 0.20, other, round_=10)
    )


def pendant(x: float, y: float, size: float, shade: str, *, lit: float = 0.8) -> str:
    """A lamp on a cord from the ceiling; y is its lower edge."""
    rim, neck = size * 0.74, size * 0.16
    bell = (
        f"M{x - neck} {y - size}H{x + neck}C{x + size * 0.5} {y - size * 0.8} {x + rim} {y - size * 0.3} {x + rim} {y}"
        f"H{x - rim}C{x - rim} {y - size * 0.3} {x - size * 0.5} {y - size * 0.8} {x - neck} {y - size}Z"
    )
    return (
        box(x - 1.5, 0, 3, y - size, "#2a2623")
        + glow(x, y, size * 3.4, _LAMPLIGHT, lit)
        + filled(bell, shade)
        + oval(x, y, rim, size * 0.13, "#fff1c9")
    )


def sofa(x: float, y: float, width: float, colour: str) -> str:
    """Seen from the front; y is the top of its back."""
    return (
        box(x, y, width, 420, colour, round_=46)
        + box(x + 14, y + 8, width - 28, 60, lighter(colour, 0.2), 0.5, round_=30)
        + box(x + width / 2 - 3, y + 30, 6, 400, darker(colour, 0.4), 0.4)
        + box(x + width * 0.08, y + 60, 150, 150, mixed(colour, "#e8c27a", 0.75), round_=26)
    )


def floor_lamp(x: float, y: float) -> str:
    """y is the top of its shade."""
    return (
        glow(x, y + 60, 260, _LAMPLIGHT, 0.85)
        + box(x - 4, y + 110, 8, 700, "#4a4039")
        + filled(f"M{x - 46} {y}h92l32 120h-156z", "#f7e3bd")
    )


def bokeh(
    width: float, top: float, bottom: float, count: int, colours: Sequence[str], size: float, *, salt: int = 0
) -> str:
    """Far lights out of focus."""
    return "".join(
        disc(
            width * chance(index * 3, salt),
            top + (bottom - top) * chance(index * 5 + 1, salt + 1),
            size * (0.4 + 0.8 * chance(index, salt + 2)),
            colours[index % len(colours)],
            0.16 + 0.34 * chance(index, salt + 3),
        )
        for index in range(count)
    )


def dumbbells(x: float, y: float, count: int) -> str:
    """A row on a rack at y."""
    drawn = box(x - 20, y, count * 100 + 24, 18, "#666c75", round_=3)
    for _ in range(count):
        drawn += box(x, y - 70, 28, 70, "#26282d", round_=8) + box(x + 28, y - 44, 26, 16, "#8b9097")
        drawn += box(x + 54, y - 70, 28, 70, "#32353b", round_=8)
        x += 100
    return drawn


def tree(x: float, y: float, size: float, green: str, *, salt: int = 0) -> str:
    """A crown on a trunk; y is the foot."""
    drawn = box(x - size * 0.06, y - size * 1.2, size * 0.12, size * 1.2, "#5b4331")
    for index in range(18):
        tone = mixed(green, "#d8e08a" if chance(index, salt + 4) > 0.6 else "#16351f", 0.30 * chance(index, salt + 3))
        across, up = 0.9 * (chance(index, salt) - 0.5), 1.0 + 0.7 * chance(index, salt + 1)
        drawn += disc(x + size * across, y - size * up, size * (0.22 + 0.18 * chance(index, salt + 2)), tone)
    return drawn
