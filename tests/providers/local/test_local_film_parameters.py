"""Every parameter of a film that a client may set is seen or heard in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from domain.attempt import Order
from domain.brief import (
    Backing,
    Entrance,
    Film,
    FrameStyle,
    Inset,
    Position,
    Scene,
    SceneKind,
    Size,
    Template,
    Tone,
)
from domain.spec import Kind, Settings
from providers.local.encode import AUDIO_RATE_HZ
from providers.local.films.film import Production
from providers.local.films.layout import Grid
from providers.local.films.staging import Cut, Talk

LENGTH_S = 6.0
SMALL = Grid((180, 320))
MOMENTS = [round(LENGTH_S * 25 * share) for share in (0.1, 0.3, 0.5, 0.7, 0.98)]
SCRIPT = "Nobody told me how easy it is. I use it every single morning. You can start today."
BASE = Film(script=SCRIPT, actor="emma")
TALKS = (Scene(text="Nobody told me how easy it is."), Scene(text="I use it every single morning."))
CUT = Scene(kind=SceneKind.BROLL, text="I use it every single morning.", visual_prompt="a boat on the sea")
SHOWN = BASE.model_copy(update={"script": "", "scenes": (TALKS[0], CUT)})


def produced(film: Film, duration_s: float = LENGTH_S, ratio: str = "9:16") -> Production:
    settings = Settings(duration_s=duration_s, aspect_ratio=ratio)
    return Production.of(
        Order(reference="f", model="m", kind=Kind.TALKING_VIDEO, prompt="", settings=settings, brief=film)
    )


def seen(film: Film, inputs: Mapping[str, Path]) -> str:
    """What some small frames of a film show, as a digest."""
    reel = replace(produced(film), grid=SMALL).reel(inputs)
    return hashlib.sha256(b"".join(reel.frame(index).tobytes() for index in MOMENTS)).hexdigest()


def heard(film: Film) -> str:
    short = film.model_copy(update={"script": "You can start today."})
    return hashlib.sha256(produced(short, 2.4).sound().tobytes()).hexdigest()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pictures as clients send them, by name."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, colour in (("one", "#c02050"), ("two", "#20a060")):
        Image.new("RGB", (80, 80), colour).save(folder / f"{name}.png")
    return {name: folder / f"{name}.png" for name in ("one", "two")}


VISIBLE: list[tuple[Film, dict[str, Any]]] = [
    (BASE, {"actor": "marcus"}),
    (BASE, {"portrait": "one"}),
    (BASE, {"tone": Tone.ENERGETIC}),
    (BASE, {"cta": "Try it"}),
    (BASE.model_copy(update={"cta": "Try it"}), {"cta": "Go now"}),
    (BASE, {"broll": True}),
    (BASE, {"broll_images": ("one",)}),
    (BASE.model_copy(update={"broll_images": ("one",)}), {"broll_images": ("two",)}),
    (BASE, {"product_image": "one"}),
    (BASE, {"inset": Inset()}),
    (SHOWN, {"scenes": (CUT, TALKS[0])}),
    (SHOWN, {"scenes": TALKS}),
    (SHOWN, {"scenes": (TALKS[0], CUT.model_copy(update={"visual_prompt": "a city at night"}))}),
    (SHOWN, {"scenes": (TALKS[0], CUT.model_copy(update={"image": "one"}))}),
    (SHOWN, {"scenes": (TALKS[0].model_copy(update={"visual_prompt": "a forest"}), CUT)}),
    *((SHOWN.model_copy(update={"inset": Inset()}), {"inset": Inset(position=other)}) for other in list(Position)[:2]),
    *(
        (SHOWN.model_copy(update={"inset": Inset()}), {"inset": Inset(size=other)})
        for other in (Size.SMALL, Size.LARGE)
    ),
    (SHOWN.model_copy(update={"inset": Inset()}), {"inset": Inset(frame=FrameStyle.SHADOW)}),
]


@pytest.mark.parametrize(("film", "change"), VISIBLE, ids=[next(iter(change)) for _, change in VISIBLE])
def test_what_a_client_sets_is_seen(film: Film, change: dict[str, Any], inputs: dict[str, Path]) -> None:
    assert seen(film, inputs) != seen(film.model_copy(update=change), inputs)


def test_no_two_templates_look_alike(inputs: dict[str, Path]) -> None:
    looks = {seen(BASE.model_copy(update={"template": template}), inputs) for template in (None, *Template)}
    assert len(looks) == len(Template) + 1


def test_no_two_entrances_look_alike() -> None:
    looks = set()
    for entrance in Entrance:
        production = produced(SHOWN.model_copy(update={"inset": Inset(entrance=entrance)}))
        cut = next(shot for shot in production.plan.shots if isinstance(shot.what, Cut))
        looks.add(replace(production, grid=SMALL).reel({}).frame(round(cut.start_s * 25) + 3).tobytes())
    assert len(looks) == len(Entrance)


@pytest.mark.parametrize(
    "changes",
    [
        [{"music": backing} for backing in (None, *Backing)],
        [{"tone": tone} for tone in (None, *Tone)],
        [{"speed": speed} for speed in (0.7, 1.0, 1.5)],
        [{"voice": voice} for voice in (None, "RTjbJRiQeuj4gFiYN76H")],
        [{"language": language} for language in ("en", "es", "fr", "de", "el")],
    ],
    ids=["music", "tone", "speed", "voice", "language"],
)
def test_what_a_client_sets_is_heard(changes: list[dict[str, Any]]) -> None:
    assert len({heard(BASE.model_copy(update=change)) for change in changes}) == len(changes)


@pytest.mark.parametrize("duration_s", [5.0, 10.0, 15.0])
def test_a_film_has_exactly_its_frames_and_its_sound(duration_s: float) -> None:
    production = produced(BASE, duration_s)
    assert production.reel({}).count == duration_s * 25
    assert len(production.sound()) == duration_s * AUDIO_RATE_HZ


@pytest.mark.parametrize(("ratio", "size_px"), [("9:16", (720, 1280)), ("16:9", (1280, 720)), ("1:1", (720, 720))])
def test_a_shape_is_the_shape_of_the_frame(ratio: str, size_px: tuple[int, int]) -> None:
    assert produced(BASE, ratio=ratio).reel({}).frame(20).size == size_px


def test_scenes_are_shown_in_the_callers_order() -> None:
    scenes = (TALKS[0], CUT, TALKS[1])
    shots = produced(BASE.model_copy(update={"script": "", "scenes": scenes}), 10.0).plan.shots
    assert [type(shot.what) for shot in shots] == [Talk, Cut, Talk]
