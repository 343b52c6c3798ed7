"""What a film says."""

from domain.brief import Film


def text_of(film: Film) -> str:
    """All that is said, in its order."""
    return " ".join(scene.text for scene in film.scenes) if film.scenes else film.script
