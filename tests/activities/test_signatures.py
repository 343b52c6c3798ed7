"""The type of a file by its first bytes, of files as encoders write them."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image

from activities.signatures import signature_of

_TONE = ["-f", "lavfi", "-i", "sine=duration=1"]


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("tone.aac", "audio/aac"),
        ("tone.m4a", "audio/mp4"),
        ("tone.mp4", "video/mp4"),
        ("tone.mp3", "audio/mpeg"),
        ("tone.wav", "audio/wav"),
        ("tone.flac", ""),
    ],
)
def test_sound_is_known_by_how_it_begins(name: str, content_type: str, tmp_path: Path) -> None:
    out = tmp_path / name
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *_TONE, str(out)]
    subprocess.run(command, check=True, timeout=60)
    assert signature_of(out) == content_type


@pytest.mark.parametrize(
    ("form", "content_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/gif"), ("BMP", "")],
)
def test_a_picture_is_known_by_how_it_begins(form: str, content_type: str, tmp_path: Path) -> None:
    out = tmp_path / "picture"
    Image.new("RGB", (30, 20), "teal").save(out, form)
    assert signature_of(out) == content_type
