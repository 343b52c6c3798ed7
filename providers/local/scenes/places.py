"""Where a scene is set. Each place is a function from the stage to its layers, back to front."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from providers.local.drawing.ink import lit, mix
from providers.local.scenes import props
from providers.local.scenes.stage import Drawable, Ridge, Sheet, Stage, Strip
from providers.local.scenes.water import sea
from providers.local.words import Colour

_GRASS: Final[Colour] = (104, 152, 74)
_LEAVES: Final[Colour] = (58, 122, 72)
_ROCK: Final[Colour] = (104, 112, 132)
_SAND: Final[Colour] = (226, 172, 106)
_DUST: Final[Colour] = (150, 146, 160)
_WALL: Final[Colour] = (116, 128, 152)


class Place(StrEnum):
    """The settings there are."""

    HILLS = "hills"
    MOUNTAINS = "mountains"
    SEA = "sea"
    CITY = "city"
    FOREST = "forest"
    DESERT = "desert"
    SPACE = "space"


PLACE_WORDS: Final[Mapping[str, Place]] = {
    **dict.fromkeys(("hill", "meadow", "field", "countryside", "village", "farm", "valley", "garden"), Place.HILLS),
    **dict.fromkeys(("mountain", "peak", "alps", "alpine", "cliff", "summit", "canyon"), Place.MOUNTAINS),
    **dict.fromkeys(("sea", "ocean", "beach", "lake", "wave", "coast", "harbor", "harbour", "river"), Place.SEA),
    **dict.fromkeys(("island", "underwater", "surf", "bay", "lighthouse", "pier", "shore"), Place.SEA),
    **dict.fromkeys(("city", "street", "skyline", "town", "urban", "tokyo", "york", "downtown"), Place.CITY),
    **dict.fromkeys(("skyscraper", "alley", "road", "cyberpunk", "traffic", "paris", "london"), Place.CITY),
    **dict.fromkeys(("forest", "wood", "woods", "tree", "jungle", "park", "pine", "rainforest"), Place.FOREST),
    **dict.fromkeys(("desert", "dune", "sand", "sahara", "oasis", "pyramid"), Place.DESERT),
    **dict.fromkeys(("space", "galaxy", "planet", "cosmic", "universe", "mars", "orbit", "lunar"), Place.SPACE),
}


@dataclass
class Layers:
    """What lies behind the subject, and what passes in front of it."""

    behind: list[Drawable] = field(default_factory=list)
    front: list[Drawable] = field(default_factory=list)


def _hills(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed in ((1.0, 0.012), (0.7, 0.03), (0.4, 0.07)):
        y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.85
        ridge = Ridge.rolling(stage, y, stage.unit_px * (0.05 + 0.05 * depth))
        sheet = Sheet(stage, y - stage.unit_px * 0.32, stage.size_px[1])
        sheet.land(ridge, stage.land(_GRASS, depth))
        if depth < 1:
            _grove(sheet, ridge, depth, 0.17 * (1.2 - depth))
        if 0.6 < depth < 1:
            _hamlet(sheet, ridge, depth)
        layers.behind.append(sheet.strip(speed, mist=0.35 * depth))
    return _grounded(stage, layers, _GRASS)


def _mountains(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed, height in ((1.0, 0.008, 0.5), (0.72, 0.02, 0.34)):
        y = stage.horizon_px + stage.unit_px * 0.04 * (1 - depth)
        ridge = Ridge.jagged(stage, y, stage.unit_px * height)
        sheet = Sheet(stage, y - stage.unit_px * height * 1.1, stage.size_px[1])
        sheet.land(ridge, stage.land(_ROCK, depth * 0.8))
        _snow_caps(sheet, ridge, y - stage.unit_px * height * 0.56, depth)
        layers.behind.append(sheet.strip(speed, mist=0.6))
    layers.behind.append(_wood(stage, 0.42, 0.06, 0.2))
    return _grounded(stage, layers, mix(_GRASS, _ROCK, 0.3))


def _forest(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed, height in ((1.0, 0.012, 0.26), (0.7, 0.035, 0.34), (0.38, 0.08, 0.46)):
        layers.behind.append(_wood(stage, depth, speed, height))
    return _grounded(stage, layers, mix(_LEAVES, _GRASS, 0.4))


def _desert(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed in ((1.0, 0.01), (0.66, 0.03), (0.35, 0.07)):
        y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.9
        ridge = Ridge.rolling(stage, y, stage.unit_px * 0.1, waves=(1, 2, 3))
        sheet = Sheet(stage, y - stage.unit_px * 0.3, stage.size_px[1])
        sheet.land(ridge, stage.land(_SAND, depth * 0.7))
        if depth < 1:
            for x, size in stage.scatter(3):
                height = size * stage.unit_px * 0.16 * (1.3 - depth)
                for at in sheet.around(x, height):
                    foot = ridge.at(x) - sheet.top_px + height * 0.05
                    props.cactus(sheet.ink, at, foot, height, stage.land((70, 122, 84), depth * 0.6))
        layers.behind.append(sheet.strip(speed, mist=0.3 * depth))
    return _grounded(stage, layers, _SAND, growing=False)


def _space(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed in ((0.6, 0.012), (0.3, 0.05)):
        y = stage.horizon_px + stage.unit_px * 0.08 * (1 - depth)
        ridge = Ridge.rolling(stage, y, stage.unit_px * 0.06, waves=(3, 5, 8, 13))
        sheet = Sheet(stage, y - stage.unit_px * 0.2, stage.size_px[1])
        sheet.land(ridge, stage.land(mix(_DUST, stage.palette.subject, 0.15), depth * 0.5))
        for x, size in stage.scatter(7):
            r = size * stage.unit_px * 0.05
            for at in sheet.around(x, r * 2):
                y_foot = ridge.at(x) - sheet.top_px + r * 1.6
                sheet.ink.ellipse(at, y_foot, r * 1.7, r * 0.42, stage.land((104, 100, 118), depth * 0.5))
        layers.behind.append(sheet.strip(speed))
    return _grounded(stage, layers, mix(_DUST, stage.palette.subject, 0.15), growing=False)


def _city(stage: Stage) -> Layers:
    layers = Layers()
    for depth, speed, count, height in ((1.0, 0.012, 22, 0.3), (0.6, 0.035, 15, 0.44), (0.28, 0.08, 9, 0.36)):
        layers.behind.append(_skyline(stage, depth, speed, count, height))
    layers.behind.append(_street(stage))
    return layers


def _sea(stage: Stage) -> Layers:
    layers = Layers()
    ridge = Ridge.jagged(stage, stage.horizon_px + 2, stage.unit_px * 0.09)
    sheet = Sheet(stage, stage.horizon_px - stage.unit_px * 0.12, stage.horizon_px + 2)
    sheet.land(ridge, stage.land(_ROCK, 0.75))
    layers.behind.append(sheet.strip(0.008, mist=0.3))
    behind, front = sea(stage)
    layers.behind += behind
    layers.front += front
    return layers


def _grounded(stage: Stage, layers: Layers, colour: Colour, *, growing: bool = True) -> Layers:
    """The ground the subject moves on, and what passes between it and us."""
    y = stage.ground_px - stage.unit_px * 0.035
    sheet = Sheet(stage, y - stage.unit_px * 0.05, stage.size_px[1])
    sheet.land(Ridge.rolling(stage, y, stage.unit_px * 0.008), stage.land(colour, 0.12))
    near = Sheet(stage, stage.ground_px - stage.unit_px * 0.02, stage.size_px[1])
    near.land(
        Ridge.rolling(stage, stage.ground_px + stage.unit_px * 0.075, stage.unit_px * 0.01),
        stage.land(mix(colour, (0, 0, 0), 0.22), 0.0),
    )
    for x, size in stage.scatter(26 if growing else 8):
        height = size * stage.unit_px * (0.05 if growing else 0.035)
        shade = stage.land(mix(colour, (0, 0, 0), 0.22), 0.0)
        for at in near.around(x, height):
            foot = stage.ground_px + stage.unit_px * 0.085 - near.top_px
            (props.tuft if growing else props.rock)(near.ink, at, foot, height, shade)
    layers.behind.append(sheet.strip(0.2))
    layers.front.append(near.strip(0.34))
    return layers


def _grove(sheet: Sheet, ridge: Ridge, depth: float, height: float) -> None:
    stage = sheet.stage
    for x, size in stage.scatter(9, 0.55):
        tall = size * stage.unit_px * height
        grow = props.pine if stage.dice.random() < 0.35 else props.tree
        for at in sheet.around(x, tall):
            grow(
                sheet.ink,
                at,
                ridge.at(x) - sheet.top_px + tall * 0.04,
                tall,
                stage.land(_LEAVES, depth * 0.9),
            )


def _hamlet(sheet: Sheet, ridge: Ridge, depth: float) -> None:
    stage = sheet.stage
    window = (255, 214, 130) if stage.night else stage.land((88, 110, 140), depth * 0.4)
    colours = (stage.land((240, 228, 208), depth * 0.5), stage.land((178, 84, 66), depth * 0.6), window)
    for x, size in stage.scatter(3, 0.8):
        tall = size * stage.unit_px * 0.085
        for at in sheet.around(x, tall):
            props.house(sheet.ink, at, ridge.at(x) - sheet.top_px + tall * 0.1, tall, colours)


def _wood(stage: Stage, depth: float, speed: float, height: float) -> Strip:
    y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.8
    ridge = Ridge.rolling(stage, y, stage.unit_px * 0.03)
    sheet = Sheet(stage, y - stage.unit_px * height * 1.3, stage.size_px[1])
    colour = stage.land(_LEAVES, depth)
    sheet.land(ridge, colour)
    for x, size in stage.scatter(round(stage.strip_px / stage.unit_px / height * 2.6), 0.62):
        tall = size * stage.unit_px * height
        for at in sheet.around(x, tall * 0.3):
            props.pine(sheet.ink, at, ridge.at(x) - sheet.top_px + tall * 0.1, tall, colour)
    return sheet.strip(speed, mist=0.55 * depth + 0.1)


def _snow_caps(sheet: Sheet, ridge: Ridge, line_px: float, depth: float) -> None:
    """White from each summit down to a ragged line."""
    stage = sheet.stage
    ragged = Ridge.jagged(stage, line_px + stage.unit_px * 0.05, stage.unit_px * 0.09)
    white = mix(lit((244, 246, 252), stage.palette.ambient), stage.palette.horizon, depth * 0.4)
    run: list[tuple[float, float]] = []
    for x in range(0, stage.strip_px, 2):
        if ridge.at(x) < ragged.at(x):
            run.append((float(x), ridge.at(x) - sheet.top_px))
        elif run:
            _cap(sheet, run, ragged, white)
            run = []
    _cap(sheet, run, ragged, white)


def _cap(sheet: Sheet, run: list[tuple[float, float]], ragged: Ridge, white: Colour) -> None:
    if len(run) > 1:
        sheet.ink.polygon([*run, *((x, ragged.at(x) - sheet.top_px) for x, _ in reversed(run))], white)


def _skyline(stage: Stage, depth: float, speed: float, count: int, height: float) -> Strip:
    foot = stage.ground_px - stage.unit_px * 0.06
    top = foot - stage.unit_px * (height * 1.25 + 0.3 * depth) - stage.unit_px * 0.1
    sheet = Sheet(stage, top, stage.size_px[1])
    wall = stage.land(mix(_WALL, stage.palette.zenith, 0.35), depth * 0.85)
    bright = (
        mix((255, 216, 138), stage.palette.horizon, depth * 0.35) if stage.night else mix(wall, (255, 255, 255), 0.4)
    )
    colours = (wall, bright, mix(wall, (0, 0, 0), 0.16))
    for x, size in stage.scatter(count, 0.5):
        tall = stage.unit_px * (size * height + 0.3 * depth)
        width = stage.strip_px / count * 0.92
        for at in sheet.around(x, width):
            lit_share = 0.45 if stage.night else 0.3
            props.tower(sheet.ink, (at, foot - top + 2), (width, tall), colours, stage.dice, lit_share=lit_share)
    sheet.ink.box(0, foot - top, stage.strip_px, stage.size_px[1] - top, wall)
    return sheet.strip(speed, mist=0.3 * depth)


def _street(stage: Stage) -> Strip:
    top = stage.ground_px - stage.unit_px * 0.34
    sheet = Sheet(stage, top, stage.size_px[1])
    pavement, road = stage.land((150, 150, 158), 0.1), stage.land((72, 74, 86), 0.05)
    kerb, bottom = stage.ground_px - stage.unit_px * 0.065 - top, stage.size_px[1] - top
    sheet.ink.box(0, kerb, stage.strip_px, kerb + stage.unit_px * 0.05, pavement)
    sheet.ink.box(0, kerb + stage.unit_px * 0.035, stage.strip_px, bottom, road)
    bulb = (255, 226, 158) if stage.night else stage.land((228, 228, 222), 0.0)
    lamps = max(2, round(stage.strip_px / stage.unit_px * 1.6))
    dash = stage.strip_px / lamps / 2
    for index in range(lamps):
        x = index * dash * 2 + dash
        props.lamp(sheet.ink, x, kerb + 2, stage.unit_px * 0.25, (stage.land((52, 56, 66), 0.1), bulb))
        for part in (0, 1):
            left = x - dash * 0.7 + part * dash
            y = kerb + stage.unit_px * 0.135
            sheet.ink.box(left, y, left + dash * 0.5, y + stage.unit_px * 0.009, stage.land((236, 226, 190), 0.1))
    return sheet.strip(0.2)


PLACES: Final[Mapping[Place, Callable[[Stage], Layers]]] = {
    Place.HILLS: _hills,
    Place.MOUNTAINS: _mountains,
    Place.SEA: _sea,
    Place.CITY: _city,
    Place.FOREST: _forest,
    Place.DESERT: _desert,
    Place.SPACE: _space,
}
