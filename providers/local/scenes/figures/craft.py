"""What floats and what flies by an engine or hot air."""

import math

from providers.local.drawing.pen import box, disc, filled, linear, oval, radial, soft_oval, stroked
from providers.local.drawing.tone import darker, lighter
from providers.local.scenes.figures.coat import GLASS, INK, Coat

_SAIL = "#fbf6ea"


def sailboat(phase: float, coat: Coat) -> str:
    """180 by 210."""
    belly = 3.5 * math.sin(2 * math.pi * phase)
    sail = coat.main if coat.main not in ("#f2f2ee",) else _SAIL
    body = linear("main", (96, 0), (170, 0), [(0, lighter(_SAIL, 0.3), 1), (1, "#e2d6c0", 1)])
    body += linear("jib", (20, 0), (90, 0), [(0, coat.light, 1), (1, coat.main, 1)])
    body += linear(
        "hull", (0, 168), (0, 206), [(0, lighter(sail, 0.16), 1), (0.5, sail, 1), (1, darker(sail, 0.45), 1)]
    )
    body += stroked("M92 10V172", "#6b4a36", 4.2)
    body += filled(f"M97 16C{132 + belly:.1f} 66 {156 + belly:.1f} 116 164 152C140 158 118 158 97 155Z", "url(#main)")
    body += stroked(
        f"M97 60C{112 + belly:.1f} 62 {122 + belly:.1f} 63 {131 + belly:.1f} 64M97 106C{120 + belly:.1f} "
        f"110 {138 + belly:.1f} 111 {152 + belly:.1f} 110",
        "#cdbfa6",
        1.1,
        0.8,
    )
    body += filled(f"M87 24C{70 - belly:.1f} 70 {44 - belly:.1f} 122 22 150C44 158 66 158 87 154Z", "url(#jib)")
    body += filled(f"M94 10L{114 + belly:.1f} {14 + belly / 2:.1f}L94 22Z", coat.main) + stroked(
        "M92 160L168 155", "#7d5a43", 3
    )
    body += filled("M8 168C60 172 120 172 174 164C170 186 156 204 140 206H46C28 204 14 188 8 168Z", "url(#hull)")
    body += stroked("M9 170C60 174 120 174 173 166", lighter(sail, 0.55), 3) + filled(
        "M19 186C60 190 120 190 162 184L158 191C120 196 60 196 23 192Z", "#ffffff", 0.28
    )
    return (
        body + box(66, 158, 42, 11, "#f6f1e6", round_=4) + "".join(disc(x, 163.5, 2.4, "#4d6f86") for x in (76, 87, 98))
    )


def ship(phase: float, coat: Coat) -> str:
    """340 by 130."""
    body = linear("hull", (0, 78), (0, 126), [(0, coat.main, 1), (1, coat.deep, 1)])
    body += linear("deck", (0, 30), (0, 84), [(0, "#ffffff", 1), (1, "#d5dce6", 1)])
    for index in range(3):
        puff = (phase + index / 3) % 1
        body += disc(202 - 46 * puff, 16 - 12 * puff, 4 + 9 * puff, "#e9ebf0", 0.7 * (1 - puff))
    body += (
        box(190, 18, 24, 26, coat.main, round_=3)
        + box(190, 24, 24, 6, "#ffffff")
        + box(148, 26, 18, 20, coat.main, round_=3)
    )
    body += box(84, 42, 176, 20, "url(#deck)", round_=4) + box(60, 60, 222, 22, "url(#deck)", round_=4)
    body += "".join(box(92 + 12 * index, 47, 7, 7, "#5d86a4", round_=1.5) for index in range(13))
    body += "".join(box(68 + 12 * index, 66, 7, 7, "#5d86a4", round_=1.5) for index in range(17))
    body += filled("M262 42H276L284 60H262Z", "url(#deck)") + box(262, 46, 14, 6, INK, 0.8, round_=2)
    body += filled("M10 80H330C324 100 312 120 300 126H42C26 118 14 100 10 80Z", "url(#hull)") + box(
        12, 80, 316, 4, "#ffffff", 0.85
    )
    body += "".join(disc(48 + 20 * index, 97, 2.6, "#f4e7b8", 0.9) for index in range(13))
    return body + filled("M28 112H314C310 119 305 124 300 126H42C36 123 31 118 28 112Z", "#8e2f2c", 0.85)


def rowboat(phase: float, coat: Coat) -> str:
    """210 by 110, with somebody in it."""
    swing = math.sin(2 * math.pi * phase)
    body = linear("hull", (0, 76), (0, 106), [(0, coat.light, 1), (0.4, coat.main, 1), (1, coat.deep, 1)])
    body += stroked(f"M104 66L{150 + 18 * swing:.1f} {104 - 8 * abs(swing):.1f}", darker("#a87c54", 0.35), 4)
    body += stroked("M96 84C96 66 98 56 102 46", coat.second, 24) + oval(106, 26, 11, 12.5, coat.skin)
    body += filled("M94 26C92 8 120 8 118 22C110 18 102 22 94 26Z", coat.hair)
    body += stroked(f"M102 52L{118 + 7 * swing:.1f} 66L{128 + 12 * swing:.1f} 72", darker("#f4efe6", 0.12), 8) + disc(
        128 + 12 * swing, 72, 4.5, coat.skin
    )
    body += filled("M4 74C60 84 150 84 206 72C200 94 186 104 168 106H44C24 104 10 92 4 74Z", "url(#hull)")
    body += stroked("M5 75C60 85 150 85 205 73", coat.pale, 3.4) + stroked(
        "M18 90C70 97 140 97 192 89", coat.deep, 1.4, 0.6
    )
    return (
        body
        + stroked(f"M{120 + 10 * swing:.1f} 70L{74 - 34 * swing:.1f} {102 - 6 * abs(swing):.1f}", "#c79a6c", 4.2)
        + oval(72 - 35 * swing, 103 - 6 * abs(swing), 11, 4, "#b58655", turn=-12 - 8 * swing)
    )


def plane(phase: float, coat: Coat) -> str:
    """260 by 110."""
    body = linear("skin", (0, 34), (0, 78), [(0, "#ffffff", 1), (0.55, "#eef1f5", 1), (1, "#b9c3d0", 1)])
    body += filled("M24 14C30 10 40 10 46 14L72 46H36Z", coat.main) + filled("M116 46L84 22H96L150 48Z", "#cfd6df")
    body += filled(
        "M10 52C10 44 22 40 40 40H190C218 40 244 48 252 58C246 70 222 76 190 76H64C36 74 10 64 10 52Z", "url(#skin)"
    )
    body += filled("M12 56C60 66 190 66 250 60C242 71 220 76 190 76H64C38 74 16 66 12 56Z", coat.main, 0.92)
    body += "".join(box(72 + 11 * index, 48, 5.5, 7, "#47617c", round_=2.4) for index in range(12))
    body += filled("M222 46C232 48 240 52 244 55L226 55C222 53 221 49 222 46Z", "#2d4258") + box(
        206, 45, 8, 18, "#dfe5ec", round_=2
    )
    body += filled("M118 62L170 62L92 104H76Z", lighter("#aab4c2", 0.25)) + filled(
        "M118 62L132 62L86 104H76Z", "#8d98a8"
    )
    body += box(112, 76, 34, 13, "#dbe1e8", round_=6.5) + oval(146, 82.500, 3, 6, "#5b6675")
    body += filled("M14 50L40 48L22 62H6Z", coat.dark) + stroked("M40 43C90 41 150 41 200 43", "#ffffff", 2, 0.9)
    return body + (disc(78, 103, 3, "#ff5a50") if phase < 0.5 else "")


def helicopter(phase: float, coat: Coat) -> str:
    """230 by 120."""
    spread = abs(math.cos(4 * math.pi * phase))
    body = linear("body", (0, 34), (0, 92), [(0, coat.light, 1), (0.45, coat.main, 1), (1, coat.dark, 1)])
    body += filled("M16 50L110 44V62L16 56Z", "url(#body)") + filled("M6 30H18L26 54L14 56Z", coat.dark)
    body += filled(
        "M96 60C100 40 122 34 150 34C184 34 210 52 214 72C214 86 198 92 172 92H124C106 92 94 78 96 60Z", "url(#body)"
    )
    body += filled("M160 40C186 42 204 56 208 70L166 70C160 70 158 66 158 62V46C158 42 159 40 160 40Z", GLASS) + filled(
        "M168 44C180 46 190 52 197 60L176 52Z", "#ffffff", 0.6
    )
    body += box(122, 46, 26, 22, GLASS, round_=4) + stroked(
        "M112 108H196M126 92V108M176 92V108M196 108C202 108 206 104 206 100", INK, 3.4
    )
    body += box(140, 22, 10, 14, INK, round_=3) + oval(145, 21, 30 + 72 * spread, 3, "#3a3f4b", 0.65)
    return body + oval(12, 40, 4 + 10 * (1 - spread), 14, "#3a3f4b", 0.5)


def balloon(_phase: float, coat: Coat) -> str:
    """150 by 220."""
    shape = "M75 4C118 4 146 36 146 76C146 112 112 140 96 168H54C38 140 4 112 4 76C4 36 32 4 75 4Z"
    body = radial("gas", (54, 48), 120, [(0, "#ffffff", 0.55), (0.45, "#ffffff", 0.0), (1, "#0a0a24", 0.46)])
    body += filled(shape, coat.main)
    body += filled("M75 4C50 4 34 36 34 76C34 112 56 140 64 168H86C94 140 116 112 116 76C116 36 100 4 75 4Z", coat.pale)
    body += filled("M75 4C62 4 56 36 56 76C56 112 68 140 71 168H79C82 140 94 112 94 76C94 36 88 4 75 4Z", coat.main)
    body += filled(
        "M5 84C40 98 110 98 145 84C144 92 141 99 138 106C104 116 46 116 12 106C9 99 6 92 5 84Z", coat.dark, 0.85
    ) + filled(shape, "url(#gas)")
    body += stroked("M56 168L62 194M94 168L88 194M75 168V194", "#4b3a30", 1.6)
    body += linear("basket", (58, 0), (92, 0), [(0, "#b8814e", 1), (1, "#7a5030", 1)]) + box(
        59, 192, 32, 24, "url(#basket)", round_=4
    )
    return body + box(57, 190, 36, 5, "#8e6038", round_=2.5) + stroked("M61 202H89M61 209H89", "#6a4528", 1.2, 0.7)


def burner(phase: float, _coat: Coat) -> str:
    share = max(0.0, math.sin(2 * math.pi * phase * 2))
    return soft_oval(75, 150, 44, 70, "#ffb45a", 0.5 * share) + soft_oval(75, 172, 8, 15, "#fff2c0", share)


def rocket(phase: float, coat: Coat) -> str:
    """120 by 260, upright; its flame is a light."""
    body = linear("tube", (34, 0), (86, 0), [(0, "#ffffff", 1), (0.4, "#eef1f5", 1), (1, "#9aa5b6", 1)])
    body += linear("nose", (34, 0), (86, 0), [(0, coat.light, 1), (0.5, coat.main, 1), (1, coat.dark, 1)])
    body += filled("M36 128L8 168V206L38 184Z", coat.main) + filled("M84 128L112 168V206L82 184Z", coat.dark)
    body += filled(
        "M60 4C84 32 90 80 88 130C87 160 84 180 80 194H40C36 180 33 160 32 130C30 80 36 32 60 4Z", "url(#tube)"
    )
    body += filled("M60 4C72 18 80 38 84 62H36C40 38 48 18 60 4Z", "url(#nose)") + box(33, 150, 54, 10, coat.main)
    body += disc(60, 98, 17, coat.dark) + disc(60, 98, 12.5, "#3f6f94") + disc(56, 93, 5.5, "#d9f1fa", 0.9)
    return (
        body
        + filled("M60 150L66 206H54Z", coat.dark)
        + filled("M46 194H74L78 208H42Z", "#5a6272")
        + stroked("M44 70C42 96 42 130 44 150", "#ffffff", 3, 0.8)
    )


def flame(phase: float, _coat: Coat) -> str:
    tall = 44 + 9 * math.sin(6 * math.pi * phase) + 4 * math.sin(14 * math.pi * phase)
    drawn = soft_oval(60, 220, 46, 52, "#ff9a3c", 0.55)
    for half, share, colour in ((16, 1.0, "#ff7a2c"), (11, 0.76, "#ffc24a"), (6, 0.5, "#fff6d8")):
        drawn += filled(
            f"M{60 - half} 206Q{60 - half} {206 + tall * share * 0.5:.1f} 60 {206 + tall * share:.1f}"
            f"Q{60 + half} {206 + tall * share * 0.5:.1f} {60 + half} 206Z",
            colour,
        )
    return drawn


def ufo(phase: float, coat: Coat) -> str:
    """200 by 90."""
    body = linear("hull", (0, 34), (0, 76), [(0, coat.pale, 1), (0.5, coat.main, 1), (1, coat.deep, 1)])
    body += filled("M62 44C62 16 82 6 100 6C118 6 138 16 138 44Z", GLASS, 0.85) + filled(
        "M74 36C76 20 86 13 94 12C84 20 82 28 82 38Z", "#ffffff", 0.7
    )
    body += oval(100, 52, 96, 22, "url(#hull)") + oval(100, 46, 62, 9, coat.light, 0.8)
    for index in range(7):
        lit = "#fff2a0" if int(phase * 7) % 7 == index else "#7de8d0"
        body += disc(22 + 26 * index, 54 + 9 * math.sin(math.pi * (22 + 26 * index) / 200), 4.2, lit)
    return body


def beam(phase: float, _coat: Coat) -> str:
    share = 0.4 + 0.12 * math.sin(2 * math.pi * phase)
    return linear("ray", (0, 70), (0, 190), [(0, "#a8ffe8", share), (1, "#a8ffe8", 0.0)]) + filled(
        "M70 70H130L172 190H28Z", "url(#ray)"
    )


def satellite(phase: float, coat: Coat) -> str:
    """240 by 110."""
    body = linear("panel", (0, 30), (0, 80), [(0, "#5f8fd8", 1), (1, "#23427e", 1)])
    body += linear("foil", (0, 28), (0, 88), [(0, "#f6dfa4", 1), (1, "#a9803a", 1)])
    for left in (6, 154):
        body += box(left, 32, 80, 46, "url(#panel)", round_=2)
        body += "".join(stroked(f"M{left + 16 * index} 32v46", "#a9c6f2", 1, 0.7) for index in range(1, 5)) + stroked(
            f"M{left} 55h80", "#a9c6f2", 1, 0.7
        )
    body += (
        box(84, 52, 72, 6, "#9aa3b0")
        + box(98, 26, 44, 62, "url(#foil)", round_=5)
        + box(104, 34, 32, 14, coat.main, round_=3)
    )
    body += filled("M104 88C104 104 136 104 136 88Z", "#e5e9ef") + stroked("M120 26V8", "#c9d0da", 2.4)
    return body + disc(120, 7, 4, "#ff6a5a" if phase < 0.5 else "#ffd0c8")
