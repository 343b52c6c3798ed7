"""product_hero: the product on a plinth in the light, everything said beside it."""

from providers.local.adverts.column import Placed, column, pair
from providers.local.adverts.page import Composition, Page, Shape, boxed, halo, lifted, shadow, wash
from providers.local.adverts.product_picture import Room
from providers.local.drawing import typefaces as faces
from providers.local.drawing.tone import darker, lighter


def composition(page: Page) -> Composition:
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
        plinth = max(min(width * 0.52, height * 0.5), _reach(texts, middle, foot) + 54 * page.unit)
        top = foot - height * 0.05
        ground += _plinth(page, middle, top, plinth)
        room = (max(x, middle - plinth * 0.86), y, min(width, plinth * 1.72), top + plinth * 0.05 - y)
        body, place = page.subject.drawn(room)
        product = shadow(place, 0.5) + body
    return Composition(page.size_px, ground + product + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    """Texts, and the room that is left for the product."""
    scheme, wide = page.scheme, page.shape is Shape.WIDE
    if page.beside:
        words = [
            page.name(scheme.ink),
            page.headline(faces.MONTSERRAT_BLACK, 98 if wide else 82, scheme.ink, 5),
            page.support(scheme.soft, 36 if wide else 32),
            *page.benefits(scheme.soft, scheme.deep, 32 if wide else 28),
            page.price(scheme.ink, 52 if wide else 46),
            page.cta(scheme.on_button, scheme.button, 38 if wide else 34),
        ]
        texts = column(words, page.part(0, 0, 0.5 if wide else 0.52, 1), "start", "middle")
        return texts, page.room(0.54 if wide else 0.55, 0.1, 0.96 if wide else 0.965, 0.93)
    tall, square = page.shape is Shape.TALL, page.shape is Shape.SQUARE
    headline = page.headline(faces.MONTSERRAT_BLACK, 74 if square else 82, scheme.ink, 2 if square else 3)
    above = column(
        [page.name(scheme.ink), headline, page.support(scheme.soft, 32, 3)],
        page.part(0, 0, 1, 0.385 if tall else 0.37),
        "middle",
        "top",
    )
    price, cta = page.price(scheme.ink, 48), page.cta(scheme.on_button, scheme.button, 38)
    below = pair(price, cta, page.part(0.04, 0.77 if tall else 0.86, 0.96, 1))
    top = max(text.box.bottom for text in above) / page.height + 0.02
    foot = min((text.box.top for text in below), default=page.height) / page.height - 0.035
    return (*above, *below), page.room(0.08, top, 0.92, foot)


def _reach(texts: tuple[Placed, ...], middle: float, foot: float) -> float:
    """How far the texts below reach to the sides."""
    below = [text.box for text in texts if text.box.top > foot]
    return max((max(middle - box.left, box.right - middle) for box in below), default=0.0)


def _plinth(page: Page, middle: float, top: float, half: float) -> str:
    """A round stand that runs out of the page."""
    scheme = page.scheme
    flat = half * 0.17
    light = lighter(scheme.lower, 0.2) if scheme.dark else "#ffffff"
    side = darker(scheme.lower, 0.35) if scheme.dark else lighter(scheme.lower, 0.25)
    return (
        f'<defs><linearGradient id="stand"><stop offset="0" stop-color="{lighter(side, 0.2 if scheme.dark else 0.5)}"/>'
        f'<stop offset=".55" stop-color="{side}"/><stop offset="1" stop-color="{darker(side, 0.22)}"/>'
        "</linearGradient></defs>"
        f'<path d="M{middle - half:.1f} {top:.1f}V{page.height}H{middle + half:.1f}V{top:.1f}Z" fill="url(#stand)"/>'
        f'<ellipse cx="{middle:.1f}" cy="{top:.1f}" rx="{half:.1f}" ry="{flat:.1f}" fill="{light}"/>'
    )
