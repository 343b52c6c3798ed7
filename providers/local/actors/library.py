"""The library of actors, read once."""

from functools import lru_cache

from domain.actors import ACTORS_FILE, Library


@lru_cache
def library() -> Library:
    return Library.parse(ACTORS_FILE.read_text("utf-8"))
