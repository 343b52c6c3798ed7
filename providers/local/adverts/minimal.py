"""minimal: one quiet shape, a product, few words and a lot of nothing."""

from typing import Final

from providers.local.adverts.column import Dress, Placed, column, pair
from providers.local.adverts.page import Composition, Page, Shape, boxed, shadow
from providers.local.adverts.product_picture import Framed, Room, arch
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import measured, oklch
from providers.local.films.layout import Box

_BROAD: Final = 1.15  # of what an arch would cut too much from, or would be too high for
_OVER: Final = 1.18  # of the arch's width, for what is broader
_HEADROOM: Final = 1.75


def composition(page: Page) -> Composition:
    scheme = page.scheme
    _, chroma, hue = measured(scheme.accent)
    paper = oklch(0.19, 0.012, hue) if scheme.dark else oklch(0.965, min(0.010, chroma), hue)
    shape = oklch(0.27, 0.035, hue) if scheme.dark else oklch(0.90, min(0.035, chroma), hue)
    texts, window = _divided(page)
    drawing = f'<rect width="{page.width}" height="{page.height}" fill="{paper}"/>'
    if isinstance(page.subject, Framed) and page.subject.ratio <= _BROAD:
        drawing += page.subject.cut_to(window, arch(window))
        place = window
    elif isinstance(page.subject, Framed):
        body, place = page.subject.drawn(page.room(0.07, 0.14, 0.45, 0.86) if page.shape is Shape.WIDE else window)
        drawing += body
    else:
        arched, inside = _standing(window, page.subject.ratio)
        body, place = page.subject.drawn(inside)
        drawing += arch(arched, f'fill="{shape}"') + shadow(place, 0.28) + body
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _standing(window: Room, ratio: float) -> tuple[Room, Room]:
    """The arch, and the product's room in it; what is broad reaches over its sides, and it is lower then."""
    x, y, width, height = window
    if ratio <= _BROAD:
        return window, (x + width * 0.12, y + height * 0.13, width * 0.76, height * 0.83)
    wide = width * _OVER
    lower = min(height, wide / ratio * _HEADROOM)
    left, top = x - (wide - width) / 2, y + height - lower
    return (x, top, width, lower), (left, top, wide, lower - height * 0.035)


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    ink, soft, wide = page.scheme.ink, page.scheme.soft, page.shape is Shape.WIDE
    headline = page.headline(faces.INTER, 86 if wide else 72, ink, 3, 1.14)
    support = page.support(soft, 34 if wide else 30, 3)
    cta = page.cta(ink, "", 32 if wide else 29, Dress.LINE)
    name, price = page.name(ink, 28 if wide else 25), page.price(ink, 40 if wide else 36, faces.INTER)
    if wide:
        words = column([name, headline, support, price, cta], page.part(0.5, 0, 1, 1), "start", "middle")
        return words, page.room(0.09, 0.12, 0.42, 1.0)
    foot, tall = page.safe.bottom, round(86 * page.unit)
    last = Box(page.safe.left, foot - tall, page.safe.width, tall)
    top = column(
        [headline, support, price],
        page.part(0, 0, 1, 0.36 if page.shape is not Shape.SQUARE else 0.33),
        "middle",
        "top",
    )
    under = max(text.box.bottom for text in top) + 44 * page.unit
    broad = page.subject.framed and page.subject.ratio > _BROAD
    across = page.width * 0.8 if broad else min(page.width * 0.62, (last.top - under) * 0.9)
    room = ((page.width - across) / 2, under, across, last.top - 24 * page.unit - under)
    return (*top, *pair(name, cta, last, spread=True)), room
