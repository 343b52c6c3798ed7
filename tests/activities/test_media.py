"""What a file is, read off the file itself."""

import io
import json
import wave
from pathlib import Path

import pytest
from PIL import Image

from activities.media import Medium, UnknownMedium, inspect
from domain.asset import EXTENSIONS, MediaFacts
from providers.simulator import media


def picture(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(file, form)
    return file.getvalue()


def sound() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, 8000, 0, "NONE", ""))
        writer.writeframes(bytes(2 * 8000 * 3))
    return file.getvalue()


def inspected(content: bytes, tmp_path: Path) -> Medium:
    path = tmp_path / "file"
    path.write_bytes(content)
    return inspect(path)


FILES = {
    "video/mp4": (Path(media.__file__).with_name("tiny.mp4").read_bytes(), MediaFacts(width_px=320, height_px=180)),
    "audio/wav": (sound(), MediaFacts(duration_s=3.0)),
    "audio/mpeg": (b"ID3\x04" + bytes(60), MediaFacts()),
    "image/png": (picture("PNG"), MediaFacts(width_px=300, height_px=200)),
    "image/jpeg": (picture("JPEG"), MediaFacts(width_px=300, height_px=200)),
    "image/webp": (picture("WEBP"), MediaFacts(width_px=300, height_px=200)),
    "model/gltf-binary": (b"".join(media.glb(1000).chunks()), MediaFacts()),
    "application/json": (b' {"verdict": "pass"}\n', MediaFacts()),
    "application/pdf": (b"%PDF-1.7\n", MediaFacts()),
}


@pytest.mark.parametrize("content_type", EXTENSIONS)
def test_every_type_that_is_kept_is_known_by_its_content(content_type: str, tmp_path: Path) -> None:
    content, facts = FILES[content_type]
    medium = inspected(content, tmp_path)
    assert medium.content_type == content_type
    known = facts.model_dump(exclude_none=True)
    assert {name: value for name, value in medium.facts.model_dump().items() if name in known} == known


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><title>Sorry</title>",
        b"{ is not JSON",
        b"[1, 2",
        b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n and no more",
        picture("PNG")[:20],
        picture("GIF"),
        b"RIFF\x10\x00\x00\x00AVI LIST",
        b"\x00\x00\x00\x1cftypM4A \x00\x00\x02\x00",
        b'{"a": "\xff\xfe"}',
        json.dumps("a" * 9_000_000).join("[]").encode(),
        b"",
    ],
)
def test_what_only_looks_like_it_is_unknown(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnknownMedium):
        inspected(content, tmp_path)
