"""Things one sells, on a table or a plinth, in the light."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from domain.attempt import Order
from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, linear, oval, radial, soft_oval, stroked
from providers.local.drawing.vector import raster
from providers.local.films.rooms import room
from providers.local.scenes.camera import Camera
from providers.local.scenes.landscape import landscape
from providers.local.scenes.reading import Part, Reading
from providers.local.scenes.stage import Drawable
from providers.local.scenes.terms import INTERIORS, Move, Place
from providers.local.scenes.weather import motes
from providers.local.wares.ware import Coat
from providers.local.wares.wares import WARES
from providers.local.words import COLOURS, Colour

_HOT: Final = frozenset(("mug", "bowl"))
_THINGS_MAX: Final = 5
_PRESENTED: Final = 0.56  # of the short side
_ASIDE: Final = (0.82, 0.17, 0.68)  # of the width
_COLOURS: Final = ("teal", "amber", "crimson", "navy", "emerald", "lavender", "cream", "pink")
_WOOD: Final[Colour] = (168, 122, 84)
_HEIGHTS: Final = {
    "mug": 0.30,
    "bowl": 0.26,
    "laptop": 0.40,
    "ring": 0.32,
    "glasses": 0.20,
    "watch": 0.46,
    "dumbbell": 0.26,
    "sneaker": 0.32,
    "chocolate": 0.40,
    "book": 0.42,
    "camera": 0.34,
    "bag": 0.48,
    "armchair": 0.5,
    "plant": 0.5,
    "lamp": 0.5,
}
_TALL: Final = 0.52  # of the short side


def tabletop(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator
) -> tuple[Image.Image, list[Drawable]]:
    """The things a prompt names."""
    tint = COLOURS[_COLOURS[int(dice.integers(len(_COLOURS)))]]
    return _set_up(order, reading, size_px, dice, things_of(reading, size_px, tint))


def presented(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator, image: Image.Image
) -> tuple[Image.Image, list[Drawable]]:
    """A thing a client gave a picture of."""
    tall, wide = min(size_px) * _PRESENTED, size_px[0] * 0.8
    scale = min(tall / image.height, wide / image.width)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    tint = COLOURS[_COLOURS[int(dice.integers(len(_COLOURS)))]]
    things = [Thing(image.convert("RGBA").resize(size, Image.Resampling.LANCZOS), tint)]
    return _set_up(order, reading, size_px, dice, things)


def _set_up(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator, things: "Sequence[Thing]"
) -> tuple[Image.Image, list[Drawable]]:
    camera = Camera(reading.move or Move.IN, max(1.0, order.settings.duration_s or 5.0), float(min(size_px)))
    if reading.place in (None, Place.STUDIO, Place.ABSTRACT):
        table = Table.plinth(things, size_px)
        return _sweep(size_px, things[0].colour, reading), [table, motes(size_px, dice), camera]
    table = Table.before(things, size_px, reading, dice)
    return _behind(order, reading, size_px, dice), [table, motes(size_px, dice), camera]


@dataclass(frozen=True)
class Thing:
    """A picture of it, and the colour its surroundings go with."""

    image: Image.Image
    colour: Colour
    hot: bool = False
    burns: bool = False


def things_of(reading: Reading, size_px: tuple[int, int], tint: Colour, share: float = 1.0) -> list[Thing]:
    """The wares a prompt names, one by one."""
    units = [part for part in reading.parts if part.ware for _ in range(part.count or 1)][:_THINGS_MAX]
    share *= 1.0 if len(units) < 3 else 0.8
    things = []
    for index, part in enumerate(units):
        colour = part.colours[index % len(part.colours)] if part.colours else _turned(tint, index)
        image = _ware(part, colour, round(min(size_px) * _HEIGHTS.get(part.name, _TALL) * part.size * share))
        things.append(Thing(image, colour, part.name in _HOT, part.name == "candle"))
    return things


def _behind(order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator) -> Image.Image:
    if reading.place in INTERIORS:
        assert reading.place is not None
        return room(reading.place.value, size_px)
    small = (size_px[0] // 2, size_px[1] // 2)
    backdrop, layers = landscape(order, replace(reading, parts=(), move=Move.STILL), small, dice)
    frame = backdrop.copy()
    for layer in layers:
        layer.draw(frame, 1.0)
    return frame.filter(ImageFilter.GaussianBlur(min(small) * 0.012)).resize(size_px, Image.Resampling.BICUBIC)


def _sweep(size_px: tuple[int, int], tint: Colour, reading: Reading) -> Image.Image:
    """Seamless paper in a colour that lets the thing stand out."""
    (width, height), ground = size_px, reading.ground or next(iter(reading.tints), None)
    paper = ground or mix(tint, (246, 240, 232), 0.74)
    body = linear(
        "w",
        (0, 0),
        (0, height),
        [
            (0, hexed(mix(paper, (20, 18, 36), 0.24)), 1),
            (0.62, hexed(paper), 1),
            (0.74, hexed(mix(paper, (255, 255, 255), 0.24)), 1),
            (1, hexed(mix(paper, (20, 18, 36), 0.12)), 1),
        ],
    )
    body += box(0, 0, width, height, "url(#w)") + soft_oval(
        width * 0.38, height * 0.34, width * 0.5, height * 0.6, "#ffffff", 0.5
    )
    for index in range(3):
        x = width * (0.06 + 0.2 * index)
        body += (
            f'<path d="M{x:.0f} 0h{width * 0.09:.0f}L{x + width * 0.42:.0f} {height * 0.72:.0f}'
            f'h{-width * 0.12:.0f}Z" fill="#fff" fill-opacity=".10"/>'
        )
    return raster(body, (0, 0, width, height), 1.0).image.convert("RGB")


@dataclass(frozen=True)
class Table:
    """Things on their ground, drawn once; steam and a streak of light move over them."""

    still: Image.Image
    masks: tuple[tuple[Image.Image, int, int], ...]  # of what shines, and where
    steams: tuple[tuple[float, float, float], ...]  # x, y and size in pixels
    flames: tuple[tuple[float, float, float], ...]

    @classmethod
    def before(
        cls,
        things: Sequence[Thing],
        size_px: tuple[int, int],
        reading: Reading,
        dice: np.random.Generator,
        *,
        aside: bool = False,
    ) -> "Table":
        """On a table top along the lower edge; `aside` leaves the middle to somebody who sits behind it."""
        width, height = size_px
        top = height * (0.86 if aside else 0.74 if width > height else 0.78)
        deep = height - top
        wood = reading.ground if reading.ground and reading.place in INTERIORS else _WOOD
        light, dark = hexed(mix(wood, (255, 240, 220), 0.34)), hexed(mix(wood, (30, 16, 20), 0.5))
        body = linear("t", (0, top), (0, height), [(0, light, 1), (0.12, hexed(wood), 1), (1, dark, 1)])
        body += box(-4, top, width + 8, deep + 4, "url(#t)")
        body += box(-4, top, width + 8, max(2.0, height * 0.006), "#fff2dc", 0.55)
        for index in range(7):
            y, bend = top + deep * (0.12 + 0.13 * index), deep * float(dice.uniform(-0.05, 0.05))
            grain = f"M0 {y:.0f}Q{width * 0.4:.0f} {y + bend:.0f} {width} {y - bend / 2:.0f}"
            body += stroked(grain, dark, 2.2, 0.3)
        body += soft_oval(width * 0.3, top + deep * 0.2, width * 0.4, deep * 0.4, "#fff4dc", 0.3)
        spots = _ASIDE if aside else _ranked(len(things), size_px)
        return cls._laid(body, things, size_px, top + deep * 0.42, spots)

    @classmethod
    def plinth(cls, things: Sequence[Thing], size_px: tuple[int, int]) -> "Table":
        """On a round stone."""
        (width, height), unit = size_px, min(size_px)
        top, deep = height * 0.76, unit * 0.075
        wide = max((thing.image.width for thing in things), default=0)
        half = max(unit * (0.34 + 0.13 * (len(things) - 1)), wide * 0.62)
        stone, shade = (244, 240, 234), (60, 50, 70)
        grey, dim = hexed(mix(stone, shade, 0.2)), hexed(mix(stone, shade, 0.52))
        body = soft_oval(width / 2, top + deep * 2.1, half * 1.5, deep * 1.2, "#141022", 0.4)
        body += linear(
            "side", (width / 2 - half, 0), (width / 2 + half, 0), [(0, grey, 1), (0.3, hexed(stone), 1), (1, dim, 1)]
        )
        rim = f"a{half:.0f} {deep:.0f} 0 0 0 {half * 2:.0f} 0v{-deep * 1.3:.0f}Z"
        body += f'<path d="M{width / 2 - half:.0f} {top:.0f}v{deep * 1.3:.0f}{rim}" fill="url(#side)"/>'
        body += radial("top", (width / 2 - half * 0.4, top - deep * 0.4), half * 1.5, [(0, "#ffffff", 1), (1, grey, 1)])
        body += oval(width / 2, top, half, deep, "url(#top)")
        return cls._laid(body, things, size_px, top + deep * 0.25, _ranked(len(things), size_px))

    @classmethod
    def _laid(
        cls, ground: str, things: Sequence[Thing], size_px: tuple[int, int], foot: float, spots: Sequence[float]
    ) -> "Table":
        """Things on a ground, their feet on one line, each around its share of the frame's width."""
        still = raster(ground, (0, 0, *size_px), 1.0).image
        masks: list[tuple[Image.Image, int, int]] = []
        steams: list[tuple[float, float, float]] = []
        flames: list[tuple[float, float, float]] = []
        for thing, spot in zip(things, spots, strict=False):
            x, image = size_px[0] * spot, thing.image
            left, top = round(x - image.width / 2), round(foot - image.height)
            _shade(still, image, left, top)
            still.paste(image, (left, top), image)
            masks.append((image.getchannel("A"), left, top))
            if thing.hot or thing.burns:
                (flames if thing.burns else steams).append((x, float(top), float(image.height)))
        return cls(still, tuple(masks), tuple(steams), tuple(flames))

    def draw(self, frame: Image.Image, now_s: float) -> None:
        frame.paste(self.still, (0, 0), self.still)
        for mask, left, top in self.masks:
            _streak(frame, mask, (left, top), now_s)
        for x, y, size in self.steams:
            _steam(frame, x, y, size, now_s)
        for x, y, size in self.flames:
            flicker = 1 + 0.12 * math.sin(now_s * 11) + 0.07 * math.sin(now_s * 17)
            sprite = raster(soft_oval(0, 0, 1, 1.0, "#ffb450", 0.4), (-1, -1, 1, 1), size * 0.7 * flicker).image
            frame.paste(sprite, (round(x - sprite.width / 2), round(y - sprite.height * 0.45)), sprite)


def _ware(part: Part, colour: Colour, height_px: int) -> Image.Image:
    ware = WARES[part.name]
    scale = height_px / ware.height
    return raster(ware.draw(Coat.of(hexed(colour), "")), (0, 0, ware.width, ware.height), scale).image


def _ranked(count: int, size_px: tuple[int, int]) -> list[float]:
    """Side by side around the middle, as shares of the width."""
    pitch = min(0.44 * min(size_px) / size_px[0], 0.86 / max(1, count))
    return [0.5 + (index - (count - 1) / 2) * pitch for index in range(count)]


def _turned(colour: Colour, index: int) -> Colour:
    return colour if index == 0 else COLOURS[_COLOURS[(index * 3 + sum(colour)) % len(_COLOURS)]]


def _shade(still: Image.Image, image: Image.Image, left: int, top: int) -> None:
    """The shadow a thing throws to the right and towards us, and the dark line under its foot."""
    alpha = image.getchannel("A")
    flat = round(image.height * 0.24)
    squeezed = alpha.resize((image.width, flat)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    sheet = Image.new("L", (image.width * 2, flat + 40))
    sheet.paste(squeezed, (20, 10))
    sheet = sheet.transform(sheet.size, Image.Transform.AFFINE, (1, -1.4, 14, 0, 1, 0), Image.Resampling.BILINEAR)
    fade = (
        Image.linear_gradient("L")
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize(sheet.size)
        .point(lambda v: round(v * 0.42))
    )
    sheet = ImageChops.multiply(sheet, fade).filter(ImageFilter.GaussianBlur(max(2.0, image.height * 0.016)))
    still.paste(
        (26, 14, 26, 255), (left - 20, top + image.height - 16), _kept(still, sheet, left - 20, top + image.height - 16)
    )
    line = raster(soft_oval(0, 0, 1, 0.12, "#120a14", 0.75), (-1, -0.14, 1, 0.14), image.width * 0.5).image
    still.paste(
        line, (round(left + image.width / 2 - line.width / 2), round(top + image.height - line.height * 0.6)), line
    )


def _kept(still: Image.Image, mask: Image.Image, left: int, top: int) -> Image.Image:
    """Shadows fall only where there is something to fall on."""
    under = still.getchannel("A").crop((left, top, left + mask.width, top + mask.height))
    return ImageChops.multiply(mask, under)


def _streak(frame: Image.Image, mask: Image.Image, at: tuple[int, int], now_s: float) -> None:
    """A soft band of light that wanders across a thing."""
    width, height = mask.size
    middle = (now_s * 0.36 % 1.6 - 0.3) * width
    xs = np.arange(width)[None, :] + np.arange(height)[:, None] * 0.35 - height * 0.17
    band = np.exp(-(((xs - middle) / (width * 0.11)) ** 2)) * 74
    share = ImageChops.multiply(mask, Image.fromarray(band.astype(np.uint8)))
    frame.paste((255, 255, 255), at, share)


def _steam(frame: Image.Image, x: float, y: float, size: float, now_s: float) -> None:
    for index in range(9):
        rise = (now_s * 0.34 + index / 9) % 1
        r = size * (0.09 + 0.2 * rise)
        at_x = (
            x
            + size * 0.10 * math.sin(now_s * 1.5 + index * 2.1 + rise * 4) * (0.3 + rise)
            + (index % 3 - 1) * size * 0.09
        )
        at_y = y + size * 0.1 - size * 0.85 * rise
        sprite = _puff(max(4, round(r)))
        share = 0.20 * math.sin(math.pi * rise)
        mask = sprite.point(lambda value, share=share: round(value * share))
        frame.paste((255, 255, 255), (round(at_x - r), round(at_y - r)), mask)


def _puff(r: int) -> Image.Image:
    return raster(soft_oval(0, 0, 1, 1, "#ffffff", 1.0), (-1, -1, 1, 1), r).image.getchannel("A")
