"""The figures there are: how large they are, where they live and how they move."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from providers.local.scenes.figures import craft, landmarks, people, suited, swimmers, vehicles
from providers.local.scenes.figures.beasts import beast
from providers.local.scenes.figures.coat import Coat
from providers.local.scenes.reading import SUBJECT_WORDS
from providers.local.scenes.terms import Action, Place

__all__ = ["SUBJECTS", "SUBJECT_WORDS", "Drawing", "Home", "Subject", "acting"]


class Home(StrEnum):
    """Where a subject is to be found."""

    GROUND = "ground"
    WATER = "water"
    AIR = "air"
    DEEP = "deep"  # under water


Drawing = Callable[[float, Coat], str]


@dataclass(frozen=True)
class Subject:
    """A drawing, the box it fills and its height in short sides.

    places: where it is when nothing is said. cycle_s: of its own movement. speed: in short sides a second; 0 stands.
    lights: what shines, drawn over it: by night, or always where it `burns`. sink: how much of it is under water.
    """

    draw: Drawing
    box: tuple[int, int]
    size: float
    home: Home
    places: tuple[Place, ...]
    cycle_s: float
    speed: float = 0.0
    tilt_degrees: float = 0.0
    lights: Drawing | None = None
    burns: bool = False
    sink: float = 0.0
    count: int = 1


_OPEN: Final = (Place.HILLS, Place.FOREST, Place.MOUNTAINS)
_TOWN: Final = (Place.ROAD, Place.CITY)

_BEASTS: Final[Mapping[str, tuple[float, float, float, tuple[Place, ...]]]] = {  # height, cycle, speed, places
    "dog": (0.37, 0.62, 0.20, (Place.HILLS,)),
    "cat": (0.33, 0.8, 0.12, (Place.VILLAGE,)),
    "fox": (0.37, 0.66, 0.18, (Place.FOREST,)),
    "wolf": (0.37, 0.66, 0.20, (Place.FOREST, Place.SNOWFIELD)),
    "horse": (0.44, 0.62, 0.30, (Place.HILLS,)),
    "deer": (0.40, 0.8, 0.16, (Place.FOREST,)),
    "lion": (0.37, 1.0, 0.13, (Place.DESERT,)),
    "tiger": (0.37, 1.0, 0.13, (Place.FOREST,)),
    "bear": (0.40, 1.1, 0.11, (Place.FOREST, Place.MOUNTAINS)),
    "panda": (0.36, 1.2, 0.09, (Place.FOREST,)),
    "rabbit": (0.27, 0.6, 0.14, (Place.HILLS,)),
    "cow": (0.36, 1.4, 0.06, (Place.HILLS,)),
    "sheep": (0.29, 1.2, 0.07, (Place.HILLS, Place.MOUNTAINS)),
    "elephant": (0.54, 1.5, 0.10, (Place.DESERT,)),
}

SUBJECTS: Final[Mapping[str, Subject]] = {
    "sailboat": Subject(craft.sailboat, (180, 210), 0.46, Home.WATER, (Place.SEA,), 4.0, 0.09, 3.5, sink=0.05),
    "ship": Subject(craft.ship, (340, 130), 0.26, Home.WATER, (Place.SEA,), 5.0, 0.08, 1.2, sink=0.10),
    "rowboat": Subject(craft.rowboat, (210, 110), 0.24, Home.WATER, (Place.LAKE,), 2.4, 0.07, 2, sink=0.08),
    "whale": Subject(swimmers.whale, (300, 170), 0.32, Home.WATER, (Place.SEA,), 4.0, 0.09, 4, sink=0.24),
    "dolphin": Subject(swimmers.dolphin, (220, 110), 0.26, Home.WATER, (Place.SEA,), 1.6, 0.16, 11, sink=0.22),
    "shark": Subject(swimmers.shark, (260, 120), 0.28, Home.DEEP, (Place.UNDERWATER,), 1.6, 0.12, 2),
    "fish": Subject(swimmers.fish, (160, 90), 0.22, Home.DEEP, (Place.UNDERWATER,), 0.8, 0.12, 3, count=3),
    "jellyfish": Subject(swimmers.jellyfish, (120, 190), 0.38, Home.DEEP, (Place.UNDERWATER,), 3.0, 0.02, 3),
    "turtle": Subject(swimmers.turtle, (190, 120), 0.26, Home.DEEP, (Place.UNDERWATER,), 2.4, 0.08, 4),
    "car": Subject(vehicles.car, (200, 74), 0.205, Home.GROUND, _TOWN, 0.5, 0.50, lights=vehicles.headlights),
    "bus": Subject(vehicles.bus, (260, 110), 0.28, Home.GROUND, (Place.STREET,), 0.6, 0.38),
    "truck": Subject(vehicles.truck, (240, 112), 0.28, Home.GROUND, _TOWN, 0.6, 0.42),
    "train": Subject(vehicles.train, (460, 92), 0.175, Home.GROUND, (Place.MOUNTAINS, Place.FIELD), 0.5, 0.60),
    "steam_train": Subject(
        vehicles.steam_train,
        (460, 110),
        0.21,
        Home.GROUND,
        (Place.MOUNTAINS, Place.FIELD),
        2.0,
        0.42,
        lights=vehicles.steam,
        burns=True,
    ),
    "bicycle": Subject(vehicles.bicycle, (170, 190), 0.40, Home.GROUND, (Place.ROAD,), 1.0, 0.26),
    "plane": Subject(craft.plane, (260, 110), 0.24, Home.AIR, (Place.CLOUDS,), 1.2, 0.34, 1.5),
    "helicopter": Subject(craft.helicopter, (230, 120), 0.24, Home.AIR, (Place.CITY, Place.MOUNTAINS), 0.5, 0.18, 2),
    "rocket": Subject(
        craft.rocket, (120, 260), 0.50, Home.AIR, (Place.SPACE,), 1.0, 0.10, 1.5, lights=craft.flame, burns=True
    ),
    "ufo": Subject(craft.ufo, (200, 90), 0.21, Home.AIR, (Place.FIELD,), 1.6, 0.05, 3, lights=craft.beam, burns=True),
    "satellite": Subject(craft.satellite, (240, 110), 0.22, Home.AIR, (Place.SPACE,), 2.0, 0.05, 4),
    "balloon": Subject(craft.balloon, (150, 220), 0.46, Home.AIR, (Place.HILLS,), 5.0, 0.05, 2, lights=craft.burner),
    "bird": Subject(swimmers.bird, (200, 160), 0.30, Home.AIR, (Place.MOUNTAINS, Place.HILLS), 0.9, 0.16, 2),
    "flock": Subject(swimmers.bird, (200, 160), 0.14, Home.AIR, (Place.LAKE, Place.HILLS), 0.8, 0.14, 2, count=6),
    "swan": Subject(swimmers.swan, (150, 120), 0.28, Home.WATER, (Place.LAKE,), 3.0, 0.05, 1, sink=0.08),
    "butterfly": Subject(swimmers.butterfly, (120, 110), 0.25, Home.AIR, (Place.HILLS,), 0.5, 0.06, 6, count=2),
    "bee": Subject(swimmers.bee, (110, 90), 0.22, Home.AIR, (Place.HILLS,), 0.4, 0.06, 5),
    "person": Subject(people.person(Action.WALK), (140, 240), 0.52, Home.GROUND, _OPEN[:1], 1.05, 0.17),
    "astronaut": Subject(suited.astronaut, (140, 240), 0.44, Home.GROUND, (Place.MOONSCAPE,), 2.2, 0.07),
    "robot": Subject(suited.robot, (140, 240), 0.43, Home.GROUND, (Place.CITY,), 1.2, 0.11),
    "lighthouse": Subject(
        landmarks.lighthouse, (180, 300), 0.60, Home.WATER, (Place.SEA,), 6.0, lights=landmarks.lantern, sink=0.05
    ),
    "house": Subject(landmarks.house, (240, 190), 0.34, Home.GROUND, _OPEN, 4.0, lights=landmarks.chimney, burns=True),
    "castle": Subject(landmarks.castle, (320, 280), 0.56, Home.GROUND, (Place.MOUNTAINS,), 4.0),
    "windmill": Subject(landmarks.windmill, (240, 300), 0.58, Home.GROUND, (Place.FIELD,), 9.0),
    "turbine": Subject(landmarks.turbine, (200, 320), 0.60, Home.GROUND, (Place.HILLS,), 1.6, count=3),
    "tree": Subject(landmarks.tree, (220, 260), 0.56, Home.GROUND, (Place.HILLS,), 3.6),
    "palm": Subject(landmarks.palm, (220, 280), 0.60, Home.GROUND, (Place.BEACH,), 3.6),
    "flower": Subject(landmarks.flower, (110, 220), 0.44, Home.GROUND, (Place.HILLS,), 3.2, count=3),
    "tent": Subject(landmarks.tent, (240, 150), 0.33, Home.GROUND, (Place.FOREST, Place.MOUNTAINS), 4.0),
    "campfire": Subject(
        landmarks.campfire, (120, 60), 0.14, Home.GROUND, (Place.FOREST,), 1.4, lights=landmarks.blaze, burns=True
    ),
    "snowman": Subject(landmarks.snowman, (130, 210), 0.40, Home.GROUND, (Place.SNOWFIELD, Place.VILLAGE), 3.0),
    **{
        name: Subject(beast(name), (230, 170), size, Home.GROUND, places, cycle_s, speed)
        for name, (size, cycle_s, speed, places) in _BEASTS.items()
    },
}
_PACES: Final[Mapping[Action, tuple[float, float]]] = {  # seconds of a cycle, speed
    Action.WALK: (1.05, 0.17),
    Action.RUN: (0.66, 0.36),
    Action.STAND: (3.4, 0.0),
    Action.PORTRAIT: (3.4, 0.0),
    Action.STRETCH: (3.2, 0.0),
    Action.JUMP: (1.1, 0.0),
    Action.SQUAT: (2.2, 0.0),
    Action.YOGA: (4.5, 0.0),
    Action.DANCE: (1.5, 0.0),
    Action.WAVE: (1.8, 0.0),
}


def acting(subject: Subject, action: Action) -> Subject:
    """A person who does something."""
    cycle_s, speed = _PACES[action]
    return replace(subject, draw=people.person(action), cycle_s=cycle_s, speed=speed)
