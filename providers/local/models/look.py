"""What a prompt asks of an object's surfaces, and what the object would be made of by itself."""

from dataclasses import dataclass, field, replace

from providers.local.models.assembly import Part
from providers.local.models.materials import Material
from providers.local.words import Colour

Parts = list[Part]


@dataclass(frozen=True)
class Wish:
    """What was asked of one surface; None for what was left open."""

    substance: Material | None = None
    colour: Colour | None = None
    roughness: float | None = None

    def granted(self, usual: Material) -> Material:
        """The usual material, changed as far as was asked."""
        made = self.substance or usual
        if self.colour is not None:
            made = made.coloured(self.colour)
        return made if self.roughness is None else replace(made, roughness=self.roughness)


@dataclass(frozen=True)
class Look:
    """The wishes, and a number from 0 to 1 that varies the proportions."""

    body: Wish = field(default_factory=Wish)
    detail: Wish = field(default_factory=Wish)
    build: float = 0.5

    def main(self, usual: Material) -> Material:
        """Of the surface one thinks of first."""
        return self.body.granted(usual)

    def trim(self, usual: Material) -> Material:
        """Of its details."""
        return self.detail.granted(usual)
