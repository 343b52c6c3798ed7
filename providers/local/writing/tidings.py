"""Reading what sellers write: its sentences, and its language."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from providers.local.writing.lexicon import LEXICON

_END: Final = re.compile(r"(?<=[.!?…])[\"”»)]?\s+(?=[\"“«(]?[^\W\d_a-zа-яα-ω]|\d)")
_SHORTENED: Final = re.compile(r"\b(?:e\.g|i\.e|approx|incl|vs|Dr|Mr|Mrs|Ms|St|No)\.$", re.IGNORECASE)
# Small words that stand in nearly every sentence of a language.
_SMALL: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words.split()) for name, words in LEXICON["small"].items()
}
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, one after another, without its line breaks."""
    start = 0
    text = " ".join(text.split())
    for match in _END.finditer(text):
        if not _SHORTENED.search(text[start : match.start()]):
            yield text[start : match.start()].strip()
            start = match.end()
    if rest := text[start:].strip():
        yield rest


def language(text: str) -> str | None:
    """The language a text is in, where its small words or letters tell. In Latin letters, English if nothing tells."""
    letters = _LETTER.findall(text)
    if len(_LATIN.findall(text)) < 0.7 * len(letters):
        low = text.lower()
        if any(letter in low for letter in "іїєґ"):
            return "uk"
        if any(letter in low for letter in "ыэё"):
            return "ru"
        return "el" if any("α" <= letter <= "ω" for letter in low) else None
    words = re.findall(r"[^\W\d_]+", text.lower())
    return max(_SMALL, key=lambda name: sum(word in _SMALL[name] for word in words))
