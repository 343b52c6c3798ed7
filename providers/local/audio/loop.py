"""A few bars of music, played by one group of instruments. What rings past the end comes in again at the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from providers.local.audio.moods import Chord, Mood
from providers.local.audio.synth import Drum, Stereo, Voicing, Wave, note, softened
from providers.local.encode import AUDIO_RATE_HZ

STEPS: Final = 16  # sixteenths in a bar
_REVERB_S: Final = 1.6
_SLOPPY_S: Final = 0.004  # how far a player is off the beat
_LOUD_DRUMS: Final[Mapping[Drum, float]] = {Drum.KICK: 0.95, Drum.HAT: 0.5, Drum.SHAKER: 0.4, Drum.OPEN: 0.45}
_PANNED: Final[Mapping[Drum, float]] = {
    Drum.HAT: 0.3,
    Drum.SHAKER: -0.4,
    Drum.OPEN: 0.25,
    Drum.TOM: -0.15,
    Drum.RIM: 0.15,
}
_SPREAD: Final = (-0.5, 0.5, 0.0, 0.3)  # where the notes of a chord sit
_PUMP_S: Final = 0.13


class Room:
    """An echo: noise that fades, the same for all who play in it."""

    def __init__(self, dice: np.random.Generator) -> None:
        t = np.arange(round(_REVERB_S * AUDIO_RATE_HZ)) / AUDIO_RATE_HZ
        echo = softened(dice.standard_normal((len(t), 2)) * np.exp(-t * 4.2)[:, None], 5200)
        self._echo = echo * np.minimum(1, t / 0.012)[:, None] / np.sqrt((echo**2).sum(axis=0))
        self._spectra: dict[int, npt.NDArray[np.complex128]] = {}

    def spectrum(self, length: int) -> npt.NDArray[np.complex128]:
        """Of the echo in a loop of so many samples; a longer one goes around."""
        if length not in self._spectra:
            around = np.zeros((length, 2))
            for start in range(0, len(self._echo), length):
                part = self._echo[start : start + length]
                around[: len(part)] += part
            self._spectra[length] = np.fft.rfft(around, axis=0)
        return self._spectra[length]


@dataclass
class Loop:
    """`step` is a sixteenth in samples; `chords` one for each bar, from the start again when they end."""

    mood: Mood
    step: int
    key: int
    bars: int
    chords: Sequence[Chord]
    dice: np.random.Generator
    wave: Wave = field(init=False)
    _played: dict[tuple[Voicing, int, float], Wave] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.step_s = self.step / AUDIO_RATE_HZ
        self.wave = np.zeros((self.bars * STEPS * self.step, 2))

    def notes(self, bar: int) -> list[int]:
        root, above = self.chords[bar % len(self.chords)]
        return [self.key + root + interval for interval in above]

    def put(self, wave: Wave, bar: int, step: float, gain: float, pan: float = 0.0) -> None:
        """`pan` from -1, left, to 1, right."""
        lag = self.mood.swing if round(step) % 2 else 0.0
        off = float(self.dice.normal()) * _SLOPPY_S * AUDIO_RATE_HZ if step else 0.0
        start = round((bar * STEPS + step + lag) * self.step + max(0.0, off)) % len(self.wave)
        both = wave[:, None] * np.array((gain * np.sqrt(1 - pan), gain * np.sqrt(1 + pan)))
        while len(both):
            part = both[: len(self.wave) - start]
            self.wave[start : start + len(part)] += part
            both, start = both[len(part) :], 0

    def play_harmony(self, bars: Sequence[int]) -> None:
        """The chords, close around middle C."""
        steps = self.mood.harmony_steps
        held = self.step_s * (STEPS if len(steps) == 1 else 2.2 if len(steps) > 2 else 6)
        for bar in bars:
            for index, midi in enumerate(self.notes(bar)):
                near = midi + 12 * round((60 - midi) / 12)
                wave = self._note(self.mood.harmony, near, held)
                for step in steps:
                    self.put(wave, bar, step + 0.04 * index, 0.3 * self._touch(step), _SPREAD[index])

    def play_bass(self, bars: Sequence[int]) -> None:
        """The root, with a fifth or an octave where the bar moves on."""
        steps = self.mood.bass_steps
        for bar in bars:
            low = self.notes(bar)[0]
            low -= 12 * round((low - 38) / 12)
            for index, step in enumerate(steps):
                gap = (steps[index + 1] if index + 1 < len(steps) else STEPS) - step
                lift = 7 if index == len(steps) - 1 and index > 1 and bar % 2 else 0
                self.put(
                    self._note(self.mood.bass, low + lift, self.step_s * gap * 0.85), bar, step, 0.5 * self._touch(step)
                )

    def play_lead(self, bars: Sequence[int]) -> None:
        """A motif of two bars: a walk on the mood's scale that lands on a chord note in every bar."""
        steps, scale = self.mood.lead_steps, self.mood.scale
        place, motif = int(self.dice.integers(len(scale))), []
        for _ in range(2 * len(steps)):
            place = int(np.clip(place + self.dice.integers(-2, 3), 0, len(scale) * 2 - 1))
            motif.append(place)
        for bar in bars:
            half = motif[len(steps) :] if bar % 2 else motif[: len(steps)]
            for index, step in enumerate(steps):
                if bar % 4 == 3 and step > 10:
                    continue  # the phrase breathes
                gap = (steps[index + 1] if index + 1 < len(steps) else STEPS) - step
                wave = self._note(
                    self.mood.lead, self._pitch(half[index], bar, landing=step == 0), self.step_s * gap * 0.9
                )
                self.put(wave, bar, step, 0.3 * self._touch(step), 0.35 * float(np.sin(index * 1.9)))

    def play_arp(self, bars: Sequence[int]) -> None:
        """The chord, up and down."""
        if self.mood.arp is None:
            return
        for bar in bars:
            chord = sorted(midi + 12 * round((66 - midi) / 12) for midi in self.notes(bar))
            ladder = [*chord, *(midi + 12 for midi in chord)]
            ladder += ladder[-2:0:-1]
            for index, step in enumerate(self.mood.arp_steps):
                wave = self._note(self.mood.arp, ladder[index % len(ladder)], self.step_s * 1.6)
                self.put(wave, bar, step, 0.26 * self._touch(step), 0.6 * (-1) ** index)

    def strike(self, bar: int) -> None:
        """Everybody on the chord of a bar, once, and let it ring."""
        chord = self.notes(bar)
        held_s = 2.4
        low = chord[0] - 12 * round((chord[0] - 38) / 12)
        self.put(self._note(self.mood.bass, low, held_s), bar, 0, 0.6)
        for index, midi in enumerate(chord):
            near = midi + 12 * round((62 - midi) / 12)
            self.put(self._note(self.mood.harmony, near, held_s), bar, 0, 0.4, _SPREAD[index])
        self.put(self._note(self.mood.lead, self._pitch(0, bar, landing=True), held_s), bar, 0, 0.35)

    def play_drums(self, kit: Mapping[Drum, Wave], chosen: frozenset[Drum]) -> None:
        """Those of the mood's drums; a fill of the last one in the last bar of four."""
        for bar in range(self.bars):
            for drum, steps in self.mood.drums.items():
                if drum not in chosen:
                    continue
                fill = (13, 14, 15) if bar % 4 == 3 and drum in (Drum.SNARE, Drum.CLAP, Drum.TOM) else ()
                for step in (*steps, *fill):
                    loud = _LOUD_DRUMS.get(drum, 0.7) * self._touch(step)
                    self.put(kit[drum], bar, step, loud, _PANNED.get(drum, 0.0))

    def produced(self, room: "Room", share: float, low_hz: float, high_hz: float) -> "Loop":
        """In a room, with so much of its echo, and only between two frequencies."""
        spectrum = np.fft.rfft(self.wave, axis=0)
        hertz = np.fft.rfftfreq(len(self.wave), 1 / AUDIO_RATE_HZ)
        gain = 1 / np.sqrt(1 + (hertz / high_hz) ** 4) / np.sqrt(1 + (low_hz / np.maximum(1.0, hertz)) ** 6)
        spectrum *= gain[:, None] * (1 + share * room.spectrum(len(self.wave)))
        self.wave = np.fft.irfft(spectrum, len(self.wave), axis=0)
        return self

    def pumped(self, depth: float) -> "Loop":
        """Giving way to the kick on every beat."""
        at = np.arange(len(self.wave)) % (4 * self.step) / AUDIO_RATE_HZ
        rise = np.minimum(1.0, (4 * self.step_s - at) / 0.006)  # down again without a click
        self.wave = (
            self.wave * (1 - depth * np.where(at < 4 * self.step_s - 0.006, np.exp(-at / _PUMP_S), 1 - rise))[:, None]
        )
        return self

    def at_level(self, rms: float) -> Stereo:
        """As loud as that where it plays at all."""
        power = (self.wave**2).mean(axis=1)
        playing = power[power > 0.02 * power.max()] if power.any() else power
        now = float(np.sqrt(playing.mean())) if len(playing) else 0.0
        return (self.wave * (rms / now if now else 0.0)).astype(np.float32)

    def _note(self, voicing: Voicing, midi: int, held_s: float) -> Wave:
        """A note, made once."""
        wanted = (voicing, midi, round(held_s, 3))
        if wanted not in self._played:
            self._played[wanted] = note(*wanted)
        return self._played[wanted]

    def _touch(self, step: int) -> float:
        return (1.0 if step % 4 == 0 else 0.82) * (0.9 + 0.2 * float(self.dice.random()))

    def _pitch(self, place: int, bar: int, *, landing: bool) -> int:
        if landing:
            chord = self.notes(bar)
            midi = chord[place % len(chord)]
        else:
            octave, degree = divmod(place, len(self.mood.scale))
            midi = self.key + self.mood.scale[degree] + 12 * octave
        return midi + 12 * round((71 - midi) / 12)
