"""What tests see and hear: pictures and sound of a file as numbers, and captions drawn over a flat ground."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import numpy.typing as npt

from providers.local.drawing.typefaces import FONTS
from providers.local.ffmpeg import option

Pixels = npt.NDArray[np.int16]


def told_by_ffmpeg(*arguments: str, feed: bytes = b"") -> tuple[bytes, str]:
    """What ffmpeg wrote to its output, and what it said."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-nostats", *arguments]
    ended = subprocess.run(command, input=feed, capture_output=True, timeout=120, check=True)
    return ended.stdout, ended.stderr.decode("utf-8", "replace")


def frames_of(path: Path, size_px: tuple[int, int]) -> Pixels:
    """Every frame of a film, reduced to a size: frame, row, column, channel."""
    scale = f"scale={size_px[0]}:{size_px[1]}:flags=area"
    raw, _ = told_by_ffmpeg("-i", str(path), "-vf", scale, "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    return np.frombuffer(raw, dtype=np.uint8).reshape(-1, size_px[1], size_px[0], 3).astype(np.int16)


@dataclass(frozen=True)
class Check:
    """A film decoded to its end: loudness in LUFS, and what is wrong with it."""

    lufs: float
    complaints: tuple[str, ...]


def checked(path: Path) -> Check:
    watch = ["-vf", "blackdetect=d=0.04:pix_th=0.06,freezedetect=n=-70dB:d=0.5"]
    _, said = told_by_ffmpeg("-i", str(path), *watch, "-af", "ebur128=framelog=quiet", "-f", "null", "-")
    wrong = re.findall(r"(black_start|freeze_start|error|corrupt|invalid)[^\n]*", said, re.IGNORECASE)
    return Check(float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1]), tuple(wrong))


def captioned(ass: str, size_px: tuple[int, int], moments_s: Sequence[float], into: Path) -> tuple[Pixels, str]:
    """Captions over flat grey at some moments, in their order, and what the rasteriser said of its fonts."""
    into.write_text(ass)
    width, height = size_px
    grey = bytes([128]) * (width * height * 3)
    clock = "+".join(f"eq(N\\,{index})*{at_s:.3f}" for index, at_s in enumerate(moments_s))
    raw, said = told_by_ffmpeg(
        *("-loglevel", "verbose", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", "25"),
        *("-i", "pipe:0", "-vf", f"setpts=({clock})/TB,ass={option(into)}:fontsdir={option(FONTS)}"),
        *("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"),
        feed=grey * len(moments_s),
    )
    return np.frombuffer(raw, dtype=np.uint8).reshape(-1, height, width, 3).astype(np.int16), said


def inked(picture: Pixels, ground: int = 128, least: int = 24) -> npt.NDArray[np.bool_]:
    """Where something was drawn on the flat ground."""
    return np.asarray((np.abs(picture - ground) > least).any(axis=-1))
