"""Animals on four legs: one skeleton, many breeds."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.drawing.pen import disc, filled, linear, oval, stroked
from providers.local.drawing.tone import darker, mixed
from providers.local.drawing.vector import Point, smooth
from providers.local.scenes.figures.coat import INK, Coat
from providers.local.scenes.figures.limbs import reached, taper

_HIGH: Final = 170.0


@dataclass(frozen=True)
class Breed:
    """Proportions, in the units of a box of 230 by 170.

    leg: from the belly line to the ground. deep: the trunk from back to belly. long: from hip to shoulder.
    neck: its length and its angle above the horizontal in degrees. head: radius. muzzle: how far it sticks out.
    thick: of a leg. stride: swing in degrees.
    """

    leg: float
    deep: float
    long: float
    neck: tuple[float, float]
    head: float
    muzzle: float
    ears: str
    tail: str
    thick: float = 7.0
    stride: float = 26.0
    marks: str = ""


BREEDS: Final[Mapping[str, Breed]] = {
    "dog": Breed(58, 42, 84, (30, 52), 19, 19, "floppy", "up"),
    "cat": Breed(46, 34, 78, (20, 48), 17.5, 6, "point", "curl", 6.0, 22),
    "fox": Breed(48, 33, 80, (24, 40), 17, 20, "tall", "brush", 5.5, 28, "fox"),
    "wolf": Breed(62, 42, 88, (32, 36), 19, 22, "point", "hang", 6.6, 26, "wolf"),
    "horse": Breed(82, 47, 92, (50, 56), 15, 34, "small", "hair", 7.2, 24, "mane"),
    "deer": Breed(82, 37, 78, (46, 62), 13.5, 20, "leaf", "short", 5.0, 24, "antlers"),
    "lion": Breed(58, 46, 92, (24, 36), 22, 17, "round", "tuft", 9.0, 22, "ruff"),
    "tiger": Breed(56, 44, 98, (24, 32), 20, 16, "round", "rope", 9.0, 22, "stripes"),
    "bear": Breed(48, 66, 88, (22, 14), 24, 18, "round", "none", 13.0, 18),
    "panda": Breed(42, 66, 78, (16, 14), 27, 10, "round", "none", 13.0, 16, "panda"),
    "rabbit": Breed(30, 44, 56, (12, 40), 19, 6, "long", "puff", 7.0, 30),
    "cow": Breed(56, 58, 100, (28, 22), 19, 24, "cow", "rope", 8.5, 16, "patches"),
    "sheep": Breed(42, 52, 78, (16, 30), 15, 14, "cow", "none", 5.5, 20, "wool"),
    "elephant": Breed(60, 78, 84, (12, 16), 32, 10, "elephant", "rope", 15.0, 14, "trunk"),
}


def beast(name: str) -> Callable[[float, Coat], str]:
    """The drawing of a breed."""
    breed = BREEDS[name]
    return lambda phase, coat: _Beast(breed, phase, coat).drawn()


class _Beast:
    def __init__(self, breed: Breed, phase: float, coat: Coat) -> None:
        self.breed, self.phase, self.coat = breed, phase, coat
        bob = 1.6 * math.sin(4 * math.pi * phase)
        self.back = _HIGH - breed.leg - breed.deep + bob
        self.belly = _HIGH - breed.leg + bob
        self.hip = (64.0, self.belly - breed.deep * 0.42)
        self.shoulder = (64.0 + breed.long, self.belly - breed.deep * 0.46)
        length, angle = breed.neck
        nod = math.radians(angle + 3 * math.sin(4 * math.pi * phase))
        root = (self.shoulder[0] + 2, self.back + breed.deep * 0.34)
        self.skull = (root[0] + math.cos(nod) * length + breed.head * 0.4, root[1] - math.sin(nod) * length)

    def drawn(self) -> str:
        coat, marks = self.coat, self.breed.marks
        top, low = self.back - 10, self.belly + 8
        body = linear("fur", (0, top), (0, low), [(0, coat.light, 1), (0.45, coat.main, 1), (1, coat.dark, 1)])
        body += self._tail() + "".join(
            self._leg(hind, offset, far=True) for hind, offset in ((True, 0.5), (False, 0.0))
        )
        body += self._trunk()
        body += "".join(self._leg(hind, offset, far=False) for hind, offset in ((True, 0.0), (False, 0.5)))
        if marks == "ruff":
            x, y = self.skull
            mane = mixed(coat.main, "#7a3c14", 0.62)
            body += "".join(
                disc(
                    x - 6 + 25 * math.cos(a / 11 * 6.283),
                    y + 4 + 25 * math.sin(a / 11 * 6.283),
                    14,
                    mane if a % 2 else darker(mane, 0.16),
                )
                for a in range(11)
            )
            body += disc(x - 5, y + 4, 27, mane)
        return body + self._head()

    def _trunk(self) -> str:
        breed, (hx, _), (sx, _) = self.breed, self.hip, self.shoulder
        back, belly, deep = self.back, self.belly, breed.deep
        x, y = self.skull
        thin = breed.head * (0.72 if breed.neck[0] > 40 else 0.85)
        outline: list[Point] = [
            (hx - 21, back + deep * 0.45), (hx - 10, back + deep * 0.06), (hx + 14, back - 1),
            ((hx + sx) / 2, back + deep * 0.09), (sx - 8, back - 1),
            ((sx + x) / 2 - thin * 0.55, (back + y) / 2 - thin * 0.35), (x - thin * 0.6, y - thin * 0.75),
            (x + thin * 0.4, y + thin * 0.7), ((sx + x) / 2 + thin * 0.85, (back + y) / 2 + thin * 1.15),
            (sx + 17, back + deep * 0.62), (sx + 6, belly - deep * 0.02), ((hx + sx) / 2 + 4, belly + deep * 0.05),
            (hx + 14, belly - deep * 0.14), (hx - 14, belly - deep * 0.12),
        ]  # fmt: skip
        drawn = filled(smooth(outline), "url(#fur)")
        pale = [
            (sx + 15, back + deep * 0.62),
            (sx + 6, belly - 2),
            ((hx + sx) / 2, belly + deep * 0.05),
            ((hx + sx) / 2, belly - deep * 0.12),
            (sx - 2, belly - deep * 0.2),
        ]
        drawn += filled(smooth(pale), self.coat.pale, 0.5 if breed.marks != "mane" else 0.12)
        return drawn + self._pattern()

    def _pattern(self) -> str:
        (hx, _), (sx, _), back, deep = self.hip, self.shoulder, self.back, self.breed.deep
        match self.breed.marks:
            case "stripes":
                data = "".join(
                    f"M{x:.0f} {back + 3:.1f}q-5 {deep * 0.3:.1f} 2 {deep * 0.62:.1f}"
                    for x in range(int(hx) - 8, int(sx) + 12, 12)
                )
                drawn = stroked(data, "#26211f", 3.6, 0.9)
            case "patches":
                dark = "#33302f"
                drawn = (
                    oval(hx + 8, back + deep * 0.3, 22, deep * 0.26, dark, 0.92, 8)
                    + oval(sx - 14, back + deep * 0.46, 19, deep * 0.3, dark, 0.92, -14)
                    + oval((hx + sx) / 2 + 4, back + deep * 0.8, 12, 9, dark, 0.92)
                )
            case "wool":
                puffs = [
                    (hx - 10 + (sx - hx + 26) * i / 6, back + deep * j) for i in range(7) for j in (0.12, 0.45, 0.8)
                ]
                wool = "".join(disc(x, y + 3, 14, darker(self.coat.main, 0.16)) for x, y in puffs)
                drawn = (
                    wool
                    + "".join(disc(x, y, 13.4, self.coat.main) for x, y in puffs)
                    + "".join(disc(x - 3, y - 3, 5, "#ffffff", 0.6) for x, y in puffs)
                )
            case "panda":
                band = [
                    (sx - 24, back + 2), (sx + 4, back + 4), (sx + 18, back + deep * 0.6), (sx + 4, self.belly),
                    (sx - 22, self.belly - 2), (sx - 12, back + deep * 0.5),
                ]  # fmt: skip
                drawn = filled(smooth(band), INK)
            case "mane":
                x, y = self.skull
                wave = 2.5 * math.sin(2 * math.pi * self.phase)
                crest = f"M{x - 3:.1f} {y - 13:.1f}Q{x - 22:.1f} {y + 2 + wave:.1f} {sx - 16:.1f} {back - 2:.1f}"
                drawn = stroked(crest, darker(self.coat.main, 0.66), 11)
            case "wolf":
                drawn = filled(
                    smooth(
                        [
                            (hx - 8, back + 3),
                            (sx, back),
                            (sx + 8, back + deep * 0.2),
                            ((hx + sx) / 2, back + deep * 0.3),
                            (hx - 12, back + deep * 0.3),
                        ]
                    ),
                    self.coat.deep,
                    0.45,
                )
            case _:
                drawn = ""
        return drawn

    def _leg(self, hind: bool, offset: float, *, far: bool) -> str:
        breed, coat = self.breed, self.coat
        angle = 2 * math.pi * (self.phase + offset)
        swing, lift = math.sin(angle) * breed.stride, max(0.0, math.cos(angle))
        joint = self.hip if hind else self.shoulder
        joint = (joint[0] + (5 if far else -2), joint[1])
        reach = _HIGH - joint[1]
        # Knees of hind legs point forwards and hocks back; elbows and wrists the other way round.
        bend = (20 + 30 * lift) if hind else -(8 + 34 * lift)
        knee = reached(joint, swing * 0.7 + (bend * 0.5 if hind else -bend * 0.2), reach * 0.5)
        foot = reached(knee, swing * 0.9 - bend * (0.62 if hind else -0.55), reach * 0.5)
        foot = (foot[0], min(_HIGH - breed.thick * 0.45, foot[1] + reach * 0.03) - 0.07 * reach * lift)
        own = INK if breed.marks == "panda" else coat.main
        paint = darker(own, 0.42) if far else own
        thick = breed.thick
        drawn = filled(
            taper(joint, knee, min(breed.deep * 0.36, thick * 2.2) * (1.15 if hind else 0.95), thick * 0.95), paint
        )
        sock = mixed(paint, INK, 0.75) if breed.marks in ("fox", "mane") else paint
        ankle = (knee[0] + (foot[0] - knee[0]) * 0.4, knee[1] + (foot[1] - knee[1]) * 0.4)
        drawn += filled(taper(knee, ankle, thick * 0.95, thick * 0.75), paint) + filled(
            taper(ankle, foot, thick * 0.76, thick * 0.6), sock
        )
        hoofed = breed.tail in ("hair", "short") or breed.ears == "cow"
        toe = INK if hoofed else sock
        return drawn + oval(
            foot[0] + thick * 0.45, foot[1] + thick * 0.05, thick * (0.85 if hoofed else 1.15), thick * 0.58, toe
        )

    def _tail(self) -> str:
        breed, coat = self.breed, self.coat
        x, y = self.hip[0] - 18, self.back + breed.deep * 0.22
        wag = math.sin(2 * math.pi * self.phase)
        match breed.tail:
            case "up":
                drawn = stroked(
                    f"M{x + 6:.1f} {y:.1f}Q{x - 12:.1f} {y - 8:.1f} {x - 14 + 6 * wag:.1f} {y - 34:.1f}", coat.main, 8
                )
            case "curl":
                drawn = stroked(
                    f"M{x + 6:.1f} {y:.1f}C{x - 22:.1f} {y + 2:.1f} {x - 20:.1f} {y - 34:.1f} "
                    f"{x - 26 + 4 * wag:.1f} {y - 48:.1f}C{x - 28:.1f} {y - 56:.1f} {x - 40:.1f} {y - 54:.1f} "
                    f"{x - 40 + 3 * wag:.1f} {y - 46:.1f}",
                    coat.main,
                    6.6,
                )
            case "brush" | "hang":
                drop = 18 if breed.tail == "brush" else 44
                tip = (x - 52 + drop * 0.5, y + drop + 7 * wag)
                data = (
                    f"M{x + 8:.1f} {y - 4:.1f}C{x - 14:.1f} {y - 10:.1f} {x - 34:.1f} {tip[1] - 26:.1f} "
                    f"{tip[0]:.1f} {tip[1]:.1f}C{tip[0] + 22:.1f} {tip[1] + 8:.1f} "
                    f"{x - 4:.1f} {y + 26:.1f} {x + 8:.1f} {y + 10:.1f}Z"
                )
                end = (
                    f"M{tip[0]:.1f} {tip[1]:.1f}C{tip[0] + 4:.1f} {tip[1] - 10:.1f} {tip[0] + 10:.1f} "
                    f"{tip[1] - 13:.1f} {tip[0] + 16:.1f} {tip[1] - 14:.1f}C{tip[0] + 14:.1f} {tip[1] - 4:.1f} "
                    f"{tip[0] + 15:.1f} {tip[1]:.1f} {tip[0] + 17:.1f} {tip[1] + 3.500:.1f}C{tip[0] + 10:.1f} "
                    f"{tip[1] + 4:.1f} {tip[0] + 4:.1f} {tip[1] + 2:.1f} {tip[0]:.1f} {tip[1]:.1f}Z"
                )
                drawn = filled(data, coat.main) + filled(end, "#fbf4ea" if breed.tail == "brush" else coat.deep)
            case "hair":
                dark = darker(coat.main, 0.66)
                drawn = filled(
                    f"M{x + 8:.1f} {y - 2:.1f}C{x - 22:.1f} {y - 6:.1f} {x - 26 + 5 * wag:.1f} {y + 34:.1f} "
                    f"{x - 28 + 9 * wag:.1f} {y + 66:.1f}C{x - 12:.1f} {y + 56:.1f} "
                    f"{x - 4:.1f} {y + 30:.1f} {x + 8:.1f} {y + 12:.1f}Z",
                    dark,
                )
            case "tuft" | "rope":
                end_x, end_y = x - 18 + 7 * wag, y + 46
                tuft = oval(end_x, end_y, 5.5, 10, darker(coat.main, 0.55)) if breed.tail == "tuft" else ""
                drawn = (
                    stroked(
                        f"M{x + 4:.1f} {y:.1f}C{x - 22:.1f} {y + 6:.1f} "
                        f"{x - 10:.1f} {y + 30:.1f} {end_x:.1f} {end_y:.1f}",
                        coat.dark,
                        4.2,
                    )
                    + tuft
                )
            case "short":
                drawn = oval(x + 2, y + 6, 6, 10, "#fbf4ea", turn=24)
            case "puff":
                drawn = disc(x + 1, y + 16, 10, "#fbf8f2")
            case _:
                drawn = ""
        return drawn

    def _head(self) -> str:
        breed, coat, (x, y) = self.breed, self.coat, self.skull
        r, m = breed.head, breed.muzzle
        drop = 0.95 if breed.neck[1] > 45 and m > 18 else 0.35
        nose = (x + r * 0.55 + m * (0.72 if drop > 0.5 else 0.95), y + r * 0.3 + m * drop * 0.62)
        drawn = self._ear(far=True)
        skull: list[Point] = [
            (x - r, y + r * 0.1),
            (x - r * 0.5, y - r * 0.86),
            (x + r * 0.45, y - r * 0.78),
            (x + r * 0.82, y - r * 0.1),
            (nose[0], nose[1] - r * 0.24),
            (nose[0] + r * 0.12, nose[1] + r * 0.12),
            (nose[0] - m * 0.2, nose[1] + r * 0.42),
            (x + r * 0.3, y + r * 0.92),
            (x - r * 0.6, y + r * 0.8),
        ]
        drawn += filled(smooth(skull), coat.main)
        jaw = [
            (x + r * 0.5, y + r * 0.35),
            (nose[0] - r * 0.1, nose[1] - r * 0.02),
            (nose[0] + r * 0.1, nose[1] + r * 0.14),
            (nose[0] - m * 0.2, nose[1] + r * 0.42),
            (x + r * 0.2, y + r * 0.9),
            (x - r * 0.2, y + r * 0.7),
        ]
        drawn += filled(smooth(jaw), coat.pale, {"trunk": 0.0, "mane": 0.15}.get(breed.marks, 0.8))
        if breed.marks == "trunk":
            sway = 5 * math.sin(2 * math.pi * self.phase)
            drawn += stroked(
                f"M{x + r * 0.72:.1f} {y + r * 0.2:.1f}C{x + r * 1.35:.1f} {y + r * 0.7:.1f} {x + r * 1.1:.1f} "
                f"{y + r * 1.8:.1f} {x + r * 1.25 + sway:.1f} {y + r * 2.3:.1f}",
                coat.main,
                15,
            )
            drawn += filled(
                f"M{x + r * 0.5:.1f} {y + r * 0.72:.1f}Q{x + r:.1f} {y + r * 1.2:.1f} {x + r * 1.6:.1f} "
                f"{y + r:.1f}Q{x + r:.1f} {y + r * 1.0:.1f} {x + r * 0.72:.1f} {y + r * 0.56:.1f}Z",
                "#fbf4e4",
            )
        else:
            drawn += oval(
                nose[0] + r * 0.04, nose[1] - r * 0.04, r * 0.19, r * 0.16, INK if breed.tail != "puff" else "#d88a90"
            )
        eye = (x + r * 0.38, y - r * 0.16)
        drawn += oval(*eye, r * 0.26, r * 0.34, INK, turn=24) if breed.marks == "panda" else ""
        drawn += disc(*eye, min(3.3, r * 0.15), INK) + disc(eye[0] + 0.9, eye[1] - 1.1, 1.1, "#ffffff")
        return drawn + self._ear(far=False) + self._antlers()

    def _ear(self, *, far: bool) -> str:
        coat, (x, y), r = self.coat, self.skull, self.breed.head
        dx = r * (0.34 if far else -0.3)
        paint, inner = (
            (darker(coat.main, 0.35), darker(coat.pale, 0.35)) if far else (coat.main, mixed(coat.pale, "#e8a59a", 0.4))
        )
        if self.breed.marks == "panda":
            paint, inner = INK, INK
        match self.breed.ears:
            case "point" | "tall":
                return self._pointed(dx, paint, "" if far else inner)
            case "floppy":
                return (
                    ""
                    if far
                    else filled(
                        smooth(
                            [
                                (x - r * 0.5, y - r * 0.75),
                                (x + r * 0.05, y - r * 0.55),
                                (x - r * 0.05, y + r * 0.5),
                                (x - r * 0.5, y + r * 0.95),
                                (x - r * 0.85, y + r * 0.3),
                            ]
                        ),
                        coat.dark,
                    )
                )
            case "small" | "leaf" | "cow":
                turn = {"small": -18.0, "leaf": -62.0, "cow": -78.0}[self.breed.ears]
                tall = {"small": r * 0.66, "leaf": r * 0.9, "cow": r * 0.7}[self.breed.ears]
                side = dx - r * (0.3 if self.breed.ears != "small" else 0.0)
                return oval(x + side, y - r * 0.85, r * 0.26, tall, paint, turn=turn) + (
                    "" if far else oval(x + side, y - r * 0.85, r * 0.12, tall * 0.66, inner, turn=turn)
                )
            case "round":
                return disc(x + dx - r * 0.05, y - r * 0.78, r * 0.36, paint) + (
                    "" if far else disc(x + dx - r * 0.02, y - r * 0.74, r * 0.19, inner)
                )
            case "long":
                lean = -18 if far else -30
                return oval(x + dx - r * 0.55, y - r * 1.7, r * 0.3, r * 1.15, paint, turn=lean) + (
                    "" if far else oval(x + dx - r * 0.5, y - r * 1.66, r * 0.14, r * 0.85, inner, turn=lean)
                )
            case _:
                flap = 3 * math.sin(2 * math.pi * self.phase)
                return (
                    ""
                    if far
                    else filled(
                        smooth(
                            [
                                (x - r * 0.1, y - r * 0.75),
                                (x - r * 0.9, y - r * 0.95),
                                (x - r * 1.35 + flap, y - r * 0.1),
                                (x - r * 0.95 + flap, y + r * 0.95),
                                (x - r * 0.25, y + r * 0.55),
                            ]
                        ),
                        coat.dark,
                    )
                )

    def _pointed(self, dx: float, paint: str, inner: str) -> str:
        """An ear that stands up, `dx` from the middle of the head; its inside is seen where it has a colour."""
        (x, y), r = self.skull, self.breed.head
        tall = r * (1.1 if self.breed.ears == "point" else 1.35)
        data = (
            f"M{x + dx - r * 0.42:.1f} {y - r * 0.55:.1f}L{x + dx - r * 0.05:.1f} "
            f"{y - r * 0.5 - tall:.1f}L{x + dx + r * 0.46:.1f} {y - r * 0.62:.1f}Z"
        )
        small = (
            f"M{x + dx - r * 0.2:.1f} {y - r * 0.6:.1f}L{x + dx - r * 0.02:.1f} "
            f"{y - r * 0.5 - tall * 0.7:.1f}L{x + dx + r * 0.28:.1f} {y - r * 0.64:.1f}Z"
        )
        tip = (
            f"M{x + dx - r * 0.17:.1f} {y - r * 0.5 - tall * 0.66:.1f}L{x + dx - r * 0.05:.1f} "
            f"{y - r * 0.5 - tall:.1f}L{x + dx + r * 0.13:.1f} {y - r * 0.5 - tall * 0.66:.1f}Z"
        )
        return (
            filled(data, paint)
            + (filled(small, inner) if inner else "")
            + (filled(tip, INK, 0.85) if self.breed.marks == "fox" else "")
        )

    def _antlers(self) -> str:
        if self.breed.marks == "antlers":
            x, y = self.skull[0] - 3, self.skull[1] - 11
            data = "".join(
                f"M{x + d:.1f} {y:.1f}c{-4 * s} -14 {-12 * s} -20 {-10 * s} -36m{1.2 * s} 16c{4 * s} -4 {9 * s} -6 "
                f"{11 * s} -14m{-7.6 * s} -2c0 0 0 0 0 0"
                for d, s in ((0, 1), (5, -1))
            )
            return stroked(data, "#7a5a3c", 3.2)
        if self.breed.ears == "cow" and self.breed.marks == "patches":
            x, y = self.skull
            return stroked(f"M{x - 2:.1f} {y - 16:.1f}q2 -10 12 -12", "#e8dcc4", 4)
        return ""
