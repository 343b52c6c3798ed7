import asyncio
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import blurhash
import numpy as np
import pytest
from PIL import Image
from pymediainfo import MediaInfo

from domain.attempt import Input, Order, State, Submission
from domain.brief import Backing, CaptionStyle, Film, Tone
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.actors.actor import Actor
from providers.local.actors.looks import Look
from providers.local.actors.pose import Pose
from providers.local.films import film
from providers.local.films.film import Production
from providers.local.films.layout import Grid
from providers.local.poster import blurhash_of
from providers.local.report import Report
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import facts_of, fetched, followed, further, held
from tests.providers.local.viewing import checked, frames_of

LENGTH_S = 2.0
SIZE = (720, 720)
BRIEF = Film(script="Make one now!", actor="emma", captions=CaptionStyle.HORMOZI, music=Backing.UPBEAT)


def _order(brief: Film, reference: str = "film_1", ratio: str = "1:1", duration_s: float = LENGTH_S) -> Order:
    settings = Settings(duration_s=duration_s, aspect_ratio=ratio)
    return Order(
        reference=reference,
        model="studio-actor",
        kind=Kind.TALKING_VIDEO,
        prompt="",
        settings=settings,
        brief=brief,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One film, rendered in this process."""
    folder = tmp_path_factory.mktemp("film")
    film.render(_order(BRIEF), {}, folder / "film.mp4", Report(folder / "progress"))
    return folder / "film.mp4"


def test_a_film_is_exactly_as_long_and_as_large_as_ordered(made: Path) -> None:
    facts = facts_of(made)
    assert facts.frames == 50
    assert "h264" in facts.streams[0]
    assert "yuv420p(tv, bt709" in facts.streams[0]
    assert "720x720" in facts.streams[0]
    assert "aac" in facts.streams[1]
    assert "locally" in facts.comment
    assert [int(float(track.duration)) for track in MediaInfo.parse(made).tracks] == [2000, 2000, 2000]
    head = made.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")
    assert b"Lavf" not in head  # nor any other version
    assert b"digitalsourcetype/algorithmicMedia" in head
    assert b"digitalsourcetype/algorithmicMedia" in made.with_suffix(".jpg").read_bytes()


def test_it_decodes_cleanly_neither_black_nor_frozen_and_at_its_loudness(made: Path) -> None:
    check = checked(made)
    assert check.complaints == ()
    assert check.lufs == pytest.approx(-15.0, abs=1.0)


def test_only_the_film_and_its_poster_are_left(made: Path) -> None:
    assert {path.name for path in made.parent.iterdir()} == {"film.mp4", "film.jpg", "progress"}


def test_captions_stand_in_their_band_while_something_is_said(made: Path) -> None:
    production = Production.of(_order(BRIEF))
    words, band = production.spoken.words, Grid((360, 360)).captions()
    frames = frames_of(made, (360, 360))
    yellow = (np.abs(frames - np.array((255, 225, 0))).max(axis=-1) < 70).reshape(len(frames), 360, 360)
    speaking = yellow[round(words[1].start_s * 25) + 3]
    assert speaking[band.top : band.bottom, band.left : band.right].sum() > 150
    assert speaking.sum() == speaking[band.top : band.bottom, band.left : band.right].sum()
    assert yellow[1].sum() == 0
    assert yellow[round((words[-1].end_s + 0.35) * 25)].sum() == 0


def test_the_poster_shows_a_speaking_face_and_its_blur_can_be_read(made: Path) -> None:
    poster = made.with_suffix(".jpg")
    with Image.open(poster) as image:
        assert image.format == "JPEG"
        assert image.size == SIZE
        assert np.asarray(image.convert("L")).std() > 30
    production = Production.of(_order(BRIEF))
    openings = [production.performance.pose(index / 25).mouth.lower for index in range(50)]
    assert 0.45 < production.performance.pose(production.poster_s()).mouth.lower / max(openings) < 0.8
    assert len(np.asarray(blurhash.decode(blurhash_of(poster), 16, 16)).reshape(-1)) == 16 * 16 * 3


async def test_the_studio_renders_the_very_same_bytes_in_a_process_of_its_own_and_tells_how_far_it_is(
    made: Path, local: Local, gate: Gate, tmp_path: Path
) -> None:
    gate.hold("output.m4a", "output.mp4", "output.png")
    await local.submit(_order(BRIEF))
    fraction = 0.0
    for _ in range(3):
        ffmpeg = await held(local, "film_1")
        fraction = await further(local, "film_1", fraction)
        ffmpeg.resume()
    end, fractions = await followed(local, "film_1")
    assert end.state is State.SUCCEEDED
    assert end.outputs[0].content_type == "video/mp4"
    assert fractions == sorted(fractions)
    again = await fetched(local, end, tmp_path / "again.mp4")
    assert await asyncio.to_thread(again.read_bytes) == await asyncio.to_thread(made.read_bytes)


def test_the_mouth_moves_when_and_only_when_there_is_a_voice() -> None:
    production = Production.of(_order(BRIEF.model_copy(update={"script": "Stop. Make one now!"}), duration_s=4.0))
    size_px = (270, 480)
    actor = Actor(Look.named("emma"), size_px, Image.new("RGB", size_px, "#ccc"))
    left, top, right, bottom = actor.mouth_box

    def mouth(index: int) -> Image.Image:
        # The head is held still, so that nothing but the mouth can move.
        return actor.frame(Pose(mouth=production.performance.pose(index / 25).mouth)).crop((left, top, right, bottom))

    seen = [np.asarray(mouth(index)).astype(np.int16) for index in range(100)]
    moved = [float(np.abs(after - before).mean()) for before, after in pairwise(seen)]
    words = production.spoken.words
    silent = [
        index for index in range(99) if not any(word.start_s - 0.12 < index / 25 < word.end_s + 0.12 for word in words)
    ]
    spoken = [index for index in range(99) if any(word.start_s < index / 25 < word.end_s for word in words)]
    assert len(silent) > 20
    assert max(moved[index] for index in silent) == 0.0
    assert np.mean([moved[index] for index in spoken]) > 1.0


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_changes_pace_and_face(tone: Tone) -> None:
    text = "One can say so much with so few words when one means every one of them."
    usual, toned = (
        Production.of(_order(Film(script=text, actor="emma", tone=wanted), duration_s=6.0)) for wanted in (None, tone)
    )
    assert usual.performance.pose(0.1) != toned.performance.pose(0.1)
    slower = {Tone.CALM, Tone.DRAMATIC}
    if tone is Tone.CONFIDENT:
        assert toned.voice.shape == usual.voice.shape or not np.array_equal(toned.voice, usual.voice)
    else:
        assert (toned.spoken.length_s > usual.spoken.length_s) is (tone in slower)


def test_a_speaker_looks_around_with_the_eyes_on_the_camera() -> None:
    performance = Production.of(_order(BRIEF, duration_s=15.0)).performance
    poses = [performance.pose(index / 25) for index in range(375)]
    turns = np.array([pose.turn for pose in poses])
    assert turns.min() < -0.1
    assert turns.max() > 0.1
    assert np.abs(np.diff(turns)).max() < 0.15, "heads do not jump"
    assert np.corrcoef(turns, [pose.gaze[0] for pose in poses])[0, 1] < -0.7


def test_speed_changes_the_pace() -> None:
    lengths = [
        Production.of(_order(BRIEF.model_copy(update={"speed": speed}), duration_s=5.0)).spoken.length_s
        for speed in (0.7, 1.0, 1.5)
    ]
    assert lengths[0] > lengths[1] * 1.1
    assert lengths[1] > lengths[2] * 1.1


@pytest.mark.parametrize(("words", "length_s"), [(6, 5.0), (20, 10.0), (34, 15.0)])
def test_a_film_of_no_length_is_as_long_as_its_text_needs(words: int, length_s: float) -> None:
    order = _order(Film(script="bananas and " * (words // 2), actor="emma"))
    unset = order.model_copy(update={"settings": Settings(aspect_ratio="1:1")})
    assert Production.of(unset).duration_s == length_s


def test_the_voice_ends_before_the_film_and_before_the_end_card() -> None:
    text = "This is quite a lot of text for the little time there is to say all of it in."
    plain = Production.of(_order(Film(script=text, actor="emma"), duration_s=5.0))
    assert plain.spoken.length_s <= 4.75
    carded = Production.of(_order(Film(script=text, actor="emma", cta="Try it"), duration_s=5.0))
    assert carded.spoken.length_s <= carded.plan.speaks_until_s <= 5.0 - 1.2
    assert [word.text for word in carded.spoken.words] == text.split()


def test_the_end_card_covers_the_film_and_no_caption_is_left() -> None:
    production = Production.of(_order(BRIEF.model_copy(update={"cta": "Try it free"}), duration_s=3.0))
    reel = production.reel({})
    before, after = (
        np.frombuffer(frame, dtype=np.uint8)
        for index, frame in enumerate(reel.frames(lambda _: None))
        if index in (10, 74)
    )
    assert after.mean() < before.mean() * 0.6
    assert after.max() > 250  # the words
    last = max(line.split(",")[2] for line in production.captions().splitlines() if line.startswith("Dialogue"))
    assert float(last[-5:]) <= production.plan.speaks_until_s + 0.01


REFUSED: list[tuple[str, Callable[[], Order]]] = [
    ("a script no font has", lambda: _order(Film(script="你好，世界", actor="emma", language="zh"))),
    ("an end card no font can set", lambda: _order(Film(script="Hello", cta="مرحبا"))),
    ("a language nobody speaks", lambda: _order(Film(script="Hello", language="xx"))),
    ("nothing to say", lambda: _order(Film(script=" … "))),
    ("more than can be said", lambda: _order(Film(script="word " * 60))),
    ("a shape that is none", lambda: _order(Film(script="Hello"), ratio="9/16")),
    ("a picture that was not given", lambda: _order(Film(script="Hello", product_image="product"))),
    ("no brief", lambda: _order(BRIEF).model_copy(update={"brief": None})),
]


@pytest.mark.parametrize(("why", "order"), REFUSED, ids=[why for why, _ in REFUSED])
async def test_what_cannot_be_made_is_refused_at_the_submit(why: str, order: Callable[[], Order], local: Local) -> None:
    assert await local.submit(order()) == Submission.rejected(Code.INVALID_INPUT), why


async def test_what_can_be_made_is_taken(local: Local) -> None:
    given = Input(name="product", key="k", content_type="image/png", size_bytes=1, sha256="0" * 64)
    order = _order(Film(script="Größe Ελλάδα 🎉", product_image="product", cta="Київ"))
    assert (await local.submit(order.model_copy(update={"inputs": (given,)}))).handle == "film_1"
