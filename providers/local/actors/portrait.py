"""A picture of an actor."""

import io
from dataclasses import replace
from typing import Final

from PIL import Image

from providers.local.actors.actor import Actor, Mouth, Pose
from providers.local.actors.looks import Look
from providers.local.films.rooms import room

_SMILING: Final = Pose(mouth=Mouth(0.39, 0.012, 0.066, teeth=True), smile=0.9, brows=0.15)
_TILT_DEG, _TURN, _GLANCE = 2.4, 0.8, 0.45
_NEAR: Final = 1.35  # a portrait is nearer than a film's first shot
_FACE_Y: Final = 0.44


def portrait(look: Look, size_px: tuple[int, int]) -> Image.Image:
    """RGB: smiling at the camera over the nearer shoulder, in the look's own room."""
    width, height = size_px
    large = (round(width * _NEAR), round(height * _NEAR))
    actor = Actor(look, large, room(look.room, large))
    _, top, _, bottom = actor.face_box
    left = (large[0] - width) // 2
    above = min(max(0, round((top + bottom) / 2 - _FACE_Y * height)), large[1] - height)
    side = look.stance
    pose = replace(_SMILING, tilt_deg=_TILT_DEG * side, turn=-_TURN * side, gaze=(_GLANCE * side, 0.0))
    return actor.frame(pose).crop((left, above, left + width, above + height))


def portrait_png(look: Look, size_px: tuple[int, int]) -> bytes:
    written = io.BytesIO()
    portrait(look, size_px).save(written, "PNG")
    return written.getvalue()
