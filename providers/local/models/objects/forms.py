"""Plain bodies, and what stands in for a thing nobody has taught us."""

import math

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CERAMIC, Material
from providers.local.models.shapes import loop
from providers.local.models.solids import ball, block, lathe, ring, rod

_COLOUR = Material("lacquer", (64, 118, 196), roughness=0.2)


def cube(look: Look) -> Parts:
    return [Part(block(0.2, 0.2, 0.2, 0.014).turned("y", 12), look.main(_COLOUR))]


def plain_sphere(look: Look) -> Parts:
    return [Part(ball(0.1, around=80).moved(y=0.1), look.main(_COLOUR))]


def cylinder(look: Look) -> Parts:
    return [Part(lathe([(0, 0), (0.1, 0), (0.1, 0.24), (0, 0.24)], 0.01, 72), look.main(_COLOUR))]


def cone(look: Look) -> Parts:
    return [Part(lathe([(0, 0), (0.11, 0), (0.004, 0.25), (0, 0.252)], 0.008, 72), look.main(_COLOUR))]


def traffic_cone(look: Look) -> Parts:
    paint = look.main(Material("orange", (240, 98, 36), roughness=0.5))
    radii = [(0.135 - 0.105 * h / 0.68, h) for h in (0.03, 0.2, 0.33, 0.44, 0.53, 0.71)]
    bands = [
        lathe(
            [(radii[k][0] - 0.01, radii[k][1]), radii[k], radii[k + 1], (radii[k + 1][0] - 0.01, radii[k + 1][1])],
            around=56,
        )
        for k in range(5)
    ]
    white = look.trim(Material("white", (246, 244, 238), roughness=0.4))
    return [
        Part(block(0.38, 0.032, 0.38, 0.012), paint),
        *(Part(band, white if k in (1, 3) else paint) for k, band in enumerate(bands)),
        Part(lathe([(0, 0.7), (0.0255, 0.7), (0.022, 0.712), (0, 0.706)], 0.002, 40), paint),
    ]


def torus(look: Look) -> Parts:
    return [Part(ring(0.1, 0.04, 80).turned("x", 58).moved(y=0.12), look.main(_COLOUR))]


def capsule(look: Look) -> Parts:
    half = [(0.05 * math.cos(a), 0.05 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 20)]
    upper = lathe([(0.05, 0.0), *((r, h + 0.06) for r, h in half)])
    return [
        Part(upper.turned("z", 180).turned("z", -38).moved(0, 0.11), look.main(_COLOUR)),
        Part(upper.turned("z", -38).moved(0, 0.11), look.trim(Material("white", (244, 240, 232), roughness=0.2))),
    ]


def knot(look: Look) -> Parts:
    """A trefoil knot on a plinth."""
    turn = np.linspace(0, 2 * math.pi, 200)[:-1]
    path = [
        (
            0.042 * (math.sin(a) + 2 * math.sin(2 * a)),
            0.042 * (math.cos(a) - 2 * math.cos(2 * a)),
            -0.05 * math.sin(3 * a),
        )
        for a in turn
    ]
    plinth = lathe([(0, 0), (0.085, 0), (0.085, 0.03), (0, 0.03)], 0.005, 72)
    stem = rod(0.008, 0.06).moved(y=0.028)
    return [
        Part(loop(path, 0.021, 28).moved(y=0.205), look.main(Material("lacquer", (206, 98, 68), roughness=0.16))),
        Part(plinth, look.trim(CERAMIC)),
        Part(stem, look.trim(CERAMIC)),
    ]
