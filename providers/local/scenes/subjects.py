"""What moves through a scene, and the words that ask for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from providers.local.drawing.ink import Ink
from providers.local.scenes import figures
from providers.local.scenes.figures import Paint
from providers.local.scenes.places import Place
from providers.local.words import COLOURS, Colour


class Home(StrEnum):
    """Where a subject moves."""

    GROUND = "ground"
    WATER = "water"
    AIR = "air"


Drawing = Callable[[Ink, float, Paint], None]


@dataclass(frozen=True)
class Subject:
    """A drawing with its home, its size in short sides and the seconds of one cycle."""

    draw: Drawing
    home: Home
    size: float
    cycle_s: float
    tilt_degrees: float = 0.0
    count: int = 1


_BOAT: Final = Subject(figures.boat, Home.WATER, 0.34, 4.0, tilt_degrees=4)
_WHALE: Final = Subject(figures.whale, Home.WATER, 0.4, 4.0, tilt_degrees=3)
_CAR: Final = Subject(figures.car, Home.GROUND, 0.36, 0.5)
_TRAIN: Final = Subject(figures.train, Home.GROUND, 0.72, 1.0)
_BIRDS: Final = Subject(figures.bird, Home.AIR, 0.17, 0.75, count=4)
_PLANE: Final = Subject(figures.plane, Home.AIR, 0.42, 1.0, tilt_degrees=2)
_ROCKET: Final = Subject(figures.rocket, Home.AIR, 0.44, 1.0, tilt_degrees=2)
_BALLOON: Final = Subject(figures.balloon, Home.AIR, 0.4, 5.0, tilt_degrees=2)
_WALKER: Final = Subject(figures.walker, Home.GROUND, 0.34, 1.0)
_BEAST: Final = Subject(figures.beast, Home.GROUND, 0.3, 0.6)
_ROBOT: Final = Subject(figures.robot, Home.GROUND, 0.34, 1.0)
_PRODUCT: Final = Subject(figures.product, Home.GROUND, 0.42, 4.0)

SUBJECT_WORDS: Final[Mapping[str, Subject]] = {
    **dict.fromkeys(("boat", "sailboat", "ship", "yacht", "sail", "sailing", "ferry", "canoe"), _BOAT),
    **dict.fromkeys(("whale", "fish", "dolphin", "shark", "orca"), _WHALE),
    **dict.fromkeys(("car", "taxi", "truck", "van", "bus", "drive", "driving", "vehicle", "racing"), _CAR),
    **dict.fromkeys(("train", "railway", "locomotive", "tram"), _TRAIN),
    **dict.fromkeys(("bird", "eagle", "seagull", "gull", "flock", "parrot", "dove", "owl", "swan"), _BIRDS),
    **dict.fromkeys(("plane", "airplane", "aeroplane", "jet", "aircraft", "flight"), _PLANE),
    **dict.fromkeys(("rocket", "spaceship", "spacecraft", "starship", "shuttle", "ufo"), _ROCKET),
    **dict.fromkeys(("balloon", "airship", "zeppelin"), _BALLOON),
    **dict.fromkeys(("person", "man", "woman", "girl", "boy", "people", "walker", "runner", "child"), _WALKER),
    **dict.fromkeys(("traveler", "traveller", "hiker", "dancer", "astronaut", "creator", "walking"), _WALKER),
    **dict.fromkeys(("fox", "dog", "cat", "wolf", "horse", "puppy", "kitten", "deer", "lion", "tiger"), _BEAST),
    **dict.fromkeys(("robot", "android", "droid", "cyborg", "mech"), _ROBOT),
    **dict.fromkeys(("product", "bottle", "perfume", "serum", "cosmetic", "skincare", "drink", "brand"), _PRODUCT),
}
# What colour a thing has when nobody says.
OWN_COLOURS: Final[Mapping[str, Colour]] = {
    **dict.fromkeys(("fox", "tiger", "cat", "kitten"), COLOURS["orange"]),
    **dict.fromkeys(("dog", "puppy", "horse", "deer", "owl", "eagle"), COLOURS["brown"]),
    **dict.fromkeys(("wolf", "dolphin", "shark", "robot", "android", "droid", "mech"), COLOURS["silver"]),
    **dict.fromkeys(("seagull", "gull", "dove", "swan", "yacht", "bird"), COLOURS["white"]),
    **dict.fromkeys(("taxi", "bus", "lion"), COLOURS["yellow"]),
    "whale": COLOURS["blue"],
}
AT_HOME: Final[Mapping[Place, Subject]] = {
    Place.HILLS: _BALLOON,
    Place.MOUNTAINS: _BIRDS,
    Place.SEA: _BOAT,
    Place.CITY: _CAR,
    Place.FOREST: _BEAST,
    Place.DESERT: _WALKER,
    Place.SPACE: _ROCKET,
}
