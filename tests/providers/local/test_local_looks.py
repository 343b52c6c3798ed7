"""Looks: chosen by the slug, pinned by the library, and always such as can be drawn."""

from collections import Counter

import pytest
from PIL import Image

from domain.actors import ACTORS_FILE, Gender, Library
from providers.local.actors.actor import Actor, Pose, hair_of
from providers.local.actors.beards import beard
from providers.local.actors.eyes import brows, eyes
from providers.local.actors.faces import head, neck
from providers.local.actors.garments import clothes
from providers.local.actors.headwear import earrings, glasses
from providers.local.actors.looks import Look
from providers.local.actors.mouths import mouth
from providers.local.actors.pose import AT_REST
from providers.local.films.rooms import ROOMS

LIBRARY = Library.parse(ACTORS_FILE.read_text())
STRANGERS = [Look.of(f"stranger-{number}") for number in range(300)]


def test_a_slug_alone_decides_how_a_stranger_looks() -> None:
    assert Look.named("someone-else") == Look.named("someone-else") == Look.of("someone-else")
    assert len({(look.skin, look.hairstyle, look.hair, look.face, look.top) for look in STRANGERS}) > 250


def test_the_library_pins_what_it_says() -> None:
    for slug, actor in LIBRARY.actors.items():
        look = Look.named(slug)
        assert look.gender is actor.gender
        low, high = actor.age_range.split("-")
        assert int(low) <= look.age <= int(high)
        assert {part: getattr(look, part) for part in actor.look} == dict(actor.look)


def test_the_library_shows_many_kinds_of_people() -> None:
    looks = [Look.named(slug) for slug in LIBRARY.actors]
    assert len({look.skin for look in looks}) >= 10
    assert len({look.hairstyle for look in looks}) >= 20
    assert len({look.top for look in looks}) >= 8
    assert len({look.face for look in looks}) == 5
    assert {look.room for look in looks} == set(ROOMS)


def test_a_detail_nobody_has_is_refused() -> None:
    with pytest.raises(KeyError, match="hat"):
        Look.of("ann", "female", "26-35", {"hat": "top hat"})
    with pytest.raises(ValueError, match="robot"):
        Look.of("ann", "robot")
    with pytest.raises(KeyError, match="mohawk"):
        Actor(Look.of("ann", None, None, {"hairstyle": "mohawk"}), (90, 160), Image.new("RGB", (90, 160)))


def test_gender_and_age_guide_what_is_chosen() -> None:
    women = [Look.of(f"w{number}", "female", "18-25") for number in range(120)]
    men = [Look.of(f"m{number}", "male", "56-65") for number in range(120)]
    assert {look.beard for look in women} == {"none"}
    assert {look.lipstick for look in men} == {"none"}
    assert {look.hair for look in men} == {"ash", "silver", "white"}
    assert not {look.hair for look in women} & {"silver", "white"}
    assert len({look.hairstyle for look in women}) >= 10
    assert min(Counter(look.gender for look in STRANGERS).values()) > 100
    assert Gender.NON_BINARY not in {look.gender for look in STRANGERS}


def test_every_choice_can_be_drawn() -> None:
    drawn = Counter[str]()
    for look in STRANGERS:
        if drawn[look.hairstyle] < 2 or drawn[look.top] < 2 or drawn[look.beard] < 2:
            grown = beard(look)
            parts = [
                hair_of(look).over + hair_of(look).under,
                clothes(look).front,
                head(look, grown.skin) + neck(look),
                eyes(look, 1.0, (0, 0)) + brows(look, 0.0),
                mouth(look, AT_REST, 0.0),
            ]
            assert all(parts)
            assert bool(glasses(look)) == (look.glasses != "none")
            assert bool(earrings(look)) == (look.earrings != "none")
        drawn.update((look.hairstyle, look.top, look.beard))


@pytest.mark.parametrize("number", range(8))
def test_a_stranger_can_be_filmed(number: int) -> None:
    look, size = STRANGERS[number], (135, 240)
    frame = Actor(look, size, Image.new("RGB", size, (255, 0, 255))).frame(Pose(tilt_deg=3, smile=0.5))
    assert len(frame.getcolors(size[0] * size[1]) or ()) > 500
