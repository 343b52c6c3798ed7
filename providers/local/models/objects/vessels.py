"""What holds something: vases, cups, bottles, pots."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CERAMIC, CLAY, COPPER, GLASS, OAK, STEEL, Material
from providers.local.models.shapes import ribbon
from providers.local.models.solids import Point2, ball, block, curve, lathe, ring, rod

_COFFEE: Final = Material("coffee", (62, 36, 24), roughness=0.12)
_SOIL: Final = Material("soil", (66, 46, 36), roughness=1.0)


def _hollow(outside: list[Point2], wall: float) -> list[Point2]:
    """A profile with an inside, a wall's thickness within the outside."""
    inside = [(max(0.0, r - wall), max(h, outside[0][1] + wall)) for r, h in reversed(outside[1:])]
    return [(0.0, outside[0][1]), *outside, *inside, (0.0, inside[-1][1])]


def vase(look: Look) -> Parts:
    belly = 0.085 + 0.035 * look.build
    side = curve([(0.05, 0.0), (belly * 0.9, 0.07), (belly, 0.14), (0.055, 0.25), (0.038, 0.29), (0.062, 0.345)], 10)
    glaze = look.main(Material("glaze", (58, 112, 148), roughness=0.12))
    body = lathe(_hollow([(0.046, 0.0), *side], 0.006), 0.003)
    return [
        Part(body, glaze),
        Part(ring(0.0395, 0.004).moved(y=0.288), look.trim(Material("band", (236, 220, 186), roughness=0.2))),
    ]


def amphora(look: Look) -> Parts:
    side = curve(
        [
            (0.05, 0.0),
            (0.06, 0.02),
            (0.12, 0.16),
            (0.15, 0.3),
            (0.11, 0.4),
            (0.05, 0.45),
            (0.046, 0.52),
            (0.075, 0.545),
        ],
        8,
    )
    clay, band = look.main(CLAY), look.trim(Material("slip", (46, 34, 30), roughness=0.7))
    handle = ribbon([(0.048, 0.51, 0), (0.1, 0.53, 0), (0.135, 0.47, 0), (0.12, 0.385, 0)], 0.012)
    return [
        Part(lathe(_hollow(side, 0.008), 0.004), clay),
        Part(handle, clay),
        Part(handle.turned("y", 180), clay),
        *(Part(ring(r, 0.0045).moved(y=h), band) for r, h in ((0.1455, 0.27), (0.1475, 0.32), (0.078, 0.428))),
    ]


def mug(look: Look) -> Parts:
    r = 0.041 + 0.004 * look.build
    glaze = look.main(Material("glaze", (226, 92, 66), roughness=0.15))
    body = lathe(_hollow([(r * 0.94, 0.0), (r, 0.006), (r, 0.094)], 0.004), 0.003)
    handle = ribbon(
        [
            (r - 0.003, 0.078, 0),
            (r + 0.022, 0.082, 0),
            (r + 0.034, 0.055, 0),
            (r + 0.024, 0.026, 0),
            (r - 0.003, 0.02, 0),
        ],
        0.0062,
    )
    return [Part(body, glaze), Part(handle, look.trim(glaze)), Part(lathe([(r - 0.002, 0.085), (0, 0.0852)]), _COFFEE)]


def teapot(look: Look) -> Parts:
    glaze, knob = look.main(CERAMIC), look.trim(Material("gilt", (218, 168, 84), 1.0, 0.25))
    body = curve([(0.0, 0.0), (0.05, 0.002), (0.082, 0.04), (0.085, 0.075), (0.06, 0.115), (0.036, 0.125)], 9)
    lid = curve([(0.04, 0.122), (0.034, 0.132), (0.012, 0.142), (0.0, 0.143)], 8)
    spout = ribbon([(0.07, 0.05, 0), (0.105, 0.065, 0), (0.12, 0.1, 0), (0.142, 0.122, 0)], [0.02, 0.014, 0.011, 0.009])
    handle = ribbon([(-0.066, 0.1, 0), (-0.11, 0.112, 0), (-0.128, 0.075, 0), (-0.078, 0.04, 0)], 0.0075)
    return [
        Part(lathe(body), glaze),
        Part(lathe(lid), glaze),
        Part(spout, glaze),
        Part(handle, glaze),
        Part(ball(0.011).moved(y=0.152), knob),
        Part(ring(0.0385, 0.0025).moved(y=0.124), knob),
    ]


def bowl(look: Look) -> Parts:
    side = curve([(0.04, 0.0), (0.044, 0.008), (0.085, 0.03), (0.115, 0.07), (0.122, 0.085)], 8)
    glaze = look.main(Material("glaze", (70, 130, 128), roughness=0.16))
    return [
        Part(lathe(_hollow(side, 0.005), 0.003), glaze),
        Part(ring(0.1195, 0.0032).moved(y=0.085), look.trim(Material("rim", (120, 82, 52), roughness=0.4))),
    ]


def plate(look: Look) -> Parts:
    side = [(0.075, 0.0), (0.09, 0.006), (0.135, 0.02), (0.134, 0.024), (0.09, 0.011), (0.0, 0.0095)]
    return [
        Part(lathe([(0, 0), *side], 0.004), look.main(CERAMIC)),
        Part(
            ring(0.112, 0.0016).scaled(y=0.6).moved(y=0.0175), look.trim(Material("band", (60, 96, 160), roughness=0.2))
        ),
    ]


def bottle(look: Look) -> Parts:
    side = curve([(0.036, 0.17), (0.034, 0.195), (0.018, 0.235), (0.0145, 0.26), (0.0145, 0.3)], 7)
    glass = look.main(GLASS.coloured((74, 138, 92)))
    body = lathe([(0, 0.006), (0.03, 0), (0.036, 0.006), *side, (0.0165, 0.302), (0.0165, 0.31), (0.0, 0.31)], 0.003)
    label = lathe([(0.036, 0.055), (0.0364, 0.055), (0.0364, 0.14), (0.036, 0.14)])
    cork = rod(0.012, 0.026).moved(y=0.306)
    return [
        Part(body, glass),
        Part(label, look.trim(Material("label", (240, 232, 212), roughness=0.8))),
        Part(cork, Material("cork", (196, 150, 104), roughness=0.95)),
    ]


def goblet(look: Look) -> Parts:
    side = curve([(0.005, 0.085), (0.022, 0.1), (0.041, 0.135), (0.039, 0.175), (0.033, 0.205)], 9)
    inside = [(r - 0.0016, h + 0.002) for r, h in reversed(side[3:])]
    foot = [
        (0.0, 0.0),
        (0.036, 0.0),
        (0.036, 0.002),
        *curve([(0.02, 0.005), (0.006, 0.012), (0.004, 0.04), (0.0045, 0.08)], 6),
    ]
    wine = curve([(0.0, 0.1), (0.02, 0.104), (0.0375, 0.133), (0.0385, 0.145)], 6)
    return [
        Part(lathe([*foot, *side, *inside, (0.0, inside[-1][1])]), look.main(GLASS)),
        Part(lathe([*wine, (0.0, 0.1455)]), look.trim(Material("wine", (120, 18, 42), roughness=0.08))),
    ]


def tumbler(look: Look) -> Parts:
    side = [(0.03, 0.0), (0.036, 0.11)]
    water = Material("water", (150, 206, 226), roughness=0.05, transmission=0.8)
    body = lathe([(0, 0), *side, (0.034, 0.11), (0.0285, 0.009), (0, 0.009)], 0.0015)
    return [
        Part(body, look.main(GLASS)),
        Part(lathe([(0.0, 0.0095), (0.0283, 0.0095), (0.0325, 0.08), (0, 0.08)]), look.trim(water)),
    ]


def jar(look: Look) -> Parts:
    side = [(0.04, 0.0), (0.044, 0.004), (0.044, 0.085), (0.036, 0.1), (0.036, 0.106)]
    fill = lathe([(0, 0.004), (0.0405, 0.004), (0.0405, 0.075), (0, 0.075)], 0.003)
    lid = lathe([(0, 0.101), (0.04, 0.101), (0.04, 0.12), (0, 0.12)], 0.002)
    return [
        Part(lathe([(0, 0), *side, (0, 0.106)], 0.004), GLASS),
        Part(fill, look.main(Material("honey", (236, 150, 30), roughness=0.12))),
        Part(lid, look.trim(Material("lid", (206, 166, 84), 1.0, 0.3))),
    ]


def pan(look: Look) -> Parts:
    side = [(0.11, 0.0), (0.14, 0.045), (0.1425, 0.047), (0.138, 0.047), (0.107, 0.006), (0, 0.006)]
    grip = ribbon([(0.135, 0.04, 0), (0.2, 0.062, 0), (0.34, 0.07, 0)], [0.007, 0.009, 0.013]).scaled(z=1.2)
    return [
        Part(lathe([(0, 0), *side], 0.004), look.main(Material("iron", (58, 60, 66), 0.9, 0.45))),
        Part(grip, look.trim(OAK)),
    ]


def kettle(look: Look) -> Parts:
    metal, grip = look.main(COPPER), look.trim(Material("grip", (42, 34, 32), roughness=0.5))
    body = curve([(0.0, 0.0), (0.095, 0.003), (0.1, 0.03), (0.09, 0.09), (0.05, 0.13), (0.0, 0.14)], 9)
    bow = ribbon([(-0.07, 0.105, 0), (-0.08, 0.19, 0), (0, 0.24, 0), (0.08, 0.19, 0), (0.07, 0.105, 0)], 0.007)
    spout = ribbon([(0.08, 0.06, 0), (0.115, 0.09, 0), (0.14, 0.135, 0)], [0.02, 0.014, 0.01])
    return [Part(lathe(body), metal), Part(spout, metal), Part(bow, grip), Part(ball(0.013).moved(y=0.15), grip)]


def barrel(look: Look) -> Parts:
    side = curve([(0.24, 0.0), (0.285, 0.2), (0.3, 0.42), (0.285, 0.64), (0.24, 0.84)], 8)
    hoops = ((0.259, 0.08), (0.288, 0.22), (0.288, 0.62), (0.259, 0.76))
    wood, iron = look.main(OAK), look.trim(Material("hoop", (86, 86, 92), 0.9, 0.5))
    bands = [
        lathe([(r - 0.01, h - 0.024), (r + 0.004, h - 0.024), (r + 0.004, h + 0.024), (r - 0.01, h + 0.024)], 0.002)
        for r, h in hoops
    ]
    lid = [(0.24, 0.84), (0.225, 0.84), (0.222, 0.815), (0.0, 0.815)]
    return [
        Part(lathe([(0, 0), *side, *lid[1:]], 0.006), wood),
        *(Part(band, iron) for band in bands),
        Part(rod(0.025, 0.03).turned("x", 90).moved(y=0.42, z=0.285), iron),
    ]


def bucket(look: Look) -> Parts:
    side = [(0.1, 0.0), (0.135, 0.25), (0.142, 0.252), (0.142, 0.262), (0.13, 0.262), (0.095, 0.008), (0, 0.008)]
    arc = [(0.137 * math.cos(a), 0.245 + 0.15 * math.sin(a), 0.06 * math.sin(a)) for a in np.linspace(0, math.pi, 12)]
    return [
        Part(lathe([(0, 0), *side], 0.003), look.main(STEEL)),
        Part(ribbon(arc, 0.0035, steps=3), look.trim(Material("wire", (70, 72, 78), 1.0, 0.4))),
    ]


def flowerpot(look: Look) -> Parts:
    pot = [(0, 0), (0.07, 0), (0.095, 0.13), (0.106, 0.13), (0.11, 0.165), (0.1, 0.165), (0.094, 0.14), (0, 0.14)]
    leaf = look.trim(Material("leaf", (74, 136, 70), roughness=0.6))
    parts = [Part(lathe(pot, 0.005), look.main(CLAY)), Part(lathe([(0.096, 0.142), (0.0, 0.15)]), _SOIL)]
    for index in range(11):
        turn, lean = index * 137.5, 12 + 5.2 * index
        blade = ball(0.03, 1.0, 20).scaled(0.85, 4.2, 0.24).moved(y=0.11).turned("x", lean).turned("y", turn)
        parts.append(Part(blade.moved(y=0.15), leaf))
    return parts


def basket(look: Look) -> Parts:
    wicker = look.main(Material("wicker", (196, 152, 98), roughness=0.85))
    rows = [ring(0.125 + 0.05 * math.sin(k / 9 * 1.4), 0.0105, 40).moved(y=0.012 + 0.019 * k) for k in range(9)]
    arc = [(0.17 * math.cos(a), 0.165 + 0.17 * math.sin(a), 0.0) for a in np.linspace(0, math.pi, 12)]
    fruit = look.trim(Material("apple", (204, 52, 46), roughness=0.25))
    apples = [
        ball(0.055, 0.92, 32).moved(0.075 * math.cos(a), 0.165 + 0.01 * (k % 2), 0.075 * math.sin(a))
        for k, a in enumerate(np.arange(5) * 1.2566)
    ]
    return [
        *(Part(row, wicker) for row in rows),
        Part(rod(0.13, 0.02), wicker),
        Part(ribbon(arc, 0.011, steps=3), wicker),
        *(Part(apple, fruit) for apple in apples),
        Part(ball(0.055, 0.92, 32).moved(y=0.2), fruit),
    ]


def box_with_bow(look: Look) -> Parts:
    paper, band = (
        look.main(Material("wrapping", (206, 58, 74), roughness=0.4)),
        look.trim(Material("ribbon", (246, 220, 150), roughness=0.3)),
    )
    parts = [Part(block(0.2, 0.15, 0.2, 0.004), paper), Part(block(0.212, 0.04, 0.212, 0.004).moved(y=0.145), paper)]
    parts += [Part(block(0.03, 0.148, 0.2035, 0.001), band), Part(block(0.2035, 0.148, 0.03, 0.001), band)]
    parts += [
        Part(block(0.03, 0.0425, 0.2155, 0.001).moved(y=0.1445), band),
        Part(block(0.2155, 0.0425, 0.03, 0.001).moved(y=0.1445), band),
    ]
    for turn in (40, 140, 220, 320):
        bow = ribbon([(0, 0, 0), (0.04, 0.035, 0), (0.078, 0.03, 0), (0.07, 0.006, 0), (0, 0, 0)], 0.007).scaled(z=2.0)
        parts.append(Part(bow.turned("y", turn).moved(y=0.19), band))
    return [*parts, Part(ball(0.014).moved(y=0.193), band)]
