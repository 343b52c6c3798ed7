"""Advanced SubStation Alpha: the few words of it that captions are written in.

libass only rasterises: every word has its place and its own colours, borders and moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from providers.local.drawing.typefaces import Face

_HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 2
ScaledBorderAndShadow: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Word,{family},{size:.1f},&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,0,0,5,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_SHORTEST_S = 0.015


@dataclass
class Script:
    """One subtitle file in the making; times in seconds, places in pixels of the frame."""

    size_px: tuple[int, int]
    face: Face
    em_px: float
    _lines: list[str] = field(default_factory=list)

    def add(self, layer: int, start_s: float, end_s: float, tags: str, text: str) -> None:
        """A text with its override tags. The text may be a stranger's."""
        self._add(layer, start_s, end_s, f"{{{tags}}}{escaped(text)}")

    def draw(self, layer: int, start_s: float, end_s: float, tags: str, path: str) -> None:
        """A vector drawing, of our own making."""
        self._add(layer, start_s, end_s, f"{{{tags}\\bord0\\shad0\\p1}}{path}{{\\p0}}")

    def text(self) -> str:
        width, height = self.size_px
        size = self.em_px * self.face.line
        return _HEAD.format(width=width, height=height, family=self.face.family, size=size) + "".join(self._lines)

    def _add(self, layer: int, start_s: float, end_s: float, line: str) -> None:
        if end_s - start_s >= _SHORTEST_S:
            self._lines.append(f"Dialogue: {layer},{_clock(start_s)},{_clock(end_s)},Word,,0,0,0,,{line}\n")


def escaped(text: str) -> str:
    """Text that opens no tag and breaks no line, whatever it is."""
    return text.translate({ord("{"): "(", ord("}"): ")", ord("\\"): "/", ord("\n"): " ", ord("\r"): " "})


def colour(rgb: str) -> str:
    """#rrggbb as it is written here."""
    return f"&H{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}&".upper()


def alpha(opacity: float) -> str:
    """1 is opaque."""
    return f"&H{round((1 - opacity) * 255):02X}&"


def at(x: float, y: float) -> str:
    """Centred on a point."""
    return f"\\an5\\pos({x:.1f},{y:.1f})"


def between(start_ms: float, end_ms: float, tags: str) -> str:
    """Tags that come into force over a span, counted from the event's own start."""
    return f"\\t({max(0, round(start_ms))},{max(0, round(end_ms))},{tags})"


def scaled(percent: float) -> str:
    return f"\\fscx{percent:.0f}\\fscy{percent:.0f}"


def rounded(width: float, height: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    w, h, r = round(width), round(height), round(min(radius, width / 2, height / 2))
    k = round(r * 0.45)
    return (
        f"m {r} 0 l {w - r} 0 b {w - k} 0 {w} {k} {w} {r} l {w} {h - r} b {w} {h - k} {w - k} {h} {w - r} {h} "
        f"l {r} {h} b {k} {h} 0 {h - k} 0 {h - r} l 0 {r} b 0 {k} {k} 0 {r} 0"
    )


def polygon(points: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = points
    return f"m {x:.0f} {y:.0f} " + " ".join(f"l {x:.0f} {y:.0f}" for x, y in rest)


def _clock(at_s: float) -> str:
    hundredths = max(0, round(at_s * 100))
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest // 100:02d}.{rest % 100:02d}"
