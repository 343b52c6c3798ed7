"""Speech alone: a text read out in full, as MP3 or WAV."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from domain.attempt import Order
from domain.brief import Speech, SpeechFormat
from providers.local import encode
from providers.local.audio import mix
from providers.local.audio.booth import recorded
from providers.local.audio.speech import speak
from providers.local.encode import AUDIO_RATE_HZ
from providers.local.films.casting import manner, reader
from providers.local.report import Report

_LEAD_S, _TAIL_S = 0.12, 0.3
_SPOKEN: Final = 0.5  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the file in the brief's format; it lasts as long as the text."""
    brief = order.brief
    if not isinstance(brief, Speech):
        raise TypeError("speech needs its brief")
    spoken = speak(brief.text, manner(reader(brief.voice), brief.language, brief.speed)).later(_LEAD_S)
    report(_SPOKEN)
    voice = recorded(spoken)[: round((spoken.length_s + _TAIL_S) * AUDIO_RATE_HZ)]
    sound = mix.mastered(np.repeat(voice[:, None], 2, axis=1), out.with_suffix(".scratch.wav"))
    write = encode.mp3 if brief.format is SpeechFormat.MP3 else encode.wav
    write([mix.pcm(sound)], out)
