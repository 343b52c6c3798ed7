"""How long a film has to be for what is said in it (agent-media page, validation rules).

The natural pace is 2.5 words a second, and films last 5, 10 or 15 seconds.
"""

import math
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

WORDS_MAX: Final[Mapping[int, int]] = {5: 12, 10: 25, 15: 37}  # by seconds, shortest first
# Scripts that put no blanks between words: two characters take about as long to say as one word.
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class Pacing(NamedTuple):
    """The length of a film in seconds, and how many words fill it. `too_short_s` is a wish that had to be exceeded."""

    duration_s: int
    words: int
    too_short_s: int | None = None

    @property
    def words_max(self) -> int:
        return WORDS_MAX[self.duration_s]

    @property
    def words_per_s(self) -> float:
        return round(self.words / self.duration_s, 2)


def count_words(text: str) -> int:
    """Words as a speaker counts them: what stands between blanks."""
    return sum(max(1, math.ceil(len(_UNSPACED.findall(word)) / 2)) for word in text.split())


def pace(words: int, wish_s: int | None) -> Pacing | None:
    """The wished length, or the next in which so many words can be said; None when no film is long enough."""
    for duration_s, words_max in WORDS_MAX.items():
        if words <= words_max and duration_s >= (wish_s or 0):
            upgraded = wish_s is not None and duration_s > wish_s
            return Pacing(duration_s, words, wish_s if upgraded else None)
    return None
