"""What a prompt asks for: an object, its surfaces, how large and how many. Read from tables, not understood."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from providers.local.models.look import Wish
from providers.local.models.materials import FINISHES, SUBSTANCES
from providers.local.models.objects.library import WORDS
from providers.local.words import COLOURS, meanings

UNKNOWN: Final = "knot"
_Meaning = TypeVar("_Meaning")
_SIZES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("tiny", "miniature", "mini", "micro"), 0.4),
    **dict.fromkeys(("small", "little", "short"), 0.7),
    **dict.fromkeys(("big", "large", "tall"), 1.5),
    **dict.fromkeys(("huge", "giant", "gigantic", "enormous", "massive", "oversized", "colossal"), 3.0),
}
_COUNTS: Final[Mapping[str, int]] = {
    **{word: count for count, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)},
    "pair": 2,
    "couple": 2,
    "trio": 3,
    "several": 4,
    "dozen": 12,
}
_COUNT_MAX: Final = 12
_ALIKE: Final = 0.8  # how like a known word a misspelt one has to be
_LEAST_LETTERS: Final = 5
_ADDING: Final = frozenset(("with", "and", "having", "featuring"))  # what follows is about details
_DESCRIBING: Final = frozenset({*SUBSTANCES, *COLOURS, *FINISHES, *_SIZES, *_COUNTS})


@dataclass(frozen=True)
class Request:
    """`known` says whether the prompt named an object at all."""

    name: str
    known: bool
    body: Wish
    detail: Wish
    scale: float
    count: int


def read(prompt: str) -> Request:
    """The first thing the prompt names, and what is said of it; what follows "with" is said of its details."""
    words = re.findall(r"[^\W_]+", prompt.lower())
    taken, name = _named(words)
    until = max(taken, default=-1)
    turn = next((place for place in range(until + 1, len(words)) if words[place] in _ADDING), len(words))
    about = [word for place, word in enumerate(words[:turn]) if place not in taken]
    body, rest = _wishes(about)
    added, _ = _wishes(words[turn:])
    return Request(
        name=name or UNKNOWN,
        known=name is not None,
        body=body,
        detail=added if turn < len(words) and added != Wish() else rest,
        scale=_nth(meanings(about, _SIZES), 0) or 1.0,
        count=_count(words, taken),
    )


def _wishes(words: Sequence[str]) -> tuple[Wish, Wish]:
    """Of the first of each word that describes, and of the second."""
    substances, finishes = meanings(words, SUBSTANCES), meanings(words, FINISHES)
    colours = meanings([word for word in words if word not in SUBSTANCES], COLOURS)
    return Wish(_nth(substances, 0), _nth(colours, 0), _nth(finishes, 0)), Wish(_nth(substances, 1), _nth(colours, 1))


def _named(words: Sequence[str]) -> tuple[set[int], str | None]:
    """Of words for things that follow each other the last is the thing: a coffee table is a table."""
    found: tuple[set[int], str | None] = (set(), None)
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2])
        one = _singular(words[place])
        if _singular(pair) in WORDS:
            found = ({place, place + 1}, WORDS[_singular(pair)])
            place += 1
        elif one in WORDS:
            found = ({place}, WORDS[one])
        elif found[1] is not None and words[place] not in _DESCRIBING:
            return found
        place += 1
    return found if found[1] is not None else _misspelt(words)


def _misspelt(words: Sequence[str]) -> tuple[set[int], str | None]:
    for place, word in enumerate(words):
        if len(word) >= _LEAST_LETTERS and word not in _DESCRIBING:
            near = difflib.get_close_matches(word, WORDS, 1, _ALIKE)
            if near:
                return {place}, WORDS[near[0]]
    return set(), None


def _singular(word: str) -> str:
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ves") + "f")
    return next((form for form in forms if form in WORDS), word)


def _nth(found: Sequence[_Meaning], place: int) -> _Meaning | None:
    return found[place] if len(found) > place else None


def _count(words: Sequence[str], taken: set[int]) -> int:
    """A number right before the thing, or before what describes it."""
    place = min(taken, default=0) - 1
    while place >= 0 and words[place] in _DESCRIBING - _COUNTS.keys():
        place -= 1
    if place >= 0 and words[place] == "of":
        place -= 1
    word = words[place] if taken and place >= 0 else ""
    count = _COUNTS.get(word) or (int(word) if re.fullmatch(r"\d{1,2}", word) else 1)
    return max(1, min(_COUNT_MAX, count))
