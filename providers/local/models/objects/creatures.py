"""Animals that walk on two legs, on their belly or not at all, as toys of smooth vinyl."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import STEEL, Material
from providers.local.models.shapes import ribbon, slab, softened
from providers.local.models.solids import Mesh, Point3, ball, curve, joined, lathe, ring, rod

_BLACK: Final = Material("black", (26, 24, 28), roughness=0.12)
_PINK: Final = Material("pink", (236, 150, 158), roughness=0.5)


def duck(look: Look) -> Parts:
    rubber, beak = (
        look.main(Material("rubber", (250, 206, 44), roughness=0.28)),
        look.trim(Material("beak", (240, 120, 40), roughness=0.3)),
    )
    body = ball(0.05, around=56).scaled(0.95, 0.72, 1.25).moved(y=0.035)
    tail = ribbon([(0, 0.045, -0.045), (0, 0.066, -0.07)], [0.026, 0.005], steps=1)
    wings = [
        ball(0.028, around=32).scaled(0.4, 0.75, 1.25).turned("x", -14).moved(side * 0.047, 0.044, -0.008)
        for side in (-1, 1)
    ]
    head = ball(0.032).moved(y=0.088, z=0.026)
    bill = [
        ball(0.016, 0.42, 28).scaled(z=1.3).moved(y=0.083, z=0.06),
        ball(0.014, 0.34, 28).scaled(z=1.15).moved(y=0.0775, z=0.057),
    ]
    eyes = [ball(0.0052, around=18).moved(side * 0.0155, 0.097, 0.053) for side in (-1, 1)]
    tuft = ribbon([(0, 0.118, 0.02), (0, 0.126, 0.01)], [0.006, 0.002], steps=1)
    return [
        Part(joined([body, tail, *wings, head, tuft]), rubber),
        Part(joined(bill), beak),
        Part(joined(eyes), _BLACK),
    ]


def penguin(look: Look) -> Parts:
    coat, orange = (
        look.main(Material("feathers", (40, 50, 70), roughness=0.5)),
        look.trim(Material("beak", (244, 150, 50), roughness=0.4)),
    )
    body = lathe(
        curve(
            [
                (0.0, 0.0),
                (0.13, 0.02),
                (0.185, 0.16),
                (0.17, 0.32),
                (0.125, 0.43),
                (0.12, 0.5),
                (0.09, 0.58),
                (0.0, 0.62),
            ],
            8,
        )
    )
    front = (
        lathe(curve([(0.0, 0.0), (0.11, 0.03), (0.155, 0.16), (0.14, 0.3), (0.09, 0.4), (0.0, 0.43)], 8))
        .scaled(z=0.6)
        .moved(y=0.012, z=0.1)
    )
    face = [ball(0.062, 1.05, 32).scaled(z=0.5).moved(side * 0.046, 0.51, 0.083) for side in (-1, 1)]
    wings = [
        ball(0.07, around=32).scaled(0.34, 1.75, 0.8).turned("z", side * 22).moved(side * 0.2, 0.26) for side in (-1, 1)
    ]
    feet = [ball(0.055, 0.4, 28).scaled(z=1.35).moved(side * 0.075, 0.012, 0.1) for side in (-1, 1)]
    beak = lathe([(0, 0), (0.026, 0), (0.0, 0.075)], 0.006, 28).turned("x", 90).moved(y=0.49, z=0.11)
    eyes = [ball(0.015, around=20).moved(side * 0.046, 0.52, 0.113) for side in (-1, 1)]
    return [
        Part(joined([body, *wings]), coat),
        Part(joined([front, *face]), Material("front", (248, 246, 240), roughness=0.6)),
        Part(joined([*feet, beak]), orange),
        Part(joined(eyes), _BLACK),
    ]


def owl(look: Look) -> Parts:
    coat, pale = (
        look.main(Material("feathers", (146, 104, 72), roughness=0.7)),
        look.trim(Material("front", (236, 214, 176), roughness=0.8)),
    )
    body = lathe(
        curve([(0.0, 0.02), (0.1, 0.03), (0.145, 0.14), (0.14, 0.28), (0.135, 0.36), (0.09, 0.44), (0.0, 0.46)], 8)
    )
    tufts = [
        lathe([(0, 0), (0.036, 0), (0.0, 0.08)], 0.008, 24).turned("z", -side * 24).moved(side * 0.085, 0.41, 0.02)
        for side in (-1, 1)
    ]
    wings = [
        ball(0.075, around=32).scaled(0.36, 1.7, 0.95).turned("z", side * 10).moved(side * 0.14, 0.2, 0.0)
        for side in (-1, 1)
    ]
    discs = [rod(0.062, 0.02).turned("x", 90).moved(side * 0.058, 0.345, 0.108) for side in (-1, 1)]
    belly = (
        lathe(curve([(0.0, 0.03), (0.08, 0.05), (0.11, 0.14), (0.08, 0.25), (0.0, 0.28)], 7))
        .scaled(z=0.55)
        .moved(z=0.088)
    )
    marks = [
        ball(0.012, 1.2, 12).scaled(z=0.4).moved(x, y, 0.145 - 3.2 * x * x - 0.9 * (y - 0.15) ** 2)
        for y in (0.1, 0.15, 0.2)
        for x in (-0.05, 0, 0.05)
    ]
    eyes = [ball(0.038, around=28).scaled(z=0.5).moved(side * 0.058, 0.345, 0.124) for side in (-1, 1)]
    feet = [ball(0.02, 0.7, 18).moved(side * 0.05 + d, 0.012, 0.1) for side in (-1, 1) for d in (-0.025, 0, 0.025)]
    beak = lathe([(0, 0), (0.02, 0), (0.0, 0.05)], 0.004, 20).turned("x", 130).moved(y=0.325, z=0.125)
    irises = [ball(0.022, around=20).scaled(z=0.5).moved(side * 0.056, 0.345, 0.138) for side in (-1, 1)]
    return [
        Part(joined([body, *tufts, *wings]), coat),
        Part(joined([*discs, belly]), pale),
        Part(joined(marks), coat),
        Part(joined(eyes), Material("eyes", (244, 184, 50), roughness=0.15)),
        Part(joined(irises), _BLACK),
        Part(joined([*feet, beak]), Material("beak", (232, 156, 60), roughness=0.5)),
    ]


def fish(look: Look) -> Parts:
    """Its head towards x, on a stand."""
    scales, fins = (
        look.main(Material("scales", (240, 116, 44), roughness=0.25)),
        look.trim(Material("fins", (250, 240, 226), roughness=0.35)),
    )
    body = ball(0.1, around=64).scaled(1.5, 1.0, 0.56)
    share = np.clip((body.positions[:, 0] + 0.15) / 0.3, 0, 1)
    tailward = 0.35 + 0.65 * np.minimum(1, share * 2.2) ** 0.8
    body = Mesh(
        body.positions * np.column_stack([np.ones(len(share)), tailward, tailward]),
        body.normals,
        body.uvs,
        body.indices,
    )
    tail = slab(softened([(-0.13, 0.0), (-0.26, 0.11), (-0.235, 0.0), (-0.26, -0.11)], 0.025), 0.016, 0.003)
    top = slab(softened([(-0.09, 0.06), (0.07, 0.085), (0.01, 0.155), (-0.08, 0.135)], 0.03), 0.014, 0.006)
    low = slab(softened([(-0.06, -0.075), (-0.09, -0.135), (-0.02, -0.12), (0.02, -0.085)], 0.02), 0.014, 0.006)
    side_fins = [
        slab(softened([(0.05, -0.01), (-0.03, 0.02), (-0.045, -0.045), (0.01, -0.055)], 0.02), 0.012, 0.005)
        .turned("y", side * 28)
        .moved(z=side * 0.058)
        for side in (-1, 1)
    ]
    bands = [
        ring(1.0, 0.09, 48).turned("z", 90).scaled(0.1, r, r * 0.56).moved(x)
        for x, r in ((0.055, 0.0925), (-0.045, 0.088))
    ]
    eyes = [ball(0.018, around=24).moved(0.1, 0.025, side * 0.032) for side in (-1, 1)]
    pupils = [ball(0.011, around=20).moved(0.105, 0.027, side * 0.042) for side in (-1, 1)]
    stand = [rod(0.006, 0.12).moved(y=-0.2), rod(0.07, 0.014).moved(y=-0.21)]
    return [
        Part(body, scales),
        Part(joined([tail, top, low, *side_fins, *bands]), fins),
        Part(joined(eyes), Material("eyes", (252, 252, 250), roughness=0.1)),
        Part(joined(pupils), _BLACK),
        Part(joined(stand), STEEL),
    ]


def octopus(look: Look) -> Parts:
    skin, pale = (
        look.main(Material("skin", (176, 84, 160), roughness=0.35)),
        look.trim(Material("suckers", (244, 196, 220), roughness=0.4)),
    )
    arms, cups = [], []
    for k in range(8):
        a, curl = k * 45 + 22, 0.05 * (k % 3)
        path: list[Point3] = [
            (0.06, 0.1, 0),
            (0.14, 0.035, 0),
            (0.22, 0.02, 0.02),
            (0.28, 0.045 + curl, 0.04),
            (0.29, 0.1 + curl, 0.045),
            (0.255, 0.115 + curl, 0.045),
        ]
        arms.append(ribbon(path, [0.045, 0.036, 0.029, 0.022, 0.016, 0.011]).turned("y", a))
        cups += [
            ball(0.0085, 0.6, 12).moved(x, y, z).turned("y", a)
            for x, y, z in ((0.303, 0.06 + curl, 0.042), (0.304, 0.085 + curl, 0.045), (0.293, 0.112 + curl, 0.046))
        ]
    head = lathe(curve([(0.085, 0.06), (0.105, 0.13), (0.13, 0.22), (0.115, 0.31), (0.06, 0.355), (0.0, 0.365)], 8))
    eyes = [ball(0.034, around=28).moved(side * 0.055, 0.19, 0.098) for side in (-1, 1)]
    pupils = [ball(0.018, around=20).moved(side * 0.057, 0.192, 0.122) for side in (-1, 1)]
    return [
        Part(joined([*arms, head]), skin),
        Part(joined(cups), pale),
        Part(joined(eyes), Material("eyes", (252, 252, 250), roughness=0.1)),
        Part(joined(pupils), _BLACK),
    ]


def turtle(look: Look) -> Parts:
    skin, shell = (
        look.trim(Material("skin", (126, 168, 92), roughness=0.55)),
        look.main(Material("shell", (112, 84, 54), roughness=0.35)),
    )
    dome = lathe(curve([(0.17, 0.055), (0.165, 0.09), (0.12, 0.15), (0.0, 0.175)], 8)).scaled(z=1.12)
    plates = [
        lathe([(0, 0), (0.042, 0), (0.03, 0.01), (0, 0.012)], around=6).moved(y=0.17),
        *(
            lathe([(0, 0), (0.042, 0), (0.03, 0.01), (0, 0.012)], around=6)
            .turned("x", 42)
            .moved(y=0.131, z=0.122)
            .turned("y", t)
            for t in range(0, 360, 60)
        ),
    ]
    rim = ring(0.168, 0.018, 56).scaled(z=1.12).moved(y=0.055)
    legs = [
        ball(0.05, 0.75, 28).scaled(z=1.3).turned("y", side * turn).moved(side * 0.13, 0.032, z)
        for side in (-1, 1)
        for z, turn in ((0.14, 30), (-0.14, 150))
    ]
    head = joined(
        [
            ribbon([(0, 0.06, 0.15), (0, 0.1, 0.24)], [0.035, 0.042], steps=1),
            ball(0.058, 0.9, 36).moved(y=0.115, z=0.26),
        ]
    )
    eyes = [ball(0.0125, around=18).moved(side * 0.03, 0.135, 0.303) for side in (-1, 1)]
    belly = lathe([(0, 0.03), (0.15, 0.035), (0.16, 0.06), (0, 0.06)], 0.01).scaled(z=1.12)
    tail = lathe([(0, 0), (0.02, 0), (0.0, 0.06)], around=20).turned("x", -100).moved(y=0.045, z=-0.18)
    return [
        Part(joined([*legs, head, tail]), skin),
        Part(dome, shell),
        Part(joined([*plates, rim]), Material("plates", (158, 122, 74), roughness=0.35)),
        Part(belly, Material("belly", (230, 210, 150), roughness=0.6)),
        Part(joined(eyes), _BLACK),
    ]


def snail(look: Look) -> Parts:
    body, shell = (
        look.trim(Material("body", (222, 190, 138), roughness=0.4)),
        look.main(Material("shell", (190, 104, 66), roughness=0.25)),
    )
    path: list[Point3] = [(-0.075, 0.006, 0), (-0.03, 0.01, 0), (0.04, 0.012, 0), (0.075, 0.03, 0), (0.085, 0.06, 0)]
    foot = ribbon(path, [0.004, 0.014, 0.018, 0.016, 0.015])
    spiral = [
        ((0.038 - 0.0028 * a) * math.cos(a - 0.6), 0.052 + (0.038 - 0.0028 * a) * math.sin(a - 0.6), 0.0011 * a)
        for a in np.linspace(0, 12, 60)
    ]
    coil = ribbon(spiral, list(np.linspace(0.021, 0.007, 60)), 20, steps=1).moved(-0.012)
    other = ribbon([(x, y, -z) for x, y, z in spiral], list(np.linspace(0.021, 0.007, 60)), 20, steps=1).moved(-0.012)
    horns = [
        ribbon([(0.087, 0.068, side * 0.006), (0.102, 0.1, side * 0.018)], [0.0036, 0.0028], steps=1)
        for side in (-1, 1)
    ]
    eyes = [ball(0.0052, around=18).moved(0.1025, 0.103, side * 0.019) for side in (-1, 1)]
    return [Part(joined([foot, *horns]), body), Part(joined([coil, other]), shell), Part(joined(eyes), _BLACK)]
