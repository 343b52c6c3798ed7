"""Colours mixed, in a light, and going over into one another."""

import numpy as np
from PIL import Image

from providers.local.words import Colour


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour, 0 to 1."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def lit(colour: Colour, light: tuple[float, float, float]) -> Colour:
    """A colour as it looks under a light that is 1, 1, 1 at noon."""
    return (
        min(255, round(colour[0] * light[0])),
        min(255, round(colour[1] * light[1])),
        min(255, round(colour[2] * light[2])),
    )


def fading(size_px: tuple[int, int], upper: Colour, lower: Colour, aslant: float = 0.0) -> Image.Image:
    """One colour going over into another, downwards; `aslant` is the share of the way that goes to the right."""
    across = np.linspace(0, aslant, size_px[0], dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1 - aslant, size_px[1], dtype=np.float32)[:, None, None]
    start, end = np.array(upper, dtype=np.float32), np.array(lower, dtype=np.float32)
    return Image.fromarray((start + (end - start) * (across + down)).astype(np.uint8))


def hexed(colour: Colour) -> str:
    """As SVG and the web write it: #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
