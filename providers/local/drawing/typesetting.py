"""Text set into a width: as large as it fits, in lines as even as they can be. Sizes in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from providers.local.drawing.svg import lettering
from providers.local.drawing.typefaces import Face, Typeface

_GAUGE_PX: Final = 200
_SHRINK: Final = 0.96
_SLACK: Final = 1.01  # the rasteriser kerns, the gauge does not
_ELLIPSIS: Final = "…"


@dataclass(frozen=True)
class Setting:
    """Lines ready to be drawn; `spacing` between letters, in ems."""

    lines: tuple[str, ...]
    face: Face
    em: float
    leading: float = 1.2
    spacing: float = 0.0

    @property
    def width(self) -> float:
        return max(wide(line, self.face, self.em, self.spacing) for line in self.lines)

    @property
    def height(self) -> float:
        """From the top of the first line's ascenders to the foot of the last line's descenders."""
        above, below = reach(self.face)
        return self.em * ((len(self.lines) - 1) * self.leading + above + below)

    def svg(self, x: float, top: float, fill: str, anchor: str = "start") -> str:
        """The lines from `top` on; `x` is their left edge, middle or right edge by the anchor."""
        above, _ = reach(self.face)
        pitch = self.em * self.leading
        rows = (
            lettering(line, x, top + above * self.em + index * pitch, self.face, self.em, fill, anchor)
            for index, line in enumerate(self.lines)
        )
        drawn = "".join(rows)
        return f'<g letter-spacing="{self.spacing * self.em:.2f}">{drawn}</g>' if self.spacing else drawn


def fitted(
    text: str,
    typeface: Typeface,
    room: tuple[float, float],
    em: float,
    *,
    lines: int,
    em_min: float = 12.0,
    leading: float = 1.2,
    spacing: float = 0.0,
) -> Setting:
    """The text in at most so many lines, no larger than `em`; cut off with an ellipsis below `em_min`."""
    face = typeface.for_text(text)
    width, height = room
    while em > em_min:
        setting = _set(text, face, em, width, leading, spacing)
        whole = max(wide(word, face, em, spacing) for word in text.split() or [""]) <= width
        if whole and len(setting.lines) <= lines and setting.height <= height:
            return setting
        em = max(em_min, em * _SHRINK)
    return _cut(_set(text, face, em_min, width, leading, spacing), width, height, lines)


def wide(text: str, face: Face, em: float, spacing: float = 0.0) -> float:
    """How far a line reaches."""
    return (_gauge(text, face) * _SLACK + len(text) * spacing) * em


@lru_cache(maxsize=4096)
def _gauge(text: str, face: Face) -> float:
    return face.at(_GAUGE_PX).getlength(text) / _GAUGE_PX


@lru_cache
def reach(face: Face) -> tuple[float, float]:
    """How far letters reach above and below their line, in ems."""
    _, top, _, bottom = face.at(_GAUGE_PX).getbbox("ÅÉЙdgpqуц,", anchor="ls")
    return -top / _GAUGE_PX, bottom / _GAUGE_PX


def _set(text: str, face: Face, em: float, width: float, leading: float, spacing: float) -> Setting:
    lines = tuple(filled(text, face, em, width, spacing))
    longest = max(wide(word, face, em, spacing) for word in text.split() or [""])
    low, high = max(width * 0.3, min(longest, width) * 0.999), width
    while high - low > em * 0.1:  # the narrowest measure that needs no further line
        middle = (low + high) / 2
        tried = tuple(filled(text, face, em, middle, spacing))
        if len(tried) > len(lines) or max(wide(line, face, em, spacing) for line in tried) > middle:
            low = middle
        else:
            lines, high = tried, middle
    return Setting(lines, face, em, leading, spacing)


def filled(text: str, face: Face, em: float, width: float, spacing: float = 0.0) -> Iterator[str]:
    """Lines filled one after another; a word longer than a line is broken."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if wide(longer, face, em, spacing) <= width:
            line = longer
            continue
        if line:
            yield line
        while wide(word, face, em, spacing) > width and len(word) > 1:
            head = _head(word, face, em, width, spacing)
            yield head
            word = word[len(head) :]  # noqa: PLW2901
        line = word
    yield line


def _head(word: str, face: Face, em: float, width: float, spacing: float) -> str:
    count = next((size for size in range(len(word) - 1, 1, -1) if wide(word[:size], face, em, spacing) <= width), 1)
    return word[:count]


def _cut(setting: Setting, width: float, height: float, lines: int) -> Setting:
    above, below = reach(setting.face)
    fit = int((height / setting.em - above - below) / setting.leading + 1.0001)
    count = max(1, min(lines, fit))
    if len(setting.lines) <= count:
        return setting
    last = setting.lines[count - 1]
    while last and wide(last + _ELLIPSIS, setting.face, setting.em, setting.spacing) > width:
        last = last[:-1]
    kept = (*setting.lines[: count - 1], last.rstrip(" ,.;:–—-") + _ELLIPSIS)
    return Setting(kept, setting.face, setting.em, setting.leading, setting.spacing)
