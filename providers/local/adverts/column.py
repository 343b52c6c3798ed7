"""Texts one under another or two side by side, shrunk until they fit. Every one keeps its place to itself."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from providers.local.drawing.typefaces import Typeface
from providers.local.drawing.typesetting import Setting, fitted
from providers.local.films.layout import Box

_SHRINK: Final = 0.95
_CROWDED: Final = 0.5  # of the sizes asked for: below, what is not needed is left out
_TINY: Final = 0.15
_EM_MIN: Final = 15.0
_APART: Final = 0.9  # between two side by side, in ems of the second
_SECOND: Final = 0.57  # of the room, at most, for the second of two
_PAD: Final = (0.95, 0.58)  # of a button around its text, in ems
_INDENT: Final = 1.35  # of a benefit behind its tick


class Dress(StrEnum):
    """What surrounds a text."""

    NONE = "none"
    PILL = "pill"
    BLOCK = "block"
    LINE = "line"  # underlined, with an arrow
    TICK = "tick"


@dataclass(frozen=True)
class Words:
    """A text as it is to look; sizes in pixels.

    least: the share of its size it keeps while there is something to leave out; what is not `needed` goes first.
    """

    role: str
    text: str
    typeface: Typeface
    em: float
    fill: str
    lines: int = 1
    gap: float = 0.0  # above it
    leading: float = 1.2
    spacing: float = 0.0
    dress: Dress = Dress.NONE
    ground: str = ""  # of a dress
    needed: bool = True
    least: float = 0.8


@dataclass(frozen=True)
class Placed:
    """A text on the page: the box nothing else may enter, and its drawing."""

    role: str
    text: str
    box: Box
    svg: str
    em: float


Align = Literal["start", "middle"]
Rise = Literal["top", "middle", "bottom"]


def column(texts: Sequence[Words], room: Box, align: Align = "start", rise: Rise = "top") -> tuple[Placed, ...]:
    """The texts inside a room; empty ones take none."""
    kept = [words for words in texts if words.text]
    scale = 1.0
    while kept:
        spare = [index for index, words in enumerate(kept) if not words.needed]
        scales = [max(scale, words.least) if spare else scale for words in kept]
        set_ = [_set(words, room.width, room.height, each) for words, each in zip(kept, scales, strict=True)]
        gaps = [words.gap * scale for words in kept]
        height = sum(_height(words, setting) for words, setting in zip(kept, set_, strict=True)) + sum(gaps[1:])
        if height <= room.height:
            return tuple(_placed(kept, set_, gaps, room, height, align, rise))
        if scale > _CROWDED or (not spare and scale > _TINY):
            scale *= _SHRINK
        else:
            del kept[spare[-1] if spare else -1]
            scale = 1.0
    return ()


def pair(
    first: Words, second: Words, room: Box, *, spread: bool = False, alone: Align = "middle"
) -> tuple[Placed, ...]:
    """Two texts side by side, in the middle of a room or at its two ends; `alone` says where a single one stands."""
    if not first.text or not second.text:
        return column([first, second], room, alone, "middle")
    right = column([second], _slice(room, 0, round(room.width * _SECOND)), "start", "middle")[0]
    apart = round(right.em * _APART)
    left = column([first], _slice(room, 0, room.width - right.box.width - apart), "start", "middle")[0]
    over = room.width - left.box.width - right.box.width
    begin, gap = (0, over) if spread else ((over - apart) // 2, apart)
    return _moved(left, begin), _moved(right, begin + left.box.width + gap)


def _slice(room: Box, left: int, width: int) -> Box:
    return Box(room.left + left, room.top, width, room.height)


def _moved(text: Placed, right: int) -> Placed:
    box = Box(text.box.left + right, text.box.top, text.box.width, text.box.height)
    return replace(text, box=box, svg=f'<g transform="translate({right} 0)">{text.svg}</g>')


def _set(words: Words, width: float, height: float, scale: float) -> Setting:
    em = words.em * scale
    around_x, around_y = _around(words, em)
    return fitted(
        words.text,
        words.typeface,
        (max(em, width - around_x), max(em * 1.4, height - around_y)),
        em,
        lines=words.lines,
        em_min=min(em, _EM_MIN),
        leading=words.leading,
        spacing=words.spacing,
    )


def _around(words: Words, em: float) -> tuple[float, float]:
    """What the dress adds to a text's width and height."""
    match words.dress:
        case Dress.PILL | Dress.BLOCK:
            return 2 * _PAD[0] * em, 2 * _PAD[1] * em
        case Dress.LINE:
            return 1.2 * em, 0.3 * em
        case Dress.TICK:
            return _INDENT * em, 0.0
        case Dress.NONE:
            return 0.0, 0.0


def _height(words: Words, setting: Setting) -> float:
    return setting.height + _around(words, setting.em)[1]


def _placed(
    kept: Sequence[Words],
    set_: Sequence[Setting],
    gaps: Sequence[float],
    room: Box,
    height: float,
    align: Align,
    rise: Rise,
) -> list[Placed]:
    y = room.top + {"top": 0.0, "middle": (room.height - height) / 2, "bottom": room.height - height}[rise]
    placed = []
    for index, (words, setting) in enumerate(zip(kept, set_, strict=True)):
        y += gaps[index] if index else 0
        tall = _height(words, setting)
        wide = min(float(room.width), setting.width + _around(words, setting.em)[0])
        x = room.left + ((room.width - wide) / 2 if align == "middle" else 0)
        box = Box(math.floor(x), math.floor(y), math.ceil(wide), math.floor(y + tall) - math.floor(y))
        placed.append(
            Placed(words.role, words.text, box, _drawn(words, setting, (x, y, wide, tall), align), setting.em)
        )
        y += tall
    return placed


def _drawn(words: Words, setting: Setting, place: tuple[float, float, float, float], align: Align) -> str:
    x, y, wide, tall = place
    em = setting.em
    match words.dress:
        case Dress.PILL | Dress.BLOCK:
            round_ = tall / 2 if words.dress is Dress.PILL else em * 0.12
            return (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" rx="{round_:.1f}" '
                f'fill="{words.ground}"/>'
                + setting.svg(x + wide / 2, y + (tall - setting.height) / 2, words.fill, "middle")
            )
        case Dress.LINE:
            return setting.svg(x, y, words.fill) + _arrow(x, y, wide, tall, em, words.fill)
        case Dress.TICK:
            return _tick(x, y + setting.height / len(setting.lines) / 2, em, words.ground) + setting.svg(
                x + _INDENT * em, y, words.fill
            )
        case Dress.NONE:
            if align == "middle":
                return setting.svg(x + wide / 2, y, words.fill, "middle")
            return setting.svg(x, y, words.fill)


def _arrow(x: float, y: float, wide: float, tall: float, em: float, colour: str) -> str:
    right, middle, foot = x + wide, y + (tall - 0.3 * em) / 2 + 0.04 * em, y + tall - 0.04 * em
    head = em * 0.24
    return (
        f'<path d="M{x:.1f} {foot:.1f}H{right - em * 1.2:.1f}M{right - em * 0.85:.1f} {middle:.1f}H{right:.1f}'
        f'M{right - head:.1f} {middle - head:.1f}L{right:.1f} {middle:.1f}L{right - head:.1f} {middle + head:.1f}" '
        f'stroke="{colour}" stroke-width="{em * 0.085:.1f}" fill="none"/>'
    )


def _tick(x: float, y: float, em: float, colour: str) -> str:
    r = em * 0.5
    cx = x + r
    return (
        f'<circle cx="{cx:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}"/>'
        f'<path d="M{cx - r * 0.42:.1f} {y + r * 0.04:.1f}'
        f'L{cx - r * 0.1:.1f} {y + r * 0.36:.1f}L{cx + r * 0.46:.1f} {y - r * 0.34:.1f}" stroke="#fff" '
        f'stroke-width="{r * 0.26:.1f}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>'
    )
