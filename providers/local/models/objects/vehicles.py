"""What drives, sails and flies."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CHROME, OAK, RUBBER, STEEL, Material
from providers.local.models.shapes import mirrored, pillow, ribbon, slab, softened
from providers.local.models.solids import Mesh, ball, block, curve, joined, lathe, ring, rod

_WINDOW: Final = Material("window", (38, 50, 62), roughness=0.06)
_WHITE: Final = Material("white paint", (238, 238, 234), roughness=0.25)
_LAMP: Final = Material("lamp", (255, 244, 214), roughness=0.1)
_TAIL: Final = Material("tail light", (190, 30, 34), roughness=0.15)


def _wheel(radius: float, wide: float) -> tuple[Mesh, Mesh]:
    """Tyre and rim, standing around the x axis."""
    inner = radius * 0.66
    tyre = lathe(
        [(inner, -wide / 2), (radius, -wide / 2), (radius, wide / 2), (inner, wide / 2), (inner, -wide / 2)],
        wide * 0.24,
        48,
    )
    rim = lathe(
        [
            (0, -wide * 0.3),
            (inner, -wide * 0.42),
            (inner, wide * 0.42),
            (inner * 0.86, wide * 0.3),
            (inner * 0.3, wide * 0.22),
            (0, wide * 0.4),
        ],
        0.006,
        48,
    )
    return tyre.turned("z", -90), rim.turned("z", -90)


def _wheels(places: list[tuple[float, float]], radius: float, wide: float) -> Parts:
    tyre, rim = _wheel(radius, wide)
    parts = []
    for x, z in places:
        side = 0.0 if x > 0 else 180.0
        parts += [Part(tyre.moved(x, radius, z), RUBBER), Part(rim.turned("y", side).moved(x, radius, z), CHROME)]
    return parts


def car(look: Look) -> Parts:
    """Its nose towards z."""
    paint, roof = (
        look.main(Material("paint", (204, 44, 48), roughness=0.16)),
        look.trim(look.main(Material("paint", (204, 44, 48), roughness=0.16))),
    )
    side = softened(
        [
            (-2.1, 0.3),
            (-1.62, 0.3),
            (-1.5, 0.55),
            (-1.05, 0.55),
            (-0.95, 0.3),
            (0.98, 0.3),
            (1.08, 0.55),
            (1.53, 0.55),
            (1.65, 0.3),
            (2.1, 0.3),
            (2.16, 0.62),
            (1.95, 0.8),
            (0.98, 0.95),
            (-1.75, 0.98),
            (-2.12, 0.88),
        ],
        0.13,
    )
    body = slab(side, 1.72, 0.1).turned("y", -90)
    cabin = slab(softened([(-1.55, 0.92), (1.0, 0.92), (0.3, 1.4), (-1.0, 1.42)], 0.16), 1.44, 0.05).turned("y", -90)
    glass = slab(softened([(-1.4, 0.95), (0.86, 0.95), (0.26, 1.33), (-0.95, 1.35)], 0.1), 1.47, 0.03).turned("y", -90)
    front = (
        slab(softened([(-0.56, 0), (0.56, 0), (0.5, 0.66), (-0.5, 0.66)], 0.07), 0.03, 0.008)
        .turned("x", -56)
        .moved(y=0.965, z=1.0)
    )
    lights = joined([pillow(0.3, 0.13, 0.12, 0.6).moved(side_ * 0.62, 0.72, 2.04) for side_ in (-1, 1)])
    tails = joined([block(0.34, 0.1, 0.05, 0.02).moved(side_ * 0.6, 0.72, -2.1) for side_ in (-1, 1)])
    grille = block(0.8, 0.12, 0.06, 0.02).moved(y=0.44, z=2.11)
    bumpers = joined([pillow(1.66, 0.13, 0.16, 0.3).moved(y=0.36, z=z) for z in (2.1, -2.08)])
    handles = joined(
        [block(0.02, 0.03, 0.16, 0.008).moved(side_ * 0.865, 0.83, z) for side_ in (-1, 1) for z in (0.28, -0.6)]
    )
    parts = [
        Part(body, paint),
        Part(cabin, roof),
        Part(glass, _WINDOW),
        Part(front, _WINDOW),
        Part(lights, _LAMP),
        Part(tails, _TAIL),
    ]
    parts += [Part(grille, _WINDOW), Part(bumpers, CHROME), Part(handles, CHROME)]
    return parts + _wheels([(x, z) for x in (-0.78, 0.78) for z in (-1.275, 1.305)], 0.33, 0.24)


def truck(look: Look) -> Parts:
    paint, cargo = look.main(Material("paint", (40, 104, 168), roughness=0.2)), look.trim(_WHITE)
    cab = slab(softened([(0.7, 0.5), (2.6, 0.5), (2.6, 1.35), (2.25, 2.35), (0.7, 2.4)], 0.14), 2.1, 0.12).turned(
        "y", -90
    )
    screen = block(1.75, 0.75, 0.05, 0.02).turned("x", -19).moved(y=1.46, z=2.57)
    doors = joined([block(0.05, 0.6, 0.8, 0.02).moved(side * 1.035, 1.5, 1.62) for side in (-1, 1)])
    box = block(2.2, 2.3, 4.0, 0.06).moved(y=0.78, z=-1.4)
    chassis = block(1.3, 0.22, 5.9, 0.02).moved(y=0.52, z=-0.4)
    ribs = joined([block(2.24, 2.2, 0.05, 0.01).moved(y=0.83, z=-3.2 + 0.72 * k) for k in range(6)])
    parts = [
        Part(cab, paint),
        Part(screen, _WINDOW),
        Part(doors, _WINDOW),
        Part(box, cargo),
        Part(ribs, cargo),
        Part(chassis, Material("chassis", (46, 46, 50), 0.6, 0.5)),
    ]
    parts.append(
        Part(joined([ball(0.13, around=28).scaled(z=0.5).moved(side * 0.78, 0.82, 2.6) for side in (-1, 1)]), _LAMP)
    )
    parts.append(Part(block(2.14, 0.24, 0.16, 0.05).moved(y=0.44, z=2.58), CHROME))
    return parts + _wheels([(x, z) for x in (-0.92, 0.92) for z in (1.75, -1.7, -2.7)], 0.5, 0.3)


def rocket(look: Look) -> Parts:
    hull, paint = look.main(_WHITE), look.trim(Material("fins", (206, 52, 48), roughness=0.2))
    side = curve([(0.3, 0.5), (0.46, 0.95), (0.56, 1.7), (0.53, 2.5), (0.4, 3.2)], 10)
    tip = curve([(0.4, 3.2), (0.24, 3.65), (0.0, 4.05)], 10)
    fin = slab(
        softened([(0.34, 0.62), (0.5, 0.3), (1.02, -0.02), (1.06, 0.32), (0.86, 0.98), (0.52, 1.5)], 0.09), 0.08, 0.03
    )
    nozzle = lathe([(0, 0.28), (0.3, 0.22), (0.24, 0.5), (0, 0.5)], 0.02)
    band = lathe([(0.42, 3.14), (0.425, 3.14), (0.412, 3.22), (0.4, 3.22)])
    window = [
        ring(0.17, 0.035).turned("x", 90).moved(y=2.45, z=0.53),
        ring(0.12, 0.026).turned("x", 90).moved(y=1.75, z=0.555),
    ]
    glass = [
        rod(0.165, 0.05).turned("x", 90).moved(y=2.45, z=0.49),
        rod(0.115, 0.05).turned("x", 90).moved(y=1.75, z=0.525),
    ]
    parts = [
        Part(lathe([(0, 0.5), *side, (0, 3.2)]), hull),
        Part(lathe(tip), paint),
        Part(nozzle, Material("nozzle", (70, 72, 78), 1.0, 0.35)),
        Part(band, paint),
    ]
    parts += [Part(joined(window), CHROME), Part(joined(glass), Material("porthole", (44, 92, 130), roughness=0.05))]
    return parts + [Part(fin.turned("y", turn), paint) for turn in (30, 150, 270)]


def airplane(look: Look) -> Parts:
    """Its nose towards z."""
    hull, paint = look.main(_WHITE), look.trim(Material("livery", (34, 92, 168), roughness=0.2))
    body = lathe(
        curve(
            [(0.0, -3.3), (0.12, -3.2), (0.38, -2.2), (0.5, -0.6), (0.5, 1.6), (0.4, 2.5), (0.18, 2.95), (0.0, 3.05)], 8
        )
    ).turned("x", 90)
    wing = slab(softened([(0.2, 0.9), (3.7, -0.6), (3.75, -1.05), (0.2, -0.75)], 0.12), 0.1, 0.04).turned("x", 90)
    tail = slab(softened([(0.1, -2.35), (1.35, -2.95), (1.35, -3.25), (0.1, -3.05)], 0.08), 0.07, 0.03).turned("x", 90)
    fin = slab(softened([(-3.15, 0.3), (-2.0, 0.35), (-2.75, 1.45), (-3.2, 1.45)], 0.1), 0.08, 0.03).turned("y", -90)
    engine = lathe(
        [(0.05, -0.45), (0.12, -0.45), (0.19, -0.2), (0.21, 0.35), (0.17, 0.42), (0.14, 0.3), (0, 0.3)], 0.03, 40
    ).turned("x", 90)
    windows = [
        ball(0.055, 1.3, 16).scaled(0.4).moved(side * 0.485, 0.12, z)
        for side in (-1, 1)
        for z in np.linspace(-1.6, 1.7, 12)
    ]
    cockpit = pillow(0.5, 0.16, 0.36, 0.7).turned("x", 32).moved(y=0.29, z=2.42)
    flat = [
        mesh if side > 0 else _flipped(mesh) for mesh in (wing.moved(y=-0.16), tail.moved(y=0.12)) for side in (-1, 1)
    ]
    engines = joined([engine.moved(side * 1.45, -0.36, 0.35) for side in (-1, 1)])
    stand = [Part(rod(0.06, 1.0).moved(y=-1.45), STEEL), Part(rod(0.55, 0.07).moved(y=-1.5), STEEL)]
    return [
        Part(body, hull),
        Part(joined(flat), hull),
        Part(fin, paint),
        Part(engines, paint),
        Part(joined([*windows, cockpit]), _WINDOW),
        *stand,
    ]


def _flipped(mesh: Mesh) -> Mesh:
    """Its twin on the other side."""
    across = np.array((-1.0, 1.0, 1.0))
    turned = mesh.indices.reshape(-1, 3)[:, ::-1].reshape(-1)
    return Mesh(mesh.positions * across, mesh.normals * across, mesh.uvs, turned.copy(), mesh.girth_m)


def sailboat(look: Look) -> Parts:
    """Its bow towards x."""
    wood, cloth = look.main(OAK), look.trim(Material("sail", (246, 240, 226), roughness=0.9))
    hull = pillow(3.0, 1.2, 1.06, 0.8)
    deck = np.minimum(hull.positions[:, 1], 0.0)
    lean = 1 + 0.16 * hull.positions[:, 0] / 1.5
    lower = Mesh(
        np.column_stack([hull.positions[:, 0], deck * 0.85, hull.positions[:, 2] / lean]),
        np.where(hull.positions[:, 1:2] > 0, (0.0, 1.0, 0.0), hull.normals),
        hull.uvs,
        hull.indices,
    )
    rim = [
        (
            1.5 * math.copysign(abs(math.cos(a)) ** 0.8, math.cos(a)),
            0.0,
            0.53 * math.copysign(abs(math.sin(a)) ** 0.8, math.sin(a)) / (1 + 0.16 * math.cos(a)),
        )
        for a in np.linspace(0, 2 * math.pi, 80)
    ]
    main = slab(softened([(-1.25, 0.35), (-0.04, 0.35), (-0.04, 3.1)], 0.05), 0.03, 0.012)
    jib = slab(softened([(0.12, 0.4), (1.3, 0.22), (0.1, 2.7)], 0.05), 0.03, 0.012).turned("y", -6)
    poles = joined([rod(0.04, 3.3, 0.025), ribbon([(-1.35, 0.3, 0), (0, 0.3, 0)], 0.028, steps=1)])
    flag = slab([(0, 3.1), (0.02, 3.3), (-0.34, 3.2)], 0.02)
    return [
        Part(lower.moved(y=0), wood),
        Part(ribbon(rim, 0.035, steps=1), look.main(OAK)),
        Part(poles, OAK),
        Part(joined([main, jib]), cloth),
        Part(flag, Material("flag", (206, 58, 52), roughness=0.8)),
    ]


def train(look: Look) -> Parts:
    """A steam engine, its nose towards z."""
    paint, metal = (
        look.main(Material("paint", (34, 96, 74), roughness=0.22)),
        look.trim(Material("brass", (224, 182, 98), 1.0, 0.25)),
    )
    dark = Material("iron", (50, 50, 56), 0.7, 0.45)
    boiler = lathe([(0, -0.1), (0.42, -0.1), (0.42, 1.5), (0.36, 1.56), (0, 1.58)], 0.04).turned("x", 90).moved(y=1.05)
    bands = joined([ring(0.422, 0.022).turned("x", 90).moved(y=1.05, z=z) for z in (0.2, 0.75, 1.3)])
    cab = joined(
        [
            block(1.05, 1.1, 0.08, 0.02).moved(y=0.55, z=-0.1),
            block(0.08, 0.62, 0.95, 0.02).moved(-0.49, 0.55, -0.58),
            block(0.08, 0.62, 0.95, 0.02).moved(0.49, 0.55, -0.58),
        ]
    )
    posts = joined([block(0.08, 1.0, 0.08, 0.02).moved(side * 0.49, 1.0, -1.01) for side in (-1, 1)])
    roof = slab(softened([(-0.68, 1.78), (0.68, 1.78), (0.5, 1.98), (0, 2.04), (-0.5, 1.98)], 0.1), 1.25, 0.03).moved(
        z=-0.55
    )
    chimney = lathe(
        [(0, 1.4), (0.13, 1.4), (0.12, 1.75), (0.21, 1.98), (0.2, 2.02), (0.15, 2.02), (0.1, 1.9), (0, 1.9)], 0.015
    ).moved(z=1.2)
    dome = lathe(curve([(0.19, 1.4), (0.19, 1.58), (0.12, 1.7), (0, 1.73)], 6)).moved(z=0.5)
    base = block(1.0, 0.16, 2.9, 0.03).moved(y=0.52, z=0.3)
    cow = slab([(-0.5, 0.0), (0.5, 0.0), (0.12, 0.46), (-0.12, 0.46)], 0.3, 0.03).turned("x", -28).moved(y=0.1, z=1.85)
    wheel = joined(
        [
            ring(0.3, 0.05).turned("z", 90),
            rod(0.08, 0.1).turned("z", -90).moved(-0.05),
            *(block(0.05, 0.58, 0.06, 0.01).moved(y=-0.29).turned("x", t) for t in (0, 45, 90, 135)),
        ]
    )
    small = wheel.scaled(1, 0.62, 0.62)
    wheels = joined(
        [wheel.moved(side * 0.44, 0.35, z) for side in (-1, 1) for z in (-0.75, 0.0)]
        + [small.moved(side * 0.44, 0.22, z) for side in (-1, 1) for z in (0.75, 1.3)]
    )
    lamp = rod(0.13, 0.12).turned("x", 90).moved(y=1.05, z=1.55)
    rods = joined([block(0.05, 0.06, 1.0, 0.02).moved(side * 0.52, 0.3, -0.38) for side in (-1, 1)])
    return [
        Part(boiler, paint),
        Part(bands, metal),
        Part(cab, paint),
        Part(posts, paint),
        Part(roof, dark),
        Part(joined([chimney, base, cow]), dark),
        Part(dome, metal),
        Part(wheels, Material("wheels", (176, 48, 44), roughness=0.3)),
        Part(lamp, _LAMP),
        Part(rods, STEEL),
    ]


def ufo(look: Look) -> Parts:
    metal, glow = look.main(STEEL), look.trim(Material("lights", (120, 255, 190), roughness=0.3))
    disc = lathe(
        curve([(0, 0.0), (0.5, 0.06), (1.5, 0.34), (1.62, 0.44), (1.4, 0.54), (0.66, 0.76), (0, 0.8)], 8), around=80
    )
    dome = lathe(curve([(0.64, 0.74), (0.6, 1.05), (0.38, 1.3), (0, 1.4)], 8))
    lights = joined(
        [
            ball(0.085, around=20).moved(1.24 * math.cos(a), 0.6, 1.24 * math.sin(a))
            for a in np.linspace(0, 2 * math.pi, 13)[:-1]
        ]
    )
    legs = joined([ribbon([(0.6, 0.1, 0), (0.95, -0.55, 0)], 0.045, steps=1).turned("y", t) for t in (60, 180, 300)])
    feet = joined([rod(0.14, 0.05).moved(0.95, -0.62).turned("y", t) for t in (60, 180, 300)])
    return [
        Part(disc, metal),
        Part(dome, Material("dome", (150, 214, 230), roughness=0.04, transmission=0.8)),
        Part(ball(0.3, 1.1).moved(y=0.9), Material("pilot", (110, 190, 90), roughness=0.4)),
        Part(lights, glow),
        Part(joined([legs, feet]), metal),
    ]


def balloon(look: Look) -> Parts:
    """A hot-air balloon."""
    one, other = (
        look.main(Material("cloth", (214, 64, 56), roughness=0.6)),
        look.trim(Material("gores", (246, 222, 170), roughness=0.6)),
    )
    side = curve([(0.5, 2.0), (0.9, 2.6), (1.85, 4.1), (2.1, 5.4), (1.5, 6.9), (0.5, 7.5), (0, 7.55)], 8)
    gores: dict[bool, list[Mesh]] = {True: [], False: []}
    whole = lathe(side, around=72)
    turn = np.arctan2(whole.positions[:, 0], whole.positions[:, 2])
    middle = turn[whole.indices.reshape(-1, 3)]
    lobes = (
        np.floor(
            (np.arctan2(np.sin(middle).sum(axis=1), np.cos(middle).sum(axis=1)) + math.pi) / (2 * math.pi) * 12
        ).astype(int)
        % 2
    )
    for odd in (True, False):
        gores[odd].append(
            Mesh(whole.positions, whole.normals, whole.uvs, whole.indices.reshape(-1, 3)[lobes == odd].reshape(-1))
        )
    basket = lathe(
        [(0, 0), (0.38, 0), (0.42, 0.6), (0.46, 0.6), (0.46, 0.66), (0.4, 0.66), (0.36, 0.06), (0, 0.06)], 0.02, 32
    )
    ropes = joined(
        [
            ribbon([(0.42 * c, 0.62, 0.42 * s), (0.5 * c, 2.05, 0.5 * s)], 0.014, steps=1)
            for c, s in ((math.cos(a), math.sin(a)) for a in np.arange(8) * math.pi / 4)
        ]
    )
    return [
        Part(gores[False][0], one),
        Part(gores[True][0], other),
        Part(basket, Material("wicker", (150, 104, 62), roughness=0.9)),
        Part(ropes, Material("rope", (90, 76, 62), roughness=0.9)),
        Part(ring(0.5, 0.03).moved(y=2.02), other),
    ]


def bicycle(look: Look) -> Parts:
    """Its front wheel towards x."""
    paint, leather = (
        look.main(Material("paint", (38, 118, 130), roughness=0.2)),
        look.trim(Material("leather", (124, 76, 44), roughness=0.6)),
    )
    spokes = [
        ribbon([(0, 0, 0), (0.31 * math.cos(a), 0.31 * math.sin(a), 0)], 0.0016, 6, steps=1)
        for a in np.arange(16) * math.pi / 8
    ]
    tyre = ring(0.33, 0.016, 64).turned("x", 90)
    rim = joined([ring(0.308, 0.009, 64).turned("x", 90), rod(0.025, 0.09).turned("x", 90).moved(z=-0.045), *spokes])
    back, front = (-0.52, 0.345, 0.0), (0.52, 0.345, 0.0)
    hub, seat, head, top = (-0.06, 0.29, 0.0), (-0.2, 0.82, 0.0), (0.36, 0.76, 0.0), (0.33, 0.86, 0.0)
    tubes = [(hub, seat), (seat, head), (hub, head), (hub, back), (seat, back), (top, front)]
    frame = joined([ribbon(list(pair), 0.016, steps=1) for pair in tubes])
    bars = ribbon(
        [(0.36, 0.98, -0.26), (0.42, 1.0, -0.18), (0.35, 0.97, 0), (0.42, 1.0, 0.18), (0.36, 0.98, 0.26)], 0.012
    )
    metal = joined(
        [
            ribbon([seat, (-0.225, 0.92, 0)], 0.013, steps=1),
            ribbon([top, (0.35, 0.97, 0)], 0.013, steps=1),
            bars,
            ring(0.085, 0.008).turned("x", 90).moved(*hub),
            ribbon([(hub[0] - 0.1, 0.2, 0.05), (hub[0] + 0.1, 0.38, -0.05)], 0.009, steps=1),
        ]
    )
    grips = joined(
        [ribbon([(0.3, 0.975, side * 0.3), (0.375, 0.985, side * 0.245)], 0.017, steps=1) for side in (-1, 1)]
    )
    saddle = pillow(0.26, 0.06, 0.15, 0.7).moved(-0.22, 0.95)
    wheels = [(tyre.moved(*at), rim.moved(*at)) for at in (back, front)]
    return [
        Part(joined([one for one, _ in wheels]), RUBBER),
        Part(joined([two for _, two in wheels]), CHROME),
        Part(frame, paint),
        Part(metal, CHROME),
        Part(joined([grips, saddle]), leather),
    ]


def submarine(look: Look) -> Parts:
    """Its bow towards x."""
    paint, metal = (
        look.main(Material("paint", (242, 190, 52), roughness=0.22)),
        look.trim(Material("brass", (224, 182, 98), 1.0, 0.25)),
    )
    hull = lathe(mirrored_profile()).turned("z", -90).moved(y=0.9)
    tower = slab(softened([(-0.45, 0), (0.5, 0), (0.38, 0.75), (-0.3, 0.75)], 0.12), 0.5, 0.1).moved(0.1, 1.5)
    scope = ribbon([(0.05, 2.1, 0), (0.05, 2.75, 0), (0.2, 2.85, 0)], 0.05, steps=4)
    fins = joined(
        [
            slab(softened([(-2.25, 0), (-1.6, 0.05), (-1.9, 0.85), (-2.25, 0.85)], 0.1), 0.07, 0.03).turned("x", t)
            for t in (0, 90, 180, 270)
        ]
    ).moved(y=0.9)
    blades = joined([pillow(0.06, 0.5, 0.2, 0.9).moved(y=0.28).turned("x", t) for t in (0, 120, 240)]).moved(-2.4, 0.9)
    rims = joined([ring(0.19, 0.05).turned("x", 90).moved(x, 1.0, 0.72) for x in (-0.75, 0.1, 0.95)])
    glass = joined([rod(0.18, 0.05).turned("x", 90).moved(x, 1.0, 0.68) for x in (-0.75, 0.1, 0.95)])
    return [
        Part(hull, paint),
        Part(tower, paint),
        Part(fins, paint),
        Part(joined([scope, blades, rims, rod(0.1, 0.5).turned("z", 90).moved(-2.0, 0.9)]), metal),
        Part(glass, Material("porthole", (70, 140, 170), roughness=0.05)),
    ]


def mirrored_profile() -> list[tuple[float, float]]:
    return curve([(0.0, -2.3), (0.2, -2.15), (0.55, -1.2), (0.75, 0.0), (0.72, 1.1), (0.5, 1.75), (0.0, 2.05)], 8)


def skateboard(look: Look) -> Parts:
    deck = [(0.36, 0.0), (0.4, 0.105), (-0.4, 0.105), (-0.36, 0.0)]
    board = slab(softened(mirrored([(0.1, -0.4), (0.1, 0.4)]), 0.095), 0.012, 0.005).turned("x", 90).turned("y", 90)
    bent = np.maximum(0, np.abs(board.positions[:, 0]) - 0.26) * 0.5
    board = Mesh(
        board.positions + np.column_stack([bent * 0, bent, bent * 0]), board.normals, board.uvs, board.indices
    ).moved(y=deck[1][1])
    wheel = rod(0.029, 0.034).turned("x", 90)
    wheels = joined([wheel.moved(x, 0.029, z) for x in (-0.22, 0.22) for z in (-0.105, 0.072)])
    trucks = joined(
        [rod(0.011, 0.17).turned("x", 90).moved(x, 0.029, -0.085) for x in (-0.22, 0.22)]
        + [rod(0.03, 0.07, 0.022).moved(x, 0.032) for x in (-0.22, 0.22)]
    )
    return [
        Part(board, look.main(OAK)),
        Part(wheels, look.trim(Material("wheels", (238, 90, 64), roughness=0.4))),
        Part(trucks, STEEL),
    ]
