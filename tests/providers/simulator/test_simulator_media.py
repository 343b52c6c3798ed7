"""What the simulator makes is real media of the exact size."""

import io
import json
import struct
import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import pytest

from domain.asset import EXTENSIONS
from providers.simulator.adapter import KINDS
from providers.simulator.behaviour import Behaviour
from providers.simulator.media import CONTENT_TYPES, MAKERS, File, glb, mp4, wav

SIZES = [20_000, 20_001, 1_000_000]  # the default, an odd one, one of several chunks


def written(file: File) -> bytes:
    content = b"".join(file.chunks())
    assert len(content) == file.size_bytes
    return content


def test_every_kind_has_a_maker_of_a_type_the_engine_keeps() -> None:
    assert MAKERS.keys() == set(KINDS.values())
    assert set(CONTENT_TYPES.values()) <= EXTENSIONS.keys()


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("size_bytes", [*SIZES, Behaviour().bytes])
def test_a_file_has_exactly_the_size_asked(kind: str, size_bytes: int) -> None:
    assert len(written(MAKERS[kind](size_bytes))) == size_bytes


@pytest.mark.parametrize("kind", MAKERS)
def test_too_small_a_size_gives_the_smallest_whole_file(kind: str) -> None:
    assert 0 < len(written(MAKERS[kind](0))) < 10_000


@pytest.mark.parametrize("size_bytes", [0, *SIZES])
def test_the_video_decodes(size_bytes: int, tmp_path: Path) -> None:
    path = tmp_path / "output.mp4"
    path.write_bytes(written(mp4(size_bytes)))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-f", "null", "-"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("size_bytes", [0, *SIZES])
def test_the_music_is_a_wave_file(size_bytes: int) -> None:
    content = written(wav(size_bytes))
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 1, 8000)
        frames = file.readframes(file.getnframes())
    assert len(frames) == len(content) - 44
    assert len(set(frames)) > 1, "a tone, not silence"


@pytest.mark.parametrize("size_bytes", [0, 20_000, 1_000_000])
def test_the_model_is_a_binary_gltf(size_bytes: int) -> None:
    content = written(glb(size_bytes))
    magic, version, total, json_bytes, json_type = struct.unpack_from("<4sII I4s", content)
    assert (magic, version, total, json_type) == (b"glTF", 2, len(content), b"JSON")
    scene = json.loads(content[20 : 20 + json_bytes])
    bin_bytes, bin_type = struct.unpack_from("<I4s", content, 20 + json_bytes)
    assert (bin_type, 28 + json_bytes + bin_bytes) == (b"BIN\0", len(content))
    assert (json_bytes % 4, bin_bytes % 4, scene["buffers"][0]["byteLength"]) == (0, 0, bin_bytes)
    corners = struct.unpack_from("<9f", content, 28 + json_bytes)
    assert corners == (0, 0, 0, 1, 0, 0, 0, 1, 0)
