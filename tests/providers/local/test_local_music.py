from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from domain.spec import Kind
from providers.local import Local
from providers.local.audio.music import pcm, render, tune_for
from providers.local.audio.voice import syllables
from providers.local.report import Report
from tests.providers.local.measure import Ordering, facts_of, fetched, rendered


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
def test_the_tune_depends_on_what_was_ordered(order: Ordering, change: dict[str, str]) -> None:
    one, other = (_heard(order, **wanted) for wanted in ({"prompt": "calm lofi"}, {"prompt": "calm lofi", **change}))
    assert np.abs(one - other).mean() > 0.01


def test_lyrics_are_heard_unless_the_tune_is_instrumental(order: Ordering) -> None:
    spoken = tune_for(order(Kind.MUSIC, "calm"), 2.0, ("a", "o", "i"))
    silent = tune_for(order(Kind.MUSIC, "calm"), 2.0)
    one, other = (np.frombuffer(b"".join(pcm(tune, 2.0)), "<i2") for tune in (spoken, silent))
    assert one.shape == other.shape
    assert np.abs(one / 32768 - other / 32768).mean() > 0.01


def test_a_tune_is_neither_silent_nor_clipped(order: Ordering) -> None:
    heard = _heard(order, prompt="dramatic trailer")
    assert 0.02 < np.sqrt((heard**2).mean()) < 0.5
    assert np.abs(heard).max() < 0.99


def test_lyrics_are_cut_into_syllables_and_their_stage_directions_left_out() -> None:
    assert syllables("[Verse] Hello moon") == ["e", "o", "o"]
    assert syllables("hmm") == ["u"]


def _heard(order: Ordering, **wanted: str) -> npt.NDArray[np.float64]:
    tune = tune_for(order(Kind.MUSIC, **wanted), 2.0)
    return np.frombuffer(b"".join(pcm(tune, 2.0)), "<i2") / 32768
