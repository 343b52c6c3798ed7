"""A film: a person who speaks, with captions, cutaways, an inset, music and an end card, as MP4.

First what is heard, for everything seen hangs on it; then the frames, one by one into the encoder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from domain.attempt import Order
from domain.brief import Film
from providers.local import encode
from providers.local.audio import mix
from providers.local.audio.booth import recorded
from providers.local.audio.moods import MOOD_WORDS
from providers.local.audio.speech import Samples, Spoken, speak, speak_within, with_pauses
from providers.local.audio.synth import Stereo
from providers.local.audio.tune import tune_in
from providers.local.captions.captions import captions
from providers.local.drawing.typefaces import plain
from providers.local.films.camera import FRAMES_PER_S
from providers.local.films.casting import Role, cast, delivery_of, manner
from providers.local.films.layout import Box, Grid
from providers.local.films.performance import Performance
from providers.local.films.reel import Reel
from providers.local.films.script import text_of
from providers.local.films.staging import Cut, Plan, Talk, plan
from providers.local.poster import poster
from providers.local.report import Report
from providers.local.scenes.ratio import Ratio
from providers.local.words import chance

_RATIO: Final = "9:16"
_LENGTHS_S: Final = (5.0, 10.0, 15.0)
_SHORTEST_S, _LONGEST_S = 1.0, 60.0
_LEAD_S: Final = 0.15
_TAIL_S: Final = 0.25
_CARD_S: Final = 1.6
_CARD_SHARE: Final = 0.26
_CARD_MAX_S: Final = 3.2
_LINGER_S: Final = 0.35  # the speaker's last look
_SPARSE: Final = 0.85  # of the time there is: with less to say, one takes one's time
_SLOWEST: Final = 0.86
_SPOKEN, _MIXED, _MASTERED, _HEARD, _DRAWN = 0.03, 0.06, 0.09, 0.12, 0.2  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the MP4, exactly as long as ordered, and its poster beside it (.jpg).

    `inputs` are the brief's references as files.
    """
    sound, words = out.with_suffix(".m4a"), out.with_suffix(".ass")
    production = Production.of(order)
    report(_SPOKEN)
    heard = production.sound()
    report(_MIXED)
    mastered = mix.mastered(heard, out.with_suffix(".wav"))
    report(_MASTERED)
    encode.aac([mix.pcm(mastered)], sound)
    report(_HEARD)
    reel = production.reel(inputs)
    words.write_text(production.captions())
    report(_DRAWN)
    frames = reel.frames(lambda share: report(_DRAWN + (1 - _DRAWN) * share))
    encode.mp4(frames, production.grid.size_px, sound, out, frames_per_s=FRAMES_PER_S, captions=words)
    poster(out, production.poster_s(), out.with_suffix(".jpg"))
    for path in (sound, words):
        path.unlink()


@dataclass(frozen=True)
class Production:
    """A film before it is shot: who says what when, and what is seen meanwhile."""

    order: Order
    film: Film
    role: Role
    spoken: Spoken
    voice: Samples
    duration_s: float
    plan: Plan
    grid: Grid

    @classmethod
    def of(cls, order: Order) -> Self:
        film = order.brief
        if not isinstance(film, Film):
            raise TypeError("a film needs its brief")
        # The dice of the studio fall by the prompt; a film's is its text.
        order = order.model_copy(update={"prompt": plain(text_of(film))})
        role = cast(film, chance(order, "cast"))
        spoken, duration_s = _spoken(order, film, role)
        until_s = _card_at_s(film, spoken, duration_s)
        staged = plan(film, spoken.words, until_s)
        return cls(order, film, role, spoken, recorded(spoken), duration_s, staged, Grid(_size_px(order)))

    def sound(self) -> Stereo:
        """Voice and music, before they are brought to their loudness."""
        delivery = delivery_of(self.film.tone)
        tune = None
        if self.film.music:
            mood = MOOD_WORDS[self.film.music.value]
            paced = replace(mood, tempo=mood.tempo * delivery.music_pace)
            tune = tune_in(paced, self.duration_s, chance(self.order, "music"))
        return mix.mix(self.voice, tune, self.duration_s, delivery.music_db)

    @cached_property
    def performance(self) -> Performance:
        seed = int(chance(self.order, "performance").integers(1 << 30))
        return Performance(self.spoken, self.voice, self.duration_s, self.film.tone, seed)

    def reel(self, inputs: Mapping[str, Path]) -> Reel:
        return Reel(self.order, self.film, self.plan, self.grid, self.role, self.performance, inputs, self.duration_s)

    def poster_s(self) -> float:
        """A good moment for a still: the speaker in the middle of a word, once the first caption stands."""
        talk = next((shot for shot in self.plan.shots if isinstance(shot.what, Talk)), self.plan.shots[0])
        return self.performance.telling_s(talk.start_s + min(0.5, self.duration_s / 4), talk.end_s)

    def captions(self) -> str:
        """The captions as ASS."""
        return captions(
            self.spoken.words,
            self.film.captions,
            self.grid.size_px,
            self._band,
            cuts_s=self.plan.cuts_s,
            end_s=self.plan.speaks_until_s,
            language=self.film.language,
        )

    def _band(self, now_s: float) -> Box:
        cutaway = isinstance(self.plan.shot_at(now_s).what, Cut)
        return self.grid.captions(self.film.inset if cutaway else None)


def _spoken(order: Order, film: Film, role: Role) -> tuple[Spoken, float]:
    """The text on the film's clock, and how long the film is."""
    text = plain(text_of(film))
    how = manner(role.voice, film.language, film.speed, film.tone)
    wanted_s = order.settings.duration_s
    if wanted_s is None:
        natural_s = speak(text, how).length_s + _LEAD_S + (_CARD_S if film.cta else _TAIL_S)
        wanted_s = next((length_s for length_s in _LENGTHS_S if length_s >= natural_s), natural_s)
    duration_s = round(min(max(wanted_s, _SHORTEST_S), _LONGEST_S) * FRAMES_PER_S) / FRAMES_PER_S
    tail_s = max(_TAIL_S, _card_s(film, duration_s))
    room_s = duration_s - _LEAD_S - tail_s
    spoken = speak_within(text, how, room_s)
    if spoken.length_s < room_s * _SPARSE:
        calmer = max(_SLOWEST, spoken.length_s / (room_s * _SPARSE))
        spoken = speak_within(text, replace(how, rate_wpm=how.rate_wpm * calmer), room_s)
        spoken = with_pauses(spoken, room_s * _SPARSE - spoken.length_s)
    return spoken.later(_LEAD_S), duration_s


def _card_s(film: Film, duration_s: float) -> float:
    """The least an end card is shown for."""
    return min(_CARD_S, _CARD_SHARE * duration_s) if film.cta else 0.0


def _card_at_s(film: Film, spoken: Spoken, duration_s: float) -> float:
    """The end card comes soon after the last word, and never stays for too long."""
    latest_s = duration_s - _card_s(film, duration_s)
    if not film.cta:
        return latest_s
    return max(duration_s - _CARD_MAX_S, min(latest_s, spoken.length_s + _LINGER_S))


def _size_px(order: Order) -> tuple[int, int]:
    ratio = Ratio.parse(order.settings.aspect_ratio or _RATIO)
    if ratio is None:
        raise ValueError(order.settings.aspect_ratio)
    return ratio.size_px()
