"""The small line that says who drew the picture."""

from dataclasses import dataclass
from typing import Final

from PIL import Image

from providers.local.drawing.pen import box, filled
from providers.local.drawing.svg import lettering, raster
from providers.local.drawing.typefaces import POPPINS

_TEXT: Final = "Illustrated by Darkroom"
_EM: Final = 0.0195  # of the short side
_MARGIN: Final = 0.028


@dataclass(frozen=True)
class Imprint:
    """A pill in the lower right corner."""

    panel: Image.Image
    left: int
    top: int

    @classmethod
    def on(cls, size_px: tuple[int, int]) -> "Imprint":
        unit = min(size_px)
        em = max(9.0, unit * _EM)
        face = POPPINS.own
        width, height = round(face.at(em).getlength(_TEXT) + em * 2.9), round(em * 2.0)
        star = "M0 -1C.16 -.3 .3 -.16 1 0C.3 .16 .16 .3 0 1C-.16 .3 -.3 .16 -1 0C-.3 -.16 -.16 -.3 0 -1Z"
        drawn = box(0, 0, width, height, "#0c101c", 0.34, round_=height / 2)
        drawn += (
            f'<g transform="translate({em * 1.02:.1f} {height / 2}) sc'
            f'ale({em * 0.42:.2f})">{filled(star, "#ffffff", 0.92)}</g>'
        )
        drawn += f'<g opacity=".9">{lettering(_TEXT, em * 1.75, height * 0.665, face, em, "#ffffff", "start")}</g>'
        margin = round(unit * _MARGIN)
        return cls(raster(drawn, (width, height)), size_px[0] - margin - width, size_px[1] - margin - height)

    def draw(self, frame: Image.Image) -> None:
        frame.paste(self.panel, (self.left, self.top), self.panel)
