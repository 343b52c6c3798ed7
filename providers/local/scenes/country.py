"""Places under the open sky, away from water and streets. Each is a function from the stage to its layers."""

from typing import Final

import numpy as np
import numpy.typing as npt

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, filled, oval, soft_oval
from providers.local.scenes import props
from providers.local.scenes.clouds import sea_of_clouds
from providers.local.scenes.ground import MEADOW, grounded
from providers.local.scenes.stage import Layers, Ridge, Sheet, Stage, Strip
from providers.local.words import Colour

GRASS: Final[Colour] = (112, 164, 72)
LEAVES: Final[Colour] = (56, 124, 74)
ROCK: Final[Colour] = (98, 110, 136)
SAND: Final[Colour] = (232, 184, 118)
_WHEAT: Final[Colour] = (222, 180, 88)
_DUST: Final[Colour] = (150, 146, 162)
_ICE: Final[Colour] = (226, 238, 248)
_WALL: Final[Colour] = (242, 230, 210)
_TILES: Final[Colour] = (186, 88, 66)


def hills(stage: Stage) -> Layers:
    layers = Layers()
    for depth in (1.0, 0.72, 0.4):
        layers.behind.append(_hill(stage, depth, GRASS, homes=3 if depth == 0.72 else 0))
    return grounded(stage, layers, GRASS, flowers=MEADOW[:2])


def village(stage: Stage) -> Layers:
    layers = Layers()
    for depth, homes in ((1.0, 0), (0.7, 8), (0.36, 5)):
        layers.behind.append(_hill(stage, depth, GRASS, homes=homes))
    return grounded(stage, layers, GRASS, flowers=MEADOW)


def field(stage: Stage) -> Layers:
    """Rows of a crop that run towards the horizon."""
    layers = Layers()
    crop = stage.ground or _WHEAT
    layers.behind.append(_hill(stage, 0.95, GRASS, homes=2))
    layers.behind.append(_hill(stage, 0.7, crop, homes=0))
    y = stage.horizon_px + stage.unit_px * 0.05
    sheet = Sheet(stage, y - stage.unit_px * 0.02, stage.size_px[1] + 2)
    upper, lower = stage.land(crop, 0.45), mix(stage.land(crop, 0.0), stage.palette.shade, 0.2)
    sheet.land(Ridge.rolling(stage, y, stage.unit_px * 0.012), upper, lower, rim=0.2)
    layers.behind.append(sheet.strip(0.35))
    for index, share in enumerate((0.16, 0.34, 0.56, 0.8)):
        layers.behind.append(_row(stage, crop, share, index))
    layers.front.append(_row(stage, crop, 1.5, 4))
    return layers


def _row(stage: Stage, crop: Colour, share: float, number: int) -> Strip:
    """One row of stalks that sway."""
    y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (0.3 + 0.8 * share)
    tall = stage.unit_px * (0.025 + 0.075 * share)
    sheet = Sheet(stage, y - tall * 1.5, stage.size_px[1] + 4)
    body = mix(stage.land(crop, 0.4 * (1 - share)), stage.palette.shade, 0.08 + 0.18 * share)
    stalk, ear = mix(body, (86, 120, 60), 0.4), mix(body, stage.palette.light, 0.35)
    for x, size in stage.scatter(round(26 / (0.25 + share)) * 2, 0.7):
        height = tall * size
        foot = y + tall * 0.3
        sheet.stand(x, height, _stalk(0.0, foot, height * 1.5, stalk, ear))
    sheet.land(Ridge.rolling(stage, y, tall * 0.12), body, mix(body, stage.palette.shade, 0.35))
    return sheet.strip(0.45 + 0.6 * share, heave=0.003 * share, heave_s=2.4 + 0.3 * number)


def _stalk(x: float, y: float, height: float, stalk: Colour, ear: Colour) -> str:
    stem = filled(
        f"M{x - height * 0.02:.1f} {y:.1f}L{x:.1f} {y - height:.1f}L{x + height * 0.03:.1f} {y:.1f}Z", hexed(stalk)
    )
    return stem + oval(x, y - height * 0.86, height * 0.075, height * 0.2, hexed(ear), turn=8)


def mountains(stage: Stage) -> Layers:
    layers = Layers()
    for depth, parallax, height in ((1.0, 0.02, 0.52), (0.74, 0.05, 0.36)):
        layers.behind.append(_range(stage, depth, parallax, height))
    layers.behind.append(wood(stage, 0.55, 0.14, 0.12))
    layers.behind.append(wood(stage, 0.34, 0.28, 0.2))
    return grounded(stage, layers, mix(GRASS, ROCK, 0.25), flowers=MEADOW[:1])


def forest(stage: Stage) -> Layers:
    layers = Layers()
    for depth, parallax, height in ((1.0, 0.05, 0.34), (0.75, 0.12, 0.42), (0.5, 0.25, 0.5), (0.28, 0.5, 0.6)):
        layers.behind.append(wood(stage, depth, parallax, height))
    return grounded(stage, layers, mix(LEAVES, GRASS, 0.45))


def desert(stage: Stage) -> Layers:
    layers = Layers()
    mesas = _mesas(stage)
    layers.behind.append(mesas)
    for depth in (0.9, 0.62, 0.34):
        y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.9
        ridge = Ridge.rolling(stage, y, stage.unit_px * 0.085, waves=(1, 2, 3))
        sheet = Sheet(stage, y - stage.unit_px * 0.3, stage.size_px[1] + 2)
        upper = mix(stage.land(SAND, depth * 0.7), stage.palette.light, 0.18)
        sheet.land(ridge, upper, mix(stage.land((204, 134, 78), depth * 0.5), stage.palette.shade, 0.14), rim=0.35)
        green, light = stage.thing((74, 128, 84), depth * 0.6), stage.palette.light
        for x, size in stage.scatter(4) if depth < 0.9 else ():
            height = size * stage.unit_px * 0.17 * (1.3 - depth)
            foot = ridge.at(x) + height * 0.06
            sheet.stand(x, height, props.cactus(0.0, foot, height, green, light))
        layers.behind.append(sheet.strip(0.45 * (1.1 - depth)))
    return grounded(stage, layers, SAND, grown="rocks")


def snowfield(stage: Stage) -> Layers:
    layers = Layers()
    layers.behind.append(_range(stage, 1.0, 0.02, 0.34))
    for depth in (0.7, 0.4):
        layers.behind.append(_hill(stage, depth, _ICE, homes=0, pines=True))
    return grounded(stage, layers, _ICE, grown="rocks")


def moonscape(stage: Stage) -> Layers:
    layers = Layers()
    dust = stage.ground or _DUST
    for depth, parallax in ((0.7, 0.06), (0.35, 0.25)):
        y = stage.horizon_px + stage.unit_px * 0.09 * (1 - depth)
        ridge = Ridge.rolling(stage, y, stage.unit_px * 0.07, waves=(3, 5, 8, 13))
        sheet = Sheet(stage, y - stage.unit_px * 0.2, stage.size_px[1] + 2)
        upper = _lunar(dust, depth)
        sheet.land(ridge, mix(upper, (255, 255, 255), 0.1), mix(upper, (10, 10, 24), 0.45), rim=0.35)
        dark, lip = hexed(mix(upper, (10, 10, 24), 0.4)), hexed(mix(upper, (255, 255, 255), 0.25))
        for x, size in stage.scatter(9):
            r = size * stage.unit_px * 0.05
            foot = ridge.at(x) + r * 1.4
            sheet.stand(
                x,
                r * 2,
                oval(0.0, foot + r * 0.08, r * 1.75, r * 0.46, lip) + oval(0.0, foot, r * 1.6, r * 0.38, dark),
            )
        layers.behind.append(sheet.strip(parallax))
    return grounded(stage, layers, mix(dust, (60, 60, 80), 0.15), grown="rocks")


def _lunar(dust: Colour, depth: float) -> Colour:
    """There is no air to tint what is far."""
    return mix(mix(dust, (20, 22, 44), 0.38), (60, 62, 96), depth * 0.4)


def above_clouds(stage: Stage) -> Layers:
    layers = Layers()
    for depth, y, size in ((1.0, 0.98, 0.16), (0.6, 1.12, 0.24), (0.3, 1.32, 0.34)):
        layers.behind.append(
            sea_of_clouds(stage, stage.horizon_px * y, size, depth).strip(0.3 * (1.2 - depth), drift=0.01)
        )
    layers.front.append(sea_of_clouds(stage, stage.size_px[1] * 0.97, 0.3, 0.0).strip(1.3, drift=0.03))
    return layers


def _hill(stage: Stage, depth: float, colour: Colour, *, homes: int, pines: bool = False) -> Strip:
    y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.85
    ridge = Ridge.rolling(stage, y, stage.unit_px * (0.05 + 0.05 * depth))
    sheet = Sheet(stage, y - stage.unit_px * 0.34, stage.size_px[1] + 2)
    upper = mix(stage.land(colour, depth), stage.palette.light, 0.1)
    sheet.land(ridge, upper, mix(stage.land(colour, depth * 0.55), stage.palette.shade, 0.1), rim=0.22)
    if depth < 1:
        _grove(sheet, ridge, depth, 0.17 * (1.25 - depth), pines=pines)
    if homes:
        _hamlet(sheet, ridge, depth, homes)
    return sheet.strip(0.36 * (1.12 - depth))


def _grove(sheet: Sheet, ridge: Ridge, depth: float, height: float, *, pines: bool) -> None:
    stage, light, lean = sheet.stage, sheet.stage.palette.light, sheet.stage.lean
    green = stage.thing(mix(LEAVES, (236, 242, 250), 0.5) if stage.snowy else LEAVES, depth * 0.9)
    for x, size in stage.scatter(12, 0.5):
        tall = size * stage.unit_px * height
        foot = ridge.at(x) + tall * 0.04
        grow = props.pine if pines or stage.dice.random() < 0.35 else props.tree
        sheet.stand(x, tall, grow(0.0, foot, tall, green, light, lean))


def _hamlet(sheet: Sheet, ridge: Ridge, depth: float, count: int) -> None:
    stage = sheet.stage
    window = (255, 214, 130) if stage.night else stage.thing((96, 126, 158), depth * 0.4)
    roof = mix(_TILES, (240, 244, 250), 0.75) if stage.snowy else _TILES
    colours = (stage.thing(_WALL, depth * 0.5), stage.thing(roof, depth * 0.55), window)
    for x, size in stage.scatter(count, 0.75):
        tall = size * stage.unit_px * 0.10 * (1.35 - depth)
        foot = ridge.at(x) + tall * 0.1
        sheet.stand(x, tall, props.house(0.0, foot, tall, colours, stage.lean))


def wood(stage: Stage, depth: float, parallax: float, height: float) -> Strip:
    """A row of pines, and mist at their feet."""
    y = stage.horizon_px + (stage.ground_px - stage.horizon_px) * (1 - depth) * 0.85
    ridge = Ridge.rolling(stage, y, stage.unit_px * 0.025)
    sheet = Sheet(stage, y - stage.unit_px * height * 1.2, stage.size_px[1] + 2)
    own = stage.ground or LEAVES
    green = stage.thing(mix(own, (232, 240, 250), 0.45) if stage.snowy else own, depth * 0.95)
    light = mix(stage.palette.light, (255, 255, 255), 0.5) if stage.snowy else stage.palette.light
    for x, size in stage.scatter(round(stage.strip_px / stage.unit_px / height * 2.4), 0.6):
        tall = size * stage.unit_px * height
        foot = ridge.at(x) + tall * 0.12
        sheet.stand(x, tall * 0.3, props.pine(0.0, foot, tall, green, light, stage.lean))
    sheet.land(ridge, green, mix(green, stage.palette.horizon, 0.1))
    mist = hexed(mix(stage.palette.horizon, (255, 255, 255), 0.12))
    for x, _ in stage.scatter(8):
        reach = stage.unit_px * 0.3
        sheet.stand(x, reach, soft_oval(0.0, y - stage.unit_px * 0.01, reach, reach * 0.24, mist, 0.16 + 0.4 * depth))
    return sheet.strip(parallax)


def _mesas(stage: Stage) -> Strip:
    y = stage.horizon_px + 4
    sheet = Sheet(stage, y - stage.unit_px * 0.3, y + stage.unit_px * 0.1)
    colour = stage.thing((172, 96, 72), 0.8)
    paint = sheet.shade(
        y - stage.unit_px * 0.2,
        mix(colour, stage.palette.light, 0.18),
        y + stage.unit_px * 0.03,
        mix(colour, stage.palette.horizon, 0.5),
    )
    sheet.add(
        box(0, y, stage.strip_px, stage.unit_px * 0.1, hexed(mix(stage.land(SAND, 0.7), stage.palette.horizon, 0.3)))
    )
    for x, size in stage.scatter(5, 0.4):
        wide, tall = size * stage.unit_px * 0.22, size * stage.unit_px * 0.17
        step = float(stage.dice.uniform(0.5, 0.75))
        sheet.stand(
            x,
            wide,
            filled(
                f"M{0.0 - wide:.1f} {y + 8:.1f}L{0.0 - wide * 0.72:.1f} {y - tall * step:.1f}"
                f"H{0.0 - wide * 0.5:.1f}L{0.0 - wide * 0.44:.1f} {y - tall:.1f}H{0.0 + wide * 0.3:.1f}"
                f"L{0.0 + wide * 0.38:.1f} {y - tall * 0.45:.1f}"
                f"H{0.0 + wide * 0.6:.1f}L{0.0 + wide * 0.9:.1f} {y + 8:.1f}Z",
                paint,
            ),
        )
    return sheet.strip(0.02)


def _range(stage: Stage, depth: float, parallax: float, height: float) -> Strip:
    """Peaks with snow on them, one flank in the light."""
    unit = stage.unit_px
    y = stage.horizon_px + unit * 0.05 * (1 - depth)
    ridge = Ridge.jagged(stage, y, unit * height)
    sheet = Sheet(stage, y - unit * height * 1.12, stage.size_px[1] + 2)
    rock = stage.thing(mix(ROCK, stage.palette.upper, 0.15), depth * 0.62)
    sheet.land(ridge, rock, mix(rock, stage.palette.horizon, 0.75))
    white = mix(stage.thing((246, 249, 255), 0.0), stage.palette.horizon, depth * 0.35)
    flanks = np.gradient(np.convolve(np.pad(ridge.ys, 24, mode="wrap"), np.ones(49) / 49, mode="valid")) * stage.lean
    line = y - unit * height * 0.42 + Ridge.rolling(stage, 0.0, unit * 0.03, (7, 19, 41)).ys
    for dark in (True, False):
        shade = mix(rock, stage.palette.shade, 0.2) if dark else mix(rock, stage.palette.light, 0.1)
        snow = mix(white, rock, 0.34) if dark else mix(white, stage.palette.light, 0.12)
        for colour, reach in ((shade, unit * height * 0.4), (snow, None)):
            foot = np.minimum(ridge.ys + reach, y) if reach else np.maximum(ridge.ys, line)
            sheet.add(_flank(ridge, foot, (flanks > 0) == dark, hexed(colour), 0.55 if reach else 1.0))
    return sheet.strip(parallax)


def _flank(ridge: Ridge, foot: npt.NDArray[np.float64], where: npt.NDArray[np.bool_], paint: str, share: float) -> str:
    """What lies between a ridge and another line, where it is asked for."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], where & (foot > ridge.ys + 0.5), [False])).astype(np.int8)))
    data = ""
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start > 3:
            columns = [*range(start, end, 3), end - 1]
            top = "L".join(f"{x} {ridge.ys[x] - 1:.1f}" for x in columns)
            low = "L".join(f"{x} {foot[x]:.1f}" for x in reversed(columns))
            data += f"M{top}L{low}Z"
    return filled(data, paint, share) if data else ""
