"""How a figure is coloured."""

from dataclasses import dataclass
from typing import Final

from providers.local.drawing.tone import darker, lighter

INK: Final = "#22242e"
GLASS: Final = "#bfe2f0"


@dataclass(frozen=True)
class Coat:
    """A figure's own colour, its shades, and what a person has besides.

    night: lamps are lit. feminine: of a person.
    """

    main: str
    second: str = "#f4efe6"
    skin: str = "#d9a07a"
    hair: str = "#3d2b25"
    night: bool = False
    feminine: bool = False

    @property
    def dark(self) -> str:
        return darker(self.main, 0.32)

    @property
    def deep(self) -> str:
        return darker(self.main, 0.55)

    @property
    def light(self) -> str:
        return lighter(self.main, 0.34)

    @property
    def pale(self) -> str:
        return lighter(self.main, 0.62)
