"""Subjects on the move: their poses drawn once, then placed frame by frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from providers.local.drawing.vector import Sprite, raster
from providers.local.scenes.figures.coat import Coat
from providers.local.scenes.stage import Stage
from providers.local.scenes.subjects import Drawing, Home, Subject
from providers.local.scenes.terms import Hour, Move

_POSES: Final = 24
_LEFT_AT_NIGHT: Final = 0.5  # of its own brightness: lamps and the moon are somewhere
_STAGGER: Final = 0.62  # of a swarm, up and down
_SOFT: Final = 0.5  # light has no edges that need every pixel
_FILLED, _DRIFTED = 0.9, 0.06  # of the frame's width: what a group may take up, and how far it goes at least
_CROSSED: Final = 0.42  # of the frame's width, by a subject that goes past a camera which stands
# Where members of a group are from its middle, in figure widths and heights, and how large.
_GROUP: Final = (
    (0.0, 0.0, 1.0), (-0.95, -0.05, 0.9), (0.95, -0.04, 0.92), (-1.8, 0.03, 0.96),
    (1.82, 0.02, 0.88), (-0.5, -0.16, 0.8), (0.52, -0.17, 0.8), (2.6, -0.08, 0.84),
)  # fmt: skip
_SWARM: Final = (
    (0.0, 0.0, 1.0), (-1.25, 0.55, 0.82), (-1.1, -0.75, 0.74), (1.15, -0.6, 0.7),
    (-2.3, 0.05, 0.66), (1.2, 0.75, 0.8), (-2.1, 1.1, 0.6), (2.2, 0.1, 0.6),
)  # fmt: skip


@dataclass
class Figure:
    """One subject in one coat at one size: poses as sprites around the middle of its foot."""

    subject: Subject
    coat: Coat
    height_px: float
    stage: Stage
    floats: bool
    _poses: dict[int, Sprite] = field(default_factory=dict)
    _shine: dict[int, Sprite] = field(default_factory=dict)

    @property
    def width_px(self) -> float:
        return self.height_px * self.subject.box[0] / self.subject.box[1]

    def draw(self, frame: Image.Image, x: float, y: float, phase: float) -> None:
        index = int(phase % 1 * _POSES)
        if index not in self._poses:
            self._poses[index] = self._pose(index)
        _put(frame, self._poses[index], x, y)
        if self.subject.lights and (self.subject.burns or self.stage.night):
            if index not in self._shine:
                self._shine[index] = self._light(self.subject.lights, index)
            _put(frame, self._shine[index], x, y)

    def _pose(self, index: int) -> Sprite:
        phase = index / _POSES
        width, height = self.subject.box
        scale = self.height_px / height
        pad = 0.16 * height
        sprite = raster(self.subject.draw(phase, self.coat), (-pad, -pad, width + pad, height + pad), scale)
        image = _in_light(sprite.image, self.stage)
        tilt = self.subject.tilt_degrees * math.sin(2 * math.pi * phase)
        if tilt:
            image = image.rotate(tilt, Image.Resampling.BICUBIC)
        foot = Sprite(image, round(sprite.left - self.width_px / 2), round(sprite.top - self.height_px))
        if self.subject.home is Home.WATER and not self.floats:
            return self._mirrored(foot, phase)
        return foot if self.floats else self._shadowed(foot)

    def _light(self, draw: Drawing, index: int) -> Sprite:
        width, height = self.subject.box
        drawn = draw(index / _POSES, self.coat)
        reach = max(width, height) * 1.3
        scale = self.height_px / height
        small = raster(drawn, (-reach, -reach, width + reach, height + reach), scale * _SOFT).cropped()
        size = (round(small.image.width / _SOFT), round(small.image.height / _SOFT))
        left, top = small.left / _SOFT - self.width_px / 2, small.top / _SOFT - self.height_px
        return Sprite(small.image.resize(size, Image.Resampling.BICUBIC), round(left), round(top))

    def _shadowed(self, foot: Sprite) -> Sprite:
        """With its shadow on the ground: long and to one side under a sun, else a smudge."""
        image, stage = foot.image, self.stage
        sunny = not (stage.night or stage.overcast)
        low = stage.palette.hour in (Hour.DAWN, Hour.DUSK)
        tall, slant = (0.26, 1.1 if low else 0.5) if sunny else (0.06, 0.0)
        solid = image.getchannel("A").crop((0, 0, image.width, -foot.top))
        flat_px = max(2, round(self.height_px * tall))
        reach = round(flat_px / max(tall, 0.01) * tall * slant * 2.2) + 4
        flat = Image.new("L", (image.width + 2 * reach, flat_px))
        squeezed = solid.resize((image.width, flat_px), Image.Resampling.BILINEAR)
        flat.paste(squeezed, (reach, 0))
        turn = stage.lean * slant * 2.2
        flat = flat.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        flat = flat.transform(flat.size, Image.Transform.AFFINE, (1, turn, 0, 0, 1, 0), Image.Resampling.BILINEAR)
        deep = 0.34 if sunny else 0.30
        flat = flat.point(lambda alpha: round(alpha * deep)).filter(
            ImageFilter.GaussianBlur(max(1.0, self.height_px * 0.008))
        )
        down = -foot.top - round(self.height_px * 0.012)
        whole = Image.new("RGBA", (flat.width, max(image.height, down + flat.height)))
        whole.paste((*stage.palette.shade, 255), (0, down), flat)
        whole.alpha_composite(image, (reach, 0))
        return Sprite(whole, foot.left - reach, foot.top)

    def _mirrored(self, foot: Sprite, phase: float) -> Sprite:
        """With its image in the water, which ripples."""
        line = round(-foot.top - self.subject.sink * self.height_px)
        above = foot.image.crop((0, 0, foot.image.width, line))
        deep = round(line * 0.62)
        mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(
            (above.width, deep), Image.Resampling.BILINEAR
        )
        pixels = np.asarray(mirrored).copy()
        fade = np.linspace(0.42, 0.0, deep)
        pixels[:, :, 3] = (pixels[:, :, 3] * fade[:, None]).astype(np.uint8)
        for row in range(deep):
            share = row / deep
            shift = round(
                (1 + 5 * share) * math.sin(row * 0.55 / (0.4 + share) - 2 * math.pi * phase * 2) * self.height_px / 360
            )
            pixels[row] = np.roll(pixels[row], shift, axis=0)
        whole = Image.new("RGBA", (above.width, line + deep))
        whole.paste(Image.fromarray(pixels), (0, line))
        whole.alpha_composite(above)
        return Sprite(whole, foot.left, foot.top)


@dataclass(frozen=True)
class Member:
    """A figure and the spot its foot circles around, in pixels."""

    figure: Figure
    x_px: float
    y_px: float
    lag: float


@dataclass(frozen=True)
class Cast:
    """The members of one sort, back to front."""

    members: tuple[Member, ...]
    subject: Subject
    stage: Stage
    floats: bool

    @classmethod
    def of(
        cls,
        subject: Subject,
        coats: Sequence[Coat],
        spot: tuple[float, float],
        height: float,
        stage: Stage,
        *,
        floats: bool,
        room_px: float,
    ) -> "Cast":
        """As many as there are coats, `height` pixels tall around a spot, or as tall as their room allows."""
        layout = (_SWARM if floats else _GROUP)[: len(coats)]
        left, right = min(dx for dx, _, _ in layout), max(dx for dx, _, _ in layout)
        width = height * subject.box[0] / subject.box[1]
        fit = min(1.0, room_px / (width * (1 + right - left)))
        height, pitch = height * fit, width * fit
        members = []
        for index, coat in enumerate(coats):
            dx, dy, size = layout[index]
            dx -= (left + right) / 2
            figure = Figure(subject, coat, height * size, stage, floats)
            y = spot[1] + dy * height * (_STAGGER if floats else 0.42)
            if floats:
                y = min(max(y, height * size * 1.06), stage.size_px[1] * 0.94)
            members.append(Member(figure, spot[0] + dx * pitch, y, index * 0.37))
        members.sort(key=lambda member: member.y_px)
        return cls(tuple(members), subject, stage, floats)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        along = self._along_px(now_s)
        for member in self.members:
            dx, dy = self._drift(now_s + member.lag * 3)
            phase = now_s / self.subject.cycle_s + member.lag
            member.figure.draw(frame, member.x_px + along + dx, member.y_px + dy, phase)

    @property
    def width_px(self) -> float:
        """Of the whole group."""
        xs = [(member.x_px, member.figure.width_px / 2) for member in self.members]
        return max(x + half for x, half in xs) - min(x - half for x, half in xs)

    def _along_px(self, now_s: float) -> float:
        """Across the frame: the camera passes what it does not follow, and who moves passes the camera."""
        camera, stage = self.stage.camera, self.stage
        middle_s = camera.duration_s / 2
        if camera.move is Move.TRACK and self.subject.speed:
            return 0.0
        passed = camera.travel_px(middle_s) - camera.travel_px(now_s)
        free = max(_DRIFTED * stage.size_px[0], _FILLED * stage.size_px[0] - self.width_px)
        own = min(_CROSSED * stage.size_px[0], free, self.subject.speed * camera.duration_s * stage.unit_px * 0.7)
        return passed + (own * (now_s / camera.duration_s - 0.5) if self.subject.speed else 0.0)

    def _drift(self, now_s: float) -> tuple[float, float]:
        unit = self.stage.unit_px
        if self.floats:
            return 0.03 * unit * math.sin(now_s * 0.8), 0.028 * unit * math.sin(now_s * 1.15 + 0.6)
        x = 0.03 * math.sin(now_s * 0.55 - 0.8) * unit if self.subject.speed else 0.0
        return x, (
            0.008 * math.sin(now_s * 1.6) * unit if self.subject.home is Home.WATER and self.subject.speed else 0.0
        )


def _put(frame: Image.Image, sprite: Sprite, x: float, y: float) -> None:
    frame.paste(sprite.image, (round(x + sprite.left), round(y + sprite.top)), sprite.image)


def _in_light(image: Image.Image, stage: Stage) -> Image.Image:
    """Tinted by the hour, brighter on the side of the light, with a rim along that edge."""
    pixels = np.asarray(image, dtype=np.float32).copy()
    ambient = np.array(stage.palette.ambient, dtype=np.float32)
    left = _LEFT_AT_NIGHT if stage.night else 0.45
    across = np.linspace(-1, 1, image.width, dtype=np.float32)[None, :, None] * stage.lean
    pixels[:, :, :3] *= (left + (1 - left) * ambient) * (1 + 0.09 * across)
    lit = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if stage.overcast:
        return lit
    alpha = lit.getchannel("A")
    shift = max(1, round(stage.unit_px / 340))
    rim = ImageChops.subtract(alpha, ImageChops.offset(alpha, -round(stage.lean * shift), shift))
    strength = {Hour.DAY: 0.30, Hour.NIGHT: 0.42}.get(stage.palette.hour, 0.6)
    rim = rim.filter(ImageFilter.GaussianBlur(0.7)).point(lambda value: round(value * strength))
    glow = Image.new("RGBA", lit.size, (*stage.palette.light, 255))
    glow.putalpha(ImageChops.darker(rim, alpha))
    return Image.alpha_composite(lit, glow)
