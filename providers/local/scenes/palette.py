"""The light of a scene: of an hour, tinted by the colours that were named."""

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from providers.local.drawing.ink import mix
from providers.local.scenes.terms import Hour
from providers.local.words import Colour


@dataclass(frozen=True)
class Palette:
    """The colours of one light. The sky runs from the zenith over `upper` and `lower` to the horizon.

    light: of the sun or moon. shade: what darkness mixes in. ambient: tints what is not sky.
    """

    hour: Hour
    zenith: Colour
    upper: Colour
    lower: Colour
    horizon: Colour
    light: Colour
    shade: Colour
    ambient: tuple[float, float, float]


_LIGHTS: Final[Mapping[Hour, Sequence[tuple[Colour, ...]]]] = {
    Hour.DAWN: (
        ((92, 124, 186), (164, 176, 216), (240, 194, 192), (255, 224, 184), (255, 240, 208)),
        ((104, 140, 180), (168, 196, 212), (246, 208, 178), (255, 232, 196), (255, 246, 222)),
    ),
    Hour.DAY: (
        ((36, 116, 204), (82, 160, 226), (152, 206, 240), (216, 240, 246), (255, 250, 228)),
        ((30, 132, 196), (84, 178, 220), (160, 218, 232), (228, 244, 238), (255, 250, 222)),
    ),
    Hour.DUSK: (
        ((50, 40, 98), (138, 66, 118), (236, 104, 92), (255, 190, 106), (255, 226, 150)),
        ((38, 50, 108), (112, 84, 142), (222, 124, 116), (255, 182, 124), (255, 220, 164)),
    ),
    Hour.NIGHT: (
        ((6, 11, 34), (14, 27, 70), (32, 54, 108), (72, 98, 150), (236, 238, 226)),
        ((12, 9, 40), (30, 24, 80), (66, 48, 118), (122, 86, 150), (238, 232, 240)),
    ),
}
_AMBIENT: Final[Mapping[Hour, tuple[float, float, float]]] = {
    Hour.DAWN: (0.94, 0.84, 0.86),
    Hour.DAY: (1.0, 1.0, 1.0),
    Hour.DUSK: (0.80, 0.58, 0.60),
    Hour.NIGHT: (0.26, 0.33, 0.54),
}
_SHADES: Final[Mapping[Hour, Colour]] = {
    Hour.DAWN: (70, 70, 120),
    Hour.DAY: (24, 60, 96),
    Hour.DUSK: (62, 30, 84),
    Hour.NIGHT: (4, 8, 28),
}
_SKY_TINT: Final = 0.5
_GREY: Final[Colour] = (168, 178, 190)
_NEON: Final = ((18, 6, 52), (62, 16, 104), (176, 34, 140), (255, 92, 168), (120, 240, 255))
_HUE_DRIFT: Final = 0.02  # of the colour circle, so that two models never share a light


def palette_of(hour: Hour, dice: np.random.Generator, *, neon: bool = False) -> Palette:
    lights = _LIGHTS[hour]
    chosen = lights[int(dice.integers(len(lights)))]
    drift = float(dice.uniform(-_HUE_DRIFT, _HUE_DRIFT))
    sky = _NEON if neon else tuple(_turned(colour, drift) for colour in chosen[:4]) + chosen[4:]
    return Palette(hour, sky[0], sky[1], sky[2], sky[3], sky[4], _SHADES[hour], _AMBIENT[hour])


def tinted(palette: Palette, tint: Colour, share: float = _SKY_TINT) -> Palette:
    """With a sky of that colour, as bright as the hour has it."""
    bright = {Hour.NIGHT: 0.4, Hour.DUSK: 0.8}.get(palette.hour, 1.0)
    dimmed = mix((0, 0, 0), tint, bright)
    return replace(
        palette,
        zenith=mix(palette.zenith, mix(dimmed, (0, 0, 0), 0.15), share),
        upper=mix(palette.upper, dimmed, share),
        lower=mix(palette.lower, mix(dimmed, palette.light, 0.25), share * 0.9),
        horizon=mix(palette.horizon, mix(dimmed, palette.light, 0.5), share * 0.7),
    )


def clouded(palette: Palette) -> Palette:
    """Under an overcast sky, which is grey and has no sun."""
    dim = {Hour.NIGHT: 0.22, Hour.DUSK: 0.72}.get(palette.hour, 1.0)
    grey = mix((0, 0, 0), _GREY, dim)
    return replace(
        palette,
        zenith=mix(palette.zenith, mix(grey, (60, 70, 90), 0.2), 0.75),
        upper=mix(palette.upper, grey, 0.7),
        lower=mix(palette.lower, mix(grey, (255, 255, 255), 0.2), 0.6),
        horizon=mix(palette.horizon, mix(grey, (255, 255, 255), 0.35), 0.6),
        light=mix(palette.light, grey, 0.4),
        ambient=(palette.ambient[0] * 0.89, palette.ambient[1] * 0.92, palette.ambient[2] * 0.96),
    )


def _turned(colour: Colour, turn: float) -> Colour:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = colorsys.hls_to_rgb((hue + turn) % 1.0, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
