"""The people: every actor of the library, by name."""

from typing import Final

from domain.actors import ACTORS_FILE, Library

LIBRARY: Final = Library.parse(ACTORS_FILE.read_text("utf-8"))
PORTRAITS: Final = tuple((actor.name, slug) for slug, actor in LIBRARY.actors.items())
