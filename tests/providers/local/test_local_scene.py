from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageFilter

from domain.attempt import Order
from domain.spec import Kind
from providers.local.photos.cutout import reached
from providers.local.scenes.imprint import Imprint
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.scene import scene_for
from providers.local.scenes.subjects import SUBJECTS
from tests.providers.local.measure import Ordering

Pixels = npt.NDArray[np.int16]
SIZE_PX = (640, 360)


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "a taxi in a city at night"},  # other words
        {"model": "borealis-2"},  # the same words, another model
        {"seed": 7},  # the same words and model, another seed
    ],
)
def test_the_picture_itself_depends_on_what_was_ordered(order: Ordering, change: dict[str, str]) -> None:
    assert _difference(_picture(order(Kind.VIDEO)), _picture(order(Kind.VIDEO, **change))) > 2


def test_the_same_order_gives_the_same_picture(order: Ordering) -> None:
    assert _difference(_picture(order(Kind.VIDEO)), _picture(order(Kind.VIDEO))) == 0


@pytest.mark.parametrize("place", ["village", "sea", "city", "street", "beach", "office"])
def test_night_is_darker_than_day(order: Ordering, place: str) -> None:
    night, day = (_picture(order(Kind.VIDEO, f"a dog in a {place} at {hour}")) for hour in ("night", "noon"))
    assert night.mean() < day.mean() * 0.75


@pytest.mark.parametrize("subject", ["car", "balloon", "bus", "sailboat", "fish", "tent", "robot", "mug", "woman"])
def test_a_colour_belongs_to_the_noun_it_stands_before(order: Ordering, subject: str) -> None:
    red, blue = (
        _stands_out(
            _picture(order(Kind.VIDEO, f"a {colour} {subject} in a snow field and a {other} sky at noon")), 0, 70
        )
        for colour, other in (("red", "blue"), ("blue", "turquoise"))
    )
    assert red.sum() > 500
    assert red.sum() > 3 * blue.sum()


def test_a_colour_before_the_sky_is_the_skys(order: Ordering) -> None:
    pink, plain = (_picture(order(Kind.VIDEO, f"a white car under a {sky} sky at noon")) for sky in ("pink", "blue"))
    top = slice(0, 60)
    assert pink[top, :, 0].mean() > pink[top, :, 2].mean() > pink[top, :, 1].mean()
    assert plain[top, :, 2].mean() > plain[top, :, 0].mean() + 30


def test_a_colour_of_the_ground_leaves_the_subject_its_own(order: Ordering) -> None:
    red, none = (_picture(order(Kind.VIDEO, f"a {ground}desert at noon", seed=5)) for ground in ("red ", ""))
    assert red[280:, :, 0].mean() - red[280:, :, 1].mean() > none[280:, :, 0].mean() - none[280:, :, 1].mean() + 25


@pytest.mark.parametrize(
    ("word", "count"), [("a green balloon", 1), ("two green balloons", 2), ("5 green balloons", 5)]
)
def test_as_many_are_shown_as_were_counted(order: Ordering, word: str, count: int) -> None:
    picture = _picture(order(Kind.VIDEO, f"{word} over a snow field at noon", seed=2), 0.0)
    assert _pieces(_stands_out(picture, 1), 150) == count


def test_a_large_one_is_larger_than_a_small_one(order: Ordering) -> None:
    large, small = (
        _picture(order(Kind.VIDEO, f"a {size} red bus in a snow field at noon", seed=2)) for size in ("huge", "tiny")
    )
    assert _stands_out(large, 0).sum() > 2 * _stands_out(small, 0).sum()


@pytest.mark.parametrize(
    "prompt",
    [
        "a person walking on the beach",
        "slow pan over mountains at dawn",
        "slow zoom in on a castle",
        "static shot of a lighthouse at night",
        "drone shot of a forest",
        "rain in the city at night",
        "a cup of coffee in a cafe",
        "portrait of a smiling man in an office",
        "a woman doing yoga in a studio",
        "fish in a coral reef",
        "a rocket in space",
        "nothing that anybody would know",
        "",
    ],
)
def test_something_moves_in_every_half_second(order: Ordering, prompt: str) -> None:
    scene = scene_for(order(Kind.VIDEO, prompt), SIZE_PX)
    frames = [np.asarray(scene.frame(index / 2), dtype=np.int16) for index in range(11)]
    for before, after in pairwise(frames):
        assert (np.abs(before - after).max(axis=2) > 12).mean() > 0.001
    assert min(frame.mean() for frame in frames) > 12


@pytest.mark.parametrize(
    ("move", "shrinks"),
    [("slow zoom in on", False), ("slow zoom out from", True)],
)
def test_the_camera_does_what_is_said(order: Ordering, move: str, shrinks: bool) -> None:
    """What the subject's colour covers grows or shrinks."""
    scene = scene_for(order(Kind.VIDEO, f"{move} a red tent in a snow field at noon"), SIZE_PX)
    first, last = (int(_stands_out(np.asarray(scene.frame(at_s), dtype=np.int16), 0).sum()) for at_s in (0.0, 4.9))
    assert (last < first * 0.8) if shrinks else (last > first * 1.2)


def test_a_pan_to_the_left_is_no_pan_to_the_right(order: Ordering) -> None:
    ways = []
    for side in ("left", "right"):
        scene = scene_for(order(Kind.VIDEO, f"pan {side} over a red tent in a snow field at noon", seed=4), SIZE_PX)
        xs = [_columns(np.asarray(scene.frame(at_s), dtype=np.int16)).mean() for at_s in (0.0, 4.0)]
        ways.append(xs[1] - xs[0])
    assert ways[0] > 40
    assert ways[1] < -40


def test_who_is_followed_stays_in_the_frame(order: Ordering) -> None:
    scene = scene_for(order(Kind.VIDEO, "tracking shot of a red car on a road at noon", duration_s=12), SIZE_PX)
    for at_s in (0.0, 6.0, 12.0, 40.0):
        columns = _columns(np.asarray(scene.frame(at_s), dtype=np.int16))
        assert len(columns) > 500
        assert 0.2 < columns.mean() / SIZE_PX[0] < 0.8


def test_a_black_and_white_picture_has_no_colours(order: Ordering) -> None:
    grey = _picture(order(Kind.VIDEO, "film noir, a red car in the city at night"))
    assert int(np.ptp(grey, axis=2).max()) == 0


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_every_subject_is_drawn_whole_inside_every_frame(order: Ordering, name: str) -> None:
    """Taken as what differs from the same scene with the subject in another colour, or gone."""
    for ratio in ("16:9", "9:16"):
        width, height = (part // 4 for part in Ratio.of(ratio).size_px())
        scene = scene_for(order(Kind.VIDEO, f"a {name} in a static shot at noon", seed=1), (width, height))
        cast = [layer for layer in scene.layers if type(layer).__name__ == "Cast"]
        assert len(cast) == 1
        blank = scene.backdrop.copy()
        before = np.asarray(blank, dtype=np.int16)
        cast[0].draw(blank, 2.5)
        rows, columns = np.nonzero(np.abs(np.asarray(blank, dtype=np.int16) - before).max(axis=2) > 24)
        assert len(rows) > 0.004 * width * height
        assert columns.min() > 0
        assert columns.max() < width - 1
        assert rows.min() > 0


@pytest.mark.parametrize("ratio", ["16:9", "9:16", "1:1", "21:9", "3:1"])
def test_the_imprint_stays_small_and_inside_the_picture(ratio: str) -> None:
    width, height = Ratio.of(ratio).size_px()
    imprint = Imprint.on((width, height))
    assert imprint.left >= 0
    assert imprint.left + imprint.panel.width <= width
    assert imprint.top + imprint.panel.height <= height
    assert imprint.panel.width * imprint.panel.height < 0.015 * width * height
    assert np.asarray(imprint.panel).max() > 200


def _picture(order: Order, now_s: float = 1.0) -> Pixels:
    return np.asarray(scene_for(order, SIZE_PX).frame(now_s), dtype=np.int16)


def _difference(one: Pixels, other: Pixels) -> float:
    """Mean over all pixels, 0 to 255."""
    return float(np.abs(one - other).mean())


def _stands_out(picture: Pixels, channel: int, by: int = 35) -> npt.NDArray[np.bool_]:
    """Where one channel is so much above the others."""
    others = np.delete(picture, channel, axis=2).max(axis=2)
    return np.asarray(picture[:, :, channel] - others > by)


def _columns(picture: Pixels) -> npt.NDArray[np.intp]:
    return np.nonzero(_stands_out(picture, 0))[1]


def _pieces(mask: npt.NDArray[np.bool_], least: int) -> int:
    """How many pieces of so many pixels or more there are, gaps of a few pixels not counting."""
    left = np.asarray(Image.fromarray(mask).convert("L").filter(ImageFilter.MaxFilter(5))) > 0
    count = 0
    while left.any():
        start = np.zeros_like(left)
        start[tuple(np.argwhere(left)[0])] = True
        piece = reached(left, start)
        count += int(piece.sum() >= least)
        left &= ~piece
    return count
