"""What a script is about, read from the prompt that asks for it and from the product's page."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from domain.brief import Product
from providers.local.writing.facts import Fact, Known, Shape, capital, fact_of, inner, known
from providers.local.writing.lexicon import listed
from providers.local.writing.tidings import sentences
from providers.local.writing.wishes import wishes

LINE_WORDS_MAX: Final = 16
_NAME_WORDS_MAX: Final = 8
_ACRONYM_MAX: Final = 3  # letters: LED lamp, but LUMA
_READING: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _pattern(name: str) -> re.Pattern[str]:
    """One of the table's patterns, in which `<word>` stands for another one of them."""
    parts = _READING["patterns"]
    text = re.sub(r"<(\w+)>", lambda match: f"(?:{parts[match[1]].strip()})", parts[name])
    return re.compile(re.sub(r"\n\s*", "", text), re.IGNORECASE)


_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_UNSPOKEN: Final = re.compile(r"[^\w\s.,;:!?'’%$€£+/&-]|_")
_GREETING, _META, _LABEL = _pattern("greeting"), _pattern("meta"), _pattern("label")
_ORDER, _VERB, _STORY = _pattern("order"), _pattern("verb"), _pattern("story")
_EXPLAINING, _DISCUSSING = _pattern("explaining"), _pattern("discussing")
_ASKED, _FEATURES, _PROMOTION = _pattern("asked"), _pattern("features"), _pattern("promotion")
_ASKING, _SAYING, _TELLING, _INVITING = (
    _pattern("asking"),
    _pattern("saying"),
    _pattern("telling"),
    _pattern("inviting"),
)
_FOR, _END, _APPOSED, _THAT = _pattern("audience"), _pattern("end"), _pattern("apposed"), _pattern("that")
_PEOPLE, _NO_PEOPLE, _HAVING = _pattern("people"), _pattern("no_people"), _pattern("having")
_MODAL, _TOPICAL, _FILMED = _pattern("modal"), _pattern("topical"), _pattern("filmed")
_HEAD_END: Final = re.compile(r"\s+(?:for|with|without|in|on|of|from|at|by|to|about|near|made|online)\b", re.IGNORECASE)
_LISTED: Final = [(re.compile(pattern, re.IGNORECASE), asked) for pattern, asked in _READING["listed"].items()]
_DOES: Final[Mapping[str, str]] = _READING["doing"]
_DOING: Final = re.compile(rf"\s({'|'.join(_DOES)})\s+([^,.;!?]+)", re.IGNORECASE)
_NOTHING: Final = Known("", "", "", (), (), "")


@dataclass(frozen=True)
class Matter:
    """`known.name` is a thing as one speaks of it while showing it.

    topic, question: what is talked about where nothing is sold, and as one asks it. story: whom one is told of.
    people: those spoken to; use: what else it is for. closing: what the prompt wants said last.
    """

    known: Known
    topic: str = ""
    question: str = ""
    story: str = ""
    people: str = ""
    use: str = ""
    closing: str = ""

    @property
    def plural(self) -> bool:
        return is_plural(self.known.name or self.topic)


def matter_of(prompt: str, page: str | None) -> Matter:
    """The page's product if there is one, else what the prompt speaks of."""
    asking = _parts(prompt)
    first = asking[0] if asking else ""
    ordered = next((part for part in asking if _bare(part) != part and _ASKED.sub("", part).strip(" .")), first)
    closing = next((match[1].strip(" .!,\"'") for part in asking if (match := _ASKED.search(part))), "")
    if not _ASKED.sub("", ordered).strip(" ."):
        closing = ""
    else:
        ordered, asking = _ASKED.sub("", ordered), [part for part in asking if not _ASKED.search(part)]
    others = [part for part in asking if part not in (ordered, first)]
    wish = wishes(" ".join(others))
    asked = (*(fact for theme in wish.themes if (fact := fact_of(theme))), *_features(asking))
    told = [part for part in asking if part != ordered]
    if page and (product := _paged(page)) is not None:
        read = known(product)
        does = (f"It {fact.text}." for fact in _clauses(product.description, plural=False))
        paged = replace(read, facts=(*asked, *read.facts), lines=(*read.lines, *does))
        matter = Matter(paged, people=_addressed(_bare(ordered))[1])
    else:
        matter = _read(ordered, tuple(_statements(told)), asked)
    return replace(matter, people=matter.people or wish.people, closing=capital(closing))


def spoken(text: str) -> str:
    """Without what cannot be said."""
    return " ".join(_UNSPOKEN.sub(" ", _LINK.sub(" ", text).replace("&", " and ")).split())


def is_plural(name: str) -> bool:
    """Whether one says "they" of it."""
    noun = head(name)
    return name.startswith("these ") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s")))


def head(name: str) -> str:
    """A name up to the noun that says what it is: steel bottle with a lid."""
    return _HEAD_END.split(name, maxsplit=1)[0]


def _parts(prompt: str) -> list[str]:
    """The prompt's sentences, without greetings and without what is said of the writing itself."""
    lines = (spoken(line).lstrip("- ") for line in prompt.splitlines())
    parts = (_GREETING.sub("", part).strip() for line in lines for part in sentences(line))
    return [_LABEL.sub("", part) for part in parts if part and not _META.search(part)]


def _bare(part: str) -> str:
    """What a sentence that asks for a film wants it to be about."""
    while (shorter := _VERB.sub("", _ORDER.sub("", part, count=1), count=1)) != part and shorter.strip(" ."):
        part = shorter
    return part


def _read(ordered: str, lines: tuple[str, ...], asked: tuple[Fact, ...]) -> Matter:
    bare = _bare(ordered).strip(" .,:")
    for listed_as, asked_as in _LISTED:
        bare = listed_as.sub(asked_as, bare)
    if (shown := _showing(bare, lines, asked)) is not None:
        return shown
    if _ASKING.match(bare) or bare.endswith("?"):
        text = _MODAL.sub(r"\1 you \2", bare.rstrip("?! "))
        question = f"{capital(text)}" if bare.endswith("?") else _question(text)
        return Matter(replace(_NOTHING, lines=lines), "" if bare.endswith("?") else inner(text), question)
    if _SAYING.match(bare) or _INVITING.match(bare):
        return Matter(replace(_NOTHING, lines=(f"{capital(bare)}.".replace("!.", "!"), *lines)))
    called = bare != ordered.strip(" .,:")
    matter = _shown(bare, lines, asked, called=called)
    if _STORY.match(bare) and (_FILMED.search(ordered) or not called):
        matter = Matter(replace(_NOTHING, lines=lines), story=inner(bare))
    elif called and lines and _PEOPLE.search(bare) and not _NO_PEOPLE.search(bare):
        matter = Matter(replace(_NOTHING, lines=lines), people=bare)
    elif called and _TOPICAL.match(bare):
        matter = Matter(replace(_NOTHING, lines=lines), topic=bare)
    elif _DISCUSSING.search(ordered):
        matter = _discussed(matter, ordered, bare)
    return matter


def _discussed(matter: Matter, ordered: str, bare: str) -> Matter:
    """A thing that is explained, not sold, unless it is the speaker's own."""
    if re.match(r"(?:our|my)\s", matter.known.name):
        return matter
    subject = re.sub(r"^(?:this|these) ", "", matter.known.name)
    article = re.match(r"(an?) ", bare)
    subject = f"{article[1]} {subject}" if article else subject
    asks = f"What {'are' if is_plural(subject) else 'is'} {subject}" if _EXPLAINING.search(ordered) else ""
    tips = bare.partition(": ")[2].split(", ")
    lines = (*(f"{capital(tip.removeprefix('and '))}." for tip in tips if tip), *matter.known.lines)
    return replace(matter, known=replace(_NOTHING, lines=lines), topic=subject, question=asks)


def _showing(bare: str, lines: tuple[str, ...], asked: tuple[Fact, ...]) -> Matter | None:
    """ "How our app helps people send invoices" speaks of our app."""
    words = bare.split()
    if len(words) < 4 or words[0].lower() not in ("how", "why", "that"):
        return None
    if not (words[1].lower() in ("our", "my") or words[1][0].isupper()):
        return None
    for cut in range(2, min(len(words), 8)):
        rest = " ".join(words[cut:])
        if (fact := fact_of(rest)) is not None and fact.shape is Shape.DOES:
            name = _named(" ".join(words[1:cut]), called=True)
            return Matter(replace(_NOTHING, name=name, facts=(fact, *asked), lines=lines))
    return None


def _question(topic: str) -> str:
    """A topic as one asks it: why you should walk, why should you walk."""
    if match := re.match(r"(why|how|when|what|where) (you) (should|might|can|could) (.+)", topic, re.IGNORECASE):
        return f"{capital(match[1])} {match[3]} you {match[4]}"
    if match := re.match(r"how to (.+)", topic, re.IGNORECASE):
        return f"How do you {match[1]}"
    return ""


def _shown(first: str, lines: tuple[str, ...], asked: tuple[Fact, ...], *, called: bool) -> Matter:
    """A prompt that names a thing: "LUMA, a vitamin C serum that calms the skin, for busy parents".

    called: whether it stands inside a sentence, where a capital makes a name.
    """
    first, people, use = _addressed(first)
    stop = min(filter(None, (_END.search(first, 3), _DOING.search(first, 3))), key=re.Match.start, default=None)
    noun = first[: stop.start()] if stop else first
    what = _APPOSED.match(first[stop.start() :]) if stop else None
    article, kind = (what[1].lower(), what[2]) if what else ("", "")
    fresh = (fact for fact in asked if not any(fact.text in inner(line) for line in lines))
    name = _named(noun.strip(), called=called)
    facts = (*_clauses(first, is_plural(name)), *_praised(first[stop.start() :] if stop else ""), *fresh)
    return Matter(Known(name, kind, article, facts, lines, ""), people=people, use=use)


def _addressed(text: str) -> tuple[str, str, str]:
    """The text without whom it is for, those people, and what it is for if that is not people."""
    for match in _FOR.finditer(text):
        phrase, end = match[2].strip(), match.end()
        if (more := re.search(r"\s+with\s", phrase)) and not _HAVING.search(phrase[: more.start()]):
            phrase, end = phrase[: more.start()], match.start(2) + more.start()
        who = _HEAD_END.split(re.split(r"\s(?:who|that)\s", phrase)[0], maxsplit=1)[0]
        bare = f"{text[: match.start()]}{text[end:]}".strip()
        if _PEOPLE.search(who) and not _NO_PEOPLE.search(who):
            return bare, phrase, ""
        praised = text[: match.start()].split()[-1:]
        if praised and praised[0].lower() in listed("adjectives"):
            continue
        if match[1].lower() != "to" and len(phrase.split()) <= 4 and not phrase.lower().startswith("free"):
            return bare, "", phrase
    return text, "", ""


def _features(parts: Sequence[str]) -> Iterator[Fact]:
    """Those listed behind a word such as "Benefits:"."""
    for part in parts:
        if match := _FEATURES.search(part):
            yield from (fact for text in re.split(r"[,;]\s*(?:and\s+)?", match[1]) if (fact := fact_of(text)))


def _statements(lines: Sequence[str]) -> Iterator[str]:
    """Sentences that tell something of the product, not what to do."""
    for line in lines:
        if _TELLING.match(line) and len(line.split()) <= LINE_WORDS_MAX:
            yield line if line[-1] in ".!?" else f"{line}."


def _clauses(text: str, plural: bool) -> Iterator[Fact]:
    """What a description says a thing does: "a bottle that keeps drinks cold"."""
    for match in _DOING.finditer(text):
        yield Fact(f"{_DOES[match[1].lower()].removesuffix('s' if plural else '')} {match[2]}", Shape.DOES)
    for match in _THAT.finditer(text):
        phrase = match[1].strip()
        verb = phrase.split()[0].lower() if phrase else ""
        does = verb in listed("verbs") if plural else verb.endswith("s") and verb not in listed("subjects")
        if does or verb in ("can", "never"):
            yield Fact(phrase, Shape.DOES)


def _praised(rest: str) -> Iterator[Fact]:
    """What stands behind a comma and says how a thing is: "our bakery, famous for sourdough"."""
    for part in re.split(r"[,;.!?]", rest):
        if (fact := fact_of(_THAT.sub("", part))) is not None and fact.shape is Shape.IS:
            yield fact


def _named(noun: str, *, called: bool) -> str:
    """A thing as one speaks of it: this fitness app, our bakery, LUMA."""
    words = noun.split()
    if len(words) > _NAME_WORDS_MAX:
        cuts = [match.start() for match in _HEAD_END.finditer(noun)]
        cut = next((at for at in reversed(cuts) if len(noun[:at].split()) <= _NAME_WORDS_MAX), None)
        words = noun[:cut].split()[:_NAME_WORDS_MAX]
    if not words:
        return "this"
    low, capitals = words[0].lower(), [word[:1].isupper() for word in words]
    if low in ("our", "my", "your", "this", "these", "the"):
        return inner(" ".join(words))
    if low in ("a", "an", "some", "best", "top") and len(words) > 1:
        words = words[1:]
        capitals = capitals[1:]
    acronym = words[0].isupper() and len(words[0]) <= _ACRONYM_MAX and capitals[1:2] == [False]
    own = words[0][1:] != words[0][1:].lower() and not acronym
    alone = called or len(words) == 1 or capitals[1]
    if own or (capitals[0] and alone and not acronym and words[0].lower() not in listed("mass")):
        return " ".join(words)
    name = inner(" ".join(words))
    return f"{'these' if is_plural(name) else 'this'} {name}"


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
