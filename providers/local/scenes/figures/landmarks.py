"""What stands still: buildings, plants, a tent, a fire."""

import math

from providers.local.drawing.pen import box, disc, filled, linear, oval, soft_oval, stroked
from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.drawing.vector import smooth
from providers.local.scenes.figures.coat import INK, Coat

_WINDOW = "#ffd98a"
_LEAF = "#5aa04e"


def _pane(coat: Coat) -> str:
    return _WINDOW if coat.night else "#6f95b0"


def lighthouse(_phase: float, coat: Coat) -> str:
    """180 by 300, on its rock."""
    red = "#d2443c" if coat.main == "#f2f2ee" else coat.main
    body = linear("t", (60, 0), (120, 0), [(0, "#ffffff", 1), (0.4, "#f4f2ec", 1), (1, "#b9b7bd", 1)])
    body += linear("r", (60, 0), (120, 0), [(0, lighter(red, 0.25), 1), (0.45, red, 1), (1, darker(red, 0.4), 1)])
    body += filled(
        smooth([(2, 300), (14, 268), (44, 252), (90, 246), (136, 254), (166, 270), (178, 300)]), "#5d5a66"
    ) + filled(smooth([(20, 276), (48, 258), (92, 252), (84, 272), (44, 284)]), "#85818c")
    body += (
        filled("M74 84H106L120 258H60Z", "url(#t)")
        + filled("M71.500 116H108.500L111.500 152H68.500Z", "url(#r)")
        + filled("M65.500 188H114.500L117.500 224H62.500Z", "url(#r)")
    )
    body += box(64, 76, 52, 9, "#3b3f4b", round_=2) + stroked(
        "M66 66H114M68 66V76M78 66V76M90 66V76M102 66V76M112 66V76", "#3b3f4b", 2
    )
    body += box(74, 44, 32, 33, "#ffedb0" if coat.night else "#cfe6ee") + stroked(
        "M74 44V76M84.500 44V76M95.500 44V76M106 44V76", "#3b3f4b", 2.2
    )
    body += filled("M68 45C72 26 82 18 90 16C98 18 108 26 112 45Z", "url(#r)") + stroked("M90 16V6", "#3b3f4b", 2.6)
    return (
        body
        + box(83, 132, 13, 18, _pane(coat), round_=6)
        + box(83, 200, 14, 19, _pane(coat), round_=6)
        + filled("M80 258V236C80 226 100 226 100 236V258Z", "#4c3b34")
    )


def lantern(phase: float, _coat: Coat) -> str:
    """The light goes round: its two beams widen and narrow."""
    reach, share = math.cos(2 * math.pi * phase), abs(math.sin(2 * math.pi * phase))
    drawn = soft_oval(90, 60, 60 + 30 * share, 60 + 30 * share, "#fff2c0", 0.7)
    for side in (-1, 1):
        end = 90 + side * reach * 420
        drawn += linear(f"b{side + 1}", (90, 0), (end, 0), [(0, "#fff6d0", 0.75), (1, "#fff6d0", 0.0)])
        drawn += filled(f"M90 56L{end:.0f} 26V92L90 64Z", f"url(#b{side + 1})")
    return drawn


def house(_phase: float, coat: Coat) -> str:
    """240 by 190."""
    wood = coat.main
    body = linear("w", (0, 80), (0, 190), [(0, lighter(wood, 0.22), 1), (1, darker(wood, 0.18), 1)])
    body += linear("roof", (0, 14), (0, 92), [(0, "#9a5146", 1), (1, "#6d352f", 1)]) + box(164, 20, 22, 48, "#8a6a5c")
    body += box(34, 84, 172, 106, "url(#w)") + "".join(
        stroked(f"M34 {y}H206", darker(wood, 0.3), 1.2, 0.5) for y in range(98, 190, 14)
    )
    body += (
        filled("M14 92L62 24H178L226 92Z", "url(#roof)")
        + box(10, 88, 220, 8, "#59302b", round_=3)
        + "".join(stroked(f"M{28 + 11 * i} {76 - 15 * i}H{212 - 11 * i}", "#552a26", 1.4, 0.5) for i in range(4))
    )
    for x in (52, 150):
        body += (
            box(x - 4, 112, 46, 42, lighter(wood, 0.6), round_=2)
            + box(x, 116, 38, 34, _pane(coat), round_=1)
            + stroked(f"M{x + 19} 116V150M{x} 133H{x + 38}", lighter(wood, 0.6), 2.4)
        )
    body += (
        box(104, 122, 34, 68, darker(wood, 0.5), round_=3)
        + disc(131, 158, 2.4, "#e8c56a")
        + box(96, 184, 50, 7, "#8d8790")
    )
    return (
        body
        + filled(smooth([(36, 190), (40, 176), (58, 172), (72, 180), (90, 178), (98, 190)]), _LEAF)
        + filled(smooth([(150, 190), (160, 176), (182, 172), (206, 180), (212, 190)]), darker(_LEAF, 0.15))
    )


def chimney(phase: float, _coat: Coat) -> str:
    drawn = ""
    for index in range(5):
        puff = (phase + index / 5) % 1
        drawn += disc(
            176 + 26 * puff * puff + 4 * math.sin(6 * puff), 18 - 62 * puff, 6 + 13 * puff, "#e9ecf2", 0.5 * (1 - puff)
        )
    return drawn


def castle(_phase: float, coat: Coat) -> str:
    """320 by 280."""
    stone, shade = "#c9c2bd" if coat.main == "#f2f2ee" else coat.main, "#8d8791"
    body = linear("s", (0, 60), (0, 280), [(0, lighter(stone, 0.25), 1), (1, darker(stone, 0.22), 1)])
    roof = "#4f6d9c"
    for x, top, width in ((28, 92, 46), (246, 92, 46), (96, 60, 40), (186, 60, 40), (138, 22, 46)):
        body += (
            box(x, top, width, 280 - top, "url(#s)")
            + box(x + width * 0.68, top, width * 0.32, 280 - top, shade, 0.4)
            + box(x - 5, top, width + 10, 12, lighter(stone, 0.2), round_=2)
        )
        body += filled(f"M{x - 8} {top + 1}L{x + width / 2} {top - 62}L{x + width + 8} {top + 1}Z", roof) + filled(
            f"M{x + width / 2} {top - 62}L{x + width + 8} {top + 1}H{x + width * 0.6}Z", darker(roof, 0.3)
        )
        body += stroked(f"M{x + width / 2} {top - 62}V{top - 78}", "#4a4653", 2) + filled(
            f"M{x + width / 2} {top - 78}l18 5l-18 6Z", "#d2443c"
        )
        body += filled(f"M{x + width / 2 - 5} {top + 46}v-13a5 6 0 0 1 10 0v13Z", _pane(coat))
    body += box(14, 176, 292, 104, "url(#s)") + "".join(box(14 + 27 * i, 164, 17, 14, "url(#s)") for i in range(11))
    body += (
        "".join(stroked(f"M{30 + 54 * i} {200 + 18 * (i % 3)}h20", shade, 2, 0.6) for i in range(5))
        + filled("M130 280V228C130 196 192 196 192 228V280Z", "#3c3440")
        + stroked("M146 210V280M161 204V280M176 210V280M131 240H191M131 260H191", "#7a6a5c", 2.4)
    )
    return body + "".join(filled(f"M{x} 236v-15a6 7 0 0 1 12 0v15Z", _pane(coat)) for x in (52, 92, 222, 262))


def windmill(phase: float, coat: Coat) -> str:
    """240 by 300."""
    body = linear("w", (84, 0), (156, 0), [(0, lighter(coat.main, 0.3), 1), (1, darker(coat.main, 0.25), 1)])
    body += (
        filled("M92 116H148L164 298H76Z", "url(#w)")
        + filled("M86 118C90 88 150 88 154 118Z", "#7c4a3c")
        + box(108, 250, 24, 48, "#5b4034", round_=10)
    )
    body += box(111, 150, 18, 22, _pane(coat), round_=8) + box(111, 200, 18, 22, _pane(coat), round_=8)
    sail = ""
    for quarter in range(4):
        arm = (
            stroked("M0 0V-100", "#5b4034", 4.4)
            + box(3, -98, 25, 78, "#f7f1e4", 0.95)
            + stroked("M3 -98V-20M16 -98V-20M28 -98V-20M3 -82H28M3 -62H28M3 -42H28", "#a08a72", 1.5)
        )
        sail += f'<g transform="rotate({90 * quarter})">{arm}</g>'
    return (
        body + f'<g transform="translate(120 106) rotate({90 * phase:.2f})">{sail}</g>' + disc(120, 106, 7, "#4a342b")
    )


def turbine(phase: float, _coat: Coat) -> str:
    """200 by 320."""
    blade = filled("M-4 0C-8 -30 -3 -76 0 -98C4 -76 7 -30 4 0Z", "#f4f7fa")
    fan = "".join(f'<g transform="rotate({120 * index})">{blade}</g>' for index in range(3))
    body = linear("m", (92, 0), (108, 0), [(0, "#ffffff", 1), (1, "#b7c0cc", 1)]) + filled(
        "M97 100H103L108 320H92Z", "url(#m)"
    )
    return (
        body + f'<g transform="translate(100 100) rotate({120 * phase:.2f})">{fan}</g>' + disc(100, 100, 7, "#dfe5ec")
    )


def tree(phase: float, coat: Coat) -> str:
    """220 by 260."""
    sway = 2.6 * math.sin(2 * math.pi * phase)
    leaf = coat.main
    body = filled("M98 260C104 214 100 180 96 140L124 140C120 180 118 214 128 260Z", "#6d4a34") + stroked(
        "M108 190C92 172 84 160 74 150M114 182C128 166 138 156 148 148", "#6d4a34", 8
    )
    heaps = ((58, 126, 42), (162, 124, 42), (84, 84, 48), (138, 82, 48), (110, 48, 42), (110, 112, 50))
    for shift, paint, size in ((6, darker(leaf, 0.34), 1.0), (0, leaf, 0.95)):
        body += "".join(disc(x + sway * (1 - y / 200), y + shift, r * size, paint) for x, y, r in heaps)
    return body + "".join(
        disc(x + sway * (1 - y / 200), y, r, lighter(leaf, 0.32), 0.55)
        for x, y, r in ((96, 40, 22), (70, 76, 20), (126, 66, 22), (50, 116, 16), (150, 104, 18))
    )


def palm(phase: float, coat: Coat) -> str:
    """220 by 280."""
    sway = 4 * math.sin(2 * math.pi * phase)
    top = (128 + sway, 62.0)
    body = stroked(f"M88 280C92 210 104 130 {top[0]:.1f} {top[1]}", "#96704a", 15) + "".join(
        stroked(f"M{84 + i * 3.4:.1f} {262 - 24 * i}q8 4 15 0", "#6d4f32", 2.2) for i in range(8)
    )
    for index, (dx, dy) in enumerate(
        ((-98, 30), (-88, -14), (-42, -50), (30, -54), (80, -24), (92, 28), (-52, 62), (52, 64))
    ):
        x, y = top[0] + dx + sway, top[1] + dy + sway * 0.5
        bx, by = top[0] + dx * 0.5, top[1] + dy * 0.4 - 26
        body += filled(
            f"M{top[0]:.1f} {top[1]}Q{bx:.1f} {by:.1f} {x:.1f} {y:.1f}"
            f"Q{bx:.1f} {by + 24:.1f} {top[0]:.1f} {top[1] + 9}Z",
            lighter(coat.main, 0.2) if index in (2, 3, 4) else mixed(coat.main, "#1e4a38", 0.3 if index < 6 else 0.5),
        )
    return body + disc(top[0] - 6, top[1] + 9, 8, "#7a5634") + disc(top[0] + 8, top[1] + 11, 8, "#65452a")


def flower(phase: float, coat: Coat) -> str:
    """110 by 220."""
    sway = 5 * math.sin(2 * math.pi * phase)
    x = 55 + sway
    body = (
        stroked(f"M55 220C52 170 58 120 {x:.1f} 62", "#4f8f46", 6)
        + filled("M55 180C30 176 16 156 12 138C36 140 52 156 56 176Z", "#5aa04e")
        + filled("M56 156C80 150 94 130 98 112C76 116 60 132 56 150Z", "#4f8f46")
    )
    petals = "".join(
        f'<g transform="translate({x:.1f} 58) rotate({a})">'
        + oval(0, -28, 11, 24, coat.main if a % 60 else coat.light)
        + "</g>"
        for a in range(0, 360, 30)
    )
    inner = "".join(
        f'<g transform="translate({x:.1f} 58) rotate({a + 15})">' + oval(0, -22, 8, 18, coat.light) + "</g>"
        for a in range(0, 360, 45)
    )
    return (
        body
        + petals
        + inner
        + disc(x, 58, 19, "#6b4423")
        + disc(x, 58, 14, "#8a5c2c")
        + "".join(disc(x + 8 * math.cos(a), 58 + 8 * math.sin(a), 1.8, "#e2b64a") for a in range(7))
    )


def tent(_phase: float, coat: Coat) -> str:
    """240 by 150."""
    body = linear("c", (20, 0), (220, 0), [(0, coat.light, 1), (0.5, coat.main, 1), (1, coat.dark, 1)]) + stroked(
        "M20 150L4 148M220 150L238 148", "#d8d2c4", 2
    )
    body += filled("M20 150C60 110 96 60 120 12C144 60 180 110 220 150Z", "url(#c)") + filled(
        "M120 12C108 62 92 116 78 150H160C148 116 132 62 120 12Z", "#ffd98a" if coat.night else coat.deep
    )
    return (
        body
        + filled("M120 12C116 70 106 118 94 150H78C92 116 108 62 120 12Z", coat.dark)
        + stroked("M120 12V4", INK, 3)
    )


def campfire(_phase: float, _coat: Coat) -> str:
    """120 by 60: the logs; the fire is a light."""
    body = "".join(oval(x, 54, 9, 6.500, "#77757c") for x in (14, 32, 60, 88, 106))
    return (
        body
        + stroked("M22 50L98 38", "#5a3d2a", 11)
        + stroked("M26 38L94 50", "#6f4c34", 11)
        + oval(97, 38.500, 4, 5, "#c79a6c")
        + oval(25, 38.500, 4, 5, "#c79a6c")
    )


def blaze(phase: float, _coat: Coat) -> str:
    drawn = soft_oval(60, 18, 130, 96, "#ff9a3c", 0.42)
    for half, tall, paint, speed in ((28, 74, "#f2622a", 1), (20, 56, "#ff9f38", 2), (11, 34, "#ffe28a", 3)):
        lean = 6 * math.sin(2 * math.pi * (phase * speed + half))
        top = 46 - tall * (0.9 + 0.14 * math.sin(2 * math.pi * (phase * (speed + 1) + half / 9)))
        drawn += filled(
            f"M{60 - half} 46C{60 - half * 1.2:.1f} {46 - tall * 0.4:.1f} {60 - half * 0.3:.1f} "
            f"{46 - tall * 0.5:.1f} {60 + lean:.1f} {top:.1f}C{60 + half * 0.5:.1f} {46 - tall * 0.5:.1f} "
            f"{60 + half * 1.2:.1f} {46 - tall * 0.4:.1f} {60 + half} 46Z",
            paint,
        )
    for index in range(6):
        rise = (phase + index / 6) % 1
        drawn += disc(
            60 + 22 * math.sin(index * 2.4 + rise * 3), 20 - 90 * rise, 2.4 * (1 - rise) + 0.6, "#ffd98a", 1 - rise
        )
    return drawn


def snowman(phase: float, coat: Coat) -> str:
    """130 by 210."""
    body = linear("s", (20, 0), (110, 0), [(0, "#ffffff", 1), (0.6, "#eef4fa", 1), (1, "#b9cadb", 1)]) + stroked(
        "M36 112L8 86M94 112L122 84M12 90L4 92M118 88L126 90", "#5a3d2a", 4
    )
    body += (
        disc(65, 164, 46, "url(#s)")
        + disc(65, 104, 34, "url(#s)")
        + disc(65, 58, 25, "url(#s)")
        + box(44, 20, 42, 22, INK, round_=3)
        + box(34, 38, 62, 6, INK, round_=3)
        + box(44, 32, 42, 6, "#c8443c")
    )
    body += (
        filled("M40 78C54 88 78 88 90 78L92 88C78 98 54 98 38 88Z", coat.main)
        + filled(f"M82 84L{94 + 3 * math.sin(6.28 * phase):.1f} 120L80 122Z", coat.dark)
        + disc(57, 54, 3, INK)
        + disc(74, 54, 3, INK)
    )
    return body + filled("M65 60L92 66L65 67Z", "#f0883c") + "".join(disc(65, y, 3, INK) for y in (104, 118, 150, 166))
