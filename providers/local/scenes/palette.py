"""The light of a scene: of an hour, tinted by the colours that were named."""

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from providers.local.drawing.ink import mix
from providers.local.words import COLOURS, Colour


class Hour(StrEnum):
    """The time of day."""

    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"


HOUR_WORDS: Final[Mapping[str, Hour]] = {
    **dict.fromkeys(("dawn", "sunrise", "morning", "early", "misty"), Hour.DAWN),
    **dict.fromkeys(("day", "daylight", "noon", "midday", "sunny", "afternoon", "summer", "bright"), Hour.DAY),
    **dict.fromkeys(("dusk", "sunset", "evening", "golden", "twilight", "autumn"), Hour.DUSK),
    **dict.fromkeys(("night", "midnight", "moon", "moonlight", "moonlit", "star", "starry", "neon"), Hour.NIGHT),
    **dict.fromkeys(("cyberpunk", "dark", "galaxy", "space", "aurora", "nocturnal"), Hour.NIGHT),
}


@dataclass(frozen=True)
class Palette:
    """The colours of one light. `ambient` tints what is not sky."""

    hour: Hour
    zenith: Colour
    middle: Colour
    horizon: Colour
    orb: Colour
    ambient: tuple[float, float, float]
    subject: Colour


_LIGHTS: Final[Mapping[Hour, Sequence[tuple[Colour, Colour, Colour, Colour]]]] = {
    Hour.DAWN: (
        ((96, 128, 190), (222, 178, 196), (255, 218, 178), (255, 240, 208)),
        ((118, 142, 186), (188, 190, 208), (250, 214, 196), (255, 246, 226)),
    ),
    Hour.DAY: (
        ((44, 122, 206), (108, 178, 232), (206, 232, 242), (255, 250, 224)),
        ((64, 148, 200), (132, 200, 222), (232, 240, 222), (255, 248, 214)),
    ),
    Hour.DUSK: (
        ((56, 44, 104), (196, 82, 106), (255, 172, 92), (255, 226, 150)),
        ((42, 54, 114), (150, 90, 138), (250, 150, 116), (255, 214, 160)),
    ),
    Hour.NIGHT: (
        ((8, 12, 36), (22, 32, 76), (54, 74, 126), (240, 240, 222)),
        ((16, 8, 42), (48, 26, 88), (104, 60, 128), (236, 232, 244)),
    ),
}
_AMBIENT: Final[Mapping[Hour, tuple[float, float, float]]] = {
    Hour.DAWN: (0.88, 0.80, 0.84),
    Hour.DAY: (1.0, 1.0, 1.0),
    Hour.DUSK: (0.72, 0.52, 0.58),
    Hour.NIGHT: (0.26, 0.30, 0.50),
}
_SUBJECTS: Final = ("red", "orange", "yellow", "teal", "blue", "purple", "pink", "white")
_SKY_TINT: Final = 0.30
_HUE_DRIFT: Final = 0.035  # of the colour circle, so that two models never share a light


def palette_of(hour: Hour, named: Sequence[Colour], own: Colour | None, dice: np.random.Generator) -> Palette:
    """Of the colours named, the first paints the subject and the last tints the sky.

    `own` is the colour the subject has when nobody says.
    """
    lights = _LIGHTS[hour]
    zenith, middle, horizon, orb = lights[int(dice.integers(len(lights)))]
    drift = float(dice.uniform(-_HUE_DRIFT, _HUE_DRIFT))
    chosen = COLOURS[_SUBJECTS[int(dice.integers(len(_SUBJECTS)))]]
    subject = named[0] if named else own or chosen
    palette = Palette(
        hour=hour,
        zenith=_turned(zenith, drift),
        middle=_turned(middle, drift),
        horizon=_turned(horizon, drift),
        orb=orb,
        ambient=_AMBIENT[hour],
        subject=subject,
    )
    return _tinted(palette, named[-1]) if named else palette


def _tinted(palette: Palette, tint: Colour) -> Palette:
    return replace(
        palette,
        zenith=mix(palette.zenith, tint, _SKY_TINT * 0.6),
        middle=mix(palette.middle, tint, _SKY_TINT),
        horizon=mix(palette.horizon, tint, _SKY_TINT * 0.7),
    )


def _turned(colour: Colour, turn: float) -> Colour:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = colorsys.hls_to_rgb((hue + turn) % 1.0, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
