"""Words that are shown together, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Placed:
    """A word around its centre in pixels; `number` counts the words of the film."""

    text: str
    x: float
    y: float
    width_px: float
    row: int
    start_s: float
    end_s: float
    number: int


@dataclass(frozen=True)
class Phrase:
    """What is on the screen from `start_s` to `until_s`. `squeeze` makes a word that is too long fit."""

    words: tuple[Placed, ...]
    start_s: float
    until_s: float
    em_px: float
    squeeze: float
    unit_px: float

    def span_ms(self, word: Placed) -> tuple[int, int]:
        """When a word is spoken, counted from the phrase's start."""
        return round((word.start_s - self.start_s) * 1000), round((word.end_s - self.start_s) * 1000)

    @property
    def length_ms(self) -> int:
        return round((self.until_s - self.start_s) * 1000)

    def rows(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, right and middle of every line, and its width."""
        for _, row in groupby(self.words, key=lambda word: word.row):
            words = list(row)
            left = words[0].x - words[0].width_px / 2
            right = words[-1].x + words[-1].width_px / 2
            yield left, right, words[0].y, right - left
