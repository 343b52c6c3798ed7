"""What one wears or keeps."""

import math

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import (
    BRASS,
    CHROME,
    GLASS,
    GOLD,
    IRON,
    LEATHER,
    OAK,
    PAPER,
    STEEL,
    WALNUT,
    Material,
)
from providers.local.models.objects.nature import diamond, reshaped
from providers.local.models.shapes import ribbon, slab, softened, star, surface
from providers.local.models.solids import Vectors, ball, block, curve, facets, joined, lathe, ring, rod


def jewel_ring(look: Look) -> Parts:
    band, gem = look.main(GOLD), look.trim(GLASS.coloured((206, 232, 252)))
    stone = diamond(Look())[0].mesh.moved(y=-0.05).turned("x", -24).scaled(0.095, 0.095, 0.095)
    hoop = ring(0.0095, 0.0012, 72).turned("x", 90).moved(y=0.0107)
    claws = [
        ribbon([(0.0006, 0.0212, 0), (0.0042, 0.0246, 0), (0.0041, 0.0262, 0)], 0.00045, 10).turned("y", t)
        for t in (45, 135, 225, 315)
    ]
    return [
        Part(joined([hoop, *claws, ring(0.0026, 0.0004, 32).moved(y=0.0228)]), band),
        Part(stone.moved(y=0.0252), gem),
    ]


def crown(look: Look) -> Parts:
    gold, gem = look.main(GOLD), look.trim(Material("ruby", (186, 22, 54), roughness=0.06))
    spikes = []
    for k in range(8):
        point = (
            slab(softened([(-0.036, 0), (0.036, 0), (0.0, 0.085)], 0.006), 0.006, 0.002)
            .turned("x", 9)
            .moved(y=0.052, z=0.094)
            .turned("y", k * 45)
        )
        spikes += [point, ball(0.0095, around=24).turned("x", 9).moved(y=0.143, z=0.108).turned("y", k * 45)]
    band = lathe([(0.089, 0.0), (0.095, 0.0), (0.0975, 0.056), (0.0925, 0.056), (0.089, 0.0)], 0.002, 80)
    rims = [ring(0.0945, 0.0045, 80).moved(y=0.004), ring(0.097, 0.0035, 80).moved(y=0.052)]
    gems = [ball(0.012, 0.9, 28).scaled(z=0.55).moved(y=0.028, z=0.0965).turned("y", k * 45) for k in range(8)]
    velvet = lathe(curve([(0.09, 0.03), (0.088, 0.075), (0.06, 0.11), (0.0, 0.118)], 7))
    return [
        Part(joined([band, *rims, *spikes]), gold),
        Part(joined(gems), gem),
        Part(velvet, Material("velvet", (122, 28, 58), roughness=0.98)),
    ]


def coin(look: Look) -> Parts:
    metal = look.main(GOLD)
    face = joined(
        [
            rod(0.014, 0.0022, around=80).moved(y=0),
            ring(0.0132, 0.0007, 80).moved(y=0.0022),
            slab(star(5, 0.0072, 0.003), 0.0014, 0.0004).turned("x", -90).moved(y=0.0024),
        ]
    )
    stack = [
        face.turned("y", 23 * k).moved(0.0009 * math.sin(k * 2.1), 0.0026 * k, 0.0009 * math.cos(k * 1.7))
        for k in range(6)
    ]
    return [Part(joined([*stack, face.turned("z", -72).turned("y", -20).moved(0.0185, 0.0133, 0.004)]), metal)]


def chest(look: Look) -> Parts:
    wood, metal = look.main(OAK), look.trim(BRASS)
    body = block(0.62, 0.26, 0.38, 0.012)
    arc = [(0.19 * math.cos(a), 0.15 * math.sin(a)) for a in np.linspace(0, math.pi, 24)]
    lid = slab(arc, 0.62, 0.012).turned("y", 90)
    bands = [
        slab([(x * 1.025, y * 1.03) for x, y in arc], 0.05, 0.006).turned("y", 90).moved(x)
        for x in (-0.285, 0.0, 0.285)
    ]
    straps = [block(0.05, 0.265, 0.392, 0.006).moved(x, -0.002) for x in (-0.285, 0.0, 0.285)]
    tilt = [mesh.moved(z=0.19).turned("x", -38).moved(y=0.262, z=-0.19) for mesh in (lid, *bands)]
    dice = np.random.default_rng(4)
    coins = [
        rod(0.02, 0.004, around=28)
        .turned("x", float(dice.uniform(-40, 40)))
        .turned("y", float(dice.uniform(0, 180)))
        .moved(float(dice.uniform(-0.26, 0.26)), 0.262 + 0.03 * float(dice.random()), float(dice.uniform(-0.1, 0.15)))
        for _ in range(60)
    ]
    gems = [
        ball(0.022, 0.85, 8).moved(float(dice.uniform(-0.24, 0.24)), 0.285, float(dice.uniform(-0.05, 0.14)))
        for _ in range(7)
    ]
    lock = joined([block(0.075, 0.09, 0.02, 0.006).moved(y=0.175, z=0.195)])
    return [
        Part(joined([body, tilt[0]]), wood),
        Part(joined([*tilt[1:], *straps, lock]), metal),
        Part(joined([block(0.56, 0.01, 0.32, 0.003).moved(y=0.256), *coins]), GOLD),
        Part(joined(gems), Material("gems", (200, 30, 70), roughness=0.08)),
    ]


def crate(look: Look) -> Parts:
    wood = look.main(OAK)
    boards = [block(0.56, 0.085, 0.02, 0.004).moved(y=0.03 + 0.098 * k, z=z) for k in range(6) for z in (-0.28, 0.28)]
    boards += [mesh.turned("y", 90) for mesh in boards[:12]]
    tops = [block(0.56, 0.02, 0.088, 0.004).moved(y=0.6, z=-0.24 + 0.096 * k) for k in range(6)]
    frame = [block(0.06, 0.62, 0.06, 0.006).moved(x, 0.0, z) for x in (-0.285, 0.285) for z in (-0.285, 0.285)]
    frame += [block(0.6, 0.06, 0.03, 0.005).moved(y=h, z=z) for h in (0.0, 0.56) for z in (-0.295, 0.295)] + [
        block(0.6, 0.06, 0.03, 0.005).turned("y", 90).moved(x, h) for h in (0.0, 0.56) for x in (-0.295, 0.295)
    ]
    braces = [
        block(0.055, 0.68, 0.025, 0.005).moved(y=-0.34).turned("z", 44).moved(y=0.31, z=0.298),
        block(0.055, 0.68, 0.025, 0.005).moved(y=-0.34).turned("z", 44).moved(y=0.31, z=0.298).turned("y", 90),
    ]
    return [
        Part(joined([*boards, *tops]), wood),
        Part(joined([*frame, *braces]), look.trim(wood.coloured((158, 110, 66)))),
        Part(block(0.53, 0.58, 0.53, 0.004).moved(y=0.02), Material("inside", (46, 34, 26), roughness=1.0)),
    ]


def book(look: Look) -> Parts:
    cover, gilt = look.main(Material("cover", (124, 36, 42), roughness=0.5)), look.trim(GOLD)
    boards = [block(0.16, 0.004, 0.225, 0.0015).moved(0.0, h) for h in (0.0, 0.037)]
    spine = (
        slab(
            [
                (-0.0205, -0.0005),
                (0.0205, -0.0005),
                *((0.0205 * math.cos(a), 0.009 * math.sin(a)) for a in np.linspace(0.15, math.pi - 0.15, 12)),
            ],
            0.225,
            0.002,
        )
        .turned("z", 90)
        .moved(-0.078, 0.0205)
    )
    pages = block(0.152, 0.034, 0.213, 0.001).moved(0.001, 0.0035)
    ornament = [block(0.13, 0.0006, 0.003, 0.0002).moved(y=0.0408, z=z) for z in (-0.095, 0.095)] + [
        block(0.003, 0.0006, 0.19, 0.0002).moved(x, 0.0408) for x in (-0.0635, 0.0635)
    ]
    ornament.append(slab(star(8, 0.03, 0.018), 0.001, 0.0003).turned("x", -90).moved(y=0.041))
    mark = block(0.01, 0.0006, 0.26, 0.0002).moved(0.02, 0.02, 0.02)
    return [
        Part(joined([*boards, spine]), cover),
        Part(pages, PAPER),
        Part(joined(ornament), gilt),
        Part(mark, Material("bookmark", (196, 154, 62), roughness=0.7)),
    ]


def clock(look: Look) -> Parts:
    """An alarm clock with two bells."""
    case, metal = look.main(Material("enamel", (58, 138, 140), roughness=0.18)), look.trim(BRASS)
    body = (
        lathe(
            [(0, -0.025), (0.052, -0.025), (0.058, -0.018), (0.058, 0.022), (0.052, 0.028), (0.05, 0.022), (0, 0.022)],
            0.003,
            72,
        )
        .turned("x", 90)
        .moved(y=0.075)
    )
    dial = rod(0.0505, 0.002, around=72).turned("x", 90).moved(y=0.075, z=0.021)
    marks = [
        block(0.003, 0.009 if k % 3 == 0 else 0.005, 0.001, 0.0003)
        .moved(y=0.036)
        .turned("z", k * 30)
        .moved(y=0.075, z=0.0235)
        for k in range(12)
    ]
    hands = [
        block(0.004, 0.026, 0.001, 0.0004).turned("z", 58).moved(y=0.075, z=0.0243),
        block(0.003, 0.038, 0.001, 0.0004).turned("z", -62).moved(y=0.075, z=0.025),
        rod(0.004, 0.003).turned("x", 90).moved(y=0.075, z=0.024),
    ]
    bells = [
        lathe(curve([(0.022, 0.0), (0.02, 0.009), (0.01, 0.017), (0.0, 0.019)], 6))
        .turned("z", -side * 28)
        .moved(side * 0.032, 0.127)
        for side in (-1, 1)
    ]
    legs = [ribbon([(side * 0.03, 0.03, 0), (side * 0.046, 0.004, 0)], [0.006, 0.005], steps=1) for side in (-1, 1)]
    handle = ribbon([(-0.02, 0.135, 0), (-0.015, 0.16, 0), (0, 0.167, 0), (0.015, 0.16, 0), (0.02, 0.135, 0)], 0.003)
    return [
        Part(body, case),
        Part(dial, PAPER),
        Part(joined([*marks, *hands]), Material("hands", (32, 34, 40), roughness=0.4)),
        Part(joined([*bells, *legs, handle, ball(0.007, around=20).moved(y=0.14)]), metal),
    ]


def watch(look: Look) -> Parts:
    metal, strap = look.main(STEEL), look.trim(LEATHER)
    case = joined(
        [
            lathe(
                [(0, 0), (0.0185, 0), (0.0205, 0.004), (0.0205, 0.008), (0.0175, 0.0105), (0.017, 0.0095), (0, 0.0095)],
                0.001,
                72,
            ),
            rod(0.0026, 0.005).turned("z", -90).moved(0.02, 0.006),
            *(
                block(0.004, 0.006, 0.006, 0.0012).moved(x, 0.001, z)
                for x in (-0.0105, 0.0105)
                for z in (-0.0205, 0.0205)
            ),
        ]
    )
    dial = rod(0.0172, 0.0006, around=72).moved(y=0.0094)
    marks = [
        block(0.0007, 0.0004, 0.003, 0.0001).moved(z=0.0135).turned("y", k * 30).moved(y=0.01) for k in range(12)
    ] + [
        block(0.0011, 0.0005, 0.0085, 0.0002).moved(z=-0.0042).turned("y", -58).moved(y=0.0102),
        block(0.0009, 0.0005, 0.013, 0.0002).moved(z=-0.0062).turned("y", 50).moved(y=0.0106),
        rod(0.0012, 0.0012).moved(y=0.01),
    ]
    side = [
        (0.0, 0.004 - 0.030 + 0.030 * math.cos(a), 0.027 * math.sin(a))
        for a in np.linspace(0.78, 2 * math.pi - 0.78, 28)
    ]
    band = ribbon(side, 0.0095, 20, steps=1)
    flat = band.positions.copy()
    centre = np.array((0.0, -0.026, 0.0))
    out = flat[:, 1:] - centre[1:]
    reach = np.linalg.norm(out / np.array((0.030, 0.027)), axis=1, keepdims=True)
    flat[:, 1:] = centre[1:] + out * (1 + (reach - 1) * 0.16) / reach
    worn = reshaped(band, flat)
    parts = [
        Part(case, metal),
        Part(dial, Material("dial", (22, 34, 52), roughness=0.25)),
        Part(joined(marks), CHROME),
        Part(worn, strap),
    ]
    return [Part(part.mesh.turned("x", 34), part.material) for part in parts]


def candle(look: Look) -> Parts:
    wax = look.main(Material("wax", (246, 234, 208), roughness=0.45))
    drips = [
        ribbon(
            [(0.028 * math.cos(a), 0.15, 0.028 * math.sin(a)), (0.0305 * math.cos(a), 0.15 - d, 0.0305 * math.sin(a))],
            [0.0042, 0.006],
        )
        for a, d in ((0.3, 0.05), (1.4, 0.028), (2.4, 0.07), (3.9, 0.04), (5.2, 0.06))
    ]
    holder = lathe(
        [
            (0, 0),
            (0.065, 0),
            (0.072, 0.012),
            (0.068, 0.014),
            (0.055, 0.006),
            (0.034, 0.008),
            (0.034, 0.026),
            (0.0, 0.026),
        ],
        0.002,
    )
    grip = ring(0.017, 0.0035, 40).turned("x", 90).moved(0.085, 0.017)
    flame = lathe(curve([(0.0, 0.168), (0.0078, 0.182), (0.0045, 0.2), (0.0, 0.216)], 8), around=28)
    body = lathe([(0, 0.02), (0.03, 0.02), (0.03, 0.15), (0.025, 0.154), (0.02, 0.15), (0, 0.149)], 0.003)
    return [
        Part(joined([body, *drips]), wax),
        Part(joined([holder, grip]), look.trim(BRASS)),
        Part(
            ribbon([(0, 0.148, 0), (0.001, 0.17, 0)], 0.0014, 8, steps=1), Material("wick", (40, 34, 32), roughness=0.9)
        ),
        Part(flame, Material("flame", (255, 190, 84), roughness=0.5, glow=1.0)),
    ]


def lantern(look: Look) -> Parts:
    iron, glow = look.main(IRON), look.trim(Material("light", (255, 196, 104), roughness=0.4, glow=1.0))
    base = joined(
        [
            lathe([(0, 0), (0.075, 0), (0.075, 0.018), (0.06, 0.03), (0, 0.03)], 0.004, 48),
            lathe(
                [
                    (0, 0.185),
                    (0.072, 0.185),
                    (0.07, 0.195),
                    *curve([(0.045, 0.215), (0.02, 0.235), (0.016, 0.25)], 5),
                    (0, 0.25),
                ],
                0.003,
                48,
            ),
        ]
    )
    bars = [
        ribbon([(0.061, 0.028, 0), (0.061, 0.188, 0)], 0.0042, 12, steps=1).turned("y", t) for t in range(0, 360, 60)
    ]
    handle = [(0.055 * math.cos(a), 0.235 + 0.075 * math.sin(a), 0.0) for a in np.linspace(0.1, math.pi - 0.1, 14)]
    return [
        Part(joined([base, *bars, ribbon(handle, 0.0035, steps=2), ring(0.062, 0.004).moved(y=0.108)]), iron),
        Part(lathe(curve([(0.0, 0.045), (0.03, 0.05), (0.036, 0.09), (0.018, 0.14), (0.0, 0.158)], 8)), glow),
    ]


def glasses(look: Look) -> Parts:
    frame = look.main(Material("acetate", (38, 34, 36), roughness=0.15))
    rims, lenses = [], []
    for side in (-1, 1):
        outline = [
            (
                side * 0.034 + 0.026 * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a)),
                0.022 + 0.021 * math.copysign(abs(math.sin(a)) ** 0.75, math.sin(a)),
                0.0,
            )
            for a in np.linspace(0, 2 * math.pi, 60)
        ]
        rims.append(ribbon(outline, 0.0024, 14, steps=1))
        lenses.append(slab([(x, y) for x, y, _ in outline[:-1]], 0.0016, 0.0004))
    arms = [
        ribbon(
            [
                (side * 0.061, 0.029, 0),
                (side * 0.068, 0.029, -0.01),
                (side * 0.07, 0.028, -0.1),
                (side * 0.067, 0.012, -0.135),
            ],
            0.0024,
        )
        for side in (-1, 1)
    ]
    bridge_ = ribbon([(-0.0095, 0.029, 0), (0, 0.0325, 0.002), (0.0095, 0.029, 0)], 0.0022)
    return [
        Part(joined([*rims, *arms, bridge_]), frame),
        Part(joined(lenses), look.trim(GLASS.coloured((70, 92, 104)))),
    ]


def hat(look: Look) -> Parts:
    """A top hat."""
    felt, band = (
        look.main(Material("felt", (36, 36, 42), roughness=0.85)),
        look.trim(Material("band", (168, 36, 48), roughness=0.5)),
    )
    side = [
        (0, 0.012),
        (0.085, 0.012),
        *curve([(0.095, 0.01), (0.13, 0.012), (0.155, 0.026)], 6),
        (0.158, 0.031),
        *curve([(0.13, 0.02), (0.1, 0.02), (0.093, 0.03)], 6),
        (0.088, 0.09),
        (0.096, 0.185),
        (0, 0.188),
    ]
    return [
        Part(lathe(side, 0.004, 72).scaled(z=1.12), felt),
        Part(
            lathe([(0.0905, 0.032), (0.0955, 0.032), (0.0915, 0.068), (0.087, 0.068)], 0.001, 72).scaled(z=1.12), band
        ),
    ]


def umbrella(look: Look) -> Parts:
    cloth, wood = look.main(Material("cloth", (206, 52, 60), roughness=0.6)), look.trim(WALNUT)
    plain = lathe([*curve([(0.0, 0.82), (0.2, 0.8), (0.38, 0.7), (0.5, 0.54)], 8)[::-1], (0.0, 0.825)][:-1], around=96)
    inner = lathe(curve([(0.0, 0.812), (0.2, 0.792), (0.376, 0.694), (0.495, 0.54)], 8), around=96)
    both = joined([plain, inner])
    turn = np.arctan2(both.positions[:, 0], both.positions[:, 2])
    out = np.hypot(both.positions[:, 0], both.positions[:, 2]) / 0.5
    sag = 0.055 * out**2 * np.abs(np.sin(turn * 4)) ** 1.4
    cover = reshaped(
        both,
        both.positions * np.column_stack([1 - sag * 0.9, np.ones(len(sag)), 1 - sag * 0.9])
        + np.column_stack([0 * sag, sag * 0.7, 0 * sag]),
    )
    handle = ribbon([(0, 0.1, 0), (0, 0.04, 0), (0.025, 0.0, 0), (0.06, 0.005, 0), (0.072, 0.045, 0)], 0.0125)
    ribs = [
        ribbon([(0.02, 0.77, 0), (0.35, 0.655, 0), (0.48, 0.535, 0)], 0.003, 8).turned("y", 45 * k) for k in range(8)
    ]
    tips = [ball(0.007, around=14).moved(0.5, 0.54).turned("y", 45 * k) for k in range(8)]
    parts = [
        Part(cover, cloth),
        Part(joined([rod(0.007, 0.75).moved(y=0.08), *ribs, *tips, rod(0.006, 0.06, 0.003).moved(y=0.815)]), STEEL),
        Part(handle, wood),
    ]
    return [Part(part.mesh.turned("z", 16), part.material) for part in parts]


def heart(look: Look) -> Parts:
    def at(u: Vectors, v: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        a, tilt = -2 * math.pi * u, math.pi * (np.clip(v, 0, 1) - 0.5)
        flat = 0.0056 * np.cos(tilt) ** 0.7
        y = 13 * np.cos(a) - 5 * np.cos(2 * a) - 2 * np.cos(3 * a) - np.cos(4 * a)
        return flat * 16 * np.sin(a) ** 3, flat * (y + 2.5), 0.042 * np.sin(tilt)

    return [
        Part(surface(at, 40, 96).moved(y=0.09), look.main(Material("heart", (214, 34, 62), roughness=0.12))),
        Part(lathe([(0, 0), (0.04, 0), (0.032, 0.012), (0, 0.014)], 0.003).moved(y=-0.002), look.trim(BRASS)),
    ]


def star_ornament(look: Look) -> Parts:
    outer = [np.array((x, y, 0.0)) for x, y in star(5, 0.1, 0.042)]
    faces = []
    for front in (1.0, -1.0):
        tip = np.array((0.0, 0.0, 0.032 * front))
        for k in range(10):
            face = [outer[k], outer[(k + 1) % 10], tip]
            faces.append(face if front > 0 else face[::-1])
    return [
        Part(facets(faces).moved(y=0.105), look.main(GOLD)),
        Part(
            lathe([(0, -0.004), (0.045, -0.004), (0.04, 0.01), (0.008, 0.014), (0.006, 0.05), (0, 0.05)], 0.002),
            look.trim(GOLD),
        ),
    ]


def light_bulb(look: Look) -> Parts:
    side = curve([(0.013, 0.03), (0.015, 0.04), (0.027, 0.062), (0.03, 0.08), (0.022, 0.1), (0.0, 0.109)], 9)
    thread = [ring(0.0128, 0.0013, 40).scaled(y=1.1).moved(y=0.011 + 0.0038 * k) for k in range(5)]
    base = joined([lathe([(0, 0.002), (0.005, 0.0), (0.0122, 0.008), (0.0122, 0.03), (0, 0.03)], 0.001), *thread])
    filament = ribbon(
        [
            (0.006 * math.cos(a), 0.074 + 0.004 * math.sin(3 * a), 0.006 * math.sin(a))
            for a in np.linspace(0, 2 * math.pi, 24)
        ],
        0.0008,
        8,
        steps=1,
    )
    posts = [ribbon([(side_ * 0.003, 0.03, 0), (side_ * 0.006, 0.074, 0)], 0.0006, 8, steps=1) for side_ in (-1, 1)]
    return [
        Part(lathe([(0, 0.03), *side]), look.main(GLASS.coloured((255, 244, 222)))),
        Part(joined([base, *posts]), look.trim(BRASS)),
        Part(filament, Material("filament", (255, 196, 96), roughness=0.4, glow=1.0)),
    ]
