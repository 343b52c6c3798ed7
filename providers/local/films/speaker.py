"""Who speaks, as a camera sees them: an actor drawn for the film, or a portrait the client sent."""

from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from providers.local.actors.actor import Actor
from providers.local.actors.looks import Look
from providers.local.drawing.picture import covering
from providers.local.films.camera import FRAMES_PER_S, Framing, View
from providers.local.films.performance import Performance
from providers.local.films.rooms import room

_ON_TWOS: Final = 2  # a drawn actor moves at half the frame rate, as cartoons do


@dataclass
class Presenter:
    """An actor of the library."""

    look: Look
    performance: Performance

    def view(self, size_px: tuple[int, int], framing: Framing, setting: Image.Image | str) -> View:
        drawn = (round(size_px[0] * framing.zoom), round(size_px[1] * framing.zoom))
        ground = room(setting, drawn) if isinstance(setting, str) else covering(setting, drawn)
        actor = Actor(self.look, drawn, ground)
        left, top, right, bottom = actor.face_box
        x = (left + right) / 2 - framing.face_x * size_px[0]
        y = (top + bottom) / 2 - (top + bottom) / 2 / framing.zoom
        corner = (
            round(min(max(0.0, x), drawn[0] - size_px[0])),
            round(min(max(0.0, y), drawn[1] - size_px[1])),
        )
        return _ActorView(actor, self.performance, (*corner, corner[0] + size_px[0], corner[1] + size_px[1]))


@dataclass
class _ActorView:
    actor: Actor
    performance: Performance
    window: tuple[int, int, int, int]
    _index: int = -1
    _frame: Image.Image = field(init=False)

    def at(self, index: int) -> Image.Image:
        index -= index % _ON_TWOS
        if index != self._index:
            frame = self.actor.frame(self.performance.pose(index / FRAMES_PER_S))
            self._frame = frame if frame.size == self._size() else frame.crop(self.window)
            self._index = index
        return self._frame

    def _size(self) -> tuple[int, int]:
        left, top, right, bottom = self.window
        return right - left, bottom - top


@dataclass
class Sitter:
    """A portrait of the client's own: it is not made to speak, a ring around it follows the voice."""

    portrait: Image.Image
    performance: Performance
    accent: tuple[int, int, int]

    def view(self, size_px: tuple[int, int], framing: Framing, setting: Image.Image | str) -> View:
        return _RingView(self, size_px, framing, setting if isinstance(setting, Image.Image) else self.portrait)


@dataclass
class _RingView:
    sitter: Sitter
    size_px: tuple[int, int]
    framing: Framing
    setting: Image.Image
    _index: int = -1
    _frame: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        blurred = covering(self.setting, self.size_px).filter(ImageFilter.GaussianBlur(min(self.size_px) * 0.04))
        self._ground = Image.blend(blurred, Image.new("RGB", self.size_px, (12, 14, 24)), 0.35)
        side = round(min(self.size_px[0] * 0.66, self.size_px[1] * 0.5) * self.framing.zoom)
        self._large = covering(self.sitter.portrait, (round(side * 1.12), round(side * 1.12)), face=True)
        self._side = side
        disc = Image.new("L", (side * 2, side * 2))
        ImageDraw.Draw(disc).ellipse((0, 0, side * 2 - 1, side * 2 - 1), fill=255)
        self._disc = disc.resize((side, side), Image.Resampling.LANCZOS)

    def at(self, index: int) -> Image.Image:
        index -= index % _ON_TWOS
        if index != self._index:
            self._frame = self._drawn(index / FRAMES_PER_S)
            self._index = index
        return self._frame

    def _drawn(self, now_s: float) -> Image.Image:
        frame, side = self._ground.copy(), self._side
        x, y = round(self.size_px[0] * self.framing.face_x), round(self.size_px[1] * 0.36)
        loud = self.sitter.performance.loudness(now_s)
        pen = ImageDraw.Draw(frame, "RGBA")
        for reach, opacity in ((0.20, 60), (0.11, 120), (0.035, 255)):
            radius = side / 2 * (1 + reach * (0.25 + 0.75 * loud))
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(*self.sitter.accent, opacity))
        slack = self._large.width - side
        share = 0.5 + 0.5 * min(1.0, now_s / max(0.1, self.sitter.performance.duration_s))
        inset = slack / 2 * share
        near = self._large.resize(
            (side, side),
            Image.Resampling.BILINEAR,
            (inset, inset, self._large.width - inset, self._large.width - inset),
        )
        frame.paste(near, (x - side // 2, y - side // 2), self._disc)
        return frame
