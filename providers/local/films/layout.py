"""The one grid everything laid over a film is placed on: captions, inset, titles, tags and the end card."""

from dataclasses import dataclass
from typing import Final

from domain.brief import Entrance, Inset, Position, Size

_SIDE: Final = 0.08
_INSET_ASPECT: Final = 1.15  # height to width
_INSET_HEIGHT: Final = {Size.SMALL: 0.20, Size.MEDIUM: 0.255, Size.LARGE: 0.31}
_INSET_HEIGHT_FLAT: Final = {Size.SMALL: 0.28, Size.MEDIUM: 0.34, Size.LARGE: 0.40}
_INSET_FOOT: Final = 0.965


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Grid:
    """The places on frames of one size. Upright frames have room below the captions, others above."""

    size_px: tuple[int, int]

    @property
    def unit_px(self) -> float:
        return min(self.size_px) / 720

    @property
    def upright(self) -> bool:
        return self.size_px[1] > self.size_px[0] * 1.2

    @property
    def safe(self) -> Box:
        """Where nothing is cut off or covered by a player's own signs."""
        return self._box(_SIDE, 0.06, 1 - _SIDE, 0.94)

    def captions(self, inset: Inset | None = None) -> Box:
        """The band of the captions, clear of the inset if one is shown."""
        top, bottom = (0.60, 0.82) if self.upright else (0.76, 0.94)
        if inset is None:
            return self._box(_SIDE, top, 1 - _SIDE, bottom)
        room = self.inset(inset)
        if self.upright or inset.position is Position.BOTTOM_CENTER or _crosses(inset):
            foot = room.top / self.size_px[1] - 0.02
            return self._box(_SIDE, min(top, foot - 0.17), 1 - _SIDE, min(bottom, foot))
        gap = round(0.03 * self.size_px[0])
        band = self._box(_SIDE, top, 1 - _SIDE, bottom)
        if inset.position is Position.BOTTOM_LEFT:
            return Box(room.right + gap, band.top, band.right - room.right - gap, band.height)
        return Box(band.left, band.top, room.left - gap - band.left, band.height)

    def inset(self, inset: Inset) -> Box:
        """Where the inset rests once it has come in; even sides."""
        width_px, height_px = self.size_px
        share = (_INSET_HEIGHT if self.upright else _INSET_HEIGHT_FLAT)[inset.size]
        height = round(share * height_px / 2) * 2
        width = round(height / _INSET_ASPECT / 2) * 2
        left = {
            Position.BOTTOM_LEFT: round(0.06 * width_px),
            Position.BOTTOM_CENTER: (width_px - width) // 2,
            Position.BOTTOM_RIGHT: width_px - width - round(0.06 * width_px),
        }[inset.position]
        return Box(left, round(_INSET_FOOT * height_px) - height, width, height)

    @property
    def title(self) -> Box:
        """The head of the frame: labels and numbers."""
        return self._box(_SIDE, 0.08, 1 - _SIDE, 0.22) if self.upright else self._box(_SIDE, 0.07, 1 - _SIDE, 0.25)

    def picture(self, inset: Inset | None = None) -> Box:
        """What a cutaway's drawing may fill: above the captions, clear of the inset."""
        foot = self.captions(inset).top
        if inset is not None:
            foot = min(foot, self.inset(inset).top)
        safe = self.safe
        top = self.title.top + self.title.height // 2 if self.upright else safe.top
        return Box(safe.left, top, safe.width, foot - top)

    @property
    def tag(self) -> Box:
        """The speaker's name."""
        return self._box(_SIDE, 0.85, 0.75, 0.925) if self.upright else self._box(0.04, 0.06, 0.5, 0.17)

    def _box(self, left: float, top: float, right: float, bottom: float) -> Box:
        width, height = self.size_px
        x, y = round(left * width), round(top * height)
        return Box(x, y, round(right * width) - x, round(bottom * height) - y)


def _crosses(inset: Inset) -> bool:
    """Whether it comes in from the far side, over what stands beside its place."""
    return (inset.position, inset.entrance) in (
        (Position.BOTTOM_LEFT, Entrance.SLIDE_LEFT),
        (Position.BOTTOM_RIGHT, Entrance.SLIDE_RIGHT),
    )
