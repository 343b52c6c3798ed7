"""Pictures that stand for files: moments of films, a sound's shape, what came as a poster."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import imageio_ffmpeg
import numpy as np
from PIL import Image, ImageDraw

_LIMIT_S: Final = 60
_RATE_HZ: Final = 8000
_BARS: Final = 72
_SOUND_PX: Final = (960, 320)
_SEAM: Final = 12


def moment(film: Path, at_s: float) -> Image.Image:
    """What a film shows at a moment."""
    raw = _ffmpeg("-ss", f"{at_s:.3f}", "-i", str(film), "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "-")
    return Image.open(io.BytesIO(raw)).convert("RGB")


def strip(images: Sequence[Image.Image], ground: tuple[int, int, int]) -> Image.Image:
    """Moments side by side, a seam between them."""
    width, height = images[0].size
    whole = Image.new("RGB", ((width + _SEAM) * len(images) - _SEAM, height), ground)
    for index, image in enumerate(images):
        whole.paste(image, (index * (width + _SEAM), 0))
    return whole


def shape(sound: Path, colour: tuple[int, int, int], ground: tuple[int, int, int]) -> Image.Image:
    """How loud a sound is over its time."""
    raw = _ffmpeg("-i", str(sound), "-ac", "1", "-ar", str(_RATE_HZ), "-f", "f32le", "-")
    samples = np.abs(np.frombuffer(raw, dtype="<f4"))
    parts = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(samples, _BARS)]
    top = max(*parts, 1e-6)
    width, height = _SOUND_PX
    image = Image.new("RGB", _SOUND_PX, ground)
    pen, step = ImageDraw.Draw(image), (width - 80) / _BARS
    for index, part in enumerate(parts):
        half = max(3.0, part / top * height * 0.38)
        x = 40 + index * step
        pen.rounded_rectangle((x, height / 2 - half, x + step * 0.55, height / 2 + half), step * 0.27, fill=colour)
    return image


def _ffmpeg(*arguments: str) -> bytes:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=_LIMIT_S).stdout
