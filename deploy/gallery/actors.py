"""The people: every actor of the library by name, and one whom nobody has named."""

from typing import Final

from providers.local.actors.library import library

PORTRAITS: Final = (
    *((actor.name, slug) for slug, actor in library().actors.items()),
    ("anybody else", "anybody-else"),
)
