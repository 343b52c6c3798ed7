"""The people: every actor of the library, by name."""

from typing import Final

from providers.local.actors.library import library

PORTRAITS: Final = tuple((actor.name, slug) for slug, actor in library().actors.items())
