import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.attempt import Role, State
from domain.spec import Kind
from providers.local import Local
from providers.local.scenes.ratio import Ratio
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import Ordering, facts_of, fetched, followed, further, held, rendered
from tests.providers.local.viewing import checked, frames_of


async def test_a_video_is_a_whole_mp4_of_the_length_and_shape_ordered(
    local: Local, order: Ordering, gate: Gate, tmp_path: Path
) -> None:
    gate.hold("output.mp4")
    await local.submit(order(Kind.VIDEO, duration_s=2.5, aspect_ratio="9:16"))
    ffmpeg = await held(local, "job_1")
    assert await further(local, "job_1", 0.0) < 1
    ffmpeg.resume()
    end, fractions = await followed(local, "job_1")
    assert end.state is State.SUCCEEDED
    assert end.outputs[0].content_type == "video/mp4"
    path = await fetched(local, end, tmp_path / "clip.mp4")
    facts = facts_of(path)
    picture, sound = facts.streams
    assert picture.startswith("Video: h264")
    assert "yuv420p" in picture
    assert "720x1280" in picture
    assert "24 fps" in picture
    assert sound.startswith("Audio: aac")
    assert facts.duration_s == pytest.approx(2.5, abs=0.06)
    assert facts.frames == 60
    assert "locally" in facts.comment
    assert checked(path).complaints == ()
    boxes = _boxes(path.read_bytes())
    assert boxes.index("moov") < boxes.index("mdat")  # players can start before the whole file is there
    assert fractions == sorted(fractions)


async def test_a_videos_poster_is_one_of_its_pictures(local: Local, order: Ordering, tmp_path: Path) -> None:
    end, _ = await rendered(local, order(Kind.VIDEO, duration_s=1, aspect_ratio="1:1"))
    assert [(output.role, output.content_type) for output in end.outputs] == [
        (Role.MAIN, "video/mp4"),
        (Role.POSTER, "image/jpeg"),
    ]
    clip = await fetched(local, end, tmp_path / "clip.mp4")
    still = await fetched(local, end.model_copy(update={"outputs": end.outputs[1:]}), tmp_path / "poster.jpg")
    with Image.open(still) as image:
        assert image.size == (720, 720)
        small = np.asarray(image.resize((90, 90), Image.Resampling.BOX), dtype=np.int16)
    assert min(np.abs(frame - small).mean() for frame in frames_of(clip, (90, 90))) < 3


async def test_the_same_order_gives_the_same_bytes(order: Ordering, tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        studio = Local(tmp_path / name)
        end, _ = await rendered(studio, order(Kind.VIDEO, duration_s=1, aspect_ratio="1:1"))
        files.append((await fetched(studio, end, tmp_path / f"{name}.mp4")).read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("ratio", "size"),
    [
        ("16:9", "1280x720"),
        ("1:1", "720x720"),
        ("4:5", "720x900"),
        ("2.39:1", "1720x720"),  # cinema
    ],
)
def test_every_ratio_has_its_size(ratio: str, size: str) -> None:
    assert "x".join(map(str, Ratio.of(ratio).size_px())) == size


def _boxes(data: bytes) -> list[str]:
    """The names of an MP4's outermost boxes, in their order."""
    names, at = [], 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        names.append(name.decode())
        at += size
    return names
