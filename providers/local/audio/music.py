"""Music: a tune in the prompt's mood, as MP3."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from domain.spec import Settings
from providers.local import encode
from providers.local.audio.moods import MOOD_WORDS, MOODS
from providers.local.audio.tune import Tune, tune_in
from providers.local.audio.voice import syllables
from providers.local.report import Report
from providers.local.words import chance, meaning, words_of

_DEFAULT_S: Final = 30.0
_SHORTEST_S: Final = 1.0
_LONGEST_S: Final = 300.0
_COMPOSED: Final = 0.4  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the MP3; lyrics are hummed on their vowels unless the tune is to be instrumental."""
    wanted = order.settings.duration_s
    duration_s = _DEFAULT_S if wanted is None else min(max(wanted, _SHORTEST_S), _LONGEST_S)
    tune = tune_for(order, duration_s, _vowels(order.settings))
    report(_COMPOSED)
    encode.mp3(_reported(pcm(tune, duration_s), duration_s, report), out)


def tune_for(order: Order, duration_s: float, vowels: tuple[str, ...] = ()) -> Tune:
    """The tune of an order, also used under its pictures."""
    dice = chance(order, "music")
    mood = meaning(words_of(order.prompt), MOOD_WORDS) or MOODS[int(dice.integers(len(MOODS)))]
    return tune_in(mood, duration_s, dice, vowels)


def pcm(tune: Tune, duration_s: float) -> Iterator[bytes]:
    """16-bit stereo, a second at a time."""
    for piece in tune.lasting(duration_s):
        yield (piece * 32767).astype("<i2").tobytes()


def _vowels(settings: Settings) -> tuple[str, ...]:
    if settings.instrumental or not (settings.lyrics or "").strip():
        return ()
    return tuple(syllables(settings.lyrics or ""))


def _reported(pieces: Iterator[bytes], duration_s: float, report: Report) -> Iterator[bytes]:
    for second, piece in enumerate(pieces):
        report(_COMPOSED + (1 - _COMPOSED) * min(1.0, second / duration_s))
        yield piece
