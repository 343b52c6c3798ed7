"""What a film is shot with: how people are framed, and views that know how they look at every frame."""

from dataclasses import dataclass
from typing import Final, Protocol

from PIL import Image

FRAMES_PER_S: Final = 25


@dataclass(frozen=True)
class Framing:
    """How near the camera is, and where across the frame the face stands: 0.5 is the middle."""

    zoom: float = 1.0
    face_x: float = 0.5


class View(Protocol):
    """What one camera sees at each frame of the film. The same object twice is the same picture twice."""

    def at(self, index: int) -> Image.Image: ...


class Speaker(Protocol):
    """Someone who can be filmed."""

    def view(self, size_px: tuple[int, int], framing: Framing, setting: Image.Image | str) -> View:
        """`setting` is a room by name, or a picture to stand before."""
        ...
