"""The camera: how far the world has gone by, and which part of the frame is seen."""

import math
from dataclasses import dataclass
from typing import Final

from PIL import Image

from providers.local.scenes.terms import Move

_ZOOM: Final = 0.20  # by the end of a clip
_PAN_S: Final = 0.085  # short sides a second, where the subjects stand
_ORBIT: Final = 0.26  # short sides to either side
_MARGIN: Final = 1.10  # how near the camera stands when it needs room to move in
_SWAY_S: Final = 7.0


@dataclass(frozen=True)
class Camera:
    """`speed` is how fast the world goes by while a subject is followed, in short sides a second."""

    move: Move
    duration_s: float
    unit_px: float
    speed: float = 0.0

    def travel_px(self, now_s: float) -> float:
        """How far what stands beside the subjects has moved to the left; what is farther away moves less."""
        match self.move:
            case Move.TRACK:
                way = self.speed * now_s
            case Move.RIGHT | Move.DRONE | Move.HANDHELD:
                way = _PAN_S * now_s * (1.0 if self.move is Move.RIGHT else 0.4)
            case Move.LEFT:
                way = -_PAN_S * now_s
            case Move.ORBIT:
                way = _ORBIT * math.sin(2 * math.pi * (now_s / self.duration_s - 0.25) / 2)
            case Move.IN | Move.OUT | Move.UP | Move.DOWN:
                way = 0.012 * now_s
            case Move.STILL:
                way = 0.0
        return way * self.unit_px

    def window(self, now_s: float) -> tuple[float, float, float]:
        """Zoom, and where the middle of what is seen lies, as shares of the frame from its own middle."""
        share = _there_and_back(now_s / self.duration_s)
        match self.move:
            case Move.IN:
                seen = 1.0 + _ZOOM * share, 0.0, 0.045 * share
            case Move.OUT:
                seen = 1.0 + _ZOOM * (1 - share), 0.0, 0.045 * (1 - share)
            case Move.UP:
                seen = _MARGIN, 0.0, 0.044 - 0.088 * share
            case Move.DOWN:
                seen = _MARGIN, 0.0, -0.044 + 0.088 * share
            case Move.DRONE:
                seen = 1.02 + 0.14 * share, 0.0, 0.008 + 0.05 * share
            case Move.HANDHELD:
                x = 0.010 * math.sin(now_s * 2.3) + 0.006 * math.sin(now_s * 5.1)
                seen = 1.05, x, 0.009 * math.sin(now_s * 2.9 + 1) + 0.004 * math.sin(now_s * 6.3)
            case Move.ORBIT:
                seen = 1.03, 0.0, 0.0
            case Move.TRACK | Move.LEFT | Move.RIGHT | Move.STILL:
                seen = 1.0, 0.0, 0.0
        return seen

    def draw(self, frame: Image.Image, now_s: float) -> None:
        """What is seen of the frame fills it."""
        zoom, x, y = self.window(now_s)
        if zoom <= 1.0:
            return
        width, height = frame.size
        left, top = width * (0.5 + x - 0.5 / zoom), height * (0.5 + y - 0.5 / zoom)
        left, top = min(max(0.0, left), width - width / zoom), min(max(0.0, top), height - height / zoom)
        window = (left, top, left + width / zoom, top + height / zoom)
        frame.paste(frame.resize(frame.size, Image.Resampling.BILINEAR, window))


def _there_and_back(share: float) -> float:
    """0 to 1 over one clip, and back over the next."""
    return 1 - abs(1 - share % 2)
