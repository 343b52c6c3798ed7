"""The product in an advert: its photo, cut out or framed, or a drawing."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PIL import Image

from providers.local.drawing.svg import embedded
from providers.local.wares.ware import Coat
from providers.local.wares.wares import WARES, Ware

_TALLEST, _WIDEST = 1.45, 0.72  # of a framed photo, height to width and back
Room = tuple[float, float, float, float]  # left, top, width, height


class Subject(Protocol):
    """The product. It is drawn into a room without being distorted, standing on the room's foot."""

    @property
    def ratio(self) -> float:
        """Width to height."""

    @property
    def framed(self) -> bool:
        """Whether it comes with a background of its own."""

    def drawn(self, room: Room) -> tuple[str, Room]:
        """Its SVG, and what of the room it fills."""


@dataclass(frozen=True)
class Drawn:
    """A drawing for a product without a photo."""

    ware: Ware
    coat: Coat

    @classmethod
    def of(cls, name: str, colour: str, label: str) -> "Drawn":
        return cls(WARES[name], Coat.of(colour, label))

    framed = False

    @property
    def ratio(self) -> float:
        return self.ware.width / self.ware.height

    def drawn(self, room: Room) -> tuple[str, Room]:
        place = _standing(self.ratio, room)
        scale = place[3] / self.ware.height
        body = self.ware.draw(self.coat)
        return f'<g transform="translate({place[0]:.1f} {place[1]:.1f}) scale({scale:.4f})">{body}</g>', place


@dataclass(frozen=True)
class CutOut:
    """A product taken out of its photo."""

    image: Image.Image  # RGBA

    framed = False

    @property
    def ratio(self) -> float:
        return self.image.width / self.image.height

    def drawn(self, room: Room) -> tuple[str, Room]:
        place = _standing(self.ratio, room)
        return embedded(self.image, place), place


@dataclass(frozen=True)
class Framed:
    """A photo that keeps its background: a card with round corners, cut to a calm shape."""

    image: Image.Image  # RGB

    framed = True

    @property
    def ratio(self) -> float:
        return min(max(self.image.width / self.image.height, _WIDEST), _TALLEST)

    def drawn(self, room: Room) -> tuple[str, Room]:
        place = _centred(self.ratio, room)
        radius = min(place[2], place[3]) * 0.05
        return self.cut_to(place, rectangle(place, radius)), place

    def cut_to(self, place: Room, shape: str) -> str:
        """Filling a place, seen through a shape given as SVG."""
        picture = covering(self.image, (round(place[2]), round(place[3])))
        name = f"cut{round(place[0])}-{round(place[1])}"
        return (
            f'<defs><clipPath id="{name}">{shape}</clipPath></defs><g clip-path="url(#{name})">'
            f"{embedded(picture, place)}</g>"
        )


def subject_of(photo: Image.Image | None, cut: Image.Image | None, ware: str, colour: str, label: str) -> Subject:
    if photo is None:
        return Drawn.of(ware, colour, label)
    return Framed(photo.convert("RGB")) if cut is None else CutOut(cut)


def covering(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The photo filling a frame, what catches the eye as near to the middle as can be."""
    scale = max(size[0] / photo.width, size[1] / photo.height)
    seen = (size[0] / scale, size[1] / scale)
    corner = [
        max(0.0, min(share * whole - part / 2, whole - part))
        for share, whole, part in zip(focus(photo), photo.size, seen, strict=True)
    ]
    box = (
        corner[0],
        corner[1],
        min(corner[0] + seen[0], photo.width),
        min(corner[1] + seen[1], photo.height),
    )
    return photo.resize(size, Image.Resampling.LANCZOS, box)


def focus(photo: Image.Image) -> tuple[float, float]:
    """Where most detail lies, as shares of width and height."""
    grey = np.asarray(photo.convert("L").resize((96, 96), Image.Resampling.BOX), dtype=np.float32)
    across, down = np.abs(np.diff(grey, axis=1))[1:, :], np.abs(np.diff(grey, axis=0))[:, 1:]
    detail = np.maximum(across + down - float(np.percentile(across + down, 75)), 0) + 1e-3
    shares = (np.arange(detail.shape[0]) + 1) / 96
    return float((detail.sum(axis=0) * shares).sum() / detail.sum()), float(
        (detail.sum(axis=1) * shares).sum() / detail.sum()
    )


def rectangle(place: Room, radius: float, paint: str = "") -> str:
    x, y, width, height = place
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}" {paint}/>'


def arch(place: Room, paint: str = "") -> str:
    """A window with a round head."""
    x, y, width, height = place
    radius = min(width / 2, height)
    return (
        f'<path d="M{x:.1f} {y + height:.1f}V{y + radius:.1f}A{width / 2:.1f} {radius:.1f} 0 0 1 {x + width:.1f} '
        f'{y + radius:.1f}V{y + height:.1f}Z" {paint}/>'
    )


def _standing(ratio: float, room: Room) -> Room:
    x, y, width, height = room
    wide = min(width, height * ratio)
    tall = wide / ratio
    return x + (width - wide) / 2, y + height - tall, wide, tall


def _centred(ratio: float, room: Room) -> Room:
    x, _, wide, tall = _standing(ratio, room)
    return x, room[1] + (room[3] - tall) / 2, wide, tall
