"""The library of actors: that the file we ship is a good one, and what is refused."""

from collections import Counter
from uuid import UUID

import pytest
from pydantic import ValidationError

from domain.actors import ACTORS_FILE, Gender, Library

SHIPPED = Library.parse(ACTORS_FILE.read_text())

ONE_ACTOR = """
[voices.AAAAAAAAAAAAAAAAAAAA]
gender = "female"
variant = "f2"

[actors.ann]
name = "Ann"
gender = "female"
age_range = "26-35"
actor_type = "Parent"
voice = "AAAAAAAAAAAAAAAAAAAA"
"""


def test_the_shipped_library_is_varied() -> None:
    actors = SHIPPED.actors.values()
    genders = Counter(actor.gender for actor in actors)
    assert len(actors) >= 24
    assert genders.keys() == set(Gender)
    assert min(genders[Gender.FEMALE], genders[Gender.MALE]) >= 10
    assert len({actor.age_range for actor in actors}) >= 5
    assert len({actor.actor_type for actor in actors}) >= 6


def test_emma_is_who_the_published_page_says_she_is() -> None:
    emma = SHIPPED.actors["emma"]
    assert (emma.name, emma.gender, emma.age_range, emma.actor_type) == ("Emma", "female", "26-35", "Young Adult")


def test_ids_are_all_different_and_the_same_for_ever() -> None:
    assert len({actor.id for actor in SHIPPED.actors.values()}) == len(SHIPPED.actors)
    assert SHIPPED.actors["emma"].id == UUID("6ca83d3f-ea60-54bf-a155-a99b85151c0f")
    assert Library.parse(ONE_ACTOR).actors["ann"].id == UUID("00974a57-09a9-590d-8e8a-8783334ed4b5")


def test_every_actor_has_a_voice_of_their_gender_and_every_voice_an_actor() -> None:
    spoken = Counter(actor.voice for actor in SHIPPED.actors.values())
    assert spoken.keys() == SHIPPED.voices.keys()
    for actor in SHIPPED.actors.values():
        assert SHIPPED.voices[actor.voice].gender is actor.gender, actor.slug


def test_no_two_voices_sound_the_same() -> None:
    sounds = {(voice.variant, voice.pitch, voice.rate) for voice in SHIPPED.voices.values()}
    assert len(sounds) == len(SHIPPED.voices)


def test_an_actor_without_a_voice_is_refused() -> None:
    with pytest.raises(ValueError, match="no such voice for ann"):
        Library.parse(ONE_ACTOR.replace("[voices.A", "[voices.B"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('gender = "female"\nage', 'gender = "woman"\nage'),
        ('age_range = "26-35"', 'age_range = "young"'),
        ("[actors.ann]", '[actors."Ann Lee"]'),
        ('actor_type = "Parent"', 'actor_type = "Parent"\nactor_kind = "Parent"'),
        ('name = "Ann"', ""),
        ('variant = "f2"', 'variant = "f2"\npitch = 100'),
        ("AAAAAAAAAAAAAAAAAAAA", "A-voice"),
    ],
)
def test_an_entry_that_is_not_well_formed_is_refused(right: str, wrong: str) -> None:
    assert right in ONE_ACTOR
    with pytest.raises(ValidationError):
        Library.parse(ONE_ACTOR.replace(right, wrong))
