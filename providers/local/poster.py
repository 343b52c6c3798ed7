"""The still that stands for a film or a large picture, and the blur that stands for the still."""

from pathlib import Path
from typing import Final

import blurhash
import numpy as np
from PIL import Image

from providers.local.ffmpeg import ffmpeg
from providers.local.provenance import write_jpeg

THUMBNAIL_MAX_PX: Final = 512
_BLURRED_PX: Final = 32  # the encoder is slow, and blurs everything anyway
_COMPONENTS: Final = 4


def poster(film: Path, at_s: float, out: Path) -> None:
    """The picture shown at one moment of a film, captions and all, as JPEG."""
    still = out.with_suffix(".png")
    ffmpeg(["-ss", f"{at_s:.3f}", "-i", str(film), "-frames:v", "1", "-f", "image2", "-c:v", "png", str(still)])
    with Image.open(still) as image:
        write_jpeg(image, out)
    still.unlink()


def thumbnail(picture: Image.Image, beside: Path) -> None:
    """A picture small, beside the file it stands for, as JPEG."""
    small = picture.copy()
    small.thumbnail((THUMBNAIL_MAX_PX, THUMBNAIL_MAX_PX), reducing_gap=3.0)
    write_jpeg(small, beside.with_suffix(".jpg"))


def blurhash_of(picture: Path) -> str:
    """The BlurHash of a picture."""
    with Image.open(picture) as image:
        image.draft("RGB", (_BLURRED_PX, _BLURRED_PX))
        small = image.convert("RGB")
        small.thumbnail((_BLURRED_PX, _BLURRED_PX))
    return str(blurhash.encode(np.asarray(small), components_x=_COMPONENTS, components_y=_COMPONENTS))
