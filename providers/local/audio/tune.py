"""A tune from a mood: one loop of a few bars, and the length a client asked for made of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from providers.local.audio.moods import Mood
from providers.local.audio.synth import Drum, Voicing, Wave, kit, note, softened
from providers.local.audio.voice import sung
from providers.local.encode import AUDIO_RATE_HZ

Stereo = npt.NDArray[np.float32]
_BARS: Final = (2, 4, 8)
_STEPS: Final = 16  # sixteenths in a bar
_DRUM_GAIN: Final[dict[Drum, float]] = {Drum.KICK: 0.85, Drum.HAT: 0.6}
_REVERB_S: Final = 1.6
_FADE_IN_S: Final = 0.02
_FADE_OUT_S: Final = 1.2
_GRAIN: Final = 64  # a step is a multiple of so many samples: the spectrum of an odd length is slow to take


@dataclass
class Loop:
    """A few bars of stereo; what rings past the end comes in again at the start."""

    mood: Mood
    step: int  # samples in a sixteenth
    key: int
    bars: int
    dice: np.random.Generator
    wave: Wave = field(init=False)
    _played: dict[tuple[Voicing, int, float], Wave] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.step_s = self.step / AUDIO_RATE_HZ
        self.wave = np.zeros((self.bars * _STEPS * self.step, 2))
        self.chords = self.mood.progressions[int(self.dice.integers(len(self.mood.progressions)))]

    def note(self, voicing: Voicing, midi: int, held_s: float) -> Wave:
        """A note, made once."""
        wanted = (voicing, midi, held_s)
        if wanted not in self._played:
            self._played[wanted] = note(*wanted)
        return self._played[wanted]

    def put(self, wave: Wave, bar: int, step: float, gain: float, pan: float = 0.0) -> None:
        """`pan` from -1, left, to 1, right."""
        lag = self.mood.swing if round(step) % 2 else 0.0
        start = round((bar * _STEPS + step + lag) * self.step)
        at = np.arange(start, start + len(wave)) % len(self.wave)
        self.wave[at, 0] += wave * gain * np.sqrt(1 - pan)
        self.wave[at, 1] += wave * gain * np.sqrt(1 + pan)

    def notes(self, bar: int) -> list[int]:
        root, above = self.chords[bar % len(self.chords)]
        return [self.key + root + interval for interval in above]

    def play_harmony(self) -> None:
        bar_s = _STEPS * self.step_s
        for bar in range(self.bars):
            for index, midi in enumerate(self.notes(bar)):
                pad = self.note(Voicing.PAD, midi if midi >= 55 else midi + 12, bar_s * 0.95)
                self.put(pad, bar, 0, self.mood.pad, (-0.5, 0.5, 0.0, 0.3)[index])

    def play_bass(self) -> None:
        driving = self.mood.bass is Voicing.GROWL
        for bar in range(self.bars):
            low = self.notes(bar)[0] - (24 if self.notes(bar)[0] >= 55 else 12)
            wave = self.note(self.mood.bass, low, self.step_s * (2.2 if driving else 6))
            for step in (0, 3, 6, 8, 11, 14) if driving else (0, 10):
                self.put(wave, bar, step, 0.55)

    def play_lead(self) -> None:
        """A motif of two bars: a walk on the mood's scale that lands on a chord note in every bar."""
        place = int(self.dice.integers(len(self.mood.scale)))
        motif: list[int] = []
        for _ in range(2 * len(self.mood.lead_steps)):
            place = int(np.clip(place + self.dice.integers(-2, 3), 0, len(self.mood.scale) * 2 - 1))
            motif.append(place)
        held = self.step_s * (3.0 if len(self.mood.lead_steps) < 6 else 1.5)
        for bar in range(self.bars):
            half = motif[len(motif) // 2 :] if bar % 2 else motif[: len(motif) // 2]
            for index, step in enumerate(self.mood.lead_steps):
                if bar % 4 == 3 and step > 10:
                    continue
                midi = self._pitch(half[index], bar, landing=step == 0)
                loud = 0.24 + 0.06 * float(self.dice.random()) + (0.08 if step % 4 == 0 else 0.0)
                self.put(self.note(self.mood.lead, midi, held), bar, step, loud, 0.4 * float(np.sin(index * 1.9)))

    def _pitch(self, place: int, bar: int, *, landing: bool) -> int:
        if landing:
            chord = self.notes(bar)
            return chord[place % len(chord)] + 12
        octave, degree = divmod(place, len(self.mood.scale))
        return self.key + 12 + self.mood.scale[degree] + (12 * octave if self.key < 58 else 0)

    def play_drums(self) -> None:
        hits = kit(self.dice)
        for bar in range(self.bars):
            for drum, steps in self.mood.drums.items():
                for step in steps:
                    loud = _DRUM_GAIN.get(drum, 0.7) * (1.0 if step % 4 == 0 else 0.75)
                    self.put(hits[drum], bar, step, loud, 0.25 if drum is Drum.HAT else 0.0)

    def with_room(self) -> Wave:
        """The loop in a room: convolved with fading noise."""
        t = np.arange(round(_REVERB_S * AUDIO_RATE_HZ)) / AUDIO_RATE_HZ
        echo = softened(self.dice.standard_normal((len(t), 2)) * np.exp(-t * 4.2)[:, None], 5200)
        echo /= np.sqrt((echo**2).sum(axis=0))
        size = len(self.wave)
        tail = np.fft.irfft(np.fft.rfft(self.wave, axis=0) * np.fft.rfft(echo, size, axis=0), size, axis=0)
        return softened(self.wave * 0.8 + tail * 0.35, self.mood.warmth_hz)


@dataclass(frozen=True)
class Tune:
    """The loops without and of the drums, a sixteenth in samples, and what a voice sings, if one does."""

    bed: Stereo
    beat: Stereo
    step: int
    melody: tuple[int, ...]
    vowels: tuple[str, ...] = ()

    def lasting(self, duration_s: float) -> Iterator[Stereo]:
        """The tune in pieces of a second, exactly as long as asked, faded at both ends."""
        total = round(duration_s * AUDIO_RATE_HZ)
        fade_out = round(min(_FADE_OUT_S, duration_s * 0.15) * AUDIO_RATE_HZ)
        quiet = 2 * _STEPS * self.step if duration_s > 12 else 0
        singing = self._singing()
        for start in range(0, total, AUDIO_RATE_HZ):
            at = np.arange(start, min(start + AUDIO_RATE_HZ, total))
            mixed = self.bed[at % len(self.bed)] + self.beat[at % len(self.beat)] * (at >= quiet)[:, None]
            if self.vowels:
                mixed = mixed + singing[at % len(singing)]
            gain = np.clip(at / (_FADE_IN_S * AUDIO_RATE_HZ), 0, 1) * np.clip((total - at) / fade_out, 0, 1)
            yield (np.tanh(mixed * 1.2) * 0.8 * gain[:, None]).astype(np.float32)

    def _singing(self) -> Stereo:
        """One long line that holds all the vowels, a quarter note each, looped like the rest."""
        quarter = 4 * self.step
        rounds = -(-max(1, len(self.vowels)) // len(self.melody))
        line = np.zeros((rounds * len(self.melody) * quarter, 1), dtype=np.float32)
        for index, vowel in enumerate(self.vowels):
            wave = sung(vowel, self.melody[index % len(self.melody)], 3.4 * self.step / AUDIO_RATE_HZ)
            at = np.arange(index * quarter, index * quarter + len(wave)) % len(line)
            line[at, 0] += wave.astype(np.float32) * 0.5
        return line


def tune_in(mood: Mood, duration_s: float, dice: np.random.Generator, vowels: tuple[str, ...] = ()) -> Tune:
    """Key and tempo drift with the dice, so that two prompts in one mood are two tunes."""
    tempo = mood.tempo * float(dice.uniform(0.94, 1.06))
    step = round(60 / tempo / 4 * AUDIO_RATE_HZ / _GRAIN) * _GRAIN
    key = mood.key + int(dice.integers(-3, 4))
    needed = duration_s * AUDIO_RATE_HZ / (_STEPS * step)
    bars = next((bars for bars in _BARS if bars >= needed), _BARS[-1])
    bed, beat = Loop(mood, step, key, bars, dice), Loop(mood, step, key, bars, dice)
    bed.play_harmony()
    bed.play_bass()
    bed.play_lead()
    beat.play_drums()
    soft, hard = bed.with_room(), softened(beat.wave, mood.warmth_hz)
    peak = float(np.abs(soft + hard).max())
    return Tune(
        (soft / peak).astype(np.float32),
        (hard / peak).astype(np.float32),
        step,
        _melody(bed, dice),
        vowels,
    )


def _melody(bed: Loop, dice: np.random.Generator) -> tuple[int, ...]:
    """One chord note per quarter, in a singer's range."""
    lift = 12 if bed.key < 55 else 0
    return tuple(bed.notes(quarter // 4)[int(dice.integers(3))] + lift for quarter in range(bed.bars * 4))
