"""How loud music is, after ITU-R BS.1770 and EBU R 128, and music brought to a loudness with its peaks held."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from providers.local.audio.synth import Stereo
from providers.local.encode import AUDIO_RATE_HZ

MUSIC_LUFS: Final = -14.0
_SILENCE_LUFS: Final = -70.0
_HOP: Final = AUDIO_RATE_HZ // 10
_HOPS: Final = 4  # of 100 ms to a block
_CEILING: Final = 0.8  # leaves room for what an encoder adds between the samples
_KNEE: Final = 0.5
_ROUNDS: Final = 3  # holding the peaks takes some loudness away
_GAIN_MAX: Final = 30.0


def lufs(sound: Stereo) -> float:
    """Integrated loudness; what is shorter than a block counts as one."""
    power = np.concatenate([_powers(piece) for piece in _seconds(sound)])
    if not len(power):
        return _SILENCE_LUFS
    reach = min(_HOPS, len(power))
    blocks = np.convolve(power, np.ones(reach) / reach, mode="valid")
    heard = blocks[_lufs(blocks) > _SILENCE_LUFS]
    if not len(heard):
        return _SILENCE_LUFS
    kept = heard[_lufs(heard) > float(_lufs(heard.mean())) - 10]
    return float(_lufs(kept.mean()))


def levelled(sound: Stereo, target_lufs: float = MUSIC_LUFS) -> Iterator[Stereo]:
    """The sound at that loudness, in pieces of a second, no sample above the ceiling."""
    gain = 1.0
    for _ in range(_ROUNDS):
        now = lufs(np.concatenate([held(piece * np.float32(gain)) for piece in _seconds(sound)]))
        if now <= _SILENCE_LUFS:
            break
        gain = min(gain * 10 ** ((target_lufs - now) / 20), _GAIN_MAX)
    for piece in _seconds(sound):
        yield held(piece * np.float32(gain))


def held(sound: Stereo) -> Stereo:
    """Peaks bent round below the ceiling; what is softer stays as it is."""
    over = np.maximum(0, np.abs(sound) - _KNEE)
    room = _CEILING - _KNEE
    return np.asarray(
        np.sign(sound) * (np.minimum(np.abs(sound), _KNEE) + room * np.tanh(over / room)), dtype=np.float32
    )


def _seconds(sound: Stereo) -> Iterator[Stereo]:
    for start in range(0, len(sound), AUDIO_RATE_HZ):
        yield sound[start : start + AUDIO_RATE_HZ]


def _powers(piece: Stereo) -> npt.NDArray[np.float64]:
    """Of every 100 ms, as the ear weighs it, both channels together."""
    whole = piece[: len(piece) // _HOP * _HOP].reshape(-1, _HOP, 2)
    spectrum = np.abs(np.fft.rfft(whole, axis=1)) ** 2 * _weights()[None, :, None]
    return np.asarray(2 * spectrum.sum(axis=(1, 2)) / _HOP**2)


def _weights() -> npt.NDArray[np.float64]:
    """The K curve, squared: a shelf for the head, a cut for the lows."""
    s = 2j * np.pi * np.fft.rfftfreq(_HOP, 1 / AUDIO_RATE_HZ)
    w, q, high = 2 * np.pi * 1681.97, 0.70718, 10 ** (3.99984 / 20)
    shelf = (high * s**2 + high**0.49967 * w / q * s + w**2) / (s**2 + w / q * s + w**2)
    w, q = 2 * np.pi * 38.1355, 0.50033
    cut = s**2 / (s**2 + w / q * s + w**2)
    return np.asarray(np.abs(shelf * cut) ** 2)


def _lufs(power: npt.NDArray[np.float64] | np.float64) -> npt.NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))
