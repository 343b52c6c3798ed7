"""The words prompts use, by what is drawn for them; read from lexicon.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

_Name = TypeVar("_Name", bound=StrEnum)
_LEXICON: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")


def listed(name: str) -> dict[str, str]:
    """One table, turned round: what each word stands for. The first entry that has a word keeps it."""
    return {word: meant for meant, words in reversed(_LEXICON[name].items()) for word in words.split()}


def named(name: str, kind: type[_Name]) -> dict[str, _Name]:
    """One table whose entries are the members of an enumeration."""
    return {word: kind(meant) for word, meant in listed(name).items()}


_PHRASES: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {
    first: sorted(
        {parts for name in _LEXICON for word in listed(name) if (parts := tuple(word.split("-")))[0] == first},
        key=len,
        reverse=True,
    )
    for first in {word.split("-")[0] for name in _LEXICON for word in listed(name) if "-" in word}
}


def tokens_of(prompt: str) -> tuple[str, ...]:
    """Words and numbers in lower case and in order; those that are known side by side are joined by a hyphen."""
    words = _TOKEN.findall(prompt.lower())
    tokens, at = [], 0
    while at < len(words):
        phrases = _PHRASES.get(words[at], ())
        length = next((len(phrase) for phrase in phrases if _same(words[at : at + len(phrase)], phrase)), 1)
        tokens.append("-".join(words[at : at + length]))
        at += length
    return tuple(tokens)


def _same(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Word for word; the last may be a plural."""
    return (
        len(words) == len(phrase) and words[-1] in (phrase[-1], phrase[-1] + "s") and tuple(words[:-1]) == phrase[:-1]
    )
