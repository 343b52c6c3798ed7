"""What is made of pictures a client gave with a prompt."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from domain.attempt import Input, Order
from domain.spec import Kind
from providers.local.intake import UnusableInput
from providers.local.scenes.references import shown
from providers.local.scenes.scene import Scene
from tests.providers.local.measure import Ordering

Pixels = npt.NDArray[np.int16]
SIZE_PX = (320, 180)
MAGENTA, GREEN = (220, 20, 200), (20, 170, 60)


@pytest.fixture
def photos(tmp_path: Path) -> Mapping[str, Path]:
    """Two pictures that fill their frames, and one thing before a plain ground."""
    files = {}
    for name, colour in (("opening", MAGENTA), ("end_frame", GREEN)):
        image = Image.new("RGB", (640, 360), colour)
        pen = ImageDraw.Draw(image)
        for x in range(0, 640, 40):
            pen.line((x, 0, 640 - x, 360), fill=(255, 255, 255), width=3)
        files[name] = tmp_path / f"{name}.png"
        image.save(files[name])
    thing = Image.new("RGB", (400, 400), "white")
    ImageDraw.Draw(thing).rounded_rectangle((120, 60, 280, 350), 30, fill=MAGENTA)
    files["product"] = tmp_path / "product.png"
    thing.save(files["product"])
    return files


def _with(order: Order, *names: str) -> Order:
    given = tuple(Input(name=name, key=name, content_type="image/png", size_bytes=1, sha256="") for name in names)
    return order.model_copy(update={"inputs": given})


def _at(scene: Scene | None, now_s: float) -> Pixels:
    assert scene is not None
    return np.asarray(scene.frame(now_s), dtype=np.int16)


def _share(picture: Pixels, colour: tuple[int, int, int]) -> float:
    return float((np.abs(picture - np.array(colour)).max(axis=2) < 60).mean())


def test_a_prompt_without_pictures_has_no_such_scene(order: Ordering, photos: Mapping[str, Path]) -> None:
    assert shown(order(Kind.VIDEO), photos, SIZE_PX) is None


def test_a_picture_is_the_first_frame_and_is_neared(order: Ordering, photos: Mapping[str, Path]) -> None:
    scene = shown(_with(order(Kind.VIDEO, "slow zoom in", duration_s=4), "opening"), photos, SIZE_PX)
    first = _at(scene, 0.0)
    with Image.open(photos["opening"]) as image:
        whole = np.asarray(image.resize(SIZE_PX, Image.Resampling.BOX), dtype=np.int16)
    assert np.abs(first - whole).mean() < 8
    for at_s in (0.5, 1.0, 2.0, 3.5):
        assert np.abs(_at(scene, at_s) - _at(scene, at_s - 0.5)).mean() > 1


def test_the_last_picture_is_the_last_frame_whatever_their_order(order: Ordering, photos: Mapping[str, Path]) -> None:
    asked = _with(order(Kind.VIDEO, "", duration_s=4), "end_frame", "opening")
    scene = shown(asked, photos, SIZE_PX)
    first, middle, last = (_at(scene, at_s) for at_s in (0.0, 2.0, 4.0))
    assert _share(first, MAGENTA) > 0.5
    assert _share(last, GREEN) > 0.5
    assert _share(middle, MAGENTA) < 0.1
    assert _share(middle, GREEN) < 0.1


def test_weather_that_is_asked_for_falls_before_it(order: Ordering, photos: Mapping[str, Path]) -> None:
    dry, wet = (
        _at(shown(_with(order(Kind.VIDEO, words), "opening"), photos, SIZE_PX), 1.0)
        for words in ("static shot", "static shot in the rain")
    )
    assert (np.abs(dry - wet).max(axis=2) > 12).mean() > 0.01


def test_night_darkens_a_picture(order: Ordering, photos: Mapping[str, Path]) -> None:
    asked, dark = (
        _at(shown(_with(order(Kind.VIDEO, words), "opening"), photos, SIZE_PX), 0.0) for words in ("", "at night")
    )
    assert dark.mean() < asked.mean() * 0.75


def test_a_thing_before_a_plain_ground_is_put_into_the_place_that_is_named(
    order: Ordering, photos: Mapping[str, Path]
) -> None:
    scene = shown(_with(order(Kind.IMAGE, "on a beach at sunset"), "product"), photos, SIZE_PX)
    picture = _at(scene, 0.0)
    assert _share(picture, MAGENTA) > 0.04
    assert _share(picture, (255, 255, 255)) < 0.02  # its ground did not come along
    assert picture[:40, :, 2].std() > 3


def test_what_is_no_picture_is_refused(order: Ordering, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"<svg onload=x>" + bytes(200))
    with pytest.raises(UnusableInput):
        shown(_with(order(Kind.VIDEO), "x"), {"x": tmp_path / "x"}, SIZE_PX)
