"""The page of an advert: its size, its parts, and what every style draws on it."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from domain.attempt import Order
from providers.local.adverts.column import Dress, Placed, Words
from providers.local.adverts.product_picture import Room, Subject
from providers.local.adverts.schemes import Scheme
from providers.local.adverts.seasons import Season
from providers.local.adverts.wording import ARROW, Wording
from providers.local.drawing import typefaces as faces
from providers.local.drawing.typefaces import Typeface, capitals
from providers.local.films.layout import Box

_SIDE: Final = 0.065
_BROAD: Final = 1.05  # of a product too broad to stand beside words on a square page
_LONG_WORD: Final = 14
_SHORT: Final = 16
_SPACED: Final = 0.14
_GROWTH: Final = 1.5
_LEAST: Final = 0.5  # of a headline's size: it gives way before what is small already
_TALL_TOP, _TALL_FOOT = 0.12, 0.15  # of a 9:16 page: players lay their signs there


class Shape(Enum):
    """How a page is divided."""

    WIDE = "wide"
    SQUARE = "square"
    UPRIGHT = "upright"
    TALL = "tall"


_GROWN: Final = {Shape.WIDE: 1.0, Shape.SQUARE: 1.0, Shape.UPRIGHT: 1.12, Shape.TALL: 1.24}


@dataclass(frozen=True)
class Composition:
    """A finished page: its drawing, and where everything on it stands."""

    size_px: tuple[int, int]
    svg: str
    texts: tuple[Placed, ...]
    picture: Box


@dataclass(frozen=True)
class Page:
    """What a style has to work with."""

    size_px: tuple[int, int]
    scheme: Scheme
    wording: Wording
    subject: Subject
    season: Season
    asked: tuple[str, ...]  # the prompt's words
    words: tuple[str, ...]  # the prompt's and the product's
    order: Order

    @property
    def width(self) -> int:
        return self.size_px[0]

    @property
    def height(self) -> int:
        return self.size_px[1]

    @property
    def unit(self) -> float:
        """A pixel of a square page; more on upright ones, which are looked at on phones."""
        return min(self.size_px) / 1080 * _GROWN[self.shape]

    @property
    def shape(self) -> Shape:
        ratio = self.width / self.height
        if ratio > 1.3:
            return Shape.WIDE
        if ratio > 0.9:
            return Shape.SQUARE
        return Shape.UPRIGHT if ratio > 0.68 else Shape.TALL

    @property
    def safe(self) -> Box:
        """Where texts may stand."""
        side = round(min(self.size_px) * _SIDE)
        top, foot = side, self.height - side
        if self.shape is Shape.TALL:
            top, foot = round(self.height * _TALL_TOP), round(self.height * (1 - _TALL_FOOT))
        return Box(side, top, self.width - 2 * side, foot - top)

    def part(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A part of the page by shares of it, inside the safe area."""
        safe = self.safe
        x0, y0 = max(safe.left, round(left * self.width)), max(safe.top, round(top * self.height))
        x1, y1 = min(safe.right, round(right * self.width)), min(safe.bottom, round(bottom * self.height))
        return Box(x0, y0, x1 - x0, y1 - y0)

    def room(self, left: float, top: float, right: float, bottom: float) -> Room:
        """A part of the page for pictures, which may touch its edge."""
        return (
            left * self.width,
            top * self.height,
            (right - left) * self.width,
            (bottom - top) * self.height,
        )

    @property
    def beside(self) -> bool:
        """Whether words stand beside the product, not above and below it: for short ones and upright things."""
        if self.shape is not Shape.SQUARE:
            return self.shape is Shape.WIDE
        longest = max(map(len, self.wording.headline.split()), default=0)
        return self.subject.ratio < _BROAD and longest <= _LONG_WORD and bool(self.wording.support)

    def name(self, fill: str, em: float = 30.0) -> Words:
        spacing = _SPACED if len(self.wording.name) <= _SHORT else _SPACED / 3
        return Words(
            "name", capitals(self.wording.name), faces.MONTSERRAT_BLACK, em * self.unit, fill, lines=3,
            spacing=spacing,
        )  # fmt: skip

    def headline(self, typeface: Typeface, em: float, fill: str, lines: int, leading: float = 1.06) -> Words:
        """Larger the shorter it is."""
        grown = min(_GROWTH, max(1.0, _GROWTH - len(self.wording.headline) / 45))
        return Words(
            "headline", self.wording.headline, typeface, em * grown * self.unit, fill, lines=lines,
            gap=30 * self.unit, leading=leading, least=_LEAST,
        )  # fmt: skip

    def support(self, fill: str, em: float = 33.0, lines: int = 4) -> Words:
        return Words(
            "support", self.wording.support, faces.POPPINS, em * self.unit, fill, lines=lines, gap=26 * self.unit,
            leading=1.36, needed=False,
        )  # fmt: skip

    def benefits(self, fill: str, tick: str, em: float = 29.0) -> list[Words]:
        gaps = (26, *[14] * len(self.wording.benefits))
        return [
            Words(
                "benefit", text, faces.POPPINS, em * self.unit, fill, lines=2, gap=gap * self.unit,
                dress=Dress.TICK, ground=tick, needed=False,
            )
            for text, gap in zip(self.wording.benefits, gaps, strict=False)
        ]  # fmt: skip

    def price(self, fill: str, em: float = 46.0, typeface: Typeface = faces.MONTSERRAT, ground: str = "") -> Words:
        dress = Dress.PILL if ground else Dress.NONE
        return Words(
            "price", self.wording.price, typeface, em * self.unit, fill, gap=30 * self.unit, dress=dress, ground=ground
        )

    def cta(self, fill: str, ground: str, em: float = 34.0, dress: Dress = Dress.PILL) -> Words:
        lone = self.wording.cta == ARROW and dress is Dress.LINE
        return Words(
            "cta", self.wording.cta, faces.POPPINS_BOLD, em * self.unit, fill, gap=36 * self.unit,
            dress=Dress.NONE if lone else dress, ground=ground,
        )  # fmt: skip


def wash(page: Page, upper: str, lower: str, slope: float = 0.35) -> str:
    """The ground from corner to corner."""
    return (
        f'<defs><linearGradient id="wash" x1="0" y1="0" x2="{slope}" y2="1"><stop offset="0" stop-color="{upper}"/>'
        f'<stop offset="1" stop-color="{lower}"/></linearGradient></defs>'
        f'<rect width="{page.width}" height="{page.height}" fill="url(#wash)"/>'
    )


def halo(name: str, x: float, y: float, radius: float, colour: str, opacity: float) -> str:
    """Light around a point."""
    return (
        f'<defs><radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity="{opacity}"/>'
        f'<stop offset=".5" stop-color="{colour}" stop-opacity="{opacity * 0.55:.3f}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient></defs>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="url(#{name})"/>'
    )


def shadow(place: Room, opacity: float = 0.45) -> str:
    """Under something that stands."""
    x, y, width, height = place
    return (
        '<defs><radialGradient id="foot"><stop offset="0" stop-color="#000" stop-opacity="1"/><stop offset=".55" '
        'stop-color="#000" stop-opacity=".5"/><stop offset="1" stop-color="#000" stop-opacity="0"/>'
        "</radialGradient></defs>"
        f'<ellipse cx="{x + width * 0.53:.1f}" cy="{y + height * 0.995:.1f}" rx="{width * 0.66:.1f}" '
        f'ry="{max(width * 0.075, height * 0.028):.1f}" fill="url(#foot)" opacity="{opacity}"/>'
    )


def lifted(place: Room, radius: float, opacity: float = 0.3) -> str:
    """The soft shadow of a card."""
    x, y, width, height = place
    blur = min(width, height) * 0.035
    return (
        '<defs><filter id="lift" x="-20%" y="-20%" width="140%" height="140%">'
        f'<feGaussianBlur stdDeviation="{blur:.1f}"/></filter></defs>'
        f'<rect x="{x:.1f}" y="{y + blur:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}" fill="#000" '
        f'opacity="{opacity}" filter="url(#lift)"/>'
    )


def boxed(place: Room) -> Box:
    return Box(round(place[0]), round(place[1]), round(place[2]), round(place[3]))
