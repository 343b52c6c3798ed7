"""lifestyle: the product where it is used, its words on a card."""

from collections.abc import Mapping
from typing import Final

from PIL import Image, ImageFilter

from providers.local.adverts.column import Placed, column, pair
from providers.local.adverts.outdoors import outdoors
from providers.local.adverts.page import Composition, Page, Shape, boxed, lifted, shadow
from providers.local.adverts.product_picture import Framed, Room, covering, rectangle
from providers.local.drawing import typefaces as faces
from providers.local.drawing.svg import embedded
from providers.local.films.layout import Box
from providers.local.films.rooms import room
from providers.local.words import meaning

_REDUCED: Final = 3
_HIDDEN: Final = 1.3  # a place is so much higher than what is seen of it
_PAD: Final = 46
_LINE: Final = 88  # of the price and the button
_FADE: Final = 220  # where a photo ends inside the page
_ENLARGED: Final = 1.4  # of a photo shown whole: what that cuts off is no loss
_BLURRED: Final = 90
_COARSE: Final = 8
_ROOM_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("kitchen", "cook", "cooking", "food", "meal", "recipe", "sauce", "oil", "spice", "bake", "breakfast"),
        "kitchen",
    ),
    **dict.fromkeys(
        ("coffee", "tea", "cafe", "café", "cocoa", "chocolate", "barista", "restaurant", "wine", "beer", "whisky"),
        "cafe",
    ),
    **dict.fromkeys(
        ("gym", "fitness", "workout", "training", "sport", "protein", "running", "muscle", "yoga", "sneaker"), "gym"
    ),
    **dict.fromkeys(
        ("office", "work", "software", "desk", "laptop", "business", "app", "saas", "team", "study", "course"), "office"
    ),
    **dict.fromkeys(
        ("garden", "plant", "flower", "picnic", "barbecue", "outdoor", "balcony", "patio", "sunscreen"), "garden"
    ),
    **dict.fromkeys(
        ("loft", "vintage", "leather", "music", "denim", "speaker", "headphones", "whiskey", "shoes"), "loft"
    ),
    **dict.fromkeys(
        ("home", "sofa", "living", "family", "kids", "sleep", "pillow", "cozy", "candle", "book", "toy"), "home"
    ),
    **dict.fromkeys(
        ("studio", "fashion", "makeup", "beauty", "lipstick", "perfume", "neon", "party", "jewelry"), "studio"
    ),
}
_TABLES: Final[Mapping[str, tuple[str, str]]] = {
    "kitchen": ("#efe9df", "#cfc5b6"),
    "gym": ("#4a4f57", "#23262b"),
    "studio": ("#f5ece8", "#d7c3bd"),
    "garden": ("#c79a6b", "#8a6238"),
    "office": ("#b98d63", "#7d5a3b"),
}
_WOOD: Final = ("#b07f55", "#6f4a2e")


def composition(page: Page) -> Composition:
    texts, place_for, card, table = _divided(page)
    if isinstance(page.subject, Framed):
        drawing, place = _photographed(page, page.subject, card)
    else:
        kind = meaning(page.words, _ROOM_WORDS) or "home"
        body, place = page.subject.drawn(place_for)
        drawing = _background(page, kind, table)
        drawing += _table(page, table, *_TABLES.get(kind, _WOOD)) + shadow(place, 0.55) + body
    paper = "#16151b" if page.scheme.dark else "#ffffff"
    edge = (float(card.left), float(card.top), float(card.width), float(card.height))
    paint = f'fill="{paper}" fill-opacity=".93"'
    drawing += lifted(edge, 34 * page.unit, 0.22) + rectangle(edge, 34 * page.unit, paint)
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room, Box, float]:
    """Texts, the product's room, the card under the texts, and where the table begins."""
    return _beside(page) if page.beside else _above(page)


def _inks(page: Page) -> tuple[str, str, str]:
    """What reads on the card: for what is read first, for the rest, and for the name."""
    if page.scheme.dark:
        return "#ffffff", "#d8d5df", page.scheme.accent
    return "#1d1a22", "#55505c", page.scheme.deep


def _beside(page: Page) -> tuple[tuple[Placed, ...], Room, Box, float]:
    scheme, unit, safe, wide = page.scheme, page.unit, page.safe, page.shape is Shape.WIDE
    ink, soft, strong = _inks(page)
    words = [
        page.name(strong, 28 if wide else 25),
        page.headline(faces.POPPINS_BOLD, 76 if wide else 62, ink, 4, 1.14),
        page.support(soft, 33 if wide else 29, 4),
        *page.benefits(soft, scheme.deep, 30 if wide else 26),
        page.price(ink, 46 if wide else 40),
        page.cta(scheme.on_button, scheme.button, 34 if wide else 30),
    ]
    pad = round(_PAD * unit)
    inner = Box(safe.left + pad, safe.top + pad, round(page.width * (0.36 if wide else 0.38)), safe.height - 2 * pad)
    texts = column(words, inner, "start", "middle")
    card = _around(texts, inner, pad)
    left = (card.right + 30 * unit) / page.width
    return texts, page.room(left, 0.12, 0.965, 0.90), card, page.height * 0.78


def _above(page: Page) -> tuple[tuple[Placed, ...], Room, Box, float]:
    """The product over the card."""
    scheme, unit, safe, upright = page.scheme, page.unit, page.safe, page.shape is not Shape.TALL
    ink, soft, strong = _inks(page)
    pad, line = round(_PAD * unit), round(_LINE * unit)
    top = round(page.height * (0.56 if upright else 0.50)) + pad
    inner = Box(safe.left + pad, top, safe.width - 2 * pad, safe.bottom - pad - top)
    last = Box(inner.left, inner.bottom - line, inner.width, line)
    ends = pair(page.price(ink, 46), page.cta(scheme.on_button, scheme.button, 36), last, spread=True, alone="start")
    words = [
        page.name(strong, 26),
        page.headline(faces.POPPINS_BOLD, 68, ink, 3, 1.12),
        page.support(soft, 31, 3),
    ]
    over = Box(inner.left, inner.top, inner.width, last.top - pad // 2 - inner.top)
    texts = (*column(words, over, "start", "bottom"), *ends)
    card = _around(texts, inner, pad)
    begins = page.height * (0.07 if upright else 0.13)
    foot = card.top - 30 * unit
    return texts, (page.width * 0.12, begins, page.width * 0.76, foot - begins), card, foot - page.height * 0.06


def _around(texts: tuple[Placed, ...], inner: Box, pad: int) -> Box:
    top = min((text.box.top for text in texts), default=inner.top) - pad
    bottom = max((text.box.bottom for text in texts), default=inner.bottom) + pad
    return Box(inner.left - pad, top, inner.width + 2 * pad, bottom - top)


def _background(page: Page, kind: str, table: float) -> str:
    """A room, or the place that is asked for, of which the table hides no more than the foreground."""
    seen = min(float(page.height), table * _HIDDEN)
    small = (page.width // _REDUCED, page.height // _REDUCED)
    place = outdoors(page.order, page.asked, (small[0], round(seen / _REDUCED)))
    if place is None:
        return embedded(room(kind, small), (0.0, 0.0, float(page.width), float(page.height)))
    return embedded(place.filter(ImageFilter.GaussianBlur(min(small) * 0.011)), (0.0, 0.0, float(page.width), seen))


def _photographed(page: Page, subject: Framed, card: Box) -> tuple[str, Room]:
    """The photo beside the card or above it, fading into a page of its own colours."""
    width, height = page.size_px
    fade = round(_FADE * page.unit)
    left, foot = (card.right, height) if page.beside else (0, card.top)
    clear = (float(left), 0.0, float(width - left), float(foot))
    edge = Box(max(0, left - fade), 0, width - max(0, left - fade), min(height, foot + fade))
    photo = subject.image
    whole = min(edge.width / photo.width, edge.height / photo.height)
    scale = min(max(edge.width / photo.width, edge.height / photo.height), whole * _ENLARGED)
    size = (
        max(1, min(edge.width, round(photo.width * scale))),
        max(1, min(edge.height, round(photo.height * scale))),
    )
    top = edge.top + (edge.height - size[1]) // (2 if page.beside else 1)
    sharp = Box(edge.right - size[0], top, *size)
    ground = covering(photo, (max(1, width // _BLURRED), max(1, height // _BLURRED)))
    ground = ground.filter(ImageFilter.GaussianBlur(3)).resize(page.size_px, Image.Resampling.BICUBIC)
    ground.paste(covering(photo, size), (sharp.left, sharp.top), _feathered(sharp, page.size_px, fade))
    return embedded(ground, (0.0, 0.0, float(width), float(height))), clear


def _feathered(sharp: Box, page: tuple[int, int], fade: int) -> Image.Image:
    """Full inside, fading towards those edges that are not the page's own."""
    inset = [
        fade * (not at_edge) // _COARSE
        for at_edge in (sharp.left <= 0, sharp.top <= 0, sharp.right >= page[0], sharp.bottom >= page[1])
    ]
    size = (max(1, sharp.width // _COARSE), max(1, sharp.height // _COARSE))
    mask = Image.new("L", size)
    mask.paste(255, (inset[0] // 2, inset[1] // 2, size[0] - inset[2] // 2, size[1] - inset[3] // 2))
    return mask.filter(ImageFilter.GaussianBlur(fade / _COARSE / 4)).resize(sharp.size, Image.Resampling.BICUBIC)


def _table(page: Page, top: float, light: str, dark: str) -> str:
    height = page.height - top
    streaks = "".join(
        f'<path d="M0 {top + height * at:.0f}Q{page.width * 0.4:.0f} {top + height * (at + bend):.0f} '
        f'{page.width} {top + height * (at - bend / 2):.0f}" '
        f'stroke="{dark}" stroke-opacity=".22" stroke-width="{3 * page.unit:.1f}" fill="none"/>'
        for at, bend in ((0.12, 0.02), (0.26, -0.03), (0.45, 0.04), (0.66, -0.04), (0.88, 0.03))
    )
    return (
        f'<defs><linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{light}"/>'
        f'<stop offset="1" stop-color="{dark}"/></linearGradient></defs>'
        f'<rect y="{top:.0f}" width="{page.width}" height="{height:.0f}" fill="url(#table)"/>{streaks}'
        f'<rect y="{top:.0f}" width="{page.width}" height="{5 * page.unit:.0f}" fill="#fff" opacity=".35"/>'
    )
