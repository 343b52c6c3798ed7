"""What can be eaten."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CERAMIC, Material
from providers.local.models.objects.nature import LEAF, lumpy, reshaped
from providers.local.models.shapes import ribbon
from providers.local.models.solids import Mesh, ball, curve, facets, joined, lathe, ring, rod

_DOUGH: Final = Material("dough", (222, 166, 98), roughness=0.7)
_SPRINKLES: Final = ((246, 214, 90), (120, 200, 220), (250, 250, 246), (150, 210, 120))


def donut(look: Look) -> Parts:
    thick = 0.019 + 0.003 * look.build
    glaze = ring(0.034, thick * 1.05, 72)
    turn = np.arctan2(glaze.positions[:, 0], glaze.positions[:, 2])
    edge = 0.1 * thick + 0.22 * thick * np.sin(turn * 5) + 0.12 * thick * np.sin(turn * 9 + 1)
    low = glaze.positions[:, 1] < edge
    icing = np.where(
        low[:, None], np.column_stack([glaze.positions[:, 0] * 1.0, edge, glaze.positions[:, 2] * 1.0]), glaze.positions
    )
    flat = np.hypot(icing[:, 0], icing[:, 2])
    pull = np.where(low, (0.034 + np.clip(flat - 0.034, -thick * 0.985, thick * 0.985)) / flat, 1.0)
    icing *= np.column_stack([pull, np.ones(len(pull)), pull])
    parts = [
        Part(ring(0.034, thick, 64).moved(y=thick), look.trim(_DOUGH)),
        Part(reshaped(glaze, icing).moved(y=thick), look.main(Material("icing", (240, 128, 168), roughness=0.2))),
    ]
    dice = np.random.default_rng(5)
    for tone in _SPRINKLES:
        grains = []
        for _ in range(14):
            a, out = dice.random() * 2 * math.pi, dice.random() * 1.5 - 0.75
            grain = ribbon([(-0.0028, 0, 0), (0.0028, 0, 0)], 0.0009, 8, steps=1).turned("y", dice.random() * 180)
            grain = (
                grain.moved(y=thick * 1.06).turned("x", math.degrees(out)).moved(z=0.034).turned("y", math.degrees(a))
            )
            grains.append(grain.moved(y=thick))
        parts.append(Part(joined(grains), Material("sprinkles", tone, roughness=0.3)))
    return parts


def apple(look: Look) -> Parts:
    side = curve(
        [
            (0.0, 0.012),
            (0.014, 0.002),
            (0.026, 0.004),
            (0.04, 0.03),
            (0.042, 0.05),
            (0.03, 0.073),
            (0.012, 0.072),
            (0.0, 0.062),
        ],
        8,
    )
    plain = lathe(side, around=64)
    turn = np.arctan2(plain.positions[:, 0], plain.positions[:, 2])
    low = np.clip(1 - plain.positions[:, 1] / 0.04, 0, 1)
    swell = 1 + 0.05 * low * np.cos(turn * 5)
    body = reshaped(plain, plain.positions * np.column_stack([swell, np.ones(len(turn)), swell]))
    leaf = (
        ball(0.016, 1.0, 20).scaled(0.6, 0.1, 1.25).moved(z=0.018).turned("x", -24).turned("y", 70).moved(0.003, 0.084)
    )
    return [
        Part(body, look.main(Material("skin", (206, 44, 42), roughness=0.22))),
        Part(
            ribbon([(0, 0.06, 0), (0.002, 0.078, 0), (0.007, 0.092, 0)], 0.0021),
            Material("stem", (96, 70, 46), roughness=0.9),
        ),
        Part(leaf, look.trim(LEAF)),
    ]


def orange(look: Look) -> Parts:
    peel = look.main(Material("peel", (244, 148, 38), roughness=0.48))
    leaf = ball(0.016, 1.0, 20).scaled(0.7, 0.1, 1.3).moved(z=0.02).turned("x", -18).turned("y", 120).moved(y=0.068)
    return [
        Part(lumpy(0.036, 3, 0.02).moved(y=0.036), peel),
        Part(rod(0.004, 0.004).moved(y=0.069), Material("calyx", (92, 118, 60), roughness=0.8)),
        Part(leaf, look.trim(LEAF)),
    ]


def pear(look: Look) -> Parts:
    side = curve(
        [(0.0, 0.003), (0.02, 0.0), (0.04, 0.026), (0.036, 0.056), (0.02, 0.085), (0.015, 0.102), (0.0, 0.108)], 9
    )
    leaf = ball(0.016, 1.0, 20).scaled(0.6, 0.1, 1.3).moved(z=0.02).turned("x", -20).turned("y", 60).moved(y=0.118)
    return [
        Part(lathe(side), look.main(Material("skin", (198, 196, 84), roughness=0.35))),
        Part(
            ribbon([(0, 0.104, 0), (0.004, 0.122, 0), (0.012, 0.132, 0)], 0.0022),
            Material("stem", (96, 70, 46), roughness=0.9),
        ),
        Part(leaf, look.trim(LEAF)),
    ]


def banana(look: Look) -> Parts:
    peel = look.main(Material("peel", (246, 208, 66), roughness=0.45))
    path = [(0.1 * math.sin(a), 0.1 - 0.1 * math.cos(a), 0.0) for a in np.linspace(-0.95, 0.95, 8)]
    tips = [
        ribbon([path[-1], (path[-1][0] + 0.012, path[-1][1] + 0.02, 0)], [0.007, 0.006], steps=1),
        ribbon([path[0], (path[0][0] - 0.002, path[0][1] + 0.004, 0)], 0.006, steps=1),
    ]
    whole = joined([ribbon(path, [0.008, 0.0165, 0.019, 0.02, 0.02, 0.019, 0.016, 0.0085], 6)])
    return [Part(whole, peel), Part(joined(tips), look.trim(Material("tip", (110, 92, 48), roughness=0.8)))]


def cake(look: Look) -> Parts:
    sponge, cream = (
        look.main(Material("icing", (246, 196, 206), roughness=0.5)),
        look.trim(Material("cream", (252, 246, 236), roughness=0.55)),
    )
    tiers = [lathe([(0, h), (r, h), (r, h + 0.085), (0, h + 0.085)], 0.008) for r, h in ((0.14, 0.012), (0.095, 0.097))]
    dots = [
        ball(0.0125, 0.9, 18).moved(r * math.cos(a), h, r * math.sin(a))
        for r, h, count in ((0.143, 0.02, 32), (0.098, 0.105, 22), (0.088, 0.184, 16))
        for a in np.linspace(0, 2 * math.pi, count + 1)[:-1]
    ]
    cherries = [
        ball(0.0125, around=20).moved(0.06 * math.cos(a), 0.19, 0.06 * math.sin(a)) for a in np.arange(6) * math.pi / 3
    ]
    candle = lathe([(0, 0.18), (0.006, 0.18), (0.006, 0.25), (0, 0.25)], 0.001, 20)
    flame = lathe(curve([(0.0, 0.256), (0.0065, 0.266), (0.0, 0.288)], 8), around=20)
    stand = lathe(
        [
            (0, -0.08),
            (0.09, -0.08),
            (0.085, -0.07),
            *curve([(0.03, -0.06), (0.016, -0.03), (0.03, -0.004)], 6),
            (0.175, 0.0),
            (0.178, 0.012),
            (0, 0.012),
        ],
        0.004,
    )
    return [
        Part(joined(tiers), sponge),
        Part(joined(dots), cream),
        Part(joined(cherries), Material("cherries", (192, 24, 44), roughness=0.12)),
        Part(candle, Material("candle", (120, 190, 220), roughness=0.5)),
        Part(flame, Material("flame", (255, 214, 120), roughness=0.5)),
        Part(stand, CERAMIC),
    ]


def cupcake(look: Look) -> Parts:
    case = lathe([(0, 0), (0.026, 0), (0.036, 0.04), (0.0, 0.044)], around=96)
    turn = np.arctan2(case.positions[:, 0], case.positions[:, 2])
    pleats = 1 + 0.035 * np.sign(np.sin(turn * 24 + 0.01))
    folded = reshaped(case, case.positions * np.column_stack([pleats, np.ones(len(turn)), pleats]))
    path = [
        (
            (0.031 - 0.0285 * s) * math.cos(s * 6.5 * math.pi),
            0.045 + 0.042 * s**0.9,
            (0.031 - 0.0285 * s) * math.sin(s * 6.5 * math.pi),
        )
        for s in np.linspace(0, 1, 72)
    ]
    swirl = ribbon(path, list(np.linspace(0.0125, 0.006, 72)), 18, steps=1)
    core = lathe(curve([(0.034, 0.04), (0.03, 0.054), (0.012, 0.08), (0.0, 0.088)], 5))
    return [
        Part(folded, look.trim(Material("case", (120, 78, 60), roughness=0.8))),
        Part(joined([swirl, core]), look.main(Material("frosting", (246, 176, 196), roughness=0.4))),
        Part(ball(0.0105, around=28).moved(y=0.097), Material("cherry", (196, 26, 44), roughness=0.1)),
    ]


def ice_cream(look: Look) -> Parts:
    cone = lathe([(0.0, 0.0), (0.026, 0.11), (0.029, 0.11), (0.029, 0.122), (0.0, 0.122)], 0.002)
    waffle = [
        ribbon(
            [
                (r * math.cos(a + t * d), h, r * math.sin(a + t * d))
                for t, r, h in ((s * 1.6, 0.0005 + 0.0258 * s, 0.001 + 0.108 * s) for s in np.linspace(0.05, 1, 12))
            ],
            0.0011,
            6,
            steps=1,
        )
        for a in np.arange(8) * math.pi / 4
        for d in (-1, 1)
    ]
    lower, upper = lumpy(0.034, 4, 0.07).moved(y=0.144), lumpy(0.029, 7, 0.07).moved(y=0.187)
    skirt = joined(
        [
            ball(0.0085, 0.8, 16).moved(0.0295 * math.cos(a), 0.127, 0.0295 * math.sin(a))
            for a in np.arange(14) * 2 * math.pi / 14
        ]
    )
    return [
        Part(cone, Material("wafer", (222, 170, 104), roughness=0.8)),
        Part(joined(waffle), Material("waffle", (188, 132, 72), roughness=0.8)),
        Part(joined([lower, skirt]), look.main(Material("strawberry", (244, 158, 176), roughness=0.55))),
        Part(upper, look.trim(Material("vanilla", (250, 236, 204), roughness=0.55))),
        Part(ball(0.009, around=24).moved(y=0.221), Material("cherry", (196, 26, 44), roughness=0.1)),
    ]


def burger(look: Look) -> Parts:
    bun, patty = (
        look.main(Material("bun", (216, 148, 78), roughness=0.45)),
        Material("patty", (92, 56, 38), roughness=0.85),
    )
    lower = lathe([(0, 0), (0.05, 0), (0.055, 0.012), (0.053, 0.02), (0, 0.02)], 0.007)
    top = lathe([(0, 0.05), *curve([(0.053, 0.05), (0.056, 0.06), (0.045, 0.08), (0.02, 0.091), (0.0, 0.093)], 7)])
    cheese = facets([[np.array(c) for c in face] for face in _sheet(0.047, 0.038, 0.041)]).turned("y", 20)
    frill = ring(0.05, 0.0075, 96)
    turn = np.arctan2(frill.positions[:, 0], frill.positions[:, 2])
    lettuce = reshaped(
        frill,
        frill.positions
        * np.column_stack([1 + 0.08 * np.sin(turn * 9), np.full(len(turn), 0.55), 1 + 0.08 * np.sin(turn * 9)])
        + np.column_stack([turn * 0, 0.005 * np.sin(turn * 13), turn * 0]),
    ).moved(y=0.0485)
    tomato = joined(
        [rod(0.022, 0.005).moved(0.026 * math.cos(a), 0.0425, 0.026 * math.sin(a)) for a in (0.4, 2.5, 4.6)]
    )
    profile = np.array(curve([(0.053, 0.05), (0.056, 0.06), (0.045, 0.08), (0.02, 0.091), (0.0, 0.093)], 7))[::-1]
    seeds = []
    for k in range(34):
        r = 0.042 * math.sqrt((k + 0.5) / 34)
        seeds.append(
            ball(0.0021, 0.6, 10)
            .scaled(z=1.7)
            .turned("y", k * 77)
            .turned("x", 900 * r)
            .moved(y=float(np.interp(r, profile[:, 0], profile[:, 1])), z=r)
            .turned("y", k * 137.5)
        )
    return [
        Part(joined([lower, top]), bun),
        Part(lumpy(0.054, 5, 0.06).scaled(1, 0.17, 1).moved(y=0.029), patty),
        Part(cheese, Material("cheese", (248, 186, 56), roughness=0.4)),
        Part(tomato, Material("tomato", (206, 54, 44), roughness=0.25)),
        Part(lettuce, look.trim(Material("lettuce", (128, 184, 74), roughness=0.6))),
        Part(joined(seeds), Material("sesame", (250, 236, 204), roughness=0.6)),
    ]


def _sheet(half: float, low: float, high: float) -> list[list[tuple[float, float, float]]]:
    """A square slice whose corners hang over."""
    drop = 0.012
    top = [
        (half, high - drop, half),
        (half, high - drop, -half),
        (-half, high - drop, -half),
        (-half, high - drop, half),
    ]
    faces = []
    for k in range(4):
        one, other = top[k], top[(k + 1) % 4]
        edge = ((one[0] + other[0]) * 0.53, high, (one[2] + other[2]) * 0.53)
        faces += [[(0.0, high, 0.0), one, edge], [(0.0, high, 0.0), edge, other]]
    under = [[(x, y - (high - low) * 0.4, z) for x, y, z in reversed(face)] for face in faces]
    return faces + under


def pizza(look: Look) -> Parts:
    crust, cheese = look.trim(_DOUGH), look.main(Material("cheese", (246, 200, 98), roughness=0.5))
    base = lathe([(0, 0), (0.145, 0), (0.15, 0.006), (0, 0.007)], 0.003, 80)
    rim = lumpy_ring(0.142, 0.0125)
    sauce = lathe([(0.136, 0.008), (0.0, 0.0085)], around=80)
    melted = lathe([(0, 0.008), (0.128, 0.0085), (0.126, 0.0115), (0, 0.0125)], 0.002, 80)
    slices = [
        rod(0.0175, 0.0035).moved(r * math.cos(a), 0.0115, r * math.sin(a))
        for r, a in (
            (0.03, 0.4),
            (0.075, 1.1),
            (0.085, 2.2),
            (0.1, 3.2),
            (0.055, 3.0),
            (0.085, 4.3),
            (0.09, 5.3),
            (0.1, 0.1),
            (0.045, 5.0),
        )
    ]
    basil = [
        ball(0.012, 1.0, 16)
        .scaled(0.6, 0.12, 1.1)
        .turned("x", -10)
        .turned("y", 60 * k)
        .moved(0.06 * math.cos(k * 2.1), 0.0155, 0.06 * math.sin(k * 2.1))
        for k in range(5)
    ]
    olives = [
        ring(0.006, 0.0026, 24).moved(r * math.cos(a), 0.0135, r * math.sin(a))
        for r, a in ((0.055, 1.9), (0.1, 1.6), (0.11, 4.8), (0.06, 3.8), (0.11, 5.9), (0.105, 2.7))
    ]
    return [
        Part(joined([base, rim]), crust),
        Part(sauce, Material("sauce", (196, 62, 40), roughness=0.5)),
        Part(melted, cheese),
        Part(joined(slices), Material("salami", (178, 52, 46), roughness=0.4)),
        Part(joined(basil), LEAF),
        Part(joined(olives), Material("olives", (40, 40, 46), roughness=0.3)),
    ]


def lumpy_ring(radius: float, thickness: float) -> Mesh:
    plain = ring(radius, thickness, 96)
    turn = np.arctan2(plain.positions[:, 0], plain.positions[:, 2])
    swell = 1 + 0.016 * np.sin(turn * 7) + 0.012 * np.sin(turn * 13 + 2)
    return reshaped(plain, plain.positions * np.column_stack([swell, 0.85 + 0 * swell, swell])).moved(y=thickness * 0.8)


def egg(look: Look) -> Parts:
    side = [
        (0.0215 * math.cos(a) * (1 - 0.14 * math.sin(a)), 0.029 + 0.029 * math.sin(a))
        for a in np.linspace(-math.pi / 2, math.pi / 2, 40)
    ]
    side[0], side[-1] = (0.0, side[0][1]), (0.0, side[-1][1])
    cup = lathe(
        [
            (0, 0),
            (0.019, 0),
            (0.018, 0.003),
            *curve([(0.006, 0.008), (0.005, 0.016), (0.018, 0.026), (0.0245, 0.042)], 6),
            (0.0225, 0.042),
            (0.016, 0.03),
            (0, 0.024),
        ],
        0.001,
    )
    return [
        Part(lathe(side).moved(y=0.022), look.main(Material("shell", (236, 208, 178), roughness=0.55))),
        Part(cup, look.trim(CERAMIC)),
    ]
