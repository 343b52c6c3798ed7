"""Speech: a text, the moment of each of its words, and the sounds it is made of."""

import bisect
import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

_ENGINE: Final = Path(__file__).with_name("espeak.py")
_LIMIT_S: Final = 60.0
_TRIES_MAX: Final = 6
_RATE_MIN_WPM, _RATE_MAX_WPM = 80, 900
_HURRIED: Final = 1.25
_SENTENCE_ENDS: Final = ".!?…:"
_PAUSE_MIN_S, _PAUSE_MAX_S = 0.05, 0.6
_TINY_S: Final = 1e-6

_log: Final = logging.getLogger(__name__)
Samples = npt.NDArray[np.float32]


class SpeechError(Exception):
    """The engine could not speak the text."""


@dataclass(frozen=True)
class Manner:
    """How a text is to be spoken. `variant` is a timbre of the engine; pitch and range go from 0 to 99."""

    tongue: str
    variant: str
    rate_wpm: float = 175.0
    pitch: int = 50
    range: int = 50


@dataclass(frozen=True)
class Word:
    """A word of the text as written, with the signs around it; `token` counts what whitespace separates."""

    text: str
    token: int
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Phone:
    """One sound, by the engine's name for it; a pause begins with an underscore."""

    name: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Spoken:
    """A spoken text: mono samples from -1 to 1."""

    samples: Samples
    rate_hz: int
    words: tuple[Word, ...]
    phones: tuple[Phone, ...]

    @property
    def length_s(self) -> float:
        """Until its last sound has ended; the engine adds a pause."""
        return max((phone.end_s for phone in self.phones if not phone.name.startswith("_")), default=0.0)

    def later(self, by_s: float) -> "Spoken":
        """The same with so much silence in front."""
        silence = np.zeros(round(by_s * self.rate_hz), dtype=np.float32)
        return Spoken(
            np.concatenate((silence, self.samples)),
            self.rate_hz,
            tuple(replace(word, start_s=word.start_s + by_s, end_s=word.end_s + by_s) for word in self.words),
            tuple(replace(phone, start_s=phone.start_s + by_s, end_s=phone.end_s + by_s) for phone in self.phones),
        )


def speak(text: str, manner: Manner) -> Spoken:
    """The text at its own pace."""
    asked = {
        "text": text,
        "voice": f"{manner.tongue}+{manner.variant}",
        "rate_wpm": round(min(max(manner.rate_wpm, _RATE_MIN_WPM), _RATE_MAX_WPM)),
        "pitch": manner.pitch,
        "range": manner.range,
    }
    # Isolated: the script's own folder must not shadow the standard library.
    command = [sys.executable, "-I", str(_ENGINE)]
    ended = subprocess.run(
        command, input=json.dumps(asked).encode(), capture_output=True, timeout=_LIMIT_S, check=False
    )
    if ended.returncode != 0:
        raise SpeechError(ended.stderr.decode("utf-8", "replace").strip()[-200:])
    head, _, pcm = ended.stdout.partition(b"\n")
    return _understood(text, json.loads(head), pcm)


def with_pauses(spoken: Spoken, extra_s: float) -> Spoken:
    """The same with up to so much silence more, spread over the ends of its sentences."""
    ends = [word.end_s for word in spoken.words[:-1] if word.text[-1] in _SENTENCE_ENDS]
    pause_s = min(_PAUSE_MAX_S, extra_s / len(ends)) if ends else 0.0
    if pause_s < _PAUSE_MIN_S:
        return spoken

    def later(at_s: float) -> float:
        return at_s + pause_s * bisect.bisect_left(ends, at_s - _TINY_S)

    pieces = np.split(spoken.samples, [round(end_s * spoken.rate_hz) for end_s in ends])
    silence = np.zeros(round(pause_s * spoken.rate_hz), dtype=np.float32)
    samples = np.concatenate([part for piece in pieces for part in (piece, silence)][:-1])
    words = (replace(word, start_s=later(word.start_s), end_s=later(word.end_s)) for word in spoken.words)
    phones = (replace(phone, start_s=later(phone.start_s), end_s=later(phone.end_s)) for phone in spoken.phones)
    return Spoken(samples, spoken.rate_hz, tuple(words), tuple(phones))


def speak_within(text: str, manner: Manner, limit_s: float) -> Spoken:
    """The text, spoken faster where it would take longer than `limit_s`. No word is ever cut off."""
    spoken, hurry = speak(text, manner), 1.0
    for _ in range(_TRIES_MAX):
        if spoken.length_s <= limit_s:
            break
        hurry *= max(1.02, spoken.length_s / limit_s * 1.01)
        spoken = speak(text, replace(manner, rate_wpm=manner.rate_wpm * hurry))
    if spoken.length_s > limit_s:
        raise SpeechError(f"{len(text.split())} words do not fit into {limit_s:.1f} s")
    if hurry > _HURRIED:
        _log.warning("spoken %.2f times as fast as is natural, to fit into %.1f s", hurry, limit_s)
    return spoken


def _understood(text: str, head: Mapping[str, list[tuple[int, int]]], pcm: bytes) -> Spoken:
    rate_hz = int(str(head["rate_hz"]))
    samples = (np.frombuffer(pcm, dtype="<i2") / 32768).astype(np.float32)
    named = [(at / rate_hz, str(name)) for at, name in head["phones"]]
    ends = [*(at for at, _ in named[1:]), len(samples) / rate_hz]
    phones = tuple(Phone(name, at, end) for (at, name), end in zip(named, ends, strict=True) if end > at)
    starts = [(position, at / rate_hz) for position, at in head["words"]]
    return Spoken(samples, rate_hz, tuple(_words(text, starts, phones)), phones)


def _words(text: str, starts: Sequence[tuple[int, float]], phones: Sequence[Phone]) -> Iterator[Word]:
    """The text's own words. One the engine does not say, as a dash, is shown with the word before it."""
    sounds = [phone for phone in phones if not phone.name.startswith("_")]
    length_s = phones[-1].end_s if phones else 0.0
    said = _said(text, starts)
    for word, next_s in zip(said, [*(word.start_s for word in said[1:]), length_s], strict=True):
        ends = (sound.end_s for sound in sounds if word.start_s <= sound.start_s < next_s)
        yield from _parted(replace(word, end_s=min(next_s, max(ends, default=word.start_s))))


def _parted(word: Word) -> Iterator[Word]:
    """The engine runs some words into one, as "of it": each gets its share by its letters."""
    parts: list[str] = []
    for token in word.text.split():
        if parts and not (_sounds(token) and _sounds(parts[-1])):
            parts[-1] = f"{parts[-1]} {token}"
        else:
            parts.append(token)
    letters, start_s, number = sum(map(len, parts)), word.start_s, word.token
    for part in parts:
        end_s = start_s + (word.end_s - word.start_s) * len(part) / letters
        yield Word(part, number, start_s, end_s)
        start_s, number = end_s, number + len(part.split())


def _sounds(token: str) -> bool:
    return any(letter.isalnum() for letter in token)


def _said(text: str, starts: Sequence[tuple[int, float]]) -> list[Word]:
    """The words with their starts alone."""
    said: list[Word] = []
    waiting, position, pending = list(starts), 0, ""
    for number, token in enumerate(text.split()):
        position = text.index(token, position) + len(token)
        first_s = None
        while waiting and waiting[0][0] < position:
            start_s = waiting.pop(0)[1]
            first_s = start_s if first_s is None else first_s
        if first_s is not None:
            said.append(Word(f"{pending} {token}".lstrip(), number, first_s, first_s))
            pending = ""
        elif said:
            said[-1] = replace(said[-1], text=f"{said[-1].text} {token}")
        else:
            pending = f"{pending} {token}".lstrip()
    return said
