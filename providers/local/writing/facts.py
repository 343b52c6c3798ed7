"""What is known of a product, taken apart so that sentences can be built of it: never more than was stated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain.brief import Product
from providers.local.writing.lexicon import LEXICON, listed
from providers.local.writing.tidings import language, sentences

_BASES: Final = listed("verbs")
_ORDERS: Final = listed("orders")
_ADJECTIVES: Final = listed("adjectives")
_ENDS: Final = tuple(LEXICON["adjective_ends"])
_PARTICIPLES: Final = listed("participles")
_FOLLOWERS: Final = listed("followers")
_LOOSE: Final = listed("loose")
_SUBJECTS: Final = listed("subjects")
_MASS: Final = listed("mass")
_PROPER: Final = listed("proper")
_SAFE: Final = frozenset(("safe", "free", "ready", "friendly", "proof", "resistant"))  # dishwasher safe
_WORDS_MAX: Final = 9
_KIND_WORDS_MAX: Final = 4
_LINE_MAX: Final = 220
_KIND_STOP: Final = re.compile(
    r"\s+(?:(?:that|which|who|with|for|from|made|built|designed|to|in|on|by|and|of|so|you|your|our|is|are|\w+ed)\b)|[,.;:–—(]"
)
_HEAD_ENDS: Final = listed("followers") | {"of", "per", "that", "which"}
_AN: Final = re.compile(r"[aeio]|8|11\b|18\b|hour|honest|un(?!i)|ul|up", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"^(?:(?:it's|it is|this is|meet)\s+)?(an?|the|our|your)\s+", re.IGNORECASE)


class Shape(StrEnum):
    """What a phrase is, and so where in a sentence it can stand."""

    NOUN = "noun"  # visible glow in 14 days
    DOES = "does"  # keeps drinks cold
    DO = "do"  # save two hours a week
    IS = "is"  # fragrance-free and vegan
    LOOSE = "loose"  # only by itself: up to 40 hours, You will love it


@dataclass(frozen=True)
class Fact:
    """One thing the seller says, without a full stop; its first letter as in the middle of a sentence."""

    text: str
    shape: Shape

    @property
    def opening(self) -> str:
        """As at the beginning of a sentence."""
        return capital(self.text)

    @property
    def told(self) -> str:
        """As in the middle of a sentence that has told what it speaks of: it keeps drinks cold."""
        return f"it {self.text}" if self.shape is Shape.DOES else self.text

    @property
    def with_article(self) -> str:
        """A thing's name as it stands behind a verb: a 30-hour battery, but free shipping and notes of cherry."""
        words = self.text.split()
        ends = next((index for index, word in enumerate(words) if index and word.lower() in _HEAD_ENDS), len(words))
        head = words[ends - 1].strip(",").lower()
        plural = _plural(head)
        uncounted = head.endswith("ing") or head in _MASS or len(head) == 1
        if plural or uncounted or words[0].endswith("%") or words[0].isdigit():
            return self.text
        return f"{'an' if _AN.match(self.text) else 'a'} {self.text}"


@dataclass(frozen=True)
class Known:
    """A product as sentences need it. `kind` says what it is; `article` is empty where the kind takes none.

    language: of what its seller says, None for one we do not know.
    """

    name: str
    kind: str
    article: str
    facts: tuple[Fact, ...]
    lines: tuple[str, ...]
    price: str
    language: str | None = "en"

    @property
    def plural(self) -> bool:
        """Whether the kind is of many: running shoes."""
        return not self.article and _plural(self.kind)

    @property
    def a_kind(self) -> str:
        return f"{self.article} {self.kind}".strip()


def known(product: Product) -> Known:
    """Reads a product's data."""
    name = " ".join(product.name.split())
    lines = tuple(line for line in sentences(product.description) if len(line) <= _LINE_MAX)
    tongue = language(" ".join((product.description, *product.benefits)))
    ours = tongue == "en"
    kind, article = _kind(lines[0], name) if lines and ours else ("", "")
    facts = tuple(fact for text in product.benefits if (fact := fact_of(text, english=ours)) is not None)
    return Known(name, kind, article, facts, tuple(_full(lines, kind)), " ".join((product.price or "").split()), tongue)


def _plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def fact_of(text: str, *, english: bool = True) -> Fact | None:
    """A benefit as it was written, recognised; None for an empty one."""
    phrase = " ".join(text.split()).strip(" .:;,-–•*")
    if not phrase:
        return None
    return Fact(inner(phrase), _shape(phrase)) if english else Fact(phrase, Shape.LOOSE)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[1:2].isupper() else text


def inner(text: str) -> str:
    """As in the middle of a sentence: without its capital, unless that is its own."""
    first = text.split(" ", 1)[0]
    bare = re.split(r"[-']", first)[0]
    plain = bare[1:].islower() or len(bare) == 1
    return text if not plain or bare.lower() in _PROPER else text[:1].lower() + text[1:]


def _shape(phrase: str) -> Shape:
    words = re.findall(r"[^\s,;:]+", phrase.lower())
    first, rest = words[0], words[1:]
    does = first in _thirds()
    lengthy = len(words) > _WORDS_MAX and not does
    if lengthy or first in _LOOSE or first in _SUBJECTS or re.search(r"[.!?:;]", phrase):
        return _made(first, rest)
    if does:
        return Shape.DOES
    if first in _ORDERS and rest:
        return Shape.DO
    if _adjective(first) and _closed(rest):
        return Shape.IS
    if words[-1] in _SAFE and len(words) == 2:
        return Shape.IS
    return Shape.NOUN


def _made(first: str, rest: list[str]) -> Shape:
    return Shape.IS if first == "made" and rest and len(rest) < _WORDS_MAX else Shape.LOOSE


def _adjective(word: str) -> bool:
    return word in _ADJECTIVES or word in _PARTICIPLES or word.endswith(_ENDS)


def _closed(rest: list[str]) -> bool:
    """Whether an adjective with this after it says what a thing is, not what sort of a thing is meant."""
    while rest and rest[0] in ("and", "or") and len(rest) > 1 and _adjective(rest[1]):
        rest = rest[2:]
    return not rest or rest[0] in _FOLLOWERS - {"and", "or"} or (_adjective(rest[0]) and _closed(rest[1:]))


def _kind(line: str, name: str) -> tuple[str, str]:
    """What a first sentence says the product is, as in "LUMA is a vitamin C serum that …"."""
    text = re.sub(rf"^{re.escape(name)}\s*(?:is|are|:|–|—|-)\s*", "", line, flags=re.IGNORECASE)
    article = _ARTICLE.match(text)
    noun = text[article.end() :] if article else text
    stop = _KIND_STOP.search(noun, 3)
    noun = (noun[: stop.start()] if stop else noun).rstrip(" .!?")
    words = noun.split()
    if not words or len(words) > _KIND_WORDS_MAX or not noun[-1].isalnum():
        return "", ""
    low = words[0].lower()
    if low in _thirds() or low in _ORDERS or low in _SUBJECTS or low in _LOOSE or (_adjective(low) and len(words) == 1):
        return "", ""
    if low in name.lower().split() and len(words) == len(name.split()):
        return "", ""
    kind = inner(noun)
    singular = article is not None and not re.search(r"[^s]s$", words[-1])
    if not singular:
        return kind, ""
    own = article[1].lower() if article else ""
    return kind, own if own in ("a", "an") else ("an" if kind[0].lower() in "aeio" else "a")


def _full(lines: tuple[str, ...], kind: str) -> Iterator[str]:
    """Sentences that stand by themselves; a first one that only names the kind of thing is none."""
    for index, line in enumerate(lines):
        if index or len(line.split()) > len(kind.split()) + 2:
            yield line if line[-1] in ".!?…" else f"{line}."


@lru_cache
def _thirds() -> frozenset[str]:
    """Verbs in the third person."""
    return frozenset(map(_third, _BASES))


def _third(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
