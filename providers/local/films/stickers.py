"""What a template puts over the picture: tags, cards, windows, numbers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageFilter

from domain.brief import Entrance
from providers.local.drawing import typefaces as faces
from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.picture import covering, rounded
from providers.local.drawing.svg import lettering, raster
from providers.local.films.emblems import DEFAULT, drawing, emblem_for
from providers.local.films.layout import Box, Grid
from providers.local.films.motion import Sticker
from providers.local.films.staging import Plan, half_s
from providers.local.films.templates import Overlay
from providers.local.words import Colour, words_of

_DARK: Final = "#12141f"
_BAD: Final = "#e5484d"
_GOOD: Final = "#22a565"
_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Before", "After"),
    "es": ("Antes", "Después"),
    "fr": ("Avant", "Après"),
    "de": ("Vorher", "Nachher"),
    "it": ("Prima", "Dopo"),
    "pt": ("Antes", "Depois"),
    "nl": ("Voor", "Na"),
    "pl": ("Przed", "Po"),
    "sv": ("Före", "Efter"),
    "tr": ("Önce", "Sonra"),
    "el": ("Πριν", "Μετά"),
    "ru": ("До", "После"),
    "uk": ("До", "Після"),
    "bg": ("Преди", "След"),
}


@dataclass(frozen=True)
class Decorator:
    """Makes the stickers of one film."""

    plan: Plan
    grid: Grid
    name: str
    language: str
    product: Image.Image | None

    def stickers(self) -> Iterator[Sticker]:
        for overlay in self.plan.staging.overlays:
            yield from _MAKERS[overlay](self)

    @property
    def accent(self) -> Colour:
        return self.plan.staging.accent

    @property
    def end_s(self) -> float:
        return self.plan.speaks_until_s

    def px(self, units: float) -> int:
        """Units of a frame with a short side of 720."""
        return round(units * self.grid.unit_px)

    def name_tag(self) -> Iterator[Sticker]:
        face = faces.POPPINS_BOLD.for_text(self.name)
        em, height = self.px(38), self.px(76)
        width = round(face.at(em).getlength(self.name)) + self.px(80)
        body = (
            f'<rect width="{width}" height="{height}" rx="{self.px(16)}" fill="{_DARK}" opacity=".88"/>'
            f'<rect x="{self.px(18)}" y="{self.px(16)}" width="{self.px(8)}" height="{height - self.px(32)}" '
            f'rx="{self.px(4)}" fill="{hexed(self.accent)}"/>'
            + lettering(self.name, self.px(44), height / 2 + em * 0.35, face, em, "#ffffff", "start")
        )
        tag = self.grid.tag
        box = Box(tag.left, tag.top + (tag.height - height) // 2, width, height)
        yield Sticker(raster(body, (width, height)), box, 0.3, self.end_s, Entrance.SLIDE_RIGHT)

    def quote_mark(self) -> Iterator[Sticker]:
        side = self.px(124)
        mark = (
            '<path d="M12 96V64C12 34 30 16 58 12V32C44 36 38 44 38 54H56V96Z"/>'
            '<path d="M66 96V64C66 34 84 16 112 12V32C98 36 92 44 92 54H110V96Z"/>'
        )
        shadow = f'<g fill="#000" opacity=".2" transform="translate(2 5)">{mark}</g>'
        body = f'{shadow}<g fill="{hexed(self.accent)}">{mark}</g>'
        title = self.grid.title
        left = title.left if self.grid.upright else title.right - side
        box = Box(left, title.top, side, side)
        yield Sticker(raster(body, (side, side), (122, 110)), box, 0.15, self.end_s, Entrance.SCALE, self.px(5))

    def product_card(self) -> Iterator[Sticker]:
        """The product over the speaker's shoulder; an emblem of what is spoken of, where there is no picture."""
        side = self.px(226)
        card = raster(
            f'<rect width="200" height="200" rx="26" fill="#ffffff"/><rect x="10" y="10" width="180" height="180" '
            f'rx="18" fill="{hexed(mix(self.accent, (255, 255, 255), 0.78))}"/>'
            + ("" if self.product else f'<g transform="translate(36 36) scale(.64)">{self._emblem()}</g>'),
            (side, side),
            (200, 200),
        )
        if self.product:
            inner = round(side * 0.9)
            corner = (side - inner) // 2
            card.paste(covering(self.product, (inner, inner)), (corner, corner), rounded((inner, inner), side * 0.09))
        picture = _shadowed(card, self.px(14))
        box = Box(self.grid.title.left - self.px(30), self._shoulder_px(), *picture.size)
        yield Sticker(picture, box, 0.35, self.end_s, Entrance.SCALE, self.px(7))

    def window(self) -> Iterator[Sticker]:
        """A window of some software: a chart and a list, without a word in it."""
        width, height = self.px(280), self.px(204)
        light, accent = hexed(mix(self.accent, (255, 255, 255), 0.7)), hexed(self.accent)
        lights = "".join(
            f'<circle cx="{20 + 16 * index}" cy="15" r="5" fill="{fill}"/>'
            for index, fill in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        )
        menu = "".join(
            f'<rect x="14" y="{70 + 20 * row}" width="{50 - 6 * (row % 2)}" height="8" rx="4" fill="#fff"/>'
            for row in range(3)
        )
        bars = "".join(
            f'<rect x="{106 + 26 * index}" y="{128 - tall}" width="16" height="{tall}" rx="4" fill="{accent}" '
            f'opacity="{0.55 + 0.09 * index:.2f}"/>'
            for index, tall in enumerate((26, 40, 34, 56, 72))
        )
        rows = "".join(
            f'<rect x="106" y="{146 + 17 * row}" width="{140 - 36 * row}" height="8" rx="4" fill="#cfd6e6"/>'
            for row in range(2)
        )
        body = (
            '<rect width="270" height="196" rx="16" fill="#fff"/>'
            f'<path d="M0 30V16C0 7 7 0 16 0H254C263 0 270 7 270 16V30Z" fill="{_DARK}"/>{lights}'
            f'<path d="M0 30H88V196H16C7 196 0 189 0 180Z" fill="{light}"/>'
            f'<rect x="14" y="46" width="58" height="10" rx="5" fill="{accent}"/>{menu}{bars}{rows}'
        )
        picture = _shadowed(raster(body, (width, height), (270, 196)), self.px(14))
        box = Box(self.grid.title.right - width - self.px(2), self._shoulder_px(), *picture.size)
        yield Sticker(picture, box, 0.3, self.end_s, Entrance.SLIDE_LEFT, self.px(6))

    def verdict(self) -> Iterator[Sticker]:
        """A cross while the problem lasts, then a tick."""
        middle, side = half_s(self.plan.beats), self.px(136)
        signs = (
            (_BAD, "M66 66L134 134M134 66L66 134", 0.2, middle),
            (_GOOD, "M58 104L88 134L144 70", middle, self.end_s),
        )
        title = self.grid.title
        box = Box(title.right - side, title.top, side, side)
        for colour, path, start_s, end_s in signs:
            body = (
                f'<circle cx="100" cy="100" r="94" fill="#fff"/><circle cx="100" cy="100" r="80" fill="{colour}"/>'
                f'<path d="{path}" stroke="#fff" stroke-width="20" fill="none" stroke-linecap="round" '
                'stroke-linejoin="round"/>'
            )
            picture = raster(body, (side, side), (200, 200))
            yield Sticker(picture, box, start_s, end_s, Entrance.SCALE, self.px(4), stays=True)

    def halves(self) -> Iterator[Sticker]:
        """Before, and after: in words where we have them, else by number."""
        middle = half_s(self.plan.beats)
        labels = _LABELS.get(self.language.lower().partition("-")[0], ("1", "2"))
        parts = ((labels[0], "#5b6170", 0.15, middle), (labels[1], hexed(self.accent), middle, self.end_s))
        for text, fill, start_s, end_s in parts:
            face = faces.MONTSERRAT_BLACK.for_text(text)
            em, height = self.px(50), self.px(92)
            width = round(face.at(em).getlength(text)) + self.px(80)
            body = f'<rect width="{width}" height="{height}" rx="{height / 2}" fill="{fill}"/>'
            body += lettering(text, width / 2, height / 2 + em * 0.35, face, em, "#ffffff")
            title = self.grid.title
            left = (self.grid.size_px[0] - width) // 2 if self.grid.upright else title.left
            box = Box(left, title.top - self.px(20), width, height)
            yield Sticker(raster(body, (width, height)), box, start_s, end_s, Entrance.SLIDE_LEFT, stays=True)

    def numbers(self) -> Iterator[Sticker]:
        """Each part of the list by its number."""
        side = self.px(150)
        title = self.grid.title
        box = Box(title.left - self.px(16), title.top - self.px(10), side, side)
        for number, beat in enumerate(self.plan.beats, 1):
            face = faces.MONTSERRAT_BLACK.for_text(str(number))
            body = (
                f'<circle cx="100" cy="104" r="88" fill="#000" opacity=".25"/><circle cx="100" cy="96" r="88" '
                f'fill="{hexed(self.accent)}"/>' + lettering(str(number), 100, 134, face, 108, "#ffffff")
            )
            picture = raster(body, (side, side), (200, 200))
            yield Sticker(picture, box, max(0.12, beat.start_s), beat.end_s, Entrance.SCALE, stays=True)

    def steps(self) -> Iterator[Sticker]:
        """A row of dots: the parts that were, the one that is, those to come."""
        count = len(self.plan.beats)
        pitch, height = self.px(52), self.px(42)
        width = pitch * count + self.px(20)
        box = Box((self.grid.size_px[0] - width) // 2, self.grid.safe.top - self.px(16), width, height)
        for current, beat in enumerate(self.plan.beats):
            dots = "".join(
                f'<circle cx="{self.px(10) + pitch * (index + 0.5):.0f}" cy="{height / 2}" '
                f'r="{self.px(14 if index == current else 9)}" stroke="#fff" stroke-width="{self.px(4)}" '
                f'fill="{hexed(self.accent) if index <= current else "#ffffff"}"/>'
                for index in range(count)
            )
            body = f'<rect width="{width}" height="{height}" rx="{height / 2}" fill="{_DARK}" opacity=".5"/>{dots}'
            yield Sticker(raster(body, (width, height)), box, beat.start_s, beat.end_s, Entrance.FADE, stays=True)

    def _emblem(self) -> str:
        spoken = words_of(" ".join(beat.text for beat in self.plan.beats))
        return drawing(emblem_for(spoken) or DEFAULT, hexed(self.accent), hexed(mix(self.accent, (0, 0, 30), 0.3)))

    def _shoulder_px(self) -> int:
        return self.grid.title.top + self.px(10)


_MAKERS: Final[Mapping[Overlay, Callable[[Decorator], Iterator[Sticker]]]] = {
    Overlay.NAME_TAG: Decorator.name_tag,
    Overlay.QUOTE_MARK: Decorator.quote_mark,
    Overlay.PRODUCT_CARD: Decorator.product_card,
    Overlay.VERDICT: Decorator.verdict,
    Overlay.WINDOW: Decorator.window,
    Overlay.HALVES: Decorator.halves,
    Overlay.NUMBERS: Decorator.numbers,
    Overlay.STEPS: Decorator.steps,
}


def _shadowed(picture: Image.Image, reach: int) -> Image.Image:
    """The picture with its shadow, larger by the reach on every side."""
    size = (picture.width + 2 * reach, picture.height + 2 * reach)
    shade = Image.new("L", size)
    shade.paste(picture.getchannel("A").point(lambda value: value // 3), (reach, reach + reach // 3))
    ground = Image.new("RGBA", size)
    ground.putalpha(shade.filter(ImageFilter.GaussianBlur(reach / 2.2)))
    ground.alpha_composite(picture, (reach, reach))
    return ground
