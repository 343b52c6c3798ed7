from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from domain.attempt import Role, State
from domain.spec import Kind
from providers.local import Local
from providers.local.report import Report
from providers.local.scenes.image import render
from providers.local.scenes.scene import scene_for
from tests.providers.local.measure import Ordering, fetched, rendered


@pytest.mark.parametrize(("ratio", "size"), [("1:1", (1080, 1080)), ("16:9", (1920, 1080)), ("3:4", (1080, 1440))])
async def test_an_image_is_a_png_of_the_shape_ordered_with_a_thumbnail(
    local: Local, order: Ordering, tmp_path: Path, ratio: str, size: tuple[int, int]
) -> None:
    end, _ = await rendered(local, order(Kind.IMAGE, "a fox in a forest at dawn", aspect_ratio=ratio))
    assert end.state is State.SUCCEEDED
    assert [output.role for output in end.outputs] == [Role.MAIN, Role.POSTER]
    path = await fetched(local, end, tmp_path / "picture.png")
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", size)
        assert "algorithmicMedia" in image.info["XML:com.adobe.xmp"]
        small = image.convert("RGB")
    still = await fetched(local, end.model_copy(update={"outputs": end.outputs[1:]}), tmp_path / "small.jpg")
    with Image.open(still) as thumbnail:
        assert max(thumbnail.size) == 512
        reduced = np.asarray(small.resize(thumbnail.size, Image.Resampling.BOX), dtype=np.int16)
        assert np.abs(np.asarray(thumbnail, dtype=np.int16) - reduced).mean() < 4


def test_an_image_shows_more_than_its_video_enlarged(order: Ordering) -> None:
    """Fine detail: what a picture loses when it is reduced and enlarged again."""
    asked = order(Kind.IMAGE, "a castle on a mountain at noon")
    small, large = (np.asarray(scene_for(asked, size).frame(1.0)) for size in ((640, 360), (1920, 1080)))
    stretched = np.asarray(Image.fromarray(small).resize((1920, 1080), Image.Resampling.BICUBIC))
    assert _fineness(large) > 1.5 * _fineness(stretched)


def test_the_same_order_gives_the_same_image(order: Ordering, tmp_path: Path) -> None:
    asked = order(Kind.IMAGE, "a red house in the snow", aspect_ratio="1:1")
    files = [tmp_path / name / "output.png" for name in ("one", "two")]
    for file in files:
        file.parent.mkdir()
        render(asked, {}, file, Report(file.with_name("progress")))
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].with_suffix(".jpg").read_bytes() == files[1].with_suffix(".jpg").read_bytes()


def _fineness(picture: npt.NDArray[np.uint8]) -> float:
    """How much neighbouring pixels differ."""
    return float(np.abs(np.diff(picture.astype(np.int16), axis=1)).clip(6).mean() - 6)
