"""What stands in a room."""

import math

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import BRASS, FABRIC, LEATHER, OAK, PAPER, STEEL, WALNUT, Material
from providers.local.models.shapes import pillow, ribbon, slab, softened
from providers.local.models.solids import Mesh, ball, block, curve, joined, lathe, ring, rod


def _legs(x: float, z: float, height: float, radius: float, splay: float = 0.0) -> Mesh:
    """Four, tapering to the ground, spread by so many degrees."""
    leg = rod(radius * 0.65, height, radius, 24).moved(y=-height)
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return joined(
        [leg.turned("z", sx * splay).turned("x", -sz * splay).moved(sx * x, height, sz * z) for sx, sz in corners]
    )


def table(look: Look) -> Parts:
    wide = 1.4 + 0.5 * look.build
    wood, metal = look.main(OAK), look.trim(look.main(OAK))
    apron = [block(wide - 0.24, 0.08, 0.025).moved(y=0.64, z=side * 0.31) for side in (-1, 1)]
    apron += [block(0.025, 0.08, 0.6).moved(side * (wide / 2 - 0.13), 0.64) for side in (-1, 1)]
    return [
        Part(block(wide, 0.04, 0.85, 0.012).moved(y=0.72), wood),
        Part(joined(apron), metal),
        Part(_legs(wide / 2 - 0.1, 0.33, 0.73, 0.036), metal),
    ]


def round_table(look: Look) -> Parts:
    wood, stand = look.main(WALNUT), look.trim(Material("stand", (48, 48, 52), 0.9, 0.4))
    foot = lathe(
        [(0, 0), (0.3, 0), (0.29, 0.02), *curve([(0.1, 0.04), (0.04, 0.1), (0.032, 0.4), (0.05, 0.7)], 6), (0, 0.7)],
        0.006,
    )
    return [Part(lathe([(0, 0.7), (0.46, 0.7), (0.47, 0.735), (0, 0.735)], 0.014, 80), wood), Part(foot, stand)]


def chair(look: Look) -> Parts:
    wood, seat = look.main(OAK), look.trim(look.main(OAK))
    back = [
        ribbon([(side * 0.19, 0.44, -0.19), (side * 0.195, 0.7, -0.225), (side * 0.2, 0.92, -0.27)], 0.017)
        for side in (-1, 1)
    ]
    slats = [
        ribbon([(-0.2, h, -0.19 - d), (0, h, -0.215 - d), (0.2, h, -0.19 - d)], 0.012).scaled(y=1.0)
        for h, d in ((0.58, 0.018), (0.7, 0.035), (0.86, 0.066))
    ]
    legs = _legs(0.19, 0.18, 0.45, 0.021, 4)
    return [
        Part(
            slab(softened([(-0.22, -0.21), (0.22, -0.21), (0.235, 0.22), (-0.235, 0.22)], 0.07), 0.036, 0.012)
            .turned("x", 90)
            .moved(y=0.455),
            seat,
        ),
        Part(joined(back + slats), wood),
        Part(legs, wood),
    ]


def armchair(look: Look) -> Parts:
    cover, wood = look.main(FABRIC.coloured((52, 110, 112))), look.trim(WALNUT)
    soft = [
        pillow(0.62, 0.2, 0.62, 0.32).moved(y=0.36),
        pillow(0.7, 0.24, 0.72, 0.2).moved(y=0.25),
        pillow(0.66, 0.62, 0.2, 0.36).turned("x", -12).moved(y=0.66, z=-0.3),
        *(pillow(0.18, 0.42, 0.74, 0.34).moved(side * 0.39, 0.4, 0.0) for side in (-1, 1)),
    ]
    return [Part(joined(soft), cover), Part(_legs(0.34, 0.28, 0.17, 0.026, 6), wood)]


def sofa(look: Look) -> Parts:
    cover, wood = look.main(FABRIC.coloured((150, 92, 74))), look.trim(WALNUT)
    soft = [
        pillow(1.9, 0.26, 0.82, 0.14).moved(y=0.25),
        *(pillow(0.17, 0.46, 0.86, 0.34).moved(side * 0.98, 0.4) for side in (-1, 1)),
    ]
    for side in (-1, 1):
        soft.append(pillow(0.9, 0.19, 0.66, 0.3).moved(side * 0.45, 0.42, 0.08))
        soft.append(pillow(0.9, 0.5, 0.24, 0.34).turned("x", -12).moved(side * 0.45, 0.66, -0.28))
    cushion = pillow(0.4, 0.4, 0.16, 0.42).turned("x", -20).turned("y", 24).moved(0.66, 0.66, -0.06)
    return [
        Part(joined(soft), cover),
        Part(cushion, look.trim(FABRIC.coloured((226, 190, 110)))),
        Part(_legs(0.85, 0.32, 0.14, 0.026, 6), wood),
    ]


def stool(look: Look) -> Parts:
    seat = lathe([(0, 0.62), (0.16, 0.62), (0.175, 0.64), (0.17, 0.66), (0, 0.652)], 0.012)
    ring_ = ring(0.185, 0.009).moved(y=0.24)
    return [
        Part(seat, look.main(OAK)),
        Part(_legs(0.105, 0.105, 0.63, 0.02, 9), look.trim(look.main(OAK))),
        Part(ring_, Material("foot rest", (60, 60, 64), 1.0, 0.35)),
    ]


def bench(look: Look) -> Parts:
    wood, iron = look.main(OAK), look.trim(Material("cast iron", (44, 48, 50), 0.8, 0.5))
    planks = [block(1.5, 0.03, 0.085, 0.008).moved(y=0.43, z=-0.14 + 0.105 * k) for k in range(4)]
    planks += [
        block(1.5, 0.085, 0.03, 0.008).turned("x", -12).moved(y=0.53 + 0.115 * k, z=-0.2 - 0.026 * k) for k in range(3)
    ]
    side = ribbon(
        [(0, 0.0, 0.22), (0, 0.2, 0.17), (0, 0.42, 0.2), (0, 0.415, 0), (0, 0.42, -0.2), (0, 0.84, -0.3)], 0.018
    )
    back = ribbon([(0, 0.42, -0.17), (0, 0.2, -0.17), (0, 0.0, -0.25)], 0.018)
    arm = ribbon([(0, 0.41, 0.2), (0, 0.63, 0.21), (0, 0.64, 0), (0, 0.62, -0.24)], 0.016)
    return [Part(joined(planks), wood), *(Part(joined([side, back, arm]).moved(x), iron) for x in (-0.66, 0.66))]


def bed(look: Look) -> Parts:
    wood, cover = look.trim(WALNUT), look.main(FABRIC.coloured((94, 122, 158)))
    frame = [
        block(1.6, 0.22, 2.1, 0.03).moved(y=0.12),
        slab(softened([(-0.84, 0), (0.84, 0), (0.84, 1.05), (-0.84, 1.05)], 0.12), 0.07, 0.02).moved(y=0.1, z=-1.06),
    ]
    white = Material("linen", (240, 238, 232), roughness=0.95)
    heads = [pillow(0.68, 0.2, 0.44, 0.5).turned("x", -14).moved(side * 0.38, 0.64, -0.74) for side in (-1, 1)]
    return [
        Part(joined(frame), wood),
        Part(pillow(1.56, 0.28, 2.04, 0.16).moved(y=0.44), white),
        Part(pillow(1.66, 0.2, 1.4, 0.16).moved(y=0.52, z=0.33), cover),
        Part(joined(heads), white),
        Part(_legs(0.72, 0.95, 0.13, 0.035), wood),
    ]


def bookshelf(look: Look) -> Parts:
    wood = look.main(OAK)
    boards = [block(0.03, 1.7, 0.3, 0.004).moved(side * 0.44) for side in (-1, 1)] + [
        block(0.86, 0.025, 0.29, 0.004).moved(y=h) for h in (0.06, 0.46, 0.86, 1.26, 1.67)
    ]
    parts = [Part(joined(boards), wood), Part(block(0.87, 1.66, 0.012, 0.002).moved(y=0.03, z=-0.14), wood)]
    tones = (
        (156, 54, 50),
        (36, 82, 110),
        (218, 178, 96),
        (64, 104, 78),
        (230, 222, 204),
        (96, 66, 110),
        (206, 122, 74),
    )
    dice = np.random.default_rng(3)
    groups: dict[int, list[Mesh]] = {}
    for shelf in (0.085, 0.485, 0.885, 1.285):
        x = -0.41
        while x < 0.26 + 0.14 * float(dice.random()):
            wide, tall = 0.022 + 0.028 * float(dice.random()), 0.2 + 0.12 * float(dice.random())
            groups.setdefault(int(dice.integers(len(tones))), []).append(
                block(wide, tall, 0.19, 0.003).moved(x + wide / 2, shelf, 0.02)
            )
            x += wide + 0.002
    return parts + [
        Part(joined(books), Material("book", tones[tone], roughness=0.7)) for tone, books in sorted(groups.items())
    ]


def cabinet(look: Look) -> Parts:
    wood, knob = look.main(WALNUT), look.trim(BRASS)
    parts = [
        Part(block(0.9, 0.72, 0.42, 0.012).moved(y=0.14), wood),
        Part(block(0.94, 0.03, 0.46, 0.008).moved(y=0.86), wood),
        Part(_legs(0.38, 0.15, 0.15, 0.024, 5), wood),
    ]
    for row in range(3):
        parts.append(Part(block(0.83, 0.205, 0.02, 0.008).moved(y=0.17 + 0.23 * row, z=0.212), wood))
        parts += [Part(ball(0.016, around=24).moved(side * 0.22, 0.272 + 0.23 * row, 0.236), knob) for side in (-1, 1)]
    return parts


def lamp(look: Look) -> Parts:
    base = look.trim(BRASS)
    stem = lathe(
        [
            (0, 0),
            (0.085, 0),
            (0.085, 0.015),
            *curve([(0.03, 0.03), (0.012, 0.08), (0.028, 0.16), (0.036, 0.2), (0.014, 0.27), (0.01, 0.36)], 6),
            (0, 0.36),
        ],
        0.004,
    )
    shade = lathe([(0.15, 0.3), (0.152, 0.3), (0.102, 0.5), (0.1, 0.5), (0.149, 0.301)])
    return [
        Part(stem, base),
        Part(shade, look.main(Material("shade", (244, 226, 190), roughness=0.9))),
        Part(ball(0.035).moved(y=0.4), Material("bulb", (255, 236, 190), roughness=0.4)),
        Part(lathe([(0.1005, 0.494), (0.0, 0.498)]), look.main(Material("shade", (244, 226, 190), roughness=0.9))),
    ]


def desk_lamp(look: Look) -> Parts:
    paint, metal = look.main(Material("enamel", (208, 62, 54), roughness=0.22)), look.trim(STEEL)
    head = lathe(
        [
            (0, 0.075),
            (0.024, 0.075),
            (0.03, 0.05),
            *curve([(0.034, 0.045), (0.06, 0.02), (0.072, -0.03)], 6),
            (0.069, -0.03),
            (0.055, 0.02),
            (0.0, 0.04),
        ],
        0.002,
    )
    head = head.turned("z", 38).moved(0.2, 0.44)
    arms = [
        ribbon([(0, 0.02, 0), (-0.09, 0.25, 0)], 0.008, steps=1),
        ribbon([(-0.09, 0.25, 0), (0.175, 0.475, 0)], 0.008, steps=1),
    ]
    return [
        Part(lathe([(0, 0), (0.1, 0), (0.1, 0.018), (0.06, 0.026), (0, 0.026)], 0.006), paint),
        Part(joined(arms), metal),
        Part(ball(0.02, around=32).moved(-0.09, 0.25), metal),
        Part(head, paint),
        Part(ball(0.028, around=32).moved(0.213, 0.42), Material("bulb", (255, 240, 200), roughness=0.3)),
    ]


def mirror(look: Look) -> Parts:
    frame = look.main(BRASS)
    glass = Material("mirror", (232, 236, 240), 1.0, 0.02)
    return [
        Part(ring(0.3, 0.022, 72).turned("x", 90).moved(y=0.44), frame),
        Part(rod(0.298, 0.012, around=72).turned("x", 90).moved(y=0.44, z=-0.006), glass),
        Part(rod(0.016, 0.12).moved(y=0.02), frame),
        Part(lathe([(0, 0), (0.15, 0), (0.14, 0.022), (0.03, 0.03), (0, 0.03)], 0.006), frame),
    ]


def picture_frame(look: Look) -> Parts:
    wood = look.main(WALNUT)
    outline = [(-0.2, 0), (0.2, 0), (0.2, 0.5), (-0.2, 0.5)]
    hole = [(-0.165, 0.035), (-0.165, 0.465), (0.165, 0.465), (0.165, 0.035)]
    mat = [(-0.11, 0.1), (-0.11, 0.4), (0.11, 0.4), (0.11, 0.1)]
    inner = [(-0.17, 0.03), (0.17, 0.03), (0.17, 0.47), (-0.17, 0.47)]
    hills = slab([(-0.11, 0.1), (0.11, 0.1), (0.11, 0.19), (0.04, 0.25), (-0.02, 0.2), (-0.11, 0.28)], 0.003)
    sun = rod(0.03, 0.003).turned("x", 90).moved(0.04, 0.32, -0.0015)
    parts = [
        Part(slab(outline, 0.03, 0.008, [hole]), wood),
        Part(slab(inner, 0.006, 0, [mat]), PAPER),
        Part(
            block(0.24, 0.32, 0.004, 0.001).moved(y=0.09, z=-0.004),
            look.trim(Material("sky", (150, 196, 214), roughness=0.8)),
        ),
    ]
    parts += [
        Part(hills, Material("hills", (70, 118, 104), roughness=0.8)),
        Part(sun, Material("sun", (242, 178, 84), roughness=0.8)),
        Part(ribbon([(0, 0.3, -0.02), (0, 0.022, -0.16)], 0.008, steps=1), wood),
    ]
    return [Part(part.mesh.turned("x", -8), part.material) for part in parts]


def cushion(look: Look) -> Parts:
    cover = look.main(LEATHER)
    seam = [
        (
            0.215 * math.copysign(abs(math.cos(a)) ** 0.42, math.cos(a)),
            0.1,
            0.215 * math.copysign(abs(math.sin(a)) ** 0.42, math.sin(a)),
        )
        for a in np.linspace(0, 2 * math.pi, 60)[:-1]
    ]
    return [
        Part(pillow(0.44, 0.2, 0.44, 0.42).moved(y=0.1), cover),
        Part(ribbon([*seam, seam[0]], 0.005, steps=1, around=10), look.trim(cover)),
    ]
