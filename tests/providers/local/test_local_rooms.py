"""Rooms and portraits."""

import io

import numpy as np
import pytest
from PIL import Image

from providers.local.actors.looks import Look
from providers.local.actors.portrait import portrait, portrait_png
from providers.local.drawing.vector import raster
from providers.local.films.rooms import ROOMS, room

SIZE = (180, 320)


def pixels(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    return np.asarray(image, dtype=np.int16)


@pytest.mark.parametrize("size_px", [(180, 320), (320, 180), (240, 240), (101, 57)])
@pytest.mark.parametrize("name", ROOMS)
def test_a_room_fills_its_frame(name: str, size_px: tuple[int, int]) -> None:
    drawn = room(name, size_px)
    assert (drawn.mode, drawn.size) == ("RGB", size_px)
    assert pixels(drawn).std() > 8, "it is no blank wall"


@pytest.mark.parametrize("wide", [562.5, 1000.0, 1307.1])
@pytest.mark.parametrize("name", ROOMS)
def test_a_room_is_drawn_to_the_last_pixel_of_its_frame(name: str, wide: float) -> None:
    for scale in (0.4267, 0.1413, 0.2):
        drawn = raster(ROOMS[name](wide, 3), (0, 0, wide, 1000), scale).image
        assert drawn.getchannel("A").getextrema() == (255, 255)


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_is_out_of_focus(name: str) -> None:
    shown = pixels(room(name, (360, 640)))
    steps = max(np.abs(np.diff(shown, axis=axis)).max() for axis in (0, 1))
    assert steps < 40


def test_every_room_is_another_and_always_the_same() -> None:
    shown = [room(name, SIZE).tobytes() for name in ROOMS]
    assert len(set(shown)) == len(ROOMS)
    assert [room(name, SIZE).tobytes() for name in ROOMS] == shown


def test_any_other_word_leads_to_some_room_and_always_to_that() -> None:
    words = [f"word {number}" for number in range(24)]
    shown = [room(word, SIZE) for word in words]
    light = [float(pixels(image).mean()) for image in shown]
    assert max(light) - min(light) > 80, "a dark gym and a bright kitchen at least"
    assert [room(word, SIZE).tobytes() for word in words[:5]] == [image.tobytes() for image in shown[:5]]


def test_a_portrait_is_a_picture_of_the_actor() -> None:
    with Image.open(io.BytesIO(portrait_png(Look.named("emma"), (256, 256)))) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (256, 256))
        emma = pixels(kept)
    other = pixels(portrait(Look.named("marcus"), (256, 256)))
    assert np.abs(emma - other)[60:200, 70:186].mean() > 25
    assert (emma == pixels(portrait(Look.named("emma"), (256, 256)))).all()
