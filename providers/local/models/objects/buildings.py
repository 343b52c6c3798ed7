"""What is built."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import BRICK, MARBLE, OAK, STEEL, STONE, Material
from providers.local.models.objects.nature import lumpy
from providers.local.models.shapes import disc, ribbon, slab, softened
from providers.local.models.solids import Mesh, ball, block, curve, facets, joined, lathe, ring, rod

_TILES: Final = Material("tiles", (176, 78, 56), roughness=0.8)
_PLASTER: Final = Material("plaster", (240, 230, 210), roughness=0.9)
_DOOR: Final = Material("door", (112, 72, 48), roughness=0.6)
_PANE: Final = Material("pane", (92, 140, 166), roughness=0.08)
_GRASS: Final = Material("grass", (116, 164, 84), roughness=1.0)


def _gable(wide: float, high: float, deep: float) -> Mesh:
    return slab([(-wide / 2, 0), (wide / 2, 0), (0, high)], deep, 0.02)


def _window(x: float, y: float, z: float, wide: float = 0.9, tall: float = 1.0) -> tuple[Mesh, Mesh]:
    """Frame and pane, looking towards z."""
    outer = [(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)]
    hole = [
        (-wide / 2 + 0.09, 0.09),
        (-wide / 2 + 0.09, tall - 0.09),
        (wide / 2 - 0.09, tall - 0.09),
        (wide / 2 - 0.09, 0.09),
    ]
    frame = joined(
        [
            slab(outer, 0.1, 0.02, [hole]),
            block(0.06, tall - 0.1, 0.05, 0.01).moved(y=0.05),
            block(wide - 0.1, 0.06, 0.05, 0.01).moved(y=tall / 2),
            block(wide + 0.16, 0.08, 0.2, 0.02).moved(y=-0.08, z=0.05),
        ]
    )
    return frame.moved(x, y, z), block(wide - 0.12, tall - 0.12, 0.04, 0.005).moved(x, y + 0.06, z - 0.02)


def house(look: Look) -> Parts:
    walls, roof = look.main(_PLASTER), look.trim(_TILES)
    tall = 2.7 + 0.5 * look.build
    windows = [_window(x, 1.0, 2.3) for x in (-1.7, 1.7)] + [_window(0, tall + 0.5, 2.3, 0.8, 0.8)]
    side = [_window(z, 1.0, 2.8) for z in (-1.0, 1.0)]
    frames = [frame for frame, _ in windows] + [frame.turned("y", 90) for frame, _ in side]
    panes = [pane for _, pane in windows] + [pane.turned("y", 90) for _, pane in side]
    slope = math.degrees(math.atan2(2.1, 3.2))
    long = math.hypot(2.1, 3.2)
    roofs = [
        block(long, 0.16, 5.2, 0.03).moved(-long / 2 + 0.05, -0.02).turned("z", slope).moved(0, tall + 2.1),
        block(long, 0.16, 5.2, 0.03).moved(long / 2 - 0.05, -0.02).turned("z", -slope).moved(0, tall + 2.1),
    ]
    chimney = block(0.6, 1.7, 0.6, 0.02).moved(1.5, tall + 0.7, -0.9)
    steps = joined(
        [block(1.6 - 0.3 * k, 0.15, 0.9 - 0.28 * k, 0.02).moved(y=0.15 * k, z=2.6 - 0.12 * k) for k in range(2)]
    )
    return [
        Part(block(5.6, tall, 4.6, 0.04), walls),
        Part(_gable(5.6, 1.85, 4.56).moved(y=tall - 0.02), walls),
        Part(joined(roofs), roof),
        Part(chimney, BRICK),
        Part(joined(frames), Material("frames", (250, 250, 246), roughness=0.5)),
        Part(joined(panes), _PANE),
        Part(slab([(-0.5, 0), (0.5, 0), (0.5, 2.05), (-0.5, 2.05)], 0.14, 0.03).moved(y=0.3, z=2.3), _DOOR),
        Part(ball(0.06, around=20).moved(0.36, 1.25, 2.42), Material("knob", (224, 182, 98), 1.0, 0.3)),
        Part(steps, STONE),
        Part(block(8.0, 0.12, 7.4, 0.05).moved(y=-0.12), _GRASS),
        Part(
            joined(
                [
                    lumpy(0.45, k, 0.2).moved(x, 0.35, z)
                    for k, (x, z) in enumerate(((-2.4, 2.75), (2.4, 2.75), (-1.75, 2.8), (3.2, -1.2)))
                ]
            ),
            Material("hedge", (74, 128, 66), roughness=0.95),
        ),
    ]


def skyscraper(look: Look) -> Parts:
    wall, glass = (
        look.main(Material("concrete", (206, 204, 198), roughness=0.8)),
        look.trim(Material("glass front", (70, 118, 150), 0.4, 0.1)),
    )
    tiers = ((9.0, 0.0, 22.0), (7.0, 22.0, 14.0), (4.6, 36.0, 8.0))
    walls, panes = [], []
    for wide, foot, tall in tiers:
        panes.append(block(wide * 0.96, tall, wide * 0.96, 0.05).moved(y=foot))
        walls += [block(wide, 0.5, wide, 0.06).moved(y=foot + h) for h in np.arange(0, tall, 2.0)]
        count = round(wide / 1.2)
        for k in range(count + 1):
            at = -wide / 2 + 0.16 + (wide - 0.32) * k / count
            walls += [
                block(0.32, tall, 0.32, 0.03).moved(x, foot, z)
                for x, z in (
                    (at, wide / 2 - 0.16),
                    (at, -wide / 2 + 0.16),
                    (wide / 2 - 0.16, at),
                    (-wide / 2 + 0.16, at),
                )
            ]
    mast = lathe([(0, 44.0), (1.5, 44.0), (1.2, 45.2), (0.25, 46.0), (0.08, 53.0), (0, 53.0)], 0.05)
    return [
        Part(joined(walls), wall),
        Part(joined(panes), glass),
        Part(mast, STEEL),
        Part(block(12, 0.6, 12, 0.1).moved(y=-0.6), Material("pavement", (150, 150, 150), roughness=0.95)),
    ]


def castle(look: Look) -> Parts:
    stone, roof = look.main(STONE.coloured((206, 196, 178))), look.trim(Material("slate", (66, 88, 130), roughness=0.6))
    parts, walls, cones, flags = [], [], [], []
    for x, z, r, tall in (
        (-4, -3.2, 1.2, 7.4),
        (4, -3.2, 1.2, 7.4),
        (-4, 3.2, 1.2, 6.2),
        (4, 3.2, 1.2, 6.2),
        (0, -1.2, 1.8, 10.5),
    ):
        walls += [
            lathe(
                [(0, 0), (r * 1.06, 0), (r, 0.6), (r, tall - 0.8), (r * 1.2, tall - 0.3), (r * 1.2, tall), (0, tall)],
                0.04,
                40,
            ).moved(x, 0, z)
        ]
        walls += [
            block(r * 0.34, 0.45, 0.3, 0.03).moved(0, tall, r * 1.05).turned("y", t).moved(x, 0, z)
            for t in range(0, 360, 45)
        ]
        cones.append(lathe([(0, tall), (r * 0.95, tall), (0, tall + r * 2.5)], 0.03, 40).moved(x, 0, z))
        flags += [
            rod(0.05, 1.2).moved(x, tall + r * 2.4, z),
            slab([(0, 0), (0.9, 0.3), (0, 0.6)], 0.05).moved(x, tall + r * 2.4 + 0.55, z),
        ]
    for x, z, wide, turn in ((0, 3.2, 8, 0), (0, -3.2, 8, 0), (-4, 0, 6.4, 90), (4, 0, 6.4, 90)):
        walls.append(block(wide, 4.2, 0.7, 0.05).turned("y", turn).moved(x, 0, z))
        walls += [
            block(0.5, 0.5, 0.8, 0.04).moved(k * 1.0 - wide / 2 + 0.5, 4.2).turned("y", turn).moved(x, 0, z)
            for k in range(int(wide))
        ]
    arch = [(-0.9, 0), (0.9, 0), *((0.9 * math.cos(a), 1.6 + 0.9 * math.sin(a)) for a in np.linspace(0, math.pi, 14))]
    slits = [
        block(0.16, 0.8, 0.1, 0.02).moved(0, h, r).turned("y", t).moved(x, 0, z)
        for x, z, r in ((-4, 3.2, 1.2), (4, 3.2, 1.2), (0, -1.2, 1.8))
        for h, t in ((3.4, 0), (3.4, 60), (3.4, -60))
    ]
    slits += [
        block(0.3, 1.1, 0.1, 0.02).moved(0, h, 1.8).turned("y", t).moved(0, 0, -1.2)
        for h in (6.2, 8.0)
        for t in (-40, 0, 40)
    ]
    parts += [
        Part(joined(walls), stone),
        Part(joined(cones), roof),
        Part(joined(flags), Material("flags", (200, 52, 52), roughness=0.7)),
        Part(slab(arch, 0.2, 0.04).moved(z=3.5), _DOOR),
        Part(joined(slits), Material("openings", (44, 42, 48), roughness=0.9)),
    ]
    return [*parts, Part(lathe([(0, -0.5), (7.4, -0.5), (7.0, 0.02), (0, 0.02)], 0.1), _GRASS)]


def lighthouse(look: Look) -> Parts:
    red, white = (
        look.main(Material("red", (206, 54, 50), roughness=0.4)),
        look.trim(Material("white", (244, 242, 236), roughness=0.4)),
    )
    radii = np.linspace(2.1, 1.35, 6)
    bands = [
        lathe(
            [
                (radii[k] - 0.3, 2.4 * k),
                (radii[k], 2.4 * k),
                (radii[k + 1], 2.4 * (k + 1)),
                (radii[k + 1] - 0.3, 2.4 * (k + 1)),
            ]
        )
        for k in range(5)
    ]
    deck = lathe([(0, 12.0), (1.9, 12.0), (1.95, 12.3), (0, 12.3)], 0.06)
    rails = joined(
        [ring(1.8, 0.045).moved(y=h) for h in (12.75, 13.1)]
        + [
            rod(0.035, 0.8, around=10).moved(1.8 * math.cos(a), 12.3, 1.8 * math.sin(a))
            for a in np.arange(16) * math.pi / 8
        ]
    )
    room, lamp = lathe([(0, 12.3), (0.95, 12.3), (0.95, 14.1), (0, 14.1)], 0.04), ball(0.42, 1.3).moved(y=13.2)
    posts = joined(
        [
            rod(0.06, 1.8, around=12).moved(0.96 * math.cos(a), 12.3, 0.96 * math.sin(a))
            for a in np.arange(8) * math.pi / 4
        ]
    )
    roof = lathe([(0, 14.05), (1.25, 14.05), *curve([(1.15, 14.2), (0.7, 14.8), (0.1, 15.2)], 6), (0, 15.2)], 0.04)
    windows = joined(
        [
            block(0.5, 0.9, 0.3, 0.06)
            .moved(0, 2.9 + 3.2 * k, float(np.interp(2.9 + 3.2 * k, [0, 12], [2.1, 1.35])) - 0.12)
            .turned("y", 25 * k)
            for k in range(3)
        ]
    )
    rocks = joined(
        [
            lumpy(1.7, k, 0.3).scaled(1.2, 0.6, 1.1).moved(2.0 * math.cos(a), 0.0, 2.0 * math.sin(a))
            for k, a in enumerate(np.arange(6) * math.pi / 3)
        ]
    )
    return [
        Part(joined(bands[::2]), red),
        Part(joined(bands[1::2]), white),
        Part(joined([deck, rails, posts]), Material("iron", (52, 54, 60), 0.5, 0.5)),
        Part(room, Material("lantern glass", (206, 232, 240), roughness=0.05, transmission=0.8)),
        Part(lamp, Material("lamp", (255, 226, 140), roughness=0.3)),
        Part(joined([roof, ball(0.2, around=24).moved(y=15.3)]), red),
        Part(windows, _PANE),
        Part(rocks, STONE),
    ]


def windmill(look: Look) -> Parts:
    wall, cap = look.main(_PLASTER), look.trim(Material("thatch", (132, 84, 58), roughness=0.95))
    tower = lathe([(0, 0), (2.1, 0), (1.4, 6.0), (0, 6.0)], 0.05, 32)
    dome = lathe(curve([(1.55, 5.9), (1.5, 6.5), (0.9, 7.4), (0, 7.8)], 7), around=40)
    hub = rod(0.16, 1.1).turned("x", 90).moved(y=6.4, z=1.1)
    bars, cloth = [], []
    for turn in (20, 110, 200, 290):
        bars += [block(0.12, 4.0, 0.1, 0.02).turned("z", turn)]
        bars += [block(0.86, 0.06, 0.06, 0.01).moved(0.37, 0.9 + 0.42 * k).turned("z", turn) for k in range(8)]
        cloth.append(block(0.74, 3.1, 0.03, 0.01).moved(0.42, 0.86).turned("z", turn))
    vanes = [
        Part(joined(bars).moved(y=6.4, z=2.1), OAK),
        Part(joined(cloth).moved(y=6.4, z=2.05), Material("sailcloth", (246, 238, 220), roughness=0.9)),
    ]
    windows = joined(
        [block(0.6, 0.8, 0.3, 0.05).moved(0, 3.4, 1.58), block(0.6, 0.8, 0.3, 0.05).moved(0, 3.4, 1.58).turned("y", 70)]
    )
    return [
        Part(tower, wall),
        Part(dome, cap),
        Part(hub, OAK),
        *vanes,
        Part(windows, _PANE),
        Part(slab(softened([(-0.55, 0), (0.55, 0), (0.55, 1.9), (-0.55, 1.9)], 0.2), 0.3, 0.04).moved(z=1.98), _DOOR),
        Part(lathe([(0, -0.3), (3.6, -0.3), (3.3, 0.02), (0, 0.02)], 0.1), _GRASS),
    ]


def pyramid(look: Look) -> Parts:
    steps = [block(10.0 - 0.8 * k, 0.5, 10.0 - 0.8 * k, 0.04).moved(y=0.5 * k) for k in range(12)]
    return [
        Part(joined(steps), look.main(STONE.coloured((218, 186, 130)))),
        Part(facets(_pointed(0.55, 0.9)).moved(y=6.0), look.trim(Material("capstone", (250, 196, 92), 1.0, 0.25))),
        Part(
            lathe([(0, -0.4), (8.4, -0.4), (8.0, 0.02), (0, 0.02)], 0.1, 64),
            Material("sand", (232, 208, 160), roughness=1.0),
        ),
    ]


def _pointed(half: float, height: float) -> list[list[np.ndarray]]:
    corners = [
        np.array(c, dtype=float) for c in ((half, 0, half), (half, 0, -half), (-half, 0, -half), (-half, 0, half))
    ]
    tip = np.array((0.0, height, 0.0))
    return [*([corners[k], corners[(k + 1) % 4], tip] for k in range(4)), corners[::-1]]


def temple(look: Look) -> Parts:
    stone = look.main(MARBLE)
    steps = [block(9.4 - 0.7 * k, 0.35, 6.4 - 0.7 * k, 0.03).moved(y=0.35 * k) for k in range(3)]
    column = _fluted(0.36, 3.8).moved(y=1.3)
    heads = joined(
        [
            block(0.95, 0.18, 0.95, 0.03).moved(y=5.18),
            lathe([(0, 5.0), (0.34, 5.0), (0.47, 5.18), (0, 5.18)], 0.03),
            lathe([(0, 1.05), (0.5, 1.05), (0.46, 1.3), (0, 1.3)], 0.06),
        ]
    )
    places = [(x, z) for x in np.linspace(-3.4, 3.4, 6) for z in (-1.95, 1.95)] + [(x, 0.0) for x in (-3.4, 3.4)]
    pillars = joined([joined([column, heads]).moved(float(x), 0, z) for x, z in places])
    top = joined(
        [
            block(8.0, 0.55, 5.1, 0.04).moved(y=5.36),
            block(8.4, 0.2, 5.5, 0.04).moved(y=5.91),
            slab([(-2.75, 0), (2.75, 0), (0, 1.4)], 8.3, 0.05).turned("y", 90).moved(y=6.1),
        ]
    )
    return [
        Part(joined([*steps, block(5.6, 3.9, 2.4, 0.04).moved(y=1.05)]), stone),
        Part(pillars, stone),
        Part(top, look.trim(stone)),
    ]


def _fluted(radius: float, height: float) -> Mesh:
    outline = disc(radius, 96)
    grooves = [
        (x * (1 - 0.05 * abs(math.sin(math.atan2(y, x) * 8))), y * (1 - 0.05 * abs(math.sin(math.atan2(y, x) * 8))))
        for x, y in outline
    ]
    return slab(grooves, height).turned("x", -90).moved(y=height / 2)


def column(look: Look) -> Parts:
    stone = look.main(MARBLE)
    base = joined(
        [
            block(1.1, 0.16, 1.1, 0.02),
            lathe([(0, 0.16), (0.5, 0.16), (0.5, 0.3), (0.44, 0.36), (0.46, 0.42), (0, 0.42)], 0.04),
        ]
    )
    head = joined(
        [lathe([(0, 3.3), (0.38, 3.3), (0.48, 3.5), (0, 3.5)], 0.04), block(1.12, 0.16, 1.12, 0.02).moved(y=3.5)]
    )
    scrolls = joined(
        [ring(0.13, 0.05, 40).turned("x", 90).moved(side * 0.46, 3.4, z) for side in (-1, 1) for z in (-0.42, 0.42)]
        + [ball(0.09, around=24).moved(side * 0.46, 3.4, z) for side in (-1, 1) for z in (-0.42, 0.42)]
    )
    return [
        Part(_fluted(0.38, 2.95).moved(y=0.4), stone),
        Part(joined([base, head]), look.trim(stone)),
        Part(scrolls, look.trim(stone)),
    ]


def street_lamp(look: Look) -> Parts:
    iron = look.main(Material("cast iron", (40, 48, 48), 0.7, 0.45))
    post = lathe(
        [
            (0, 0),
            (0.2, 0),
            (0.2, 0.12),
            *curve([(0.12, 0.2), (0.09, 0.5), (0.06, 0.8), (0.05, 2.7)], 5),
            (0.1, 2.75),
            (0.1, 2.8),
            (0, 2.8),
        ],
        0.015,
    )
    cage = [ribbon([(0.1, 2.82, 0), (0.19, 3.3, 0)], 0.014, steps=1).turned("y", t) for t in (45, 135, 225, 315)]
    top = lathe([(0, 3.28), (0.25, 3.28), *curve([(0.2, 3.36), (0.07, 3.5), (0.03, 3.6)], 5), (0, 3.62)], 0.01, 40)
    glow = look.trim(Material("lamp light", (255, 214, 140), roughness=0.4, glow=1.0))
    bars = [ribbon([(-0.3, 2.55, 0), (0.3, 2.55, 0)], 0.022, steps=1)]
    return [
        Part(joined([post, *cage, top, *bars]), iron),
        Part(lathe([(0, 2.83), (0.085, 2.83), (0.165, 3.27), (0, 3.27)], 0.01, 40), glow),
    ]


def bridge(look: Look) -> Parts:
    """An arch of stone over water."""
    stone = look.main(STONE.coloured((178, 168, 152)))
    arch = [(2.2 * math.cos(a), 2.0 * math.sin(a)) for a in np.linspace(math.pi, 0, 28)]
    outline = [
        (-5.0, 0.0),
        *arch,
        (5.0, 0.0),
        (5.0, 1.4),
        *((x, 2.5 + 0.5 * math.cos(x / 5 * math.pi) - 0.6 * abs(x / 5) ** 1.5) for x in np.linspace(4.6, -4.6, 24)),
        (-5.0, 1.4),
    ]
    walls = [slab([(x, y) for x, y in outline], 2.6, 0.04)]
    curb = [
        (x, 2.5 + 0.5 * math.cos(x / 5 * math.pi) - 0.6 * abs(x / 5) ** 1.5 + 0.3, 0.0)
        for x in np.linspace(-4.6, 4.6, 20)
    ]
    rails = [ribbon([(x, y, z) for x, y, _ in curb], 0.16, steps=1) for z in (-1.2, 1.2)]
    ring_stones = [block(0.36, 0.5, 2.7, 0.05).moved(y=2.0).turned("z", t) for t in np.linspace(-84, 84, 15)]
    return [
        Part(joined(walls), stone),
        Part(joined(rails), look.trim(stone)),
        Part(joined([mesh.scaled(1.1, 1.0, 1.0) for mesh in ring_stones]), look.trim(stone)),
        Part(block(12, 0.14, 5, 0.05).moved(y=-0.1), Material("water", (70, 140, 160), roughness=0.06)),
    ]
