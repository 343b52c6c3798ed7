from collections.abc import Sequence
from itertools import pairwise

import pytest

from domain.brief import Film, Inset, Scene, SceneKind, Template
from providers.local.audio.speech import Word
from providers.local.films.staging import Cut, Plan, Shot, Talk, plan
from providers.local.films.templates import PLAIN, TEMPLATES

SENTENCES = (
    "Ever wonder why top founders wake up at five?",
    "It is not about the alarm clock at all.",
    "It is about the mindset that you bring along.",
    "Small habits grow into big results, so start today.",
)
SCRIPT = " ".join(SENTENCES)
PACE_S = 0.35


def _words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(token, index, 0.15 + PACE_S * index, 0.1 + PACE_S * (index + 1))
        for index, token in enumerate(text.split())
    )


def _planned(film: Film, until_s: float = 15.0) -> Plan:
    text = " ".join(scene.text for scene in film.scenes) or film.script
    return plan(film, _words(text), until_s)


def _pictures(shots: Sequence[Shot]) -> list[str]:
    return [shot.what.image for shot in shots if isinstance(shot.what, Cut) and shot.what.image]


def _cuts(shots: Sequence[Shot]) -> list[Shot]:
    return [shot for shot in shots if isinstance(shot.what, Cut)]


@pytest.mark.parametrize("template", [None, *Template])
@pytest.mark.parametrize("broll", [False, True])
@pytest.mark.parametrize("pictures", [0, 1, 4, 10])
@pytest.mark.parametrize("script", [SCRIPT, "Hello there.", SENTENCES[0]])
def test_shots_fill_the_film_without_gap_or_overlap(
    template: Template | None, broll: bool, pictures: int, script: str
) -> None:
    names = tuple(f"picture-{index}" for index in range(pictures))
    staged = _planned(Film(script=script, template=template, broll=broll, broll_images=names))
    assert staged.shots[0].start_s == 0.0
    assert staged.shots[-1].end_s == 15.0
    assert all(before.end_s == after.start_s for before, after in pairwise(staged.shots))
    assert all(shot.end_s > shot.start_s for shot in staged.shots)
    assert isinstance(staged.shots[0].what, Talk)  # one sees who speaks


def test_without_leave_the_speaker_is_never_interrupted() -> None:
    assert not _cuts(_planned(Film(script=SCRIPT)).shots)
    assert _cuts(_planned(Film(script=SCRIPT, broll=True)).shots)


def test_an_inset_needs_something_to_lie_on() -> None:
    assert _cuts(_planned(Film(script=SCRIPT, inset=Inset())).shots)


def test_pictures_of_the_client_are_shown_in_their_order_the_product_first() -> None:
    film = Film(script=SCRIPT, product_image="product", broll_images=("one", "two"))
    assert _pictures(_planned(film).shots) == ["product", "one", "two"]


def test_ten_pictures_find_their_time() -> None:
    film = Film(script=SCRIPT, broll_images=tuple(f"picture-{index}" for index in range(10)))
    shots = _planned(film).shots
    assert _pictures(shots) == [f"picture-{index}" for index in range(10)]
    assert min(shot.end_s - shot.start_s for shot in _cuts(shots)) >= 0.69


def test_a_single_sentence_still_shows_the_product() -> None:
    shots = _planned(Film(script="Buy it.", product_image="product"), until_s=4.75).shots
    assert [type(shot.what) for shot in shots] == [Talk, Cut, Talk]
    assert _pictures(shots) == ["product"]


def test_scenes_come_in_their_order_each_as_long_as_its_text() -> None:
    scenes = (
        Scene(text=SENTENCES[0]),
        Scene(kind=SceneKind.BROLL, text=SENTENCES[1], visual_prompt="a lake at night"),
        Scene(kind=SceneKind.BROLL, text=SENTENCES[2], image="mine"),
        Scene(text=SENTENCES[3], visual_prompt="a forest"),
    )
    shots = _planned(Film(script="", scenes=scenes)).shots
    assert len(shots) == 4
    assert isinstance(shots[0].what, Talk)
    assert shots[1].what == Cut(prompt="a lake at night", described=True)
    assert shots[2].what == Cut(image="mine")
    assert isinstance(shots[3].what, Talk)
    assert shots[3].what.prompt == "a forest"
    tokens = 0
    for scene, shot in zip(scenes, shots, strict=True):
        assert shot.start_s == pytest.approx(max(0.0, 0.15 + PACE_S * tokens - 0.06) if tokens else 0.0)
        tokens += len(scene.text.split())


def test_loose_pictures_go_to_the_scenes_that_name_none() -> None:
    scenes = (
        Scene(text=SENTENCES[0]),
        Scene(kind=SceneKind.BROLL, text=SENTENCES[1]),
        Scene(kind=SceneKind.BROLL, text=SENTENCES[2], image="mine"),
        Scene(kind=SceneKind.BROLL, text=SENTENCES[3]),
    )
    film = Film(script="", scenes=scenes, broll_images=("one", "two", "three"))
    assert _pictures(_planned(film).shots) == ["one", "two", "mine", "three"]
    talking = Film(script="", scenes=scenes[:1], product_image="product")
    assert _pictures(_planned(talking).shots) == ["product"]


def test_a_drawn_cutaway_gives_the_frame_back_soon() -> None:
    shots = _planned(Film(script=SCRIPT, broll=True)).shots
    assert max(shot.end_s - shot.start_s for shot in _cuts(shots)) <= 3.6


def test_every_template_is_a_plan_of_its_own() -> None:
    stagings = [TEMPLATES[template] for template in Template]
    assert len({staging.room for staging in stagings}) == len(Template)
    assert len({(staging.framings, staging.cutaway_every, staging.overlays) for staging in stagings}) == len(Template)
    assert len({staging.accent for staging in (*stagings, PLAIN)}) == len(Template) + 1


@pytest.mark.parametrize("template", [Template.BEFORE_AFTER, Template.PROBLEM_SOLUTION])
@pytest.mark.parametrize("script", [SCRIPT, "One sentence alone."])
def test_the_first_half_of_a_change_is_grey(template: Template, script: str) -> None:
    shots = _planned(Film(script=script, template=template)).shots
    grey = [shot.what.greyed for shot in shots if isinstance(shot.what, Talk)]
    assert grey == sorted(grey, reverse=True)
    assert True in grey
    assert False in grey
