"""The eight ways a film is staged when the caller gives no scenes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.brief import Template
from providers.local.films.camera import Framing
from providers.local.words import Colour

MEDIUM: Final = Framing(1.0)
NEAR: Final = Framing(1.14)
CLOSE: Final = Framing(1.3)
LEFT: Final = Framing(1.16, 0.36)
RIGHT: Final = Framing(1.16, 0.64)
NEAR_LEFT: Final = Framing(1.26, 0.36)
NEAR_RIGHT: Final = Framing(1.26, 0.64)


class Overlay(StrEnum):
    """What a template puts over the picture."""

    NAME_TAG = "name tag"
    QUOTE_MARK = "quote mark"
    PRODUCT_CARD = "product card"
    VERDICT = "verdict"  # a cross over the first half, a tick over the second
    WINDOW = "window"
    HALVES = "halves"  # before and after
    NUMBERS = "numbers"
    STEPS = "steps"


@dataclass(frozen=True)
class Staging:
    """How the parts of a text are shown: framings in turn, and every how many parts a cutaway may stand."""

    room: str
    framings: tuple[Framing, ...]
    cutaway_every: int
    accent: Colour
    overlays: tuple[Overlay, ...] = ()
    greyed_first_half: bool = False


TEMPLATES: Final[Mapping[Template, Staging]] = {
    Template.MONOLOGUE: Staging("studio", (CLOSE,), 4, (255, 214, 102)),
    Template.TESTIMONIAL: Staging("home", (MEDIUM, NEAR), 3, (255, 122, 89), (Overlay.NAME_TAG, Overlay.QUOTE_MARK)),
    Template.PRODUCT_REVIEW: Staging("kitchen", (RIGHT, NEAR_RIGHT), 2, (255, 183, 3), (Overlay.PRODUCT_CARD,)),
    Template.PROBLEM_SOLUTION: Staging(
        "loft", (CLOSE, MEDIUM), 2, (46, 196, 128), (Overlay.VERDICT,), greyed_first_half=True
    ),
    Template.SAAS_REVIEW: Staging("office", (LEFT, NEAR_LEFT), 2, (91, 124, 255), (Overlay.WINDOW,)),
    Template.BEFORE_AFTER: Staging("gym", (NEAR,), 3, (52, 190, 220), (Overlay.HALVES,), greyed_first_half=True),
    Template.LISTICLE: Staging("garden", (MEDIUM, LEFT, CLOSE, RIGHT), 3, (255, 92, 138), (Overlay.NUMBERS,)),
    Template.PRODUCT_DEMO: Staging(
        "cafe", (RIGHT, NEAR_RIGHT), 2, (148, 108, 255), (Overlay.PRODUCT_CARD, Overlay.STEPS)
    ),
}
PLAIN: Final = Staging("", (MEDIUM, NEAR), 2, (255, 214, 10))
