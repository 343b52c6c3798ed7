"""A picture from a prompt: the place, the light, the weather and what moves, composed for one frame size."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np
from PIL import Image

from domain.attempt import Order
from providers.local.scenes.cast import Cast
from providers.local.scenes.imprint import caption
from providers.local.scenes.palette import HOUR_WORDS, Hour, Palette, palette_of
from providers.local.scenes.places import PLACE_WORDS, PLACES, Place
from providers.local.scenes.sky import Stars, orb_for, sky
from providers.local.scenes.stage import Drawable, Stage
from providers.local.scenes.subjects import AT_HOME, OWN_COLOURS, SUBJECT_WORDS, Home, Subject
from providers.local.scenes.weather import WEATHER_WORDS, Fall, Weather, clouds
from providers.local.words import COLOURS, Colour, chance, meaning, meanings, words_of

_Choice = TypeVar("_Choice")
_HORIZON: Final = 0.55
_GROUND: Final = 0.73
_HAZE: Final = 0.75
_FOG_HAZE: Final = 0.95


@dataclass(frozen=True)
class Scene:
    """Everything drawn once, ready to be put on frame after frame."""

    backdrop: Image.Image
    layers: tuple[Drawable, ...]
    caption: Image.Image
    caption_at: tuple[int, int]

    def frame(self, now_s: float) -> Image.Image:
        """The picture as it looks `now_s` seconds into the clip."""
        frame = self.backdrop.copy()
        for layer in self.layers:
            layer.draw(frame, now_s)
        frame.paste(self.caption, self.caption_at, self.caption)
        return frame


def scene_for(order: Order, size_px: tuple[int, int]) -> Scene:
    """The scene an order describes; what it leaves open is decided by prompt, model and seed together."""
    words = words_of(order.prompt)
    dice = chance(order, "scene")
    subject, place = _subject_and_place(words, dice)
    ground, other_words = _ground_colour(words)
    hour = meaning(words, HOUR_WORDS) or (Hour.NIGHT if place is Place.SPACE else _any(tuple(Hour), dice))
    palette = palette_of(hour, meanings(other_words, COLOURS), meaning(words, OWN_COLOURS), dice)
    weather = meaning(words, WEATHER_WORDS) or Weather.CLEAR
    stage = _stage(size_px, palette, weather, ground, dice)
    panel, corner = caption(size_px, order.prompt, order.model, palette.subject)
    return Scene(
        backdrop=sky(size_px, stage.horizon_px, palette, stage.orb),
        layers=tuple(_layers(stage, place, subject, weather)),
        caption=panel,
        caption_at=corner,
    )


def _ground_colour(words: tuple[str, ...]) -> tuple[Colour | None, tuple[str, ...]]:
    """The colour of the place, and the words without it: green hills do not make a green balloon."""
    for index, pair in enumerate(pairwise(words)):
        if pair[0] in COLOURS and meaning(pair[1:], PLACE_WORDS) is not None:
            return COLOURS[pair[0]], words[:index] + words[index + 1 :]
    return None, words


def _subject_and_place(words: tuple[str, ...], dice: np.random.Generator) -> tuple[Subject, Place]:
    """A subject without a place gets one it can live in."""
    any_place = _any(tuple(Place), dice)
    place = meaning(words, PLACE_WORDS)
    subject = meaning(words, SUBJECT_WORDS)
    if subject is None:
        return AT_HOME[place or any_place], place or any_place
    if subject.home is Home.WATER:
        return subject, Place.SEA
    if place is None:
        homes = [spot for spot, native in AT_HOME.items() if native is subject]
        open_land = (Place.HILLS, Place.MOUNTAINS, Place.FOREST, Place.DESERT)
        place = homes[0] if homes else _any(open_land, dice)
    if place is Place.SEA and subject.home is Home.GROUND:
        return AT_HOME[Place.SEA], place
    return subject, place


def _any(choices: Sequence[_Choice], dice: np.random.Generator) -> _Choice:
    return choices[int(dice.integers(len(choices)))]


def _stage(
    size_px: tuple[int, int],
    palette: Palette,
    weather: Weather,
    ground: Colour | None,
    dice: np.random.Generator,
) -> Stage:
    height = size_px[1]
    horizon = height * (_HORIZON + float(dice.uniform(-0.03, 0.02)))
    orb = orb_for(size_px, horizon, palette.hour, dice)
    return Stage(
        size_px=size_px,
        horizon_px=horizon,
        ground_px=height * _GROUND,
        palette=palette,
        orb=orb,
        dice=dice,
        haze=_FOG_HAZE if weather is Weather.FOG else _HAZE,
        snowy=weather is Weather.SNOW,
        ground=ground,
    )


def _layers(stage: Stage, place: Place, subject: Subject, weather: Weather) -> list[Drawable]:
    layers: list[Drawable] = []
    if stage.night:
        layers.append(Stars.around(stage.orb, stage.size_px, stage.horizon_px, stage.palette, dice=stage.dice))
    if place is not Place.SPACE:
        layers.append(clouds(stage))
    land = PLACES[place](stage)
    layers += land.behind
    layers.append(Cast.of(subject, stage))
    layers += land.front
    if weather in (Weather.RAIN, Weather.SNOW):
        layers.append(Fall.of(weather, stage))
    return layers
