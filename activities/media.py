"""What a file is, read off the file itself: neither its name nor a header says so."""

import json
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image
from pymediainfo import MediaInfo

from domain.asset import PICTURES, MediaFacts


class UnknownMedium(Exception):
    """The file is of no type that we keep."""


class Medium(NamedTuple):
    """A type we keep, and what is known of this file."""

    content_type: str
    facts: MediaFacts


_JSON_MAX_BYTES: Final = 8 * 1024 * 1024
_TIMED: Final = frozenset({"video/mp4", "audio/mpeg", "audio/wav"})

# (offset, bytes there, content type); an MP3 begins with an ID3 tag or with a frame's sync word.
_SIGNATURES: Final = (
    (4, b"ftyp", "video/mp4"),
    (0, b"glTF", "model/gltf-binary"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (0, b"%PDF-", "application/pdf"),
)


def inspect(path: Path) -> Medium:
    """Sniff and probe a file. Raises UnknownMedium."""
    with path.open("rb") as file:
        head = file.read(16)
    for offset, magic, content_type in _SIGNATURES:
        if head[offset : offset + len(magic)] == magic:
            return Medium(content_type, _facts(path, content_type))
    if head.lstrip()[:1] in (b"{", b"["):
        _read_json(path)
        return Medium("application/json", MediaFacts())
    raise UnknownMedium("of no type that is kept")


def _facts(path: Path, content_type: str) -> MediaFacts:
    if content_type in _TIMED:
        return _probe(path)
    return _measure(path) if content_type in PICTURES else MediaFacts()


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
