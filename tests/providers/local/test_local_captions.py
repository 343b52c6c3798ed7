from pathlib import Path

import numpy as np
import pytest

from domain.brief import CaptionStyle, Inset, Position, Size
from providers.local.audio.speech import Word
from providers.local.captions.ass import escaped
from providers.local.captions.captions import captions
from providers.local.drawing.typefaces import legible, plain
from providers.local.films.layout import Grid
from tests.providers.local.viewing import Pixels, captioned, inked

SIZE = (360, 640)
BAND = Grid(SIZE).captions()
WORDS = tuple(
    Word(text, index, 0.5 + 0.4 * index, 0.85 + 0.4 * index)
    for index, text in enumerate(["Stop", "wasting", "money", "today.", "Extraordinarily-complicated", "things"])
)
SPEAKING_S, SILENT_S = (0.7, 1.1, 1.5, 2.3), (0.2, 3.6)
# Red, green and blue of what each style is known by, on the page or by its name.
MARKS = {
    CaptionStyle.HORMOZI: (255, 225, 0),
    CaptionStyle.MINIMAL: (255, 255, 255),
    CaptionStyle.BOLD: (32, 246, 255),
    CaptionStyle.KARAOKE: (43, 255, 106),
    CaptionStyle.CLEAN: (40, 41, 45),
    CaptionStyle.TIKTOK: (255, 255, 255),
    CaptionStyle.NEON: (240, 40, 200),
    CaptionStyle.FIRE: (255, 138, 28),
    CaptionStyle.GLOW: (255, 200, 90),
    CaptionStyle.POP: (255, 92, 138),
    CaptionStyle.AESTHETIC: (255, 241, 230),
    CaptionStyle.IMPACT: (255, 255, 255),
    CaptionStyle.PASTEL: (199, 206, 255),
    CaptionStyle.ELECTRIC: (37, 184, 255),
    CaptionStyle.BOXED: (240, 56, 90),
    CaptionStyle.GRADIENT: (176, 107, 255),
    CaptionStyle.SPOTLIGHT: (255, 255, 255),
}


def _drawn(style: CaptionStyle, tmp_path: Path) -> Pixels:
    ass = captions(WORDS, style, SIZE, lambda _: BAND, end_s=5.0)
    return captioned(ass, SIZE, (*SPEAKING_S, *SILENT_S), tmp_path / "words.ass")[0]


@pytest.mark.parametrize("style", CaptionStyle)
def test_words_stand_in_their_band_while_they_are_spoken_and_not_otherwise(style: CaptionStyle, tmp_path: Path) -> None:
    pictures = _drawn(style, tmp_path)
    for picture in pictures[: len(SPEAKING_S)]:
        ink = inked(picture, least=12)
        assert ink.sum() > 400
        rows, columns = np.nonzero(ink)
        assert rows.min() >= BAND.top
        assert rows.max() < BAND.bottom
        assert columns.min() >= BAND.left
        assert columns.max() < BAND.right
    for picture in pictures[len(SPEAKING_S) :]:
        assert not inked(picture, least=12).any()
    near = np.abs(pictures[: len(SPEAKING_S)] - np.array(MARKS[style])).max(axis=-1) < 40
    assert near.sum() > 60, f"nothing of {style} has its colour"


@pytest.mark.parametrize("style", CaptionStyle)
@pytest.mark.parametrize(
    ("size_px", "inset"),
    [
        ((360, 640), Inset(position=Position.BOTTOM_CENTER, size=Size.LARGE)),
        ((640, 360), Inset(position=Position.BOTTOM_LEFT, size=Size.LARGE)),
        ((400, 400), Inset(position=Position.BOTTOM_RIGHT, size=Size.LARGE)),
    ],
    ids=str,
)
def test_no_style_ever_reaches_the_inset(
    style: CaptionStyle, size_px: tuple[int, int], inset: Inset, tmp_path: Path
) -> None:
    grid = Grid(size_px)
    ass = captions(WORDS, style, size_px, lambda _: grid.captions(inset), end_s=5.0)
    for picture in captioned(ass, size_px, SPEAKING_S, tmp_path / "words.ass")[0]:
        ink, place = inked(picture, least=12), grid.inset(inset)
        assert ink.sum() > 100
        assert not ink[place.top : place.bottom, place.left : place.right].any()


def test_no_two_styles_look_alike(tmp_path: Path) -> None:
    seen = {_drawn(style, tmp_path)[1].tobytes() for style in CaptionStyle}
    assert len(seen) == len(CaptionStyle)


@pytest.mark.parametrize("style", [CaptionStyle.HORMOZI, CaptionStyle.BOLD, CaptionStyle.SPOTLIGHT])
def test_the_word_being_spoken_is_told_from_the_others(style: CaptionStyle, tmp_path: Path) -> None:
    first, second = _drawn(style, tmp_path)[:2]
    assert (np.abs(first - second).max(axis=-1) > 60).sum() > 300


def test_the_same_words_give_the_same_file(tmp_path: Path) -> None:
    once, again = (captions(WORDS, CaptionStyle.FIRE, SIZE, lambda _: BAND, end_s=5.0) for _ in range(2))
    assert once == again


def test_no_phrase_goes_over_a_cut_or_past_the_end() -> None:
    ass = captions(WORDS, CaptionStyle.MINIMAL, SIZE, lambda _: BAND, cuts_s=(1.26,), end_s=2.5)
    times = [line.split(",")[1:3] for line in ass.splitlines() if line.startswith("Dialogue")]
    spans = [(float(start[-5:]), float(end[-5:])) for start, end in times]
    assert spans
    assert all(end <= 1.26 or start >= 1.26 for start, end in spans)
    assert max(end for _, end in spans) <= 2.5


def test_text_that_looks_like_orders_stays_text(tmp_path: Path) -> None:
    words = (Word(r"{\pos(5,5)\fs90}hi\N", 0, 0.0, 1.0), Word("there", 1, 1.0, 2.0))
    ass = captions(words, CaptionStyle.BOLD, SIZE, lambda _: BAND, end_s=3.0)
    ink = inked(captioned(ass, SIZE, (0.5,), tmp_path / "words.ass")[0][0])
    assert ink.any()
    assert not ink[: BAND.top].any()
    assert not set("{}\\\n\r") & set(escaped("{a}\\b\nc\r"))


@pytest.mark.parametrize("style", CaptionStyle)
def test_every_alphabet_is_set_in_a_font_of_ours(style: CaptionStyle, tmp_path: Path) -> None:
    words = tuple(Word(part, index, index * 1.0, index + 0.9) for index, part in enumerate(["Ξόδεψε", "трать", "żğạı"]))
    pictures, said = captioned(
        captions(words, style, SIZE, lambda _: BAND, end_s=3.0), SIZE, (0.6, 1.6, 2.6), tmp_path / "words.ass"
    )
    assert all(inked(picture).sum() > 300 for picture in pictures)
    chosen = [line for line in said.splitlines() if "fontselect:" in line]
    assert chosen
    assert all(line.split("fontselect:")[1].strip().startswith("(LM ") for line in chosen)
    assert "not found" not in said.replace("Error opening memory font", "")


@pytest.mark.parametrize(
    ("text", "kept", "can"),
    [
        ("Größe Ελλάδα Київ", "Größe Ελλάδα Київ", True),
        ("ok 🎉  1️⃣ yes\n️", "ok 1 yes", True),
        ("你好", "你好", False),
        ("שלום", "שלום", False),
        ("مرحبا", "مرحبا", False),
        ("นี่", "นี่", False),
    ],
)
def test_letters_no_font_has_are_noticed_and_emoji_are_dropped(text: str, kept: str, can: bool) -> None:
    assert plain(text) == kept
    assert legible(text) is can
