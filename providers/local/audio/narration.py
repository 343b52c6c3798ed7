"""Speech alone: a text read out in full, as MP3 or WAV, passage by passage, however long it is."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from domain.attempt import Order
from domain.brief import Speech, SpeechFormat
from providers.local import encode
from providers.local.audio import mix
from providers.local.audio.booth import recorded
from providers.local.audio.loudness import levelled
from providers.local.audio.speech import Samples, Spoken, speak
from providers.local.encode import AUDIO_RATE_HZ
from providers.local.films.casting import manner, reader
from providers.local.report import Report

_LUFS: Final = -17.0  # between what podcasts and what broadcasters want
_LEAD_S, _PAUSE_S, _FADE_S = 0.12, 0.32, 0.02
_PASSAGE_MAX: Final = 300  # letters; a book would not fit into memory
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the file in the brief's format; it lasts as long as the text."""
    brief = order.brief
    if not isinstance(brief, Speech):
        raise TypeError("speech needs its brief")
    write = encode.mp3 if brief.format is SpeechFormat.MP3 else encode.wav
    write(_read_out(brief, report), out)


def passages(text: str) -> list[str]:
    """The text in pieces that can be spoken one by one: whole sentences as far as these are not too long."""
    pieces = [""]
    for sentence in _SENTENCE_END.split(text):
        for part in textwrap.wrap(sentence, _PASSAGE_MAX):
            longer = f"{pieces[-1]} {part}".strip()
            if len(longer) <= _PASSAGE_MAX:
                pieces[-1] = longer
            else:
                pieces.append(part)
    return [piece for piece in pieces if any(letter.isalnum() for letter in piece)]


def _read_out(brief: Speech, report: Report) -> Iterator[bytes]:
    how, pieces = manner(reader(brief.voice), brief.language, brief.speed), passages(brief.text)
    for number, piece in enumerate(pieces):
        spoken = speak(piece, how).later(0.0 if number else _LEAD_S)
        report((number + 0.5) / len(pieces))
        for sound in levelled(np.repeat(_with_pause(spoken)[:, None], 2, axis=1), _LUFS):
            yield mix.pcm(sound)
        report((number + 1) / len(pieces))


def _with_pause(spoken: Spoken) -> Samples:
    """The voice, come to rest, and the pause after it: the engine may stop with its last sound."""
    voice = recorded(spoken)[: round((spoken.length_s + _PAUSE_S) * AUDIO_RATE_HZ)]
    fade = round(_FADE_S * AUDIO_RATE_HZ)
    voice[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
    return np.pad(voice, (0, max(0, round((spoken.length_s + _PAUSE_S) * AUDIO_RATE_HZ) - len(voice))))
