"""How letters look, apart from what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from providers.local.captions.ass import Script
from providers.local.captions.phrase import Phrase
from providers.local.drawing.typefaces import Typeface


class Case(StrEnum):
    """What happens to a text's capitals."""

    KEPT = "kept"
    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True)
class Style:
    """One look. Sizes are in pixels of a frame whose short side is 720, colours #rrggbb.

    words: the most a phrase has.
    pop: how much the spoken word grows.
    gap: space between words beyond the font's own.
    bleed: how far ink reaches beyond a letter; glows count to where they are seen.
    """

    typeface: Typeface
    em: float
    words: int
    effect: "Effect"
    fill: str = "#ffffff"
    active: str = "#ffffff"
    outline: str = "#000000"
    border: float = 0.0
    shadow: float = 0.0
    case: Case = Case.KEPT
    spacing: float = 0.0
    pop: float = 1.0
    gap: float = 0.0
    leading: float = 1.18
    bleed: float = 8.0
    glow: str = ""
    cycle: tuple[str, ...] = ()


Effect = Callable[[Script, Style, Phrase], None]
