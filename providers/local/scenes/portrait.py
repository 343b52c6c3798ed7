"""Somebody close by: head and shoulders before a room or a landscape, alive though silent."""

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from domain.attempt import Order
from providers.local.actors.actor import Actor, Mouth, Pose
from providers.local.actors.looks import Look
from providers.local.drawing.ink import hexed
from providers.local.films.rooms import room
from providers.local.scenes.camera import Camera
from providers.local.scenes.landscape import landscape
from providers.local.scenes.reading import Part, Reading
from providers.local.scenes.stage import Drawable
from providers.local.scenes.tabletop import Table, things_of
from providers.local.scenes.terms import INTERIORS, Hour, Move, Place

_REDUCED: Final = 2  # what is out of focus needs fewer pixels
_BLUR: Final = 0.011
_ON_TABLE: Final = 0.8  # how large things before somebody are
_HAIRS: Final = {(38, 38, 46): "black", (128, 86, 58): "brown", (214, 57, 53): "copper", (132, 138, 146): "silver"}
_BLOND: Final = ((250, 204, 62), (218, 168, 62))
_DUSK: Final = {Hour.NIGHT: ((24, 28, 70), 0.42), Hour.DUSK: ((255, 150, 90), 0.16), Hour.DAWN: ((255, 190, 160), 0.12)}


def portrait(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator
) -> tuple[Image.Image, list[Drawable]]:
    part = next(part for part in reading.parts if part.name == "person")
    look = _look(order, part, reading, dice)
    ground = _ground(order, reading, size_px, dice, look)
    sitter = Sitter(Actor(look, size_px, ground), float(dice.uniform(0, 10)))
    layers: list[Drawable] = [sitter]
    if things := things_of(reading, size_px, (204, 128, 96), _ON_TABLE):
        layers.append(Table.before(things, size_px, reading, dice, aside=True))
    move = reading.move or Move.IN
    return ground, [*layers, Camera(move, max(1.0, order.settings.duration_s or 5.0), float(min(size_px)))]


def _look(order: Order, part: Part, reading: Reading, dice: np.random.Generator) -> Look:
    gender = None if part.feminine is None else "female" if part.feminine else "male"
    look = Look.of(
        f"{order.prompt}{order.settings.seed}{dice.integers(1 << 30)}", gender, "18-25" if part.young else "26-35"
    )
    if reading.garment is not None or part.colours:
        colour = reading.garment or part.colours[0]
        look = replace(look, colour=hexed(colour))
    if reading.hair in _BLOND:
        return replace(look, hair="blond")
    return replace(look, hair=_HAIRS[reading.hair]) if reading.hair in _HAIRS else look


def _ground(
    order: Order, reading: Reading, size_px: tuple[int, int], dice: np.random.Generator, look: Look
) -> Image.Image:
    if reading.place is None or reading.place in INTERIORS:
        kind = reading.place.value if reading.place else look.room
        return _at_hour(room(kind, size_px), reading.hour)
    small = (size_px[0] // _REDUCED, size_px[1] // _REDUCED)
    backdrop, layers = landscape(order, replace(reading, parts=(), move=Move.STILL), small, dice)
    frame = backdrop.copy()
    for layer in layers:
        layer.draw(frame, 1.0)
    soft = frame.filter(ImageFilter.GaussianBlur(_BLUR * min(small)))
    return soft.resize(size_px, Image.Resampling.BICUBIC)


def _at_hour(ground: Image.Image, hour: Hour | None) -> Image.Image:
    if hour not in _DUSK:
        return ground
    tint, share = _DUSK[hour]
    return Image.blend(ground, Image.new("RGB", ground.size, tint), share)


@dataclass(frozen=True)
class Sitter:
    """Breathes, blinks, looks about and smiles."""

    actor: Actor
    shift_s: float

    def draw(self, frame: Image.Image, now_s: float) -> None:
        frame.paste(self.actor.frame(self._pose(now_s + self.shift_s)))

    def _pose(self, now_s: float) -> Pose:
        blink = max(0.0, 1 - abs((now_s % 2.7) - 1.2) / 0.11)
        smile = 0.62 + 0.3 * math.sin(now_s * 0.9)
        gaze = 0.35 * math.sin(now_s * 0.8) if math.sin(now_s * 0.8) > 0.3 else 0.0
        return Pose(
            mouth=Mouth(0.36 + 0.03 * smile, 0.006, 0.03 + 0.03 * max(0.0, smile - 0.5), teeth=True),
            eyes=1 - blink,
            gaze=(gaze, 0.1 * math.sin(now_s * 0.53)),
            brows=0.18 * math.sin(now_s * 1.1),
            smile=smile,
            tilt_deg=2.6 * math.sin(now_s * 0.95),
            dx=0.028 * math.sin(now_s * 0.8),
            dy=0.016 * math.sin(now_s * 1.6),
            breath=0.5 + 0.5 * math.sin(now_s * 1.9),
        )


def wanted(reading: Reading) -> bool:
    """One person, near by word or by where they are, and nothing else that moves."""
    people = [part for part in reading.parts if part.name == "person"]
    others = [part for part in reading.parts if part.name != "person" and not part.ware]
    if len(people) != 1 or (people[0].count or 1) > 1 or others or people[0].young:
        return False
    action = reading.action.value if reading.action else ""
    indoors = reading.place in INTERIORS and reading.place is not Place.GYM
    return (
        action == "portrait"
        or (indoors and action in ("", "stand"))
        or (any(p.ware for p in reading.parts) and action in ("", "stand"))
    )
