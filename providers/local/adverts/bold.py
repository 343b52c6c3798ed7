"""bold: one loud colour, rays, and words as large as the page allows."""

import math
import re
from dataclasses import replace
from typing import Final

from providers.local.adverts.column import Align, Dress, Placed, column, pair
from providers.local.adverts.page import Composition, Page, Shape, boxed, shadow
from providers.local.adverts.product_picture import Room, rectangle
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import contrast, measured, oklch, vivid
from providers.local.drawing.tone import lighter
from providers.local.drawing.typefaces import capitals
from providers.local.films.layout import Box

_RAYS: Final = 28
_UNIT: Final = re.compile(r"(?<=\d)\s?(?:[mk]?g|m?l|[cmk]?m|k?W|mAh|h|min|s|k?Hz|[GT]B)\b")
_READS: Final = 4.7
_WHITISH: Final = 2.9  # from here on white takes no more than a little of the colour's light
_RAY: Final = 0.14  # lighter than the ground
_LEAST: Final = 0.3  # of the headline's size
_NIGHT: Final = "#14131a"


def composition(page: Page) -> Composition:
    _, chroma, hue = measured(page.scheme.accent)
    plain = chroma < 0.04
    ground, ray, ink = _loud(hue, chroma if plain else None)
    bright = oklch(0.88, 0.02 if plain else 0.17, hue + 125)
    texts, room, bar = _divided(page, ink, bright)
    x, y, width, height = room
    middle, heart = x + width / 2, y + height * 0.54
    radius = min(width * 0.5, height * 0.46)
    drawing = f'<rect width="{page.width}" height="{page.height}" fill="{ground}"/>'
    drawing += _rays(page, middle, heart, ray) + _dots(page, ray)
    drawing += f'<circle cx="{middle:.1f}" cy="{heart:.1f}" r="{radius:.1f}" fill="{bright}"/>'
    drawing += (
        f'<circle cx="{middle:.1f}" cy="{heart:.1f}" r="{radius * 1.07:.1f}" fill="none" stroke="{ink}" '
        f'stroke-width="{radius * 0.022:.1f}" stroke-dasharray="{radius * 0.09:.1f} {radius * 0.06:.1f}"/>'
    )
    if page.subject.framed:
        room = (x + width * 0.07, y + height * 0.1, width * 0.86, height * 0.8)
    else:
        half = min(radius * 1.3, page.width * 0.985 - middle)
        room = (middle - half, y + height * 0.05, half * 2, height * 0.95)
    body, place = page.subject.drawn(room)
    if page.subject.framed:
        edge = min(place[2], place[3]) * 0.035
        card = (place[0] - edge, place[1] - edge, place[2] + 2 * edge, place[3] + 2 * edge)
        body = (
            f'<g transform="rotate(-4 {middle:.1f} {heart:.1f})">'
            f"{rectangle(card, edge, 'fill=' + chr(34) + '#fff' + chr(34))}{body}</g>"
        )
    else:
        body = shadow(place, 0.5) + body
    drawing += body
    drawing += f'<rect x="{bar.left}" y="{bar.top}" width="{bar.width}" height="{bar.height}" fill="{_NIGHT}"/>'
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _loud(hue: float, chroma: float | None) -> tuple[str, str, str]:
    """Ground, rays and ink: the strongest colour of a hue, with white on it where that reads, else with black."""
    ground = vivid(hue) if chroma is None else oklch(0.42, chroma, hue)
    if contrast(_NIGHT, ground) >= _READS and contrast("#ffffff", lighter(ground, _RAY)) < _WHITISH:
        return ground, lighter(ground, _RAY), _NIGHT
    lightness, strength, _ = measured(ground)
    while contrast("#ffffff", lighter(ground, _RAY)) < _READS:
        lightness -= 0.01
        ground = oklch(lightness, strength, hue)
    return ground, lighter(ground, _RAY), "#ffffff"


def _divided(page: Page, ink: str, bright: str) -> tuple[tuple[Placed, ...], Room, Box]:
    """Texts, the product's room, and the dark bar at the foot."""
    unit, safe = page.unit, page.safe
    headline = page.headline(faces.ANTON, 200 if page.shape is Shape.WIDE else 180, ink, 4, 1.1)
    headline = replace(headline, text=shouted(headline.text), gap=22 * unit, least=_LEAST)
    name, support = page.name(ink, 34), page.support(ink, 34, 3)
    bar_top = safe.bottom - round(100 * unit)
    bar = Box(0, bar_top - round(26 * unit), page.width, page.height - bar_top + round(26 * unit))
    room = Box(safe.left, bar_top, safe.width, round(100 * unit))
    alone: Align = "start" if page.shape is Shape.WIDE else "middle"
    ends = pair(page.cta(_NIGHT, bright, 42, Dress.BLOCK), page.price("#ffffff", 60), room, spread=True, alone=alone)
    if page.shape is Shape.WIDE:
        above = column(
            [name, headline, support],
            Box(safe.left, safe.top, round(page.width * 0.54) - safe.left, bar.top - safe.top - round(40 * unit)),
            "start",
            "middle",
        )
        return (
            (*above, *ends),
            (page.width * 0.58, page.height * 0.05, page.width * 0.37, bar.top - page.height * 0.05),
            bar,
        )
    share = 0.40 if page.shape is Shape.SQUARE else 0.36
    above = column(
        [name, headline, support],
        Box(safe.left, safe.top, safe.width, round((bar.top - safe.top) * (share + 0.04))),
        "middle",
        "top",
    )
    top = max(text.box.bottom for text in above) + 30 * unit
    return (*above, *ends), (page.width * 0.12, top, page.width * 0.76, bar.top - top), bar


def shouted(text: str) -> str:
    """In capitals, but for units of measure: 240 g."""
    kept = [(match.start(), match.end()) for match in _UNIT.finditer(text)]
    return "".join(
        letter if any(start <= index < end for start, end in kept) else capitals(letter)
        for index, letter in enumerate(text)
    )


def _rays(page: Page, x: float, y: float, colour: str) -> str:
    far = math.hypot(page.width, page.height)
    step = 2 * math.pi / _RAYS
    paths = "".join(
        f"M{x:.0f} {y:.0f}L{x + far * math.cos(a):.0f} {y + far * math.sin(a):.0f}"
        f"L{x + far * math.cos(a + step / 2):.0f} {y + far * math.sin(a + step / 2):.0f}Z"
        for a in (index * step for index in range(_RAYS))
    )
    return f'<path d="{paths}" fill="{colour}"/>'


def _dots(page: Page, colour: str) -> str:
    """A halftone that fades in from the lower left."""
    step = 30 * page.unit
    rows = []
    for row in range(int(page.height / step) + 1):
        for across in range(int(page.width / step) + 1):
            x, y = across * step + (row % 2) * step / 2, page.height - row * step
            radius = step * 0.36 * (1 - (x / page.width * 0.9 + (page.height - y) / page.height) / 0.8)
            if radius > 1:
                rows.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>')
    return f'<g fill="{colour}">{"".join(rows)}</g>'
