"""What grows, and what lies about."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CLAY, STONE, Material
from providers.local.models.shapes import ribbon
from providers.local.models.solids import Mesh, Vectors, ball, curve, facets, joined, lathe, ring, rod, tidy

BARK: Final = Material("bark", (110, 78, 54), roughness=0.95)
LEAF: Final = Material("leaf", (78, 146, 72), roughness=0.65)
_SOIL: Final = Material("soil", (70, 50, 38), roughness=1.0)


def lumpy(radius: float, seed: int, rough: float = 0.12, around: int = 40) -> Mesh:
    """A ball with bumps, as foliage or a boulder; flat-shaded where it is very rough."""
    plain = ball(radius, around=around)
    dice = np.random.default_rng(seed)
    unit = plain.positions / radius
    bumps = np.zeros(len(unit))
    slopes = np.zeros_like(unit)
    for _ in range(9):
        axis = dice.standard_normal(3)
        axis *= (2.2 + 2.6 * dice.random()) / np.linalg.norm(axis)
        phase, size = dice.random() * 6.28, rough / 3
        bumps += size * np.sin(unit @ axis + phase)
        slopes += size * np.cos(unit @ axis + phase)[:, None] * axis
    slopes -= unit * (slopes * unit).sum(axis=1, keepdims=True)
    normals = unit - slopes / (1 + bumps)[:, None]
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Mesh(plain.positions * (1 + bumps)[:, None], normals, plain.uvs, plain.indices, plain.girth_m)


def tree(look: Look) -> Parts:
    trunk = ribbon([(0, 0, 0), (0.05, 0.7, 0), (0, 1.5, 0.03), (0.04, 2.2, 0)], [0.2, 0.15, 0.12, 0.06])
    boughs = [
        ribbon([(0, 1.3, 0), (0.3, 1.75, 0), (0.55, 2.15, 0)], [0.07, 0.05, 0.03]).turned("y", t)
        for t in (20, 140, 260)
    ]
    roots = [
        ribbon([(0.1, 0.1, 0), (0.3, 0.02, 0)], [0.1, 0.04], steps=1).turned("y", t) for t in (0, 75, 150, 220, 290)
    ]
    crown = [
        (0.0, 2.75, 0.0, 0.85),
        (0.62, 2.3, 0.15, 0.6),
        (-0.55, 2.35, 0.3, 0.62),
        (0.05, 2.3, -0.6, 0.62),
        (-0.2, 2.25, 0.66, 0.5),
        (0.3, 3.2, 0.1, 0.52),
    ]
    leaves = joined([lumpy(r, k, 0.2).moved(x, y, z) for k, (x, y, z, r) in enumerate(crown)])
    return [Part(joined([trunk, *boughs, *roots]), look.trim(BARK)), Part(leaves, look.main(LEAF))]


def pine(look: Look) -> Parts:
    needles = look.main(Material("needles", (42, 104, 74), roughness=0.8))
    tiers = []
    for k in range(5):
        foot, r = 0.5 + 0.52 * k, 0.95 - 0.17 * k
        tiers.append(
            lathe(
                [
                    (0, foot + 0.06),
                    (r, foot),
                    (r * 0.96, foot + 0.05),
                    *curve([(r * 0.6, foot + 0.3), (r * 0.25, foot + 0.62), (0.0, foot + 0.9)], 5),
                ],
                0.02,
                40,
            )
        )
    return [Part(joined(tiers), needles), Part(rod(0.13, 0.62, 0.1), look.trim(BARK))]


def palm(look: Look) -> Parts:
    trunk = [(0, 0, 0), (0.1, 0.8, 0), (0.32, 1.8, 0), (0.7, 2.8, 0)]
    fronds = []
    for k in range(9):
        drop = 0.25 + 0.5 * (k % 3) / 2
        frond = ribbon(
            [(0, 0, 0), (0.5, 0.28 - drop * 0.2, 0), (1.0, 0.12 - drop * 0.6, 0), (1.35, -0.3 - drop, 0)],
            [0.05, 0.15, 0.13, 0.01],
        ).scaled(y=1.0, z=1.25)
        thin = Mesh(frond.positions, frond.normals, frond.uvs, frond.indices)
        middle = np.interp(
            thin.positions[:, 0], [0, 0.5, 1.0, 1.35], [0, 0.28 - drop * 0.2, 0.12 - drop * 0.6, -0.3 - drop]
        )
        flat = middle + (thin.positions[:, 1] - middle) * 0.16 - np.abs(thin.positions[:, 2]) * 0.35
        fronds.append(
            Mesh(
                np.column_stack([thin.positions[:, 0], flat, thin.positions[:, 2]]),
                thin.normals,
                thin.uvs,
                thin.indices,
            )
            .turned("y", k * 40)
            .moved(0.7, 2.82)
        )
    nuts = [ball(0.09, around=20).moved(0.7 + 0.12 * math.cos(a), 2.68, 0.12 * math.sin(a)) for a in (0.3, 2.3, 4.4)]
    rings = [
        lathe([(0.0, -0.03), (0.115, -0.03), (0.135, 0.03), (0.0, 0.03)], 0.01, 20).moved(
            float(np.interp(h, [0, 0.8, 1.8, 2.8], [0, 0.1, 0.32, 0.7])), h
        )
        for h in np.linspace(0.08, 2.7, 22)
    ]
    return [
        Part(joined([ribbon(trunk, 0.1), *rings]), look.trim(BARK)),
        Part(joined(fronds), look.main(LEAF)),
        Part(joined(nuts), Material("coconut", (92, 62, 40), roughness=0.9)),
        Part(lumpy(0.75, 3, 0.12).scaled(1.2, 0.12, 1.1), Material("sand", (226, 200, 150), roughness=1.0)),
    ]


def cactus(look: Look) -> Parts:
    green = look.main(Material("cactus", (86, 148, 92), roughness=0.6))
    body = ribbon([(0, 0.1, 0), (0, 0.24, 0), (0, 0.42, 0)], [0.055, 0.06, 0.052])
    arms = [
        ribbon([(0, 0.2, 0), (0.1, 0.21, 0), (0.115, 0.33, 0)], 0.028),
        ribbon([(0, 0.26, 0), (-0.09, 0.265, 0), (-0.1, 0.36, 0)], 0.026),
    ]
    bloom = [ball(0.013, 0.5, 14).moved(0.015 * math.cos(a), 0.472, 0.015 * math.sin(a)) for a in np.arange(5) * 1.2566]
    thorns = []
    for k in range(70):
        turn, height = k * 137.5, 0.15 + 0.0043 * k
        thorns.append(
            lathe([(0.0016, 0.0), (0.0, 0.014)], around=5).turned("x", 80).moved(y=height, z=0.056).turned("y", turn)
        )
    pot = lathe(
        [(0, 0), (0.06, 0), (0.078, 0.1), (0.086, 0.1), (0.088, 0.125), (0.08, 0.125), (0.076, 0.108), (0, 0.112)],
        0.004,
    )
    return [
        Part(joined([body, *arms]), green),
        Part(joined(thorns), Material("thorns", (246, 238, 206), roughness=0.7)),
        Part(joined(bloom), Material("bloom", (236, 92, 140), roughness=0.5)),
        Part(pot, look.trim(CLAY)),
        Part(rod(0.0765, 0.006).moved(y=0.108), _SOIL),
    ]


def mushroom(look: Look) -> Parts:
    wide = 0.1 + 0.03 * look.build
    top = curve([(wide, 0.13), (wide * 0.92, 0.165), (wide * 0.6, 0.205), (0.0, 0.222)], 8)
    under = curve([(0.03, 0.128), (wide * 0.7, 0.118), (wide, 0.13)], 6)
    stem = curve([(0.045, 0.0), (0.04, 0.03), (0.029, 0.09), (0.028, 0.135)], 7)
    skirt = lathe([(0.028, 0.1), (0.048, 0.082), (0.046, 0.08), (0.029, 0.094)], 0.002)
    pale = look.trim(Material("stem", (244, 234, 212), roughness=0.8))
    profile = np.array(top[::-1])
    spots = []
    for k in range(13):
        share = 0.16 + 0.62 * ((k * 0.38) % 1)
        r = share * wide
        spots.append(
            ball(0.013 * (1.2 - 0.5 * ((k * 0.61) % 1)), 0.5, 20)
            .turned("x", 55 * share)
            .moved(y=float(np.interp(r, profile[:, 0], profile[:, 1])), z=r)
            .turned("y", k * 137.5)
        )
    return [
        Part(lathe(top), look.main(Material("cap", (206, 46, 42), roughness=0.3))),
        Part(lathe(under), Material("gills", (240, 222, 196), roughness=0.9)),
        Part(joined([lathe([(0, 0), *stem]), skirt]), pale),
        Part(joined(spots), Material("spots", (250, 244, 230), roughness=0.7)),
    ]


def flower(look: Look) -> Parts:
    petals = [
        ball(0.034, 1.0, 28).scaled(0.72, 0.2, 1.4).moved(z=0.062).turned("x", -16).turned("y", k * 36)
        for k in range(10)
    ]
    inner = [
        ball(0.026, 1.0, 24).scaled(0.72, 0.2, 1.4).moved(z=0.046).turned("x", -34).turned("y", k * 36 + 18)
        for k in range(10)
    ]
    head = joined([*petals, *inner]).turned("x", 40).moved(0.01, 0.44, 0.02)
    heart = joined(
        [
            ball(0.03, 0.6, 32),
            *(
                ball(0.0042, around=8).moved(
                    0.026 * math.sqrt(k / 40) * math.cos(k * 2.4),
                    0.018 - 0.008 * k / 40,
                    0.026 * math.sqrt(k / 40) * math.sin(k * 2.4),
                )
                for k in range(40)
            ),
        ]
    )
    leaves = [
        ball(0.05, 1.0, 24).scaled(0.55, 0.12, 1.6).moved(z=0.085).turned("x", -28).turned("y", t).moved(y=h)
        for t, h in ((70, 0.1), (250, 0.16))
    ]
    stem = ribbon([(0, 0, 0), (0.012, 0.2, 0), (0.004, 0.36, 0.0), (0.01, 0.436, 0.015)], 0.006)
    return [
        Part(head, look.main(Material("petals", (236, 98, 132), roughness=0.5))),
        Part(
            heart.turned("x", 40).moved(0.01, 0.45, 0.028), look.trim(Material("heart", (244, 190, 62), roughness=0.8))
        ),
        Part(joined([stem, *leaves]), LEAF),
        Part(lumpy(0.06, 2, 0.12).scaled(1.3, 0.28, 1.3), _SOIL),
    ]


def rose(look: Look) -> Parts:
    petals = []
    for k in range(22):
        out = k / 22
        petal = (
            ball(0.03, 1.0, 24)
            .scaled(1.0 + 0.3 * out, 1.15, 0.16)
            .moved(y=0.026, z=0.005 + 0.034 * out)
            .turned("x", 6 + 46 * out**2)
        )
        petals.append(petal.turned("y", k * 137.5).moved(y=0.006 * (1 - out)))
    sepals = [
        ball(0.02, 1.0, 16).scaled(0.5, 0.16, 1.7).moved(z=0.028).turned("x", 20).turned("y", k * 72) for k in range(5)
    ]
    leaves = [
        ball(0.04, 1.0, 24).scaled(0.62, 0.1, 1.2).moved(z=0.055).turned("x", -22).turned("y", t).moved(y=h)
        for t, h in ((60, 0.16), (200, 0.2), (310, 0.11))
    ]
    stem = ribbon([(0, 0, 0), (0.01, 0.16, 0), (0, 0.32, 0)], 0.0048)
    thorns = [
        lathe([(0.004, 0.0), (0.0, 0.014)], around=8).turned("x", 70).moved(y=0.06 + 0.05 * k).turned("y", k * 110)
        for k in range(5)
    ]
    return [
        Part(joined(petals).moved(y=0.325), look.main(Material("petals", (190, 26, 48), roughness=0.45))),
        Part(
            joined([joined(sepals).moved(y=0.322), *leaves, stem, *thorns]),
            look.trim(Material("leaf", (52, 110, 62), roughness=0.55)),
        ),
    ]


def rock(look: Look) -> Parts:
    stone = look.main(STONE)
    return [
        Part(lumpy(0.4, 5, 0.34).scaled(1.25, 0.8, 1.0).moved(y=0.28), stone),
        Part(lumpy(0.18, 8, 0.3).scaled(1.2, 0.8, 1.0).moved(0.5, 0.1, 0.25), stone),
        Part(lumpy(0.09, 9, 0.3).moved(-0.42, 0.06, 0.36), stone),
    ]


def crystal(look: Look) -> Parts:
    gem, base = look.main(Material("amethyst", (152, 98, 214), roughness=0.06, transmission=0.35)), look.trim(STONE)
    shards = [_shard(0.075, 0.44 + 0.08 * look.build)]
    for k in range(8):
        turn = math.radians(k * 45 + 10)
        shard = _shard(0.03 + 0.022 * ((k * 0.62) % 1), 0.18 + 0.14 * ((k * 0.38) % 1)).turned(
            "x", 20 + 16 * ((k * 0.71) % 1)
        )
        shards += [shard.turned("y", k * 45 + 10).moved(0.05 * math.sin(turn), 0, 0.05 * math.cos(turn))]
    return [
        Part(joined(shards).moved(y=0.04), gem),
        Part(lumpy(0.17, 4, 0.24).scaled(1.15, 0.42, 1.1).moved(y=0.02), base),
    ]


def _shard(radius: float, height: float) -> Mesh:
    corners = [np.array((radius * math.cos(a), 0.0, -radius * math.sin(a))) for a in np.arange(6) * math.pi / 3]
    upper = [corner * 0.92 + np.array((0, height * 0.78, 0)) for corner in corners]
    tip = np.array((radius * 0.12, height, 0.0))
    faces = [[corners[k], corners[(k + 1) % 6], upper[(k + 1) % 6], upper[k]] for k in range(6)]
    return facets([*faces, *([upper[k], upper[(k + 1) % 6], tip] for k in range(6)), corners[::-1]])


def diamond(look: Look) -> Parts:
    """A brilliant: a table, a crown and a pavilion of facets."""
    count = 8
    rings = ((0.55, 0.16, 0.0), (1.0, 0.0, 0.5), (0.0, -0.62, 0.0))
    turn = [2 * math.pi * k / count for k in range(count)]
    table = [np.array((0.55 * math.cos(a), rings[0][1], -0.55 * math.sin(a))) for a in turn]
    girdle = [np.array((math.cos(a + math.pi / count), 0.0, -math.sin(a + math.pi / count))) for a in turn]
    tip = np.array((0.0, rings[2][1], 0.0))
    rim = [point + np.array((0.0, -0.03, 0.0)) for point in girdle]
    faces = [table]
    for k in range(count):
        after = (k + 1) % count
        faces += [
            [table[k], girdle[k], table[after]],
            [girdle[k], girdle[after], table[after]],
            [girdle[k], rim[k], rim[after], girdle[after]],
        ]
        faces.append([rim[k], tip, rim[after]])
    stone = facets(faces).scaled(0.05, 0.05, 0.05).turned("x", 14).moved(y=0.05)
    return [Part(stone, look.main(Material("diamond", (214, 236, 252), roughness=0.03, transmission=0.6)))]


def pumpkin(look: Look) -> Parts:
    plain = ball(0.16, 0.76, 96)
    turn = np.arctan2(plain.positions[:, 0], plain.positions[:, 2])
    ribs = 1 - 0.1 * np.abs(np.cos(turn * 5)) ** 3
    flat = np.hypot(plain.positions[:, 0], plain.positions[:, 2]) / 0.16
    dent = 1 - 0.3 * np.clip(1 - flat / 0.5, 0, 1) ** 2
    body = reshaped(plain, plain.positions * np.column_stack([ribs, dent, ribs]))
    stem = ribbon([(0, 0.07, 0), (0.005, 0.13, 0), (0.03, 0.16, 0.01)], [0.026, 0.016, 0.018], 10)
    return [
        Part(body, look.main(Material("pumpkin", (232, 122, 38), roughness=0.45))),
        Part(stem, look.trim(Material("stem", (112, 122, 62), roughness=0.8))),
    ]


def reshaped(mesh: Mesh, positions: Vectors) -> Mesh:
    """The mesh with other places for its vertices; where two share a place, they share a normal."""
    a, b, c = (positions[mesh.indices[k::3]] for k in range(3))
    faces = np.cross(b - a, c - a)
    grid = np.round(mesh.positions / np.ptp(mesh.positions) * 1e5).astype(np.int64)
    same = np.unique(grid, axis=0, return_inverse=True)[1].reshape(-1)
    sums = np.zeros((same.max() + 1, 3))
    for k in range(3):
        np.add.at(sums, same[mesh.indices[k::3]], faces)
    normals = sums[same] / np.maximum(1e-30, np.linalg.norm(sums[same], axis=1, keepdims=True))
    return tidy(positions, normals, mesh.uvs, mesh.indices, mesh.girth_m)


def snowman(look: Look) -> Parts:
    snow = look.main(Material("snow", (244, 247, 252), roughness=0.75))
    scarf = look.trim(Material("scarf", (204, 48, 52), roughness=0.9))
    balls = joined([ball(0.42).moved(y=0.38), ball(0.31).moved(y=0.95), ball(0.22).moved(y=1.4)])
    coal = [
        ball(0.026, around=16).moved(x, y, z)
        for x, y, z in ((-0.08, 1.46, 0.2), (0.08, 1.46, 0.2), (0, 1.08, 0.3), (0, 0.95, 0.315), (0, 0.82, 0.3))
    ]
    coal += [
        ball(0.014, around=12).moved(0.11 * math.sin(a), 1.385 - 0.055 * math.cos(a), 0.19)
        for a in np.linspace(-0.9, 0.9, 5)
    ]
    hat = joined([rod(0.23, 0.025).moved(y=1.58), lathe([(0, 1.59), (0.15, 1.59), (0.16, 1.86), (0, 1.86)], 0.012)])
    nose = lathe([(0.032, 0), (0.0, 0.2)], around=20).turned("x", 90).moved(y=1.41, z=0.2)
    wrap = joined(
        [
            ring(0.2, 0.05).scaled(y=0.9).moved(y=1.22),
            ribbon([(0.1, 1.2, 0.2), (0.14, 1.05, 0.3), (0.15, 0.86, 0.32)], [0.05, 0.045, 0.055]),
        ]
    )
    arms = [
        ribbon([(side * 0.28, 1.0, 0), (side * 0.5, 1.14, 0.05), (side * 0.7, 1.3, 0.08)], [0.02, 0.017, 0.01])
        for side in (-1, 1)
    ]
    return [
        Part(balls, snow),
        Part(joined([*coal, hat]), Material("coal", (34, 34, 38), roughness=0.7)),
        Part(nose, Material("carrot", (238, 128, 44), roughness=0.6)),
        Part(wrap, scarf),
        Part(joined(arms), BARK),
    ]
