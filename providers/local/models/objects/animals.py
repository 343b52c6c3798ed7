"""Animals and figures, as toys of smooth vinyl."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import FABRIC, STEEL, Material
from providers.local.models.shapes import pillow, ribbon
from providers.local.models.solids import Mesh, Point3, ball, block, joined, lathe, ring, rod
from providers.local.words import Colour

_BLACK: Final = Material("black", (26, 24, 28), roughness=0.12)
_PINK: Final = Material("pink", (236, 150, 158), roughness=0.5)


@dataclass(frozen=True)
class _Beast:
    """What makes one four-legged animal differ from the next."""

    coat: Colour
    ears: str  # round, pointed, hanging, long
    snout: float
    tail: str  # up, curl, bushy, thin
    legs: float = 0.16
    belly: Colour = (246, 236, 220)


def _ears(kind: str) -> list[Mesh]:
    if kind == "long":
        return [
            ball(0.05, around=28)
            .scaled(0.75, 2.6, 0.45)
            .moved(y=0.12)
            .turned("z", -side * 12)
            .moved(side * 0.06, 0.15, -0.02)
            for side in (-1, 1)
        ]
    if kind == "pointed":
        return [
            lathe([(0, 0), (0.065, 0), (0.0, 0.13)], 0.02, 28)
            .scaled(z=0.5)
            .turned("z", -side * 20)
            .moved(side * 0.095, 0.1, -0.01)
            for side in (-1, 1)
        ]
    if kind == "hanging":
        return [
            ball(0.06, around=28).scaled(0.45, 1.5, 0.9).turned("z", side * 16).moved(side * 0.165, 0.02, -0.01)
            for side in (-1, 1)
        ]
    return [ball(0.058, around=28).scaled(z=0.55).moved(side * 0.115, 0.125, -0.01) for side in (-1, 1)]


def _tail(kind: str) -> Mesh:
    if kind == "curl":
        return ribbon(
            [(0.03 * math.cos(a), 0.35 + 0.03 * math.sin(a), -0.24 - 0.012 * a) for a in np.linspace(0, 9, 16)],
            0.013,
            steps=3,
        )
    if kind == "bushy":
        return ribbon(
            [(0, 0.3, -0.2), (0.0, 0.36, -0.34), (0.02, 0.5, -0.4), (0.02, 0.62, -0.36)], [0.03, 0.07, 0.08, 0.03]
        )
    if kind == "round":
        return ball(0.065, around=28).moved(y=0.32, z=-0.25)
    if kind == "up":
        return ribbon(
            [(0, 0.34, -0.2), (0, 0.42, -0.3), (0.02, 0.54, -0.33), (0.05, 0.62, -0.3)], [0.035, 0.03, 0.028, 0.024]
        )
    return ribbon([(0, 0.34, -0.21), (0, 0.3, -0.28), (0, 0.18, -0.3)], [0.018, 0.015, 0.022])


def _beast(look: Look, kind: _Beast) -> Parts:
    coat, pale = (
        look.main(Material("coat", kind.coat, roughness=0.55)),
        look.trim(Material("belly", kind.belly, roughness=0.6)),
    )
    lift = kind.legs
    body = ball(0.17, around=48).scaled(0.92, 0.9, 1.38).moved(y=lift + 0.14)
    legs = [
        ribbon([(side * 0.095, lift + 0.08, z), (side * 0.1, 0.045, z + 0.005)], [0.062, 0.05], steps=1)
        for side in (-1, 1)
        for z in (-0.14, 0.13)
    ]
    neck = ribbon([(0, lift + 0.17, 0.12), (0, lift + 0.32, 0.2)], [0.12, 0.1], steps=1)
    head_at = (0.0, lift + 0.4, 0.24)
    head = joined([ball(0.16, 0.93), *_ears(kind.ears)]).moved(*head_at)
    muzzle = ball(0.085, 0.78, 36).scaled(z=0.7 + kind.snout).moved(0, head_at[1] - 0.045, head_at[2] + 0.12)
    tip = head_at[2] + 0.12 + 0.085 * (0.7 + kind.snout)
    face = [ball(0.024, around=24).moved(side * 0.068, head_at[1] + 0.035, head_at[2] + 0.137) for side in (-1, 1)]
    face.append(ball(0.027, 0.72, 24).moved(0, head_at[1] - 0.012, tip - 0.012))
    glints = [
        ball(0.007, around=12).moved(side * 0.068 - 0.008, head_at[1] + 0.045, head_at[2] + 0.157) for side in (-1, 1)
    ]
    chest = ball(0.12, around=36).scaled(0.8, 1.0, 0.6).moved(0, lift + 0.16, 0.165)
    return [
        Part(joined([body, neck, head, *legs, _tail(kind.tail).moved(y=lift - 0.16)]), coat),
        Part(joined([muzzle, chest]), pale),
        Part(joined(face), _BLACK),
        Part(joined(glints), Material("glint", (255, 255, 255), roughness=0.2)),
    ]


def cat(look: Look) -> Parts:
    parts = _beast(look, _Beast((236, 156, 78), "pointed", 0.05, "up", 0.15))
    whiskers = [
        ribbon([(side * 0.03, 0.5 + h, 0.42), (side * 0.14, 0.505 + 1.8 * h, 0.4)], 0.0022, 6, steps=1)
        for side in (-1, 1)
        for h in (-0.012, 0.003, 0.018)
    ]
    return [*parts, Part(joined(whiskers), Material("whiskers", (250, 250, 248), roughness=0.5))]


def dog(look: Look) -> Parts:
    collar = ring(0.108, 0.018, 40).turned("x", 25).moved(y=0.43, z=0.18)
    return [
        *_beast(look, _Beast((176, 116, 70), "hanging", 0.55, "up", 0.17)),
        Part(collar, Material("collar", (206, 52, 52), roughness=0.4)),
    ]


def rabbit(look: Look) -> Parts:
    return _beast(look, _Beast((214, 206, 198), "long", 0.0, "round", 0.1))


def bear(look: Look) -> Parts:
    """A teddy, sitting."""
    fur, pale = (
        look.main(Material("plush", (168, 112, 66), roughness=0.95)),
        look.trim(Material("muzzle", (232, 200, 154), roughness=0.95)),
    )
    body = ball(0.17, 1.08).moved(y=0.18)
    head = joined(
        [
            ball(0.135, 0.92).moved(y=0.43),
            *(ball(0.052, around=28).scaled(z=0.6).moved(side * 0.1, 0.53, -0.01) for side in (-1, 1)),
        ]
    )
    limbs = [ribbon([(side * 0.12, 0.28, 0.05), (side * 0.2, 0.18, 0.12)], [0.055, 0.06], steps=1) for side in (-1, 1)]
    limbs += [
        ribbon([(side * 0.09, 0.07, 0.08), (side * 0.14, 0.07, 0.24)], [0.07, 0.066], steps=1) for side in (-1, 1)
    ]
    soles = [rod(0.045, 0.02).turned("x", 90).moved(side * 0.15, 0.07, 0.285) for side in (-1, 1)]
    light = [ball(0.058, 0.8, 32).moved(y=0.405, z=0.1), ball(0.11, 1.05).moved(y=0.19, z=0.08), *soles]
    light += [ball(0.03, around=24).scaled(z=0.5).moved(side * 0.1, 0.53, 0.022) for side in (-1, 1)]
    face = [ball(0.0165, around=20).moved(side * 0.052, 0.455, 0.118) for side in (-1, 1)] + [
        ball(0.02, 0.7, 20).moved(y=0.425, z=0.152)
    ]
    bow = [pillow(0.08, 0.06, 0.03, 0.9).turned("z", side * 12).moved(side * 0.045, 0.33, 0.13) for side in (-1, 1)]
    return [
        Part(joined([body, head, *limbs]), fur),
        Part(joined(light), pale),
        Part(joined(face), _BLACK),
        Part(
            joined([*bow, ball(0.018, around=20).moved(y=0.33, z=0.14)]), Material("bow", (202, 54, 62), roughness=0.7)
        ),
    ]


def pig(look: Look) -> Parts:
    parts = _beast(look, _Beast((244, 168, 172), "pointed", 0.0, "curl", 0.1, (250, 190, 192)))
    snout = rod(0.058, 0.07).turned("x", 90).scaled(y=0.85).moved(y=0.47, z=0.36)
    holes = [ball(0.012, around=14).scaled(0.8, 1.2, 0.5).moved(side * 0.02, 0.47, 0.43) for side in (-1, 1)]
    return [
        *parts[:1],
        Part(snout, _PINK),
        Part(joined(holes), Material("nostrils", (150, 76, 84), roughness=0.6)),
        Part(joined([ball(0.022, around=24).moved(side * 0.07, 0.535, 0.375) for side in (-1, 1)]), _BLACK),
    ]


def elephant(look: Look) -> Parts:
    skin = look.main(Material("skin", (142, 152, 166), roughness=0.7))
    body = ball(0.3, around=56).scaled(0.9, 0.9, 1.2).moved(y=0.5)
    legs = [
        ribbon([(side * 0.16, 0.4, z), (side * 0.17, 0.06, z)], [0.11, 0.1], steps=1)
        for side in (-1, 1)
        for z in (-0.19, 0.2)
    ]
    head = ball(0.21).moved(y=0.68, z=0.38)
    trunk = ribbon(
        [(0, 0.66, 0.54), (0, 0.5, 0.66), (0, 0.28, 0.68), (0, 0.2, 0.78), (0, 0.28, 0.88)],
        [0.1, 0.075, 0.058, 0.05, 0.045],
    )
    ears = [
        ball(0.19, around=40).scaled(0.95, 1.1, 0.16).turned("y", -side * 32).moved(side * 0.26, 0.7, 0.3)
        for side in (-1, 1)
    ]
    tusks = [
        ribbon([(side * 0.09, 0.57, 0.55), (side * 0.12, 0.49, 0.66), (side * 0.11, 0.5, 0.76)], [0.026, 0.022, 0.008])
        for side in (-1, 1)
    ]
    eyes = [ball(0.024, around=20).moved(side * 0.13, 0.74, 0.54) for side in (-1, 1)]
    tail = ribbon([(0, 0.52, -0.35), (0, 0.36, -0.42), (0, 0.26, -0.41)], [0.02, 0.015, 0.024])
    nails = [
        ball(0.028, 0.9, 14).moved(side * 0.17 + 0.06 * math.sin(a), 0.022, z + 0.088 * math.cos(a))
        for side in (-1, 1)
        for z in (-0.19, 0.2)
        for a in (-0.6, 0, 0.6)
    ]
    return [
        Part(joined([body, *legs, head, trunk, *ears, tail]), skin),
        Part(joined([*tusks, *nails]), look.trim(Material("ivory", (248, 240, 222), roughness=0.35))),
        Part(joined(eyes), _BLACK),
    ]


def dinosaur(look: Look) -> Parts:
    skin, pale = (
        look.main(Material("skin", (96, 164, 96), roughness=0.5)),
        look.trim(Material("plates", (240, 160, 72), roughness=0.45)),
    )
    spine: list[Point3] = [
        (0, 0.2, -0.52),
        (0, 0.17, -0.36),
        (0, 0.26, -0.16),
        (0, 0.33, 0.02),
        (0, 0.46, 0.14),
        (0, 0.6, 0.2),
    ]
    body = ribbon(spine, [0.012, 0.05, 0.125, 0.155, 0.1, 0.075])
    head = joined(
        [ball(0.105, 0.86).scaled(z=1.1).moved(y=0.66, z=0.25), ball(0.075, 0.7).scaled(z=1.25).moved(y=0.63, z=0.34)]
    )
    legs = [
        ribbon([(side * 0.1, 0.26, -0.02), (side * 0.125, 0.13, 0.05), (side * 0.12, 0.04, 0.0)], [0.085, 0.065, 0.048])
        for side in (-1, 1)
    ]
    feet = [ball(0.06, 0.5, 28).scaled(z=1.4).moved(side * 0.12, 0.022, 0.04) for side in (-1, 1)]
    arms = [
        ribbon([(side * 0.1, 0.42, 0.14), (side * 0.13, 0.36, 0.22), (side * 0.11, 0.38, 0.27)], [0.034, 0.026, 0.022])
        for side in (-1, 1)
    ]
    belly = ball(0.1, 1.2, 36).scaled(z=0.7).moved(y=0.35, z=0.095)
    at = [
        (0.735, 0.2, 0.034),
        (0.655, 0.125, 0.045),
        (0.58, 0.045, 0.055),
        (0.5, -0.03, 0.062),
        (0.435, -0.13, 0.058),
        (0.33, -0.24, 0.046),
        (0.245, -0.34, 0.034),
        (0.215, -0.43, 0.024),
    ]
    spikes = [
        lathe([(0, -size * 0.6), (size, -size * 0.6), (0.0, size * 1.5)], size * 0.2, 24)
        .scaled(x=0.32)
        .turned("x", -28)
        .moved(0, y, z)
        for y, z, size in at
    ]
    eyes = [ball(0.021, around=20).moved(side * 0.078, 0.7, 0.315) for side in (-1, 1)]
    return [
        Part(joined([body, head, *legs, *feet, *arms]), skin),
        Part(joined(spikes), pale),
        Part(belly, Material("belly", (226, 226, 168), roughness=0.6)),
        Part(joined([*eyes, *(ball(0.007, around=10).moved(side * 0.025, 0.665, 0.408) for side in (-1, 1))]), _BLACK),
    ]


def person(look: Look) -> Parts:
    """A figurine without a face."""
    cloth, skin = look.main(FABRIC.coloured((58, 112, 170))), Material("skin", (232, 184, 148), roughness=0.6)
    head = joined([ball(0.115, 1.08).moved(y=1.52), ribbon([(0, 1.3, 0), (0, 1.42, 0)], 0.05, steps=1)])
    hair = joined([ball(0.122, 1.0).scaled(z=0.96).moved(y=1.56, z=-0.022)])
    torso = joined(
        [
            pillow(0.44, 0.56, 0.25, 0.5).moved(y=1.06),
            *(
                ribbon(
                    [(side * 0.2, 1.26, 0), (side * 0.27, 1.02, 0.01), (side * 0.26, 0.84, 0.06)], [0.07, 0.06, 0.055]
                )
                for side in (-1, 1)
            ),
        ]
    )
    hands = [ball(0.05, 1.15, 24).moved(side * 0.258, 0.78, 0.08) for side in (-1, 1)]
    legs = [
        ribbon([(side * 0.095, 0.84, 0), (side * 0.1, 0.45, 0), (side * 0.1, 0.1, -0.01)], [0.095, 0.078, 0.066])
        for side in (-1, 1)
    ]
    shoes = [pillow(0.12, 0.1, 0.27, 0.7).moved(side * 0.1, 0.05, 0.045) for side in (-1, 1)]
    return [
        Part(joined([head, *hands]), skin),
        Part(hair, Material("hair", (72, 48, 36), roughness=0.7)),
        Part(torso, cloth),
        Part(joined(legs), look.trim(FABRIC.coloured((52, 56, 72)))),
        Part(joined(shoes), Material("shoes", (240, 238, 232), roughness=0.5)),
        Part(rod(0.32, 0.03).moved(y=-0.03), Material("stand", (60, 60, 66), roughness=0.4)),
    ]


def robot(look: Look) -> Parts:
    paint, metal = look.main(Material("paint", (64, 150, 170), 0.2, 0.28)), look.trim(STEEL)
    dark = Material("joints", (48, 50, 56), 0.6, 0.4)
    body = joined([block(0.36, 0.36, 0.26, 0.05).moved(y=0.3), block(0.34, 0.25, 0.27, 0.06).moved(y=0.72)])
    joints = [
        rod(0.06, 0.1).moved(y=0.64),
        *(ball(0.06, around=32).moved(side * 0.21, 0.6) for side in (-1, 1)),
        *(ball(0.045, around=28).moved(side * 0.28, 0.42, 0.05) for side in (-1, 1)),
        *(rod(0.05, 0.12).moved(side * 0.1, 0.2) for side in (-1, 1)),
    ]
    limbs = [ribbon([(side * 0.23, 0.57, 0), (side * 0.28, 0.44, 0.04)], 0.04, steps=1) for side in (-1, 1)] + [
        ribbon([(side * 0.28, 0.41, 0.05), (side * 0.27, 0.3, 0.16)], 0.042, steps=1) for side in (-1, 1)
    ]
    claws = [ring(0.045, 0.018, 32).turned("x", 62).moved(side * 0.268, 0.27, 0.2) for side in (-1, 1)]
    feet = [block(0.15, 0.1, 0.24, 0.035).moved(side * 0.1, 0.0, 0.02) for side in (-1, 1)] + [
        rod(0.065, 0.12).moved(side * 0.1, 0.09) for side in (-1, 1)
    ]
    face = block(0.28, 0.15, 0.03, 0.015).moved(y=0.775, z=0.13)
    eyes = [rod(0.036, 0.02).turned("x", 90).moved(side * 0.066, 0.86, 0.14) for side in (-1, 1)]
    mouth = [block(0.016, 0.03, 0.02, 0.004).moved(-0.045 + 0.03 * k, 0.79, 0.142) for k in range(4)]
    panel = block(0.2, 0.14, 0.02, 0.008).moved(y=0.44, z=0.128)
    dials = [rod(0.02, 0.02).turned("x", 90).moved(-0.05 + 0.05 * k, 0.54, 0.134) for k in range(3)]
    aerial = [
        ribbon([(0, 0.96, 0), (0, 1.06, 0)], 0.008, steps=1),
        *(rod(0.035, 0.03).turned("z", -90).moved(side * 0.17 - 0.015, 0.845) for side in (-1, 1)),
    ]
    light = Material("lights", (255, 196, 84), roughness=0.2)
    return [
        Part(body, paint),
        Part(joined([*limbs, *claws, *aerial]), metal),
        Part(joined(joints), dark),
        Part(joined(feet), paint),
        Part(joined([face, panel]), Material("screen", (28, 34, 42), roughness=0.1)),
        Part(joined([*eyes, *mouth, *dials, ball(0.026, around=24).moved(y=1.08)]), light),
    ]
