"""What one wields and works with."""

import math

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import (
    BRASS,
    CHROME,
    GOLD,
    IRON,
    LEATHER,
    OAK,
    STEEL,
    WALNUT,
    Material,
)
from providers.local.models.shapes import disc, mirrored, ribbon, slab, softened
from providers.local.models.solids import ball, block, curve, facets, joined, lathe, ring, rod


def sword(look: Look) -> Parts:
    steel, gold = look.main(STEEL), look.trim(BRASS)
    blade_half = [(0.0, 0.2), (0.026, 0.2), (0.023, 0.85), (0.0, 0.98)]
    edge = [np.array((x, y, 0.0)) for x, y in mirrored(blade_half)]
    ridge = [np.array((0.0, y, z)) for y in (0.2, 0.93) for z in (0.006, -0.006)]
    right, tip, left = edge[1:3], edge[3], [edge[5], edge[4]]
    faces = []
    for (low, high), order in (((ridge[0], ridge[2]), 1), ((ridge[1], ridge[3]), -1)):
        sides = (
            [low, right[0], right[1], high],
            [high, right[1], tip],
            [low, high, left[1], left[0]],
            [high, tip, left[1]],
        )
        faces += [corners[::order] for corners in sides]
    guard = ribbon(
        [(-0.11, 0.215, 0), (-0.06, 0.19, 0), (0.06, 0.19, 0), (0.11, 0.215, 0)], [0.012, 0.015, 0.015, 0.012]
    )
    wraps = joined([ring(0.0165, 0.003, 28).turned("z", 8).moved(y=0.045 + 0.011 * k) for k in range(12)])
    return [
        Part(facets(faces), steel),
        Part(joined([guard, ball(0.026, 0.9).moved(y=0.014)]), gold),
        Part(joined([rod(0.0165, 0.16).moved(y=0.025), wraps]), LEATHER),
        Part(
            joined([ball(0.012, around=24).scaled(z=0.7).moved(y=0.192, z=0.013)]),
            Material("gem", (30, 110, 180), roughness=0.06),
        ),
    ]


def axe(look: Look) -> Parts:
    half = [
        (-0.02, 0.52),
        (0.03, 0.525),
        *curve([(0.07, 0.54), (0.11, 0.6), (0.155, 0.64), (0.175, 0.56), (0.16, 0.44), (0.11, 0.45), (0.06, 0.49)], 5),
        (0.03, 0.485),
        (-0.02, 0.48),
    ][::-1]
    head = slab(half, 0.034, 0.014)
    handle = ribbon(
        [(0.02, 0.02, 0), (0.0, 0.2, 0), (0.004, 0.4, 0), (0.004, 0.55, 0)], [0.02, 0.015, 0.014, 0.016]
    ).scaled(z=0.8)
    return [Part(head, look.main(STEEL)), Part(handle, look.trim(OAK))]


def hammer(look: Look) -> Parts:
    head = joined(
        [
            block(0.05, 0.03, 0.03, 0.005).moved(y=0.265),
            rod(0.0155, 0.035).turned("z", -90).moved(0.022, 0.28),
            rod(0.018, 0.012).turned("z", -90).moved(0.052, 0.28),
        ]
    )
    claw = [
        ribbon(
            [(-0.02, 0.285, side * 0.006), (-0.045, 0.283, side * 0.009), (-0.072, 0.262, side * 0.011)],
            [0.009, 0.007, 0.0025],
        )
        for side in (-1, 1)
    ]
    grip = ribbon([(0, 0.005, 0), (0, 0.06, 0), (0, 0.12, 0)], [0.0135, 0.0125, 0.0105])
    shaft = ribbon([(0, 0.1, 0), (0, 0.28, 0)], [0.0098, 0.0095], steps=1)
    return [
        Part(joined([head, *claw]), look.main(STEEL)),
        Part(shaft, look.trim(OAK)),
        Part(grip, Material("grip", (190, 48, 44), roughness=0.7)),
    ]


def shield(look: Look) -> Parts:
    face, rim = look.main(Material("field", (34, 74, 148), roughness=0.35)), look.trim(GOLD)
    half = [
        (0.0, 0.0),
        *curve([(0.05, 0.03), (0.16, 0.16), (0.22, 0.34), (0.225, 0.52)], 7),
        (0.225, 0.58),
        (0.0, 0.62),
    ]
    outline = mirrored(half)
    plate = slab(outline, 0.03, 0.012)
    line = [(x, y, 0.012) for x, y in outline]
    cross = joined(
        [block(0.05, 0.5, 0.012, 0.003).moved(y=0.075, z=0.016), block(0.36, 0.05, 0.012, 0.003).moved(y=0.36, z=0.016)]
    )
    boss = (
        lathe([(0, 0), (0.06, 0), (0.058, 0.012), *curve([(0.045, 0.02), (0.03, 0.036), (0, 0.042)], 5)], 0.003)
        .turned("x", 90)
        .moved(y=0.385, z=0.015)
    )
    studs = joined([ball(0.009, around=18).moved(x * 0.9, 0.02 + y * 0.93, 0.017) for x, y in outline[4::6]])
    parts = [
        Part(plate, face),
        Part(ribbon([*line, line[0]], 0.0135, 14, steps=1), rim),
        Part(joined([cross, boss, studs]), rim),
    ]
    return [Part(part.mesh.turned("x", -6), part.material) for part in parts]


def key(look: Look) -> Parts:
    metal = look.main(BRASS)
    bow = [
        ring(0.011, 0.0028, 36).turned("x", 90).moved(0.0125 * math.sin(a), 0.093 + 0.0125 * math.cos(a))
        for a in (0, 2.0944, 4.1888)
    ]
    teeth = joined(
        [
            block(0.016, 0.0085, 0.004, 0.0008).moved(0.01, 0.0015),
            block(0.011, 0.0055, 0.004, 0.0008).moved(0.0085, 0.013),
            block(0.015, 0.003, 0.004, 0.0006).moved(0.0095, 0.0195),
        ]
    )
    collars = [ring(0.0042, 0.0017, 28).moved(y=h) for h in (0.068, 0.064, 0.026)]
    return [Part(joined([rod(0.0036, 0.078), *bow, teeth, *collars, ball(0.0045, around=24).moved(y=0.093)]), metal)]


def padlock(look: Look) -> Parts:
    body = slab(softened([(-0.025, 0), (0.025, 0), (0.025, 0.042), (-0.025, 0.042)], 0.008), 0.02, 0.003)
    shackle = ribbon(
        [
            (-0.016, 0.036, 0),
            (-0.016, 0.058, 0),
            (-0.011, 0.071, 0),
            (0, 0.076, 0),
            (0.011, 0.071, 0),
            (0.016, 0.058, 0),
            (0.016, 0.036, 0),
        ],
        0.0042,
    )
    hole = joined(
        [
            rod(0.004, 0.0015).turned("x", 90).moved(y=0.024, z=0.0095),
            slab([(-0.002, 0.011), (0.002, 0.011), (0.0014, 0.023), (-0.0014, 0.023)], 0.0015).moved(z=0.0103),
        ]
    )
    return [
        Part(body, look.main(BRASS)),
        Part(shackle, look.trim(CHROME)),
        Part(hole, Material("keyhole", (24, 22, 22), roughness=0.8)),
    ]


def gear(look: Look) -> Parts:
    teeth, outline = 16, []
    for k in range(teeth):
        for share, r in ((-0.36, 0.083), (-0.2, 0.1), (0.2, 0.1), (0.36, 0.083)):
            a = 2 * math.pi * (k + share) / teeth
            outline.append((r * math.cos(a), r * math.sin(a)))
    holes = [
        disc(0.018, 28)[::-1],
        *(disc(0.0145, 22, (0.05 * math.cos(a), 0.05 * math.sin(a)))[::-1] for a in np.arange(6) * math.pi / 3),
    ]
    hub = slab(disc(0.03, 48), 0.036, 0.002, [disc(0.0178, 28)[::-1]])
    return [
        Part(joined([slab(outline, 0.024, 0.0025, holes)]).turned("x", -8).moved(y=0.1), look.main(STEEL)),
        Part(hub.turned("x", -8).moved(y=0.1), look.trim(look.main(STEEL))),
        Part(block(0.09, 0.012, 0.06, 0.004).moved(y=-0.008), IRON),
    ]


def anchor(look: Look) -> Parts:
    iron = look.main(IRON)
    shank = ribbon([(0, 0.05, 0), (0, 0.62, 0)], [0.034, 0.024], steps=1)
    arms = ribbon(
        [(-0.26, 0.25, 0), (-0.2, 0.1, 0), (0, 0.03, 0), (0.2, 0.1, 0), (0.26, 0.25, 0)],
        [0.014, 0.03, 0.036, 0.03, 0.014],
    )
    flukes = [
        slab(softened([(-0.05, -0.02), (0.05, -0.02), (0.0, 0.1)], 0.012), 0.022, 0.008)
        .turned("z", -side * 28)
        .moved(side * 0.245, 0.2)
        for side in (-1, 1)
    ]
    stock = ribbon([(-0.16, 0.54, 0), (0.16, 0.54, 0)], 0.02, steps=1)
    balls_ = [ball(0.03, around=28).moved(side * 0.165, 0.54) for side in (-1, 1)]
    rope = ribbon(
        [
            (0.0, 0.7, 0.0),
            (0.05, 0.55, 0.04),
            (-0.04, 0.4, 0.045),
            (-0.03, 0.36, -0.045),
            (0.05, 0.28, -0.03),
            (0.055, 0.2, 0.04),
            (0.1, 0.02, 0.09),
            (0.2, 0.015, 0.12),
        ],
        0.014,
    )
    return [
        Part(joined([shank, arms, *flukes, stock, *balls_, ring(0.05, 0.014).turned("x", 90).moved(y=0.68)]), iron),
        Part(rope, look.trim(Material("rope", (206, 176, 126), roughness=0.95))),
    ]


def bell(look: Look) -> Parts:
    metal = look.main(BRASS)
    side = curve([(0.075, 0.0), (0.066, 0.012), (0.05, 0.045), (0.042, 0.085), (0.03, 0.108), (0.0, 0.116)], 8)
    inner = [(0.071, 0.0), (0.046, 0.04), (0.0, 0.09)]
    handle = lathe(
        [(0, 0.112), *curve([(0.008, 0.114), (0.0055, 0.125), (0.011, 0.16), (0.008, 0.185), (0.0, 0.19)], 7)]
    )
    return [
        Part(lathe([*inner[::-1], *side]), metal),
        Part(joined([ring(0.0585, 0.0016).moved(y=0.0265), ring(0.046, 0.0013).moved(y=0.0625)]), metal),
        Part(handle, look.trim(WALNUT)),
        Part(ball(0.011, around=24).moved(y=0.008), IRON),
    ]
