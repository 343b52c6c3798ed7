"""product_hero: the product on a plinth in the light, everything said beside it."""

from typing import Final

from providers.local.adverts.column import Placed, column
from providers.local.adverts.page import Composition, Page, Shape, boxed, halo, lifted, shadow, wash
from providers.local.adverts.product_picture import Room
from providers.local.drawing import typefaces as faces
from providers.local.drawing.tone import darker, lighter

_BROAD: Final = 1.05  # of a product too broad to stand beside words on a square page


def product_hero(page: Page) -> Composition:
    scheme = page.scheme
    texts, room = _divided(page)
    x, y, width, height = room
    middle, foot = x + width / 2, y + height
    ground = wash(page, scheme.upper, scheme.lower)
    sun = min(width * 0.72, height * 0.62)
    light = scheme.accent if scheme.dark else "#ffffff"
    ground += halo("sun", middle, y + height * 0.46, sun * 1.35, light, 0.5 if scheme.dark else 0.95)
    ground += (
        f'<circle cx="{middle:.1f}" cy="{y + height * 0.46:.1f}" r="{sun * 0.8:.1f}" fill="{light}" '
        f'opacity="{0.1 if scheme.dark else 0.34}"/>'
    )
    if page.subject.framed:
        body, place = page.subject.drawn(room)
        product = lifted(place, min(place[2], place[3]) * 0.05) + body
    else:
        plinth = min(width * 0.52, height * 0.5)
        top = foot - height * 0.05
        ground += _plinth(page, middle, top, plinth)
        body, place = page.subject.drawn((middle - plinth * 0.86, y, plinth * 1.72, top + plinth * 0.05 - y))
        product = shadow(place, 0.5) + body
    return Composition(page.size_px, ground + product + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    """Texts, and the room that is left for the product."""
    scheme = page.scheme
    name, price = page.name(scheme.ink), page.price(scheme.ink)
    cta = page.cta(scheme.on_button, scheme.button)
    if page.shape is Shape.WIDE or (page.shape is Shape.SQUARE and page.subject.ratio < _BROAD):
        wide = page.shape is Shape.WIDE
        headline = page.headline(faces.MONTSERRAT_BLACK, 92 if wide else 86, scheme.ink, 5)
        words = [name, headline, page.support(scheme.soft), *page.benefits(scheme.soft, scheme.deep), price, cta]
        room = page.part(0, 0, 0.5 if wide else 0.52, 1)
        return column(words, room, "start", "middle"), page.room(
            0.54 if wide else 0.55, 0.1, 0.96 if wide else 0.965, 0.93
        )
    tall, square = page.shape is Shape.TALL, page.shape is Shape.SQUARE
    headline = page.headline(faces.MONTSERRAT_BLACK, 76 if square else 84, scheme.ink, 2 if square else 3)
    above = column(
        [name, headline, page.support(scheme.soft, 32, 3)], page.part(0, 0, 1, 0.385 if tall else 0.37), "middle", "top"
    )
    below = column([price, cta], page.part(0, 0.77 if tall else 0.85, 1, 1), "middle", "bottom")
    top = max(text.box.bottom for text in above) / page.height + 0.02
    foot = min((text.box.top for text in below), default=page.height) / page.height - 0.025
    return (*above, *below), page.room(0.08, top, 0.92, foot)


def _plinth(page: Page, middle: float, top: float, half: float) -> str:
    """A round stand that runs out of the page."""
    scheme = page.scheme
    flat = half * 0.17
    light = lighter(scheme.lower, 0.2) if scheme.dark else "#ffffff"
    side = darker(scheme.lower, 0.35) if scheme.dark else lighter(scheme.lower, 0.25)
    return (
        f'<defs><linearGradient id="stand"><stop offset="0" stop-color="{lighter(side, 0.5)}"/>'
        f'<stop offset=".55" stop-color="{side}"/><stop offset="1" stop-color="{darker(side, 0.22)}"/>'
        "</linearGradient></defs>"
        f'<path d="M{middle - half:.1f} {top:.1f}V{page.height}H{middle + half:.1f}V{top:.1f}Z" fill="url(#stand)"/>'
        f'<ellipse cx="{middle:.1f}" cy="{top:.1f}" rx="{half:.1f}" ry="{flat:.1f}" fill="{light}"/>'
    )
