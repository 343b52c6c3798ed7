"""Whether the studio can make what is ordered: asked at the submit, so that a no costs nothing."""

from typing import Final

from domain.attempt import Order
from domain.brief import Film, Speech
from providers.local.ratio import Ratio
from providers.local.script import text_of
from providers.local.tongues import tongue
from providers.local.typefaces import legible, plain

_LETTERS_PER_S_MAX: Final = 38.0  # faster than anybody understands, and all the engine can do
_LONGEST_S: Final = 60.0
_SPEECH_LETTERS_MAX: Final = 20_000


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


def _pictures(film: Film) -> set[str]:
    """The references the brief speaks of."""
    named = (film.portrait, film.product_image, *film.broll_images, *(scene.image for scene in film.scenes))
    return {name for name in named if name}
