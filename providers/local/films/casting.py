"""Who plays in a film and how they sound: a person and a voice of the library, in the tone that was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from domain.actors import Voice
from domain.brief import Film, Tone
from providers.local.actors.library import library
from providers.local.actors.looks import Look
from providers.local.audio.speech import Manner, SpeechError
from providers.local.audio.tongues import tongue

_RATE_WPM: Final = 158.0  # about two and a half words a second
_RANGE: Final = 55


@dataclass(frozen=True)
class Delivery:
    """What a tone does to the voice, and to the music under it."""

    pace: float
    pitch: int
    range: int
    music_db: float
    music_pace: float


_USUAL: Final = Delivery(pace=1.0, pitch=0, range=_RANGE, music_db=0.0, music_pace=1.0)
_DELIVERIES: Final[Mapping[Tone, Delivery]] = {
    Tone.ENERGETIC: Delivery(pace=1.10, pitch=5, range=75, music_db=2.0, music_pace=1.06),
    Tone.CALM: Delivery(pace=0.90, pitch=-3, range=42, music_db=-2.0, music_pace=0.94),
    Tone.CONFIDENT: Delivery(pace=1.0, pitch=-2, range=50, music_db=0.0, music_pace=1.0),
    Tone.DRAMATIC: Delivery(pace=0.86, pitch=-6, range=70, music_db=1.0, music_pace=0.96),
}


@dataclass(frozen=True)
class Role:
    """One part, cast. `name` is what the person is called on screen."""

    look: Look
    voice: Voice
    name: str


def cast(film: Film, dice: np.random.Generator) -> Role:
    """The actor asked for, or one the dice pick; a voice of its own unless another was asked for."""
    people = library()
    slugs = tuple(people.actors)
    slug = film.actor or slugs[int(dice.integers(len(slugs)))]
    look, known = Look.named(slug), people.actors.get(slug)
    fitting = [voice for voice in people.voices.values() if voice.gender == look.gender]
    voice = people.voices[known.voice] if known else fitting[int(dice.integers(len(fitting)))]
    name = known.name if known else slug.replace("-", " ").title()
    return Role(look, people.voices.get(film.voice or "", voice), name)


def reader(voice: str | None) -> Voice:
    """The voice of that id, or the first of the library."""
    voices = library().voices
    return voices.get(voice or "") or next(iter(voices.values()))


def manner(voice: Voice, language: str, speed: float, tone: Tone | None = None) -> Manner:
    """How the voice speaks. Raises SpeechError for a language the engine lacks."""
    spoken_by = tongue(language)
    if spoken_by is None:
        raise SpeechError(f"no voice speaks {language}")
    delivery = delivery_of(tone)
    return Manner(
        tongue=spoken_by,
        variant=voice.variant,
        rate_wpm=_RATE_WPM * voice.rate * speed * delivery.pace,
        pitch=min(99, max(0, voice.pitch + delivery.pitch)),
        range=delivery.range,
    )


def delivery_of(tone: Tone | None) -> Delivery:
    return _DELIVERIES[tone] if tone else _USUAL
