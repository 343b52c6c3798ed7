"""What a file is, read off the file itself: neither its name nor a header says so."""

import json
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image
from pymediainfo import MediaInfo

from activities.signatures import signature_of
from domain.asset import EXTENSIONS, PICTURES, MediaFacts


class UnknownMedium(Exception):
    """The file is of no type that we keep."""


class Medium(NamedTuple):
    """A type we keep, and what is known of this file."""

    content_type: str
    facts: MediaFacts


_JSON_MAX_BYTES: Final = 8 * 1024 * 1024
_TIMED: Final = frozenset({"video/mp4", "audio/mpeg", "audio/wav"})


def inspect(path: Path) -> Medium:
    """Sniff and probe a file. Raises UnknownMedium."""
    content_type = signature_of(path)
    if content_type not in EXTENSIONS:
        raise UnknownMedium("of no type that is kept")
    return Medium(content_type, _facts(path, content_type))


def _facts(path: Path, content_type: str) -> MediaFacts:
    if content_type in _TIMED:
        return _probe(path)
    if content_type in PICTURES:
        return _measure(path)
    if content_type == "application/json":
        _read_json(path)
    return MediaFacts()


def _read_json(path: Path) -> None:
    if path.stat().st_size > _JSON_MAX_BYTES:
        raise UnknownMedium("too large to be read as JSON")
    try:
        json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UnknownMedium("begins like JSON, and is none") from error


def _measure(path: Path) -> MediaFacts:
    """Of a picture, from its header alone."""
    try:
        with Image.open(path, formats=("PNG", "JPEG", "WEBP")) as image:
            return MediaFacts(width_px=image.width, height_px=image.height)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnknownMedium("begins like a picture, and is none") from error


def _probe(path: Path) -> MediaFacts:
    # as JSON and without the fields for people, since making objects of those takes longer than the probing
    found = json.loads(MediaInfo.parse(str(path), output="JSON", full=False))
    tracks = (found["media"] or {}).get("track", [])
    picture = next((t for t in tracks if t["@type"] == "Video" and "Width" in t), None)
    timed = [float(t["Duration"]) for t in tracks if t["@type"] in ("Video", "Audio", "General") and "Duration" in t]
    return MediaFacts(
        width_px=int(picture["Width"]) if picture else None,
        height_px=int(picture["Height"]) if picture else None,
        duration_s=round(max(timed), 3) if timed else None,
    )
