"""Whether the studio can make what is ordered: asked at the submit, so that a no costs nothing."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from domain.attempt import Order
from domain.brief import Advert, CopyBrief, Document, Film, ImageBox, Inspection, Page, Speech, TextBox
from domain.spec import Kind
from providers.local.adverts.sizes import RATIO, SIZES_PX
from providers.local.audio.tongues import tongue
from providers.local.drawing.typefaces import legible, plain
from providers.local.films.script import text_of
from providers.local.scenes.ratio import Ratio

_LETTERS_PER_S_MAX: Final = 38.0  # faster than anybody understands, and all the engine can do
_LONGEST_S: Final = 60.0
_SPEECH_LETTERS_MAX: Final = 20_000
_PAGE_MM: Final = (10.0, 3000.0)
_SIZE_PT_MAX: Final = 2000.0
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def film_understood(order: Order) -> bool:
    """A language the engine speaks, letters every typeface has, a text the time allows, and its pictures at hand."""
    film = order.brief
    if not isinstance(film, Film) or Ratio.parse(order.settings.aspect_ratio) is None:
        return False
    text = plain(text_of(film))
    longest_s = min(order.settings.duration_s or _LONGEST_S, _LONGEST_S)
    return (
        any(letter.isalnum() for letter in text)
        and len(text) <= _LETTERS_PER_S_MAX * longest_s
        and tongue(film.language) is not None
        and all(legible(shown) for shown in (text, film.cta or "", *(scene.text for scene in film.scenes)))
        and _pictures(film) <= {given.name for given in order.inputs}
    )


def speech_understood(order: Order) -> bool:
    """A language the engine speaks, and something to say in it."""
    speech = order.brief
    return (
        isinstance(speech, Speech)
        and any(letter.isalnum() for letter in speech.text)
        and len(speech.text) <= _SPEECH_LETTERS_MAX
        and tongue(speech.language) is not None
    )


def advert_understood(order: Order) -> bool:
    """A shape there is, words every typeface can set, and its photo at hand."""
    advert = order.brief
    if not isinstance(advert, Advert) or (order.settings.aspect_ratio or RATIO) not in SIZES_PX:
        return False
    product = advert.product
    shown = (product.name, product.description, product.price or "", *product.benefits)
    return (
        any(letter.isalnum() for letter in product.name)
        and all(legible(text) for text in shown)
        and (product.image is None or product.image in _at_hand(order))
    )


def copy_understood(order: Order) -> bool:
    """A product with a name."""
    return isinstance(order.brief, CopyBrief) and any(letter.isalnum() for letter in order.brief.product.name)


def document_understood(order: Order) -> bool:
    """Pages and boxes of a size, colours that are some, letters every typeface has, and its pictures at hand."""
    document = order.brief
    return isinstance(document, Document) and all(_page_understood(page, _at_hand(order)) for page in document.pages)


def inspection_understood(order: Order) -> bool:
    """Its photo at hand."""
    return isinstance(order.brief, Inspection) and order.brief.photo in _at_hand(order)


def _page_understood(page: Page, pictures: set[str]) -> bool:
    texts = [box for box in page.boxes if isinstance(box, TextBox)]
    sides = (page.width_mm, page.height_mm)
    return (
        all(_PAGE_MM[0] <= side <= _PAGE_MM[1] for side in sides)
        and all(min(box.width_mm, box.height_mm) > 0 for box in page.boxes)
        and all(
            math.isfinite(place) for box in page.boxes for place in (box.x_mm, box.y_mm, box.width_mm, box.height_mm)
        )
        and all(_COLOUR.fullmatch(colour) for colour in (page.background, *(box.colour for box in texts)))
        and all(legible(box.text) and 0 < box.size_pt <= _SIZE_PT_MAX for box in texts)
        and {box.image for box in page.boxes if isinstance(box, ImageBox)} <= pictures
    )


def _at_hand(order: Order) -> set[str]:
    return {given.name for given in order.inputs}


def _pictures(film: Film) -> set[str]:
    """The references the brief speaks of."""
    named = (film.portrait, film.product_image, *film.broll_images, *(scene.image for scene in film.scenes))
    return {name for name in named if name}


def _scene_understood(order: Order) -> bool:
    return Ratio.parse(order.settings.aspect_ratio) is not None


# By kind; what is not in here is made of any order.
SCREENINGS: Final[Mapping[Kind, Callable[[Order], bool]]] = {
    Kind.VIDEO: _scene_understood,
    Kind.IMAGE: _scene_understood,
    Kind.TALKING_VIDEO: film_understood,
    Kind.SPEECH: speech_understood,
    Kind.STATIC_AD: advert_understood,
    Kind.COPY: copy_understood,
    Kind.DOCUMENT: document_understood,
    Kind.PHOTO_QC: inspection_understood,
}
