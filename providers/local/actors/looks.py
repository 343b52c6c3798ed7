"""How a person looks: decided by the slug alone, but for what the library of actors pins."""

import hashlib
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.actors import Gender
from providers.local.actors.complexion import SKINS
from providers.local.actors.library import library

_NONE: Final = "none"
_AGE_RANGES: Final = ("18-25", "26-35", "36-45", "46-55", "56-65")
_DARK: Final = ("black", "espresso")
_FAIR: Final = (*_DARK, "chestnut", "brown", "auburn", "honey", "blond", "copper")
_GREY: Final = ("ash", "silver", "white")
_DARK_SKINS: Final = tuple(SKINS)[7:]

_ANYONE: Final[Mapping[str, Sequence[str]]] = {
    "face": ("oval", "round", "square", "heart", "long"),
    "eyes": ("almond", "round", "hooded", "monolid", "upturned"),
    "nose": ("straight", "button", "broad", "aquiline", "narrow"),
    "lips": ("thin", "medium", "full"),
    "glasses": (_NONE, _NONE, _NONE, "round", "square"),
    "freckles": (_NONE, _NONE, _NONE, "light"),
    "top": ("crew", "vneck", "shirt", "hoodie", "blazer", "turtleneck", "sport", "knit", "denim"),
    "colour": (
        "#1f6f78", "#2f5fb3", "#c8553d", "#6a4c93", "#27364b", "#b8405e", "#d99a2b", "#4f7a4a",
        "#e8dfd0", "#8a8d91", "#7d3b2f", "#2b2d34", "#5a93b8", "#d98b8b",
    ),
    "accent": ("#f4efe6", "#dfe7ee", "#2b2d34"),
    "room": ("home", "office", "studio", "kitchen", "garden", "cafe", "loft"),
}  # fmt: skip
_BY_GENDER: Final[Mapping[Gender, Mapping[str, Sequence[str]]]] = {
    Gender.FEMALE: {
        "brows": ("soft", "arched", "straight"),
        "lipstick": ("nude", "rose", "coral", "berry", _NONE),
        "beard": (_NONE,),
        "earrings": (_NONE, "stud", "hoop", "drop"),
    },
    Gender.MALE: {
        "brows": ("straight", "thick"),
        "lipstick": (_NONE,),
        "beard": (_NONE, _NONE, "stubble", "short", "full", "goatee"),
        "earrings": (_NONE,),
    },
    Gender.NON_BINARY: {
        "brows": ("soft", "straight", "thick"),
        "lipstick": (_NONE,),
        "beard": (_NONE,),
        "earrings": (_NONE, "stud", "hoop"),
    },
}
_HAIRSTYLES: Final[Mapping[Gender, Sequence[str]]] = {
    Gender.FEMALE: (
        "waves", "straight", "bob", "fringe", "ponytail", "bun", "pixie", "curls", "afro", "braids", "hijab",
    ),
    Gender.MALE: ("parted", "quiff", "buzz", "fade", "curly_top", "locs", "man_bun", "slick", "turban"),
    Gender.NON_BINARY: ("undercut", "shag", "curly_top", "bob", "pixie", "quiff"),
}  # fmt: skip
_OLDER_HAIRSTYLES: Final[Mapping[Gender, Sequence[str]]] = {
    Gender.FEMALE: ("bob", "pixie", "short_curls", "bun", "waves", "hijab"),
    Gender.MALE: ("parted", "slick", "receding", "bald", "buzz"),
    Gender.NON_BINARY: ("pixie", "bob", "buzz", "short_curls"),
}
_OLDER: Final = 50


@dataclass(frozen=True)
class Look:
    """Everything that is drawn of a person, in the words of the parts' own tables. `age` in years."""

    slug: str
    gender: Gender
    age: int
    skin: str
    hair: str
    hairstyle: str
    face: str
    eyes: str
    iris: str
    brows: str
    nose: str
    lips: str
    lipstick: str
    glasses: str
    beard: str
    earrings: str
    freckles: str
    top: str
    colour: str
    accent: str
    room: str

    @classmethod
    def of(
        cls,
        slug: str,
        gender: str | None = None,
        age_range: str | None = None,
        pinned: Mapping[str, str] | None = None,
    ) -> "Look":
        """Raises ValueError for a gender, and KeyError for a detail, that nobody has."""
        dice = random.Random(hashlib.sha256(slug.encode()).digest())
        sex = Gender(gender) if gender else dice.choice((Gender.FEMALE, Gender.MALE))
        low, _, high = (age_range or dice.choice(_AGE_RANGES)).partition("-")
        age = dice.randint(int(low), int(high))
        chosen = _chosen(dice, sex, age)
        strange = set(pinned or {}) - chosen.keys()
        if strange:
            raise KeyError(", ".join(sorted(strange)))
        return cls(slug=slug, gender=sex, age=age, **{**chosen, **(pinned or {})})

    @classmethod
    def named(cls, slug: str) -> "Look":
        """An actor of the library; for any other slug a made-up person, always the same one."""
        actor = library().actors.get(slug)
        return cls.of(slug, actor.gender, actor.age_range, actor.look) if actor else cls.of(slug)

    @property
    def stance(self) -> float:
        """How the shoulders stand, from -1 to 1: the one on the picture's right nearer, or the other."""
        share = hashlib.sha256(f"stance {self.slug}".encode()).digest()[0] / 255
        return math.copysign(0.45 + 0.55 * share, share - 0.5)

    @property
    def masculine(self) -> bool:
        return self.gender is Gender.MALE


def _chosen(dice: random.Random, sex: Gender, age: int) -> dict[str, str]:
    skin = dice.choice(tuple(SKINS))
    dark = skin in _DARK_SKINS
    grey = age > 55 or (age > 46 and dice.random() < 0.4)
    chosen = {
        "skin": skin,
        "hair": dice.choice(_GREY if grey else _DARK if dark else _FAIR),
        "hairstyle": dice.choice((_OLDER_HAIRSTYLES if age > _OLDER else _HAIRSTYLES)[sex]),
        "iris": dice.choice(("dark", "brown") if dark else ("brown", "hazel", "green", "blue", "grey")),
    }
    return chosen | {part: dice.choice(choices) for part, choices in ({**_ANYONE, **_BY_GENDER[sex]}).items()}
