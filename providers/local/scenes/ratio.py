"""The shape of a picture."""

import re
from dataclasses import dataclass
from typing import Final

SHORT_SIDE_PX: Final = 720
_SLIMMEST: Final = 3.0


@dataclass(frozen=True)
class Ratio:
    """Width to height, as in "16:9"."""

    width: float
    height: float

    @classmethod
    def parse(cls, text: str | None) -> "Ratio | None":
        """16:9 when nothing is asked; None for what is no ratio, or slimmer than 3 to 1."""
        match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?):(\d{1,4}(?:\.\d{1,4})?)", text or "16:9")
        if match is None:
            return None
        width, height = float(match[1]), float(match[2])
        if min(width, height) <= 0 or max(width, height) / min(width, height) > _SLIMMEST:
            return None
        return cls(width, height)

    @classmethod
    def of(cls, text: str | None) -> "Ratio":
        """The same, of what was screened before. Raises ValueError."""
        ratio = cls.parse(text)
        if ratio is None:
            raise ValueError(text)
        return ratio

    def size_px(self, short_side_px: int = SHORT_SIDE_PX) -> tuple[int, int]:
        """Width and height with the short side at so many pixels; both even, as yuv420p needs."""
        unit = short_side_px / min(self.width, self.height)
        return round(self.width * unit / 2) * 2, round(self.height * unit / 2) * 2
