"""Mouths: lips around an opening with teeth and tongue. In head units, see faces."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.actors.complexion import LIPSTICKS, Skin
from providers.local.actors.faces import UNIT
from providers.local.actors.looks import Look
from providers.local.actors.pose import Mouth
from providers.local.drawing.pen import crease, filled, linear, oval, soft_line, soft_oval, stroked, within
from providers.local.drawing.tone import darker, lighter, mixed, shaded
from providers.local.drawing.vector import Box

MOUTH_Y: Final = 100.0
MOUTH_BOX: Final[Box] = (-74, 64, 74, 178)
_THICKNESS: Final[Mapping[str, tuple[float, float]]] = {"thin": (6.2, 8.2), "medium": (8.4, 11.4), "full": (10.8, 14.6)}
_PARTED: Final = 1.2
_WIDE: Final = 40.0


@dataclass(frozen=True)
class _Lips:
    """The four edges of a mouth as path data from corner to corner; y = 0 lies between relaxed corners.

    `top` and `bottom` are the middles of the inner edges, `upper` and `lower` the thickness of the lips.
    """

    half: float
    corner: float
    top: float
    bottom: float
    upper: float
    lower: float

    @classmethod
    def of(cls, look: Look, shape: Mouth, smile: float) -> "_Lips":
        """A smile widens lips and lifts their corners; wide open lips are thin, pressed ones thinner."""
        upper, lower = _THICKNESS[look.lips]
        wide = min(1.0, max(0.0, shape.lower) * UNIT / _WIDE)
        thin = (1 - 0.18 * wide) * (1 + 18 * min(0.0, shape.lower)) * (1 - 0.10 * max(0.0, smile))
        if look.masculine:
            thin *= 0.88
        sag = 2.2 + 2.4 * max(0.0, smile)  # the middle of closed lips hangs below the corners
        return cls(
            half=shape.width * UNIT / 2 + 5.0 * smile,
            corner=-6.5 * smile + 0.26 * (1 - 0.8 * max(0.0, smile)) * max(0.0, shape.lower) * UNIT,
            top=sag - max(0.0, shape.upper) * UNIT,
            bottom=sag + max(0.0, shape.lower) * UNIT,
            upper=upper * thin,
            lower=lower * thin,
        )

    @property
    def open(self) -> float:
        return self.bottom - self.top

    @property
    def start(self) -> str:
        return f"M{-self.half:.1f} {self.corner:.1f}"

    @property
    def _round(self) -> float:
        """How near to an ellipse the opening is: 0 for a slit, 1 for a ring."""
        return min(1.0, self.open / (1.6 * self.half))

    def inner_upper(self) -> str:
        h, c, y, full = self.half, self.corner, self.top, self._round
        bow = y - min(1.6, self.upper * 0.2) * (1 - full)
        out, rise, flat = h * (0.74 + 0.26 * full), c + (y - c) * (0.74 - 0.19 * full), h * (0.36 + 0.19 * full)
        return (
            f"C{-out:.1f} {rise:.1f} {-flat:.1f} {bow:.1f} 0 {y:.1f}"
            f"C{flat:.1f} {bow:.1f} {out:.1f} {rise:.1f} {h:.1f} {c:.1f}"
        )

    def inner_lower(self) -> str:
        """From the right corner back to the left."""
        return self._bowl(self.bottom)

    def outer_lower(self) -> str:
        """From the right corner back to the left."""
        return self._bowl(self.bottom + self.lower)

    def _bowl(self, y: float) -> str:
        h, c, full = self.half, self.corner, self._round
        out, fall, flat = h * (0.86 + 0.14 * full), c + (y - c) * (0.64 - 0.07 * full), h * (0.50 + 0.06 * full)
        return (
            f"C{out:.1f} {fall:.1f} {flat:.1f} {y:.1f} 0 {y:.1f}"
            f"C{-flat:.1f} {y:.1f} {-out:.1f} {fall:.1f} {-h:.1f} {c:.1f}"
        )

    def outer_upper(self) -> str:
        """From the right corner back to the left, with the bow in its middle."""
        h, c = self.half, self.corner
        peak, dip = self.top - self.upper * 1.06, self.top - self.upper * 0.70
        side, out = c + (peak - c) * 0.62, h * (0.70 + 0.26 * self._round)
        return (
            f"C{out:.1f} {side:.1f} {h * 0.40:.1f} {peak:.1f} {h * 0.20:.1f} {peak:.1f}"
            f"C{h * 0.10:.1f} {peak:.1f} {h * 0.07:.1f} {dip:.1f} 0 {dip:.1f}"
            f"C{-h * 0.07:.1f} {dip:.1f} {-h * 0.10:.1f} {peak:.1f} {-h * 0.20:.1f} {peak:.1f}"
            f"C{-h * 0.40:.1f} {peak:.1f} {-out:.1f} {side:.1f} {-h:.1f} {c:.1f}"
        )


def mouth(look: Look, shape: Mouth, smile: float) -> str:
    """Lips as `shape` opens them, in a smile from -1 to 1."""
    skin, lips = Skin.named(look.skin), _Lips.of(look, shape, smile)
    line = stroked(lips.start + lips.inner_upper(), shaded(skin.deep, 0.8), 1.9, 0.75 if lips.open < _PARTED else 0.40)
    inside = _inside(shape, lips) if lips.open >= _PARTED else ""
    drawn = _around(look, skin, lips, smile) + _flesh(look, skin, lips) + inside + line
    return f'<g transform="translate(0 {MOUTH_Y})">{drawn}</g>'


def _around(look: Look, skin: Skin, lips: _Lips, smile: float) -> str:
    """What the skin does around a mouth: the shadow below it, the corners, the folds of a smile."""
    h, c = lips.half, lips.corner
    corners = soft_oval(-h - 1, c, 8, 7, skin.deep, 0.40) + soft_oval(h + 1, c, 8, 7, skin.deep, 0.40)
    if look.beard not in {"none", "moustache"}:
        return corners
    folds = "".join(
        crease((s * (h - 3), c - 24), (s * (h + 15), c - 11), (s * (h + 8), c + 9), 4.5, skin.deep, 0.30 * smile)
        for s in (-1, 1)
    )
    below = soft_oval(1, lips.bottom + lips.lower + 5, h * 0.62 + 9, 12, skin.shade, 0.66)
    return below + (folds if smile > 0 else "") + corners


def _flesh(look: Look, skin: Skin, lips: _Lips) -> str:
    colour = skin.lip
    if look.lipstick != "none":
        colour = mixed(LIPSTICKS[look.lipstick], skin.lip, 0.34)
    elif look.masculine:
        colour = mixed(skin.lip, skin.shade, 0.30)
    top, low = darker(mixed(colour, shaded(colour), 0.30), 0.04), lighter(colour, 0.06)
    y0, y1 = lips.bottom, lips.bottom + lips.lower
    return (
        linear("lower", (0, y0), (0, y1), [(0, low, 1), (1, mixed(colour, shaded(colour), 0.42), 1)])
        + filled(f"{lips.start}{lips.inner_upper()}{lips.outer_upper()}Z", top)
        + filled(f"{lips.start}{lips.inner_upper()}{lips.outer_lower()}Z", "url(#lower)")
        + soft_oval(-lips.half * 0.16, y0 + lips.lower * 0.42, lips.half * 0.46, lips.lower * 0.36 + 1, "#ffffff",
                    0.46 if look.lipstick != "none" else 0.28)
    )  # fmt: skip


def _inside(shape: Mouth, lips: _Lips) -> str:
    opening = f"{lips.start}{lips.inner_upper()}{lips.inner_lower()}Z"
    drawn = filled(opening, "url(#dark)")
    if shape.tongue:
        drawn += oval(0, lips.bottom - lips.open * 0.02, lips.half * 0.64, lips.open * 0.30, "#c9565c")
        drawn += soft_oval(0, lips.bottom - lips.open * 0.12, lips.half * 0.52, lips.open * 0.20, "#ee9a98", 0.6)
    if shape.teeth:
        drawn += filled(_teeth(lips, 0.48 if shape.tongue else 0.72), "url(#teeth)")
    drawn += soft_line(lips.start + lips.inner_upper(), "#3a0d12", 9, 0.40)
    h = lips.half
    enamel = [
        (0, "#8f776c", 1.0),
        (0.26, "#efe7de", 1.0),
        (0.5, "#fdfaf5", 1.0),
        (0.74, "#ebe2d8", 1.0),
        (1, "#84706a", 1.0),
    ]
    return (
        linear("teeth", (-h, 0), (h, 0), enamel)
        + linear("dark", (0, lips.top), (0, lips.bottom), [(0, "#26080d", 1), (1, "#5c1a22", 1)])
        + within("opening", opening, drawn)
    )


def _teeth(lips: _Lips, share: float) -> str:
    """The upper row, over a share of the opening: one curve, not single teeth."""
    h, roof = lips.half, min(lips.top, lips.corner) - 6
    edge = lips.top + min(12.0, lips.open * share)
    return (
        f"M{-h:.1f} {roof:.1f}H{h:.1f}V{edge - 5:.1f}C{h * 0.74:.1f} {edge:.1f} {h * 0.4:.1f} {edge:.1f} 0 {edge:.1f}"
        f"C{-h * 0.4:.1f} {edge:.1f} {-h * 0.74:.1f} {edge:.1f} {-h:.1f} {edge - 5:.1f}Z"
    )
