"""Clouds: heaps with lit tops and flat feet, in bands that drift."""

from collections.abc import Sequence
from typing import Final

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import linear
from providers.local.scenes.stage import Drawable, Sheet, Stage
from providers.local.scenes.terms import Hour
from providers.local.words import Colour

_WHITE: Final[Colour] = (255, 255, 255)
# Bumps of one cloud: x and y of the middle and radius, in half widths.
_HEAPS: Final[Sequence[Sequence[tuple[float, float, float]]]] = (
    ((-0.62, -0.10, 0.20), (-0.28, -0.26, 0.30), (0.12, -0.36, 0.34), (0.48, -0.18, 0.26), (0.78, -0.07, 0.15)),
    ((-0.70, -0.06, 0.14), (-0.44, -0.16, 0.22), (-0.05, -0.20, 0.28), (0.34, -0.26, 0.26), (0.66, -0.10, 0.18)),
    ((-0.55, -0.08, 0.18), (-0.18, -0.30, 0.32), (0.22, -0.22, 0.28), (0.60, -0.12, 0.20)),
)


def clouds(stage: Stage, count: int = 6, share: float = 0.9) -> list[Drawable]:
    """Two bands: small ones near the horizon, large ones above."""
    layers: list[Drawable] = []
    for low, high, size, drift, number in ((0.55, 0.86, 0.12, -0.004, count), (0.08, 0.5, 0.24, -0.010, count - 1)):
        sheet = Sheet(stage, 0, stage.horizon_px)
        for x, scale in stage.scatter(max(1, number), 0.55):
            half = size * scale * stage.unit_px
            y = stage.horizon_px * float(stage.dice.uniform(low, high))
            shape = int(stage.dice.integers(len(_HEAPS)))
            sheet.add(_paint(stage, y, half, shape))
            sheet.stand(x, half * 1.1, cloud(0.0, y, half, shape, share))
        layers.append(sheet.strip(0.012 if size < 0.2 else 0.03, drift=-drift))
    return layers


def cloud(x: float, y: float, half: float, shape: int, share: float) -> str:
    """Its paint is named by where it lies, see `_paint`."""
    bumps = "".join(
        f'<circle cx="{x + dx * half:.1f}" cy="{y + dy * half:.1f}" r="{r * half:.1f}"/>' for dx, dy, r in _HEAPS[shape]
    )
    foot = (
        f'<rect x="{x - half:.1f}" y="{y - half * 0.14:.1f}" width="{half * 2:.1f}" height="{half * 0.16:.1f}" '
        f'rx="{half * 0.08:.1f}"/>'
    )
    return f'<g fill="url(#{_name(y, half)})" opacity="{share}">{bumps}{foot}</g>'


def sea_of_clouds(stage: Stage, y_px: float, size: float, depth: float) -> Sheet:
    """A floor of clouds from `y_px` down."""
    sheet = Sheet(stage, y_px - size * stage.unit_px, stage.size_px[1] + 4)
    lit_, dark = _colours(stage)
    upper = mix(lit_, stage.palette.lower, depth * 0.55)
    lower = mix(dark, stage.palette.upper, depth * 0.4)
    paint = sheet.shade(y_px - size * stage.unit_px * 0.7, upper, y_px + size * stage.unit_px * 1.2, lower)
    for x, scale in stage.scatter(round(9 / size), 0.55):
        r = size * scale * stage.unit_px * 0.62
        sheet.stand(
            x,
            r,
            f'<circle cx="{0.0:.1f}" cy="{y_px + r * (1 - scale):.1f}" r="{r:.1f}" fill="{paint}"/>',
        )
    sheet.add(
        f'<rect y="{y_px:.1f}" width="{stage.strip_px}" height="{stage.size_px[1] - y_px + 4:.1f}" fill="{paint}"/>'
    )
    return sheet


def _paint(stage: Stage, y: float, half: float, shape: int) -> str:
    lit_, dark = _colours(stage)
    top = y - half * max(r - dy for _, dy, r in _HEAPS[shape])
    return linear(
        _name(y, half),
        (0, top),
        (0, y),
        [(0, hexed(lit_), 1), (0.55, hexed(mix(lit_, dark, 0.35)), 1), (1, hexed(dark), 1)],
    )


def _name(y: float, half: float) -> str:
    return f"c{round(y * 10)}x{round(half * 10)}"


def _colours(stage: Stage) -> tuple[Colour, Colour]:
    palette = stage.palette
    if stage.night:
        return mix(palette.horizon, palette.upper, 0.25), mix(palette.upper, palette.lower, 0.5)
    if stage.overcast:
        return mix(palette.lower, _WHITE, 0.35), mix(palette.upper, (80, 88, 104), 0.3)
    if palette.hour is Hour.DAY:
        return (255, 255, 255), mix(palette.lower, (214, 224, 240), 0.6)
    return mix(palette.light, palette.horizon, 0.4), mix(palette.lower, palette.upper, 0.45)
