"""A script to be spoken, from a prompt and a product's page: a hook, what is true of the product, an invitation."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

from domain.brief import Tone
from domain.pacing import count_words
from providers.local.writing.facts import Fact, Known, Shape, capital, fact_of, inner
from providers.local.writing.grammar import Values, candidates, filled
from providers.local.writing.matter import LINE_WORDS_MAX, Matter, head, matter_of, spoken
from providers.local.writing.tidings import language, sentences

CHARACTERS_MIN: Final = 50
_ENOUGH: Final = 0.6  # of the words there is time for
_MANY: Final = 30  # words that leave time for a second line for the listener
_TABLES: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_FOREIGN: Final[Mapping[str, Any]] = _TABLES["languages"]
_STUTTER: Final = re.compile(r"\b(?:this|it) is (?:this|these)\b", re.IGNORECASE)
_OPENING: Final = re.compile(r"^(?:it's|it|you get|they're|they|we)\s+")
_NOTHING_FITS: Final = "Here is something worth seeing. Take a look and see for yourself."


def write(prompt: str, words_max: int, tone: Tone | None, page: str | None) -> str:
    """At most `words_max` words (12 or more), at least 50 characters; the same for the same request.

    `page` is what `page_text` read off a product's page. Languages without a table of lines are read out.
    """
    request = "\0".join((prompt, str(words_max), tone or "", page or ""))
    dice = Random(hashlib.sha256(request.encode("utf-8", "replace")).digest())
    text = spoken(prompt)
    tongue = next((name for name, lines in _FOREIGN.items() if re.match(lines["order"], text, re.IGNORECASE)), None)
    tongue = tongue or language(text)
    matter = matter_of(prompt, page)
    if tongue is not None and tongue in _FOREIGN:
        read = matter.known if page else None
        return _translated(text, read, _FOREIGN[tongue], words_max, dice)
    if tongue != "en":
        unread = _clipped(text, words_max)
        return unread if len(unread) >= CHARACTERS_MIN else _plain(Matter(replace(matter.known, name=text)), words_max)
    tones = dict.fromkeys((tone or "any", "any"))
    scripts = (_best(_Said(matter, name, dice), words_max) for name in tones)
    return next(filter(None, scripts), None) or _plain(matter, words_max)


class _Said:
    """Everything that can be said of a matter, each part in an order of its own."""

    def __init__(self, matter: Matter, tone: str, dice: Random) -> None:
        table, kind = _TABLES[tone], _kind(matter)
        values = _values(matter)
        part = _part(matter)
        lines = kind["lines"] if part == "hooks" else _TABLES["any"].get(f"{part}_lines", [])
        self.whom = matter.people
        self.hooks = [text for _, text in candidates(table[part], values, dice) if not _STUTTER.search(text)]
        if part == "openers":
            self.hooks.append("")
        self.told = [*_told(matter)]
        self.people = [text for _, text in candidates(table["people"] if matter.people else [], values, dice)]
        self.lines = [text for _, text in candidates(lines, values, dice)]
        self.ctas = [*_ctas(matter, kind, table, part, dice)]

    def told_by(self, script: str) -> int:
        """How much of what is known a script tells."""
        return sum(_repeats(part, script) for part in (*self.told, *([self.whom] if self.whom else [])))


def _part(matter: Matter) -> str:
    """Which of a table's hooks fit."""
    if matter.story:
        return "stories"
    if matter.topic or matter.question:
        return "topics"
    return "hooks" if matter.known.name else "openers"


def _best(said: _Said, words_max: int) -> str | None:
    """The script that tells most, and then fills its time well; of equals the first."""
    scripts = (_composed(hook, said, cta, words_max) for hook in said.hooks for cta in said.ctas)
    fitting = [text for text in scripts if count_words(text) <= words_max and len(text) >= CHARACTERS_MIN]
    enough = round(_ENOUGH * words_max)
    return max(
        fitting,
        key=lambda text: (said.told_by(text), min(count_words(text), enough)),
        default=None,
    )


def _composed(hook: str, said: _Said, cta: str, words_max: int) -> str:
    """As many facts as there is time for; where there are few, a line for the listener."""
    script = [hook] if hook else []
    room = words_max - count_words(hook) - count_words(cta)
    called = [] if _repeats(said.whom, hook) else said.people[:1]
    spare = said.lines[: 1 if said.told or said.whom or words_max < _MANY else 2]
    wanted = (*called, *said.told, *spare)
    for sentence in wanted:
        if (words := count_words(sentence)) <= room and not _repeats(sentence, " ".join((*script, cta))):
            script.append(sentence)
            room -= words
    return " ".join((*script, cta))


def _repeats(sentence: str, script: str) -> bool:
    return _OPENING.sub("", sentence.casefold()).rstrip(" .!") in script.casefold()


def _kind(matter: Matter) -> Mapping[str, Any]:
    """The sort of thing it is, by the last of its words that is in the table."""
    kinds: Mapping[str, Mapping[str, Any]] = _TABLES["kinds"]
    for name in (matter.known.kind, head(matter.known.name)):
        word = (name.lower().split() or [""])[-1]
        for kind in kinds.values():
            if {word, word.removesuffix("s"), word.removesuffix("es")} & {*kind["words"].split()}:
                return kind
    return kinds["thing"]


def _values(matter: Matter) -> Values:
    about = matter.known
    shown = re.match(r"(this|these) (.+)", about.name)
    some = (shown[2] if shown[1] == "these" else Fact(shown[2], Shape.NOUN).with_article) if shown else ""
    does = next((fact.text for fact in about.facts if fact.shape is Shape.DOES), "")
    return {
        "name": about.name,
        "some": some,
        "does": does,
        "story": matter.story,
        "it": "them" if matter.plural else "it",
        "topic": matter.topic,
        "question": matter.question,
        "people": matter.people,
    }


def _told(matter: Matter) -> Iterator[str]:
    """What is known, as sentences to be said."""
    about = matter.known
    it, its = ("They", "They're") if matter.plural else ("It", "It's")
    use = f" for {matter.use}" if matter.use else ""
    shaped = {shape: [fact for fact in about.facts if fact.shape is shape] for shape in Shape}
    does, nouns = shaped[Shape.DOES], [fact.with_article for fact in shaped[Shape.NOUN]]
    if about.kind and about.kind.lower() not in about.name.lower() and not about.lines:
        that = f" that {does.pop(0).text}" if does and not use and about.article in ("a", "an") else ""
        yield f"{its} {about.a_kind}{use}{that}."
    elif use:
        yield f"{its}{use}."
    yield from (f"{it} {fact.text}." for fact in does)
    yield from (f"{its} {fact.text}." for fact in shaped[Shape.IS])
    yield from (f"You get {' and '.join(nouns[at : at + 2])}." for at in range(0, len(nouns), 2))
    yield from (f"{capital(fact.text)}." for fact in (*shaped[Shape.DO], *shaped[Shape.LOOSE]))
    yield from about.lines if matter.topic else _lines(about, it, its)


def _lines(about: Known, it: str, its: str) -> Iterator[str]:
    for line in about.lines:
        if len(line.split()) <= LINE_WORDS_MAX:
            does = (read := fact_of(line)) is not None and read.shape is Shape.DOES
            article = re.match(r"an?\s", line, re.IGNORECASE)
            yield f"{it} {inner(line)}" if does else f"{its} {inner(line)}" if article else line


def _ctas(matter: Matter, kind: Mapping[str, Any], table: Mapping[str, Any], part: str, dice: Random) -> Iterator[str]:
    """What the prompt wants said last, else an invitation that fits the thing, in the tone."""
    if matter.closing:
        yield f"{matter.closing}{table['stop']}"
        return
    if part in ("topics", "stories"):
        asides = table["asides"] if part == "topics" else _TABLES["any"]["endings"]
        yield from dice.sample(asides, len(asides))
        return
    calls = _TABLES["any"]["calls"] if part == "openers" else kind["ctas"]
    for do in dice.sample(calls, len(calls)):
        values = {"it": "them" if matter.plural else "it"}
        if (act := filled(do, values)) is not None:
            yield from (text for _, text in candidates(table["frames"], {"do": act}, dice))


def _plain(matter: Matter, words_max: int) -> str:
    """When nothing fits: as much of the name as there is room for."""
    cta = f"{matter.closing}." if 0 < count_words(matter.closing) <= words_max // 2 else "Take a look for yourself."
    about = matter.known.name or matter.question or matter.topic or " ".join(matter.known.lines)
    script = f"{_clipped(capital(about), words_max - count_words(cta))} {cta}"
    if len(script) < CHARACTERS_MIN and matter.known.name:
        script = f"Okay, everyone, meet {matter.known.name}. Go and take a look for yourself."
    fits = len(script) >= CHARACTERS_MIN and count_words(script) <= words_max
    return script if fits else _NOTHING_FITS


def _translated(text: str, read: Known | None, table: Mapping[str, Any], words_max: int, dice: Random) -> str:
    """The same in another language: what it is about, what else is said of it, an invitation."""
    first, *rest = [*sentences(re.sub(table["order"], "", text, count=1, flags=re.IGNORECASE))] or [text]
    asked = [match[1] for line in rest if (match := re.match(table["mention"], line.rstrip(" .!"), re.IGNORECASE))]
    told = [line for line in rest if not re.match(table["asking"], line, re.IGNORECASE)]
    told += [table["mentioned"].format(theme=theme) for theme in asked]
    subject = (read.name if read else first).strip(" .!?")
    article = re.match(table["articles"], subject, re.IGNORECASE)
    hooks = table["hooks" if article else "bare"]
    scripts = [
        _joined((hook.format(name=about if article else about[:1].upper() + about[1:]), *told, line), cta, words_max)
        for about in dict.fromkeys((subject, re.split(r"[,;:(]", subject)[0].strip()))
        for hook in dice.sample(hooks, len(hooks))
        for line in dice.sample(table["lines"], len(table["lines"]))
        for cta in dice.sample(table["ctas"], len(table["ctas"]))
    ]
    plain = [_joined((line,), cta, words_max) for line in table["lines"] for cta in ("", *table["ctas"])]
    enough = round(_ENOUGH * words_max)
    fitting = (text for text in (*scripts, *plain) if len(text) >= CHARACTERS_MIN and count_words(text) <= words_max)
    return max(
        fitting,
        key=lambda text: (subject in text, text in scripts, min(count_words(text), enough)),
        default=_NOTHING_FITS,
    )


def _joined(parts: Sequence[str], last: str, words_max: int) -> str:
    """The first part, as many of the others as there is room for, and the last."""
    kept = [parts[0]]
    for part in parts[1:]:
        if count_words(" ".join((*kept, part, last))) <= words_max:
            kept.append(part if part[-1] in ".!?…" else f"{part}.")
    return " ".join((*kept, last)).strip()


def _clipped(text: str, words_max: int) -> str:
    """Whole sentences as far as they go, else words."""
    kept = ""
    for sentence in sentences(text):
        if count_words(f"{kept} {sentence}") <= words_max:
            kept = f"{kept} {sentence}".strip()
    if len(kept) >= CHARACTERS_MIN:
        return kept if kept[-1] in ".!?…" else f"{kept}."
    for match in reversed([*re.finditer(r"[,;]\s", text)]):
        if match.start() >= CHARACTERS_MIN and count_words(text[: match.start()]) <= words_max:
            return f"{text[: match.start()]}."
    words = text.split()
    while count_words(" ".join(words)) > words_max and len(words) > 1:
        words.pop()
    return f"{' '.join(words).rstrip(' .,;:!?')}."
