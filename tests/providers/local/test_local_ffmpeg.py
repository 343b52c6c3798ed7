from collections.abc import Iterator
from pathlib import Path

import pytest

from providers.local import encode
from providers.local.ffmpeg import EncodeError, ffmpeg
from tests.providers.local.measure import facts_of


def test_a_talkative_run_does_not_stop_itself() -> None:
    told = ffmpeg(["-f", "lavfi", "-i", "testsrc=d=30:s=64x64", "-vf", "showinfo", "-f", "null", "-"], level="info")
    assert len(told) > 200_000  # several times what a pipe holds


def test_an_error_says_what_ffmpeg_said(tmp_path: Path) -> None:
    with pytest.raises(EncodeError, match="No such file"):
        ffmpeg(["-i", str(tmp_path / "nothing.wav"), "-f", "null", "-"])


def test_a_run_that_ends_before_it_was_fed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EncodeError):
        ffmpeg(["-f", "rawvideo", "-i", "pipe:0", str(tmp_path / "x.mp4")], [bytes(1 << 20)] * 8)


def test_what_feeds_it_may_fail_without_leaving_it_behind(tmp_path: Path) -> None:
    def fed() -> Iterator[bytes]:
        yield bytes(64 * 64 * 3)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        ffmpeg(["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x64", "-i", "pipe:0", str(tmp_path / "x.mp4")], fed())


def test_captions_are_found_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "it's, [odd]; a:b \\ 100%"
    folder.mkdir()
    encode.aac([bytes(4 * 44100)], folder / "sound.m4a")
    (folder / "words.ass").write_text(
        "[Script Info]\nPlayResX: 64\nPlayResY: 64\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\n"
        "Style: Word,LM Anton,60\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
        "Dialogue: 0,0:00:00.00,0:00:01.00,Word,HHHH\n"
    )
    plain = [bytes([90]) * (64 * 64 * 3)] * 25
    for name, captions in (("with", folder / "words.ass"), ("without", None)):
        encode.mp4(plain, (64, 64), folder / "sound.m4a", folder / f"{name}.mp4", frames_per_s=25, captions=captions)
        assert facts_of(folder / f"{name}.mp4").frames == 25
    assert (folder / "with.mp4").stat().st_size > (folder / "without.mp4").stat().st_size
