import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from domain.attempt import Order
from domain.spec import Kind
from providers.local.scenes.imprint import caption
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.scene import scene_for
from tests.providers.local.measure import Ordering

Pixels = npt.NDArray[np.float64]
_SIZE_PX = (640, 360)
_CAPTION_PX = 65  # the strip at the foot is left out, so that a picture cannot differ by its text alone


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "a taxi in a city at night"},  # other words
        {"model": "borealis-2"},  # the same words, another model
        {"seed": 7},  # the same words and model, another seed
    ],
)
def test_the_picture_itself_depends_on_what_was_ordered(order: Ordering, change: dict[str, str]) -> None:
    assert _difference(_picture(order(Kind.VIDEO)), _picture(order(Kind.VIDEO, **change))) > 4


def test_the_same_order_gives_the_same_picture(order: Ordering) -> None:
    assert _difference(_picture(order(Kind.VIDEO)), _picture(order(Kind.VIDEO))) == 0


def test_the_picture_moves(order: Ordering) -> None:
    assert _difference(_picture(order(Kind.VIDEO), 0.0), _picture(order(Kind.VIDEO), 2.0)) > 0.5


def test_night_is_darker_than_day(order: Ordering) -> None:
    night, day = (_picture(order(Kind.VIDEO, f"a village at {hour}")) for hour in ("night", "noon"))
    assert night.mean() < day.mean() / 2


def test_a_colour_word_paints_the_subject(order: Ordering) -> None:
    red, blue = (_picture(order(Kind.VIDEO, f"a {colour} balloon on a sunny day")) for colour in ("red", "blue"))
    assert _share(red, 0) > 0.02 > _share(blue, 0)


@pytest.mark.parametrize("ratio", ["16:9", "9:16", "1:1", "3:1"])
@pytest.mark.parametrize(
    "prompt",
    [
        "short",
        "word " * 400,
        "W" * 400,  # one word wider than the strip
        "закат над морем",  # a script the font lacks
        "",
    ],
)
def test_a_caption_stays_inside_the_picture(ratio: str, prompt: str) -> None:
    parsed = Ratio.parse(ratio)
    assert parsed is not None
    width, height = parsed.size_px()
    panel, (left, top) = caption((width, height), prompt, "a-model-name-" * 20, (200, 40, 40))
    assert left >= 0
    assert left + panel.width <= width
    assert top > height * 0.7
    assert top + panel.height <= height
    bright = np.asarray(panel)[:, :, :3].min(axis=2) > 150
    assert bright.any()
    assert not bright[:, -4:].any()


def _picture(order: Order, now_s: float = 1.0) -> Pixels:
    frame: Image.Image = scene_for(order, _SIZE_PX).frame(now_s)
    return np.asarray(frame, dtype=np.float64)[:-_CAPTION_PX]


def _difference(one: Pixels, other: Pixels) -> float:
    """Mean over all pixels, 0 to 255."""
    return float(np.abs(one - other).mean())


def _share(picture: Pixels, channel: int) -> float:
    """The share of pixels in which one channel stands out."""
    others = np.delete(picture, channel, axis=2).max(axis=2)
    return float((picture[:, :, channel] - others > 90).mean())
