"""Instruments and drums made of sines and noise. Frequencies in hertz, times in seconds."""

import math
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from providers.local.encode import AUDIO_RATE_HZ

Wave = npt.NDArray[np.float64]
Stereo = npt.NDArray[np.float32]
_TAIL_S: Final = 0.9
_DRUM_S: Final = 0.45
_CRASH_S: Final = 1.6
_GRAIN: Final = 512


class Drum(StrEnum):
    """The kit."""

    KICK = "kick"
    SNARE = "snare"
    CLAP = "clap"
    HAT = "hat"
    TOM = "tom"
    RIM = "rim"
    SHAKER = "shaker"
    OPEN = "open hat"
    CRASH = "crash"


class Voicing(StrEnum):
    """The instruments."""

    PAD = "pad"
    SUB = "sub"
    GROWL = "growl"
    KEYS = "keys"
    PLUCK = "pluck"
    MARIMBA = "marimba"
    STRINGS = "strings"
    PIANO = "piano"
    GUITAR = "guitar"
    CHIP = "chip"
    LEAD = "lead"
    BELL = "bell"
    DRONE = "drone"


def times(length_s: float) -> Wave:
    """The moments of at least so long a wave, a round number of them: odd lengths are slow to filter."""
    return np.arange(math.ceil(length_s * AUDIO_RATE_HZ / _GRAIN) * _GRAIN) / AUDIO_RATE_HZ


def hertz(midi: float) -> float:
    return float(440.0 * 2.0 ** ((midi - 69) / 12))


def softened(wave: Wave, cutoff_hz: float) -> Wave:
    """Low-passed in the spectrum; the wave wraps around, so a loop stays a loop."""
    spectrum = np.fft.rfft(wave, axis=0)
    gain = 1 / np.sqrt(1 + (np.fft.rfftfreq(len(wave), 1 / AUDIO_RATE_HZ) / cutoff_hz) ** 4)
    shaped = spectrum * (gain if wave.ndim == 1 else gain[:, None])
    return np.asarray(np.fft.irfft(shaped, len(wave), axis=0))


def note(voicing: Voicing, midi: int, held_s: float) -> Wave:
    """One note with its tail."""
    t = times(held_s + _TAIL_S)
    return _VOICINGS[voicing](hertz(midi), t, held_s)


def kit(dice: np.random.Generator) -> dict[Drum, Wave]:
    """One hit of each drum."""
    t = times(_DRUM_S)
    noise = dice.standard_normal(len(t))
    bright = noise - softened(noise, 1100)
    hiss = noise - softened(noise, 7000)
    long = times(_CRASH_S)
    wash = dice.standard_normal(len(long))
    return {
        Drum.KICK: np.sin(2 * np.pi * (48 * t + 5.4 * (1 - np.exp(-t * 28)))) * np.exp(-t * 8.5),
        Drum.SNARE: bright * np.exp(-t * 17) * 0.42 + np.sin(2 * np.pi * 190 * t) * np.exp(-t * 26) * 0.5,
        Drum.CLAP: bright * (np.exp(-t * 24) + np.exp(-np.abs(t - 0.012) * 300)) * 0.3,
        Drum.HAT: hiss * np.exp(-t * 60) * 0.3,
        Drum.TOM: np.sin(2 * np.pi * (70 * t + 6.4 * (1 - np.exp(-t * 14)))) * np.exp(-t * 6) * 0.95,
        Drum.RIM: softened(noise, 3500) * np.exp(-t * 38) * 0.35,
        Drum.SHAKER: hiss * np.minimum(1, t / 0.02) * np.exp(-t * 40) * 0.22,
        Drum.OPEN: hiss * np.exp(-t * 12) * 0.26,
        Drum.CRASH: (wash - softened(wash, 3000)) * np.exp(-long * 2.6) * np.clip((_CRASH_S - long) / 0.3, 0, 1) * 0.3,
    }


def _shape(t: Wave, held_s: float, envelope: tuple[float, float, float, float]) -> Wave:
    """The loudness of a note over its life, ending in silence: attack and decay time, sustain, release time."""
    attack_s, decay_s, sustain, release_s = envelope
    rise = np.minimum(1.0, t / attack_s)
    settle = np.where(t > attack_s, sustain + (1 - sustain) * np.exp(-(t - attack_s) / decay_s), 1.0)
    fade = np.where(t > held_s, np.exp(-(t - held_s) / release_s), 1.0)
    return np.asarray(rise * settle * fade * np.minimum(1.0, (t[-1] - t) / 0.02))


def _partials(
    f: float, t: Wave, weights: Sequence[float], phase: float = 0.0, fading: float = 0.0
) -> npt.NDArray[np.complex64]:
    """The sum of harmonics by their weights, each fading so much faster than the one below: sines are its
    imaginary part, cosines its real one.
    """
    first = np.exp(1j * (2 * np.pi * f * t + phase) - fading * t).astype(np.complex64)
    turned, total = first.copy(), first * np.complex64(weights[0])
    for weight in weights[1:]:
        turned *= first
        total += np.complex64(weight) * turned
    return np.asarray(total)


def _audible(f: float, highest_hz: float, most: int) -> range:
    return range(1, max(1, min(most, int(highest_hz / f))) + 1)


def _saw(f: float, t: Wave, harmonics: int) -> Wave:
    return np.asarray(_partials(f, t, [0.6 / h for h in _audible(f, 9000, harmonics)], phase=1.0).imag)


def _pad(f: float, t: Wave, held_s: float) -> Wave:
    chorus = sum(_saw(f * detune, t, 7) for detune in (0.996, 1.0, 1.005))
    return np.asarray(chorus * _shape(t, held_s, (0.25, 3.0, 0.75, 0.4)) * 0.16)


def _sub(f: float, t: Wave, held_s: float) -> Wave:
    tone = np.sin(2 * np.pi * f * t) + 0.2 * np.sin(4 * np.pi * f * t)
    return np.asarray(tone * _shape(t, held_s, (0.01, 1.2, 0.6, 0.08)) * 0.8)


def _growl(f: float, t: Wave, held_s: float) -> Wave:
    return softened(_saw(f, t, 10), 700) * _shape(t, held_s, (0.005, 0.5, 0.4, 0.06)) * 1.1


def _keys(f: float, t: Wave, held_s: float) -> Wave:
    bell = 0.18 * np.exp(-t * 9) * np.sin(2 * np.pi * f * 7 * t)
    tone = np.sin(2 * np.pi * f * t + 1.2 * np.exp(-t * 3) * np.sin(2 * np.pi * f * t)) + bell
    return np.asarray(tone * _shape(t, held_s, (0.004, 1.1, 0.15, 0.25)) * 0.5)


def _pluck(f: float, t: Wave, held_s: float) -> Wave:
    return _saw(f, t, 8) * _shape(t, held_s, (0.002, 0.16, 0.0, 0.12)) * 0.7


def _marimba(f: float, t: Wave, held_s: float) -> Wave:
    bar = np.sin(2 * np.pi * f * t) * np.exp(-t * 5) + 0.35 * np.sin(2 * np.pi * f * 3.93 * t) * np.exp(-t * 16)
    return np.asarray(bar * _shape(t, held_s, (0.002, 1.0, 1.0, 0.5)) * 0.8)


def _strings(f: float, t: Wave, held_s: float) -> Wave:
    section = softened(_saw(f * 1.003, t, 14) + _saw(f * 0.997, t, 14), 2200)
    return section * _shape(t, held_s, (0.18, 2.0, 0.8, 0.4)) * 0.28


def _piano(f: float, t: Wave, held_s: float) -> Wave:
    """Two strings hardly apart, their high partials gone first."""
    weights = [0.5 / h**1.1 for h in _audible(f, 7000, 8)]
    tone = _partials(f, t, weights, fading=0.9).imag + _partials(f * 1.0008, t, weights, fading=0.9).imag
    knock = np.exp(-t * 90) * np.sin(2 * np.pi * 180 * t) * 0.25
    return np.asarray((tone * np.exp(-t * 1.1) + knock) * _shape(t, held_s, (0.003, 2.5, 0.6, 0.22)) * 0.6)


def _guitar(f: float, t: Wave, held_s: float) -> Wave:
    """A plucked string: every partial starts as the pluck's place allows."""
    weights = [math.sin(math.pi * h * 0.21) / h for h in _audible(f, 8000, 11)]
    tone = _partials(f, t, weights, fading=0.55).imag * np.exp(-t * 1.6)
    return np.asarray(tone * _shape(t, held_s, (0.002, 2.0, 0.7, 0.18)) * 1.1)


def _chip(f: float, t: Wave, held_s: float) -> Wave:
    """A pulse of a quarter, as old consoles made it, without what would alias."""
    tone = _partials(f, t, [math.sin(math.pi * h / 4) / h for h in _audible(f, 12000, 23)]).real
    return np.asarray(tone * _shape(t, held_s, (0.002, 0.3, 0.6, 0.03)) * 0.7)


def _lead(f: float, t: Wave, held_s: float) -> Wave:
    """Five saws beside each other, with vibrato that sets in late."""
    wobble = 0.004 * np.sin(2 * np.pi * 5.2 * t) * np.clip((t - 0.2) / 0.3, 0, 1) * f / 5
    tone = sum(_saw(f * detune, t, 10) for detune in (0.993, 1.0, 1.007))
    sine = np.sin(2 * np.pi * f * t + wobble)
    return softened((tone + sine) * _shape(t, held_s, (0.012, 0.6, 0.7, 0.12)), 4200) * 0.26


def _bell(f: float, t: Wave, held_s: float) -> Wave:
    partials = ((1.0, 1.0, 2.2), (2.76, 0.5, 4.0), (5.4, 0.25, 7.0), (8.9, 0.1, 12.0))
    tone = sum(loud * np.sin(2 * np.pi * f * ratio * t) * np.exp(-t * decay) for ratio, loud, decay in partials)
    return np.asarray(tone * _shape(t, held_s, (0.002, 3.0, 1.0, 0.6)) * 0.45)


def _drone(f: float, t: Wave, held_s: float) -> Wave:
    """A slow swell of soft partials."""
    low, high = (_partials(f, t, [1 / h**1.6 for h in _audible(f, 6000, top)]).imag for top in (2, 6))
    swell = low + (high - low) * (1 + 0.5 * np.sin(2 * np.pi * 0.21 * t))
    return np.asarray(swell * _shape(t, held_s, (1.1, 4.0, 0.9, 0.5)) * 0.3)


_VOICINGS: Final[Mapping[Voicing, Callable[[float, Wave, float], Wave]]] = {
    Voicing.PAD: _pad,
    Voicing.SUB: _sub,
    Voicing.GROWL: _growl,
    Voicing.KEYS: _keys,
    Voicing.PLUCK: _pluck,
    Voicing.MARIMBA: _marimba,
    Voicing.STRINGS: _strings,
    Voicing.PIANO: _piano,
    Voicing.GUITAR: _guitar,
    Voicing.CHIP: _chip,
    Voicing.LEAD: _lead,
    Voicing.BELL: _bell,
    Voicing.DRONE: _drone,
}
