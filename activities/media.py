"""What a file is, read off the file itself: neither its name nor a header says so."""

import json
from pathlib import Path
from typing import Final, NamedTuple

from pymediainfo import MediaInfo

from domain.asset import MediaFacts


class UnknownMedium(Exception):
    """The file is of no type that we keep."""


class Medium(NamedTuple):
    """A type we keep, and what is known of this file."""

    content_type: str
    facts: MediaFacts


# (offset, bytes there, content type); an MP3 begins with an ID3 tag or with a frame's sync word.
_SIGNATURES: Final = (
    (4, b"ftyp", "video/mp4"),
    (0, b"glTF", "model/gltf-binary"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
)


def inspect(path: Path) -> Medium:
    """Sniff and probe a file. Raises UnknownMedium."""
    with path.open("rb") as file:
        head = file.read(16)
    for offset, magic, content_type in _SIGNATURES:
        if head[offset : offset + len(magic)] == magic:
            return Medium(content_type, _probe(path) if content_type != "model/gltf-binary" else MediaFacts())
    raise UnknownMedium("neither MP4, MP3, WAV nor GLB")


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
