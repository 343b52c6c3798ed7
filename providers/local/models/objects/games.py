"""What one plays with, and plays on."""

import math

import numpy as np

from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import CERAMIC, CHROME, OAK, STEEL, WALNUT, Material
from providers.local.models.shapes import disc, mirrored, ribbon, slab, softened, surface
from providers.local.models.solids import AROUND, Mesh, Vectors, ball, block, curve, joined, lathe, ring, rod


def sphere(look: Look) -> Parts:
    """A ball with a stripe."""
    stripe = lathe([(0.1995 * math.cos(a), 0.1995 * math.sin(a) * 1.0) for a in np.linspace(-0.2, 0.2, 12)], around=72)
    shell = Mesh(stripe.positions * 1.006, stripe.normals, stripe.uvs, stripe.indices, stripe.girth_m)
    return [
        Part(ball(0.2, around=72).moved(y=0.2), look.main(Material("ball", (220, 62, 60), roughness=0.25))),
        Part(
            shell.turned("x", 24).turned("z", 18).moved(y=0.2),
            look.trim(Material("stripe", (250, 246, 236), roughness=0.25)),
        ),
    ]


def football(look: Look) -> Parts:
    """Twelve dark pentagons on a white ball."""

    def at(u: Vectors, v: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        a = 2 * math.pi * u
        tilt = 0.36 * v * math.cos(math.pi / 5) / np.cos(a % (0.4 * math.pi) - math.pi / 5)
        return 0.1107 * np.sin(tilt) * np.cos(a), 0.1107 * np.cos(tilt), 0.1107 * np.sin(tilt) * np.sin(a)

    patch = surface(at, 8, 60)
    patch = Mesh(
        patch.positions,
        patch.positions / np.linalg.norm(patch.positions, axis=1, keepdims=True),
        patch.uvs,
        patch.indices,
    )
    tilts = [(63.435, 72 * k) for k in range(5)] + [(116.565, 72 * k + 36) for k in range(5)]
    patches = [patch, patch.turned("x", 180), *(patch.turned("z", tilt).turned("y", turn) for tilt, turn in tilts)]
    leather = look.main(Material("leather", (244, 242, 236), roughness=0.4))
    return [
        Part(ball(0.11, around=80), leather),
        Part(joined(patches), look.trim(Material("patches", (32, 32, 38), roughness=0.4))),
    ]


def dice(look: Look) -> Parts:
    pips = {1: [(0, 0)], 2: [(-1, -1), (1, 1)], 3: [(-1, -1), (0, 0), (1, 1)]}
    spots = []
    for value, turn in ((1, ("x", 0)), (2, ("x", 90)), (3, ("z", -90))):
        for x, y in pips[value]:
            spots.append(ball(0.0022, 0.28, 24).moved(x * 0.0042, 0.0081, y * 0.0042).turned(*turn))
    for value, turn in ((6, ("x", 180)), (5, ("x", -90)), (4, ("z", 90))):
        places = [(a, b) for a in (-1, 1) for b in (-1, 1)] + (
            [(0, 0)] if value == 5 else [(-1, 0), (1, 0)] if value == 6 else []
        )
        spots += [ball(0.0022, 0.28, 24).moved(x * 0.0042, 0.0081, y * 0.0042).turned(*turn) for x, y in places]
    cube = block(0.016, 0.016, 0.016, 0.0022).moved(y=-0.008)
    return [
        Part(cube, look.main(Material("die", (246, 242, 232), roughness=0.15))),
        Part(joined(spots), look.trim(Material("pips", (28, 28, 34), roughness=0.2))),
    ]


def _piece(profile: list[tuple[float, float]], around: int = AROUND) -> Mesh:
    return lathe([(0, 0), (0.019, 0), (0.0195, 0.005), *profile], 0.0012, around)


def pawn(look: Look) -> Parts:
    return [Part(_pawn(AROUND), look.main(WALNUT))]


def _pawn(around: int) -> Mesh:
    side = curve([(0.0165, 0.0075), (0.016, 0.012), (0.0095, 0.018), (0.0062, 0.03), (0.0068, 0.035)], 6)
    collar = lathe([(0, 0.0345), (0.0115, 0.0345), (0.0115, 0.0375), (0, 0.0385)], 0.001, around)
    return joined([_piece([*side, (0, 0.035)], around), collar, ball(0.0095, around=around).moved(y=0.045)])


def king(look: Look) -> Parts:
    side = curve([(0.0175, 0.0075), (0.0165, 0.014), (0.0105, 0.024), (0.0075, 0.045), (0.0095, 0.06)], 7)
    rings = [
        lathe([(0, h), (r, h), (r, h + 0.003), (0, h + 0.003)], 0.001) for r, h in ((0.0135, 0.06), (0.0115, 0.0645))
    ]
    head = lathe(curve([(0.0085, 0.067), (0.0135, 0.085), (0.0105, 0.088), (0.0, 0.0915)], 6))
    cross = joined(
        [block(0.0032, 0.0125, 0.0032, 0.0006).moved(y=0.0905), block(0.0095, 0.0032, 0.0032, 0.0006).moved(y=0.096)]
    )
    return [Part(joined([_piece([*side, (0, 0.06)]), *rings, head, cross]), look.main(WALNUT))]


def chessboard(look: Look) -> Parts:
    light, dark = Material("maple", (232, 204, 160), roughness=0.35), look.main(WALNUT)
    squares: dict[bool, list[Mesh]] = {True: [], False: []}
    for row in range(8):
        for column in range(8):
            squares[(row + column) % 2 == 0].append(
                block(0.05, 0.006, 0.05, 0.0006).moved((column - 3.5) * 0.05, 0.02, (row - 3.5) * 0.05)
            )
    man = _pawn(24)
    men = [man.moved((k - 3.5) * 0.05, 0.026, 2.5 * 0.05) for k in range(8)]
    foes = [man.moved((k - 3.5) * 0.05, 0.026, -2.5 * 0.05) for k in range(8)]
    kings = king(look)[0].mesh
    return [
        Part(block(0.46, 0.024, 0.46, 0.005), dark),
        Part(joined(squares[True]), Material("ebony", (62, 44, 36), roughness=0.3)),
        Part(joined(squares[False]), light),
        Part(
            joined(
                [*men, kings.moved(0.025, 0.026, 0.175), kings.scaled(0.92, 0.92, 0.92).moved(-0.025, 0.026, 0.175)]
            ),
            look.trim(Material("boxwood", (238, 214, 170), roughness=0.3)),
        ),
        Part(
            joined(
                [*foes, kings.moved(0.025, 0.026, -0.175), kings.scaled(0.92, 0.92, 0.92).moved(-0.025, 0.026, -0.175)]
            ),
            Material("black", (40, 34, 32), roughness=0.25),
        ),
    ]


def blocks(look: Look) -> Parts:
    """A small tower of building bricks with studs."""
    tones = (
        look.main(Material("red", (206, 48, 46), roughness=0.22)),
        look.trim(Material("yellow", (248, 204, 56), roughness=0.22)),
        Material("blue", (36, 96, 186), roughness=0.22),
        Material("green", (60, 156, 82), roughness=0.22),
    )
    parts = []
    for tone, (x, level, z, wide, deep, turn) in zip(
        (0, 2, 1, 3, 0),
        (
            (0, 0, 0, 4, 2, 0),
            (-0.4, 1, 0, 4, 2, 12),
            (0.3, 2, 0, 2, 2, -10),
            (1.9, 0, 1.9, 2, 2, 30),
            (-1.6, 0, 1.9, 3, 2, -24),
        ),
        strict=True,
    ):
        studs = [
            rod(0.3, 0.22, around=32).moved(a - (wide - 1) / 2, 1.2, b - (deep - 1) / 2)
            for a in range(wide)
            for b in range(deep)
        ]
        brick = joined([block(wide - 0.02, 1.2, deep - 0.02, 0.04), *studs]).turned("y", turn).moved(x, level * 1.2, z)
        parts.append(Part(brick.scaled(0.016, 0.016, 0.016), tones[tone]))
    return parts


def guitar(look: Look) -> Parts:
    """Standing on its foot, facing z."""
    half = curve(
        [
            (0.0, 0.0),
            (0.13, 0.012),
            (0.198, 0.1),
            (0.178, 0.2),
            (0.128, 0.27),
            (0.142, 0.36),
            (0.115, 0.445),
            (0.05, 0.475),
            (0.0, 0.478),
        ],
        7,
    )
    body, wood = (
        slab(mirrored(half), 0.1, 0.012),
        look.main(Material("spruce", (216, 142, 70), roughness=0.22, pattern=OAK.pattern)),
    )
    dark = look.trim(Material("rosewood", (70, 44, 36), roughness=0.35))
    neck = block(0.05, 0.42, 0.03, 0.006).moved(y=0.45, z=0.052)
    board = block(0.052, 0.46, 0.01, 0.002).moved(y=0.4, z=0.066)
    head = (
        slab(softened([(-0.036, 0.86), (0.036, 0.86), (0.042, 1.02), (-0.042, 1.02)], 0.012), 0.022, 0.005)
        .turned("x", -4)
        .moved(y=0.0, z=0.1)
    )
    bridge = block(0.16, 0.022, 0.014, 0.004).moved(y=0.13, z=0.05)
    hole = [rod(0.05, 0.004).turned("x", 90).moved(y=0.305, z=0.0485)]
    rosette = [ring(0.054, 0.0035, 56).scaled(y=0.5).turned("x", 90).moved(y=0.305, z=0.0515)]
    strings = [
        ribbon([(x * 1.3, 0.14, 0.062), (x, 0.85, 0.076)], 0.0011, 6, steps=1) for x in np.linspace(-0.019, 0.019, 6)
    ]
    frets = [
        block(0.052, 0.0022, 0.004, 0.0006).moved(y=0.86 - 0.43 * (1 - 2 ** (-k / 9)), z=0.0705) for k in range(1, 15)
    ]
    pegs = [
        ribbon(
            [(side * 0.036, 0.9 + 0.042 * k, 0.036 - 0.003 * k), (side * 0.058, 0.9 + 0.042 * k, 0.036 - 0.003 * k)],
            [0.004, 0.008],
            steps=1,
        )
        for side in (-1, 1)
        for k in range(3)
    ]
    return [
        Part(body, wood),
        Part(joined([neck, head]), dark),
        Part(joined([board, bridge, *rosette]), Material("ebony", (44, 36, 34), roughness=0.35)),
        Part(joined(hole), Material("hole", (24, 18, 16), roughness=0.9)),
        Part(joined([*strings, *frets, *pegs]), STEEL),
    ]


def drum(look: Look) -> Parts:
    shell, skin = (
        look.main(Material("shell", (190, 44, 52), roughness=0.18)),
        look.trim(Material("skin", (246, 240, 226), roughness=0.6)),
    )
    side = lathe([(0.2, 0.03), (0.205, 0.03), (0.205, 0.25), (0.2, 0.25)], around=72)
    heads = joined(
        [
            lathe([(0, 0.262), (0.2, 0.262), (0.2, 0.268), (0, 0.27)], around=72),
            lathe([(0, 0.012), (0.2, 0.012), (0.2, 0.02), (0, 0.02)], around=72),
        ]
    )
    hoops = joined(
        [
            lathe([(0.2, h), (0.218, h), (0.218, h + 0.035), (0.2, h + 0.035), (0.2, h)], 0.006, 72)
            for h in (0.005, 0.24)
        ]
    )
    lugs = joined(
        [
            rod(0.0045, 0.23, around=14).moved(0.213 * math.cos(a), 0.025, 0.213 * math.sin(a))
            for a in np.arange(10) * math.pi / 5
        ]
        + [
            block(0.02, 0.05, 0.02, 0.005).moved(0.208 * math.cos(a), 0.115, 0.208 * math.sin(a))
            for a in np.arange(10) * math.pi / 5
        ]
    )
    sticks = joined(
        [ribbon([(-0.16, 0.285, 0.12 + d), (0.2, 0.3, -0.05 - d)], [0.0055, 0.0075], steps=1) for d in (0.0, 0.06)]
        + [ball(0.0115, 1.2, 20).moved(-0.17, 0.285, 0.125 + d) for d in (0.0, 0.06)]
    )
    return [Part(side, shell), Part(heads, skin), Part(joined([hoops, lugs]), CHROME), Part(sticks, OAK)]


def piano(look: Look) -> Parts:
    case = look.main(Material("lacquer", (26, 26, 30), roughness=0.06))
    gold = look.trim(Material("brass", (224, 182, 98), 1.0, 0.25))
    outline = [
        (-0.74, 0.0),
        (0.74, 0.0),
        *curve([(0.74, -0.35), (0.62, -0.75), (0.2, -1.05), (0.02, -1.45), (-0.35, -1.62)], 6),
        (-0.74, -1.5),
    ]
    flat = [(x, y) for x, y in outline][::-1]
    body = slab(flat, 0.3, 0.03).turned("x", 90)
    lid = slab([(x + 0.74, y) for x, y in flat], 0.03, 0.012).turned("x", 90).turned("z", 34).moved(-0.74, 0.98)
    keys = [block(0.0215, 0.02, 0.15, 0.003).moved(-0.6 + 0.0235 * k, 0.79, 0.09) for k in range(52)]
    black = [
        block(0.013, 0.02, 0.09, 0.003).moved(-0.588 + 0.0235 * k, 0.808, 0.065)
        for k in range(51)
        if k % 7 not in (1, 4)
    ]
    bed = joined(
        [
            block(1.48, 0.1, 0.2, 0.02).moved(y=0.69, z=0.08),
            *(block(0.1, 0.22, 0.2, 0.03).moved(side * 0.69, 0.69, 0.08) for side in (-1, 1)),
        ]
    )
    legs = [
        lathe([(0, 0.06), (0.04, 0.06), *curve([(0.035, 0.1), (0.055, 0.5), (0.07, 0.68)], 5), (0, 0.68)], 0.008).moved(
            x, 0, z
        )
        for x, z in ((-0.6, -0.06), (0.6, -0.06), (-0.4, -1.3))
    ]
    wheels = [ball(0.035, around=24).moved(x, 0.035, z) for x, z in ((-0.6, -0.06), (0.6, -0.06), (-0.4, -1.3))]
    prop = ribbon([(0.55, 0.95, -0.45), (0.24, 1.6, -0.4)], 0.012, steps=1)
    return [
        Part(joined([body.moved(y=0.83), lid, bed, *legs, prop]), case),
        Part(joined(keys), Material("ivory", (248, 244, 232), roughness=0.2)),
        Part(joined(black), Material("ebony", (30, 28, 30), roughness=0.2)),
        Part(joined(wheels), gold),
        Part(
            slab([(x * 0.93, y * 0.95 - 0.02) for x, y in flat], 0.02).turned("x", 90).moved(y=0.975),
            Material("frame", (206, 158, 82), 0.8, 0.4),
        ),
    ]


def trophy(look: Look) -> Parts:
    gold, base = (
        look.main(Material("gold", (250, 196, 92), 1.0, 0.18)),
        look.trim(Material("base", (40, 34, 36), roughness=0.2)),
    )
    cup = [
        (0.0, 0.1),
        (0.035, 0.1),
        *curve(
            [(0.03, 0.108), (0.011, 0.125), (0.01, 0.15), (0.022, 0.165), (0.055, 0.195), (0.072, 0.25), (0.076, 0.3)],
            7,
        ),
        (0.08, 0.303),
        (0.08, 0.308),
        (0.073, 0.308),
        (0.068, 0.25),
        (0.0, 0.19),
    ]
    handle = ribbon([(0.072, 0.285, 0), (0.115, 0.29, 0), (0.12, 0.245, 0), (0.085, 0.205, 0), (0.06, 0.2, 0)], 0.0065)
    star_ = [
        (0.02 * r * math.cos(a), 0.02 * r * math.sin(a))
        for a, r in ((math.pi / 2 + k * math.pi / 5, 1.0 if k % 2 == 0 else 0.42) for k in range(10))
    ]
    plaque = block(0.055, 0.03, 0.004, 0.001).moved(y=0.042, z=0.0525)
    return [
        Part(lathe(cup, 0.003), gold),
        Part(joined([handle, handle.turned("y", 180)]), gold),
        Part(
            joined(
                [
                    block(0.115, 0.03, 0.115, 0.006),
                    block(0.1, 0.055, 0.1, 0.006).moved(y=0.028),
                    lathe([(0, 0.08), (0.042, 0.08), (0.04, 0.1), (0, 0.1)], 0.003),
                ]
            ),
            base,
        ),
        Part(joined([slab(star_, 0.006, 0.0015).moved(y=0.245, z=0.0745), plaque]), gold),
    ]


def medal(look: Look) -> Parts:
    gold, band = (
        look.main(Material("gold", (250, 196, 92), 1.0, 0.22)),
        look.trim(Material("ribbon", (36, 74, 160), roughness=0.7)),
    )
    coin = joined(
        [
            rod(0.033, 0.0045, around=72).turned("x", 90).moved(y=0.034),
            ring(0.031, 0.0022, 72).turned("x", 90).moved(y=0.034, z=0.0045),
            ring(0.006, 0.0014, 28).turned("y", 90).turned("x", 90).moved(y=0.07, z=0.002),
        ]
    )
    laurel = [
        ball(0.0042, 0.4, 14)
        .scaled(0.5, 1.0, 1.7)
        .turned("x", 90)
        .turned("z", math.degrees(a) + 30 * side)
        .moved(side * 0.022 * math.sin(a), 0.034 - 0.022 * math.cos(a), 0.005)
        for side in (-1, 1)
        for a in np.linspace(0.35, 2.6, 8)
    ]
    star_ = slab(
        [
            (0.012 * r * math.cos(a), 0.034 + 0.012 * r * math.sin(a))
            for a, r in ((math.pi / 2 + k * math.pi / 5, 1.0 if k % 2 == 0 else 0.4) for k in range(10))
        ],
        0.004,
        0.001,
    ).moved(z=0.005)
    straps = [
        slab(
            [(-0.009, 0.068), (0.009, 0.068), (0.009 + side * 0.026, 0.16), (-0.009 + side * 0.026, 0.16)],
            0.0014,
            0.0004,
        ).moved(z=0.002 - 0.0016 * side)
        for side in (-1, 1)
    ]
    return [Part(joined([coin, *laurel, star_]), gold), Part(joined(straps), band)]


def snow_globe(look: Look) -> Parts:
    base = look.main(WALNUT)
    pine = joined(
        [
            lathe(
                [(0, 0.062 + 0.016 * k), (0.018 - 0.0045 * k, 0.062 + 0.016 * k), (0.0, 0.088 + 0.016 * k)], 0.001, 28
            )
            for k in range(3)
        ]
    ).moved(-0.014, 0.0, -0.004)
    house_ = joined([block(0.022, 0.016, 0.018, 0.001).moved(0.016, 0.055, 0.006)])
    roof = slab([(-0.014, 0), (0.014, 0), (0, 0.012)], 0.022, 0.0008).moved(0.016, 0.071, 0.006)
    ground = lathe(curve([(0.044, 0.05), (0.03, 0.056), (0.0, 0.058)], 5))
    turn = np.arange(26) * 2.4
    flakes = [
        ball(0.0011, around=8).moved(
            0.033 * math.sqrt(k / 26) * math.cos(t),
            0.066 + 0.05 * ((k * 0.618) % 1),
            0.033 * math.sqrt(k / 26) * math.sin(t),
        )
        for k, t in enumerate(turn)
    ]
    stand = [(0, 0), (0.055, 0), (0.055, 0.012), *curve([(0.05, 0.018), (0.046, 0.036), (0.043, 0.052)], 5), (0, 0.052)]
    return [
        Part(lathe(stand, 0.002), base),
        Part(ring(0.0435, 0.0022).moved(y=0.052), look.trim(Material("brass", (224, 182, 98), 1.0, 0.25))),
        Part(
            ball(0.05, around=72).moved(y=0.09), Material("glass", (240, 248, 252), roughness=0.02, transmission=0.97)
        ),
        Part(joined([ground, *flakes, roof]), Material("snow", (248, 250, 255), roughness=0.8)),
        Part(pine, Material("pine", (48, 118, 80), roughness=0.8)),
        Part(house_, Material("house", (196, 76, 60), roughness=0.7)),
    ]


def yo_yo(look: Look) -> Parts:
    half = lathe(
        [(0, 0.0022), *curve([(0.01, 0.0022), (0.026, 0.005), (0.0285, 0.012), (0.02, 0.0165), (0.0, 0.0175)], 7)]
    )
    pair = joined([half.turned("x", 90), half.turned("x", -90)]).moved(y=0.0285)
    cord = ribbon(
        [(0.004, 0.032, 0), (0.02, 0.07, 0.004), (-0.005, 0.1, 0), (0.014, 0.13, -0.004), (0.004, 0.15, 0)], 0.0009, 8
    )
    loop_ = ring(0.008, 0.0009, 28).turned("x", 90).moved(0.004, 0.158)
    caps = joined([rod(0.011, 0.002).turned("x", 90 * side).moved(y=0.0285, z=side * 0.0165) for side in (-1, 1)])
    return [
        Part(pair, look.main(Material("lacquer", (210, 48, 52), roughness=0.12))),
        Part(joined([cord, loop_]), Material("cord", (240, 236, 224), roughness=0.9)),
        Part(caps, look.trim(CERAMIC)),
    ]


def target(look: Look) -> Parts:
    """A dartboard on a stand."""
    bands = [(0.22, 0.03, 0), (0.175, 0.032, 1), (0.13, 0.034, 0), (0.085, 0.036, 1), (0.04, 0.038, 0)]
    tones = (
        look.main(Material("red", (206, 50, 46), roughness=0.5)),
        look.trim(Material("white", (246, 242, 232), roughness=0.5)),
    )
    rings = [
        Part(slab(disc(r, 72), deep, 0.002).moved(y=0.42, z=deep / 2 - 0.015), tones[tone]) for r, deep, tone in bands
    ]
    arrow = joined(
        [
            ribbon([(0.02, 0.44, 0.03), (0.06, 0.5, 0.26)], 0.004, steps=1),
            *(
                slab([(0, 0), (0.03, 0.006), (0.03, 0.024), (0, 0.016)], 0.0015)
                .turned("y", 90)
                .moved(0, 0.0, 0)
                .turned("z", t)
                .moved(0.056, 0.494, 0.25)
                for t in (0, 90, 180, 270)
            ),
        ]
    )
    legs = [ribbon([(side * 0.05, 0.6, -0.02), (side * 0.2, 0.0, 0.03)], 0.012, steps=1) for side in (-1, 1)] + [
        ribbon([(0, 0.6, -0.02), (0, 0.0, -0.3)], 0.012, steps=1)
    ]
    return [*rings, Part(arrow, Material("dart", (50, 60, 80), roughness=0.4)), Part(joined(legs), OAK)]
