"""Music: a tune in the prompt's mood, as MP3."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from domain.attempt import Order
from domain.spec import Settings
from providers.local import encode
from providers.local.audio.loudness import levelled
from providers.local.audio.moods import MOODS, asked_for, paced
from providers.local.audio.tune import Tune, tune_in
from providers.local.audio.voice import syllables
from providers.local.report import Report
from providers.local.words import chance

_DEFAULT_S: Final = 30.0
_SHORTEST_S: Final = 1.0
_LONGEST_S: Final = 300.0
_COMPOSED, _MIXED = 0.3, 0.6  # of the work
_TITLE_MAX: Final = 80


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the MP3; lyrics are hummed on their vowels unless the tune is to be instrumental."""
    wanted = order.settings.duration_s
    duration_s = _DEFAULT_S if wanted is None else min(max(wanted, _SHORTEST_S), _LONGEST_S)
    tune = tune_for(order, duration_s, _vowels(order.settings))
    report(_COMPOSED)
    pieces = pcm(tune, duration_s)
    encode.mp3(_reported(pieces, duration_s, report), out, title=_title(order.prompt))


def tune_for(order: Order, duration_s: float, vowels: tuple[str, ...] = ()) -> Tune:
    """The tune of an order, also used under its pictures."""
    dice = chance(order, "music")
    mood, tempo, pace = asked_for(order.prompt)
    mood = mood or tuple(MOODS.values())[int(dice.integers(len(MOODS)))]
    return tune_in(paced(mood, pace), duration_s, dice, vowels, tempo)


def pcm(tune: Tune, duration_s: float) -> Iterator[bytes]:
    """16-bit stereo at the loudness of music services, a second at a time."""
    sound = np.concatenate(list(tune.lasting(duration_s)))
    for piece in levelled(sound):
        yield (piece * 32767).astype("<i2").tobytes()


def _vowels(settings: Settings) -> tuple[str, ...]:
    if settings.instrumental or not (settings.lyrics or "").strip():
        return ()
    return tuple(syllables(settings.lyrics or ""))


def _title(prompt: str) -> str:
    """The prompt on one line, as a player has room for it."""
    plain = " ".join(prompt.split())
    return plain if len(plain) <= _TITLE_MAX else f"{plain[: _TITLE_MAX - 1]}…"


def _reported(pieces: Iterator[bytes], duration_s: float, report: Report) -> Iterator[bytes]:
    for second, piece in enumerate(pieces):
        report(_MIXED + (1 - _MIXED) * min(1.0, second / duration_s))
        yield piece
