"""How things come onto the screen."""

from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageChops

from domain.brief import Entrance
from providers.local.films.layout import Box

ENTRANCE_S: Final = 0.36
_EXIT_S: Final = 0.16
_SMALLEST: Final = 0.3


def eased(share: float) -> float:
    """From 0 to 1, fast at first."""
    return 1 - (1 - min(1.0, max(0.0, share))) ** 3


def arriving(box: Box, entrance: Entrance, share: float, size_px: tuple[int, int]) -> tuple[Box, float]:
    """Where something that will rest in `box` stands when so much of its entrance is over, and how opaque it is."""
    gone = 1 - eased(share)
    match entrance:
        case Entrance.SLIDE_UP:
            return Box(box.left, box.top + round((size_px[1] - box.top) * gone), box.width, box.height), 1.0
        case Entrance.SLIDE_LEFT:
            return Box(box.left + round((size_px[0] - box.left) * gone), box.top, box.width, box.height), 1.0
        case Entrance.SLIDE_RIGHT:
            return Box(box.left - round(box.right * gone), box.top, box.width, box.height), 1.0
        case Entrance.FADE:
            return box, 1 - gone
        case Entrance.SCALE:
            scale = _SMALLEST + (1 - _SMALLEST) * (1 - gone)
            width, height = max(2, round(box.width * scale)), max(2, round(box.height * scale))
            x, y = box.middle
            return Box(round(x - width / 2), round(y - height / 2), width, height), min(1.0, 2 * (1 - gone))


@dataclass
class Sticker:
    """A still that lies on the film for a while. `bob_px` lets it float; one that `stays` lies on cutaways as well."""

    picture: Image.Image
    box: Box
    start_s: float
    end_s: float
    entrance: Entrance = Entrance.SCALE
    bob_px: float = 0.0
    stays: bool = False
    _mask: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self._mask = self.picture.getchannel("A")

    def shows(self, now_s: float) -> bool:
        return self.start_s <= now_s < self.end_s

    def put(self, frame: Image.Image, now_s: float) -> None:
        box, opacity = arriving(self.box, self.entrance, (now_s - self.start_s) / ENTRANCE_S, frame.size)
        opacity *= min(1.0, max(0.0, (self.end_s - now_s) / _EXIT_S))
        picture, mask = self.picture, self._mask
        if box.size != picture.size:
            picture = picture.resize(box.size, Image.Resampling.BILINEAR)
            mask = picture.getchannel("A")
        lift = round(self.bob_px * _wave(now_s))
        frame.paste(picture, (box.left, box.top + lift), faded(mask, opacity))


def faded(mask: Image.Image, opacity: float) -> Image.Image:
    """A mask that lets less through."""
    if opacity >= 1.0:
        return mask
    return ImageChops.multiply(mask, Image.new("L", mask.size, round(255 * max(0.0, opacity))))


def _wave(now_s: float) -> float:
    """A triangle with its corners rounded, once in three seconds."""
    share = now_s / 3 % 1
    rise = 4 * abs(share - 0.5) - 1
    return rise * (1.5 - 0.5 * rise * rise)
