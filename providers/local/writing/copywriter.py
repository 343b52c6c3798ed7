"""Advertising copy: five variants for one product, as JSON, of nothing but what its seller stated.

The tone decides the sentences, the format how they are put together, the platform how long they may be.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from domain.attempt import Order
from domain.brief import CopyBrief, CopyFormat, Platform
from providers.local.report import Report
from providers.local.writing.facts import capital, known
from providers.local.writing.grammar import Values, candidates, gathered, joined, rotated, values_of
from providers.local.writing.lexicon import LEXICON
from providers.local.writing.wishes import Wishes, wishes

VARIANTS: Final = 5
_TABLES: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SHORT, _SHORT_MAX = 0.75, 160  # of the limit, and characters
_TAG_MAX: Final = 28
_FEW, _MANY = 2, 4  # facts beside the one a body begins with
ARROW: Final = "→"


@dataclass(frozen=True)
class Limit:
    """Characters a platform takes, and how many hashtags are usual on it."""

    hook: int
    body: int
    tags: int


LIMITS: Final = {platform: Limit(**_TABLES["limits"][platform.value]) for platform in Platform}


@dataclass(frozen=True)
class Variant:
    """One piece of copy."""

    hook: str
    body: str
    cta: str
    hashtags: tuple[str, ...]


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes `{"variants": [{"hook", "body", "cta", "hashtags"}, …]}`."""
    brief = order.brief
    if not isinstance(brief, CopyBrief):
        raise TypeError("copy needs its brief")
    variants = [asdict(variant) for variant in written(brief, order.prompt)]
    out.write_text(json.dumps({"variants": variants}, ensure_ascii=False, indent=2) + "\n", "utf-8")


def written(brief: CopyBrief, instructions: str) -> tuple[Variant, ...]:
    """Five variants, no two alike; the same for the same brief."""
    seed = hashlib.sha256(f"{brief.model_dump_json()}\0{instructions}".encode("utf-8", "replace")).digest()
    return tuple(_Writer(brief, wishes(instructions), Random(seed)).variants())


class _Writer:
    """One request: it remembers what was said, so as not to say it twice."""

    def __init__(self, brief: CopyBrief, wish: Wishes, dice: Random) -> None:
        self._brief = brief
        self._wish = wish
        self._dice = dice
        self._known = known(brief.product)
        self._tone: Mapping[str, Sequence[str]] = _TABLES["tone"][brief.tone.value]
        self._any: Sequence[str] = _TABLES["any"]["openings"]
        self._people: Sequence[str] = _TABLES["people"][brief.tone.value]
        self._ctas: Sequence[str] = self._dice.sample(self._tone["ctas"], VARIANTS)
        if self._known.language != "en":
            self._tone = {**self._tone, **_TABLES["neutral"]}
            self._any, self._people = (), ()
            self._ctas = (LEXICON["learn_more"].get(self._known.language, ARROW),) * VARIANTS
        self._limit = LIMITS[brief.platform]
        self._used: set[str] = set()
        self._bodies: set[str] = set()

    def variants(self) -> Iterator[Variant]:
        for number in range(VARIANTS):
            values = self._values(number)
            hook = self._hook(number, values)
            body = self._body(number, hook, values)
            yield Variant(hook, body, self._ctas[number], self._tags(number))

    def _values(self, number: int) -> dict[str, str]:
        """Each variant leads with another fact, and brings up another theme."""
        themes = self._wish.themes
        facts = [fact for fact in rotated(self._known.facts, number) if self._wish.allows(fact.text)]
        extra = {"theme": themes[number % len(themes)] if themes else "", "people": self._wish.people}
        return values_of(self._known, facts, extra)

    def _hook(self, number: int, values: Values) -> str:
        themed = self._said("themed", values) if number % 2 == 0 else ()
        return self._first((*themed, *self._said("hooks", values), *self._said("bare", values)), self._limit.hook)

    def _body(self, number: int, hook: str, values: Values) -> str:
        limit = self._limit.body
        if self._brief.format is CopyFormat.SHORT:
            limit = _SHORT_MAX if limit > _SHORT_MAX else max(90, round(limit * _SHORT))
        fresh = _without(hook, values)
        body = joined((part for part in self._parts(number, hook, fresh, limit) if part), limit, hook)
        if not body or body in self._bodies:
            body = joined(
                (self._first((*self._said("plain", values), *self._said("bare", values)), limit), self._closing(limit)),
                limit,
            )
        self._bodies.add(body)
        return body

    def _parts(self, number: int, hook: str, values: Values, limit: int) -> Iterator[str]:
        """The sentences of a body in the order they are read; what is asked for has its room kept."""
        asked = self._asked(hook, values)
        room = limit - len(asked) - 1 if asked else limit
        match self._brief.format:
            case CopyFormat.SHORT:
                yield self._opening(values, room)
                yield asked
            case CopyFormat.HOOK:
                yield asked or self._opening(values, room)
            case CopyFormat.STORY:
                turn = self._first(self._said("turns", values), room // 2, "")
                begun = self._first(self._said("stories", values), room - len(turn) - 1, "")
                turn = turn or self._opening(values, room // 2)
                yield from (begun, turn, asked, *self._details(number, f"{hook} {turn} {asked}", _FEW))
            case CopyFormat.LONG:
                opening = self._opening(values, room)
                yield from (opening, asked, *self._details(number, f"{hook} {opening} {asked}", _MANY))
        yield self._closing(limit)

    def _opening(self, values: Values, limit: int) -> str:
        simple = [*candidates(self._any, values, self._dice)]
        named = [pair for pair in self._said("plain", values) if "{" in pair[0]]
        own = [pair for pair in self._said("openings", values) if len(pair[1]) <= limit and pair[0] not in self._used]
        return self._first((*own, *named, *simple, *self._said("plain", values)), limit, "")

    def _asked(self, hook: str, values: Values) -> str:
        """The theme, where the hook does not bring it up, and the people."""
        half = self._limit.body // 2
        people = self._first([*candidates(self._people, values, self._dice)], half, "", once=False)
        if not values["theme"] or values["theme"].lower() in hook.lower():
            return people
        theme = self._first(self._said("themed", values), half, "", once=False)
        both = f"{theme} {people}".strip()
        return both if len(both) <= self._limit.body * 0.6 else theme

    def _details(self, number: int, said: str, most: int) -> Iterator[str]:
        """What else the seller says, in another order each time: sentences of the description, facts, the price."""
        low = said.lower()
        fresh = (fact for fact in rotated(self._known.facts, number) if fact.text.lower() not in low)
        facts = [*gathered([fact for fact in fresh if self._wish.allows(fact.text)][:most])]
        lines = [line for line in self._known.lines if self._wish.allows(line)]
        price = (
            [f"{self._known.name}: {self._known.price}."] if self._known.price and self._wish.allows("price") else []
        )
        yield from (lines + facts, facts + lines, lines[::-1], facts + price, lines + price)[number % VARIANTS]

    def _closing(self, limit: int) -> str:
        return self._first(self._said("closings", {}), limit, "")

    def _said(self, part: str, values: Values) -> list[tuple[str, str]]:
        return [*candidates(self._tone[part], values, self._dice)]

    def _first(
        self, lines: Sequence[tuple[str, str]], limit: int, default: str | None = None, *, once: bool = True
    ) -> str:
        """The first line that fits and is allowed, of those not used yet where there is one."""
        fitting = [
            pair for pair in lines if len(pair[1]) <= limit and self._wish.allows(pair[1]) and pair[1] not in self._used
        ]
        template, line = next(
            (pair for pair in fitting if pair[0] not in self._used), fitting[0] if fitting else ("", "")
        )
        if not line:
            return self._known.name[:limit] if default is None else default
        if once:
            self._used |= {template, line}
        return line

    def _tags(self, number: int) -> tuple[str, ...]:
        if not self._limit.tags or not self._wish.allows("hashtag"):
            return ()
        own = [self._known.name, self._known.kind]
        themes = " ".join(self._wish.themes).lower()
        loose = [word for word in self._wish.keywords if word not in themes]
        facts = (fact.text for fact in self._known.facts if len(fact.text.split()) <= 3)
        others = [text for text in (*self._wish.themes, self._wish.people, *loose, *facts) if self._wish.allows(text)]
        turned = others[number % len(others) :] + others[: number % len(others)] if others else []
        tags = (_tag(text) for text in (*own[:1], *turned[:1], *own[1:], *turned[1:]))
        return tuple(dict.fromkeys(tag for tag in tags if tag))[: self._limit.tags]


def _without(hook: str, values: Values) -> dict[str, str]:
    """The values with other facts in front than the hook's, as long as there are others."""
    facts = [values[name] for name in ("fact", "fact2", "fact3") if values.get(name)]
    fresh = [fact for fact in facts if fact.removeprefix("it ").lower() not in hook.lower()] or facts
    spare = dict.fromkeys(("fact", "fact2", "fact3"), "") | dict(zip(("fact", "fact2", "fact3"), fresh, strict=False))
    shaped = {
        name: "" if values.get(name) and values[name].lower() in hook.lower() else values.get(name, "")
        for name in ("noun", "some", "does", "do", "is")
    }
    return {**values, **spare, **shaped}


def _tag(text: str) -> str:
    words = re.findall(r"[^\W_]+", text)
    tag = "".join(word if word.isupper() else capital(word) for word in words)
    return f"#{tag}" if tag and not tag.isdigit() and len(tag) <= _TAG_MAX else ""
