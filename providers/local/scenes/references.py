"""Pictures a client gave with a prompt, brought to life: moved over, blended, or put into the scene."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from domain.attempt import Order
from providers.local.drawing.picture import framed
from providers.local.intake import Picture, on_white, taken_in
from providers.local.photos.cutout import cut_out
from providers.local.scenes.finish import Corners, graded
from providers.local.scenes.landscape import stage_for
from providers.local.scenes.reading import Reading, read
from providers.local.scenes.scene import Scene
from providers.local.scenes.stage import Drawable
from providers.local.scenes.tabletop import presented
from providers.local.scenes.terms import Hour, Move, Place, Weather
from providers.local.scenes.weather import falling
from providers.local.words import chance

_MARGIN: Final = 1.25  # a picture is kept larger than the frame, so that nearing it shows more of it
_NEAR: Final = 0.16  # how much nearer the camera is in the end
_ASIDE: Final = 0.10  # of the frame, by a camera that pans
_BLEND_S: Final = 1.2
_CLIP_S: Final = 5.0
_LAST: Final = ("last", "end", "tail", "final")
_SUBJECT: Final = ("subject", "product", "character", "item", "object", "logo")
_HOURS: Final[Mapping[Hour, tuple[tuple[int, int, int], float]]] = {
    Hour.NIGHT: ((10, 16, 60), 0.5),
    Hour.DUSK: ((255, 120, 60), 0.22),
    Hour.DAWN: ((255, 190, 170), 0.18),
}


def shown(order: Order, inputs: Mapping[str, Path], size_px: tuple[int, int]) -> Scene | None:
    """The scene made of an order's pictures, None when it has none. Raises UnusableInput."""
    names = [given.name for given in order.inputs if given.content_type.startswith("image/") and given.name in inputs]
    if not names:
        return None
    pictures = {name: taken_in(inputs[name]) for name in sorted(names, key=_is_last)}
    reading, dice = read(order.prompt), chance(order, "scene")
    alone = _alone(pictures, reading)
    if alone is not None:
        backdrop, layers = presented(order, reading, size_px, dice, alone)
        return Scene(backdrop, (*layers, Corners.of(size_px), *graded(reading.style)))
    large = (round(size_px[0] * _MARGIN), round(size_px[1] * _MARGIN))
    stills = tuple(_at_hour(framed(on_white(picture.image), large), reading.hour) for picture in pictures.values())
    duration_s = max(1.0, order.settings.duration_s or _CLIP_S)
    show = Slides(stills, size_px, reading.move or Move.IN, duration_s)
    return Scene(Image.new("RGB", size_px), (show, *_weather(order, reading, size_px, dice), *graded(reading.style)))


def _is_last(name: str) -> bool:
    return any(word in name.lower() for word in _LAST)


def _alone(pictures: Mapping[str, Picture], reading: Reading) -> Image.Image | None:
    """A subject to be put somewhere: its picture says so, or the prompt names a place, and its ground is plain."""
    if len(pictures) != 1:
        return None
    ((name, picture),) = pictures.items()
    wanted = reading.place is not None or any(word in name.lower() for word in _SUBJECT)
    return cut_out(picture.image) if wanted else None


def _at_hour(still: Image.Image, hour: Hour | None) -> Image.Image:
    """In the light of an hour that was asked for."""
    if hour is None or hour not in _HOURS:
        return still
    tint, share = _HOURS[hour]
    shaded = np.asarray(still, dtype=np.float32) * (1 - share + share * np.array(tint, dtype=np.float32) / 255)
    return Image.fromarray(shaded.astype(np.uint8))


def _weather(order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator) -> Sequence[Drawable]:
    if reading.weather is None:
        return ()
    stage = stage_for(order, reading, Place.HILLS, (), size_px, dice)
    return falling(reading.weather or Weather.CLEAR, stage)


@dataclass(frozen=True)
class Slides:
    """Stills under one moving camera, each blending into the next."""

    stills: tuple[Image.Image, ...]
    size_px: tuple[int, int]
    move: Move
    duration_s: float

    def draw(self, frame: Image.Image, now_s: float) -> None:
        share = min(1.0, max(0.0, now_s / self.duration_s))
        count = len(self.stills)
        turn = share * (count - 1)
        index = min(int(turn), max(0, count - 2))
        picture = self._seen(self.stills[index], share)
        if count > 1:
            # A blend takes so long at most, in the middle of the way from one still to the next.
            wide = min(1.0, _BLEND_S * (count - 1) / self.duration_s)
            done = min(1.0, max(0.0, (turn - index - 0.5) / wide + 0.5))
            eased = 0.5 - 0.5 * math.cos(math.pi * done)
            if eased > 0:
                picture = Image.blend(picture, self._seen(self.stills[index + 1], share), eased)
        frame.paste(picture)

    def _seen(self, still: Image.Image, share: float) -> Image.Image:
        zoom, x, y = self._window(share)
        width, height = still.size
        left, top = width * (0.5 + x - 0.5 / zoom), height * (0.5 + y - 0.5 / zoom)
        left, top = min(max(0.0, left), width * (1 - 1 / zoom)), min(max(0.0, top), height * (1 - 1 / zoom))
        window = (left, top, left + width / zoom, top + height / zoom)
        return still.resize(self.size_px, Image.Resampling.BILINEAR, window)

    def _window(self, share: float) -> tuple[float, float, float]:
        """Zoom, and the middle of what is seen as shares from the still's own."""
        aside, near = _ASIDE * (share - 0.5), 1 + _ASIDE
        match self.move:
            case Move.OUT:
                seen = 1 + _NEAR * (1 - share), 0.0, 0.0
            case Move.LEFT:
                seen = near, -aside, 0.0
            case Move.RIGHT | Move.TRACK:
                seen = near, aside, 0.0
            case Move.UP | Move.DRONE:
                seen = near, 0.0, -aside
            case Move.DOWN:
                seen = near, 0.0, aside
            case Move.ORBIT | Move.HANDHELD:
                angle = 2 * math.pi * share
                seen = near, 0.04 * math.sin(angle), 0.012 * math.cos(angle)
            case Move.STILL:
                seen = 1 + 0.02 * share, 0.0, 0.0
            case Move.IN:
                seen = 1 + _NEAR * share, 0.0, -0.02 * share
        return seen
