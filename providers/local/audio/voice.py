"""A sung vowel: harmonics weighted by the resonances of a mouth. It has no consonants and says no words."""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from providers.local.audio.synth import Wave, hertz, times

_FORMANTS_HZ: Final[Mapping[str, tuple[int, int, int]]] = {
    "a": (800, 1200, 2500),
    "e": (480, 1900, 2550),
    "i": (310, 2150, 2900),
    "o": (460, 880, 2500),
    "u": (340, 720, 2400),
    "y": (310, 2000, 2800),
}
_LOUDNESS: Final = (1.0, 0.5, 0.2)
_WIDTH_HZ: Final = (110.0, 140.0, 220.0)
_CEILING_HZ: Final = 5000.0
_RELEASE_S: Final = 0.12


def syllables(lyrics: str) -> list[str]:
    """The vowel of each syllable, in order; a text without any is hummed."""
    plain = re.sub(r"\[[^\]]*\]", " ", lyrics.lower())  # [Verse] and [Chorus] are not sung
    return [run[0] for run in re.findall(r"[aeiouy]+", plain)] or ["u"]


def sung(vowel: str, midi: int, held_s: float) -> Wave:
    """One syllable with vibrato that sets in late."""
    t = times(held_s + _RELEASE_S)
    f = hertz(midi)
    vibrato = 0.11 * np.sin(2 * np.pi * 5.4 * t) * np.clip((t - 0.18) / 0.3, 0, 1)
    angle = 2 * np.pi * f * t + vibrato
    tone = np.zeros(len(t))
    for harmonic in range(1, max(2, int(_CEILING_HZ / f))):
        tone += _resonance(vowel, harmonic * f) / harmonic**0.4 * np.sin(harmonic * angle)
    rise = np.minimum(1.0, t / 0.06)
    fall = np.clip((t[-1] - t) / _RELEASE_S, 0, 1)
    return np.asarray(tone * rise * fall * 0.5)


def _resonance(vowel: str, f: float) -> float:
    peaks = zip(_FORMANTS_HZ[vowel], _WIDTH_HZ, _LOUDNESS, strict=True)
    return sum(loud * float(np.exp(-(((f - peak) / width) ** 2) / 2)) for peak, width, loud in peaks) + 0.02
