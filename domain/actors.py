"""The people on offer for films: who they are and how they sound.

The library is data (actors.toml beside this file). How they are drawn is the provider's affair; `look` only pins,
in the provider's words, what it would otherwise choose by the slug.
"""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import ConfigDict, Field

from domain.frozen import Frozen

ACTORS_FILE: Final = Path(__file__).with_name("actors.toml")
_NAMESPACE: Final = uuid5(NAMESPACE_URL, "darkroom:actors")


class Gender(StrEnum):
    """What a person is taken for."""

    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non-binary"


class Entry(Frozen):
    """Part of the library. A mistyped word is refused."""

    model_config = ConfigDict(extra="forbid")


class Voice(Entry):
    """A way to speak, in any language. Pitch from 0 to 99; rate 1.0 is the natural pace.

    variant: the timbre, by the speech engine's name for it.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9]{20}$")
    gender: Gender
    variant: str
    pitch: int = Field(50, ge=0, le=99)
    rate: float = Field(1.0, ge=0.5, le=2.0)


class Actor(Entry):
    """One person. `voice` is the id of a voice of the library; `language` is BCP 47."""

    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    gender: Gender
    age_range: str = Field(pattern=r"^\d\d-\d\d$")
    actor_type: str
    voice: str
    language: str = "en"
    look: Mapping[str, str] = Field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The same wherever and whenever the library is read."""
        return uuid5(_NAMESPACE, self.slug)


class Library:
    """Actors by slug and voices by id, each in the order of the data."""

    def __init__(self, actors: Iterable[Actor], voices: Iterable[Voice]) -> None:
        """Raises ValueError for an actor without a voice."""
        self.actors: Mapping[str, Actor] = MappingProxyType({actor.slug: actor for actor in actors})
        self.voices: Mapping[str, Voice] = MappingProxyType({voice.id: voice for voice in voices})
        mute = [actor.slug for actor in self.actors.values() if actor.voice not in self.voices]
        if mute:
            raise ValueError(f"no such voice for {', '.join(mute)}")

    @classmethod
    def parse(cls, toml: str) -> Self:
        """Raises pydantic.ValidationError for an entry that is not well formed, KeyError for a part that is missing."""
        tables = tomllib.loads(toml)
        return cls(
            (Actor(slug=slug, **fields) for slug, fields in tables["actors"].items()),
            (Voice(id=id_, **fields) for id_, fields in tables["voices"].items()),
        )
