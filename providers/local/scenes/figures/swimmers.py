"""What swims, and what flies by its own wings."""

import math

from providers.local.drawing.pen import disc, filled, linear, oval, soft_oval, stroked
from providers.local.drawing.tone import darker
from providers.local.drawing.vector import Point, smooth
from providers.local.scenes.figures.coat import INK, Coat

_BEAK = "#f2a63c"


def bird(phase: float, coat: Coat) -> str:
    """200 by 160, on the wing."""
    lift = math.sin(2 * math.pi * phase)
    glide = -0.35 * math.cos(2 * math.pi * phase)
    body = linear("b", (0, 62), (0, 104), [(0, coat.light, 1), (0.5, coat.main, 1), (1, coat.dark, 1)])
    body += _wing((112, 76), lift * 0.92, glide, darker(coat.main, 0.34), 0.9)
    body += filled("M52 84L8 72L16 86L6 98L54 94Z", coat.dark)
    body += filled(
        smooth([(44, 88), (74, 72), (120, 66), (150, 64), (166, 72), (158, 86), (122, 100), (78, 100)]), "url(#b)"
    )
    body += filled(smooth([(80, 97), (122, 88), (154, 82), (150, 90), (122, 100)]), "#ffffff", 0.35)
    body += filled("M163 70L186 76L162 82Z", _BEAK) + disc(155, 72, 3.2, INK) + disc(156, 71, 1.1, "#ffffff")
    return body + _wing((104, 78), lift, glide, coat.main, 1.0, coat.deep)


def _wing(root: Point, lift: float, glide: float, paint: str, size: float, tip: str = "") -> str:
    """`lift` from -1 to 1; the outer half lags behind."""
    x, y = root
    mid = (x - 8, y - lift * 40 * size)
    end = (x - 34, y - (lift + glide) * 72 * size)
    data = smooth(
        [
            (x + 24, y + 4),
            (mid[0] + 18, mid[1] - 3),
            end,
            (end[0] - 6, end[1] + 7),
            (mid[0] - 16, mid[1] + 12),
            (x - 30, y + 12),
        ]
    )
    drawn = filled(data, paint)
    if tip:
        dark = smooth(
            [
                (end[0] + 13, end[1] * 0.72 + mid[1] * 0.28 - 1),
                end,
                (end[0] - 6, end[1] + 7),
                ((end[0] + mid[0]) / 2 - 14, (end[1] + mid[1]) / 2 + 9),
            ]
        )
        drawn += filled(dark, tip, 0.75)
    return drawn


def swan(phase: float, coat: Coat) -> str:
    """150 by 120."""
    nod = 2.5 * math.sin(2 * math.pi * phase)
    body = linear("b", (0, 60), (0, 116), [(0, coat.pale, 1), (0.5, coat.main, 1), (1, coat.dark, 1)])
    neck = f"M104 88C124 74 104 52 {104 + nod:.1f} 36C{104 + nod:.1f} 22 {118 + nod:.1f} 16 {124 + nod:.1f} 24"
    body += stroked(neck, coat.main, 11) + oval(124 + nod, 25, 10, 8, coat.main, turn=14)
    body += filled(f"M{131 + nod:.1f} 22L{148 + nod:.1f} 30L{131 + nod:.1f} 31Z", _BEAK) + disc(126 + nod, 23, 1.8, INK)
    body += filled(
        smooth([(8, 74), (34, 66), (76, 66), (112, 82), (116, 100), (92, 116), (40, 116), (18, 98)]), "url(#b)"
    )
    return (
        body
        + filled(smooth([(14, 70), (46, 62), (86, 74), (92, 94), (56, 104), (28, 92)]), coat.pale)
        + stroked("M34 92C50 98 66 97 80 92M30 83C48 90 66 90 84 84", coat.dark, 1.4, 0.5)
    )


def butterfly(phase: float, coat: Coat) -> str:
    """120 by 110."""
    spread = 0.25 + 0.75 * abs(math.cos(math.pi * phase))
    wing = filled(smooth([(0, 0), (16, -40), (46, -44), (48, -16), (22, 4)]), coat.main) + filled(
        smooth([(0, 2), (24, 6), (36, 26), (20, 42), (2, 20)]), coat.dark
    )
    wing += (
        filled(smooth([(10, -8), (20, -30), (38, -34), (38, -18), (20, -4)]), coat.pale, 0.75)
        + disc(22, 24, 5, coat.pale, 0.8)
        + stroked("M0 0C16 -38 40 -50 48 -20", INK, 1.6, 0.6)
    )
    drawn = "".join(
        f'<g transform="translate(60 54) rotate({12 * side}) scale({side * spread:.3f} 1)">{wing}</g>'
        for side in (-1, 1)
    )
    return (
        drawn
        + oval(60, 56, 3.4, 20, INK)
        + disc(60, 34, 4.2, INK)
        + stroked("M59 32C56 22 52 18 46 16M61 32C64 22 68 18 74 16", INK, 1.3)
    )


def bee(phase: float, _coat: Coat) -> str:
    """110 by 90."""
    beat = 0.4 + 0.6 * abs(math.sin(6 * math.pi * phase))
    wings = "".join(
        f'<g transform="translate({x} 40) scale(1 {beat:.2f})">' + oval(0, -18, 12, 22, "#eaf6ff", 0.8, turn) + "</g>"
        for x, turn in ((48, -28.0), (60, 18.0))
    )
    body = (
        oval(54, 54, 32, 20, "#f6c232")
        + filled(smooth([(40, 35), (46, 35), (45, 73), (39, 71)]), INK)
        + filled(smooth([(58, 34), (64, 35), (63, 73), (57, 74)]), INK)
    )
    return (
        wings
        + body
        + disc(86, 50, 13, "#33302c")
        + disc(91, 47, 3, "#ffffff")
        + stroked("M90 39C94 30 98 28 103 28", INK, 1.8)
        + filled("M22 52L10 55L22 58Z", INK)
    )


def fish(phase: float, coat: Coat) -> str:
    """160 by 90."""
    wag = math.sin(2 * math.pi * phase)
    body = linear("b", (0, 16), (0, 78), [(0, coat.dark, 1), (0.4, coat.main, 1), (1, coat.pale, 1)])
    tail = (
        f"M48 46C34 40 {18 + 3 * wag:.1f} {22 + 8 * wag:.1f} {6 + 6 * wag:.1f} {18 + 10 * wag:.1f}"
        f"C{14 + 4 * wag:.1f} 36 {14 + 4 * wag:.1f} 54 {6 + 6 * wag:.1f} {74 + 8 * wag:.1f}"
        f"C{18 + 3 * wag:.1f} {70 + 6 * wag:.1f} 34 54 48 48Z"
    )
    body += (
        filled(tail, coat.dark)
        + filled("M74 22C84 4 106 2 120 12L112 26Z", coat.dark)
        + filled("M86 70C90 84 104 88 114 84L108 68Z", coat.dark)
    )
    body += filled(
        smooth([(40, 46), (70, 24), (108, 18), (140, 32), (152, 48), (138, 62), (104, 74), (68, 68)]), "url(#b)"
    )
    body += filled(
        "M120 22C126 38 126 56 118 71C112 72 108 73 104 74C112 56 112 36 108 18C112 18 117 20 120 22Z", "#ffffff", 0.6
    )
    body += (
        filled(
            f"M92 50C80 {54 + 6 * wag:.1f} 76 {62 + 6 * wag:.1f} 82 {68 + 4 * wag:.1f}C92 66 98 58 98 50Z", coat.dark
        )
        + disc(134, 40, 6.4, "#ffffff")
        + disc(135.5, 40, 3.8, INK)
    )
    return body + stroked("M148 52C144 55 140 56 137 55", coat.deep, 1.6)


def dolphin(phase: float, coat: Coat) -> str:
    """220 by 110."""
    wag = 6 * math.sin(2 * math.pi * phase)
    body = linear("b", (0, 20), (0, 90), [(0, coat.dark, 1), (0.5, coat.main, 1), (1, "#f2f6f8", 1)])
    body += filled(
        f"M34 66L4 {44 + wag:.1f}C8 {60 + wag:.1f} 10 {68 + wag:.1f} 2 {88 + wag:.1f}C20 {86 + wag:.1f} 32 78 40 72Z",
        coat.dark,
    )
    body += filled("M104 36C104 16 92 8 80 6C90 18 84 30 80 40Z", coat.dark)
    body += filled(
        smooth(
            [
                (28, 68),
                (66, 42),
                (118, 30),
                (164, 38),
                (190, 54),
                (214, 62),
                (212, 70),
                (186, 72),
                (150, 82),
                (100, 84),
                (58, 76),
            ]
        ),
        "url(#b)",
    )
    body += (
        filled("M126 76C118 90 106 98 94 98C102 88 106 80 108 72Z", coat.dark)
        + disc(176, 54, 3.4, INK)
        + stroked("M212 67C200 68 192 66 186 64", coat.deep, 1.6)
    )
    return body


def shark(phase: float, coat: Coat) -> str:
    """260 by 120."""
    wag = 7 * math.sin(2 * math.pi * phase)
    body = linear(
        "b", (0, 34), (0, 90), [(0, coat.dark, 1), (0.5, coat.main, 1), (0.62, "#eef2f4", 1), (1, "#dfe6ea", 1)]
    )
    body += filled(
        f"M46 60L{8 + wag:.1f} 14C{18 + wag:.1f} 40 {18 + wag:.1f} 60 {14 + wag:.1f} 96C30 84 42 74 52 66Z", coat.dark
    ) + filled("M132 38C134 18 120 8 106 4C112 20 104 32 100 44Z", coat.dark)
    body += filled(
        smooth([(40, 62), (90, 42), (150, 34), (210, 44), (252, 62), (236, 74), (196, 84), (130, 86), (80, 76)]),
        "url(#b)",
    )
    body += (
        filled("M168 78C160 98 144 110 128 114C138 98 142 88 142 78Z", coat.dark)
        + disc(222, 56, 3.6, INK)
        + stroked("M192 54v18M184 54v19M176 54v19", coat.deep, 1.6, 0.7)
    )
    return body + stroked("M240 72C230 78 220 78 212 75", coat.deep, 2)


def whale(phase: float, coat: Coat) -> str:
    """300 by 170; what it blows is air."""
    wag = 6 * math.sin(2 * math.pi * phase)
    body = linear("b", (0, 60), (0, 160), [(0, coat.light, 1), (0.35, coat.main, 1), (1, coat.deep, 1)])
    body += filled(
        f"M40 112C26 104 {10} {92 + wag:.1f} 2 {72 + wag:.1f}C16 {72 + wag:.1f} 30 {78 + wag:.1f} 38 "
        f"{86 + wag:.1f}C40 {74 + wag:.1f} 52 {66 + wag:.1f} 68 {64 + wag:.1f}C66 {84 + wag:.1f} 60 98 54 112Z",
        coat.dark,
    )
    body += filled(
        smooth(
            [
                (36, 112),
                (84, 92),
                (146, 68),
                (214, 62),
                (268, 80),
                (294, 112),
                (286, 138),
                (240, 156),
                (160, 160),
                (88, 146),
            ]
        ),
        "url(#b)",
    )
    body += filled(
        smooth([(292, 124), (280, 142), (240, 156), (170, 159), (120, 152), (190, 142), (250, 134)]), "#f0f4f6", 0.9
    )
    body += stroked(
        "M284 138C240 148 200 152 150 154M276 145C240 153 200 156 160 157M292 128C250 138 214 142 176 146",
        "#b9c6d0",
        1.3,
        0.8,
    )
    body += (
        filled("M196 140C184 160 168 168 150 168C160 156 166 146 170 136Z", coat.dark)
        + disc(250, 112, 4, INK)
        + disc(251, 110.500, 1.4, "#ffffff")
        + stroked("M292 120C276 126 262 126 252 122", coat.deep, 2)
    )
    blow = (phase * 1.0) % 1
    for dx in (-14, -5, 5, 14):
        tall = 52 * math.sin(math.pi * blow)
        body += stroked(
            f"M212 62C212 {52 - tall * 0.5:.1f} {212 + dx * 0.7:.1f} "
            f"{46 - tall:.1f} {212 + dx * 1.7:.1f} {56 - tall * 0.86:.1f}",
            "#f2fafd",
            3.4,
            0.85 * (1 - blow),
        )
    return body


def jellyfish(phase: float, coat: Coat) -> str:
    """120 by 190."""
    pulse = math.sin(2 * math.pi * phase)
    half = 48 + 5 * pulse
    drawn = soft_oval(60, 52, 62, 58, coat.main, 0.4)
    for index, x in enumerate((26, 40, 54, 66, 80, 94)):
        sway = 9 * math.sin(2 * math.pi * phase + index)
        long = 96 + 24 * (index % 3)
        drawn += stroked(
            f"M{x} 66C{x + sway:.1f} {66 + long * 0.3:.1f} {x - sway:.1f} "
            f"{66 + long * 0.6:.1f} {x + sway * 0.8:.1f} {60 + long:.1f}",
            coat.light,
            3.2 if index % 2 else 5,
            0.55,
        )
    bell = linear("b", (0, 10), (0, 74), [(0, coat.pale, 0.95), (0.6, coat.main, 0.85), (1, coat.dark, 0.8)])
    bell += filled(
        f"M{60 - half:.1f} 66C{60 - half:.1f} {20 - 3 * pulse:.1f} {60 - 24} 8 60 8C{60 + 24} 8 "
        f"{60 + half:.1f} {20 - 3 * pulse:.1f} {60 + half:.1f} 66Q{60 + half * 0.75:.1f} 58 "
        f"{60 + half * 0.5:.1f} 67Q{60 + half * 0.25:.1f} 58 60 68Q{60 - half * 0.25:.1f} 58 "
        f"{60 - half * 0.5:.1f} 67Q{60 - half * 0.75:.1f} 58 {60 - half:.1f} 66Z",
        "url(#b)",
    )
    return drawn + bell + filled("M34 40C36 24 48 16 58 15C48 24 44 34 44 46Z", "#ffffff", 0.5)


def turtle(phase: float, coat: Coat) -> str:
    """190 by 120."""
    row = math.sin(2 * math.pi * phase)
    skin = darker(coat.main, 0.1)
    body = filled(smooth([(112, 70), (138, 84 + 22 * row), (126, 104 + 26 * row), (100, 82)]), coat.dark) + filled(
        smooth([(46, 70), (26, 84 - 8 * row), (12, 96 - 8 * row), (36, 80)]), coat.dark
    )
    body += filled(smooth([(134, 58), (162, 44), (182, 50), (180, 62), (158, 68), (134, 70)]), skin) + disc(
        171, 53, 2.8, INK
    )
    body += linear("s", (0, 24), (0, 82), [(0, "#b98a4e", 1), (1, "#5f4426", 1)]) + filled(
        smooth([(28, 70), (44, 40), (84, 24), (124, 38), (142, 66), (86, 80)]), "url(#s)"
    )
    body += stroked(
        "M58 44L72 58L60 76M72 58H104M104 58L116 44M104 58L112 76M84 26L72 58M92 26L104 58", "#e2bd84", 2, 0.7
    ) + filled(smooth([(28, 69), (86, 74), (142, 65), (138, 74), (86, 83), (36, 76)]), "#e6d3a2")
    return body + filled(smooth([(120, 68), (148, 88 + 26 * row), (140, 110 + 28 * row), (108, 84)]), skin)
