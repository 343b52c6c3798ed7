"""What a prompt asks to see, as far as its words are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from providers.local.scenes.terms import Action, Hour, Move, Place, Style, Weather
from providers.local.scenes.vocabulary import listed, named, tokens_of
from providers.local.words import COLOURS, COUNTS, Colour, stem

_Meaning = TypeVar("_Meaning")
_AFTER: Final = 3  # a colour belongs to a noun so many words behind it
_BEFORE: Final = 4
_ONE: Final = frozenset(("a", "an", "one", "single", "lone", "the"))
_GROUP: Final = 3  # how many a plural is
_COUNT_MAX: Final = 8
_PARTS_MAX: Final = 4
_BIG, _SMALL = 1.35, 0.7
_FEMALE: Final = frozenset(["woman", "girl", "lady", "women", "mother", "mom", "grandmother", "businesswoman"])
_MALE: Final = frozenset(["man", "boy", "guy", "men", "father", "dad", "businessman"])
_VESSELS: Final = frozenset(
    ["bottle", "jar", "can", "tube", "cup", "mug", "bowl"]
)  # the word before says what is in it
_GROWN: Final = ("flower", "tree", "palm")
_CROWDS: Final = frozenset(
    [
        "people",
        "men",
        "women",
        "kids",
        "children",
        "friends",
        "team",
        "family",
        "couple",
        "crowd",
        "birds",
        "flock",
        "fishes",
        "wolves",
        "sheep",
        "cattle",
        "geese",
    ]
)
_YOUNG: Final = frozenset(["child", "kid", "boy", "girl", "children", "kids", "baby"])


PLACE_WORDS: Final[Mapping[str, Place]] = named("places", Place)
SUBJECT_WORDS: Final[Mapping[str, str]] = listed("subjects")
WARE_WORDS: Final[Mapping[str, str]] = listed("wares")
_HOURS: Final = named("hours", Hour)
_WEATHERS: Final = named("weathers", Weather)
_MOVES: Final = named("moves", Move)
_STYLES: Final = named("styles", Style)
_ACTIONS: Final = named("actions", Action)
_SIZES: Final = listed("sizes")
_IMPLIED: Final = listed("implied")
_GARMENTS, _HAIR, _SKY_NOUNS, _GROUND_NOUNS = (
    dict.fromkeys(word for word, meant in listed("features").items() if meant == feature)
    for feature in ("garment", "hair", "sky", "ground")
)
_NOUNS: Final[Sequence[Mapping[str, object]]] = (
    SUBJECT_WORDS, WARE_WORDS, PLACE_WORDS, _GARMENTS, _HAIR, _SKY_NOUNS, _GROUND_NOUNS,
)  # fmt: skip
_OWN: Final = {word: COLOURS[colour] for word, colour in listed("own").items()}
_GROUNDS: Final = {word: COLOURS[colour] for word, colour in listed("grounds").items()}


@dataclass(frozen=True)
class Part:
    """Subjects of one sort.

    count: None where nothing was said. ware: a thing one sells, no figure of a landscape.
    """

    name: str
    count: int | None = None
    colours: tuple[Colour, ...] = ()
    size: float = 1.0
    ware: bool = False
    feminine: bool | None = None
    young: bool = False


@dataclass(frozen=True)
class Reading:
    """None and empty is what the prompt leaves open.

    ground, sky, garment, hair: colours that belong to those. tints: colours that belong to nothing that is known.
    """

    parts: tuple[Part, ...]
    place: Place | None
    hour: Hour | None
    weather: Weather | None
    move: Move | None
    style: Style | None
    action: Action | None
    ground: Colour | None
    sky: Colour | None
    garment: Colour | None
    hair: Colour | None
    tints: tuple[Colour, ...]


def read(prompt: str) -> Reading:
    tokens = tokens_of(prompt)
    owners, tints = _colours(tokens)
    place = _first(tokens, PLACE_WORDS)
    if place in (Place.ABSTRACT, None):
        tints = tuple(COLOURS[token] for token in tokens if token in COLOURS)
    return Reading(
        parts=_parts(tokens, owners),
        place=place,
        hour=_first(tokens, _HOURS),
        weather=_first(tokens, _WEATHERS),
        move=_first(tokens, _MOVES),
        style=_first(tokens, _STYLES),
        action=_action(tokens),
        ground=_owned(tokens, owners, PLACE_WORDS) or _owned(tokens, owners, _GROUND_NOUNS) or _first(tokens, _GROUNDS),
        sky=_owned(tokens, owners, _SKY_NOUNS),
        garment=_owned(tokens, owners, _GARMENTS),
        hair=_owned(tokens, owners, _HAIR),
        tints=tints,
    )


def _first(tokens: Sequence[str], table: Mapping[str, _Meaning]) -> _Meaning | None:
    return next((table[known] for token in tokens if (known := stem(token, table)) is not None), None)


def _action(tokens: Sequence[str]) -> Action | None:
    """The first that is more than standing about."""
    actions = [_ACTIONS[known] for token in tokens if (known := stem(token, _ACTIONS)) is not None]
    return next((action for action in actions if action is not Action.STAND), next(iter(actions), None))


def _owned(
    tokens: Sequence[str], owners: Mapping[int, tuple[Colour, ...]], table: Mapping[str, object]
) -> Colour | None:
    return next((owners[at][0] for at, token in enumerate(tokens) if at in owners and stem(token, table)), None)


def _colours(tokens: Sequence[str]) -> tuple[dict[int, tuple[Colour, ...]], tuple[Colour, ...]]:
    """The colours of each noun by its place, and those that belong to none."""
    owners: dict[int, tuple[Colour, ...]] = {}
    tints: list[Colour] = []
    nouns = [at for at, token in enumerate(tokens) if any(stem(token, table) for table in _NOUNS)]
    for at, token in enumerate(tokens):
        if token not in COLOURS:
            continue
        behind = [noun for noun in nouns if 0 < noun - at <= _AFTER]
        before = [noun for noun in nouns if 0 < at - noun <= _BEFORE]
        if owner := behind[:1] or before[-1:]:
            owners[owner[0]] = (*owners.get(owner[0], ()), COLOURS[token])
        else:
            tints.append(COLOURS[token])
    return owners, tuple(tints)


def _parts(tokens: Sequence[str], owners: Mapping[int, tuple[Colour, ...]]) -> tuple[Part, ...]:
    """Each sort of subject once, in the prompt's order; of two nouns side by side the last is the thing."""
    parts: dict[str, Part] = {}
    before: tuple[int, str] | None = None
    for at, token in enumerate(tokens):
        for table in (SUBJECT_WORDS, WARE_WORDS):
            known = stem(token, table)
            if known is None or _describes(tokens, at, known):
                continue
            if before is not None and at - before[0] == 1 and tokens[before[0]] not in _CROWDS:
                if known in _VESSELS:
                    break
                parts.pop(before[1], None)
            if table[known] not in parts or at in owners:
                parts[table[known]] = _part(tokens, at, known, owners.get(at, ()))
            before = (at, table[known])
            break
    if not parts and (implied := _first(tokens, _IMPLIED)):
        parts[implied] = Part(implied)
    return tuple(parts.values())[:_PARTS_MAX]


def _describes(tokens: Sequence[str], at: int, known: str) -> bool:
    """Whether a noun only says of what kind or how many the next is: a tulip field, a flock of birds."""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    kind = SUBJECT_WORDS.get(known) in _GROWN and tokens[at] == known and stem(following, PLACE_WORDS) is not None
    return kind or (known in COUNTS and following == "of")


def _part(tokens: Sequence[str], at: int, known: str, colours: tuple[Colour, ...]) -> Part:
    ahead = tokens[max(0, at - _BEFORE) : at]
    sizes = [_SIZES[token] for token in ahead[-2:] if token in _SIZES]
    own = stem(tokens[at], _OWN)
    feminine = True if known in _FEMALE else False if known in _MALE else None
    return Part(
        name=SUBJECT_WORDS.get(known) or WARE_WORDS[known],
        count=_count(ahead, known, plural=tokens[at] != known or known in _CROWDS),
        colours=colours or ((_OWN[own],) if own else ()),
        size={"large": _BIG, "small": _SMALL}[sizes[-1]] if sizes else 1.0,
        ware=known not in SUBJECT_WORDS,
        feminine=feminine,
        young=known in _YOUNG,
    )


def _count(ahead: Sequence[str], known: str, *, plural: bool) -> int | None:
    for token in reversed(ahead):
        if token in COUNTS or token.isdigit():
            return max(1, min(COUNTS.get(token) or int(token), _COUNT_MAX))
        if any(stem(token, table) for table in (SUBJECT_WORDS, WARE_WORDS, PLACE_WORDS)):
            break
    if plural:
        return 2 if known == "couple" else _GROUP
    return 1 if any(token in _ONE for token in ahead) else None
