"""The actors on offer: found by what they are, suggested by what they are called, and shown in portraits."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from api.problem import Problem, Reason
from domain.actors import Actor, Library

_SUGGESTED_MAX: Final = 5
_SIMILAR_MIN: Final = 55.0  # of 100
_SLUG_MAX: Final = 100

Draw = Callable[[str], bytes]


class Portrait(NamedTuple):
    """A PNG, and what tells it from another."""

    png: bytes
    etag: str


class People:
    """The library, and the portraits drawn so far by this process.

    draw: makes an actor's portrait, by slug; takes a while.
    """

    def __init__(self, library: Library, draw: Draw) -> None:
        self.library = library
        self._draw = draw
        self._portraits: dict[str, Portrait] = {}
        self._drawing = asyncio.Lock()  # one at a time: they take a whole core

    def find(self, slug: str) -> Actor:
        """Raises Problem NOT_FOUND, with the slugs that may have been meant."""
        actor = self.library.actors.get(slug)
        if actor is None:
            similar = process.extract(
                slug[:_SLUG_MAX].lower(),
                list(self.library.actors),
                scorer=fuzz.WRatio,
                limit=_SUGGESTED_MAX,
                score_cutoff=_SIMILAR_MIN,
            )
            suggestions = [name for name, _, _ in similar]
            raise Problem(Reason.NOT_FOUND, "There is no such actor.", kind="actor", suggestions=suggestions)
        return actor

    def search(
        self, gender: str | None, age_range: str | None, actor_type: str | None, search: str | None
    ) -> list[Actor]:
        """Those that are all of what is given; `search` is part of a name, in any case."""
        wanted = (search or "").casefold()
        return [
            actor
            for actor in self.library.actors.values()
            if gender in (None, actor.gender.value)
            and age_range in (None, actor.age_range)
            and actor_type in (None, actor.actor_type)
            and wanted in actor.name.casefold()
        ]

    async def portrait(self, slug: str) -> Portrait:
        """Drawn once. Raises Problem NOT_FOUND."""
        actor = self.find(slug)
        async with self._drawing:
            if actor.slug not in self._portraits:
                png = await asyncio.to_thread(self._draw, actor.slug)
                self._portraits[actor.slug] = Portrait(png, f'"{hashlib.sha256(png).hexdigest()}"')
        return self._portraits[actor.slug]
