"""What an actor's face and body do at one moment.

Lengths are in actor units: one unit is the width of the face, whatever the frame's size.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Mouth:
    """An opening between two lips.

    width: from corner to corner.
    upper, lower: how far the lips' inner edges stand above and below the line between the corners;
        negative presses the lips together.
    """

    width: float
    upper: float
    lower: float
    teeth: bool = False
    tongue: bool = False


AT_REST: Final = Mouth(width=0.33, upper=0.0, lower=0.0)


@dataclass(frozen=True)
class Pose:
    """A whole pose. Positive dx is the picture's right, positive dy down, positive tilt to the picture's right.

    eyes: 1 open, 0 shut.
    gaze: where the eyes look, from -1 to 1 to the right and down; 0, 0 is the camera.
    brows: -1 frowning, 1 raised.
    smile: -1 sad, 1 a broad smile.
    dx, dy: the head's sway and nod.
    turn, bow: where the face points, from -1 to 1 to the right and down; the eyes stay where the face looks.
    breath: 0 breathed out, 1 breathed in.
    """

    mouth: Mouth = AT_REST
    eyes: float = 1.0
    gaze: tuple[float, float] = (0.0, 0.0)
    brows: float = 0.0
    smile: float = 0.0
    tilt_deg: float = 0.0
    dx: float = 0.0
    dy: float = 0.0
    turn: float = 0.0
    bow: float = 0.0
    breath: float = 0.0
