"""Places with streets."""

from typing import Final

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, filled, soft_oval
from providers.local.scenes import props
from providers.local.scenes.country import GRASS, hills
from providers.local.scenes.stage import Layers, Sheet, Stage, Strip
from providers.local.words import Colour

_WALL: Final[Colour] = (122, 136, 166)
_ASPHALT: Final[Colour] = (84, 88, 102)
_PAVING: Final[Colour] = (168, 166, 170)
_LIT: Final[Colour] = (255, 214, 136)
_FRONTS: Final[tuple[Colour, ...]] = (
    (196, 112, 92),
    (222, 190, 150),
    (126, 148, 160),
    (170, 128, 108),
    (206, 204, 196),
    (108, 124, 116),
)
_AWNINGS: Final[tuple[Colour, ...]] = ((206, 66, 62), (46, 120, 128), (226, 162, 58), (74, 98, 152))
_SIGNS: Final[tuple[Colour, ...]] = ((255, 74, 158), (64, 224, 255), (255, 196, 64), (140, 110, 255))


def city(stage: Stage) -> Layers:
    layers = Layers()
    for depth, parallax, count, height in ((1.0, 0.03, 26, 0.30), (0.66, 0.09, 17, 0.42), (0.3, 0.22, 11, 0.44)):
        layers.behind.append(_skyline(stage, depth, parallax, count, height))
    layers.behind.append(_road(stage, lamps=True))
    return layers


def street(stage: Stage) -> Layers:
    """Shops and their windows, close by."""
    return Layers([_skyline(stage, 0.85, 0.08, 18, 0.5), _shops(stage), _road(stage, lamps=True)])


def road(stage: Stage) -> Layers:
    """A road through the country."""
    layers = Layers(hills(stage).behind[:-1])
    unit = stage.unit_px
    sheet = Sheet(stage, stage.ground_px - unit * 0.12, stage.size_px[1] + 2)
    verge = mix(stage.land(GRASS, 0.1), stage.palette.light, 0.08)
    sheet.add(box(0, stage.ground_px - unit * 0.085, stage.strip_px, unit, hexed(verge)))
    posts = hexed(stage.thing((232, 232, 228), 0.05))
    for x, _ in stage.scatter(9, 1.0):
        sheet.stand(
            x,
            unit * 0.03,
            box(0.0, stage.ground_px - unit * 0.105, unit * 0.008, unit * 0.05, posts, round_=2),
        )
    layers.behind.append(sheet.strip(0.92))
    layers.behind.append(_road(stage, lamps=False))
    return layers


def _skyline(stage: Stage, depth: float, parallax: float, count: int, height: float) -> Strip:
    unit, foot = stage.unit_px, stage.ground_px - stage.unit_px * 0.05
    top = foot - unit * (height * 1.25 + 0.34 * depth) - unit * 0.14
    sheet = Sheet(stage, top, stage.size_px[1])
    wall = stage.thing(mix(_WALL, stage.palette.upper, 0.3), depth * 0.9)
    upper, lower = (
        mix(wall, stage.palette.shade, 0.12),
        mix(wall, stage.palette.horizon, 0.30 if not stage.night else 0.16),
    )
    paint = sheet.shade(foot - unit * (height + 0.3 * depth), upper, foot, lower)
    glow = mix(_LIT, stage.palette.horizon, depth * 0.35) if stage.night else mix(wall, (255, 255, 255), 0.42)
    colours = (paint, glow, mix(wall, stage.palette.shade, 0.28))
    for x, size in stage.scatter(count, 0.45):
        tall = unit * (size * height + 0.32 * depth)
        width = stage.strip_px / count * 0.95 * (0.75 + 0.35 * size)
        share = 0.42 if stage.night else 0.34
        state = stage.dice.bit_generator.state
        for at in (x, x - stage.strip_px, x + stage.strip_px):
            if -width < at < stage.strip_px + width:
                stage.dice.bit_generator.state = state
                sheet.add(props.tower((at, foot + 2), (width, tall), colours, stage.dice, share))
    sheet.add(box(0, foot, stage.strip_px, stage.size_px[1] - foot, hexed(lower)))
    haze = hexed(mix(stage.palette.horizon, stage.palette.light, 0.2))
    for x, _ in stage.scatter(7):
        reach = unit * 0.5
        sheet.stand(x, reach, soft_oval(0.0, foot, reach, reach * 0.3, haze, 0.2 + 0.3 * depth))
    return sheet.strip(parallax)


def _shops(stage: Stage) -> Strip:
    unit, foot = stage.unit_px, stage.ground_px - stage.unit_px * 0.06
    sheet = Sheet(stage, foot - unit * 0.66, foot + 4)
    count = max(4, round(stage.strip_px / (unit * 0.34)))
    width = stage.strip_px / count
    for index in range(count):
        tall = unit * float(stage.dice.uniform(0.42, 0.6))
        front = stage.thing(_FRONTS[(index * 5 + int(stage.dice.integers(2))) % len(_FRONTS)], 0.12)
        awning = stage.thing(_AWNINGS[index % len(_AWNINGS)], 0.0)
        sheet.add(_shop(stage, index * width, foot, (width, tall), front, awning, index))
    return sheet.strip(0.62)


def _shop(
    stage: Stage, x: float, foot: float, size: tuple[float, float], front: Colour, awning: Colour, number: int
) -> str:
    (width, tall), unit = size, stage.unit_px
    glass = _LIT if stage.night else stage.thing((150, 190, 206), 0.0)
    drawn = box(x, foot - tall, width + 0.5, tall, hexed(front)) + box(
        x + width * 0.93, foot - tall, width * 0.07, tall, "#0a0e1e", 0.2
    )
    drawn += box(x, foot - tall, width, unit * 0.018, hexed(mix(front, (0, 0, 0), 0.25)))
    storey, rows = unit * 0.14, max(1, int((tall - unit * 0.2) / (unit * 0.14)))
    for row in range(rows):
        for column in range(3):
            bright = stage.night and (row * 3 + column + number) % 3 == 0
            pane = _LIT if bright else stage.thing((92, 118, 146), 0.05)
            left, top = x + width * (0.12 + column * 0.28), foot - tall + unit * 0.05 + row * storey
            drawn += box(
                left - 2, top - 2, width * 0.17 + 4, storey * 0.62 + 4, hexed(mix(front, (255, 255, 255), 0.3))
            )
            drawn += box(left, top, width * 0.17, storey * 0.62, hexed(pane))
    shop = foot - unit * 0.17
    drawn += box(x + width * 0.06, shop, width * 0.6, unit * 0.135, hexed(glass)) + box(
        x + width * 0.72, shop, width * 0.18, unit * 0.17, hexed(mix(front, (20, 20, 30), 0.5))
    )
    drawn += box(x + width * 0.745, shop + unit * 0.02, width * 0.13, unit * 0.09, hexed(glass))
    for bar in (0.26, 0.46):
        drawn += box(x + width * bar, shop, 3, unit * 0.135, hexed(mix(front, (20, 20, 30), 0.5)))
    drawn += _awning(x + width * 0.03, shop - unit * 0.01, width * 0.66, unit * 0.045, awning)
    if stage.night:
        sign = _SIGNS[number % len(_SIGNS)]
        drawn += soft_oval(x + width * 0.8, shop - unit * 0.07, unit * 0.09, unit * 0.09, hexed(sign), 0.6)
        drawn += box(
            x + width * 0.76,
            shop - unit * 0.12,
            width * 0.08,
            unit * 0.09,
            hexed(mix(sign, (255, 255, 255), 0.35)),
            round_=3,
        )
        drawn += soft_oval(x + width * 0.4, foot, width * 0.5, unit * 0.05, hexed(_LIT), 0.3)
    return drawn


def _awning(x: float, y: float, width: float, drop: float, colour: Colour) -> str:
    stripes, step = "", width / 8
    for index in range(8):
        paint = hexed(colour if index % 2 else mix(colour, (255, 255, 255), 0.82))
        left = x + index * step
        stripes += filled(
            f"M{left + step * 0.12:.1f} {y - drop:.1f}h{step:.1f}L{left + step:.1f} {y:.1f}a{step / 2:.1f} "
            f"{step * 0.4:.1f} 0 0 1 {-step:.1f} 0Z",
            paint,
        )
    return stripes


def _road(stage: Stage, *, lamps: bool) -> Strip:
    unit, kerb = stage.unit_px, stage.ground_px - stage.unit_px * 0.075
    sheet = Sheet(stage, kerb - unit * 0.4, stage.size_px[1] + 2)
    asphalt = mix(stage.thing(_ASPHALT, 0.03), (236, 240, 248), 0.35 if stage.snowy else 0.0)
    paving = mix(stage.thing(_PAVING, 0.08), (240, 244, 250), 0.6 if stage.snowy else 0.0)
    if lamps:
        sheet.add(box(0, kerb, stage.strip_px, unit * 0.05, hexed(paving)))
        sheet.add(box(0, kerb + unit * 0.036, stage.strip_px, unit * 0.01, hexed(mix(paving, (0, 0, 0), 0.35))))
    top = kerb + unit * (0.045 if lamps else 0.03)
    paint = sheet.shade(
        top, mix(asphalt, stage.palette.horizon, 0.1), stage.size_px[1], mix(asphalt, stage.palette.shade, 0.45)
    )
    sheet.add(box(0, top, stage.strip_px, stage.size_px[1] - top + 4, paint))
    count = max(3, round(stage.strip_px / unit * 1.5))
    step = stage.strip_px / count
    line = hexed(mix(stage.thing((240, 232, 206), 0.05), asphalt, 0.15))
    middle = top + (stage.size_px[1] - top) * 0.52
    for index in range(count):
        x = index * step
        sheet.add(
            filled(
                f"M{x + step * 0.1:.1f} {middle:.1f}h{step * 0.42:.1f}"
                f"l{-unit * 0.012:.1f} {unit * 0.016:.1f}h{-step * 0.42:.1f}Z",
                line,
            )
        )
    if not lamps:
        sheet.add(box(0, top + unit * 0.008, stage.strip_px, unit * 0.006, line))
        return sheet.strip(1.0)
    bulb = (255, 232, 176) if stage.night else stage.thing((228, 228, 222), 0.0)
    for index in range(0, count, 2):
        x = (index + 0.5) * step
        sheet.add(
            props.lamp(x, kerb + unit * 0.02, unit * 0.34, stage.thing((58, 62, 74), 0.05), bulb, lit=stage.night)
        )
        if stage.night:
            for at in (x, x - stage.strip_px, x + stage.strip_px):
                sheet.add(soft_oval(at + unit * 0.05, top + unit * 0.08, unit * 0.3, unit * 0.06, hexed(_LIT), 0.26))
    return sheet.strip(1.0)


def rails(stage: Stage) -> Strip:
    """A railway line across the frame."""
    unit, y = stage.unit_px, stage.ground_px + stage.unit_px * 0.032
    sheet = Sheet(stage, y - unit * 0.03, y + unit * 0.06)
    gravel = stage.thing((150, 142, 136), 0.05)
    sheet.add(filled(f"M-4 {y - unit * 0.008:.1f}H{stage.strip_px + 4}V{y + unit * 0.034:.1f}H-4Z", hexed(gravel)))
    step = stage.strip_px / round(stage.strip_px / (unit * 0.045))
    data = "".join(
        f"M{index * step:.1f} {y - unit * 0.002:.1f}h{unit * 0.022:.1f}"
        f"l{-unit * 0.006:.1f} {unit * 0.026:.1f}h{-unit * 0.022:.1f}Z"
        for index in range(round(stage.strip_px / step))
    )
    sheet.add(filled(data, hexed(mix(stage.thing((92, 66, 50), 0.0), stage.palette.shade, 0.15))))
    steel = hexed(mix(stage.thing((120, 126, 138), 0.0), stage.palette.light, 0.25))
    for down in (0.0, 0.018):
        sheet.add(box(-4, y + unit * down, stage.strip_px + 8, unit * 0.005, steel))
    return sheet.strip(1.0)
