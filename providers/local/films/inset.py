"""The inset: the speaker as a picture in the picture while a cutaway fills the frame."""

from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from domain.brief import FrameStyle, Inset
from providers.local.drawing.picture import rounded
from providers.local.films.camera import View
from providers.local.films.layout import Grid
from providers.local.films.motion import ENTRANCE_S, arriving, faded

_OVERSAMPLING: Final = 3


@dataclass
class Window:
    """One inset of a film; `spans` are when cutaways fill the frame, in seconds."""

    inset: Inset
    grid: Grid
    view: View
    spans: tuple[tuple[float, float], ...]
    _mask: Image.Image = field(init=False)
    _edge: Image.Image = field(init=False)
    _margin: int = field(init=False)

    def __post_init__(self) -> None:
        self.box = self.grid.inset(self.inset)
        self._margin = round(18 * self.grid.unit_px) if self.inset.frame is FrameStyle.SHADOW else 0
        self._mask = rounded(self.box.size, self._radius())
        self._edge = self._framed()

    def put(self, frame: Image.Image, index: int, now_s: float) -> None:
        """Paste the speaker as seen at the frame's moment; nothing between cutaways."""
        span = next(((start_s, end_s) for start_s, end_s in self.spans if start_s <= now_s < end_s), None)
        if span is None:
            return
        box, opacity = arriving(self.box, self.inset.entrance, (now_s - span[0]) / ENTRANCE_S, frame.size)
        picture = Image.new("RGBA", self._edge.size)
        seen = self.view.at(index)
        picture.paste(seen, (self._margin, self._margin), self._mask)
        if self.inset.frame is FrameStyle.SHADOW:
            picture = Image.alpha_composite(self._edge, picture)
        else:
            picture = Image.alpha_composite(picture, self._edge)
        margin = round(self._margin * box.width / self.box.width)
        if box.size != self.box.size:
            size = (box.width + 2 * margin, box.height + 2 * margin)
            picture = picture.resize(size, Image.Resampling.BILINEAR)
        frame.paste(picture, (box.left - margin, box.top - margin), faded(picture.getchannel("A"), opacity))

    def _radius(self) -> float:
        return {FrameStyle.NONE: 0.0, FrameStyle.ROUNDED: 0.17, FrameStyle.SHADOW: 0.08}[
            self.inset.frame
        ] * self.box.width

    def _framed(self) -> Image.Image:
        """What lies around the picture: nothing, a white edge over it, or a shadow under it."""
        width, height = self.box.width + 2 * self._margin, self.box.height + 2 * self._margin
        edge = Image.new("RGBA", (width, height))
        if self.inset.frame is FrameStyle.ROUNDED:
            line = max(2, round(4 * self.grid.unit_px))
            large = Image.new("L", (width * _OVERSAMPLING, height * _OVERSAMPLING))
            ImageDraw.Draw(large).rounded_rectangle(
                (0, 0, large.width - 1, large.height - 1),
                self._radius() * _OVERSAMPLING,
                outline=255,
                width=line * _OVERSAMPLING,
            )
            edge.paste((255, 255, 255, 255), mask=large.reduce(_OVERSAMPLING))
        elif self.inset.frame is FrameStyle.SHADOW:
            shade = Image.new("L", (width, height))
            shade.paste(
                self._mask.point(lambda value: round(value * 0.75)), (self._margin, self._margin + self._margin // 3)
            )
            edge.putalpha(shade.filter(ImageFilter.GaussianBlur(self._margin / 2.4)))
        return edge
