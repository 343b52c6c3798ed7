"""What has a plug or a battery."""

import math
from typing import Final

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CHROME, LEATHER, OAK, RUBBER, STEEL, Material
from providers.local.models.shapes import disc, pillow, ribbon, slab, softened
from providers.local.models.solids import Mesh, ball, block, curve, joined, lathe, ring, rod

_SCREEN: Final = Material("screen", (30, 44, 74), roughness=0.05)
_BLACK: Final = Material("black", (30, 30, 34), roughness=0.4)
_TILES: Final = ((240, 98, 84), (250, 190, 72), (92, 186, 132), (84, 146, 224), (170, 112, 214), (240, 240, 244))


def _card(wide: float, tall: float, thick: float, corner: float) -> Mesh:
    """A plate with round corners, standing, facing z."""
    return slab(
        softened([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)], corner), thick, thick * 0.3
    )


def phone(look: Look) -> Parts:
    body = look.main(Material("aluminium", (70, 84, 110), 0.9, 0.3))
    parts = [
        Part(_card(0.074, 0.152, 0.008, 0.014), body),
        Part(_card(0.068, 0.146, 0.0012, 0.011).moved(y=0.003, z=0.0038), _SCREEN),
    ]
    for tone, colour in enumerate(_TILES):
        tiles = [
            _card(0.0115, 0.0115, 0.0006, 0.003).moved(-0.024 + 0.016 * column, 0.108 - 0.019 * row, 0.0046)
            for row in range(4)
            for column in range(4)
            if (row * 4 + column * 5 + row) % 6 == tone
        ]
        if tiles:
            parts.append(Part(joined(tiles), Material("icons", colour, roughness=0.2)))
    parts.append(
        Part(
            joined(
                [
                    _card(0.02, 0.0045, 0.0006, 0.002).moved(y=0.138, z=0.0046),
                    _card(0.022, 0.0012, 0.0006, 0.0005).moved(y=0.0075, z=0.0046),
                ]
            ),
            _BLACK,
        )
    )
    stand = joined(
        [
            block(0.06, 0.006, 0.07, 0.002).moved(y=-0.006, z=-0.012),
            block(0.05, 0.09, 0.004, 0.0015).turned("x", -10).moved(y=-0.002, z=-0.03),
        ]
    )
    return [*(Part(part.mesh.turned("x", -14), part.material) for part in parts), Part(stand, look.trim(STEEL))]


def laptop(look: Look) -> Parts:
    metal = look.main(Material("aluminium", (188, 192, 198), 0.9, 0.32))
    base = (
        slab(softened([(-0.155, -0.11), (0.155, -0.11), (0.155, 0.11), (-0.155, 0.11)], 0.012), 0.014, 0.004)
        .turned("x", -90)
        .moved(y=0.008)
    )
    keys = [
        block(0.0155, 0.002, 0.0145, 0.0007).moved(-0.126 + 0.018 * k, 0.0145, -0.064 + 0.0172 * row)
        for row in range(5)
        for k in range(15)
        if not (row == 4 and 3 < k < 10)
    ]
    keys.append(block(0.106, 0.002, 0.0145, 0.0007).moved(-0.009, 0.0145, 0.0048))
    pad = (
        slab(softened([(-0.05, -0.032), (0.05, -0.032), (0.05, 0.032), (-0.05, 0.032)], 0.005), 0.0008)
        .turned("x", -90)
        .moved(y=0.0152, z=0.066)
    )
    lid = [
        Part(_card(0.31, 0.21, 0.006, 0.012), metal),
        Part(_card(0.3, 0.198, 0.001, 0.006).moved(y=0.006, z=0.0029), _BLACK),
        Part(_card(0.288, 0.184, 0.001, 0.003).moved(y=0.012, z=0.0034), look.trim(_SCREEN)),
    ]
    hills = slab(
        [
            (-0.144, 0.012),
            (0.144, 0.012),
            (0.144, 0.06),
            *curve([(0.1, 0.085), (0.04, 0.055), (-0.03, 0.1), (-0.1, 0.06)], 5),
            (-0.144, 0.075),
        ],
        0.0008,
    ).moved(z=0.0041)
    lid += [
        Part(hills, Material("hills", (70, 140, 170), roughness=0.1)),
        Part(
            rod(0.024, 0.0008).turned("x", 90).moved(0.055, 0.14, 0.0037),
            Material("sun", (250, 190, 110), roughness=0.1),
        ),
    ]
    return [
        Part(base, metal),
        Part(joined([*keys]), _BLACK),
        Part(pad, Material("trackpad", (170, 174, 180), 0.6, 0.3)),
        *(Part(part.mesh.turned("x", -16).moved(y=0.012, z=-0.108), part.material) for part in lid),
    ]


def television(look: Look) -> Parts:
    """A set from long ago."""
    case, knob = look.main(OAK), look.trim(CHROME)
    body = block(0.62, 0.46, 0.4, 0.04).moved(y=0.16)
    bezel = _card(0.44, 0.36, 0.03, 0.07).moved(-0.065, 0.21, 0.2)
    screen = pillow(0.4, 0.32, 0.07, 0.45).moved(-0.065, 0.39, 0.202)
    knobs = [rod(0.028, 0.03, 0.022).turned("x", 90).moved(0.235, h, 0.2) for h in (0.52, 0.43)]
    slots = [block(0.09, 0.008, 0.01, 0.003).moved(0.235, 0.22 + 0.022 * k, 0.197) for k in range(6)]
    legs = [
        rod(0.012, 0.2, 0.02).moved(y=-0.2).turned("z", sx * 12).turned("x", -sz * 12).moved(sx * 0.24, 0.18, sz * 0.13)
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]
    aerial = [ribbon([(0, 0.61, -0.05), (side * 0.2, 0.9, -0.06)], 0.005, steps=1) for side in (-1, 1)]
    return [
        Part(body, case),
        Part(bezel, Material("bezel", (232, 224, 206), roughness=0.4)),
        Part(screen, Material("tube", (52, 68, 70), roughness=0.05)),
        Part(joined([*knobs, *aerial, ball(0.03, 0.7).moved(y=0.615, z=-0.05)]), knob),
        Part(joined(slots), _BLACK),
        Part(joined(legs), case),
    ]


def camera(look: Look) -> Parts:
    skin, metal = look.main(LEATHER.coloured((46, 44, 44))), look.trim(Material("chrome", (206, 208, 212), 1.0, 0.22))
    body = slab(softened([(-0.07, 0), (0.07, 0), (0.07, 0.058), (-0.07, 0.058)], 0.014), 0.036, 0.005)
    top = slab(
        softened(
            [
                (-0.07, 0.056),
                (0.07, 0.056),
                (0.068, 0.072),
                (0.02, 0.072),
                (0.014, 0.086),
                (-0.014, 0.086),
                (-0.02, 0.072),
                (-0.068, 0.072),
            ],
            0.005,
        ),
        0.034,
        0.004,
    )
    foot = slab(softened([(-0.07, -0.005), (0.07, -0.005), (0.07, 0.003), (-0.07, 0.003)], 0.0035), 0.036, 0.003)
    barrel = joined(
        [
            lathe(
                [
                    (0, 0),
                    (0.029, 0),
                    (0.029, 0.012),
                    (0.026, 0.012),
                    (0.026, 0.03),
                    (0.028, 0.03),
                    (0.028, 0.042),
                    (0.0245, 0.042),
                    (0.02, 0.03),
                    (0, 0.03),
                ],
                0.0015,
                64,
            )
            .turned("x", 90)
            .moved(y=0.034, z=0.018)
        ]
    )
    grips = [ring(0.0275, 0.0012, 64).turned("x", 90).moved(y=0.034, z=z) for z in (0.036, 0.039, 0.0425, 0.046)]
    lens = lathe(curve([(0.0205, 0.0), (0.014, 0.006), (0.0, 0.0085)], 6)).turned("x", 90).moved(y=0.034, z=0.047)
    dials = [
        rod(0.0105, 0.009).moved(0.048, 0.071),
        rod(0.007, 0.007).moved(0.028, 0.071),
        rod(0.009, 0.006).moved(-0.048, 0.071),
        rod(0.0035, 0.004).moved(0.048, 0.079),
    ]
    window = block(0.018, 0.01, 0.004, 0.001).moved(y=0.073, z=0.0165)
    return [
        Part(body, skin),
        Part(joined([top, foot, *dials]), metal),
        Part(joined([barrel, *grips]), _BLACK),
        Part(joined([lens, window]), Material("lens", (36, 44, 84), 0.3, 0.03)),
        Part(ring(0.0285, 0.0014, 64).turned("x", 90).moved(y=0.034, z=0.0605), metal),
    ]


def headphones(look: Look) -> Parts:
    shell, soft = (
        look.main(Material("shell", (236, 232, 224), roughness=0.3)),
        look.trim(LEATHER.coloured((64, 56, 54))),
    )
    arc = [(0.078 * math.cos(a), 0.105 + 0.095 * math.sin(a), 0.0) for a in np.linspace(0.05, math.pi - 0.05, 24)]
    band = ribbon(arc, 0.006, 16, steps=1).scaled(z=2.1)
    pad = ribbon([(0.9 * x, 0.096 + 0.92 * (y - 0.105), z) for x, y, z in arc[7:17]], 0.0065, 16, steps=1).scaled(z=1.9)
    cups = [
        lathe([(0, 0), (0.034, 0), (0.037, 0.008), (0.034, 0.022), (0, 0.026)], 0.004)
        .scaled(z=1.22)
        .turned("z", -90 * side)
        .moved(side * 0.068, 0.07)
        for side in (-1, 1)
    ]
    cushions = [ring(0.024, 0.0125).scaled(z=1.25).turned("z", 90).moved(side * 0.062, 0.07) for side in (-1, 1)]
    caps = [
        lathe([(0, 0), (0.02, 0), (0.018, 0.003), (0, 0.0035)], 0.001)
        .turned("z", -90 * side)
        .moved(side * 0.0935, 0.07)
        for side in (-1, 1)
    ]
    yokes = [ribbon([(side * 0.081, 0.118, 0), (side * 0.088, 0.098, 0)], 0.0055, steps=1) for side in (-1, 1)]
    return [
        Part(joined([band, *cups]), shell),
        Part(joined([pad, *cushions]), soft),
        Part(joined([*caps, *yokes]), CHROME),
    ]


def speaker(look: Look) -> Parts:
    case, cone = look.main(OAK), look.trim(Material("cone", (48, 48, 54), roughness=0.6))
    box = block(0.2, 0.36, 0.22, 0.008)
    front = block(0.184, 0.344, 0.01, 0.003).moved(y=0.008, z=0.107)
    cones = [
        lathe(
            [
                (0.0, -0.006),
                (0.02 * s, -0.008),
                (0.058 * s, 0.012),
                (0.066 * s, 0.014),
                (0.07 * s, 0.011),
                (0.074 * s, 0.0),
                (0, -0.004),
            ][:5],
            0.002,
        )
        .turned("x", 90)
        .moved(y=h, z=0.106)
        for s, h in ((1.1, 0.12), (0.52, 0.265))
    ]
    rings = [
        ring(0.073 * s, 0.0045 * (0.5 + s / 2)).turned("x", 90).moved(y=h, z=0.115)
        for s, h in ((1.1, 0.12), (0.52, 0.265))
    ]
    caps = [ball(0.022 * s, 0.6).turned("x", 90).moved(y=h, z=0.106) for s, h in ((1.1, 0.12), (0.6, 0.265))]
    cover = [slab(disc(0.07 * s, 56), 0.004, 0.001).moved(y=h, z=0.112) for s, h in ((1.1, 0.12), (0.52, 0.265))]
    return [
        Part(box, case),
        Part(front, Material("baffle", (40, 40, 44), roughness=0.6)),
        Part(joined([*cones, *cover]), cone),
        Part(joined([*rings]), CHROME),
        Part(joined(caps), Material("dome", (200, 160, 90), 0.8, 0.3)),
        Part(joined([rod(0.012, 0.012).moved(x, -0.012, z) for x in (-0.08, 0.08) for z in (-0.09, 0.09)]), RUBBER),
    ]


def microphone(look: Look) -> Parts:
    metal, stand = look.main(CHROME), look.trim(_BLACK)
    head = joined([pillow(0.075, 0.11, 0.062, 0.72).moved(y=0.255)])
    ribs = [
        ring(1.0, 0.05, 48).scaled(0.0385 * w, 0.06, 0.0325 * w).moved(y=0.255 + h)
        for h, w in ((-0.03, 0.94), (-0.015, 1.0), (0.0, 1.01), (0.015, 1.0), (0.03, 0.94))
    ]
    bars = [
        ribbon([(x, 0.205, 0.0), (x, 0.215, 0.026), (x, 0.255, 0.0335), (x, 0.295, 0.026), (x, 0.305, 0.0)], 0.0024, 10)
        for x in (-0.024, -0.012, 0.0, 0.012, 0.024)
    ]
    base = lathe(
        [
            (0, 0),
            (0.07, 0),
            (0.07, 0.012),
            *curve([(0.05, 0.022), (0.018, 0.03), (0.012, 0.05), (0.011, 0.18)], 6),
            (0.018, 0.185),
            (0.018, 0.2),
            (0, 0.2),
        ],
        0.003,
    )
    return [
        Part(head, Material("grille", (52, 54, 60), 0.6, 0.5)),
        Part(joined([*ribs, *bars]), metal),
        Part(base, stand),
    ]


def radio(look: Look) -> Parts:
    case, metal = (
        look.main(Material("bakelite", (190, 62, 48), roughness=0.25)),
        look.trim(Material("brass", (224, 182, 98), 1.0, 0.28)),
    )
    body = pillow(0.3, 0.19, 0.11, 0.22).moved(y=0.105)
    slots = [_card(0.13, 0.0065, 0.006, 0.003).moved(-0.062, 0.045 + 0.0145 * k, 0.053) for k in range(9)]
    dial = rod(0.05, 0.012, around=64).turned("x", 90).moved(0.078, 0.12, 0.048)
    marks = [
        block(0.0018, 0.008, 0.001, 0.0004).moved(y=0.036).turned("z", -120 + 20 * k).moved(0.078, 0.12, 0.0605)
        for k in range(13)
    ] + [block(0.0022, 0.044, 0.001, 0.0005).turned("z", 38).moved(0.078, 0.12, 0.0612)]
    knobs = [rod(0.014, 0.016).turned("x", 90).moved(0.05 + 0.056 * k, 0.042, 0.05) for k in range(2)]
    handle = ribbon([(-0.1, 0.19, 0), (-0.09, 0.225, 0), (0, 0.232, 0), (0.09, 0.225, 0), (0.1, 0.19, 0)], 0.007)
    feet = [rod(0.012, 0.012).moved(x, 0.0, z) for x in (-0.11, 0.11) for z in (-0.03, 0.03)]
    return [
        Part(body, case),
        Part(dial, Material("dial", (246, 236, 210), roughness=0.3)),
        Part(joined(slots), _BLACK),
        Part(joined([*knobs, handle, ring(0.05, 0.0035, 64).turned("x", 90).moved(0.078, 0.12, 0.059)]), metal),
        Part(joined(marks), _BLACK),
        Part(joined(feet), RUBBER),
    ]


def controller(look: Look) -> Parts:
    shell, grey = look.main(Material("shell", (236, 236, 240), roughness=0.35)), look.trim(_BLACK)
    body = joined(
        [
            pillow(0.15, 0.034, 0.075, 0.5).moved(y=0.05),
            *(
                ribbon(
                    [(side * 0.055, 0.048, -0.004), (side * 0.068, 0.04, 0.03), (side * 0.062, 0.026, 0.07)],
                    [0.024, 0.021, 0.0165],
                )
                for side in (-1, 1)
            ),
        ]
    )
    sticks = [
        joined(
            [
                rod(0.006, 0.014),
                lathe([(0, 0.012), (0.0095, 0.012), (0.0105, 0.0155), (0.008, 0.0185), (0, 0.017)], 0.001),
            ]
        ).moved(x, 0.062, z)
        for x, z in ((-0.026, 0.02), (0.026, 0.02))
    ]
    pad = joined(
        [
            block(0.024, 0.006, 0.008, 0.001).moved(-0.053, 0.064, -0.012),
            block(0.008, 0.006, 0.024, 0.001).moved(-0.053, 0.064, -0.012),
        ]
    )
    parts = [
        Part(body, shell),
        Part(
            joined(
                [*sticks, pad, *(block(0.008, 0.003, 0.004, 0.001).moved(x, 0.066, -0.014) for x in (-0.014, 0.014))]
            ),
            grey,
        ),
    ]
    for colour, (x, z) in zip(_TILES, ((0.053, 0.0), (0.065, -0.012), (0.041, -0.012), (0.053, -0.024)), strict=False):
        parts.append(Part(rod(0.005, 0.006).moved(x, 0.062, z), Material("button", colour, roughness=0.2)))
    return [Part(part.mesh.turned("x", 22), part.material) for part in parts]
