"""lifestyle: the product where it is used, its words on a card."""

from collections.abc import Mapping
from typing import Final

from PIL import Image, ImageFilter

from providers.local.adverts.column import Placed, column
from providers.local.adverts.page import Composition, Page, Shape, boxed, lifted, shadow
from providers.local.adverts.product_picture import Framed, Room, covering, embedded, rectangle
from providers.local.drawing import typefaces as faces
from providers.local.films.layout import Box
from providers.local.films.rooms import room
from providers.local.scenes.places import PLACE_WORDS
from providers.local.scenes.scene import scene_for
from providers.local.words import meaning

_REDUCED: Final = 3
_PAD: Final = 46
_OVERLAP: Final = 0.86  # of the card that lies beside a photo
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


def lifestyle(page: Page) -> Composition:
    texts, place_for, card, table = _divided(page)
    if isinstance(page.subject, Framed):
        drawing, place = _photographed(page, page.subject, card)
    else:
        kind = meaning(page.words, _ROOM_WORDS) or "home"
        body, place = page.subject.drawn(place_for)
        drawing = embedded(_background(page, kind), (0.0, 0.0, float(page.width), float(page.height)))
        drawing += _table(page, table, *_TABLES.get(kind, _WOOD)) + shadow(place, 0.55) + body
    paper = "#16151b" if page.scheme.dark else "#ffffff"
    edge = (float(card.left), float(card.top), float(card.width), float(card.height))
    paint = f'fill="{paper}" fill-opacity=".93"'
    drawing += lifted(edge, 34 * page.unit, 0.22) + rectangle(edge, 34 * page.unit, paint)
    return Composition(page.size_px, drawing + "".join(text.svg for text in texts), texts, boxed(place))


def _divided(page: Page) -> tuple[tuple[Placed, ...], Room, Box, float]:
    """Texts, the product's room, the card under the texts, and where the table begins."""
    scheme, unit = page.scheme, page.unit
    ink, soft = ("#ffffff", "#d8d5df") if scheme.dark else ("#1d1a22", "#55505c")
    headline = page.headline(faces.POPPINS_BOLD, 62, ink, 4, 1.14)
    words = [
        page.name(scheme.deep if not scheme.dark else scheme.accent, 25),
        headline,
        page.support(soft, 29, 4),
        *(page.benefits(soft, scheme.deep, 26) if page.shape in (Shape.WIDE, Shape.SQUARE) else []),
        page.price(ink, 40),
        page.cta(scheme.on_button, scheme.button, 30),
    ]
    pad, safe = round(_PAD * unit), page.safe
    if page.shape in (Shape.WIDE, Shape.SQUARE):
        wide = page.shape is Shape.WIDE
        inner = Box(
            safe.left + pad, safe.top + pad, round(page.width * (0.36 if wide else 0.38)), safe.height - 2 * pad
        )
        texts = column(words, inner, "start", "middle")
        card = _around(texts, inner, pad)
        left = (card.right + 30 * unit) / page.width
        return texts, page.room(left, 0.12, 0.965, 0.90), card, page.height * 0.78
    share = 0.56 if page.shape is Shape.UPRIGHT else 0.50
    inner = Box(
        safe.left + pad,
        round(page.height * share) + pad,
        safe.width - 2 * pad,
        safe.bottom - round(page.height * share) - 2 * pad,
    )
    texts = column(words, inner, "start", "bottom")
    card = _around(texts, inner, pad)
    top = 0.07 if page.shape is Shape.UPRIGHT else 0.13
    room_ = (page.width * 0.12, page.height * top, page.width * 0.76, card.top - 30 * unit - page.height * top)
    return texts, room_, card, card.top - 30 * unit - page.height * 0.06


def _around(texts: tuple[Placed, ...], inner: Box, pad: int) -> Box:
    top = min((text.box.top for text in texts), default=inner.top) - pad
    bottom = max((text.box.bottom for text in texts), default=inner.bottom) + pad
    return Box(inner.left - pad, top, inner.width + 2 * pad, bottom - top)


def _background(page: Page, kind: str) -> Image.Image:
    small = (page.width // _REDUCED, page.height // _REDUCED)
    if meaning(page.asked, PLACE_WORDS) is None:
        return room(kind, small)
    scene = scene_for(page.order, small)
    frame = scene.backdrop.copy()
    for layer in scene.layers:
        layer.draw(frame, 0.0)
    return frame.filter(ImageFilter.GaussianBlur(min(small) * 0.011))


def _photographed(page: Page, subject: Framed, card: Box) -> tuple[str, Room]:
    """The photo to the page's edges, but for a strip of plain ground the card mostly lies on."""
    if page.shape in (Shape.WIDE, Shape.SQUARE):
        left = round(card.left + card.width * _OVERLAP)
        place = (float(left), 0.0, float(page.width - left), float(page.height))
    else:
        place = (0.0, 0.0, float(page.width), float(round(card.top + card.height * (1 - _OVERLAP))))
    ground = f'<rect width="{page.width}" height="{page.height}" fill="{page.scheme.lower}"/>'
    return ground + embedded(covering(subject.image, (round(place[2]), round(place[3]))), place), place


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
