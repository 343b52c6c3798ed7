"""What drives."""

import math
from typing import Final

from providers.local.drawing.pen import box, disc, filled, linear, oval, ring, soft_oval, stroked
from providers.local.drawing.tone import darker, lighter
from providers.local.scenes.figures.coat import GLASS, INK, Coat

_LAMP: Final = "#fff2c0"
_PANE: Final = "#ffe6a8"
_BRASS: Final = "#d9a441"


def wheel(x: float, y: float, r: float, phase: float, rim: str = "#c9ced6") -> str:
    drawn = disc(x, y, r, "#1b1d25") + ring(x, y, r * 0.82, "#33363f", r * 0.08) + disc(x, y, r * 0.6, rim)
    for spoke in range(5):
        angle = 2 * math.pi * (phase + spoke / 5)
        data = f"M{x:.1f} {y:.1f}L{x + math.cos(angle) * r * 0.56:.1f} {y + math.sin(angle) * r * 0.56:.1f}"
        drawn += stroked(data, "#6d727d", r * 0.16)
    return drawn + disc(x, y, r * 0.16, "#4a4e58")


def car(phase: float, coat: Coat) -> str:
    """200 by 74."""
    lift = 0.8 * math.sin(4 * math.pi * phase)
    body = linear("body", (0, 20), (0, 64), [(0, coat.light, 1), (0.38, coat.main, 1), (1, coat.dark, 1)])
    body += linear("glass", (60, 10), (120, 40), [(0, "#e9f7fc", 1), (0.5, GLASS, 1), (1, "#7fa9c2", 1)])
    shell = (
        "M6 48C6 40 12 36 24 34L50 31C64 16 78 10 100 10C126 10 140 18 156 32L182 37C194 40 197 46 197 52"
        "C197 60 194 62 190 62H12C7 62 6 56 6 48Z"
    )
    cabin = "M58 32C70 20 82 15.5 98 15.5V32ZM103 15.5C122 16 134 22 147 32.5L103 32Z"
    body += f'<g transform="translate(0 {lift:.2f})">' + filled(shell, "url(#body)") + filled(cabin, "url(#glass)")
    body += stroked("M8 48C60 44 140 44 195 49", coat.pale, 1.3, 0.75) + filled(
        "M10 54H194L190 62H12Z", coat.deep, 0.65
    )
    body += stroked("M101 33V58M60 34C58 46 60 54 64 60", coat.deep, 1, 0.55) + box(
        107, 38, 9, 2.2, coat.deep, round_=1
    )
    body += filled("M184 40C191 41 195 44 196 48L186 47Z", _LAMP) + filled("M6 45C7 41 10 39 15 38L14 46Z", "#f2554a")
    body += filled("M66 30C74 22 84 18 94 17L84 31Z", "#ffffff", 0.45) + box(186, 54, 12, 3, "#3a3d48", round_=1.5)
    body += "</g>" + disc(48, 61, 17.5, darker(coat.main, 0.78)) + disc(154, 61, 17.5, darker(coat.main, 0.78))
    return body + wheel(48, 60, 14, phase) + wheel(154, 60, 14, phase)


def headlights(_phase: float, _coat: Coat) -> str:
    beam = linear("beam", (196, 0), (330, 0), [(0, "#fff2c0", 0.62), (1, "#fff2c0", 0.0)])
    return (
        beam
        + filled("M194 42L330 28V78L194 50Z", "url(#beam)")
        + soft_oval(194, 45, 12, 9, "#fff8dc", 0.95)
        + soft_oval(7, 43, 12, 9, "#ff4a40", 0.8)
    )


def bus(phase: float, coat: Coat) -> str:
    """260 by 110."""
    lift = 0.6 * math.sin(4 * math.pi * phase)
    body = linear("body", (0, 8), (0, 98), [(0, coat.light, 1), (0.3, coat.main, 1), (1, coat.dark, 1)])
    body += linear("glass", (0, 24), (0, 56), [(0, "#d8eef6", 1), (1, "#86aec6", 1)])
    body += f'<g transform="translate(0 {lift:.2f})">' + box(4, 8, 252, 88, "url(#body)", round_=13)
    body += box(12, 22, 210, 34, INK, round_=5) + filled("M226 22H248C253 32 255 44 255 58H226Z", INK)
    body += "".join(box(15 + 34.5 * index, 25, 31, 28, "url(#glass)", round_=3) for index in range(6))
    body += filled("M229 25H245.500C249 34 251 44 252 55H229Z", "url(#glass)")
    body += (
        box(4, 66, 252, 6, coat.pale, 0.85)
        + box(196, 58, 24, 38, coat.dark, round_=3)
        + box(199, 61, 18, 32, "url(#glass)", round_=2)
    )
    body += (
        box(20, 11, 190, 3, "#ffffff", 0.4, round_=1.5)
        + box(248, 74, 9, 9, _LAMP, round_=3)
        + box(3, 74, 6, 10, "#f2554a", round_=2)
    )
    body += "</g>" + disc(58, 95, 18, INK) + disc(204, 95, 18, INK)
    return body + wheel(58, 95, 15, phase) + wheel(204, 95, 15, phase)


def truck(phase: float, coat: Coat) -> str:
    """240 by 112."""
    lift = 0.8 * math.sin(4 * math.pi * phase)
    body = linear("cab", (0, 30), (0, 96), [(0, coat.light, 1), (0.4, coat.main, 1), (1, coat.dark, 1)])
    body += linear("load", (0, 6), (0, 90), [(0, "#ffffff", 1), (1, "#cdd3dc", 1)])
    body += box(4, 82, 226, 14, "#3a3e4a", round_=3) + f'<g transform="translate(0 {lift:.2f})">'
    body += (
        box(4, 6, 150, 78, "url(#load)", round_=5)
        + box(4, 46, 150, 12, coat.main, 0.9)
        + stroked("M54 10V80M104 10V80", "#b9c0cb", 1.2)
    )
    body += filled("M160 30H192C202 30 208 36 212 46L220 62C232 64 236 68 236 78V94H160Z", "url(#cab)")
    body += filled("M168 37H190C197 37 201 42 204 49L209 61H168Z", GLASS) + filled(
        "M172 60L184 38H190L178 60Z", "#ffffff", 0.5
    )
    body += (
        stroked("M164 66V90", coat.deep, 1.2)
        + box(168, 70, 9, 2.5, coat.deep, round_=1)
        + box(228, 74, 9, 8, _LAMP, round_=3)
    )
    body += "</g>" + disc(46, 96, 18, INK) + disc(196, 96, 18, INK)
    return body + wheel(46, 96, 15, phase) + wheel(196, 96, 15, phase)


def train(phase: float, coat: Coat) -> str:
    """460 by 92."""
    lift = 0.5 * math.sin(4 * math.pi * phase)
    body = linear("body", (0, 10), (0, 78), [(0, coat.light, 1), (0.35, coat.main, 1), (1, coat.dark, 1)])
    body += linear("glass", (0, 24), (0, 46), [(0, "#e4f4fa", 1), (1, "#86aec6", 1)])
    for left in (0, 152):
        body += box(left + 12, 74, 124, 8, INK, round_=3) + f'<g transform="translate(0 {lift:.2f})">'
        body += (
            box(left + 2, 10, 146, 66, "url(#body)", round_=7)
            + box(left + 2, 54, 146, 6, coat.pale, 0.9)
            + box(left + 10, 6, 128, 6, "#8b919c", round_=3)
        )
        body += (
            "".join(box(left + 12 + 27 * index, 24, 20, 22, "url(#glass)", round_=3.5) for index in range(5)) + "</g>"
        )
        body += "".join(wheel(left + x, 82, 8, phase) for x in (28, 48, 102, 122))
    body += box(318, 74, 118, 8, INK, round_=3) + f'<g transform="translate(0 {-lift:.2f})">'
    body += filled("M306 18C306 13 309 10 314 10H388C416 12 440 36 455 66C458 73 455 76 448 76H306Z", "url(#body)")
    body += filled("M398 20C414 24 428 36 437 50L408 46C402 45 398 42 398 36Z", "#26303e") + filled(
        "M402 24C412 27 420 33 427 41L408 38Z", "#8fc0d8", 0.8
    )
    body += box(316, 24, 20, 22, "url(#glass)", round_=3.5) + box(343, 24, 20, 22, "url(#glass)", round_=3.5)
    body += filled("M306 54H446L450 60H306Z", coat.pale, 0.9) + oval(446, 67, 6, 3.5, _LAMP) + "</g>"
    return (
        body
        + "".join(wheel(x, 82, 8, phase) for x in (330, 350, 404, 424))
        + box(148, 66, 8, 5, INK)
        + box(300, 66, 8, 5, INK)
    )


def steam_train(phase: float, coat: Coat) -> str:
    """460 by 110, with two carriages."""
    body = linear("car", (0, 34), (0, 90), [(0, coat.light, 1), (0.4, coat.main, 1), (1, coat.dark, 1)])
    body += linear("boiler", (0, 40), (0, 84), [(0, "#6b7280", 1), (0.3, "#3a3f4b", 1), (1, "#15171d", 1)])
    for left in (0, 136):
        body += box(left + 2, 36, 126, 54, "url(#car)", round_=5) + box(left - 2, 30, 134, 9, "#3a3038", round_=4)
        body += "".join(box(left + 12 + 29 * index, 46, 20, 20, _PANE, round_=2.5) for index in range(4))
        body += box(left + 2, 74, 126, 5, _BRASS, 0.8) + box(left + 128, 82, 8, 5, INK)
        body += "".join(wheel(left + x, 98, 11, phase, coat.dark) for x in (26, 104))
    body += box(274, 30, 54, 60, "url(#car)", round_=4) + box(268, 22, 66, 10, "#3a3038", round_=4)
    body += box(283, 40, 34, 22, _PANE, round_=3) + box(322, 44, 112, 40, "url(#boiler)", round_=12)
    body += "".join(box(x, 44, 4, 40, _BRASS) for x in (346, 378, 410)) + box(362, 32, 18, 14, _BRASS, round_=6)
    body += filled("M404 46L400 12H426L422 46Z", "#22242e") + box(396, 8, 34, 7, "#22242e", round_=2)
    body += disc(434, 56, 8, _BRASS) + disc(435, 56, 5.5, _LAMP) + box(272, 84, 166, 8, "#7c2a26", round_=2)
    body += filled("M436 84L458 106H430V84Z", "#7c2a26") + "".join(
        wheel(x, 94, 15, phase, "#a33b34") for x in (296, 334, 372)
    )
    rod = 8 * math.sin(2 * math.pi * phase)
    body += wheel(412, 99, 10, phase, "#a33b34")
    return body + stroked(f"M{296 + rod:.1f} {94 + rod / 2:.1f}H{372 + rod:.1f}", "#c9ced6", 3.6)


def steam(phase: float, _coat: Coat) -> str:
    drawn = ""
    for index in range(7):
        puff = (phase + index / 7) % 1
        x, y = 413 - 190 * puff, 4 - 46 * puff**0.7 + 5 * math.sin(index * 2.3)
        drawn += soft_oval(x, y, 12 + 34 * puff, 10 + 26 * puff, "#f4f5f8", 0.85 * (1 - puff))
    return drawn


def bicycle(phase: float, coat: Coat) -> str:
    """170 by 190, with its rider."""
    angle = 2 * math.pi * phase
    crank = (84.0, 148.0)
    drawn = ""
    for x in (40, 134):
        drawn += ring(x, 152, 33, "#22242e", 4.5) + ring(x, 152, 29.5, "#9aa1ad", 1.2)
        for spoke in range(8):
            turn = angle + spoke * math.pi / 4
            drawn += stroked(f"M{x} 152l{math.cos(turn) * 29:.1f} {math.sin(turn) * 29:.1f}", "#c3c8d0", 0.8)
    far, near = (_pedal(crank, angle + side) for side in (math.pi, 0.0))
    drawn += _leg(far, darker("#39425a", 0.3))
    frame = coat.main
    drawn += stroked(
        "M40 152L66 106L118 100L84 148L40 152M66 106L84 148M62 98L66 106M118 100L134 152M114 86L118 100", frame, 4.6
    )
    drawn += (
        stroked("M114 86C122 84 128 88 126 94", INK, 3.6) + stroked("M54 96H72", INK, 5.5) + disc(*crank, 7, "#4b505c")
    )
    drawn += _leg(near, "#39425a")
    body = lighter(coat.main, 0.1)
    drawn += stroked("M64 88C72 66 84 54 94 46", body, 26) + stroked(
        "M70 80C78 64 86 56 92 50", lighter(body, 0.25), 6, 0.6
    )
    drawn += stroked("M94 52L104 76L120 88", darker(coat.main, 0.2), 9.5) + disc(121, 88, 5, coat.skin)
    drawn += stroked("M98 40L104 34", coat.skin, 9) + oval(108, 26, 12.5, 14, coat.skin)
    drawn += filled("M94 26C92 8 122 4 124 20C118 24 104 22 94 26Z", coat.pale) + stroked(
        "M96 22C104 18 114 17 123 19", coat.dark, 1.6
    )
    return drawn + stroked("M97 30C99 38 104 40 108 40", INK, 1.2)


def _pedal(crank: tuple[float, float], angle: float) -> tuple[float, float]:
    return crank[0] + math.cos(angle) * 15, crank[1] + math.sin(angle) * 15


def _leg(foot: tuple[float, float], colour: str) -> str:
    """From the saddle over a knee to a pedal."""
    hip = (66.0, 92.0)
    dx, dy = foot[0] - hip[0], foot[1] - hip[1]
    length = math.hypot(dx, dy)
    bend = math.sqrt(max(0.0, 44.0**2 - (length / 2) ** 2))
    knee = (hip[0] + dx / 2 + dy / length * bend, hip[1] + dy / 2 - dx / length * bend)
    drawn = stroked(f"M{hip[0]} {hip[1]}L{knee[0]:.1f} {knee[1]:.1f}", colour, 13)
    drawn += stroked(f"M{knee[0]:.1f} {knee[1]:.1f}L{foot[0]:.1f} {foot[1] - 4:.1f}", colour, 9.5)
    return drawn + stroked(f"M{foot[0] - 4:.1f} {foot[1] - 1:.1f}h12", "#f2f2f0", 6)
