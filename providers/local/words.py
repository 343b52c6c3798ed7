"""What a prompt's words say. Nothing is understood beyond the tables they are looked up in."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import numpy as np

from domain.attempt import Order

_Meaning = TypeVar("_Meaning")
Colour = tuple[int, int, int]

COLOURS: Final[Mapping[str, Colour]] = {
    "red": (214, 57, 53),
    "crimson": (176, 31, 58),
    "scarlet": (222, 48, 36),
    "orange": (242, 133, 43),
    "amber": (245, 166, 35),
    "yellow": (250, 204, 62),
    "gold": (218, 168, 62),
    "golden": (218, 168, 62),
    "green": (70, 157, 84),
    "emerald": (28, 150, 104),
    "mint": (140, 214, 178),
    "olive": (124, 130, 62),
    "teal": (24, 140, 144),
    "turquoise": (52, 190, 186),
    "cyan": (46, 190, 216),
    "blue": (52, 104, 204),
    "navy": (34, 54, 112),
    "azure": (66, 150, 228),
    "indigo": (78, 66, 172),
    "purple": (130, 72, 174),
    "violet": (146, 88, 204),
    "lavender": (178, 160, 222),
    "magenta": (214, 56, 146),
    "pink": (242, 136, 172),
    "brown": (128, 86, 58),
    "beige": (222, 204, 172),
    "cream": (246, 234, 210),
    "white": (242, 242, 238),
    "silver": (186, 192, 200),
    "grey": (132, 138, 146),
    "gray": (132, 138, 146),
    "black": (38, 38, 46),
}


COUNTS: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)},
    "couple": 2,
    "trio": 3,
    "pair": 2,
    "several": 4,
    "many": 6,
    "some": 3,
    "group": 4,
    "herd": 5,
    "flock": 6,
    "school": 7,
    "fleet": 4,
}


def words_of(prompt: str) -> tuple[str, ...]:
    """The words in lower case, in their order."""
    return tuple(re.findall(r"[^\W\d_]+", prompt.lower()))


def meaning(words: Sequence[str], table: Mapping[str, _Meaning]) -> _Meaning | None:
    """What the first word that is in the table stands for; a plural counts as its singular."""
    found = meanings(words, table)
    return found[0] if found else None


def meanings(words: Sequence[str], table: Mapping[str, _Meaning]) -> list[_Meaning]:
    """What every word that is in the table stands for, in the prompt's order."""
    known = (stem(word, table) for word in words)
    return [table[word] for word in known if word is not None]


def stem(word: str, table: Mapping[str, object]) -> str | None:
    """The word as the table has it, plurals brought back to their singular; None for a word it lacks."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return next((form for form in forms if form in table), None)


def chance(order: Order, purpose: str) -> np.random.Generator:
    """Dice that fall the same way for the same order; one set per purpose, so that they stay independent."""
    text = "\0".join((purpose, order.model, order.prompt, str(order.settings.seed)))
    return np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8]))
