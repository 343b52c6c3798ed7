"""The recording booth: what makes a synthetic voice sound less like a machine, at the rate of the mix."""

from typing import Final

import numpy as np

from providers.local.audio.speech import Samples, Spoken
from providers.local.encode import AUDIO_RATE_HZ

_HOP: Final = 441  # samples between two values of an envelope: 10 ms
_BANDS_DB: Final = ((160.0, 0.7, 1.5), (320.0, 0.6, -3.0), (3300.0, 0.8, 3.5), (6500.0, 0.5, -1.5))  # hertz, octaves
_RUMBLE_HZ: Final = 85.0
_THRESHOLD: Final = 0.35  # of the loud parts
_RATIO: Final = 3.0
_AIR: Final = 0.06
_ECHOES: Final = ((0.011, 0.10), (0.017, 0.08), (0.023, 0.07), (0.031, 0.05), (0.043, 0.03))  # seconds, gain


def recorded(spoken: Spoken) -> Samples:
    """The voice, equalised, compressed and set in a small room; peaks at 0.9."""
    if AUDIO_RATE_HZ % spoken.rate_hz:
        raise ValueError(f"{spoken.rate_hz} Hz does not divide {AUDIO_RATE_HZ} Hz")
    voice = _in_room(_aired(_compressed(_equalised(spoken.samples, AUDIO_RATE_HZ // spoken.rate_hz))))
    return (voice * (0.9 / max(1e-6, float(np.abs(voice).max())))).astype(np.float32)


def loudness_over_time(wave: Samples, smooth_s: float = 0.03) -> Samples:
    """The RMS of every 10 ms, smoothed both ways."""
    frames = np.pad(wave, (0, -len(wave) % _HOP)).reshape(-1, _HOP)
    power = (frames.astype(np.float64) ** 2).mean(axis=1)
    reach = max(1, round(smooth_s * AUDIO_RATE_HZ / _HOP))
    bell = np.hanning(2 * reach + 1)
    return np.sqrt(np.convolve(power, bell / bell.sum(), mode="same")).astype(np.float32)


def stretched(envelope: Samples, length: int) -> Samples:
    """An envelope of 10 ms steps, for every sample."""
    return np.interp(np.arange(length), np.arange(len(envelope)) * _HOP + _HOP / 2, envelope).astype(np.float32)


def _equalised(samples: Samples, factor: int) -> Samples:
    """Bells and a low cut, while the spectrum is widened to the rate of the mix."""
    length = len(samples)
    spectrum = np.fft.rfft(np.pad(samples, (0, -length % 4096)))
    wide = np.zeros((len(spectrum) - 1) * factor + 1, dtype=spectrum.dtype)
    wide[: len(spectrum)] = spectrum
    hertz = np.linspace(1e-3, AUDIO_RATE_HZ / 2, len(wide))
    gain_db = sum(db * np.exp(-((np.log2(hertz / centre) / width) ** 2)) for centre, width, db in _BANDS_DB)
    low_cut = 1 / np.sqrt(1 + (_RUMBLE_HZ / hertz) ** 4)
    return (np.fft.irfft(wide * 10 ** (gain_db / 20) * low_cut)[: length * factor] * factor).astype(np.float32)


def _compressed(voice: Samples) -> Samples:
    loud = loudness_over_time(voice)
    knee = _THRESHOLD * max(1e-6, float(np.percentile(loud, 95)))
    gain = np.maximum(1.0, loud / knee) ** (1 / _RATIO - 1)
    return voice * stretched(gain.astype(np.float32), len(voice))


def _aired(voice: Samples) -> Samples:
    """Overtones above what the engine makes, from its own upper band."""
    driven = np.tanh(4 * voice / max(1e-6, float(np.abs(voice).max())))
    spectrum = np.fft.rfft(np.pad(driven, (0, -len(driven) % 4096)))
    hertz = np.linspace(0, AUDIO_RATE_HZ / 2, len(spectrum))
    spectrum *= np.clip((hertz - 5500) / 3000, 0, 1)
    air = np.fft.irfft(spectrum)[: len(voice)]
    return (voice + _AIR * air * float(np.abs(voice).max())).astype(np.float32)


def _in_room(voice: Samples) -> Samples:
    room = voice.copy()
    for after_s, gain in _ECHOES:
        lag = round(after_s * AUDIO_RATE_HZ)
        room[lag:] += gain * voice[: len(voice) - lag]
    return room
