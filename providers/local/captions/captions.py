"""Captions: the spoken words cut into phrases, each word given its place, and drawn in one of the styles."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from domain.brief import CaptionStyle
from providers.local.audio.speech import Word
from providers.local.captions.ass import Script
from providers.local.captions.phrase import Phrase, Placed
from providers.local.captions.styles import STYLES
from providers.local.drawing.lettering import Case, Style
from providers.local.drawing.typefaces import Face
from providers.local.films.layout import Box

_LINES_MAX: Final = 2
_PAUSE_S: Final = 0.45
_LINGER_S: Final = 0.25
_BRIDGE_S: Final = 0.6
_CLOSING: Final = ".!?…;:"
_DOTTED: Final = ("tr", "az")
_TONOS: Final = "\u0301"
_GREEK_VOWELS: Final = "ΑΕΗΙΟΥΩ\u0308"

Bands = Callable[[float], Box]


def captions(
    words: Sequence[Word],
    style: CaptionStyle,
    size_px: tuple[int, int],
    bands: Bands,
    *,
    cuts_s: Sequence[float] = (),
    end_s: float,
    language: str = "en",
) -> str:
    """An ASS file. `bands` says where captions may stand at a moment; no phrase goes over a cut or past the end."""
    look = STYLES[style]
    worded = [replace(word, text=_cased(word.text, look.case, language)) for word in words]
    face = look.typeface.for_text("".join(word.text for word in worded))
    setter = _Setter(look, face, min(size_px) / 720)
    script = Script(size_px, face, setter.em_px)
    for phrase in setter.phrases(worded, bands, cuts_s, end_s):
        look.effect(script, look, phrase)
    return script.text()


@dataclass(frozen=True)
class _Setter:
    """Sets words in one style at one scale."""

    style: Style
    face: Face
    unit_px: float

    @property
    def em_px(self) -> float:
        return self.style.em * self.unit_px

    @property
    def bleed_px(self) -> float:
        """How far ink reaches beyond a letter."""
        return self.style.bleed * self.unit_px

    @property
    def space_px(self) -> float:
        spread = self.style.gap * self.unit_px + max(0.0, self.style.pop - 1) * 1.2 * self.em_px
        return self.width_px(" ") + spread

    @property
    def line_px(self) -> float:
        return self.em_px * self.style.leading

    def width_px(self, text: str) -> float:
        return float(self.face.at(self.em_px).getlength(text)) + self.style.spacing * self.unit_px * len(text)

    def phrases(self, words: Sequence[Word], bands: Bands, cuts_s: Sequence[float], end_s: float) -> Iterator[Phrase]:
        groups = list(self._groups([word for word in words if word.start_s < end_s], bands, cuts_s))
        count = 0
        for index, group in enumerate(groups):
            next_s = groups[index + 1][0].start_s if index + 1 < len(groups) else end_s
            last_s = group[-1].end_s
            until_s = next_s if next_s - last_s < _BRIDGE_S and index + 1 < len(groups) else last_s + _LINGER_S
            until_s = min([until_s, next_s, end_s, *(cut for cut in cuts_s if cut > group[-1].start_s)])
            yield self._placed(group, bands(group[0].start_s), until_s, count)
            count += len(group)

    def _groups(self, words: Sequence[Word], bands: Bands, cuts_s: Sequence[float]) -> Iterator[list[Word]]:
        group: list[Word] = []
        for word in words:
            if group and self._breaks(group, word, bands(group[0].start_s), cuts_s):
                yield group
                group = []
            group.append(word)
        if group:
            yield group

    def _breaks(self, group: Sequence[Word], word: Word, band: Box, cuts_s: Sequence[float]) -> bool:
        last = group[-1]
        return (
            len(group) >= self.style.words
            or last.text[-1] in _CLOSING
            or word.start_s - last.end_s > _PAUSE_S
            or any(group[0].start_s < cut <= word.start_s for cut in cuts_s)
            or len(self._lines([*group, word], band)) > self._lines_max(band)
        )

    def _room_px(self, band: Box, words: Sequence[Word]) -> float:
        """Width a line may have, so that a word that grows at its end stays inside."""
        grown = (self.style.pop - 1) * max(self.width_px(word.text) for word in words)
        return band.width - 2 * self.bleed_px - grown

    def _lines_max(self, band: Box) -> int:
        return max(1, min(_LINES_MAX, int((band.height - 2 * self.bleed_px) / self.line_px)))

    def _lines(self, words: Sequence[Word], band: Box) -> list[list[int]]:
        """The words' numbers, line by line; the lines as even as they can be."""
        room, widths = self._room_px(band, words), [self.width_px(word.text) for word in words]
        lines = _filled(widths, self.space_px, room)
        if len(lines) > 1:
            low, high = max(widths), room
            while high - low > 2:
                middle = (low + high) / 2
                if len(_filled(widths, self.space_px, middle)) > len(lines):
                    low = middle
                else:
                    high = middle
            lines = _filled(widths, self.space_px, high)
        return lines

    def _placed(self, group: Sequence[Word], band: Box, until_s: float, count: int) -> Phrase:
        lines, room = self._lines(group, band), self._room_px(band, group)
        widths = [self.width_px(word.text) for word in group]
        squeeze = min(1.0, room / max(widths), (band.height - 2 * self.bleed_px) / (self.line_px * len(lines)))
        centre_x, centre_y = band.middle
        placed: list[Placed] = []
        for row, line in enumerate(lines):
            total = sum(widths[index] for index in line) + self.space_px * (len(line) - 1)
            x = centre_x - total * squeeze / 2
            y = centre_y + (row - (len(lines) - 1) / 2) * self.line_px * squeeze
            for index in line:
                width = widths[index] * squeeze
                word = group[index]
                spoken_until_s = group[index + 1].start_s if index + 1 < len(group) else word.end_s
                start_s, end_s = word.start_s, min(spoken_until_s, until_s)
                placed.append(Placed(word.text, x + width / 2, y, width, row, start_s, end_s, count + index))
                x += width + self.space_px * squeeze
        return Phrase(tuple(placed), group[0].start_s, until_s, self.em_px * squeeze, squeeze, self.unit_px)


def _filled(widths: Sequence[float], space: float, room: float) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    used = 0.0
    for index, width in enumerate(widths):
        if lines[-1] and used + space + width > room:
            lines.append([])
            used = 0.0
        used += width + (space if lines[-1] else 0.0)
        lines[-1].append(index)
    return lines


def _cased(text: str, case: Case, language: str) -> str:
    """Capitals as they are written: dotted in Turkish, without accents in Greek."""
    if case is Case.LOWER:
        return text.lower()
    if case is Case.KEPT:
        return text
    if language.lower().startswith(_DOTTED):
        text = text.replace("i", "İ")
    split = unicodedata.normalize("NFD", text.upper())
    bare = "".join(
        letter for before, letter in pairwise(f" {split}") if not (letter == _TONOS and before in _GREEK_VOWELS)
    )
    return unicodedata.normalize("NFC", bare)
