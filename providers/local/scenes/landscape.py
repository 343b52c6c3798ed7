"""Figures in a place: which camera follows them, where they stand, what weather they are in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PIL import Image

from domain.attempt import Order
from providers.local.drawing.ink import hexed, mix
from providers.local.scenes.camera import Camera
from providers.local.scenes.cast import Cast
from providers.local.scenes.clouds import clouds
from providers.local.scenes.deep import abstract, water_colours
from providers.local.scenes.figures.coat import Coat
from providers.local.scenes.finish import Bloom
from providers.local.scenes.hall import hall
from providers.local.scenes.palette import Palette, clouded, palette_of, tinted
from providers.local.scenes.places import PLACES
from providers.local.scenes.reading import Part, Reading
from providers.local.scenes.sky import Stars, orb_for, sky
from providers.local.scenes.stage import Drawable, Layers, Stage
from providers.local.scenes.subjects import SUBJECTS, Home, Subject, acting
from providers.local.scenes.terms import GREY, INTERIORS, Action, Hour, Move, Place, Style, Weather
from providers.local.scenes.town import rails
from providers.local.scenes.weather import aurora, falling, fog
from providers.local.words import COLOURS

_CLIP_S: Final = 5.0
_WATERS: Final = frozenset((Place.SEA, Place.LAKE, Place.HARBOUR, Place.BEACH))
_AIRLESS: Final = frozenset((Place.SPACE, Place.MOONSCAPE, Place.UNDERWATER, Place.ABSTRACT))
_WEIGHTLESS: Final = frozenset((Place.SPACE, Place.CLOUDS, Place.UNDERWATER))
_SUBJECT_COLOURS: Final = ("red", "orange", "yellow", "teal", "blue", "purple", "pink", "white")
_SKINS: Final = ("#f0c8a4", "#e0ac84", "#c98f66", "#a86d48", "#7d4c32", "#5a3524")
_HAIRS: Final = ("#2a1d1a", "#4a3026", "#7a4f2f", "#b5814a", "#d9b36c", "#1d1b20")
_HORIZON, _GROUND = 0.56, 0.80
_SPOTS: Final = {1: (0.5,), 2: (0.34, 0.70), 3: (0.24, 0.52, 0.80), 4: (0.18, 0.40, 0.62, 0.84)}
_YOUNG, _FAR, _INDOORS = 0.72, 0.72, 1.42  # how large people and things are
_ON_RAILS: Final = ("train", "steam_train")
_UPRIGHT: Final = 1.3  # how much larger things are where there is more height than width
_HIGH_HORIZON: Final = 0.42  # seen from above


def landscape(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator
) -> tuple[Image.Image, list[Drawable]]:
    """A backdrop that stands still, and what is drawn over it, back to front."""
    place = place_of(reading, dice)
    cast = [(part, _subject(part, reading)) for part in reading.parts if not part.ware]
    stage = stage_for(order, reading, place, [subject for _, subject in cast], size_px, dice)
    backdrop, layers = _setting(stage, place, reading)
    figures = _figures(stage, place, reading, cast, dice)
    front: list[Drawable] = [*layers.front, *falling(reading.weather or Weather.CLEAR, stage)]
    sunny = not (stage.overcast or place in _AIRLESS or place in INTERIORS)
    bloom: list[Drawable] = [Bloom.of(stage)] if sunny else []
    return backdrop, [*layers.behind, *figures, *bloom, *front, stage.camera]


def place_of(reading: Reading, dice: np.random.Generator) -> Place:
    """The place that is named, unless none of the subjects could be there; else where they live."""
    subjects = [SUBJECTS[part.name] for part in reading.parts if not part.ware]
    place, homes = reading.place, {subject.home for subject in subjects}
    if place is None and not subjects:
        return Place.ABSTRACT if reading.hour is None and reading.weather is None else Place.HILLS
    if place is None:
        first = subjects[0]
        if first.home is Home.GROUND and reading.action in (Action.STRETCH, Action.SQUAT, Action.JUMP, Action.YOGA):
            return Place.STUDIO
        place = first.places[int(dice.integers(len(first.places)))]
        if reading.weather is Weather.SNOW and place is Place.HILLS:
            place = Place.SNOWFIELD
    if Home.DEEP in homes:
        return Place.UNDERWATER
    if Home.WATER in homes and place not in _WATERS | _WEIGHTLESS:
        return (
            Place.HARBOUR
            if place is Place.CITY
            else Place.LAKE
            if place in (Place.FOREST, Place.MOUNTAINS)
            else Place.SEA
        )
    if place is Place.SEA and homes == {Home.GROUND}:
        return Place.BEACH
    return place


def stage_for(
    order: Order,
    reading: Reading,
    place: Place,
    subjects: Sequence[Subject],
    size_px: tuple[int, int],
    dice: np.random.Generator,
) -> Stage:
    hour = reading.hour or _hour(reading, place, dice)
    overcast = reading.weather in GREY and place not in _AIRLESS
    palette = palette_of(hour, dice, neon=reading.style is Style.NEON)
    palette = clouded(palette) if overcast else palette
    if sky_colour := reading.sky or next(iter(reading.tints), None):
        palette = tinted(palette, sky_colour, 0.75 if reading.sky else 0.45)
    high = reading.move is Move.DRONE
    horizon = size_px[1] * ((_HIGH_HORIZON if high else _HORIZON) + float(dice.uniform(-0.02, 0.02)))
    upright = size_px[1] > size_px[0]
    if place in (Place.SPACE, Place.MOONSCAPE):
        palette = replace(palette, ambient=(0.9, 0.88, 0.96), shade=(14, 12, 36))
    return Stage(
        size_px=size_px,
        horizon_px=horizon,
        ground_px=size_px[1] * (_GROUND - (0.04 if upright else 0.0)),
        palette=palette,
        orb=orb_for(size_px, horizon, hour, dice),
        dice=dice,
        camera=_camera(order, reading, place, subjects, float(min(size_px))),
        haze=0.95 if reading.weather is Weather.FOG else 0.72,
        snowy=reading.weather is Weather.SNOW or place is Place.SNOWFIELD,
        overcast=overcast,
        ground=reading.ground,
        ashore=any(subject.home is Home.GROUND for subject in subjects),
    )


def _hour(reading: Reading, place: Place, dice: np.random.Generator) -> Hour:
    if place in (Place.SPACE, Place.MOONSCAPE) or reading.weather in (Weather.AURORA, Weather.FIREFLIES):
        return Hour.NIGHT
    if reading.style is Style.NEON:
        return Hour.NIGHT
    if reading.weather in GREY or reading.sky is not None or place in (*INTERIORS, Place.UNDERWATER, Place.ABSTRACT):
        return Hour.DAY
    return (Hour.DAY, Hour.DAY, Hour.DAWN, Hour.DUSK)[int(dice.integers(4))]


def _camera(order: Order, reading: Reading, place: Place, subjects: Sequence[Subject], unit_px: float) -> Camera:
    """Followed is what moves on, unless something stands beside it; what stands is slowly neared."""
    moving = [subject.speed for subject in subjects if subject.speed]
    standing = any(not subject.speed for subject in subjects)
    move = reading.move
    if move is None and place in INTERIORS:
        move = Move.IN
    if move is None:
        follow = moving and not standing
        move = Move.TRACK if follow else Move.IN if subjects else Move.RIGHT
    if move is Move.TRACK and not moving:
        move = Move.RIGHT
    return Camera(move, max(1.0, order.settings.duration_s or _CLIP_S), unit_px, max(moving, default=0.0))


def _setting(stage: Stage, place: Place, reading: Reading) -> tuple[Image.Image, Layers]:
    if place in INTERIORS:
        return hall(stage, place)
    if place is Place.ABSTRACT:
        backdrop = sky(stage.size_px, float(stage.size_px[1]), stage.palette, stage.orb, overcast=True)
        return backdrop, abstract(stage, reading.tints)
    layers = PLACES[place](stage)
    above: list[Drawable] = []
    bare = place in (Place.SPACE, Place.MOONSCAPE)
    if bare or (stage.night and not stage.overcast and place is not Place.UNDERWATER):
        depth = float(stage.size_px[1]) if place is Place.SPACE else stage.horizon_px
        above.append(Stars.around(stage.orb, stage.size_px, depth, stage.palette, dice=stage.dice))
    if reading.weather is Weather.AURORA:
        above += aurora(stage)
    elif place not in _AIRLESS:
        above += clouds(stage, 9 if stage.overcast else 3 if stage.night else 6, 0.55 if stage.night else 0.92)
    if reading.weather is Weather.FOG:
        layers.behind += [
            fog(stage, stage.horizon_px + stage.unit_px * 0.06, 0.7, 0.02),
            fog(stage, stage.ground_px, 0.5, -0.03),
        ]
        layers.front.append(fog(stage, stage.size_px[1] * 0.95, 0.55, 0.05))
    layers.behind = above + layers.behind
    return _backdrop(stage, place), layers


def _backdrop(stage: Stage, place: Place) -> Image.Image:
    if place is Place.UNDERWATER:
        upper, lower = water_colours(stage)
        deep = Palette(
            Hour.DAY,
            mix(upper, (255, 255, 255), 0.25),
            upper,
            mix(upper, lower, 0.6),
            lower,
            (255, 255, 255),
            lower,
            (1, 1, 1),
        )
        return sky(stage.size_px, float(stage.size_px[1]), deep, stage.orb, overcast=True)
    if place in (Place.SPACE, Place.MOONSCAPE):
        dark = Palette(
            Hour.NIGHT, (4, 5, 20), (9, 10, 34), (18, 18, 56), (38, 34, 84), (220, 230, 255), (0, 0, 0), (1, 1, 1)
        )
        return sky(stage.size_px, stage.horizon_px, dark, stage.orb, overcast=place is Place.SPACE)
    return sky(stage.size_px, stage.horizon_px, stage.palette, stage.orb, overcast=stage.overcast)


def _subject(part: Part, reading: Reading) -> Subject:
    subject = SUBJECTS[part.name]
    if part.name != "person":
        return subject
    action = reading.action or (Action.STAND if reading.place in INTERIORS else Action.WALK)
    return acting(subject, action)


def _figures(
    stage: Stage, place: Place, reading: Reading, cast: Sequence[tuple[Part, Subject]], dice: np.random.Generator
) -> list[Drawable]:
    """What stands behind, what moves before it."""
    figures: list[tuple[bool, Drawable]] = []
    room = stage.size_px[0] * min(0.8, 1.08 / max(1, len(cast)))
    for index, (part, subject) in enumerate(cast):
        floats = place in _WEIGHTLESS or subject.home in (Home.AIR, Home.DEEP)
        height = subject.size * _scale(part, place, reading, stage) * stage.unit_px
        y = _y(stage, subject, height, floats=floats, aloft=place is not Place.SPACE and subject.home is Home.AIR)
        spot = (stage.size_px[0] * _SPOTS[len(cast)][index], y)
        coats = _coats(part, part.count or subject.count, reading, stage, dice)
        figures.append((bool(subject.speed), Cast.of(subject, coats, spot, height, stage, floats=floats, room_px=room)))
        if part.name in _ON_RAILS and not floats:
            figures.append((False, rails(stage)))
    return [figure for _, figure in sorted(figures, key=lambda pair: pair[0])]


def _scale(part: Part, place: Place, reading: Reading, stage: Stage) -> float:
    scale = part.size * (_YOUNG if part.young else 1.0) * (_UPRIGHT if stage.size_px[1] > stage.size_px[0] else 1.0)
    return scale * (_FAR if reading.move is Move.DRONE else _INDOORS if place in INTERIORS else 1.0)


def _y(stage: Stage, subject: Subject, height: float, *, floats: bool, aloft: bool) -> float:
    """Where the foot is."""
    if floats and not aloft:
        return stage.size_px[1] * 0.48 + height * 0.5
    if floats:
        middle = stage.size_px[1] * 0.46 if stage.horizon_px > stage.size_px[1] * 0.9 else stage.horizon_px * 0.62
        return max(middle + height * 0.5, height * 1.12)
    deep = subject.sink * height if subject.home is Home.WATER else 0.0
    return stage.ground_px + stage.unit_px * (0.035 if subject.home is Home.GROUND else 0.01) + deep


def _coats(part: Part, count: int, reading: Reading, stage: Stage, dice: np.random.Generator) -> list[Coat]:
    """One for each of a group. Colours that were named take turns; else no two neighbours are alike."""
    worn = (reading.garment,) if part.name == "person" and reading.garment is not None else ()
    colours = part.colours or worn
    first, coats = int(dice.integers(len(_SUBJECT_COLOURS))), []
    feminine = bool(dice.random() < 0.5) if part.feminine is None else part.feminine
    for index in range(count):
        own = COLOURS[_SUBJECT_COLOURS[(first + 3 * index) % len(_SUBJECT_COLOURS)]]
        hair = hexed(reading.hair) if reading.hair is not None else _HAIRS[int(dice.integers(len(_HAIRS)))]
        coats.append(
            Coat(
                hexed(colours[index % len(colours)] if colours else own),
                skin=_SKINS[int(dice.integers(len(_SKINS)))],
                hair=hair,
                night=stage.night,
                feminine=feminine if part.feminine is not None else feminine == (index % 2 == 0),
            )
        )
    return coats
