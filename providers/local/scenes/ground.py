"""The ground subjects move on, and what grows between it and the viewer."""

from typing import Final

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import soft_oval
from providers.local.scenes import props
from providers.local.scenes.stage import Layers, Ridge, Sheet, Stage, Strip
from providers.local.words import Colour

_BLACK: Final[Colour] = (8, 12, 30)
MEADOW: Final[tuple[Colour, ...]] = ((246, 246, 238), (250, 204, 62), (236, 110, 110), (180, 130, 216))


def grounded(
    stage: Stage, layers: Layers, colour: Colour, *, grown: str = "grass", flowers: tuple[Colour, ...] = ()
) -> Layers:
    """`grown` is what lies about on it: grass, rocks or nothing."""
    flowers = () if stage.snowy else flowers
    layers.behind.append(_floor(stage, colour, grown, flowers))
    if grown:
        layers.front.append(_near(stage, colour, grown, flowers))
    return layers


def _floor(stage: Stage, colour: Colour, grown: str, flowers: tuple[Colour, ...]) -> Strip:
    unit, y = stage.unit_px, stage.ground_px - stage.unit_px * 0.055
    sheet = Sheet(stage, y - unit * 0.07, stage.size_px[1] + 2)
    upper = mix(stage.land(colour, 0.14), stage.palette.light, 0.08)
    lower = mix(stage.land(colour, 0.0), stage.palette.shade, 0.30)
    sheet.land(Ridge.rolling(stage, y, unit * 0.009), upper, lower, rim=0.16)
    dark, bright = hexed(mix(upper, _BLACK, 0.3)), hexed(mix(upper, stage.palette.light, 0.5))
    for x, size in stage.scatter(22):
        at_y = float(stage.dice.uniform(y + unit * 0.03, stage.size_px[1]))
        near = (at_y - y) / (stage.size_px[1] - y)
        reach = unit * size * (0.09 + 0.16 * near)
        paint = bright if stage.dice.random() < 0.4 else dark
        sheet.stand(x, reach, soft_oval(0.0, at_y, reach, reach * 0.12, paint, 0.24))
    _growth(sheet, colour, grown, flowers, count=64)
    return sheet.strip(1.0)


def _growth(sheet: Sheet, colour: Colour, grown: str, flowers: tuple[Colour, ...], count: int) -> None:
    """The farther up, the smaller, back to front."""
    stage, unit = sheet.stage, sheet.stage.unit_px
    top, bottom = stage.ground_px - unit * 0.03, stage.size_px[1] + unit * 0.02
    spots = sorted(float(y) for y in stage.dice.uniform(0, 1, count if grown == "grass" else count // 5))
    for share in spots:
        y, x = top + (bottom - top) * share, float(stage.dice.uniform(0, stage.strip_px))
        height = unit * (0.012 + 0.035 * share) * float(stage.dice.uniform(0.7, 1.2))
        shade = mix(stage.land(colour, 0.05), stage.palette.shade, 0.16 + 0.22 * share)
        if grown == "grass" and flowers and stage.dice.random() < 0.55:
            petals = stage.thing(flowers[int(stage.dice.integers(len(flowers)))], 0.0)
            sheet.stand(x, height, props.blossom(0.0, y, height, shade, petals))
        elif grown == "grass":
            sheet.stand(x, height, props.tuft(0.0, y, height, shade))
        elif grown == "rocks":
            stone, light = mix(shade, stage.thing((120, 116, 124), 0.0), 0.35), stage.palette.light
            sheet.stand(x, height, props.rock(0.0, y, height * 0.7, stone, light, stage.lean))


def _near(stage: Stage, colour: Colour, grown: str, flowers: tuple[Colour, ...]) -> Strip:
    """Close to the lens, dark, and gone by fast."""
    unit, foot = stage.unit_px, stage.size_px[1] + stage.unit_px * 0.03
    sheet = Sheet(stage, stage.size_px[1] - unit * 0.24, stage.size_px[1] + 2)
    shade = mix(stage.land(colour, 0.0), stage.palette.shade, 0.58)
    for x, size in stage.scatter(15 if grown == "grass" else 4, 0.4):
        height = size * unit * (0.17 if grown == "grass" else 0.09)
        if grown == "grass" and flowers and stage.dice.random() < 0.4:
            petals = mix(stage.thing(flowers[int(stage.dice.integers(len(flowers)))], 0.0), stage.palette.shade, 0.2)
            sheet.stand(x, height, props.blossom(0.0, foot, height, shade, petals))
        elif grown == "grass":
            sheet.stand(x, height, props.tuft(0.0, foot, height, shade))
        else:
            light = stage.palette.light
            sheet.stand(x, height, props.rock(0.0, foot, height, shade, light, stage.lean))
    return sheet.strip(1.55)
