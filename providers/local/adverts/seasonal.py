"""seasonal: the product out of doors, at the time of the year the words name."""

from providers.local.adverts.column import Placed, column
from providers.local.adverts.page import Composition, Page, Shape, boxed, lifted, shadow
from providers.local.adverts.product_picture import Room
from providers.local.adverts.seasons_art import land_top, scenery
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import measured, oklch, on, readable
from providers.local.films.layout import Box


def seasonal(page: Page) -> Composition:
    texts, room = _divided(page)
    body, place = page.subject.drawn(room)
    under = lifted(place, min(place[2], place[3]) * 0.05) if page.subject.framed else shadow(place, 0.4)
    drawing = scenery(page.season, page.size_px) + _veil(page) + under + body
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    season, unit = page.season, page.unit
    ink = readable(season.ink, (season.sky[0],), 5.5)
    button = season.accent
    on_button = on(button)
    headline = page.headline(faces.FREDOKA, 118, ink, 3, 1.04)
    name, support = page.name(ink, 30), page.support(ink, 33, 3)
    price, cta = page.price(ink, 42), page.cta(on_button, button, 36)
    foot = land_top(page.size_px)
    if page.shape is Shape.WIDE:
        texts = column([name, headline, support, price, cta], page.part(0.09, 0.16, 0.52, 0.80), "start", "middle")
        return texts, (page.width * 0.56, page.height * 0.12, page.width * 0.36, foot - page.height * 0.12)
    top = column([name, headline, support], page.part(0.13, 0.095, 0.87, 0.45), "middle", "top")
    under = round(foot + 34 * unit)
    below = Box(page.safe.left, under, page.safe.width, page.safe.bottom - under)
    half = round(below.width * (0.5 if page.wording.price else 1))
    on_land = page.price("#1d1a22", 40, ground="#ffffff")
    left = column([cta], Box(below.right - half, below.top, half, below.height), "middle", "middle")
    right = column([on_land], Box(below.left, below.top, below.width - half, below.height), "middle", "middle")
    head = max((text.box.bottom for text in top), default=0) + 26 * unit
    return (*top, *left, *right), (page.width * 0.12, head, page.width * 0.76, foot - head)


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
