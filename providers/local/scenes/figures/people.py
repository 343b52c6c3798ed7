"""People from head to foot: seen from the front as they exercise, and whoever else goes upright.

Each stands in a box of 140 by 240. Angles are in degrees: 0 hangs straight down, positive is forwards (from the side)
or outwards (from the front).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.drawing.pen import disc, filled, linear, oval, stroked
from providers.local.drawing.tone import darker
from providers.local.drawing.vector import Point, smooth
from providers.local.scenes.figures.coat import INK, Coat
from providers.local.scenes.figures.limbs import reached, taper
from providers.local.scenes.figures.passing import ARM, FOOT, FOREARM, SHIN, THIGH, passing, sine
from providers.local.scenes.terms import Action


@dataclass(frozen=True)
class Front:
    """A pose seen from the front: left and right in the picture. Arms and legs as upper and lower angle."""

    arms: tuple[tuple[float, float], tuple[float, float]]
    legs: tuple[tuple[float, float], tuple[float, float]]
    lean: float = 0.0


def _stand(phase: float) -> Front:
    breath = 2 * sine(phase)
    told = sine(phase * 2, 0.1)
    return Front(((10 + breath, 6), (20 + 6 * told, 96 + 34 * told)), ((4, 2), (4, 2)), 1.5 * sine(phase))


def _stretch(phase: float) -> Front:
    """Arms go out to the sides and over the head, by turns, the trunk leaning along."""
    side = sine(phase)
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
    sway = 1.6 * sine(phase)
    return Front(((172, 224), (172, 224)), ((1, 0), (62, -74)), sway)


def _dance(phase: float) -> Front:
    beat, half = sine(phase), sine(phase * 2)
    return Front(
        ((95 + 45 * beat, 150 + 40 * beat), (95 - 45 * beat, 150 - 40 * beat)),
        ((12 + 8 * max(0.0, beat), 6 - 30 * max(0.0, beat)), (12 + 8 * max(0.0, -beat), 6 - 30 * max(0.0, -beat))),
        9 * half,
    )


def _wave(phase: float) -> Front:
    return Front(((10, 8), (122, 176 + 20 * sine(phase * 2))), ((4, 2), (4, 2)))


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
        return lambda phase, coat: passing(phase, coat, run=False)
    if action is Action.RUN:
        return lambda phase, coat: passing(phase, coat, run=True)
    return lambda phase, coat: _facing(_FRONTS[action](phase), coat, sport=action not in (Action.STAND, Action.WAVE))


def _facing(pose: Front, coat: Coat, *, sport: bool) -> str:
    bones = [_down(pose.legs[side]) for side in (0, 1)]
    hip = (70.0, FOOT - 5 - max(bones))
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
    return math.cos(math.radians(upper)) * THIGH + math.cos(math.radians(lower)) * SHIN


def _standing(hip: Point, leg: tuple[float, float], side: int, cloth: str) -> str:
    joint = (hip[0] + side * 9, hip[1])
    knee = reached(joint, side * leg[0], THIGH)
    ankle = reached(knee, side * leg[1], SHIN - 4)
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
    elbow = reached(shoulder, side * arm[0] - lean * 0.5, ARM)
    hand = reached(elbow, side * arm[1] - lean * 0.5, FOREARM)
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
