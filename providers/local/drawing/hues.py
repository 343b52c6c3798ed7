"""Colours that go together: made in OKLCH, where equal steps look equal, and checked for contrast.

A hue is in degrees, lightness 0 to 1, chroma 0 to about 0.3; colours are #rrggbb.
"""

import math
from collections.abc import Sequence
from typing import Final

_TO_LMS: Final = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Final = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB: Final = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS: Final = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_STEP: Final = 0.94


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """A colour; paler than asked where a screen has none so strong."""
    while True:
        rgb = _rgb(lightness, chroma, hue)
        if chroma < 0.004 or all(-0.001 <= part <= 1.001 for part in rgb):
            return "#" + "".join(f"{round(_bent(min(1.0, max(0.0, part))) * 255):02x}" for part in rgb)
        chroma *= _STEP


def vivid(hue: float) -> str:
    """The strongest colour of a hue that is neither dark nor glaring."""
    return max(
        (oklch(lightness / 100, 0.3, hue) for lightness in range(50, 80, 3)), key=lambda found: measured(found)[1]
    )


def measured(colour: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue of a colour."""
    lms = [math.cbrt(part) for part in _times(_TO_LMS, [_straight(part) for part in _parts(colour)])]
    lightness, a, b = _times(_TO_LAB, lms)
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def contrast(one: str, other: str) -> float:
    """How well one colour reads on the other, 1 to 21, after WCAG."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def readable(colour: str, grounds: Sequence[str], ratio: float = 4.5) -> str:
    """The colour, or the nearest darker or lighter one of its hue that reads on every ground."""
    lightness, chroma, hue = measured(colour)
    steps = sorted((step / 50 for step in range(51)), key=lambda step: abs(step - lightness))
    for step in (lightness, *steps):
        found = oklch(step, chroma, hue) if step != lightness else colour
        if all(contrast(found, ground) >= ratio for ground in grounds):
            return found
    return max(("#000000", "#ffffff"), key=lambda plain: min(contrast(plain, ground) for ground in grounds))


def on(ground: str) -> str:
    """White, or the ground's own hue darkened until it reads."""
    if contrast("#ffffff", ground) >= 4.5:
        return "#ffffff"
    _, chroma, hue = measured(ground)
    return oklch(0.2, min(chroma, 0.05), hue)


def _rgb(lightness: float, chroma: float, hue: float) -> list[float]:
    angle = math.radians(hue)
    lms = _times(_FROM_LAB, (lightness, chroma * math.cos(angle), chroma * math.sin(angle)))
    return _times(_FROM_LMS, [part**3 for part in lms])


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _parts(colour: str) -> list[float]:
    return [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (_straight(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _bent(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
