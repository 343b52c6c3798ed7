"""What a caller's own instructions ask a copywriter for: words to bring up, people to address, words to leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from providers.local.writing.lexicon import listed
from providers.local.writing.tidings import sentences

_QUOTED: Final = re.compile(r"[\"“«„]([^\"“”«»„]{2,60})[\"”»“]")
_VERBS: Final = (
    r"(?:focus(?:ing|ed)? (?:more )?on|mention(?:ing)?|highlight(?:ing)?|emphasi[sz]e|talk about|include|feature|"
    r"promote|stress|push|call out|lead with|bring up|about|announce|refer to|use (?:the )?(?:words?|phrases?|"
    r"keywords?):?|"
    r"keywords?:|theme:|topic:)"
)
_ASKS: Final = re.compile(rf"\b{_VERBS}\s+(.+)", re.IGNORECASE)
_ASKS_AGAIN: Final = re.compile(rf"^{_VERBS}\s+", re.IGNORECASE)
_BANS: Final = re.compile(
    r"\b(?:don't|do not|never|avoid|without|no)\s+(?:ever\s+)?"
    r"(?:us(?:e|ing)|mention(?:ing)?|includ(?:e|ing)|say(?:ing)?|talk(?:ing)? about)?\s*"
    r"(?:the |any |our |words? )*(.+)",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\b(?:aimed at|target(?:ing|ed at)?|audience:|audience is|speak(?:ing)? to|address(?:ing)?|"
    r"(?:made|written|copy|ads?) for)\s+((?:[\w'-]+\s?){1,4})",
    re.IGNORECASE,
)
_MANNER: Final = re.compile(
    r"^(?:please\s+)?(?:keep|make|be|write|sound|stay|go|tone|style|use a|short|long)\b", re.IGNORECASE
)
_MANNERED: Final = re.compile(r"\b(?:tone|style|voice|vibe|mood|language|wording|copy)$", re.IGNORECASE)
_SPLIT: Final = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&|plus|as well as)\s+")
_EITHER: Final = re.compile(r",\s*|\s+(?:and|or|nor|&)\s+")
_LEADING: Final = re.compile(r"^(?:(?:the|our|a|an|that|its|it's|their|your|my|how|of)\s+)+", re.IGNORECASE)
_THEME_WORDS_MAX: Final = 5
_STOP: Final = listed("unspecific")
_KEYWORDS_MAX: Final = 6


@dataclass(frozen=True)
class Wishes:
    """`themes` and `people` read as in the middle of a sentence; `keywords` are single words, for tags."""

    themes: tuple[str, ...]
    people: str
    banned: tuple[str, ...]
    keywords: tuple[str, ...]

    def allows(self, text: str) -> bool:
        return not any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.banned)


def wishes(instructions: str) -> Wishes:
    """Instructions in free words; what is not understood is at least looked through for keywords."""
    parts = [part for sentence in sentences(instructions) for part in re.split(r"[;\n]", sentence) if part.strip()]
    banned = tuple(word for part in parts for word in _banned(part))
    wanted = [_BANS.sub("", part).strip(" ,") for part in parts]
    people = next((match[1].strip().rstrip(".") for part in wanted if (match := _PEOPLE.search(part))), "")
    themes = tuple(dict.fromkeys(theme for part in wanted for theme in _themes(part)))
    wanted = [_PEOPLE.sub("", part) for part in wanted]
    words = [word for part in wanted for word in re.findall(r"[^\W\d_][\w'-]{2,}", part)]
    keywords = tuple(dict.fromkeys(word.lower() for word in words if word.lower() not in _STOP))[:_KEYWORDS_MAX]
    return Wishes(themes, _SPLIT.split(people)[0].strip(), banned, keywords)


def _banned(part: str) -> Iterator[str]:
    if found := _BANS.search(part):
        for item in _EITHER.split(found[1].strip(" .!")):
            yield _LEADING.sub("", item.strip(" .!\"'")).removesuffix("s")


def _themes(part: str) -> Iterator[str]:
    yield from (match[1].strip(" .!") for match in _QUOTED.finditer(part))
    if _QUOTED.search(part):
        return
    bare = part.strip(" .!")
    if asked := _ASKS.search(bare):
        listed = asked[1]
    elif len(bare.split()) <= _THEME_WORDS_MAX and not _MANNER.match(bare) and not _PEOPLE.search(bare):
        listed = bare
    else:
        return
    for item in _SPLIT.split(_PEOPLE.sub("", listed)):
        theme = _LEADING.sub("", _ASKS_AGAIN.sub("", item.strip(" .!:\"'")))
        if theme and len(theme.split()) <= _THEME_WORDS_MAX and not _MANNERED.search(theme):
            yield theme
