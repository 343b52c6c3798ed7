"""Places by the water."""

import math
from typing import Final

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, filled, oval, soft_oval, stroked
from providers.local.scenes import props
from providers.local.scenes.country import GRASS, LEAVES, ROCK, SAND, wood
from providers.local.scenes.ground import MEADOW, grounded
from providers.local.scenes.stage import Layers, Ridge, Sheet, Stage, Strip
from providers.local.scenes.water import sea as water
from providers.local.words import Colour

_PLANKS: Final[Colour] = (140, 100, 72)
_FOAM: Final[Colour] = (250, 253, 255)
_FACADES: Final[tuple[Colour, ...]] = ((214, 96, 78), (236, 190, 96), (238, 226, 204), (104, 148, 168), (198, 120, 96))


def sea(stage: Stage) -> Layers:
    layers = Layers([_coast(stage, 0.09)])
    behind, front = water(stage)
    layers.behind += behind
    layers.front += front
    return layers


def lake(stage: Stage) -> Layers:
    """Still water, woods and mountains behind it."""
    unit = stage.unit_px
    layers = Layers()
    for depth, height in ((1.0, 0.34), (0.7, 0.2)):
        ridge = Ridge.jagged(stage, stage.horizon_px + 3, unit * height)
        sheet = Sheet(stage, stage.horizon_px - unit * height * 1.15, stage.horizon_px + 4)
        rock = stage.thing(mix(ROCK, LEAVES, 0.2 if depth < 1 else 0.0), depth * 0.75)
        sheet.land(ridge, mix(rock, stage.palette.light, 0.08), mix(rock, stage.palette.horizon, 0.55), rim=0.2)
        layers.behind.append(sheet.strip(0.03 * (2 - depth)))
    shore = wood(stage, 0.82, 0.10, 0.075)
    layers.behind.append(shore)
    behind, front = water(stage, calm=True)
    layers.behind += behind
    layers.front += front
    if stage.ashore:
        return grounded(stage, layers, GRASS, flowers=MEADOW[:2])
    layers.front.append(_reeds(stage))
    return layers


def beach(stage: Stage) -> Layers:
    """The sea behind, the sand we stand on, and the line where they meet."""
    unit = stage.unit_px
    layers = Layers([_coast(stage, 0.05)])
    behind, _ = water(stage, calm=True)
    layers.behind += behind
    line = stage.horizon_px + (stage.ground_px - stage.horizon_px) * 0.62
    layers.behind.append(_surf(stage, line - unit * 0.012, 0.05, 0))
    layers.behind.append(_surf(stage, line + unit * 0.012, 0.02, 1))
    sheet = Sheet(stage, line - unit * 0.02, stage.size_px[1] + 2)
    wet = mix(stage.land(SAND, 0.05), mix(stage.palette.lower, stage.palette.shade, 0.4), 0.35)
    ridge = Ridge.rolling(stage, line + unit * 0.03, unit * 0.008, (2, 3, 5))
    sheet.land(ridge, wet, wet)
    dry = Ridge(ridge.ys + unit * 0.035)
    sand = mix(stage.land(SAND, 0.05), stage.palette.light, 0.18)
    sheet.land(dry, sand, mix(stage.land(SAND, 0.0), stage.palette.shade, 0.18))
    dark = hexed(mix(sand, stage.palette.shade, 0.4))
    for x, size in stage.scatter(30):
        y = float(stage.dice.uniform(line + unit * 0.1, stage.size_px[1]))
        reach = unit * 0.06 * size * (0.5 + (y - line) / (stage.size_px[1] - line))
        sheet.stand(x, reach, soft_oval(0.0, y, reach, reach * 0.11, dark, 0.25))
    layers.behind.append(sheet.strip(1.0))
    layers.behind.append(_palms(stage))
    return layers


def harbour(stage: Stage) -> Layers:
    """A row of painted houses on the quay, their town's boats at rest before it."""
    unit = stage.unit_px
    layers = Layers([_coast(stage, 0.16)])
    quay = stage.horizon_px + unit * 0.02
    sheet = Sheet(stage, quay - unit * 0.3, quay + unit * 0.03)
    width = unit * 0.085
    for index in range(round(stage.strip_px / width)):
        x = index * stage.strip_px / round(stage.strip_px / width)
        tall = unit * float(stage.dice.uniform(0.09, 0.16))
        wall = stage.thing(_FACADES[int(stage.dice.integers(len(_FACADES)))], 0.3)
        sheet.add(_facade(stage, x, quay, width, tall, wall))
    sheet.add(box(0, quay - 2, stage.strip_px, unit * 0.03, hexed(stage.thing((128, 122, 124), 0.25))))
    layers.behind.append(sheet.strip(0.08))
    behind, front = water(stage, calm=True)
    layers.behind += behind
    layers.behind.append(_moored(stage, quay + unit * 0.035))
    layers.front += front
    if stage.ashore:
        layers.behind.append(_jetty(stage, stage.ground_px))
    else:
        layers.front.append(_jetty(stage, stage.size_px[1] - unit * 0.085))
    return layers


def _coast(stage: Stage, height: float) -> Strip:
    unit, foot = stage.unit_px, stage.horizon_px + 3
    sheet = Sheet(stage, foot - unit * height * 1.2, foot)
    rock = stage.thing(mix(ROCK, stage.palette.upper, 0.2), 0.72)
    sheet.land(Ridge.jagged(stage, foot, unit * height), rock, mix(rock, stage.palette.horizon, 0.55), rim=0.12)
    return sheet.strip(0.025)


def _surf(stage: Stage, y: float, heave: float, number: int) -> Strip:
    """A tongue of foam that runs up the sand and back."""
    unit = stage.unit_px
    sheet = Sheet(stage, y - unit * 0.04, y + unit * 0.06)
    ridge = Ridge.rolling(stage, y, unit * 0.009, (3, 5, 8))
    foam = mix(_FOAM, stage.palette.horizon, 0.2)
    if stage.night:
        foam = mix(foam, stage.palette.shade, 0.45)
    tongues = {x: 0.018 + 0.006 * math.sin(x * 0.05) for x in range(stage.strip_px, -1, -6)}
    edge = "L".join(f"{x} {ridge.at(x) + unit * deep:.1f}" for x, deep in tongues.items())
    top = "L".join(f"{x} {ridge.at(x):.1f}" for x in range(0, stage.strip_px + 1, 6))
    sheet.add(filled(f"M{top}L{edge}Z", hexed(foam), 0.85 if number else 0.55))
    return sheet.strip(0.8 + 0.2 * number, drift=0.012, heave=0.010 + heave * 0.1, heave_s=3.8 + number)


def _reeds(stage: Stage) -> Strip:
    unit, foot = stage.unit_px, stage.size_px[1] + 4
    sheet = Sheet(stage, foot - unit * 0.24, foot)
    shade = hexed(mix(stage.thing((70, 104, 62), 0.0), stage.palette.shade, 0.5))
    for x, size in stage.scatter(9, 0.5):
        for lean in (-0.05, -0.02, 0.01, 0.04, 0.07):
            tall = unit * 0.2 * size * (1 - abs(lean) * 4)
            at_x = x + lean * unit * 0.5
            data = f"M{at_x:.1f} {foot:.1f}q{lean * tall:.1f} {-tall * 0.6:.1f} {lean * tall * 2.4:.1f} {-tall:.1f}"
            sheet.add(stroked(data, shade, unit * 0.005))
            sheet.add(oval(at_x + lean * tall * 2.3, foot - tall * 0.97, unit * 0.006, unit * 0.022, shade))
    return sheet.strip(1.4, heave=0.004)


def _palms(stage: Stage) -> Strip:
    """A few along the strip, where the sand is dry."""
    unit, foot = stage.unit_px, stage.ground_px - stage.unit_px * 0.03
    sheet = Sheet(stage, foot - unit * 0.8, foot + unit * 0.03)
    green, light = stage.thing((70, 132, 84), 0.05), stage.palette.light
    for x, size in stage.scatter(2, 0.85):
        lean = stage.lean if stage.dice.random() < 0.5 else -stage.lean
        for dx, tall in ((0.0, 0.62), (-0.07 * lean, 0.46)):
            sheet.stand(x + dx * unit, unit, props.palm(0.0, foot, unit * tall * size, green, light, lean))
    return sheet.strip(0.9)


def _facade(stage: Stage, x: float, foot: float, width: float, tall: float, wall: Colour) -> str:
    roof = stage.thing((150, 80, 64), 0.3)
    window = hexed((255, 214, 130) if stage.night else stage.thing((84, 108, 134), 0.3))
    drawn = filled(
        f"M{x:.1f} {foot - tall:.1f}l{width / 2:.1f} {-width * 0.42:.1f}l{width / 2:.1f} {width * 0.42:.1f}Z",
        hexed(roof),
    )
    drawn += box(x, foot - tall, width + 0.5, tall, hexed(wall)) + box(
        x + width * 0.86, foot - tall, width * 0.14, tall, "#0a0e1e", 0.12
    )
    for row in range(max(1, int(tall / (width * 0.42)) - 1)):
        for column in (0.16, 0.44, 0.7):
            y = foot - tall + width * (0.14 + 0.42 * row)
            drawn += box(x + width * column, y, width * 0.14, width * 0.22, window)
    return drawn + box(
        x + width * 0.42, foot - width * 0.26, width * 0.18, width * 0.26, hexed(mix(wall, (30, 24, 30), 0.6))
    )


def _moored(stage: Stage, y: float) -> Strip:
    unit = stage.unit_px
    sheet = Sheet(stage, y - unit * 0.15, y + unit * 0.04)
    for x, size in stage.scatter(6, 0.7):
        half = unit * 0.05 * size
        hull = hexed(stage.thing(((238, 240, 240), (60, 96, 140), (196, 72, 62))[int(stage.dice.integers(3))], 0.25))
        mast = hexed(stage.thing((92, 76, 66), 0.25))
        mast_data = f"M0 {y:.1f}v{-half * 2.2:.1f}M0 {y - half * 2:.1f}l{half * 0.9:.1f} {half * 1.6:.1f}"
        side = f"H{half * 1.1:.1f}L{half * 0.75:.1f} {y + half * 0.12:.1f}H{-half * 0.75:.1f}Z"
        drawn = stroked(mast_data, mast, unit * 0.003) + filled(f"M{-half:.1f} {y - half * 0.3:.1f}{side}", hull)
        sheet.stand(x, half * 2, drawn + oval(0, y + half * 0.16, half, half * 0.07, "#0a1424", 0.3))
    return sheet.strip(0.14, heave=0.004, heave_s=3.3)


def _jetty(stage: Stage, top: float) -> Strip:
    """Planks to stand on, or at our feet."""
    unit, deep = stage.unit_px, stage.size_px[1] - top
    sheet = Sheet(stage, top - unit * 0.14, stage.size_px[1] + 2)
    plank = mix(stage.thing(_PLANKS, 0.0), stage.palette.shade, 0.25)
    count = round(stage.strip_px / (unit * 0.2))
    step = stage.strip_px / count
    for index in range(count):
        x = (index + 0.5) * step
        sheet.add(
            box(
                x - unit * 0.018,
                top - unit * 0.09,
                unit * 0.036,
                unit * 0.2,
                hexed(mix(plank, (0, 0, 0), 0.25)),
                round_=unit * 0.008,
            )
        )
    sheet.add(
        box(0, top, stage.strip_px, deep + 2, hexed(plank))
        + box(0, top, stage.strip_px, unit * 0.008, hexed(mix(plank, stage.palette.light, 0.35)))
    )
    data = "".join(f"M{index * step / 2:.1f} {top + 3:.1f}v{deep:.1f}" for index in range(count * 2))
    sheet.add(stroked(data, hexed(mix(plank, (0, 0, 0), 0.4)), unit * 0.003))
    return sheet.strip(1.3)
