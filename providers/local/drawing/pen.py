"""The marks vector drawings are made of, as SVG.

Opacity is always the paint's own: the `opacity` of an element would cost the renderer a layer of its own. For the same
reason soft edges are gradients and graded strokes, not blurs.
"""

import math
from collections.abc import Sequence
from typing import Final

from providers.local.drawing.vector import Point

Stops = Sequence[tuple[float, str, float]]  # offset, colour, opacity
_GRADE: Final = 4.5  # how much narrower each stroke of a soft line is than the one below
_CREASE: Final = (1.0, 0.66, 0.34)
_BELL: Final = ((0.0, 1.0), (0.25, 0.86), (0.5, 0.5), (0.75, 0.14), (1.0, 0.0))


def filled(data: str, paint: str, opacity: float = 1.0, *, evenodd: bool = False) -> str:
    rule = ' fill-rule="evenodd"' if evenodd else ""
    return f'<path d="{data}" fill="{paint}"{_share("fill", opacity)}{rule}/>'


def stroked(data: str, paint: str, width: float, opacity: float = 1.0, *, dash: str = "") -> str:
    """A line with round ends, or a dashed one with flat ends."""
    ends = f'stroke-dasharray="{dash}"' if dash else 'stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<path d="{data}" fill="none" stroke="{paint}" stroke-width="{width:.2f}" {ends}{_share("stroke", opacity)}/>'
    )


def disc(x: float, y: float, radius: float, paint: str, opacity: float = 1.0) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{paint}"{_share("fill", opacity)}/>'


def ring(x: float, y: float, radius: float, paint: str, width: float, opacity: float = 1.0) -> str:
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="none" stroke="{paint}" stroke-width="{width}"'
        f"{_share('stroke', opacity)}/>"
    )


def oval(x: float, y: float, rx: float, ry: float, paint: str, opacity: float = 1.0, turn: float = 0.0) -> str:
    """`turn` in degrees, clockwise."""
    place = f'cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"'
    if turn:
        place += f' transform="rotate({turn:.0f} {x:.1f} {y:.1f})"'
    return f'<ellipse {place} fill="{paint}"{_share("fill", opacity)}/>'


def box(x: float, y: float, width: float, height: float, paint: str, opacity: float = 1.0, *, round_: float = 0) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_}" fill="{paint}"'
        f"{_share('fill', opacity)}/>"
    )


def soft_oval(x: float, y: float, rx: float, ry: float, colour: str, opacity: float, turn: float = 0.0) -> str:
    """Fades to nothing at its edge."""
    name = f"s{colour[1:]}{round(opacity * 100)}"
    stops = [(offset, colour, opacity * share) for offset, share in _BELL]
    return f'<radialGradient id="{name}">{_marks(stops)}</radialGradient>' + oval(
        x, y, rx, ry, f"url(#{name})", 1.0, turn
    )


def soft_line(data: str, colour: str, width: float, opacity: float) -> str:
    """Fades to nothing on both sides, but not at its ends."""
    count = min(9, max(3, round(width / _GRADE)))
    each = 1 - (1 - opacity) ** (1 / count)
    return "".join(stroked(data, colour, width * (index + 1) / count, each) for index in range(count))


def crease(start: Point, bend: Point, end: Point, width: float, colour: str, opacity: float) -> str:
    """A soft curved mark that is broadest in its middle and tapers to both ends."""
    (x0, y0), (x1, y1), (x2, y2) = start, bend, end
    length = math.hypot(x2 - x0, y2 - y0) or 1.0
    across_x, across_y = -(y2 - y0) / length * width, (x2 - x0) / length * width
    each = 1 - (1 - opacity) ** (1 / len(_CREASE))
    return "".join(
        filled(
            f"M{x0:.1f} {y0:.1f}Q{x1 + across_x * grade:.1f} {y1 + across_y * grade:.1f} {x2:.1f} {y2:.1f}"
            f"Q{x1 - across_x * grade:.1f} {y1 - across_y * grade:.1f} {x0:.1f} {y0:.1f}Z",
            colour,
            each,
        )
        for grade in _CREASE
    )


def soft_shape(data: str, colour: str, reach: float, opacity: float, shift: tuple[float, float] = (0, 0)) -> str:
    """A shape that fades out around its edge: what a thing in front of others throws on them."""
    each = 1 - (1 - opacity) ** 0.5
    edges = soft_line(data, colour, reach * 2, each)
    return f'<g transform="translate({shift[0]} {shift[1]})">{filled(data, colour, each)}{edges}</g>'


def within(name: str, data: str, content: str, *, evenodd: bool = False) -> str:
    """Content cut to a shape; `name` is used once in a drawing."""
    rule = ' clip-rule="evenodd"' if evenodd else ""
    return f'<clipPath id="{name}"><path d="{data}"{rule}/></clipPath><g clip-path="url(#{name})">{content}</g>'


def linear(name: str, start: tuple[float, float], end: tuple[float, float], stops: Stops) -> str:
    """Defines the paint url(#name), between two points of the drawing."""
    place = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{_marks(stops)}</linearGradient>'


def radial(name: str, centre: tuple[float, float], radius: float, stops: Stops) -> str:
    """Defines the paint url(#name), around a point of the drawing."""
    place = f'cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="{radius:.1f}"'
    return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{_marks(stops)}</radialGradient>'


def turned(content: str, x: float, y: float, degrees: float) -> str:
    """Drawn around 0, 0; put at a place and turned clockwise there."""
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({degrees:.0f})">{content}</g>'


def _marks(stops: Stops) -> str:
    return "".join(
        f'<stop offset="{offset}" stop-color="{colour}"' + (f' stop-opacity="{opacity:.3f}"/>' if opacity < 1 else "/>")
        for offset, colour, opacity in stops
    )


def _share(kind: str, opacity: float) -> str:
    return f' {kind}-opacity="{opacity:.3f}"' if opacity < 1 else ""
