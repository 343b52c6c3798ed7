"""The frames of a film, composed one after another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image, ImageFilter

from domain.attempt import Order
from domain.brief import Film
from providers.local.drawing.picture import opened
from providers.local.drawing.typefaces import plain
from providers.local.films.camera import FRAMES_PER_S, Framing, Speaker, View
from providers.local.films.cards import EndCard
from providers.local.films.casting import Role
from providers.local.films.cutaways import drawn, pictured
from providers.local.films.inset import Window
from providers.local.films.layout import Grid
from providers.local.films.motion import Sticker
from providers.local.films.performance import Performance
from providers.local.films.speaker import Presenter, Sitter
from providers.local.films.staging import Cut, Plan, Shot, Talk
from providers.local.films.stickers import Decorator
from providers.local.scenes.scene import scene_for

_BLEND_FRAMES: Final = 4
_GREY: Final = 0.82
_OUT_OF_FOCUS: Final = 5.0
_INSET_FRAMING: Final = Framing(1.25)


@dataclass
class Reel:
    """Everything of one film that can be seen, but for the captions."""

    order: Order
    film: Film
    plan: Plan
    grid: Grid
    role: Role
    performance: Performance
    inputs: Mapping[str, Path]
    duration_s: float
    _views: dict[object, View] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._speaker = self._cast()
        self._stickers = self._decoration()
        self._window = self._inset()
        self._card = self._end_card()

    @property
    def count(self) -> int:
        return round(self.duration_s * FRAMES_PER_S)

    def frames(self, tell: Callable[[float], None]) -> Iterator[bytes]:
        """RGB, row by row. `tell` hears the share done before each frame."""
        shot, last, fading = self.plan.shots[0], None, None
        for index in range(self.count):
            tell(index / self.count)
            before, shot = shot, self._shot(index)
            if shot is not before:
                fading = last if _softly(before, shot) else None
            last = self._seen(shot, index)
            share = (index - _frame(shot.start_s) + 1) / (_BLEND_FRAMES + 1)
            if fading is not None and share < 1:
                last = Image.blend(fading, last, share)
            yield self._overlaid(last, shot, index).tobytes()

    def frame(self, index: int) -> Image.Image:
        """One frame by itself, as if its shot had been there for long."""
        shot = self._shot(index)
        return self._overlaid(self._seen(shot, index), shot, index)

    def _shot(self, index: int) -> Shot:
        return self.plan.shot_at(index / FRAMES_PER_S)

    def _seen(self, shot: Shot, index: int) -> Image.Image:
        frame = self._view(shot).at(index)
        if isinstance(shot.what, Talk) and shot.what.greyed:
            return Image.blend(frame, frame.convert("L").convert("RGB"), _GREY)
        return frame

    def _overlaid(self, frame: Image.Image, shot: Shot, index: int) -> Image.Image:
        """The frame with all that lies on it; the views keep theirs, so this is a copy."""
        now_s = index / FRAMES_PER_S
        talking = isinstance(shot.what, Talk)
        showing = [sticker for sticker in self._stickers if sticker.shows(now_s) and (talking or sticker.stays)]
        if showing or self._window:
            frame = frame.copy()
        for sticker in showing:
            sticker.put(frame, now_s)
        if self._window:
            self._window.put(frame, index, now_s)
        if self._card and now_s >= self.plan.speaks_until_s:
            return self._card.over(frame, now_s)
        return frame

    def _view(self, shot: Shot) -> View:
        key = shot.what if isinstance(shot.what, Talk) else shot
        if key not in self._views:
            self._views[key] = self._talk(shot.what) if isinstance(shot.what, Talk) else self._cut(shot, shot.what)
        return self._views[key]

    def _talk(self, talk: Talk) -> View:
        setting: Image.Image | str = self.plan.staging.room or self.role.look.room
        if talk.image:
            setting = self._picture(talk.image)
        elif talk.prompt:
            setting = self._described(talk.prompt)
        return self._speaker.view(self.grid.size_px, talk.framing, setting)

    def _described(self, prompt: str) -> Image.Image:
        """The place a speaker stands in, out of focus behind them."""
        scene = scene_for(self.order.model_copy(update={"prompt": plain(prompt)}), self.grid.size_px)
        place = scene.backdrop.copy()
        for layer in scene.layers:
            layer.draw(place, 0.0)
        return place.filter(ImageFilter.GaussianBlur(_OUT_OF_FOCUS * self.grid.unit_px))

    def _cut(self, shot: Shot, cut: Cut) -> View:
        number = self.plan.shots.index(shot)
        first, last = _frame(shot.start_s), _frame(shot.end_s)
        if cut.image:
            return pictured(self._picture(cut.image), self.grid.size_px, first, last, number)
        room = self.grid.picture(self.film.inset)
        tint = self.plan.staging.accent if self.film.template else None
        return drawn(cut, self.order, self.grid, room, first, number, tint)

    def _picture(self, name: str) -> Image.Image:
        return opened(self.inputs[name])

    def _cast(self) -> Speaker:
        if self.film.portrait:
            return Sitter(self._picture(self.film.portrait), self.performance, self.plan.staging.accent)
        return Presenter(self.role.look, self.performance)

    def _decoration(self) -> list[Sticker]:
        product = self._picture(self.film.product_image) if self.film.product_image else None
        return list(Decorator(self.plan, self.grid, self.role.name, self.film.language, product).stickers())

    def _inset(self) -> Window | None:
        spans = tuple(_joined([(shot.start_s, shot.end_s) for shot in self.plan.shots if isinstance(shot.what, Cut)]))
        if self.film.inset is None or not spans:
            return None
        size_px = self.grid.inset(self.film.inset).size
        room = self.plan.staging.room or self.role.look.room
        return Window(self.film.inset, self.grid, self._speaker.view(size_px, _INSET_FRAMING, room), spans)

    def _end_card(self) -> EndCard | None:
        text = plain(self.film.cta or "")
        return EndCard(text, self.grid, self.plan.staging.accent, self.plan.speaks_until_s) if text else None


def _frame(at_s: float) -> int:
    """The first frame at or after a moment."""
    return -(-round(at_s * 1000) * FRAMES_PER_S // 1000)


def _softly(before: Shot, after: Shot) -> bool:
    """Into and out of cutaways, and from grey to colour; the speaker's own framings cut hard."""
    if isinstance(before.what, Talk) and isinstance(after.what, Talk):
        return before.what.greyed != after.what.greyed
    return True


def _joined(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Spans that touch are one."""
    if not spans:
        return
    start_s, end_s = spans[0]
    for (_, before_s), (next_s, until_s) in pairwise(spans):
        if next_s - before_s > 1e-6:
            yield start_s, end_s
            start_s = next_s
        end_s = until_s
    yield start_s, end_s
