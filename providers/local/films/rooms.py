"""The rooms actors speak in: drawn, then put out of focus."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from PIL import Image, ImageFilter

from providers.local.actors.hair import chance
from providers.local.drawing.pen import Stops, box, disc, radial
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.vector import raster
from providers.local.films.furniture import (
    bokeh,
    books,
    curtain,
    dumbbells,
    floor_lamp,
    glow,
    jars,
    pendant,
    picture,
    plant,
    shelf,
    sofa,
    tree,
    wall,
    window,
)

_HIGH: Final = 1000.0
_REDUCED: Final = 3  # a picture out of focus needs fewer pixels
_BLUR: Final = 0.0125  # of the short side
_DAY: Final[Stops] = [(0, "#fff6df", 0.62), (1, "#fff6df", 0.0)]
_DIM: Final[Stops] = [(0.50, "#0c0a14", 0.0), (1, "#0c0a14", 0.42)]


def room(name: str, size_px: tuple[int, int]) -> Image.Image:
    """RGB. A room of ROOMS by its name; for any other word one of them, always the same."""
    digest = hashlib.sha256(name.encode()).digest()
    kind = name if name in ROOMS else tuple(ROOMS)[digest[0] % len(ROOMS)]
    width, height = size_px
    seen = min(_HIGH, max(720.0, 1225 - 400 * width / height))  # a wide frame is nearer to the wall
    wide, top = seen * width / height, (_HIGH - seen) * 0.34
    drawing = ROOMS[kind](wide, digest[1]) + _light(wide, top, seen)
    small = raster(drawing, (0, top, wide, top + seen), height / seen / _REDUCED).image.convert("RGB")
    soft = small.filter(ImageFilter.GaussianBlur(_BLUR * min(size_px) / _REDUCED))
    return soft.resize(size_px, Image.Resampling.BICUBIC)


def _light(wide: float, top: float, seen: float) -> str:
    """Daylight from the upper left, and darker corners."""
    reach = max(wide, seen)
    return (
        radial("day", (wide * 0.10, top + seen * 0.08), reach * 0.9, _DAY)
        + radial("dim", (wide * 0.5, top + seen * 0.45), reach * 0.72, _DIM)
        + box(0, top - 10, wide + 10, seen + 20, "url(#day)")
        + box(0, top - 10, wide + 10, seen + 20, "url(#dim)")
    )


def _any(choices: tuple[str, ...], salt: int) -> str:
    return choices[salt % len(choices)]


def _home(wide: float, salt: int) -> str:
    paint = _any(("#e6d8c6", "#cfd8cf", "#d9cdd6", "#c8d3dc"), salt)
    seat = _any(("#6f8576", "#4f6478", "#b0735a"), salt // 4)
    right = wide - 260
    drawn = wall(wide, (0, lighter(paint, 0.35)), (1, darker(paint, 0.22)))
    drawn += window(-40, 110, 210, 360) + curtain(160, 70, 74, 520, "#efe6d8")
    for x in range(420, int(right) - 170, 330):
        drawn += picture(x, 150, 130, 170, ("#f4eee2", "#c9825c", "#7c927f"))
    for y in (250, 420):
        drawn += shelf(right, y, 320, "#8a6546") + books(right + 12, y, 5, salt=salt + y)
        drawn += jars(right + 150, y, 3, salt=salt + y)
    return (
        drawn
        + floor_lamp(right - 30, 470)
        + sofa(-80, 720, wide + 160, seat)
        + plant(40, 760, 78, salt=salt)
        + plant(wide - 30, 820, 92, "#ded6c8", salt=salt + 3)
    )


def _office(wide: float, salt: int) -> str:
    paint = _any(("#b9c6d0", "#c9ccd1", "#aebdc0"), salt)
    drawn = wall(wide, (0, lighter(paint, 0.3)), (1, darker(paint, 0.3))) + box(0, 60, wide, 560, "#d5e7f3")
    for index in range(int(wide / 46) + 2):
        tone, top = mixed("#9db4c6", "#6f8aa2", index % 3 / 2), 420 - 20 * ((index * 37 + salt) % 10)
        drawn += box(-20 + index * 46, top, 40, 320, tone, 0.8)
    drawn += box(0, 60, wide, 560, "#eef6fb", 0.28)
    drawn += "".join(box(x, 60, 14, 560, "#3c4650") for x in range(0, int(wide) + 20, 210))
    drawn += box(0, 330, wide, 8, "#3c4650")
    drawn += "".join(pendant(x, 210, 52, "#2f3439", lit=0.7) for x in range(90, int(wide), 430))
    drawn += box(-20, 800, wide + 40, 220, "#7a5a42") + box(-20, 800, wide + 40, 16, "#a07a5a")
    drawn += box(wide - 190, 600, 250, 170, "#22272d", round_=10) + box(wide - 180, 610, 230, 150, "#5a87a8")
    drawn += box(wide - 90, 770, 40, 34, "#2d333a")
    return drawn + plant(56, 806, 84, "#e6e2da", salt=salt) + books(130, 800, 4, salt=salt)


def _studio(wide: float, salt: int) -> str:
    paint = _any(("#c9785d", "#4f7f8c", "#7d6aa8", "#c99a4b", "#5f8a6a", "#b86b84"), salt)
    drawn = wall(wide, (0, darker(paint, 0.34)), (0.55, paint), (1, darker(paint, 0.42)))
    drawn += glow(wide / 2, 400, 620, lighter(paint, 0.62), 0.9)
    for x, tint in ((46, lighter(paint, 0.35)), (wide - 46, mixed(paint, "#ff9ad5", 0.4))):
        drawn += glow(x, 400, 330, tint, 0.6) + box(x - 8, 110, 16, 560, lighter(tint, 0.7), round_=8)
    return drawn + box(0, 900, wide, 100, darker(paint, 0.5), 0.5)


def _kitchen(wide: float, salt: int) -> str:
    front = _any(("#51695f", "#3f5770", "#e2ddd2", "#8a9a86"), salt)
    drawn = wall(wide, (0, "#efe9df"), (1, "#cfc6b8"))
    for row in range(9):
        for x in range(0, int(wide) + 80, 72):
            glaze = "#f4f1ea" if (x + row) % 3 else "#e7e3d9"
            drawn += box(x + (36 if row % 2 else 0) - 40, 330 + row * 40, 68, 36, glaze, round_=3)
    for x in (-60, int(wide) - 230):
        for y in (250, 410):
            drawn += shelf(x, y, 330, "#9b744f") + jars(x + 16, y, 6, salt=salt + y + x)
    drawn += box(-10, 690, wide + 20, 26, "#d8cdbd") + box(-10, 716, wide + 20, 300, front)
    for x in range(-30, int(wide), 170):
        drawn += box(x, 740, 150, 260, lighter(front, 0.10), round_=8) + box(x + 60, 760, 34, 8, "#cfae6a", round_=4)
    drawn += pendant(120, 190, 58, "#d9a441") + pendant(wide - 120, 190, 58, "#d9a441")
    return drawn + plant(wide - 60, 694, 64, "#e9e3d8", salt=salt) + jars(20, 690, 3, salt=salt)


def _gym(wide: float, salt: int) -> str:
    tint = _any(("#e0483e", "#2fa5b8", "#e0a12e"), salt)
    drawn = wall(wide, (0, "#3e464f"), (0.7, "#2c3239"), (1, "#1c2025"))
    for x in range(20, int(wide), 230):
        drawn += box(x, 90, 190, 420, "#56616b", 0.55, round_=6) + box(x + 20, 100, 50, 400, "#ffffff", 0.07)
    drawn += box(0, 60, wide, 10, lighter(tint, 0.5))
    drawn += glow(wide * 0.2, 66, 420, tint, 0.6) + glow(wide * 0.9, 66, 420, tint, 0.6)
    for y in (470, 630, 790):
        drawn += dumbbells(-90, y, 3) + dumbbells(wide - 220, y, 3)
    return drawn + box(0, 860, wide, 140, "#17191d")


def _garden(wide: float, salt: int) -> str:
    greens = ("#4d8049", "#5f9355", "#3f7044")
    drawn = wall(wide, (0, "#a9d3ee"), (0.5, "#e8f2e4"), (1, "#7da65f"))
    drawn += glow(wide * 0.14, 130, 420, "#fff3c4", 0.95)
    for x in range(-60, int(wide) + 120, 118):
        foot, size = 600 + 70 * chance(x + 60, 2), 170 + 120 * chance(x + 60, salt + 1)
        drawn += tree(x + 60 * chance(x + 60, salt), foot, size, "#6f9a5a", salt=salt + x)
    drawn += box(0, 640, wide, 400, "#8db56a")
    for x in range(-40, int(wide) + 120, 90):
        drawn += disc(x, 760 + 30 * ((x + salt) % 3), 110, greens[(x + salt) % 3])
    drawn += bokeh(wide, 690, 860, 34, ("#f6c6d4", "#fff0b8", "#f29a8a", "#ffffff"), 13, salt=salt)
    return drawn + bokeh(wide, 120, 560, 22, ("#f8ffd8", "#fff6c4"), 26, salt=salt + 2)


def _cafe(wide: float, salt: int) -> str:
    paint = _any(("#39544a", "#5b4338", "#3d4a5c"), salt)
    drawn = wall(wide, (0, darker(paint, 0.25)), (0.6, paint), (1, darker(paint, 0.5)))
    drawn += box(wide / 2 - 130, 150, 260, 130, "#22282b", round_=6)
    for index in range(4):
        drawn += box(wide / 2 - 105, 172 + index * 24, 120 + 70 * (index % 2), 7, "#e8e4da", 0.6)
    for x in (-90, int(wide) - 250):
        for y in (330, 470):
            drawn += shelf(x, y, 360, "#7b5638") + jars(x + 16, y, 7, salt=salt + y + x)
    for index, x in enumerate(range(70, int(wide), 150)):
        drawn += pendant(x, 130 + 50 * (index % 2), 46, "#1f1b18", lit=0.95)
    drawn += bokeh(wide, 60, 520, 26, ("#ffd894", "#ffe9c2", "#ffb866"), 24, salt=salt)
    drawn += box(-10, 740, wide + 20, 280, "#6b4a33") + box(-10, 740, wide + 20, 20, "#a67a52")
    return drawn + plant(30, 744, 66, "#d9d2c4", salt=salt)


def _loft(wide: float, salt: int) -> str:
    brick = _any(("#a9614a", "#9a8a80", "#8d5443"), salt)
    drawn = wall(wide, (0, lighter(brick, 0.25)), (1, darker(brick, 0.35)))
    for row in range(30):
        for x in range(0, int(wide) + 80, 68):
            tone = mixed(brick, "#e0b090" if (x * 3 + row * 7) % 5 < 2 else "#4a2a20", 0.16)
            drawn += box(x + (34 if row % 2 else 0) - 40, row * 34, 64, 30, tone, round_=3)
    return (
        drawn
        + window(-30, 90, 220, 460, "#33383d")
        + picture(wide - 190, 190, 150, 200, ("#f1ebdf", "#3d6a78", "#d49a55"))
        + box(-10, 760, wide + 20, 260, "#6d5240")
        + sofa(wide - 300, 690, 420, _any(("#39505e", "#7c5b46"), salt // 3))
        + plant(50, 790, 90, "#3d4145", salt=salt)
        + floor_lamp(wide - 340, 430)
    )


ROOMS: Final[Mapping[str, Callable[[float, int], str]]] = {
    "home": _home,
    "office": _office,
    "studio": _studio,
    "kitchen": _kitchen,
    "gym": _gym,
    "garden": _garden,
    "cafe": _cafe,
    "loft": _loft,
}
