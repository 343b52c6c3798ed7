"""The sound of a film: the voice with music ducked under it, at the loudness of the platforms."""

import re
import wave
from pathlib import Path
from typing import Final

import numpy as np

from providers.local.audio.booth import loudness_over_time, stretched
from providers.local.audio.speech import Samples
from providers.local.audio.synth import Stereo
from providers.local.audio.tune import Tune
from providers.local.encode import AUDIO_RATE_HZ
from providers.local.ffmpeg import ffmpeg

LOUDNESS_LUFS: Final = -15.0
_UNDER_VOICE_DB: Final = -15.0
_ALONE_DB: Final = -8.0
_DUCK_S: Final = 0.22
_SPEAKING: Final = 0.12  # of the loud parts of the voice
_GAIN_MAX_DB: Final = 40.0
_CEILING: Final = 0.84
_SILENCE_LUFS: Final = -70.0


def mix(voice: Samples, tune: Tune | None, duration_s: float, energy_db: float = 0.0) -> Stereo:
    """Stereo of exactly that length. `energy_db` lifts the music."""
    total = round(duration_s * AUDIO_RATE_HZ)
    mono = np.pad(voice, (0, max(0, total - len(voice))))[:total]
    both = np.repeat(mono[:, None], 2, axis=1)
    if tune is None:
        return both
    music = np.concatenate(list(tune.lasting(duration_s)))
    return (both + music * _ducked(mono, music, energy_db)[:, None]).astype(np.float32)


def level_db(sound: Stereo, scratch: Path) -> float:
    """Integrated loudness in LUFS, after EBU R 128."""
    _write_wav(sound, scratch)
    told = ffmpeg(["-i", str(scratch), "-af", "ebur128=framelog=quiet", "-f", "null", "-"], level="info")
    scratch.unlink()
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])


def mastered(sound: Stereo, scratch: Path) -> Stereo:
    """The sound at the target loudness, its peaks held below the ceiling."""
    peak = max(1e-6, float(np.abs(sound).max()))
    sound = sound * (0.5 / peak)
    for _ in range(2):  # holding the peaks takes some loudness away
        lufs = level_db(sound, scratch)
        if lufs <= _SILENCE_LUFS:
            return sound
        gain = 10 ** (min(LOUDNESS_LUFS - lufs, _GAIN_MAX_DB) / 20)
        sound = _held(sound * np.float32(gain))
    return sound


def _ducked(voice: Samples, music: Stereo, energy_db: float) -> Samples:
    """The gain of the music at every sample: one level under the voice, another where it is alone."""
    loud = loudness_over_time(voice)
    top = float(np.percentile(loud[loud > 0], 90)) if (loud > 0).any() else 0.0
    speaking = loudness_over_time((loud > _SPEAKING * top).repeat(441)[: len(voice)].astype(np.float32), _DUCK_S)
    spoken = loud[loud > _SPEAKING * top] if top else loud
    voice_rms = float(np.sqrt((spoken.astype(np.float64) ** 2).mean())) or 0.1
    music_rms = float(np.sqrt((music.astype(np.float64) ** 2).mean())) or 1.0
    gain_db = _ALONE_DB + (_UNDER_VOICE_DB - _ALONE_DB) * np.clip(speaking * 1.4, 0, 1) + energy_db
    gain = np.asarray(voice_rms / music_rms * 10 ** (gain_db / 20), dtype=np.float32)
    return stretched(gain, len(voice))


def _held(sound: Stereo) -> Stereo:
    """A limiter that looks ahead: the gain dips smoothly around every peak."""
    peaks = np.abs(sound).max(axis=1)
    hop = 441
    blocks = np.pad(peaks, (0, -len(peaks) % hop)).reshape(-1, hop).max(axis=1)
    around = np.maximum.reduce([np.roll(blocks, 1), blocks, np.roll(blocks, -1)])
    gain = np.minimum(1.0, _CEILING / np.maximum(1e-6, around))
    smooth = np.convolve(np.pad(gain, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    curve = np.interp(np.arange(len(sound)), np.arange(len(gain)) * hop + hop / 2, np.minimum(smooth, gain))
    return np.asarray(np.clip(sound * curve[:, None], -0.98, 0.98), dtype=np.float32)


def _write_wav(sound: Stereo, path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(AUDIO_RATE_HZ)
        file.writeframes(pcm(sound))


def pcm(sound: Stereo) -> bytes:
    """16-bit, interleaved."""
    return (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
