"""A subject on the move: its poses drawn once, then placed frame by frame."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from providers.local.drawing.ink import Ink, mix
from providers.local.scenes.figures import Paint
from providers.local.scenes.stage import Stage
from providers.local.scenes.subjects import Home, Subject
from providers.local.words import Colour

_POSES: Final = 24
_LEFT_AT_NIGHT: Final = 0.62  # of its own brightness: lamps and the moon are somewhere
_FLOCK: Final = ((0.0, 0.0, 0.0), (-0.17, 0.07, 0.3), (-0.3, -0.05, 0.6), (0.15, 0.12, 0.45))


@dataclass(frozen=True)
class Cast:
    """Poses over one cycle, and the spot in pixels the subject's feet circle around."""

    poses: tuple[Image.Image, ...]
    subject: Subject
    x_px: float
    y_px: float
    unit_px: float

    @classmethod
    def of(cls, subject: Subject, stage: Stage) -> "Cast":
        side = round(subject.size * stage.unit_px)
        paint = Paint.of(_in_light(stage.palette.subject, stage))
        poses = tuple(_pose(subject, side, index / _POSES, paint, stage) for index in range(_POSES))
        ground = stage.ground_px + stage.unit_px * (0.03 if subject.home is Home.GROUND else 0.02)
        y = stage.horizon_px * 0.58 + side * 0.4 if subject.home is Home.AIR else ground
        return cls(poses, subject, stage.size_px[0] * 0.47, y, stage.unit_px)

    def draw(self, frame: Image.Image, now_s: float) -> None:
        for dx, dy, lag in _FLOCK[: self.subject.count]:
            pose = self.poses[int((now_s / self.subject.cycle_s + lag) % 1 * _POSES)]
            drift_x, drift_y = self._drift(now_s + lag)
            x = self.x_px + (dx + drift_x) * self.unit_px - pose.width / 2
            y = self.y_px + (dy + drift_y) * self.unit_px - pose.height * 0.9
            frame.paste(pose, (round(x), round(y)), pose)

    def _drift(self, now_s: float) -> tuple[float, float]:
        """In short sides."""
        x = 0.07 * math.sin(now_s * 0.55 - 0.8)
        if self.subject.home is Home.GROUND:
            return x, 0.0
        if self.subject.home is Home.WATER:
            return x, 0.010 * math.sin(now_s * 1.6)
        return x * 1.3, 0.035 * math.sin(now_s * 0.9)


def _in_light(colour: Colour, stage: Stage) -> Colour:
    """The subject takes half of the ambient light, so that it stays readable at night."""
    red, green, blue = stage.palette.ambient
    dimmed = (round(colour[0] * red), round(colour[1] * green), round(colour[2] * blue))
    return mix(colour, dimmed, 0.4)


def _pose(subject: Subject, side: int, phase: float, paint: Paint, stage: Stage) -> Image.Image:
    ink = Ink(side, side, side)
    subject.draw(ink, phase, paint)
    sheet = ink.sheet()
    if stage.night:
        sheet = _dimmed(sheet, stage.palette.ambient)
    tilt = subject.tilt_degrees * math.sin(2 * math.pi * phase)
    return sheet.rotate(tilt, Image.Resampling.BICUBIC, center=(side / 2, side * 0.9)) if tilt else sheet


def _dimmed(sheet: Image.Image, ambient: tuple[float, float, float]) -> Image.Image:
    pixels = np.asarray(sheet, dtype=np.float32).copy()
    pixels[:, :, :3] *= _LEFT_AT_NIGHT + (1 - _LEFT_AT_NIGHT) * np.array(ambient, dtype=np.float32)
    return Image.fromarray(pixels.astype(np.uint8))
