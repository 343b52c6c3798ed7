"""Real media files of an exact size: a small valid head, then filler its container allows.

No file is ever held whole, so a gigabyte costs no more memory than a kilobyte.
"""

import json
import math
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CHUNK_BYTES: Final = 256 * 1024

# Two seconds of 320x180 H.264 at 10 fps, made once: ffmpeg -f lavfi -i smptehdbars=s=320x180:r=10:d=2
# -vf "hue=H=2*PI*t/2" -map_metadata -1 -c:v libx264 -preset veryslow -crf 34 -pix_fmt yuv420p
# -movflags +faststart -fflags +bitexact -flags:v +bitexact tiny.mp4
_TINY_MP4: Final = (Path(__file__).parent / "tiny.mp4").read_bytes()

_SAMPLE_RATE_HZ: Final = 8000
_TONE_HZ: Final = 400
_PERIOD: Final = _SAMPLE_RATE_HZ // _TONE_HZ
_TONE: Final = bytes(128 + round(100 * math.sin(2 * math.pi * i / _PERIOD)) for i in range(_PERIOD))

_TRIANGLE: Final = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)


@dataclass(frozen=True, slots=True)
class File:
    """A file yet to be written: `head`, then `filler` over and over, `size_bytes` in all."""

    content_type: str
    size_bytes: int
    head: bytes
    filler: bytes

    def chunks(self, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
        """The bytes: the head, then chunks of about `chunk_bytes`."""
        yield self.head
        block = self.filler * max(chunk_bytes // len(self.filler), 1)
        left = self.size_bytes - len(self.head)
        while left >= len(block):
            yield block
            left -= len(block)
        yield block[:left]


def mp4(size_bytes: int) -> File:
    """Two seconds of video, filled up by a `free` box."""
    free_bytes = max(size_bytes - len(_TINY_MP4), 8)
    head = _TINY_MP4 + struct.pack(">I4s", free_bytes, b"free")
    return File("video/mp4", len(_TINY_MP4) + free_bytes, head, bytes(1024))


def wav(size_bytes: int) -> File:
    """A tone as long as the size asks: 8-bit mono, so that any size is a whole number of samples."""
    data_bytes = max(size_bytes - 44, _PERIOD)
    format_ = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, _SAMPLE_RATE_HZ, _SAMPLE_RATE_HZ, 1, 8)
    head = struct.pack("<4sI4s", b"RIFF", 36 + data_bytes, b"WAVE") + format_ + struct.pack("<4sI", b"data", data_bytes)
    return File("audio/wav", len(head) + data_bytes, head, _TONE)


def glb(size_bytes: int) -> File:
    """One triangle, filled up inside the binary chunk; only sizes divisible by four are strictly valid glTF."""
    json_bytes = len(_gltf(0))
    before = 12 + 8 + json_bytes + 8
    bin_bytes = max(size_bytes - before, len(_TRIANGLE))
    head = (
        struct.pack("<4sII", b"glTF", 2, before + bin_bytes)
        + struct.pack("<I4s", json_bytes, b"JSON")
        + _gltf(bin_bytes)
        + struct.pack("<I4s", bin_bytes, b"BIN\0")
        + _TRIANGLE
    )
    return File("model/gltf-binary", before + bin_bytes, head, bytes(1024))


def _gltf(bin_bytes: int) -> bytes:
    """The scene, padded to one length for every buffer size."""
    scene = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]}
        ],
        "bufferViews": [{"buffer": 0, "byteLength": len(_TRIANGLE)}],
        "buffers": [{"byteLength": bin_bytes}],
    }
    return json.dumps(scene, separators=(",", ":")).encode().ljust(400)


MAKERS: Final[Mapping[str, Callable[[int], File]]] = {
    "video": mp4,
    "music": wav,
    "model3d": glb,
    "talking_video": mp4,
}
CONTENT_TYPES: Final[Mapping[str, str]] = {kind: make(0).content_type for kind, make in MAKERS.items()}
