"""Product photos for tests: drawn wares before a ground, as a camera would leave them."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from providers.local.drawing.svg import raster
from providers.local.wares.ware import Coat
from providers.local.wares.wares import WARES


@cache
def shot(
    ware: str = "toy",
    colour: str = "#a9743a",
    side_px: int = 1000,
    ground: str = "#ffffff",
    fill: float = 0.72,
) -> Image.Image:
    """A square photo of a ware with a little grain, standing in the middle."""
    drawing = WARES[ware]
    scale = side_px * fill / max(drawing.width, drawing.height)
    size = (round(drawing.width * scale), round(drawing.height * scale))
    product = raster(drawing.draw(Coat.of(colour, "Moss")), size, (drawing.width, drawing.height))
    photo = Image.new("RGB", (side_px, side_px), ground)
    photo.paste(product, ((side_px - size[0]) // 2, (side_px - size[1]) // 2), product)
    grain = np.random.default_rng(1).normal(0, 1.2, (side_px, side_px, 1))
    return Image.fromarray((np.asarray(photo, dtype=np.float32) + grain).clip(0, 255).astype(np.uint8))


def stored(image: Image.Image, path: Path, **options: Any) -> Path:
    """The picture as a file of the kind its name says."""
    quick = {"compress_level": 1} if path.suffix == ".png" else {}
    image.save(path, **quick | options)
    return path
