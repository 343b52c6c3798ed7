"""What is read out of a prompt."""

import numpy as np
import pytest

from providers.local.scenes.landscape import place_of
from providers.local.scenes.places import PLACES
from providers.local.scenes.reading import SUBJECT_WORDS, WARE_WORDS, read
from providers.local.scenes.subjects import SUBJECTS
from providers.local.scenes.terms import INTERIORS, Action, Hour, Move, Place, Style, Weather
from providers.local.wares.wares import WARES
from providers.local.words import COLOURS


def test_every_word_leads_to_something_that_can_be_drawn() -> None:
    assert set(SUBJECT_WORDS.values()) == set(SUBJECTS)
    assert set(WARE_WORDS.values()) <= set(WARES)
    assert PLACES.keys() | INTERIORS | {Place.ABSTRACT} == set(Place)


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("a red car under a blue sky", [("car", 1)]),
        ("two dogs and a cat", [("dog", 2), ("cat", 1)]),
        ("hot air balloons", [("balloon", 3)]),
        ("3 hot-air balloons", [("balloon", 3)]),
        ("a flock of birds", [("bird", 6)]),
        ("a perfume bottle", [("perfume", 1)]),  # what is in it says what it is
        ("a laptop bag", [("bag", 1)]),  # the last noun is the thing
        ("a sailing boat", [("sailboat", 1)]),
        ("driving through the desert", [("car", None)]),  # implied, and not counted
        ("a taxi driving through the desert", [("car", 1)]),  # not twice
        ("two wolves", [("wolf", 2)]),
        ("a chef cooking in a kitchen", [("person", 1)]),
        ("a windmill in a tulip field", [("windmill", 1)]),  # of what kind the field is
        ("a couple on the beach", [("person", 2)]),
        ("justice and the sublime", []),
    ],
)
def test_subjects_and_their_number(prompt: str, parts: list[tuple[str, int | None]]) -> None:
    assert [(part.name, part.count) for part in read(prompt).parts] == parts


def test_colours_go_to_the_nouns_they_stand_by() -> None:
    reading = read("a red car and two blue boats under a pink sky by the green sea")
    car, boats = reading.parts
    assert car.colours == (COLOURS["red"],)
    assert boats.colours == (COLOURS["blue"],)
    assert reading.sky == COLOURS["pink"]
    assert reading.ground == COLOURS["green"]


def test_several_colours_are_shared_out() -> None:
    (balloons,) = read("red and yellow balloons").parts
    assert balloons.colours == (COLOURS["red"], COLOURS["yellow"])


def test_what_people_wear_is_not_what_they_are() -> None:
    reading = read("a woman in a red dress with black hair")
    assert reading.garment == COLOURS["red"]
    assert reading.hair == COLOURS["black"]
    assert reading.parts[0].colours == ()


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("slow zoom in on a house", Move.IN),
        ("zooming out from a house", Move.OUT),
        ("drone shot of a house", Move.DRONE),
        ("the camera pans left", Move.LEFT),
        ("locked-off shot", Move.STILL),
        ("at golden hour", Hour.DUSK),
        ("under the northern lights", Weather.AURORA),
        ("heavy snowfall", Weather.SNOW),
        ("in black and white", Style.NOIR),
        ("somebody doing jumping jacks", Action.JUMP),
        ("a gentle standing warm-up", Action.STRETCH),  # more than standing about
        ("coach portrait", Action.PORTRAIT),
    ],
)
def test_words_side_by_side_are_read_as_one(prompt: str, said: object) -> None:
    reading = read(prompt)
    assert said in (reading.move, reading.hour, reading.weather, reading.style, reading.action)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a boat", Place.SEA),
        ("a boat in the forest", Place.LAKE),
        ("a horse by the sea", Place.BEACH),
        ("a fish", Place.UNDERWATER),
        ("a coach demonstrating a warm-up", Place.STUDIO),
        ("justice and the sublime", Place.ABSTRACT),
        ("at sunset", Place.HILLS),
    ],
)
def test_nobody_is_where_they_cannot_be(prompt: str, place: Place) -> None:
    assert place_of(read(prompt), np.random.default_rng(1)) is place
