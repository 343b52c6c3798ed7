"""The actor's performance: a pose for every moment, from the sounds, the stress and the loudness of the voice."""

import bisect
import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from domain.brief import Tone
from providers.local.actors.pose import Pose
from providers.local.actors.visemes import mouth_at
from providers.local.audio.booth import loudness_over_time
from providers.local.audio.speech import Samples, Spoken

_STEP_S: Final = 0.01  # of the loudness
_STRESS: Final = "'"
_BLINK_S: Final = 0.17
_NOD_S: Final = 0.34
_TURN_S: Final = 0.55  # from one bearing of the head to the next
_TURN: Final = 0.75
_BOW: Final = 0.45
_HELD: Final = 0.5  # of a turn of the head, taken back by the eyes: they stay with the camera
_TELLING: Final = 0.62  # of the widest opening of the mouth
_NEARLY: Final = 0.25


@dataclass(frozen=True)
class Bearing:
    """What a tone does to a face: its smile and brows at rest, how far head and brows move, how often it blinks."""

    smile: float
    brows: float
    sway: float
    nod: float
    blink_s: tuple[float, float]


_USUAL: Final = Bearing(smile=0.35, brows=0.05, sway=1.0, nod=1.0, blink_s=(1.7, 3.6))
_BEARINGS: Final[Mapping[Tone, Bearing]] = {
    Tone.ENERGETIC: Bearing(smile=0.75, brows=0.35, sway=1.5, nod=1.5, blink_s=(1.4, 3.0)),
    Tone.CALM: Bearing(smile=0.3, brows=0.0, sway=0.6, nod=0.5, blink_s=(2.2, 4.2)),
    Tone.CONFIDENT: Bearing(smile=0.4, brows=-0.1, sway=0.7, nod=1.1, blink_s=(2.4, 4.6)),
    Tone.DRAMATIC: Bearing(smile=-0.1, brows=-0.3, sway=0.9, nod=1.3, blink_s=(2.4, 5.0)),
}


@dataclass
class Performance:
    """One take. `voice` is what is heard, `spoken` what is said; both on the film's clock."""

    spoken: Spoken
    voice: Samples
    duration_s: float
    tone: Tone | None
    seed: int
    _bearing: Bearing = field(init=False)
    _loudness: list[float] = field(init=False)
    _blinks: list[float] = field(init=False)
    _glances: list[tuple[float, float, float]] = field(init=False)
    _nods: list[tuple[float, float]] = field(init=False)
    _phases: list[float] = field(init=False)
    _facings: list[tuple[float, float, float]] = field(init=False)

    def __post_init__(self) -> None:
        dice = random.Random(self.seed)
        self._bearing = _BEARINGS[self.tone] if self.tone else _USUAL
        envelope = loudness_over_time(self.voice)
        top = max(1e-6, sorted(envelope)[round(0.97 * (len(envelope) - 1))] if len(envelope) else 1.0)
        self._loudness = [min(1.0, float(value) / float(top)) for value in envelope]
        self._blinks = list(_moments(dice, self.duration_s, *self._bearing.blink_s, first_s=0.7))
        self._glances = [
            (at_s, dice.uniform(-0.3, 0.3), dice.uniform(-0.15, 0.2))
            for at_s in _moments(dice, self.duration_s, 0.7, 2.0, first_s=0.4)
        ]
        self._nods = list(self._stresses(dice))
        self._phases = [dice.uniform(0, 2 * math.pi) for _ in range(6)]
        self._facings = list(self._turns(dice))

    def loudness(self, now_s: float) -> float:
        """0 to 1."""
        index = round(now_s / _STEP_S)
        return self._loudness[index] if 0 <= index < len(self._loudness) else 0.0

    def pose(self, now_s: float) -> Pose:
        bearing, phase = self._bearing, self._phases
        slow = sum(self.loudness(now_s + shift) for shift in (-0.18, -0.09, 0.0, 0.09, 0.18)) / 5
        nod = self._nod(now_s) * bearing.nod
        sway = bearing.sway * (0.6 + 0.4 * slow)
        turn, bow = self._facing(now_s)
        glance = self._gaze(now_s)
        return Pose(
            mouth=mouth_at(self.spoken.phones, now_s, self.loudness(now_s)),
            eyes=self._eyes(now_s),
            gaze=(glance[0] - _HELD * turn, glance[1] - _HELD * bow),
            brows=bearing.brows + 0.55 * bearing.nod * max(0.0, slow - 0.3) + 0.35 * nod,
            smile=bearing.smile * (1 - 0.35 * slow),
            tilt_deg=sway * (1.3 * math.sin(now_s * 1.3 + phase[0]) + 0.8 * math.sin(now_s * 2.9 + phase[1])),
            dx=sway * (0.022 * math.sin(now_s * 0.9 + phase[2]) + 0.008 * math.sin(now_s * 2.3 + phase[3])),
            dy=0.010 * sway * math.sin(now_s * 1.7 + phase[4]) + 0.028 * nod,
            turn=turn,
            bow=bow + 0.5 * nod,
            breath=0.5 + 0.5 * math.sin(now_s * 1.6 + phase[5]),
        )

    def telling_s(self, start_s: float, end_s: float) -> float:
        """A moment in a span that makes a good still: eyes open, mouth well open but not agape, broad and not round."""
        moments = [start_s + step * 0.04 for step in range(max(1, round((end_s - start_s) / 0.04)))]
        mouths = {at_s: self.pose(at_s).mouth for at_s in moments if self._eyes(at_s) == 1.0}
        if not mouths:
            return start_s
        wanted = _TELLING * max(mouth.lower for mouth in mouths.values())

        def rank(at_s: float) -> tuple[bool, float]:
            mouth = mouths[at_s]
            return abs(mouth.lower - wanted) > _NEARLY * wanted, -mouth.width

        return min(mouths, key=rank)

    def _stresses(self, dice: random.Random) -> Iterator[tuple[float, float]]:
        """Heads go with the stressed syllables, not with every one."""
        last_s = -1.0
        for phone in self.spoken.phones:
            if phone.name.startswith(_STRESS) and phone.start_s - last_s > 0.45:
                last_s = phone.start_s
                yield phone.start_s, dice.choice((0.35, 0.7, 1.0))

    def _turns(self, dice: random.Random) -> Iterator[tuple[float, float, float]]:
        """Heads turn from one side to the other, more and less, and rest there."""
        side = dice.choice((-1, 1))
        for at_s in (-1.0, *_moments(dice, self.duration_s, 1.2, 2.8, first_s=1.2)):
            yield at_s, side * dice.uniform(0.25, 1.0) * _TURN, dice.uniform(-1.0, 0.6) * _BOW
            side = -side if dice.random() < 0.7 else side

    def _facing(self, now_s: float) -> tuple[float, float]:
        """Where the face points: the last turn, or still on the way to it."""
        index = max(0, bisect.bisect_right([at_s for at_s, _, _ in self._facings], now_s) - 1)
        (_, turn, bow), (at_s, to_turn, to_bow) = self._facings[max(0, index - 1)], self._facings[index]
        share = min(1.0, (now_s - at_s) / _TURN_S)
        eased = share * share * (3 - 2 * share)
        return turn + (to_turn - turn) * eased, bow + (to_bow - bow) * eased

    def _nod(self, now_s: float) -> float:
        return sum(
            depth * math.sin(math.pi * (now_s - at_s) / _NOD_S)
            for at_s, depth in self._nods
            if 0 <= now_s - at_s <= _NOD_S
        )

    def _eyes(self, now_s: float) -> float:
        nearest = min((abs(now_s - at_s - _BLINK_S / 2) for at_s in self._blinks), default=9.0)
        return min(1.0, max(0.0, (nearest - 0.03) / (_BLINK_S / 2 - 0.03)))

    def _gaze(self, now_s: float) -> tuple[float, float]:
        index = bisect.bisect_right([at_s for at_s, _, _ in self._glances], now_s) - 1
        if index < 0 or index % 2:
            return 0.0, 0.0
        return self._glances[index][1], self._glances[index][2]


def _moments(dice: random.Random, until_s: float, low_s: float, high_s: float, *, first_s: float) -> Iterator[float]:
    at_s = first_s * dice.uniform(0.6, 1.6)
    while at_s < until_s:
        yield at_s
        at_s += dice.uniform(low_s, high_s)
