"""Mouths follow sounds."""

from dataclasses import dataclass

import pytest

from providers.local.actors.pose import AT_REST
from providers.local.actors.visemes import PHONES, VISEMES, blend, mouth_at, opened, viseme
from providers.local.audio.speech import Manner, speak

PANGRAM = (
    "The quick brown fox jumps over a lazy dog. She sells sea shells on Thursday; pure joy, church, judge, bird, "
    "father, caught, boat, now, hair, here, tour, fire, our, little button, water, huge, yes, wide thing, vision."
)


@dataclass(frozen=True)
class Said:
    name: str
    start_s: float
    end_s: float


def said(*names: str, each_s: float = 0.2) -> list[Said]:
    return [Said(name, index * each_s, (index + 1) * each_s) for index, name in enumerate(names)]


def test_every_sound_has_a_mouth() -> None:
    assert set(PHONES.values()) | {"rest"} == set(VISEMES)


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("en-us", PANGRAM),
        ("en", PANGRAM),
        ("es", "El perro corre rápido, niño, llamar, guerra, hija, cerveza"),
        ("de", "Schöne Grüße, ich möchte auch Bücher, Zeit, Haus, neu, Pferd"),
        ("fr", "Bonjour, un bon vin blanc, une petite fille heureuse, peur, rue, oui, agneau"),
    ],
)
def test_the_sounds_of_speech_are_known_by_name(tongue: str, text: str) -> None:
    sounds = {phone.name for phone in speak(text, Manner(tongue, "f3")).phones if not phone.name.startswith("_")}
    vague = {name for name in sounds if viseme(name) == "schwa" and name.lstrip("',") not in PHONES}
    assert len(sounds) > 15
    assert not vague


@pytest.mark.parametrize("name", ["'aI", ",oU", "ˈɑː", "t#", "m-"])
def test_stress_does_not_hide_a_sound(name: str) -> None:
    assert viseme(name) != "schwa"


def test_what_is_no_sound_is_no_speech() -> None:
    assert viseme("_:") == viseme("") == "rest"
    assert viseme("∆") == "schwa"


@pytest.mark.parametrize("name", ["m", "p", "b"])
def test_lips_meet_for_what_is_said_with_them(name: str) -> None:
    mouth = mouth_at(said("A:", name, "A:"), 0.3)
    assert max(mouth.lower, mouth.upper) < 0


def test_a_vowel_opens_the_mouth_and_a_pause_closes_it() -> None:
    sounds = said("m", "'A:", "_:")
    assert mouth_at(sounds, 0.3).lower == pytest.approx(VISEMES["A"].lower)
    assert mouth_at(sounds, 0.5) == AT_REST
    assert mouth_at(sounds, 9.0) == AT_REST


def test_a_mouth_is_under_way_between_sounds() -> None:
    openings = [mouth_at(said("m", "A:"), now_s).lower for now_s in (0.15, 0.18, 0.2, 0.22, 0.25)]
    assert openings == sorted(openings)
    assert len(set(openings)) >= 4


def test_a_diphthong_ends_in_another_mouth() -> None:
    for name in ("aI", "'aI"):
        assert mouth_at(said(name, "n"), 0.05).lower > mouth_at(said(name, "n"), 0.15).lower
        assert mouth_at(said(name, "n"), 0.15).width > mouth_at(said(name, "n"), 0.05).width


def test_a_loud_voice_opens_the_mouth_wider() -> None:
    whisper, shout = (mouth_at(said("A:"), 0.1, loudness) for loudness in (0.1, 1.0))
    assert 0 < whisper.lower < shout.lower
    assert whisper.width == shout.width


def test_a_blend_lies_in_the_middle() -> None:
    middle = blend([VISEMES["A"], VISEMES["U"]])
    assert middle.width == pytest.approx((VISEMES["A"].width + VISEMES["U"].width) / 2)
    assert opened(VISEMES["A"], 0.5).lower == pytest.approx(VISEMES["A"].lower / 2)
