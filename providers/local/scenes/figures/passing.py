"""People seen from the side as they walk and run, in a box of 140 by 240.

Angles are in degrees: 0 hangs straight down, positive is forwards.
"""

import math
from typing import Final

from providers.local.drawing.pen import disc, filled, linear, oval, stroked
from providers.local.drawing.tone import darker, lighter
from providers.local.drawing.vector import Point, smooth
from providers.local.scenes.figures.coat import INK, Coat
from providers.local.scenes.figures.limbs import reached, taper

FOOT: Final = 236.0
THIGH: Final = 52.0
SHIN: Final = 50.0
ARM: Final = 36.0
FOREARM: Final = 34.0
_SOLE: Final = 8.0  # below the ankle
_TROUSERS: Final = ("#39486a", "#4a4468")


def passing(phase: float, coat: Coat, *, run: bool) -> str:
    """One step of each foot in a cycle; the lower foot is on the ground, but in a runner's leap."""
    swing, lean = (46.0, 11.0) if run else (27.0, 3.0)
    near, far = (_Leg((0.0, 0.0), phase + shift, swing, run=run) for shift in (0.0, 0.5))
    leap = 7.0 * abs(math.sin(2 * math.pi * phase)) if run else 0.0
    hip = (68.0, FOOT - max(near.low, far.low) - leap)
    neck = reached(hip, 180 - lean, 68)
    cloth = _TROUSERS[coat.feminine]
    bend = 62.0 if run else 16.0
    drawn = _arm(neck, -swing * sine(phase), bend, darker(coat.main, 0.3), darker(coat.skin, 0.2))
    for shift, paint in ((0.5, darker(cloth, 0.3)), (0.0, cloth)):
        drawn += _Leg(hip, phase + shift, swing, run=run).drawn(paint)
    drawn += _side_trunk(hip, neck, coat) + _side_head(neck, lean, coat, phase)
    return drawn + _arm(neck, swing * sine(phase), bend, lighter(coat.main, 0.1), coat.skin)


def sine(phase: float, shift: float = 0.0) -> float:
    return math.sin(2 * math.pi * (phase + shift))


class _Leg:
    """One leg from the hip to the toe."""

    def __init__(self, hip: Point, phase: float, swing: float, *, run: bool) -> None:
        turn = swing * sine(phase)
        back = max(0.0, math.cos(2 * math.pi * phase + (0.5 if run else 0.2)))
        bend = (78 if run else 44) * back + (14 if run else 4)
        ahead = 10 if run else 3
        self.hip = hip
        self.knee = reached(hip, turn + ahead, THIGH)
        self.ankle = reached(self.knee, turn - bend + ahead, SHIN - 5)
        self.toe = reached(self.ankle, 84 + max(-52.0, turn - bend) * 0.8, 15)

    @property
    def low(self) -> float:
        """How far down it reaches."""
        return max(self.ankle[1] + _SOLE, self.toe[1] + 6)

    def drawn(self, cloth: str) -> str:
        (x, y), (toe_x, toe_y) = self.ankle, self.toe
        shoe = smooth([(x - 6, y + 2), (x + 2, y - 3), (toe_x, toe_y + 1), (toe_x + 1, toe_y + 6), (x - 5, y + _SOLE)])
        thigh, shin = taper(self.hip, self.knee, 11.5, 8.4), taper(self.knee, self.ankle, 8.4, 5.6)
        sole = stroked(f"M{x - 5:.1f} {y + _SOLE:.1f}L{toe_x:.1f} {toe_y + 6:.1f}", "#d65a4a", 2)
        return filled(thigh, cloth) + filled(shin, cloth) + filled(shoe, "#f4f2ee") + sole


def _arm(neck: Point, degrees: float, bend: float, sleeve: str, skin: str) -> str:
    shoulder = (neck[0] - 1, neck[1] + 11)
    elbow = reached(shoulder, degrees, ARM)
    hand = reached(elbow, degrees + bend, FOREARM)
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
        sway = 3 * sine(phase * 2)
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
