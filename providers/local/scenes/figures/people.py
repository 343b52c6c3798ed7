"""People from head to foot, from the side as they go and from the front as they exercise.

Each stands in a box of 140 by 240. Angles are in degrees: 0 hangs straight down, positive is forwards (from the side)
or outwards (from the front).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.drawing.pen import box, disc, filled, linear, oval, stroked
from providers.local.drawing.tone import darker, lighter
from providers.local.drawing.vector import Point, smooth
from providers.local.scenes.figures.coat import INK, Coat
from providers.local.scenes.figures.limbs import reached, taper
from providers.local.scenes.terms import Action

_FOOT: Final = 236.0
_THIGH: Final = 52.0
_SHIN: Final = 50.0
_ARM: Final = 36.0
_FOREARM: Final = 34.0


@dataclass(frozen=True)
class Front:
    """A pose seen from the front: left and right in the picture. Arms and legs as upper and lower angle."""

    arms: tuple[tuple[float, float], tuple[float, float]]
    legs: tuple[tuple[float, float], tuple[float, float]]
    lean: float = 0.0


def _sine(phase: float, shift: float = 0.0) -> float:
    return math.sin(2 * math.pi * (phase + shift))


def _stand(phase: float) -> Front:
    breath = 2 * _sine(phase)
    told = _sine(phase * 2, 0.1)
    return Front(((10 + breath, 6), (20 + 6 * told, 96 + 34 * told)), ((4, 2), (4, 2)), 1.5 * _sine(phase))


def _stretch(phase: float) -> Front:
    """Arms go out to the sides and over the head, by turns, the trunk leaning along."""
    side = _sine(phase)
    up, out = 160.0, 92.0
    left, right = out + (up - out) * max(0.0, side), out + (up - out) * max(0.0, -side)
    return Front(
        ((left, left + 8 * max(0.0, side)), (right, right + 8 * max(0.0, -side))), ((13, 9), (13, 9)), 13 * side
    )


def _jump(phase: float) -> Front:
    share = 0.5 - 0.5 * math.cos(2 * math.pi * phase)
    arm = 18 + 142 * share
    return Front(((arm, arm + 6), (arm, arm + 6)), ((3 + 19 * share, 3 + 19 * share),) * 2)


def _squat(phase: float) -> Front:
    share = 0.5 - 0.5 * math.cos(2 * math.pi * phase)
    return Front(((24 + 62 * share, 20 + 50 * share),) * 2, ((12 + 50 * share, 9 - 34 * share),) * 2)


def _yoga(phase: float) -> Front:
    """The tree: one foot at the other knee, palms together overhead."""
    sway = 1.6 * _sine(phase)
    return Front(((172, 224), (172, 224)), ((1, 0), (62, -74)), sway)


def _dance(phase: float) -> Front:
    beat, half = _sine(phase), _sine(phase * 2)
    return Front(
        ((95 + 45 * beat, 150 + 40 * beat), (95 - 45 * beat, 150 - 40 * beat)),
        ((12 + 8 * max(0.0, beat), 6 - 30 * max(0.0, beat)), (12 + 8 * max(0.0, -beat), 6 - 30 * max(0.0, -beat))),
        9 * half,
    )


def _wave(phase: float) -> Front:
    return Front(((10, 8), (122, 176 + 20 * _sine(phase * 2))), ((4, 2), (4, 2)))


_FRONTS: Final[Mapping[Action, Callable[[float], Front]]] = {
    Action.STAND: _stand,
    Action.PORTRAIT: _stand,
    Action.STRETCH: _stretch,
    Action.JUMP: _jump,
    Action.SQUAT: _squat,
    Action.YOGA: _yoga,
    Action.DANCE: _dance,
    Action.WAVE: _wave,
}


def person(action: Action) -> Callable[[float, Coat], str]:
    """The drawing of somebody who does that."""
    if action is Action.WALK:
        return lambda phase, coat: _passing(phase, coat, run=False)
    if action is Action.RUN:
        return lambda phase, coat: _passing(phase, coat, run=True)
    return lambda phase, coat: _facing(_FRONTS[action](phase), coat, sport=action not in (Action.STAND, Action.WAVE))


def _passing(phase: float, coat: Coat, *, run: bool) -> str:
    swing, lean = (46.0, 11.0) if run else (27.0, 3.0)
    bounce = (5.0 if run else 2.2) * abs(math.cos(2 * math.pi * phase))
    hip = (68.0, _FOOT - _THIGH - _SHIN + 1 - bounce + (3 if run else 0))
    neck = reached(hip, 180 - lean, 68)
    cloth = darker("#39486a", 0.0) if not coat.feminine else "#4a4468"
    far_cloth, far_main = darker(cloth, 0.3), darker(coat.main, 0.3)
    drawn = _arm(neck, -swing * _sine(phase), 62 if run else 16, far_main, darker(coat.skin, 0.2))
    drawn += _stepping(hip, phase + 0.5, swing, far_cloth, run=run) + _stepping(hip, phase, swing, cloth, run=run)
    drawn += _side_trunk(hip, neck, coat)
    drawn += _side_head(neck, lean, coat, phase)
    return drawn + _arm(neck, swing * _sine(phase), 62 if run else 16, lighter(coat.main, 0.1), coat.skin)


def _stepping(hip: Point, phase: float, swing: float, cloth: str, *, run: bool) -> str:
    turn = swing * _sine(phase)
    back = max(0.0, math.cos(2 * math.pi * phase + (0.5 if run else 0.2)))
    knee_bend = (78 if run else 44) * back + (14 if run else 4)
    knee = reached(hip, turn + (10 if run else 3), _THIGH)
    ankle = reached(knee, turn - knee_bend + (10 if run else 3), _SHIN - 5)
    heel = max(-52.0, turn - knee_bend) * 0.8
    toe = reached(ankle, 84 + heel, 15)
    drawn = filled(taper(hip, knee, 11.5, 8.4), cloth) + filled(taper(knee, ankle, 8.4, 5.6), cloth)
    shoe = smooth(
        [
            (ankle[0] - 6, ankle[1] + 2),
            (ankle[0] + 2, ankle[1] - 3),
            (toe[0], toe[1] + 1),
            (toe[0] + 1, toe[1] + 6),
            (ankle[0] - 5, ankle[1] + 8),
        ]
    )
    return (
        drawn
        + filled(shoe, "#f4f2ee")
        + stroked(f"M{ankle[0] - 5:.1f} {ankle[1] + 8:.1f}L{toe[0]:.1f} {toe[1] + 6:.1f}", "#d65a4a", 2)
    )


def _arm(neck: Point, degrees: float, bend: float, sleeve: str, skin: str) -> str:
    shoulder = (neck[0] - 1, neck[1] + 11)
    elbow = reached(shoulder, degrees, _ARM)
    hand = reached(elbow, degrees + bend, _FOREARM)
    drawn = filled(taper(elbow, hand, 5.4, 3.8), skin) + disc(hand[0], hand[1], 4.8, skin)
    return drawn + filled(taper(shoulder, elbow, 8.0, 6.4), sleeve)


def _side_trunk(hip: Point, neck: Point, coat: Coat) -> str:
    (hx, hy), (nx, ny) = hip, neck
    paint = linear("top", (hx - 18, 0), (hx + 20, 0), [(0, coat.dark, 1), (0.55, coat.main, 1), (1, coat.light, 1)])
    chest = 19 if coat.feminine else 18
    outline = [
        (nx - 8, ny + 2),
        (nx + 7, ny + 3),
        (nx + chest - 2, ny + 26),
        (hx + 14, hy - 18),
        (hx + 14, hy + 7),
        (hx - 13, hy + 8),
        (hx - 13, hy - 18),
        (nx - 16, ny + 22),
    ]
    return paint + filled(smooth(outline), "url(#top)")


def _side_head(neck: Point, lean: float, coat: Coat, phase: float) -> str:
    x, y = neck[0] + 3 + lean * 0.25, neck[1] - 17
    drawn = ""
    if coat.feminine:
        sway = 3 * _sine(phase * 2)
        tail = [
            (x - 7, y - 13),
            (x - 19, y - 3),
            (x - 21 - sway, y + 17),
            (x - 13 - sway, y + 34),
            (x - 5, y + 18),
            (x - 2, y),
        ]
        drawn += filled(smooth(tail), coat.hair)
    drawn += filled(taper((neck[0], neck[1] + 5), (x, y + 7), 5.6, 5.0), darker(coat.skin, 0.12))
    drawn += filled(
        smooth(
            [
                (x - 11, y - 8),
                (x - 1, y - 16),
                (x + 10, y - 10),
                (x + 12, y - 1),
                (x + 14.5, y + 2.500),
                (x + 12, y + 5),
                (x + 10, y + 12),
                (x + 1, y + 14),
                (x - 9, y + 7),
            ]
        ),
        coat.skin,
    )
    cap = [
        (x - 13, y + 6),
        (x - 15, y - 9),
        (x - 4, y - 19),
        (x + 9, y - 16),
        (x + 12, y - 7),
        (x + 4, y - 9),
        (x - 3, y - 5),
        (x - 4, y + 3),
        (x - 8, y + 9),
    ]
    return (
        drawn
        + filled(smooth(cap), coat.hair)
        + disc(x + 8, y - 1, 1.5, INK)
        + stroked(f"M{x + 7:.1f} {y + 7.5:.1f}q2.500 1 4 -.5", darker(coat.skin, 0.5), 1.2)
        + oval(x - 2.5, y + 2, 2.2, 3.2, darker(coat.skin, 0.1))
    )


def _facing(pose: Front, coat: Coat, *, sport: bool) -> str:
    bones = [_down(pose.legs[side]) for side in (0, 1)]
    hip = (70.0, _FOOT - 5 - max(bones))
    neck = reached(hip, 180 - pose.lean, 70)
    turn = math.radians(pose.lean)
    cloth = "#31374c" if sport else "#3d4f74"
    drawn = "".join(_standing(hip, pose.legs[side], -1 if side == 0 else 1, cloth) for side in (0, 1))
    shoulders = [(neck[0] + s * 19 * math.cos(turn), neck[1] + 11 + s * 19 * math.sin(turn)) for s in (-1, 1)]
    over = [pose.arms[side][0] > 120 for side in (0, 1)]
    arms = [
        _raised(shoulders[side], pose.arms[side], -1 if side == 0 else 1, pose.lean, coat, sport=sport)
        for side in (0, 1)
    ]
    drawn += "".join(arm for arm, high in zip(arms, over, strict=True) if not high and not sport)
    drawn += _front_trunk(hip, neck, shoulders, coat)
    drawn += _front_head(neck, pose.lean, coat)
    return drawn + "".join(arm for arm, high in zip(arms, over, strict=True) if high or sport)


def _down(leg: tuple[float, float]) -> float:
    upper, lower = leg
    return math.cos(math.radians(upper)) * _THIGH + math.cos(math.radians(lower)) * _SHIN


def _standing(hip: Point, leg: tuple[float, float], side: int, cloth: str) -> str:
    joint = (hip[0] + side * 9, hip[1])
    knee = reached(joint, side * leg[0], _THIGH)
    ankle = reached(knee, side * leg[1], _SHIN - 4)
    drawn = filled(taper(joint, knee, 12, 8.6), cloth) + filled(taper(knee, ankle, 8.6, 5.8), darker(cloth, 0.08))
    shoe = smooth(
        [
            (ankle[0] - side * 6, ankle[1] + 1),
            (ankle[0] + side * 6, ankle[1] + 1),
            (ankle[0] + side * 13, ankle[1] + 8),
            (ankle[0] - side * 6, ankle[1] + 8),
        ]
    )
    return (
        drawn
        + filled(shoe, "#f4f2ee")
        + stroked(f"M{ankle[0] - side * 5:.1f} {ankle[1] + 8:.1f}h{side * 17}", "#d65a4a", 2)
    )


def _raised(shoulder: Point, arm: tuple[float, float], side: int, lean: float, coat: Coat, *, sport: bool) -> str:
    elbow = reached(shoulder, side * arm[0] - lean * 0.5, _ARM)
    hand = reached(elbow, side * arm[1] - lean * 0.5, _FOREARM)
    bare = sport
    drawn = filled(taper(shoulder, elbow, 7.0, 5.6), coat.skin if bare else coat.main) + filled(
        taper(elbow, hand, 5.6, 3.9), coat.skin
    )
    sleeve = (shoulder[0] + (elbow[0] - shoulder[0]) * 0.34, shoulder[1] + (elbow[1] - shoulder[1]) * 0.34)
    drawn += filled(taper(shoulder, sleeve, 8.6, 8.0), coat.dark) if bare else ""
    return drawn + disc(hand[0], hand[1], 5, coat.skin)


def _front_trunk(hip: Point, neck: Point, shoulders: list[Point], coat: Coat) -> str:
    (hx, hy), (nx, ny) = hip, neck
    waist = 14.0 if coat.feminine else 17.0
    mid = ((hx + nx) / 2, (hy + ny) / 2 + 8)
    outline = [
        (nx - 8, ny + 1),
        (nx + 8, ny + 1),
        (shoulders[1][0] + 6, shoulders[1][1]),
        (mid[0] + waist + 4, mid[1] - 12),
        (mid[0] + waist, mid[1]),
        (hx + 20, hy + 2),
        (hx + 18, hy + 9),
        (hx - 18, hy + 9),
        (hx - 20, hy + 2),
        (mid[0] - waist, mid[1]),
        (mid[0] - waist - 4, mid[1] - 12),
        (shoulders[0][0] - 6, shoulders[0][1]),
    ]
    paint = linear("top", (hx - 24, 0), (hx + 24, 0), [(0, coat.light, 1), (0.5, coat.main, 1), (1, coat.dark, 1)])
    neckline = oval(nx, ny + 3, 8.5, 6, darker(coat.skin, 0.08))
    return (
        filled(taper((nx, ny - 8), (nx, ny + 4), 5.6, 7), darker(coat.skin, 0.14))
        + paint
        + filled(smooth(outline), "url(#top)")
        + neckline
    )


def _front_head(neck: Point, lean: float, coat: Coat) -> str:
    x, y = neck[0] + lean * 0.22, neck[1] - 20
    drawn = ""
    if coat.feminine:
        drawn += filled(
            smooth(
                [
                    (x - 15, y - 8),
                    (x, y - 19),
                    (x + 15, y - 8),
                    (x + 17, y + 12),
                    (x + 13, y + 22),
                    (x - 13, y + 22),
                    (x - 17, y + 12),
                ]
            ),
            darker(coat.hair, 0.15),
        )
        drawn += filled(taper((x, y + 8), (x, y + 20), 5.6, 5.6), darker(coat.skin, 0.14))
    drawn += (
        oval(x, y, 12.6, 15.6, coat.skin)
        + oval(x - 12.5, y + 1, 2.4, 3.6, coat.skin)
        + oval(x + 12.5, y + 1, 2.4, 3.6, darker(coat.skin, 0.1))
    )
    fringe = [
        (x - 13.5, y + 1),
        (x - 14, y - 11),
        (x, y - 19),
        (x + 14, y - 11),
        (x + 13.5, y + 1),
        (x + 10, y - 6),
        (x + 1, y - 9),
        (x - 8, y - 6),
    ]
    drawn += filled(smooth(fringe), coat.hair)
    drawn += (
        disc(x - 4.8, y - 0.5, 1.5, INK)
        + disc(x + 4.8, y - 0.5, 1.5, INK)
        + stroked(f"M{x - 4:.1f} {y + 7:.1f}q4 3.4 8 0", darker(coat.skin, 0.55), 1.5)
    )
    return drawn + oval(x - 7, y + 4, 2.6, 1.7, "#e27f6c", 0.35) + oval(x + 7, y + 4, 2.6, 1.7, "#e27f6c", 0.35)


def astronaut(phase: float, coat: Coat) -> str:
    """140 by 240: steps slowly, as where little pulls one down."""
    lift = 5 * abs(_sine(phase))
    drawn = f'<g transform="translate(0 {-lift:.1f})">' + box(36, 84, 32, 66, "#c3c9d4", round_=9)
    suit, shade = "#f3f5f9", "#c9d0dc"
    for side, paint in ((-1, shade), (1, suit)):
        turn = 17 * side * _sine(phase)
        knee = reached((70 + side * 8, 158), turn + 6, 34)
        ankle = reached(knee, turn - 12, 30)
        drawn += filled(taper((70 + side * 8, 156), knee, 15, 12.500), paint) + filled(
            taper(knee, ankle, 12.5, 11.5), paint
        )
        drawn += box(ankle[0] - 13, ankle[1] + 2, 31, 13, "#8c94a4", round_=6)
    drawn += filled(taper((64, 96), reached((64, 96), -24 * _sine(phase) - 8, 46), 11, 9), shade)
    drawn += linear("suit", (44, 0), (100, 0), [(0, "#cfd6e2", 1), (0.5, "#f7f9fc", 1), (1, "#ffffff", 1)]) + box(
        46, 78, 52, 88, "url(#suit)", round_=22
    )
    drawn += (
        box(62, 104, 28, 20, shade, round_=4)
        + disc(69, 112, 3, "#e2564c")
        + disc(77, 112, 3, "#4fb07a")
        + box(66, 117, 20, 3, coat.main, round_=1)
    )
    drawn += disc(74, 52, 34, "#eef1f6") + linear(
        "visor", (58, 30), (104, 74), [(0, "#f6c66a", 1), (0.5, "#b9792c", 1), (1, "#3a2c40", 1)]
    )
    drawn += filled(
        smooth([(62, 36), (86, 30), (103, 42), (104, 60), (90, 72), (66, 70), (58, 54)]), "url(#visor)"
    ) + filled(smooth([(70, 38), (84, 35), (78, 46), (70, 50)]), "#fff4d6", 0.75)
    hand = reached((80, 98), 26 * _sine(phase) + 14, 44)
    return (
        drawn
        + filled(taper((80, 98), hand, 11.5, 9.5), suit)
        + disc(hand[0], hand[1] + 4, 9, "#8c94a4")
        + box(86, 92, 10, 7, coat.main, round_=1)
        + "</g>"
    )


def robot(phase: float, coat: Coat) -> str:
    """140 by 240."""
    swing, bob = _sine(phase), 2 * abs(_sine(phase))
    metal = linear("m", (36, 0), (106, 0), [(0, coat.light, 1), (0.45, coat.main, 1), (1, coat.dark, 1)])
    drawn = metal
    for side in (-1, 1):
        foot = (70 + 17 * side + 9 * swing * side, 226 - 8 * max(0.0, swing * side))
        drawn += stroked(
            f"M{70 + 16 * side} 172L{(70 + 16 * side + foot[0]) / 2 + 4:.1f} 198L{foot[0]:.1f} {foot[1] - 6:.1f}",
            "#5a6170",
            11,
        )
        drawn += filled(f"M{foot[0] - 15:.1f} {foot[1] + 8:.1f}q0 -16 15 -16q17 0 19 16Z", coat.dark)
    drawn += f'<g transform="translate(0 {-bob:.1f})">'
    drawn += stroked(f"M36 112L{24 - 4 * swing:.1f} 140L{26 - 14 * swing:.1f} 164", "#5a6170", 9) + disc(
        26 - 14 * swing, 166, 8, coat.dark
    )
    drawn += box(34, 94, 74, 84, "url(#m)", round_=18) + box(50, 110, 42, 30, darker(coat.main, 0.7), round_=7)
    drawn += stroked(f"M56 126h7l4 {-8 + 4 * swing:.1f}l5 {15 - 3 * swing:.1f}l4 -7h10", "#6df0d8", 2.2) + "".join(
        disc(56 + 13 * i, 154, 4, c) for i, c in enumerate(("#f26a5a", "#f5c452", "#63cf86"))
    )
    drawn += (
        box(62, 82, 18, 14, "#5a6170", round_=4)
        + stroked("M71 22V10", "#5a6170", 3.4)
        + disc(71, 8, 5.5, "#ff6a5a" if phase < 0.5 else "#ffd0a8")
    )
    drawn += box(32, 22, 80, 62, "url(#m)", round_=22) + box(44, 36, 62, 34, "#18202c", round_=15)
    blink = 1.6 if 0.47 < phase < 0.53 else 8.0
    drawn += (
        "".join(oval(x, 53, 7, blink, "#7df2e6") + oval(x - 2, 50, 2, blink * 0.25, "#ffffff") for x in (64, 90))
        + box(24, 46, 9, 18, coat.dark, round_=4)
        + box(111, 46, 9, 18, coat.dark, round_=4)
    )
    drawn += stroked(f"M106 112L{120 + 4 * swing:.1f} 138L{116 + 14 * swing:.1f} 162", "#6b7282", 9) + disc(
        116 + 14 * swing, 165, 8.5, coat.main
    )
    return drawn + "</g>"
