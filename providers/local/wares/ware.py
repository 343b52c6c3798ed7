"""How a drawn product is coloured and lettered. Each stands on the foot of a box of its own."""

from dataclasses import dataclass
from typing import Final, Self

from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import contrast, measured, oklch
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.typesetting import fitted

_INK: Final = "#1b1a20"
_PAPER: Final = "#fbf8f2"


@dataclass(frozen=True)
class Coat:
    """The colours of one product, and the name it wears."""

    main: str
    deep: str
    pale: str
    second: str
    name: str
    paper: str = _PAPER
    ink: str = _INK

    @classmethod
    def of(cls, colour: str, name: str) -> Self:
        lightness, chroma, hue = measured(colour)
        return cls(
            main=colour,
            deep=oklch(max(0.12, lightness - 0.24), chroma * 0.9, hue),
            pale=oklch(min(0.97, lightness + 0.2), chroma * 0.45, hue),
            second=oklch(0.62 if lightness > 0.7 else 0.78, max(0.09, chroma * 0.8), hue + 40),
            name=name,
        )

    @property
    def on_main(self) -> str:
        """What reads on the main colour."""
        return "#ffffff" if contrast("#ffffff", self.main) > 2.4 else self.ink


def round_(name: str, colour: str, shine: float = 0.5) -> str:
    """A gradient across something round, lit from the left. Paint with `url(#name)`."""
    edge, shade, light = darker(colour, 0.42), darker(colour, 0.12), lighter(colour, shine)
    stops = (
        (0, edge),
        (0.1, shade),
        (0.24, light),
        (0.4, colour),
        (0.72, shade),
        (0.92, edge),
        (1, mixed(edge, colour, 0.25)),
    )
    return gradient(name, stops)


def defs(*paints: str) -> str:
    return f"<defs>{''.join(paints)}</defs>"


def glow(name: str, colour: str) -> str:
    """A gradient around a light."""
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity=".92"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
    )


def flat(name: str, upper: str, lower: str) -> str:
    """A gradient from top to bottom."""
    return gradient(name, ((0, upper), (1, lower)), down=True)


def gradient(name: str, stops: tuple[tuple[float, str], ...], *, down: bool = False) -> str:
    marks = "".join(f'<stop offset="{offset}" stop-color="{colour}"/>' for offset, colour in stops)
    way = 'x2="0" y2="1"' if down else 'x2="1" y2="0"'
    return f'<linearGradient id="{name}" x1="0" y1="0" {way}>{marks}</linearGradient>'


def label(text: str, x: float, y: float, room: tuple[float, float], em: float, fill: str, lines: int = 2) -> str:
    """A product's name around a middle point."""
    setting = fitted(text, faces.MONTSERRAT, room, em, lines=lines, em_min=5.0, leading=1.12)
    return setting.svg(x, y - setting.height / 2, fill, "middle")


def shine(x: float, y: float, width: float, height: float, opacity: float = 0.4) -> str:
    """A streak of light on glass or metal."""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{width / 2}" fill="#fff" opacity="{opacity}"/>'
