"""What an advert says: the seller's own words, cut at their joints. Nothing is claimed that was not stated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.brief import AdStyle, Advert
from providers.local.adverts.seasons import Season
from providers.local.drawing.typefaces import legible, plain
from providers.local.writing.lexicon import LEXICON
from providers.local.writing.tidings import language, sentences

_HEADLINE_MAX: Final = 52
_SUPPORT_MAX: Final = 140
_BENEFIT_MAX: Final = 64
_BENEFITS: Final = 3
_QUOTED: Final = re.compile(r"[\"“«„]([^\"“”«»„]{3,80})[\"”»“]")
_JOINT: Final = re.compile(r"(?<=[,;:–—])\s|\s[–—-]\s")
ARROW: Final = "→"
_LEARN_MORE: Final[Mapping[str, str]] = LEXICON["learn_more"]


@dataclass(frozen=True)
class Wording:
    """Everything written on an advert; what is empty is left out."""

    name: str
    headline: str
    support: str
    benefits: tuple[str, ...]
    price: str
    cta: str


def wording(advert: Advert, prompt: str, season: Season | None) -> Wording:
    """The headline is what the prompt has in quotes, else the first short thing the seller says of the product."""
    product = advert.product
    name, price = plain(product.name), plain(product.price or "")
    told = [*sentences(plain(product.description))]
    said = [trimmed for text in product.benefits if (trimmed := plain(text).rstrip(".;, "))]
    tongue = language(" ".join((name, *told, *said)))
    greets = advert.style is AdStyle.SEASONAL and tongue == "en"
    headline = _headline(prompt, said, told, name, season if greets else None)
    rest = [text for text in said if not _same(text, headline)]
    support = next((short for text in told if not _same(text, headline) and (short := clause(text, _SUPPORT_MAX))), "")
    if not support and rest:
        support, rest = rest[0], rest[1:]
    return Wording(
        name="" if _same(name, headline) else name,
        headline=headline,
        support=support,
        benefits=tuple(text for text in rest if len(text) <= _BENEFIT_MAX)[:_BENEFITS],
        price=price,
        cta=_cta(price, product.url, tongue),
    )


def _headline(prompt: str, said: Sequence[str], told: Sequence[str], name: str, season: Season | None) -> str:
    quoted = _QUOTED.search(prompt)
    if quoted and legible(quoted[1]) and (words := plain(quoted[1])):
        return words
    if season is not None:
        return season.greeting
    for text in (*said, *told):
        if len(text) <= _HEADLINE_MAX:
            return text
    for text in (*told, *said):
        if len(short := clause(text, _HEADLINE_MAX)) >= 12 and not short.endswith("…"):
            return short
    return name


def clause(text: str, limit: int) -> str:
    """As much of a sentence as fits: whole, else up to a joint, else up to a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _JOINT.finditer(text) if limit * 0.4 <= match.start() <= limit]
    if ends:
        return text[: ends[-1]].rstrip(" ,;:–—-")
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _cta(price: str, url: str | None, language: str | None) -> str:
    """An invitation in the seller's language; an arrow where we do not know it."""
    if language != "en":
        return _LEARN_MORE.get(language or "", ARROW)
    if price:
        return "Shop now"
    return "Learn more" if url else "Discover more"


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" .!?…") == other.casefold().strip(" .!?…")
