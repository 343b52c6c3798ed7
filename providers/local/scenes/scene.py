"""A picture from a prompt: composed for one frame size, drawn once, put on frame after frame."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from domain.attempt import Order
from providers.local.scenes import portrait
from providers.local.scenes.finish import Corners, graded
from providers.local.scenes.landscape import landscape
from providers.local.scenes.reading import Reading, read
from providers.local.scenes.stage import Drawable
from providers.local.scenes.tabletop import tabletop
from providers.local.words import chance


@dataclass(frozen=True)
class Scene:
    """What stands still, and what is drawn over it, back to front."""

    backdrop: Image.Image
    layers: tuple[Drawable, ...]

    def frame(self, now_s: float) -> Image.Image:
        """The picture as it looks `now_s` seconds into the clip."""
        frame = self.backdrop.copy()
        for layer in self.layers:
            layer.draw(frame, now_s)
        return frame


def scene_for(order: Order, size_px: tuple[int, int]) -> Scene:
    """The scene an order describes; what it leaves open is decided by prompt, model and seed together."""
    reading = read(order.prompt)
    dice = chance(order, "scene")
    backdrop, layers = _composed(order, reading, size_px, dice)
    return Scene(backdrop, (*layers, Corners.of(size_px), *graded(reading.style)))


def _composed(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator
) -> tuple[Image.Image, list[Drawable]]:
    if portrait.wanted(reading):
        return portrait.portrait(order, reading, size_px, dice)
    if any(part.ware for part in reading.parts) and all(part.ware for part in reading.parts):
        return tabletop(order, reading, size_px, dice)
    return landscape(order, reading, size_px, dice)
