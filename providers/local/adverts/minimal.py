"""minimal: one quiet shape, a product, few words and a lot of nothing."""

from typing import Final

from providers.local.adverts.column import Dress, Placed, column
from providers.local.adverts.page import Composition, Page, Shape, boxed, shadow
from providers.local.adverts.product_picture import Framed, Room, arch
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import measured, oklch
from providers.local.films.layout import Box

_BROAD: Final = 1.15  # of a photo an arch would cut too much from


def minimal(page: Page) -> Composition:
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
        x, y, width, height = window
        inside = (x + width * 0.12, y + height * 0.13, width * 0.76, height * 0.83)
        body, place = page.subject.drawn(inside)
        drawing += arch(window, f'fill="{shape}"') + shadow(place, 0.28) + body
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room]:
    ink, soft = page.scheme.ink, page.scheme.soft
    headline = page.headline(faces.INTER, 72 if page.shape is not Shape.WIDE else 76, ink, 3, 1.14)
    support = page.support(soft, 29, 3)
    cta = page.cta(ink, "", 27, Dress.LINE)
    name, price = page.name(ink, 25), page.price(ink, 34, faces.INTER)
    if page.shape is Shape.WIDE:
        words = column([name, headline, support, price, cta], page.part(0.5, 0, 1, 1), "start", "middle")
        return words, page.room(0.09, 0.12, 0.42, 1.0)
    foot = page.safe.bottom
    last = Box(page.safe.left, foot - round(86 * page.unit), page.safe.width, round(86 * page.unit))
    half = round(last.width * 0.48)
    left = column([name], Box(last.left, last.top, half, last.height), "start", "middle")
    right = _flushed(column([cta], Box(last.right - half, last.top, half, last.height), "start", "middle"), last.right)
    top = column(
        [headline, support, price],
        page.part(0, 0, 1, 0.36 if page.shape is not Shape.SQUARE else 0.33),
        "middle",
        "top",
    )
    under = max(text.box.bottom for text in top) + 44 * page.unit
    broad = page.subject.framed and page.subject.ratio > _BROAD
    wide = page.width * 0.8 if broad else min(page.width * 0.62, (last.top - under) * 0.86)
    room = ((page.width - wide) / 2, under, wide, last.top - 24 * page.unit - under)
    return (*top, *left, *right), room


def _flushed(texts: tuple[Placed, ...], right: int) -> tuple[Placed, ...]:
    """Moved to end at a right edge."""
    moved = []
    for text in texts:
        shift = right - text.box.right
        box = Box(text.box.left + shift, text.box.top, text.box.width, text.box.height)
        moved.append(Placed(text.role, text.text, box, f'<g transform="translate({shift} 0)">{text.svg}</g>', text.em))
    return tuple(moved)
