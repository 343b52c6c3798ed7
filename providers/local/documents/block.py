"""A text set into its box. Sizes in points."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from domain.brief import TextBox
from providers.local.drawing import typefaces as faces
from providers.local.drawing.typefaces import Face, Typeface, plain
from providers.local.drawing.typesetting import filled, reach, wide

PT_PER_MM: Final = 72 / 25.4
_LEADING: Final = 1.25
_SHRINK: Final = 0.96
_SMALLEST_PT: Final = 1.0
TYPEFACES: Final[Mapping[str, Typeface]] = {
    "inter": faces.INTER,
    "poppins": faces.POPPINS,
    "poppins bold": faces.POPPINS_BOLD,
    "montserrat": faces.MONTSERRAT,
    "montserrat black": faces.MONTSERRAT_BLACK,
    "anton": faces.ANTON,
    "impact": faces.ANTON,
    "fredoka": faces.FREDOKA,
}


@dataclass(frozen=True)
class Block:
    """A text as it is set: its lines, and where their first baseline lies below the top of its box."""

    lines: tuple[str, ...]
    face: Face
    size_pt: float
    baseline_pt: float

    def rows(self) -> Iterator[tuple[float, str]]:
        """How far below the top of the box each line stands, and the line; empty ones are left out."""
        for index, line in enumerate(self.lines):
            if line:
                yield self.baseline_pt + index * _LEADING * self.size_pt, line

    @property
    def height_pt(self) -> float:
        _, below = reach(self.face)
        return self.baseline_pt + ((len(self.lines) - 1) * _LEADING + below) * self.size_pt


def set_in(box: TextBox) -> Block:
    """The text as large as it fits, and no larger than asked; its own line breaks are kept."""
    typeface = TYPEFACES.get(" ".join(box.font.lower().split()), faces.INTER)
    paragraphs = [plain(line) for line in box.text.splitlines()] or [""]
    face = typeface.for_text("".join(paragraphs))
    width, height = box.width_mm * PT_PER_MM, box.height_mm * PT_PER_MM
    longest = max((wide(word, face, 1.0) for line in paragraphs for word in line.split()), default=0.0)

    def block(step: int) -> Block:
        size = max(_SMALLEST_PT, box.size_pt * _SHRINK**step)
        lines = tuple(line for paragraph in paragraphs for line in filled(paragraph, face, size, width))
        return Block(lines, face, size, reach(face)[0] * size)

    def fits(step: int) -> bool:
        tried = block(step)
        return tried.height_pt <= height and longest * tried.size_pt <= width

    steps = range(max(0, math.ceil(math.log(_SMALLEST_PT / box.size_pt, _SHRINK))))
    return block(bisect_left(steps, True, key=fits))


def slack(box: TextBox, room: float) -> float:
    """How much of the room a line leaves in its box lies before it."""
    return {"left": 0.0, "center": 0.5, "right": 1.0}[box.align] * room
