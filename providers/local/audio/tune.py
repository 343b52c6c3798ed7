"""A tune from a mood: stems of a few bars, what plays when, and an ending."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from providers.local.audio.loop import STEPS, Loop, Room
from providers.local.audio.moods import MAJOR, MINOR, Chord, Mood
from providers.local.audio.synth import Drum, Stereo, Wave, kit
from providers.local.audio.voice import sung
from providers.local.encode import AUDIO_RATE_HZ

_BARS: Final = (1, 2, 4, 8)
_FADE_IN_S: Final = 0.02
_FADE_OUT_S: Final = 1.2
_RING_S: Final = 2.6  # after the last chord was struck
_RING_SHARE: Final = 0.3  # of a short tune, at most
_RAMP_S: Final = 0.03
_GRAIN: Final = 64  # a step is a multiple of so many samples: the spectrum of an odd length is slow to take
_STRETCH: Final = 0.06  # how far the tempo may give way, so that the end comes on a bar
_LOUD_BEAT: Final = frozenset((Drum.KICK, Drum.SNARE, Drum.CLAP, Drum.TOM, Drum.RIM))


class Stem(StrEnum):
    """What comes in and goes out together."""

    HARMONY = "harmony"
    BASS = "bass"
    ARP = "arpeggio"
    LEAD = "lead"
    BEAT = "beat"
    TOPS = "hats and shakers"


_LEVELS: Final[Mapping[Stem, float]] = {
    Stem.HARMONY: 0.10,
    Stem.BASS: 0.13,
    Stem.ARP: 0.06,
    Stem.LEAD: 0.09,
    Stem.BEAT: 0.19,
    Stem.TOPS: 0.05,
}
_CODA: Final = 0.16
_ENDING: Final[Mapping[bool, Sequence[Chord]]] = {True: ((-5, MAJOR), (0, MAJOR)), False: ((-5, MAJOR), (0, MINOR))}
_ALL: Final = frozenset(Stem)
# Up to which share of the tune, what plays.
_SECTIONS: Final[Sequence[tuple[float, frozenset[Stem]]]] = (
    (0.12, frozenset((Stem.HARMONY, Stem.ARP))),
    (0.3, frozenset((Stem.HARMONY, Stem.ARP, Stem.BASS, Stem.TOPS))),
    (0.62, _ALL),
    (0.74, frozenset((Stem.HARMONY, Stem.LEAD, Stem.BASS))),
    (1.0, _ALL),
)
_SHORT_BARS: Final = 4  # and shorter tunes are in the middle of it from the start


@dataclass(frozen=True)
class Tune:
    """Loops, the stems heard in every bar, and an ending from `end` on; a voice sings `vowels` on `melody`.

    step: a sixteenth in samples.
    """

    stems: Mapping[Stem, Stereo]
    bars: tuple[frozenset[Stem], ...]
    crash: Stereo
    coda: Stereo
    step: int
    melody: tuple[int, ...]
    vowels: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The sample at which the ending begins."""
        return len(self.bars) * STEPS * self.step

    def lasting(self, duration_s: float) -> Iterator[Stereo]:
        """The tune in pieces of a second, exactly as long as asked, faded at both ends."""
        total = round(duration_s * AUDIO_RATE_HZ)
        fade_out = round(min(_FADE_OUT_S, duration_s * 0.15) * AUDIO_RATE_HZ)
        singing = self._singing()
        for start in range(0, total, AUDIO_RATE_HZ):
            at = np.arange(start, min(start + AUDIO_RATE_HZ, total))
            mixed = self._loops(at) + self._once(at)
            if self.vowels:
                mixed += singing[at % len(singing)] * self._gain(at, None)[:, None]
            gain = np.clip(at / (_FADE_IN_S * AUDIO_RATE_HZ), 0, 1) * np.clip((total - at) / fade_out, 0, 1) ** 1.5
            yield (mixed * gain[:, None]).astype(np.float32)

    def _loops(self, at: np.ndarray) -> Stereo:
        mixed = np.zeros((len(at), 2), dtype=np.float32)
        if at[0] >= self.end + round(_RAMP_S * AUDIO_RATE_HZ):
            return mixed
        for stem, wave in self.stems.items():
            gain = self._gain(at, stem)
            if gain.any():
                mixed += wave[at % len(wave)] * gain[:, None]
        return mixed

    def _gain(self, at: np.ndarray, stem: Stem | None) -> np.ndarray:
        """How far a stem is faded in; None is heard until the ending."""
        if not self.bars:
            return np.zeros(len(at), dtype=np.float32)
        playing = [stem is None or stem in bar for bar in self.bars]
        ramp = _RAMP_S * AUDIO_RATE_HZ
        edges, levels = [-1.0], [float(playing[0])]
        for bar, (now, after) in enumerate(zip(playing, [*playing[1:], False], strict=True), 1):
            if now != after:
                place = bar * STEPS * self.step
                edges += [place - ramp, place] if after else [place, place + ramp]
                levels += [float(now), float(after)]
        return np.asarray(np.interp(at, edges, levels), dtype=np.float32)

    def _once(self, at: np.ndarray) -> Stereo:
        """The crashes where a fuller part begins, and the ending."""
        mixed = np.zeros((len(at), 2), dtype=np.float32)
        quieter = [0, *(len(bar) for bar in self.bars)]
        drops = [
            k * STEPS * self.step
            for k in range(1, len(self.bars))
            if Stem.BEAT in self.bars[k] and quieter[k] < quieter[k + 1]
        ]
        for place, wave in [*((drop, self.crash) for drop in drops), (self.end, self.coda)]:
            first, last = max(place, int(at[0])), min(place + len(wave), int(at[-1]) + 1)
            if first < last:
                mixed[first - at[0] : last - at[0]] += wave[first - place : last - place]
        return mixed

    def _singing(self) -> Stereo:
        """One long line that holds all the vowels, a quarter note each, looped like the rest."""
        quarter = 4 * self.step
        rounds = -(-max(1, len(self.vowels)) // len(self.melody))
        line = np.zeros((rounds * len(self.melody) * quarter, 1), dtype=np.float32)
        for index, vowel in enumerate(self.vowels):
            wave = sung(vowel, self.melody[index % len(self.melody)], 3.4 * self.step / AUDIO_RATE_HZ)
            at = np.arange(index * quarter, index * quarter + len(wave)) % len(line)
            line[at, 0] += wave.astype(np.float32) * 0.22
        return line


def tune_in(
    mood: Mood, duration_s: float, dice: np.random.Generator, vowels: tuple[str, ...] = (), tempo: float | None = None
) -> Tune:
    """Key and tempo drift with the dice, so that two prompts in one mood are two tunes; a tempo asked for is kept."""
    step, count = _grid(tempo or mood.tempo * float(dice.uniform(0.95, 1.05)), duration_s, exact=tempo is not None)
    key = mood.key + int(dice.integers(-3, 4))
    size = next((bars for bars in _BARS if bars >= count), _BARS[-1])
    chords = mood.progressions[int(dice.integers(len(mood.progressions)))]
    drums = kit(dice)

    def loop() -> Loop:
        return Loop(mood, step, key, size, chords, dice)

    bars = range(size)
    loops = {stem: loop() for stem in Stem}
    loops[Stem.HARMONY].play_harmony(bars)
    loops[Stem.BASS].play_bass(bars)
    loops[Stem.ARP].play_arp(bars)
    loops[Stem.LEAD].play_lead(bars)
    loops[Stem.BEAT].play_drums(drums, _LOUD_BEAT)
    loops[Stem.TOPS].play_drums(drums, frozenset(Drum) - _LOUD_BEAT)
    room = Room(dice)
    stems = {stem: _produced(stem, played, mood, room) for stem, played in loops.items() if played.wave.any()}
    crash = np.repeat(drums[Drum.CRASH][:, None], 2, axis=1).astype(np.float32) * (0.35 if mood.drums else 0.0)
    melody = _melody(loops[Stem.HARMONY], dice)
    return Tune(
        stems,
        _arranged(count),
        crash,
        _coda(Loop(mood, step, key, 4, _ENDING[mood.major], dice), drums, room),
        step,
        melody,
        vowels,
    )


def _grid(tempo: float, duration_s: float, *, exact: bool) -> tuple[int, int]:
    """A sixteenth in samples, and how many bars come before the two of the ending."""
    bar_s = 60 / tempo * 4
    ring_s = min(_RING_S, duration_s * _RING_SHARE)
    count = max(0, round((duration_s - ring_s) / bar_s) - 1)
    if not exact:
        fitting_s = (duration_s - ring_s) / (count + 1)
        bar_s = min(max(fitting_s, bar_s * (1 - _STRETCH)), bar_s * (1 + _STRETCH))
    elif (count + 1) * bar_s > duration_s - ring_s / 2:
        count = max(0, count - 1)
    return max(1, round(bar_s / STEPS * AUDIO_RATE_HZ / _GRAIN)) * _GRAIN, count


def _arranged(count: int) -> tuple[frozenset[Stem], ...]:
    if count <= _SHORT_BARS:
        return (_ALL,) * count
    return tuple(next(stems for until, stems in _SECTIONS if (bar + 0.5) / count <= until) for bar in range(count))


def _produced(stem: Stem, loop: Loop, mood: Mood, room: Room) -> Stereo:
    """A stem as it is mixed: its room, its place among the frequencies, its level."""
    if stem in (Stem.BEAT, Stem.TOPS):
        level = _LEVELS[stem] * mood.beat
        return loop.produced(room, mood.room * 0.2, 28.0, mood.warmth_hz).at_level(level)
    low_hz = {Stem.BASS: 30.0, Stem.HARMONY: 130.0}.get(stem, 180.0)
    share = 0.05 if stem is Stem.BASS else mood.room
    pump = mood.pump * (0.6 if stem is Stem.LEAD else 1.0)
    level = _LEVELS[stem] * (mood.pad if stem is Stem.HARMONY else 1.0)
    return loop.produced(room, share, low_hz, mood.warmth_hz).pumped(pump).at_level(level)


def _coda(loop: Loop, drums: Mapping[Drum, Wave], room: Room) -> Stereo:
    """A bar on the dominant, then the tonic, left to ring. Two empty bars keep its echo from its start."""
    mood = loop.mood
    loop.play_harmony([0])
    loop.play_arp([0])
    loop.play_bass([0])
    loop.strike(1)
    if mood.drums:
        loop.put(drums[Drum.KICK], 0, 0, 0.8 * mood.beat)
        loop.put(drums[Drum.KICK], 1, 0, 0.9 * mood.beat)
        loop.put(drums[Drum.CRASH], 1, 0, 0.4)
    return loop.produced(room, mood.room, 30.0, mood.warmth_hz).at_level(_CODA)


def _melody(bed: Loop, dice: np.random.Generator) -> tuple[int, ...]:
    """One chord note per quarter, in a singer's range."""
    line = []
    for quarter in range(bed.bars * 4):
        chord = bed.notes(quarter // 4)
        midi = chord[int(dice.integers(min(3, len(chord))))]
        line.append(midi + 12 * round((64 - midi) / 12))
    return tuple(line)
