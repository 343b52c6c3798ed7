"""A room one can stand in: its wall out of focus, its floor sharp."""

from typing import Final

import numpy as np
from PIL import Image

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, filled, linear, soft_oval, stroked
from providers.local.drawing.vector import raster
from providers.local.films.rooms import room
from providers.local.scenes.stage import Layers, Stage
from providers.local.scenes.terms import Place
from providers.local.scenes.weather import dust
from providers.local.words import Colour

_FLOORS: Final[dict[Place, Colour]] = {
    Place.STUDIO: (196, 208, 212),
    Place.GYM: (92, 96, 108),
    Place.OFFICE: (156, 150, 148),
    Place.KITCHEN: (206, 196, 184),
    Place.CAFE: (126, 88, 62),
    Place.HOME: (178, 138, 100),
    Place.LOFT: (150, 116, 90),
}
_DARKEST: Final[Colour] = (20, 18, 40)


def hall(stage: Stage, place: Place) -> tuple[Image.Image, Layers]:
    width = stage.size_px[0]
    line = round(stage.ground_px - stage.unit_px * 0.10)
    backdrop = Image.new("RGB", stage.size_px)
    backdrop.paste(room(place.value, (width, line)), (0, 0))
    colour = stage.ground or _FLOORS[place]
    if place is Place.STUDIO:
        wall = np.asarray(backdrop)[line - 2, width // 2].tolist()
        colour = mix(colour, (wall[0], wall[1], wall[2]), 0.55)
    backdrop.paste(_floor(stage, colour, line, plain=place is Place.STUDIO), (0, line))
    if stage.night:
        backdrop = Image.blend(backdrop, Image.new("RGB", stage.size_px, _DARKEST), 0.42)
    return backdrop, Layers([], [dust(stage)])


def _floor(stage: Stage, colour: Colour, line: int, *, plain: bool) -> Image.Image:
    """Boards that run towards us, and the light on them."""
    width, deep = stage.size_px[0], stage.size_px[1] - line
    body = linear(
        "f",
        (0, 0),
        (0, deep),
        [
            (0, hexed(mix(colour, (0, 0, 0), 0.22)), 1),
            (0.3, hexed(colour), 1),
            (1, hexed(mix(colour, (0, 0, 0), 0.28)), 1),
        ],
    )
    body += box(0, 0, width, deep, "url(#f)")
    if not plain:
        dark = hexed(mix(colour, (0, 0, 0), 0.3))
        for index in range(-14, 15):
            x = width / 2 + index * width / 12
            body += stroked(f"M{x:.0f} 0L{width / 2 + (x - width / 2) * 2.4:.0f} {deep}", dark, 1.4, 0.35)
        body += filled(f"M0 0H{width}V{max(2, deep * 0.02):.0f}H0Z", dark, 0.5)
    body += soft_oval(width * 0.5, deep * 0.4, width * 0.5, deep * 0.55, "#ffffff", 0.3)
    return raster(body, (0, 0, width, deep), 1.0).image.convert("RGB")
