"""What is shown when the speaker is not: a picture the camera moves over, an illustrated scene, or an emblem."""

import math
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from domain.attempt import Order
from providers.local.drawing.ink import fading, hexed, mix
from providers.local.drawing.picture import framed
from providers.local.drawing.svg import raster
from providers.local.drawing.typefaces import plain
from providers.local.films.camera import FRAMES_PER_S, View
from providers.local.films.emblems import DEFAULT, drawing, emblem_for
from providers.local.films.layout import Box, Grid
from providers.local.films.motion import eased
from providers.local.films.staging import Cut
from providers.local.scenes.places import PLACE_WORDS
from providers.local.scenes.scene import Scene, scene_for
from providers.local.scenes.subjects import SUBJECT_WORDS
from providers.local.words import COLOURS, Colour, chance, meaning, meanings, words_of

_TILE: Final = 0.16  # of the short side
_DRIFT: Final = 0.12  # of the frame's height, at most
_TRAVEL: Final = 0.09  # of the picture, from the first frame to the last
_TONES: Final[tuple[tuple[Colour, Colour, Colour], ...]] = (
    ((15, 23, 62), (38, 72, 168), (255, 183, 3)),
    ((52, 14, 58), (150, 36, 112), (255, 143, 171)),
    ((4, 52, 50), (12, 128, 112), (255, 209, 102)),
    ((66, 22, 14), (214, 84, 44), (255, 214, 140)),
    ((28, 24, 78), (104, 78, 214), (94, 234, 212)),
    ((10, 44, 72), (20, 120, 170), (255, 138, 92)),
)


def pictured(image: Image.Image, size_px: tuple[int, int], first: int, last: int, number: int) -> View:
    """A still under a slowly moving camera, in by turns and out."""
    large = (round(size_px[0] * 1.35), round(size_px[1] * 1.35))
    return _Travelling(framed(image, large), size_px, first, last, inward=number % 2 == 0)


def drawn(cut: Cut, order: Order, grid: Grid, room: Box, first: int, number: int, tint: Colour | None = None) -> View:
    """An illustrated scene where the words name a place, or what moves through one; else the emblem they ask for.

    What the caller describes is an emblem only if its words name nothing that a scene can show. The emblem fills
    `room`, and is coloured by the words, by the tint, or by chance.
    """
    prompt = plain(cut.prompt)
    words = words_of(prompt)
    order = order.model_copy(update={"prompt": prompt})
    named, subject = emblem_for(words), meaning(words, SUBJECT_WORDS)
    shown = subject or named is None if cut.described else subject and named is None
    if shown or meaning(words, PLACE_WORDS):
        return _Illustrated(scene_for(order, grid.size_px), first)
    dice = chance(order, "emblem")
    tones = _TONES[(int(dice.integers(len(_TONES))) + number) % len(_TONES)]
    if ground := next(iter(meanings(words, COLOURS)), tint):
        light = mix(ground, (255, 255, 255), 0.62 if number % 2 else 0.74)
        tones = (mix(ground, (6, 6, 26), 0.8), mix(ground, (10, 8, 36), 0.3), light)
    return _Emblem(named or DEFAULT, grid.size_px, room, first, tones)


@dataclass
class _Travelling:
    large: Image.Image
    size_px: tuple[int, int]
    first: int
    last: int
    inward: bool

    def at(self, index: int) -> Image.Image:
        share = (index - self.first) / max(1, self.last - self.first)
        near = _TRAVEL * (share if self.inward else 1 - share) / 2
        width, height = self.large.size
        window = (width * near, height * near, width * (1 - near), height * (1 - near))
        return self.large.resize(self.size_px, Image.Resampling.BILINEAR, window)


@dataclass(frozen=True)
class _Illustrated:
    scene: Scene
    first: int

    def at(self, index: int) -> Image.Image:
        frame = self.scene.backdrop.copy()
        for layer in self.scene.layers:
            layer.draw(frame, (index - self.first) / FRAMES_PER_S)
        return frame


@dataclass
class _Emblem:
    """An emblem that springs up and floats before a drifting pattern of itself."""

    name: str
    size_px: tuple[int, int]
    room: Box
    first: int
    tones: tuple[Colour, Colour, Colour]
    _ground: Image.Image = field(init=False)
    _large: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        deep, bright, accent = self.tones
        side = round(min(self.room.width * 0.84, self.room.height * 0.96))
        shadow = drawing(self.name, "#000000", "#000000").replace("#ffffff", "#000000")
        art = drawing(self.name, hexed(accent), hexed(mix(accent, deep, 0.35)))
        body = f'<g opacity=".28" transform="translate(0 9)">{shadow}</g>{art}'
        self._large = raster(body, (side, round(side * 1.05)), (200, 210))
        self._ground = self._patterned(deep, bright, round(min(self.size_px) * _TILE))

    def _patterned(self, deep: Colour, bright: Colour, side: int) -> Image.Image:
        """A little taller than the frame, for it drifts."""
        width, height = self.size_px
        tall, step = height + round(_DRIFT * height), round(side * 1.72)
        ground = fading((width, tall), deep, bright, aslant=0.35)
        faint = drawing(self.name, "#9fb0ff", "#7f8fd8", "#30386a")
        tile = raster(f'<g opacity=".12" transform="rotate(-14 100 100)">{faint}</g>', (side, side), (200, 200))
        for row, y in enumerate(range(-step // 2, tall, step)):
            for x in range(-step // 2 + (row % 2) * step // 2, width, step):
                ground.paste(tile, (x, y), tile)
        return ground

    def at(self, index: int) -> Image.Image:
        now_s = (index - self.first) / FRAMES_PER_S
        width, height = self.size_px
        drift = min(self._ground.height - height, round(now_s * 0.02 * height))
        frame = self._ground.crop((0, drift, width, drift + height))
        spring = 0.3 + 0.7 * eased(now_s / 0.32) + 0.10 * math.sin(min(1.0, now_s / 0.5) * math.pi)
        scale = spring * (1 + 0.012 * now_s)
        emblem = self._large
        if abs(scale - 1) > 0.004:
            emblem = emblem.resize(
                (round(emblem.width * scale), round(emblem.height * scale)), Image.Resampling.BILINEAR
            )
        x, y = self.room.middle
        lift = 0.012 * height * math.sin(now_s * 2.2)
        frame.paste(emblem, (round(x - emblem.width / 2), round(y - emblem.height / 2 + lift)), emblem)
        return frame
