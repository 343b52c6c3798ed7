"""Sentences with slots, filled with what is known. A sentence that lacks something is not used."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Final

from providers.local.writing.facts import Fact, Known, Shape, capital

_SLOT: Final = re.compile(r"\{(\w+)\}")
Values = Mapping[str, str]


def filled(template: str, values: Values) -> str | None:
    """The sentence, or None if something it speaks of is not known. A capital slot opens a sentence."""
    slots = _SLOT.findall(template)
    if any(not values.get(slot.lower()) for slot in slots):
        return None
    return _SLOT.sub(lambda match: _told(match[1], values), template)


def candidates(templates: Sequence[str], values: Values, dice: Random) -> Iterator[tuple[str, str]]:
    """What can be said, in an order of its own: each template with what becomes of it."""
    for template in dice.sample(templates, len(templates)):
        if (text := filled(template, values)) is not None:
            yield template, text


def values_of(known: Known, facts: Sequence[Fact], extra: Values) -> dict[str, str]:
    """The slots, the facts in order of preference."""
    shaped = {shape.value: next((fact.text for fact in facts if fact.shape is shape), "") for shape in Shape}
    some = next((fact.with_article for fact in facts if fact.shape is Shape.NOUN), "")
    listed = {name: fact.told for name, fact in zip(("fact", "fact2", "fact3"), facts, strict=False)}
    return {
        **shaped,
        **listed,
        "some": some,
        "name": known.name,
        "kind": known.kind,
        "one": known.kind if known.article else "",
        "a": known.a_kind,
        "isa": "" if known.plural else known.a_kind,
        "price": known.price,
        **extra,
    }


def rotated(facts: Sequence[Fact], by: int) -> list[Fact]:
    cut = by % len(facts) if facts else 0
    return [*facts[cut:], *facts[:cut]]


def gathered(facts: Sequence[Fact]) -> Iterator[str]:
    """Facts as sentences: one for all things' names, one for each of the others."""
    nouns = sorted((fact.with_article for fact in facts if fact.shape is Shape.NOUN), key=_and_last)
    if nouns:
        *others, last = nouns
        between = (", and " if any(" and " in noun for noun in nouns) else " and ") if others else ""
        yield f"Plus {', '.join(others)}{between}{last}."
    for fact in facts:
        if fact.shape is Shape.IS:
            yield f"It's {fact.text}."
        elif fact.shape is not Shape.NOUN:
            yield f"{capital(fact.told).rstrip('.')}."


def _and_last(noun: str) -> bool:
    """Puts what has an "and" of its own in front."""
    return " and " not in noun


def joined(sentences: Iterable[str], limit: int, told: str = "") -> str:
    """As many of the sentences as fit, one after another, without what was already told."""
    text = ""
    for sentence in sentences:
        longer = f"{text} {sentence}".strip()
        if len(longer) <= limit and _bare(sentence) not in _bare(f"{told} {text}"):
            text = longer
    return text


def _bare(text: str) -> str:
    return text.casefold().rstrip(" .!?…")


def _told(slot: str, values: Values) -> str:
    text = values[slot.lower()]
    return capital(text) if slot[0].isupper() else text
