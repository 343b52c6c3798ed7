"""A script to be spoken, from a prompt and a product's page: a hook, what is true of the product, an invitation."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from domain.brief import Tone
from domain.pacing import count_words
from providers.local.writing.facts import Known, Shape, capital, fact_of, inner
from providers.local.writing.grammar import candidates, values_of
from providers.local.writing.matter import LINE_WORDS_MAX, Matter, matter_of, spoken
from providers.local.writing.tidings import language, sentences

CHARACTERS_MIN: Final = 50
_BRIDGES_MAX: Final = 2
_TABLES: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_STUTTER: Final = re.compile(r"\b(?:this is|here is|here's) (?:this|these)\b", re.IGNORECASE)
_OPENING: Final = re.compile(r"^(?:it's|it|you get|they're|they|we)\s+")
_NOTHING_FITS: Final = "Here is something worth seeing. Take a look and see for yourself."


def write(prompt: str, words_max: int, tone: Tone | None, page: str | None) -> str:
    """At most `words_max` words (12 or more), at least 50 characters; the same for the same request.

    `page` is what `page_text` read off a product's page. The sentences around the facts are English.
    """
    if language(prompt) != "en" and len(spoken(prompt)) >= CHARACTERS_MIN:
        return _clipped(spoken(prompt), words_max)
    matter = matter_of(prompt, page)
    request = "\0".join((prompt, str(words_max), tone or "", page or ""))
    said = _Said(matter, tone, Random(hashlib.sha256(request.encode("utf-8", "replace")).digest()))
    scripts = [_composed(hook, said, cta, words_max) for hook in said.hooks for cta in said.ctas]
    fitting = [text for text in scripts if count_words(text) <= words_max and len(text) >= CHARACTERS_MIN]
    if not fitting:
        return _plain(matter, said.ctas, words_max)
    return max(fitting, key=lambda text: (sum(sentence in text for sentence in said.told), count_words(text)))


class _Said:
    """Everything that can be said of a matter, each part in an order of its own."""

    def __init__(self, matter: Matter, tone: Tone | None, dice: Random) -> None:
        table = _TABLES["topics"] if matter.topic else _TABLES[tone.value if tone else "any"]
        values = values_of(matter.known, matter.known.facts, {"topic": matter.topic})
        opened = table["hooks"] if matter.known.name or matter.topic else table["openers"]
        self.hooks = [text for _, text in candidates(opened, values, dice) if not _STUTTER.search(text)]
        self.ctas = [text for _, text in candidates(table["ctas"], values, dice)]
        named = table["leads"] if matter.known.name else []
        self.leads = [text for _, text in candidates(named, values, dice)]
        self.bridges = [text for _, text in candidates(table["bridges"], values, dice)]
        self.bridges_max = len(self.bridges) if matter.topic else _BRIDGES_MAX
        self.told = [*_told(matter.known, matter.people)]


def _composed(hook: str, said: _Said, cta: str, words_max: int) -> str:
    """As many facts as there is time for, between a lead and a bridge; more bridges where there are no facts."""
    told: list[str] = []
    room = words_max - count_words(hook) - count_words(cta)
    for sentence in said.told:
        if (words := count_words(sentence)) <= room and not _repeats(sentence, " ".join((hook, *told))):
            told.append(sentence)
            room -= words
    around = [*said.leads[:1], *said.bridges[:1]] if told else said.bridges[: said.bridges_max]
    kept = []
    for sentence in around:
        if (words := count_words(sentence)) <= room:
            kept.append(sentence)
            room -= words
    leads = [sentence for sentence in kept if sentence in said.leads]
    return " ".join((hook, *leads, *told, *(sentence for sentence in kept if sentence not in leads), cta))


def _repeats(sentence: str, script: str) -> bool:
    return _OPENING.sub("", sentence.casefold()).rstrip(" .!") in script.casefold()


def _told(about: Known, people: str) -> Iterator[str]:
    """What is known, as sentences to be said."""
    it, its = ("They", "They're") if about.name.startswith("these ") else ("It", "It's")
    if about.kind and about.kind.lower() not in about.name.lower() and not about.lines:
        yield f"{its} {about.a_kind}."
    for fact in about.facts:
        yield {
            Shape.DOES: f"{it} {fact.text}.",
            Shape.IS: f"{its} {fact.text}.",
            Shape.NOUN: f"You get {fact.with_article}.",
        }.get(fact.shape, f"{capital(fact.text)}.")
    for line in about.lines:
        if len(line.split()) <= LINE_WORDS_MAX:
            does = (read := fact_of(line)) is not None and read.shape is Shape.DOES
            article = re.match(r"an?\s", line, re.IGNORECASE)
            yield f"{it} {inner(line)}" if does else f"{its} {inner(line)}" if article else line
    if people:
        yield f"{its} for {people}."


def _plain(matter: Matter, ctas: Sequence[str], words_max: int) -> str:
    """When nothing fits: as much of the name as there is room for."""
    cta = next((text for text in ctas if len(text) >= 20), ctas[0])
    script = f"{_clipped(f'This is {matter.known.name or matter.topic}', words_max - count_words(cta))} {cta}"
    return script if len(script) >= CHARACTERS_MIN else _NOTHING_FITS


def _clipped(text: str, words_max: int) -> str:
    """Whole sentences as far as they go, else words."""
    kept = ""
    for sentence in sentences(text):
        if count_words(f"{kept} {sentence}") <= words_max:
            kept = f"{kept} {sentence}".strip()
    if len(kept) >= CHARACTERS_MIN:
        return kept if kept[-1] in ".!?…" else f"{kept}."
    words = text.split()
    while count_words(" ".join(words)) > words_max and len(words) > 1:
        words.pop()
    return f"{' '.join(words).rstrip(' .,;:!?')}."
