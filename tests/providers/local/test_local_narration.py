import asyncio
from pathlib import Path

import numpy as np
import pytest

from domain.attempt import Order, State, Submission
from domain.brief import Speech, SpeechFormat
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.audio import narration
from providers.local.report import Report
from tests.providers.local.measure import facts_of, fetched, held_bytes, rendered
from tests.providers.local.viewing import told_by_ffmpeg

TEXT = "Small habits grow into big results. So start today."


def _order(**fields: object) -> Order:
    brief = Speech.model_validate({"text": TEXT, **fields})
    return Order(
        reference="speech_1", model="studio-voice", kind=Kind.SPEECH, prompt="", settings=Settings(), brief=brief
    )


def _written(order: Order, folder: Path, name: str) -> Path:
    narration.render(order, {}, folder / name, Report(folder / "progress"))
    return folder / name


@pytest.mark.parametrize(("form", "codec"), [(SpeechFormat.MP3, "mp3"), (SpeechFormat.WAV, "pcm_s16le")])
def test_speech_is_written_in_the_format_asked_for(form: SpeechFormat, codec: str, tmp_path: Path) -> None:
    path = _written(_order(format=form), tmp_path, f"speech.{form}")
    facts = facts_of(path)
    assert facts.streams[0].startswith(f"Audio: {codec}")
    assert 2.5 < facts.duration_s < 6
    assert "locally" in facts.comment
    _, said = told_by_ffmpeg("-i", str(path), "-af", "ebur128=framelog=quiet", "-f", "null", "-")
    assert float(said.rpartition("I:")[2].split()[0]) == pytest.approx(-17.0, abs=1.0)


def test_speed_voice_and_language_are_heard(tmp_path: Path) -> None:
    usual = _written(_order(), tmp_path, "usual.mp3")
    fast = _written(_order(speed=1.5), tmp_path, "fast.mp3")
    assert facts_of(fast).duration_s < facts_of(usual).duration_s * 0.8
    others = [_written(_order(voice="pWQ8AnXkEE9ft97V4pvS"), tmp_path, "voice.mp3"), fast]
    others.append(_written(_order(language="es"), tmp_path, "spanish.mp3"))
    assert len({path.read_bytes() for path in (usual, *others)}) == 4
    assert _written(_order(), tmp_path, "again.mp3").read_bytes() == usual.read_bytes()


def test_a_long_text_is_read_by_whole_sentences_and_nothing_of_it_is_lost() -> None:
    sentences = [f"Sentence number {number} costs 3.50 a day." for number in range(40)]
    pieces = narration.passages("\n\n".join(sentences))
    assert " ".join(pieces) == " ".join(sentences)
    assert all(len(piece) <= 300 and piece.endswith("a day.") for piece in pieces)
    assert len(pieces) == 5


@pytest.mark.parametrize("text", ["word " * 400, "9" * 900, "こんにちは。" * 200, "a. " * 500])
def test_a_passage_is_never_too_long_to_hold(text: str) -> None:
    pieces = narration.passages(text)
    assert all(0 < len(piece) <= 300 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_what_has_nothing_to_say_is_no_passage() -> None:
    assert narration.passages("…\n\nGo.\n---\n" + "x" * 299 + "\n!!!") == ["… Go. ---", "x" * 299]


async def test_a_speech_of_minutes_stays_within_the_bounds_of_a_render(local: Local, tmp_path: Path) -> None:
    await local.submit(_order(text="Small habits grow into big results, day by day. " * 70))
    most = 0
    while (seen := await local.poll("speech_1")).state is State.WORKING:
        most = max(most, held_bytes())
        await asyncio.sleep(0.05)
    assert seen.state is State.SUCCEEDED
    assert facts_of(await fetched(local, seen, tmp_path / "long.mp3")).duration_s > 150
    assert most < 300 * 1024 * 1024


def test_a_long_text_is_read_to_its_end_and_evenly(tmp_path: Path) -> None:
    text = " ".join(f"This is sentence number {number}, and it is as long as the others." for number in range(24))
    _written(_order(text=text), tmp_path, "long.mp3")
    raw, _ = told_by_ffmpeg("-i", str(tmp_path / "long.mp3"), "-f", "f32le", "-ac", "1", "-")
    sound = np.frombuffer(raw, dtype="<f4")
    tens = sound[: len(sound) // 441000 * 441000].reshape(-1, 441000)
    levels_db = 10 * np.log10((tens**2).mean(axis=1))
    assert np.ptp(levels_db) < 2.5


def test_speech_begins_and_ends_with_its_words_and_never_clips(tmp_path: Path) -> None:
    path = _written(_order(format=SpeechFormat.WAV), tmp_path, "speech.wav")
    raw, said = told_by_ffmpeg("-i", str(path), "-af", "ebur128=peak=true", "-f", "f32le", "-ac", "1", "-")
    sound = np.abs(np.frombuffer(raw, dtype="<f4"))
    heard = np.flatnonzero(sound > 0.02 * sound.max()) / 44100
    assert 0.05 < heard[0] < 0.35
    assert 0.1 < len(sound) / 44100 - heard[-1] < 0.6
    assert float(said.rpartition("Peak:")[2].split()[0]) <= -1.0
    assert sound[np.flatnonzero(sound)[-1]] < 0.002  # it fades, it is not cut off


async def test_the_studio_speaks(local: Local, tmp_path: Path) -> None:
    end, _ = await rendered(local, _order())
    assert end.state is State.SUCCEEDED
    assert end.outputs[0].content_type == "audio/mpeg"
    assert facts_of(await fetched(local, end, tmp_path / "speech.mp3")).duration_s > 2.5


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"text": "…"}])
async def test_what_cannot_be_said_is_refused_at_the_submit(fields: dict[str, object], local: Local) -> None:
    assert await local.submit(_order(**fields)) == Submission.rejected(Code.INVALID_INPUT)


async def test_speech_needs_no_letters_a_font_has(local: Local) -> None:
    assert (await local.submit(_order(language="ja", text="こんにちは"))).handle == "speech_1"
