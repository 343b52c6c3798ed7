"""What falls or drifts through the air: rain, snow, clouds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from providers.local.drawing.ink import Ink, mix
from providers.local.scenes.palette import Hour
from providers.local.scenes.stage import Stage, Strip
from providers.local.words import Colour

_WHITE: Final[Colour] = (255, 255, 255)


class Weather(StrEnum):
    """What prompts ask for; clear is what is left."""

    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    CLEAR = "clear"


WEATHER_WORDS: Final[Mapping[str, Weather]] = {
    **dict.fromkeys(("rain", "rainy", "storm", "stormy", "drizzle", "monsoon", "thunder"), Weather.RAIN),
    **dict.fromkeys(("snow", "snowy", "winter", "blizzard", "snowfall", "icy", "frozen", "arctic"), Weather.SNOW),
    **dict.fromkeys(("fog", "foggy", "mist", "misty", "haze", "hazy"), Weather.FOG),
}


@dataclass(frozen=True)
class Fall:
    """Drops or flakes: x and y as shares of the frame, size 0 to 1."""

    spots: npt.NDArray[np.float64]
    colour: Colour
    weather: Weather
    unit_px: float

    @classmethod
    def of(cls, weather: Weather, stage: Stage) -> "Fall":
        count = round(stage.size_px[0] * stage.size_px[1] / 6500)
        colour = mix(stage.palette.horizon, _WHITE, 0.6 if weather is Weather.SNOW else 0.35)
        return cls(stage.dice.uniform(0.0, 1.0, (count, 3)), colour, weather, stage.unit_px)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        pen = ImageDraw.Draw(frame)
        rain = self.weather is Weather.RAIN
        fall, drift = (1.7, -0.25) if rain else (0.16, -0.06)
        for x, y, size in self.spots.tolist():
            speed = 0.5 + 0.5 * size
            at_x = (x + drift * speed * now_s) % 1.0 * frame.width
            at_y = (y + fall * speed * now_s) % 1.0 * frame.height
            if rain:
                length = self.unit_px * 0.05 * speed
                pen.line((at_x, at_y, at_x - length * 0.16, at_y + length), self.colour, 1)
            else:
                r = self.unit_px * 0.0045 * speed
                pen.ellipse((at_x - r, at_y - r, at_x + r, at_y + r), self.colour)


def clouds(stage: Stage) -> Strip:
    """A slow band of flat-bottomed clouds."""
    height = round(stage.horizon_px * 0.62)
    ink = Ink(stage.strip_px, height)
    colour = _cloud_colour(stage)
    for x, size in stage.scatter(max(3, round(stage.strip_px / stage.unit_px * 1.7)), 0.5):
        y = height * float(stage.dice.uniform(0.2, 0.85))
        for at in (x, x - stage.strip_px, x + stage.strip_px):
            _cloud(ink, at, y, size * stage.unit_px * 0.17, colour)
    sheet = ink.sheet().filter(ImageFilter.GaussianBlur(stage.unit_px * 0.004))
    share = 0.30 if stage.night else 0.72
    mask = sheet.getchannel("A").point(lambda alpha: round(alpha * share))
    return Strip(Image.new("RGB", sheet.size, colour), mask, 0.0, stage.unit_px * 0.02)


def _cloud(ink: Ink, x: float, y: float, half: float, colour: Colour) -> None:
    for dx, r in ((-0.6, 0.22), (-0.2, 0.36), (0.25, 0.3), (0.65, 0.18)):
        ink.pie(x + dx * half, y, r * half, (180, 360), colour)
    ink.box(x - half, y - half * 0.1, x + half, y + half * 0.06, colour, radius=half * 0.08)


def _cloud_colour(stage: Stage) -> Colour:
    pale = mix(stage.palette.horizon, _WHITE, 0.55)
    return pale if stage.palette.hour is Hour.DAY else mix(pale, stage.palette.middle, 0.35)
