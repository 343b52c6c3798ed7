"""What a script is about, read from the prompt that asks for it and from the product's page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain.brief import Product
from providers.local.writing.facts import Fact, Known, Shape, fact_of, inner, known
from providers.local.writing.tidings import sentences
from providers.local.writing.wishes import wishes

LINE_WORDS_MAX: Final = 16
_NAME_WORDS_MAX: Final = 8
_ORDER: Final = re.compile(
    r"^(?:please\s+)?(?:(?:i|we)(?:'d like| want| need)(?: you to)?\s+)?"
    r"(?:(?:write|create|make|generate|produce|record|film|give me|do)\s+)?(?:me\s+)?"
    r"(?:(?:a|an|the|some)\s+)?(?:\S+\s+){0,4}?"
    r"(?:video|ads?|advert(?:isement)?|script|clip|ugc|commercial|reel|tiktok|promo|spot|testimonial|review|pitch|story)\b"
    r"(?:\s+script)?\s*"
    r"(?:(?:for|about|on|of|promoting|to promote|advertising|featuring|showing|introducing)\s+|[:-]\s*)",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"^(?:please\s+)?(?:promot(?:e|ing)|advertis(?:e|ing)|sell(?:ing)?|introduc(?:e|ing)|pitch(?:ing)?|review(?:ing)?|"
    r"explain(?:ing)?|talk(?:ing)? about|new:|announc(?:e|ing)|describ(?:e|ing)|present(?:ing)?|"
    r"showcas(?:e|ing)|(?:show|tell)(?: me| us| people| viewers)?|about)\s+",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(r"(?:why|how|what|when|who|where|whether)\b", re.IGNORECASE)
# "3 reasons to walk" is told as why one might walk: the reasons themselves nobody gave.
_LISTED: Final = (
    (re.compile(r"^(?:(?:the |my |our )?(?:top )?[\w-]+ )?reasons? to\s+", re.IGNORECASE), "why you might "),
    (re.compile(r"^(?:(?:the |my |our )?(?:top )?[\w-]+ )?reasons? why\s+", re.IGNORECASE), "why "),
    (re.compile(r"^(?:(?:the |my |our )?(?:top )?[\w-]+ )?(?:ways?|tips?|steps?) to\s+", re.IGNORECASE), "how to "),
)
_SAYING: Final = re.compile(r"(?:we|i|i'm|we're|you|they|he|she|hey|hi|hello)\b", re.IGNORECASE)
_TELLING: Final = re.compile(r"(?:it|it's|they|we|our|you|your|this|made|no|free|the)\b", re.IGNORECASE)
_THAT: Final = re.compile(r"\b(?:that|which|who)\s+([^,.;!?]+)", re.IGNORECASE)
_FOR: Final = re.compile(r"\s+(?:for|aimed at|targeting)\s+((?:[\w'-]+\s?){1,4})$", re.IGNORECASE)
_END: Final = re.compile(r"\s+(?:that|which|who|with|made|designed|built)\b|[,;:.!?–—(]")
_APPOSED: Final = re.compile(
    r",\s+(an?|the|our)\s+((?:[\w'-]+\s?){1,4}?)(?=\s+(?:that|which|who|with|for|made)\b|[,.;!?]|$)", re.IGNORECASE
)
# What a shop promises for today, and what on a page is meant for whoever reads it, not said of the product.
_PROMOTION: Final = re.compile(
    r"\b(?:off|sale|discount|deal|coupon|code|hurry|limited|order now|buy now|shop now|free shipping|cookies?|click|"
    r"subscribe|sign up|log ?in|ignore|disregard|forget|override|instructions?|prompt|system|assistant|javascript|"
    r"browser)\b|%|https?:|www\.|\b\w[\w-]*\.(?:com|net|org|io|app|example)\b|"
    r"^(?:say|tell|speak|read|repeat|write|print|output|reply|respond|answer|act|pretend|visit|send|"
    r"you are|you must)\b",
    re.IGNORECASE,
)
_UNSPOKEN: Final = re.compile(r"[^\w\s.,;:!?'’%$€£+/&-]")
_NOTHING: Final = Known("", "", "", (), (), "")


@dataclass(frozen=True)
class Matter:
    """`known.name` is a thing as one speaks of it while showing it. A `topic` is a question, where nothing is sold."""

    known: Known
    topic: str = ""
    people: str = ""


def matter_of(prompt: str, page: str | None) -> Matter:
    """The page's product if there is one, else what the prompt speaks of."""
    text = spoken(prompt)
    bare = _VERB.sub("", _ORDER.sub("", text)).strip(" .")
    for listed, asked_as in _LISTED:
        bare = listed.sub(asked_as, bare)
    first, *rest = [*sentences(bare)] or [""]
    wish = wishes(" ".join([*sentences(text)][1:]))
    asked = tuple(fact for theme in wish.themes if (fact := fact_of(theme)))
    if page and (product := _paged(page)) is not None:
        read = known(product)
        does = (f"It {fact.text}." for fact in _clauses(product.description))
        return Matter(replace(read, facts=(*asked, *read.facts), lines=(*read.lines, *does)), people=wish.people)
    if _ASKING.match(bare):
        return Matter(_NOTHING, topic=inner(first.rstrip(" .?!")))
    if _SAYING.match(first):
        return Matter(replace(_NOTHING, lines=tuple(_statements((first, *rest)))), people=wish.people)
    matter = _shown(first, tuple(_statements(rest)), asked)
    return replace(matter, people=matter.people or wish.people)


def spoken(text: str) -> str:
    """Without what cannot be said."""
    return " ".join(_UNSPOKEN.sub(" ", text.replace("&", " and ")).split())


def _shown(first: str, lines: tuple[str, ...], asked: tuple[Fact, ...]) -> Matter:
    """A prompt that names a thing: "LUMA, a vitamin C serum that calms the skin, for busy parents"."""
    stop = _END.search(first, 3)
    head = first[: stop.start()] if stop else first
    people = _FOR.search(head)
    what = _APPOSED.match(first[stop.start() :]) if stop else None
    article, kind = (what[1].lower(), what[2]) if what else ("", "")
    fresh = (fact for fact in asked if not any(fact.text in inner(line) for line in lines))
    facts = (*_clauses(first), *_praised(first[stop.start() :] if stop else ""), *fresh)
    seen = Known(_named(_FOR.sub("", head).strip()), kind, article, facts, lines, "")
    return Matter(seen, people=people[1].strip() if people else "")


def _statements(lines: Sequence[str]) -> Iterator[str]:
    """Sentences that tell something of the product, not what to do."""
    for line in lines:
        if _TELLING.match(line) and len(line.split()) <= LINE_WORDS_MAX:
            yield line if line[-1] in ".!?" else f"{line}."


def _clauses(text: str) -> Iterator[Fact]:
    """What a description says a thing does: "a bottle that keeps drinks cold"."""
    for match in _THAT.finditer(text):
        if (fact := fact_of(match[1])) is not None and fact.shape is Shape.DOES:
            yield fact


def _praised(rest: str) -> Iterator[Fact]:
    """What stands behind a comma and says how a thing is: "our bakery, famous for sourdough"."""
    for part in re.split(r"[,;.!?]", rest):
        if (fact := fact_of(part)) is not None and fact.shape is Shape.IS:
            yield fact


def _named(noun: str) -> str:
    """A thing as one speaks of it: this fitness app, our bakery, LUMA."""
    words = noun.split()[:_NAME_WORDS_MAX]
    if not words:
        return "this"
    low, capitals = words[0].lower(), [word[:1].isupper() for word in words]
    if low in ("our", "my", "your", "this", "these") or (low == "the" and capitals[1:2] == [True]):
        return inner(" ".join(words))
    if low in ("a", "an", "the") and len(words) > 1:
        words = words[1:]
    elif capitals[0] and (len(words) == 1 or words[0].isupper() or capitals[1]):
        return " ".join(words)
    plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))
    return f"{'these' if plural else 'this'} {inner(' '.join(words))}"


def _paged(page: str) -> Product | None:
    """The product of a page's lines; what a shop promises for today is left out."""
    read: dict[str, list[str]] = {}
    for line in page.splitlines():
        name, colon, value = line.partition(": ")
        if colon:
            read.setdefault(name, []).append(spoken(value))
    names, texts = read.get("Name", []), read.get("Description", [])
    if not names and not texts:
        return None
    lines = [line for text in texts for line in sentences(text) if not _PROMOTION.search(line)]
    name = " ".join(names[0].split()[:_NAME_WORDS_MAX]) if names and not _PROMOTION.search(names[0]) else "this"
    return Product(name=name, description=" ".join(lines))
