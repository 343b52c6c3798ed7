"""The typefaces, and which letters they have.

Each design face has Latin letters only; where a text needs more, its broad twin takes its place.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from PIL import ImageFont

FONTS: Final = Path(__file__).with_name("fonts")
_TONOS, _DIALYTIKA = "\u0301", "\u0308"
_WRITTEN: Final = ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd")
_LOOKALIKES: Final = {0x2011: "-", 0x00AD: "", 0x200B: "", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True)
class Face:
    """One font file; `family` is the name it is known by, ours alone."""

    file: str
    family: str

    def at(self, em_px: float) -> ImageFont.FreeTypeFont:
        return _font(self.file, max(1, round(em_px)))

    def has(self, text: str) -> bool:
        return all(ord(letter) in _letters(self.file) for letter in text)

    @property
    def line(self) -> float:
        """Ascent and descent together, in ems: what subtitles call the size of a font."""
        return _line(self.file)


@dataclass(frozen=True)
class Typeface:
    """A face as it is meant to look, and its twin with Greek, Cyrillic and all of Latin."""

    own: Face
    broad: Face

    def for_text(self, text: str) -> Face:
        return self.own if self.own.has(text) else self.broad


_PAN_500: Final = Face("inter-pan-500.ttf", "LM Inter Pan Medium")
_PAN_700: Final = Face("inter-pan-700.ttf", "LM Inter Pan Bold")
_PAN_800: Final = Face("inter-pan-800.ttf", "LM Inter Pan ExtraBold")
_PAN_900: Final = Face("inter-pan-900.ttf", "LM Inter Pan Black")

INTER: Final = Typeface(_PAN_500, _PAN_500)
MONTSERRAT_BLACK: Final = Typeface(Face("montserrat-900.ttf", "LM Montserrat Black"), _PAN_900)
MONTSERRAT: Final = Typeface(Face("montserrat-800.ttf", "LM Montserrat ExtraBold"), _PAN_800)
ANTON: Final = Typeface(
    Face("anton-400.ttf", "LM Anton"), Face("notosans-condensed-900.ttf", "LM Noto Sans Condensed Black")
)
FREDOKA: Final = Typeface(Face("fredoka-700.ttf", "LM Fredoka Bold"), _PAN_800)
POPPINS_BOLD: Final = Typeface(Face("poppins-700.ttf", "LM Poppins Bold"), _PAN_700)
POPPINS: Final = Typeface(Face("poppins-500.ttf", "LM Poppins Medium"), _PAN_500)

TYPEFACES: Final = (INTER, MONTSERRAT_BLACK, MONTSERRAT, ANTON, FREDOKA, POPPINS_BOLD, POPPINS)


def plain(text: str) -> str:
    """A text as it can be set: composed, on one line, without emoji and other signs no face has."""
    kept = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    kept = "".join(letter if letter.isspace() or _wanted(letter) else "" for letter in kept)
    return " ".join(kept.split())


def capitals(text: str) -> str:
    """A text in capitals; Greek ones bear no stress."""
    upper = unicodedata.normalize("NFD", text.upper())
    bare = re.sub(rf"(?<=[Α-Ω])({_DIALYTIKA}?){_TONOS}", r"\1", upper)
    return unicodedata.normalize("NFC", bare)


def legible(text: str) -> bool:
    """Whether every letter and digit of a text can be set in every typeface."""
    return all(letter.isspace() or ord(letter) in _alphabet() for letter in plain(text))


def _wanted(letter: str) -> bool:
    """A letter no face has is kept, so that it is noticed; a sign no face has is not."""
    if "\ufe00" <= letter <= "\ufe0f":  # selects how an emoji looks, yet counts as a mark
        return False
    return ord(letter) in _alphabet() or unicodedata.category(letter) in _WRITTEN


@lru_cache
def _alphabet() -> frozenset[int]:
    return frozenset.intersection(*(_letters(face.broad.file) for face in TYPEFACES))


@lru_cache
def _letters(file: str) -> frozenset[int]:
    with TTFont(FONTS / file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache
def _line(file: str) -> float:
    with TTFont(FONTS / file, lazy=True) as font:
        metrics = font["OS/2"]
        return float((metrics.usWinAscent + metrics.usWinDescent) / font["head"].unitsPerEm)


@lru_cache(maxsize=64)
def _font(file: str, em_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / file, em_px, layout_engine=ImageFont.Layout.BASIC)
