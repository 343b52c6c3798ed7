"""The type of a file by its first bytes."""

from pathlib import Path
from typing import Final

# (offset, bytes there, content type), the narrower first; an MP3 begins with an ID3 tag or with a frame's sync word.
_SIGNATURES: Final = (
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"glTF", "model/gltf-binary"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (0, b"GIF8", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
)
_HEAD_BYTES: Final = 16


def signature_of(path: Path) -> str:
    """Content type; empty where the first bytes are those of no type known here. What begins like JSON may be none."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for offset, magic, content_type in _SIGNATURES:
        if head[offset : offset + len(magic)] == magic:
            return content_type
    return "application/json" if head.lstrip()[:1] in (b"{", b"[") else ""
