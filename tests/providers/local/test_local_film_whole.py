"""One film with everything a client can ask for, rendered once and measured from its file."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.attempt import Order
from domain.brief import Backing, CaptionStyle, Entrance, Film, FrameStyle, Inset, Position, Scene, SceneKind, Size
from domain.spec import Kind, Settings
from providers.local.films import film
from providers.local.films.film import Production
from providers.local.films.layout import Box, Grid
from providers.local.films.staging import Cut, Shot
from providers.local.report import Report
from tests.providers.local.measure import facts_of
from tests.providers.local.viewing import Pixels, checked, frames_of

LENGTH_S = 10.0
SIZE = (360, 360)  # half of what is rendered
GREEN, YELLOW = (30, 160, 70), (255, 225, 0)
INSET = Inset(position=Position.BOTTOM_RIGHT, size=Size.MEDIUM, entrance=Entrance.SCALE, frame=FrameStyle.NONE)
FILM = Film(
    script="",
    actor="marcus",
    captions=CaptionStyle.HORMOZI,
    music=Backing.CORPORATE,
    cta="Try it today",
    inset=INSET,
    scenes=(
        Scene(text="Nobody told me how easy it is."),
        Scene(kind=SceneKind.BROLL, text="Look at this picture.", image="mine"),
        Scene(kind=SceneKind.BROLL, text="And look at this lake.", visual_prompt="a lake in the mountains"),
        Scene(text="Start now."),
    ),
)
ORDER = Order(
    reference="f",
    model="m",
    kind=Kind.TALKING_VIDEO,
    prompt="",
    settings=Settings(duration_s=LENGTH_S, aspect_ratio="1:1"),
    brief=FILM,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    Image.new("RGB", (400, 400), GREEN).save(folder / "mine.png")
    film.render(ORDER, {"mine": folder / "mine.png"}, folder / "film.mp4", Report(folder / "progress"))
    return folder / "film.mp4"


@pytest.fixture(scope="module")
def frames(made: Path) -> Pixels:
    return frames_of(made, SIZE)


@pytest.fixture(scope="module")
def production() -> Production:
    return Production.of(ORDER)


def within(frame: Pixels, box: Box) -> Pixels:
    return frame[box.top : box.bottom, box.left : box.right]


def near(frame: Pixels, colour: tuple[int, int, int]) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    return np.asarray(np.abs(frame - np.array(colour)).max(axis=-1) < 70)


def cuts(production: Production) -> list[Shot]:
    return [shot for shot in production.plan.shots if isinstance(shot.what, Cut)]


def test_it_has_its_length_its_loudness_and_no_fault(made: Path) -> None:
    facts, check = facts_of(made), checked(made)
    assert facts.frames == LENGTH_S * 25
    assert facts.duration_s == pytest.approx(LENGTH_S, abs=0.01)
    assert check.lufs == pytest.approx(-15.0, abs=1.0)
    assert check.complaints == ()


def test_the_scenes_follow_each_other(frames: Pixels, production: Production) -> None:
    green, lake = cuts(production)
    assert near(within(frames[round((green.start_s + 0.8) * 25)], Grid(SIZE).picture(INSET)), GREEN).mean() > 0.9
    blue = frames[round((lake.start_s + 0.8) * 25)][..., 2].mean() - frames[10][..., 2].mean()
    assert blue > 10


def test_the_speaker_is_inset_where_they_belong_while_a_cutaway_lasts(frames: Pixels, production: Production) -> None:
    green, place = cuts(production)[0], Grid(SIZE).inset(INSET)
    frame = frames[round((green.start_s + 0.8) * 25)]
    assert near(within(frame, place), GREEN).mean() < 0.05
    around = near(frame, GREEN)
    assert around[place.top + 4 : place.bottom - 4, place.left - 5].all()
    assert around[place.top - 5, place.left + 4 : place.right - 4].all()
    moves = [
        np.abs(within(after, place) - within(before, place)).mean()
        for before, after in pairwise(frames[round((green.start_s + 0.5) * 25) : round(green.end_s * 25) - 8 : 4])
    ]
    assert max(moves) > 1.0, "who is in it speaks"


def test_captions_are_in_their_band_while_words_are_spoken(frames: Pixels, production: Production) -> None:
    shot = cuts(production)[0]
    words = [word for word in production.spoken.words if shot.start_s + 0.4 < word.start_s < shot.end_s - 0.4]
    assert words
    for word in words:
        yellow, band = near(frames[round((word.start_s + word.end_s) / 2 * 25)], YELLOW), Grid(SIZE).captions(INSET)
        assert within(np.asarray(yellow)[..., None].astype(np.int16), band).sum() > 60
        assert yellow.sum() == within(np.asarray(yellow)[..., None].astype(np.int16), band).sum()


def test_the_end_card_comes_last_and_no_caption_with_it(frames: Pixels, production: Production) -> None:
    card = frames[round((production.plan.speaks_until_s + 0.5) * 25) :]
    assert len(card) > 20
    assert not near(card, YELLOW)[:, Grid(SIZE).captions().top :].any(axis=0).mean() > 0.02
    assert (card[-1].min(axis=-1) > 230).sum() > 300
    assert card[-1].mean() < frames[10].mean() * 0.75
