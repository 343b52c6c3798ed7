"""The plan of a film: which part of the text is seen how, from when to when."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from domain.brief import Film, Scene, SceneKind
from providers.local.audio.speech import Word
from providers.local.films.camera import Framing
from providers.local.films.templates import PLAIN, TEMPLATES, Staging

_BEAT_MIN_S: Final = 1.1
_BEAT_MAX_S: Final = 3.6
_EARLY_S: Final = 0.06  # a cut comes just before the word
_MONTAGE_MIN_S: Final = 0.7
_DRAWN_MAX_S: Final = 2.4  # of a cutaway nobody asked for by name
_ENDS: Final = ".!?…"
_HALTS: Final = ",;:—–"


@dataclass(frozen=True)
class Beat:
    """A part of the text, and when it is spoken. The beats of a film leave no gap."""

    text: str
    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Talk:
    """The speaker. `setting` names a reference, or describes the place; None is the template's room."""

    framing: Framing
    greyed: bool = False
    image: str | None = None
    prompt: str | None = None


@dataclass(frozen=True)
class Cut:
    """A cutaway: a reference by its name, or what is to be drawn.

    described: in words meant for it, not those that are spoken meanwhile.
    """

    image: str | None = None
    prompt: str = ""
    described: bool = False


@dataclass(frozen=True)
class Shot:
    """What is seen from one moment to another."""

    start_s: float
    end_s: float
    what: Talk | Cut


@dataclass(frozen=True)
class Plan:
    """A whole film; `speaks_until_s` is when the end card, if any, takes over."""

    staging: Staging
    beats: tuple[Beat, ...]
    shots: tuple[Shot, ...]
    speaks_until_s: float

    @property
    def cuts_s(self) -> tuple[float, ...]:
        return tuple(shot.start_s for shot in self.shots[1:])

    def shot_at(self, now_s: float) -> Shot:
        return next((shot for shot in reversed(self.shots) if shot.start_s <= now_s), self.shots[0])


def plan(film: Film, words: Sequence[Word], until_s: float) -> Plan:
    """How a film is shown from its first frame until its end card, or its end."""
    staging = TEMPLATES[film.template] if film.template else PLAIN
    shots: Iterable[Shot]
    if film.scenes:
        beats = tuple(_scene_beats(film.scenes, words, until_s))
        shots = _scene_shots(film, staging, beats)
    else:
        beats = tuple(_beats(words, until_s))
        shots = _free_shots(film, staging, beats)
    if staging.greyed_first_half:
        shots = _halved(shots, half_s(beats))
    return Plan(staging, beats, tuple(shots), until_s)


def _scene_beats(scenes: Sequence[Scene], words: Sequence[Word], until_s: float) -> Iterator[Beat]:
    """One beat per scene, cut at the first word of each."""
    tokens, starts_s = 0, list[float]()
    for scene in scenes:
        first = next((word for word in words if word.token >= tokens), None)
        starts_s.append(first.start_s - _EARLY_S if first else until_s)
        tokens += len(scene.text.split())
    starts_s[0] = 0.0
    for scene, start_s, end_s in zip(scenes, starts_s, [*starts_s[1:], until_s], strict=True):
        yield Beat(scene.text, start_s, end_s)


def _scene_shots(film: Film, staging: Staging, beats: Sequence[Beat]) -> Iterator[Shot]:
    """What the caller's scenes show; pictures no scene names are spread over the cutaways that name none."""
    loose = _loose_pictures(film)
    open_ = [index for index, scene in enumerate(film.scenes) if scene.kind is SceneKind.BROLL and not scene.image]
    shares = dict(zip(open_, _dealt(loose, [beats[index] for index in open_]), strict=True))
    talks = 0
    for index, (scene, beat) in enumerate(zip(film.scenes, beats, strict=True)):
        if beat.length_s <= 0:
            continue
        if scene.kind is SceneKind.TALKING_HEAD:
            framing = staging.framings[talks % len(staging.framings)]
            talks += 1
            talk = Talk(framing, image=scene.image, prompt=scene.visual_prompt)
            if not open_ and loose:
                yield from _opened(beat, talk, loose, first=index == 0)
                loose = []
            else:
                yield Shot(beat.start_s, beat.end_s, talk)
        elif scene.image:
            yield Shot(beat.start_s, beat.end_s, Cut(image=scene.image))
        else:
            yield from _montage(beat, shares[index], _wanted(scene))


def _free_shots(film: Film, staging: Staging, beats: Sequence[Beat]) -> Iterator[Shot]:
    """The template's rhythm: the caller's pictures first, then, where allowed, drawings."""
    pictures = _loose_pictures(film)
    draws = film.broll or (film.inset is not None and not pictures)
    slots = _slots(staging, beats, len(pictures), draws=draws)
    shares = dict(zip(slots, _dealt(pictures, [beats[index] for index in slots]), strict=True))
    if pictures and not slots:
        yield from _opened(beats[0], Talk(staging.framings[0]), pictures, first=True)
        beats = beats[1:]
    for index, beat in enumerate(beats):
        talk = Talk(staging.framings[index % len(staging.framings)])
        if index not in shares:
            yield Shot(beat.start_s, beat.end_s, talk)
        elif shares[index] or beat.length_s - _DRAWN_MAX_S < _BEAT_MIN_S:
            yield from _montage(beat, shares[index], Cut(prompt=beat.text))
        else:
            back_s = beat.start_s + _DRAWN_MAX_S
            yield Shot(beat.start_s, back_s, Cut(prompt=beat.text))
            yield Shot(back_s, beat.end_s, talk)


def _slots(staging: Staging, beats: Sequence[Beat], pictures: int, *, draws: bool) -> list[int]:
    """Which beats are cutaways. The speaker opens, and closes where there are enough beats."""
    inner = list(range(1, len(beats) - 1)) if len(beats) > 2 else list(range(1, len(beats)))
    by_rhythm = inner[:: staging.cutaway_every]
    for slots in (by_rhythm, inner, list(range(1, len(beats)))):
        if sum(_room(beats[index]) for index in slots) >= pictures:
            break
    return slots if draws else slots[:pictures]


def _opened(beat: Beat, talk: Talk, pictures: Sequence[str], *, first: bool) -> Iterator[Shot]:
    """A talk that is the only place for pictures: they stand in its middle."""
    start_s = beat.start_s + beat.length_s * (0.4 if first else 0.3)
    end_s = beat.end_s - beat.length_s * 0.15
    yield Shot(beat.start_s, start_s, talk)
    yield from _montage(replace(beat, start_s=start_s, end_s=end_s), pictures, Cut(prompt=beat.text))
    yield Shot(end_s, beat.end_s, talk)


def _wanted(scene: Scene) -> Cut:
    """What a cutaway of the caller's own shows, where no picture does."""
    return Cut(prompt=scene.visual_prompt or scene.text, described=scene.visual_prompt is not None)


def _montage(beat: Beat, pictures: Sequence[str], otherwise: Cut) -> Iterator[Shot]:
    """One beat shared by its pictures; more than it has time for are left out from the end."""
    shown = pictures[: _room(beat)]
    cuts = [Cut(image=name) for name in shown] or [otherwise]
    step_s = beat.length_s / len(cuts)
    for index, cut in enumerate(cuts):
        yield Shot(beat.start_s + index * step_s, beat.start_s + (index + 1) * step_s, cut)


def _loose_pictures(film: Film) -> list[str]:
    """Pictures for cutaways that no scene names, the product first."""
    return [name for name in (film.product_image, *film.broll_images) if name]


def _dealt(pictures: Sequence[str], beats: Sequence[Beat]) -> list[list[str]]:
    """The pictures in their order, as evenly over the beats as these have time for."""
    rooms = [_room(beat) for beat in beats]
    counts = [0] * len(rooms)
    for _ in pictures:
        free = [index for index, room in enumerate(rooms) if counts[index] < room]
        if free:
            counts[min(free, key=lambda index: counts[index])] += 1
    waiting = iter(pictures)
    return [list(islice(waiting, count)) for count in counts]


def _room(beat: Beat) -> int:
    """How many pictures a beat has time for."""
    return max(1, math.floor(beat.length_s / _MONTAGE_MIN_S))


def _halved(shots: Iterable[Shot], half_s: float) -> Iterator[Shot]:
    """The speaker in grey until the second half begins, with a cut there."""
    for shot in shots:
        if not isinstance(shot.what, Talk) or shot.start_s >= half_s:
            yield shot
            continue
        yield replace(shot, end_s=min(shot.end_s, half_s), what=replace(shot.what, greyed=True))
        if shot.end_s > half_s:
            yield replace(shot, start_s=half_s)


def half_s(beats: Sequence[Beat]) -> float:
    """Where the second half begins: at a beat, the nearest to the middle; in the only one, at its middle."""
    middle = (beats[0].start_s + beats[-1].end_s) / 2
    return min((beat.start_s for beat in beats[1:]), key=lambda at_s: abs(at_s - middle), default=middle)


def _beats(words: Sequence[Word], until_s: float) -> Iterator[Beat]:
    """Sentences, the long ones in two or more, the short ones together."""
    groups: list[list[Word]] = [[]]
    for word in words:
        groups[-1].append(word)
        length_s = word.end_s - groups[-1][0].start_s
        ends = word.text[-1] in _ENDS and length_s >= _BEAT_MIN_S
        halts = word.text[-1] in _HALTS and length_s >= _BEAT_MAX_S * 0.55
        if ends or halts or length_s >= _BEAT_MAX_S:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) > 1 and groups[-1][-1].end_s - groups[-1][0].start_s < _BEAT_MIN_S:
        last = groups.pop()
        groups[-1] += last
    starts_s = [0.0, *(group[0].start_s - _EARLY_S for group in groups[1:]), until_s]
    for group, start_s, end_s in zip(groups, starts_s, starts_s[1:], strict=False):
        yield Beat(" ".join(word.text for word in group), start_s, end_s)
