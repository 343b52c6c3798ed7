"""seasonal: the product out of doors, at the time of the year the words name."""

from typing import Final

from providers.local.adverts.column import Placed, column, pair
from providers.local.adverts.page import Composition, Page, Shape, boxed, lifted, shadow
from providers.local.adverts.product_picture import Room
from providers.local.adverts.seasons_art import land_top, scenery
from providers.local.adverts.seasons_parts import View
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import contrast, measured, oklch, on, readable
from providers.local.films.layout import Box

_PALE: Final = 1.3  # of contrast: on land like that nothing white is seen


def composition(page: Page) -> Composition:
    texts, room = _divided(page)
    body, place = page.subject.drawn(room)
    under = lifted(place, min(place[2], place[3]) * 0.05) if page.subject.framed else shadow(place, 0.4)
    view = View(page.width, page.height, tuple(text.box for text in texts))
    drawing = scenery(page.season, view, _veil(page)) + under + body
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    season, unit = page.season, page.unit
    ink = readable(season.ink, (season.sky[0],), 5.5)
    button = season.accent
    on_button = on(button)
    headline = page.headline(faces.FREDOKA, 104, ink, 3, 1.04)
    name, support = page.name(ink, 30), page.support(ink, 33, 3)
    price, cta = page.price(ink, 42), page.cta(on_button, button, 36)
    foot = land_top(View(page.width, page.height))
    if page.shape is Shape.WIDE:
        texts = column([name, headline, support, price, cta], page.part(0.09, 0.16, 0.52, 0.80), "start", "middle")
        return texts, (page.width * 0.56, page.height * 0.12, page.width * 0.36, foot - page.height * 0.12)
    top = column([name, headline, support], page.part(0.13, 0.095, 0.87, 0.45), "middle", "top")
    under = round(foot + 34 * unit)
    below = Box(page.safe.left, under, page.safe.width, page.safe.bottom - under)
    light = contrast("#ffffff", season.land) < _PALE
    on_land = page.price("#ffffff" if light else "#1d1a22", 40, ground=season.sky[0] if light else "#ffffff")
    ends = pair(on_land, cta, below)
    head = max((text.box.bottom for text in top), default=0) + 26 * unit
    return (*top, *ends), (page.width * 0.12, head, page.width * 0.76, foot - head)


def _veil(page: Page) -> str:
    """Calm behind the words, in the colour of the sky."""
    _, _, hue = measured(page.season.sky[0])
    colour = page.season.sky[0] if page.season.dark else oklch(0.97, 0.03, hue)
    x, rx = (
        (page.width * 0.27, page.width * 0.34) if page.shape is Shape.WIDE else (page.width * 0.5, page.width * 0.46)
    )
    y, ry = (
        (page.height * 0.44, page.height * 0.46)
        if page.shape is Shape.WIDE
        else (page.height * 0.27, page.height * 0.27)
    )
    return (
        f'<defs><radialGradient id="veil"><stop offset="0" stop-color="{colour}" stop-opacity=".75"/>'
        f'<stop offset=".6" stop-color="{colour}" stop-opacity=".5"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient></defs>'
        f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{rx:.0f}" ry="{ry:.0f}" fill="url(#veil)"/>'
    )
