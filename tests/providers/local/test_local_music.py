import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from domain.spec import Kind
from providers.local import Local
from providers.local.audio.loudness import lufs
from providers.local.audio.moods import MOODS, asked_for
from providers.local.audio.music import pcm, render, tune_for
from providers.local.audio.tune import Stem, Tune
from providers.local.audio.voice import syllables
from providers.local.encode import AUDIO_RATE_HZ
from providers.local.report import Report
from tests.providers.local.measure import Ordering, facts_of, fetched, rendered
from tests.providers.local.viewing import told_by_ffmpeg

Wave = npt.NDArray[np.float64]
_ENVELOPE_HZ = 200


@pytest.mark.parametrize("duration_s", [2.0, 5.3])
async def test_music_is_an_mp3_of_the_length_ordered(
    local: Local, order: Ordering, tmp_path: Path, duration_s: float
) -> None:
    end, _ = await rendered(local, order(Kind.MUSIC, "calm lofi", duration_s=duration_s))
    assert end.outputs[0].content_type == "audio/mpeg"
    facts = facts_of(await fetched(local, end, tmp_path / "tune.mp3"))
    assert facts.streams[0].startswith("Audio: mp3")
    assert facts.duration_s == pytest.approx(duration_s, abs=0.1)
    assert "locally" in facts.comment


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_is_as_loud_as_music_services_want_it_and_never_clips(
    order: Ordering, tmp_path: Path, mood: str
) -> None:
    out = tmp_path / "tune.mp3"
    render(order(Kind.MUSIC, mood, duration_s=8), {}, out, Report(tmp_path / "progress"))
    _, said = told_by_ffmpeg("-i", str(out), "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
    assert float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1]) == pytest.approx(-14.0, abs=1.0)
    assert float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1]) <= -1.0
    assert f"title           : {mood}" in said
    _, said = told_by_ffmpeg("-i", str(out), "-af", "silencedetect=n=-60dB:d=0.5", "-f", "null", "-")
    assert "silence_start" not in said


def test_loudness_is_what_ffmpeg_says_it_is(order: Ordering) -> None:
    sound = np.concatenate(list(tune_for(order(Kind.MUSIC, "jazz"), 6.0).lasting(6.0)))
    raw = sound.astype("<f4").tobytes()
    told = ["-f", "f32le", "-ar", str(AUDIO_RATE_HZ), "-ac", "2", "-i", "pipe:0"]
    _, said = told_by_ffmpeg(*told, "-af", "ebur128=framelog=quiet", "-f", "null", "-", feed=raw)
    assert lufs(sound) == pytest.approx(float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1]), abs=0.6)


def test_the_same_order_gives_the_same_bytes(order: Ordering, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.mp3", "two.mp3")]
    for file in files:
        render(order(Kind.MUSIC, "upbeat pop", duration_s=1), {}, file, Report(tmp_path / "progress"))
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "energetic techno"},  # another mood
        {"model": "borealis-2"},  # the same words, another model
        {"seed": 7},  # the same words and model, another seed
    ],
)
def test_the_tune_depends_on_what_was_ordered(order: Ordering, change: dict[str, Any]) -> None:
    one, other = (_heard(order, **wanted) for wanted in ({"prompt": "calm lofi"}, {"prompt": "calm lofi", **change}))
    assert np.abs(one - other).mean() > 0.01


@pytest.mark.parametrize("tempo", [72, 96, 120, 140])
@pytest.mark.parametrize("mood", ["techno", "rock", "upbeat"])
def test_a_tempo_that_is_said_is_heard(order: Ordering, mood: str, tempo: int) -> None:
    strength = _pulse(_heard(order, duration_s=16.0, prompt=f"{mood} at {tempo} bpm"))
    bar = 4 * 60 / tempo * _ENVELOPE_HZ
    near = np.arange(round(0.94 * bar), round(1.06 * bar))
    assert near[strength[near].argmax()] == pytest.approx(bar, rel=0.015)


def test_words_for_pace_change_the_tempo_and_nonsense_does_not() -> None:
    assert asked_for("fast techno")[2] > asked_for("techno")[2] == 1.0 > asked_for("slow techno")[2]
    assert asked_for("techno, 999 bpm")[1] == 220.0
    assert asked_for("quux") == (None, None, 1.0)


def test_moods_differ_in_what_can_be_measured(order: Ordering) -> None:
    """Brightness, how much of it is struck, how wide its low end is, and its beat."""
    prints = {}
    for mood in MOODS:
        heard = _heard(order, duration_s=12.0, prompt=mood)
        spectrum = np.abs(np.fft.rfft(heard)) ** 2
        hertz = np.fft.rfftfreq(len(heard), 1 / AUDIO_RATE_HZ)
        bright = np.log2((spectrum * hertz).sum() / spectrum.sum())
        low = np.log2(spectrum[hertz < 120].sum() / spectrum.sum())
        envelope = _envelope(heard)
        struck = np.log2(np.maximum(0, np.diff(envelope)).sum() / envelope.sum())
        prints[mood] = np.array((bright, low, 2 * struck, 3 * np.log2(MOODS[mood].tempo)))
    names = list(prints)
    close = [(a, b) for k, a in enumerate(names) for b in names[:k] if np.linalg.norm(prints[a] - prints[b]) < 0.4]
    assert close == []
    assert len({MOODS[mood].tempo for mood in MOODS}) == len(MOODS) >= 10


def test_a_tune_builds_up_and_comes_to_an_end(order: Ordering) -> None:
    tune = tune_for(order(Kind.MUSIC, "energetic"), 30.0)
    assert tune.bars[0] < tune.bars[len(tune.bars) // 2] == frozenset(Stem)
    assert len(set(tune.bars)) >= 4
    heard = _heard(order, duration_s=30.0, prompt="energetic")
    rms = np.sqrt((heard.reshape(30, -1) ** 2).mean(axis=1))
    assert rms[:2].mean() < 0.8 * rms[12:17].mean()
    assert rms[-1] < 0.3 * rms[12:17].mean()
    last = heard[tune.end + 16 * tune.step :]  # the last chord
    assert np.abs(heard[-400:]).max() < 0.01
    assert np.sqrt((last[: AUDIO_RATE_HZ // 2] ** 2).mean()) > 0.3 * rms[12:17].mean()


@pytest.mark.parametrize(("mood", "third"), [("corporate", 4), ("dramatic", 3)])
def test_the_last_chord_is_the_home_of_the_key(order: Ordering, mood: str, third: int) -> None:
    tune = tune_for(order(Kind.MUSIC, mood), 12.0)
    start = 16 * tune.step + AUDIO_RATE_HZ // 10
    last = tune.coda[start : start + AUDIO_RATE_HZ].mean(axis=1)
    spectrum = np.abs(np.fft.rfft(last * np.hanning(len(last)), 1 << 18))
    hertz = np.fft.rfftfreq(1 << 18, 1 / AUDIO_RATE_HZ)

    def loud(pitch_class: int) -> float:
        notes = [midi for midi in range(36, 90) if midi % 12 == pitch_class % 12]
        return max(float(spectrum[np.abs(hertz - 440 * 2 ** ((midi - 69) / 12)) < 2].max()) for midi in notes)

    def triad(home: int, middle: int) -> float:
        return min(loud(home), loud(home + middle), loud(home + 7))

    best = max(((home, middle) for home in range(12) for middle in (3, 4)), key=lambda chord: triad(*chord))
    assert best[1] == third
    assert triad(*best) > 4 * max(loud(best[0] + 1), loud(best[0] + 6))


@pytest.mark.parametrize("mood", ["calm", "ambient", "energetic", "chiptune"])
def test_nothing_clicks_where_a_loop_begins_again_or_a_stem_comes_in(order: Ordering, mood: str) -> None:
    tune = tune_for(order(Kind.MUSIC, mood), 40.0)
    for wave in (tune.stems[Stem.HARMONY], tune.stems[Stem.BASS]):
        joint = np.abs(np.diff(np.concatenate([wave[-64:], wave[:64]]), axis=0)).max()
        assert joint <= np.abs(np.diff(wave, axis=0)).max() + 1e-6
        assert joint < 0.5 * np.ptp(wave)
    for bar, (now, after) in enumerate(pairwise(tune.bars), 1):
        if now - after:
            place = bar * 16 * tune.step
            gain = tune._gain(np.arange(place - 2000, place + 2000), next(iter(now - after)))
            assert np.abs(np.diff(gain)).max() < 0.001


def test_lyrics_are_heard_unless_the_tune_is_instrumental(order: Ordering) -> None:
    sung = tune_for(order(Kind.MUSIC, "calm"), 8.0, ("a", "o", "i"))
    silent = tune_for(order(Kind.MUSIC, "calm"), 8.0)
    one, other = (np.concatenate(list(tune.lasting(8.0))) for tune in (sung, silent))
    voice = one - other
    assert one.shape == other.shape
    assert np.sqrt((voice**2).mean()) > 0.2 * np.sqrt((other**2).mean())


def test_a_tune_is_stereo_and_stands_in_the_middle(order: Ordering) -> None:
    sound = np.concatenate(list(tune_for(order(Kind.MUSIC, "corporate"), 10.0).lasting(10.0)))
    left, right = (np.sqrt((sound[:, side] ** 2).mean()) for side in (0, 1))
    assert left == pytest.approx(right, rel=0.25)
    assert np.corrcoef(sound[:, 0], sound[:, 1])[0, 1] < 0.98


@pytest.mark.parametrize("duration_s", [1.0, 3.0, 61.7])
def test_any_length_is_exact_and_never_silent(order: Ordering, duration_s: float) -> None:
    tune: Tune = tune_for(order(Kind.MUSIC, "piano"), duration_s)
    heard = np.concatenate(list(tune.lasting(duration_s)))
    assert len(heard) == round(duration_s * AUDIO_RATE_HZ)
    tenths = heard[: len(heard) // 22050 * 22050].reshape(-1, 22050, 2)
    assert (np.abs(tenths[:-1]).max(axis=(1, 2)) > 0.004).all()


def test_lyrics_are_cut_into_syllables_and_their_stage_directions_left_out() -> None:
    assert syllables("[Verse] Hello moon") == ["e", "o", "o"]
    assert syllables("hmm") == ["u"]


def _heard(order: Ordering, duration_s: float = 2.0, **wanted: Any) -> Wave:
    """One channel, as the listener gets it."""
    tune = tune_for(order(Kind.MUSIC, **wanted), duration_s)
    both: Wave = np.frombuffer(b"".join(pcm(tune, duration_s)), "<i2").reshape(-1, 2) / 32768
    return both[:, 0] / 2 + both[:, 1] / 2


def _envelope(heard: Wave) -> Wave:
    """How loud it is, over time."""
    hop = AUDIO_RATE_HZ // _ENVELOPE_HZ
    power: Wave = (heard[: len(heard) // hop * hop].reshape(-1, hop) ** 2).mean(axis=1)
    return np.sqrt(power)


def _pulse(heard: Wave) -> Wave:
    """How alike the onsets are to themselves, later."""
    onsets = np.maximum(0, np.diff(np.log(_envelope(heard) + 1e-3)))
    onsets -= onsets.mean()
    whole: Wave = np.correlate(onsets, onsets, mode="full")[len(onsets) - 1 :]
    return np.asarray(whole / whole[0])
