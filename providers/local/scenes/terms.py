"""The words a scene is described in."""

from enum import StrEnum
from typing import Final


class Hour(StrEnum):
    """The time of day."""

    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"


class Weather(StrEnum):
    """What prompts ask for; clear is what is left."""

    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    OVERCAST = "overcast"
    PETALS = "petals"
    LEAVES = "leaves"
    FIREFLIES = "fireflies"
    AURORA = "aurora"
    CLEAR = "clear"


class Place(StrEnum):
    """The settings there are."""

    HILLS = "hills"
    FIELD = "field"
    VILLAGE = "village"
    MOUNTAINS = "mountains"
    SEA = "sea"
    BEACH = "beach"
    LAKE = "lake"
    HARBOUR = "harbour"
    UNDERWATER = "underwater"
    CITY = "city"
    STREET = "street"
    ROAD = "road"
    FOREST = "forest"
    DESERT = "desert"
    SNOWFIELD = "snowfield"
    SPACE = "space"
    MOONSCAPE = "moonscape"
    CLOUDS = "clouds"
    HOME = "home"
    OFFICE = "office"
    STUDIO = "studio"
    KITCHEN = "kitchen"
    CAFE = "cafe"
    LOFT = "loft"
    GYM = "gym"
    ABSTRACT = "abstract"


class Move(StrEnum):
    """What the camera does."""

    IN = "in"
    OUT = "out"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    DRONE = "drone"
    ORBIT = "orbit"
    STILL = "still"
    HANDHELD = "handheld"
    TRACK = "track"


class Style(StrEnum):
    """A look that words can ask for."""

    NOIR = "noir"
    VINTAGE = "vintage"
    PASTEL = "pastel"
    NEON = "neon"
    PIXEL = "pixel"


class Action(StrEnum):
    """What a person does."""

    RUN = "run"
    DANCE = "dance"
    STRETCH = "stretch"
    JUMP = "jump"
    SQUAT = "squat"
    YOGA = "yoga"
    WAVE = "wave"
    WALK = "walk"
    STAND = "stand"
    PORTRAIT = "portrait"


INTERIORS: Final = frozenset((Place.HOME, Place.OFFICE, Place.STUDIO, Place.KITCHEN, Place.CAFE, Place.LOFT, Place.GYM))
GREY: Final = frozenset((Weather.RAIN, Weather.SNOW, Weather.FOG, Weather.OVERCAST))
