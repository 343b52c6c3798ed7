"""What seasons are drawn of: land, flowers, leaves, snow, hearts and trees, as SVG. Sizes in pixels."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from providers.local.drawing.tone import darker, lighter
from providers.local.films.layout import Box

_AROUND: Final = 34  # what lies about keeps away from words


class View(NamedTuple):
    """A page in pixels, and the words on it."""

    width: int
    height: int
    clear: tuple[Box, ...] = ()


# Where the land begins, of the height: on wide pages, on others, which have words below it, and on the tallest.
_HILL_WIDE, _HILL, _HILL_TALL = 0.80, 0.735, 0.655


def horizon(view: View) -> float:
    ratio = view.width / view.height
    return _HILL_WIDE if ratio > 1.3 else _HILL if ratio > 0.68 else _HILL_TALL


def chance(*parts: float) -> float:
    """Some number from 0 to 1, always the same."""
    return (
        math.sin(sum(part * prime for part, prime in zip(parts, (12.9898, 78.233, 37.719), strict=False))) * 43758.5453
    ) % 1


def scattered(
    view: View, count: int, salt: float, *, top: float = 0.0, foot: float = 1.0
) -> Iterator[tuple[float, float, float]]:
    """Spots spread evenly but not in rows, none of them among the words: x, y and a number from 0 to 1."""
    width, height, _ = view
    for index in range(count):
        x = (index * 0.618034 + chance(salt)) % 1 * width
        y = (top + (foot - top) * ((index + chance(index, salt)) / count)) * height
        if free(x, y, view) > 0:
            yield x, y, chance(index, salt, 3.0)


def free(x: float, y: float, view: View) -> float:
    """How far from a spot the nearest words are, less what keeps them apart."""
    distances = (
        math.hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom)) for box in view.clear
    )
    return min(distances, default=math.inf) - _AROUND * unit_of(view)


def unit_of(view: View) -> float:
    return min(view[:2]) / 1080


def hills(view: View, colour: str, *, lift: float = 0.0, back: str = "") -> str:
    width, height, _ = view
    y = height * (horizon(view) + lift)
    far = back or lighter(colour, 0.25)
    return (
        f'<path d="M0 {y:.0f}Q{width * 0.22:.0f} {y - height * 0.09:.0f} {width * 0.5:.0f} {y - height * 0.02:.0f}'
        f'T{width} {y - height * 0.05:.0f}V{height}H0Z" fill="{far}"/>'
        f'<path d="M0 {y + height * 0.06:.0f}Q{width * 0.3:.0f} {y + height * 0.005:.0f} {width * 0.56:.0f} '
        f"{y + height * 0.03:.0f}"
        f'T{width} {y + height * 0.02:.0f}V{height}H0Z" fill="{colour}"/>'
    )


def flower(x: float, y: float, r: float, petal: str, heart: str, turn: float = 0.0) -> str:
    petals = "".join(
        f'<ellipse cx="{x:.1f}" cy="{y - r * 0.62:.1f}" rx="{r * 0.4:.1f}" ry="{r * 0.58:.1f}" '
        f'transform="rotate({turn + 72 * i:.0f} {x:.1f} {y:.1f})"/>'
        for i in range(5)
    )
    return f'<g fill="{petal}">{petals}</g><circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.26:.1f}" fill="{heart}"/>'


def leaf(x: float, y: float, r: float, turn: float, colour: str) -> str:
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})">'
        f'<path d="M0 {r:.1f}C{-r * 0.95:.1f} {r * 0.4:.1f} {-r * 0.75:.1f} {-r * 0.6:.1f} 0 {-r:.1f}'
        f'C{r * 0.75:.1f} {-r * 0.6:.1f} {r * 0.95:.1f} {r * 0.4:.1f} 0 {r:.1f}Z" fill="{colour}"/>'
        f'<path d="M0 {r * 1.35:.1f}V{-r * 0.7:.1f}M0 {r * 0.3:.1f}L{r * 0.4:.1f} {-r * 0.1:.1f}M0 '
        f'{r * 0.3:.1f}L{-r * 0.4:.1f} {-r * 0.1:.1f}" '
        f'stroke="{darker(colour, 0.35)}" stroke-width="{r * 0.07:.1f}" fill="none" stroke-linecap="round"/></g>'
    )


def flake(x: float, y: float, r: float, turn: float, opacity: float) -> str:
    arm = (
        f"M0 0V{-r:.1f}M0 {-r * 0.55:.1f}L{r * 0.24:.1f} {-r * 0.8:.1f}M0 {-r * 0.55:.1f}L{-r * 0.24:.1f} "
        f"{-r * 0.8:.1f}"
    )
    arms = "".join(f'<path d="{arm}" transform="rotate({60 * i})"/>' for i in range(6))
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})" stroke="#fff" '
        f'stroke-width="{max(1.5, r * 0.1):.1f}" '
        f'stroke-linecap="round" opacity="{opacity}">{arms}</g>'
    )


def heart(x: float, y: float, r: float, turn: float, colour: str, opacity: float) -> str:
    return (
        f'<path transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f}) scale({r / 100:.3f})" '
        f'opacity="{opacity}" fill="{colour}" '
        'd="M0 78C-80 20-86-26-66-54C-44-82-8-70 0-42C8-70 44-82 66-54C86-26 80 20 0 78Z"/>'
    )


def pine(x: float, y: float, tall: float, colour: str, snow: str = "") -> str:
    tiers = ((0.0, 0.34), (0.26, 0.28), (0.5, 0.21))
    parts = []
    for foot, half in tiers:
        base, top = y - foot * tall, y - min(1.0, foot + 0.5) * tall
        parts.append(
            f'<path d="M{x - half * tall:.1f} {base:.1f}L{x:.1f} {top:.1f}L{x + half * tall:.1f} {base:.1f}Z" '
            f'fill="{colour}"/>'
        )
        if snow:
            cut = base - (base - top) * 0.55
            parts.append(
                f'<path d="M{x - half * tall * 0.45:.1f} {cut:.1f}L{x:.1f} {top:.1f}L{x + half * tall * 0.45:.1f} '
                f'{cut:.1f}Q{x:.1f} {cut + tall * 0.06:.1f} {x - half * tall * 0.45:.1f} {cut:.1f}Z" '
                f'fill="{snow}"/>'
            )
    return "".join(parts)


def palm(x: float, y: float, turn: float, long: float) -> str:
    """A frond from a corner."""
    fingers = "".join(
        f'<path d="M{at * long:.0f} 0Q{at * long + 40:.0f} {side * long * 0.1:.0f} {at * long + long * 0.1:.0f} '
        f"{side * long * 0.26 * (1.1 - at):.0f}Q{at * long - 8:.0f} {side * long * 0.16 * (1.1 - at):.0f} "
        f'{at * long - long * 0.04:.0f} 0Z"/>'
        for at in (index / 13 for index in range(2, 13))
        for side in (-1, 1)
    )
    colour = ("#1f8a5b", "#2fa36b", "#17734b", "#3bb47a")[int(turn) % 4]
    return (
        f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn})" fill="{colour}">'
        f'{fingers}<path d="M0-5L{long:.0f} 0L0 5Z"/></g>'
    )
