import subprocess
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

from providers.local.poster import blurhash_of
from providers.local.provenance import LABEL, SOURCE_TYPE, mark_mp4, write_jpeg, write_png
from tests.providers.local.measure import facts_of


def told_by(path: Path) -> dict[str, object]:
    """The description an XMP reader finds in a picture."""
    with Image.open(path) as picture:
        told: dict[str, object] = picture.getxmp()["xmpmeta"]["RDF"]["Description"]
    return told


def test_a_picture_says_that_it_was_drawn_by_rules(tmp_path: Path) -> None:
    picture = Image.new("RGB", (64, 48), "teal")
    write_png(picture, tmp_path / "x.png")
    write_jpeg(picture, tmp_path / "x.jpg")
    for name in ("x.png", "x.jpg"):
        told = told_by(tmp_path / name)
        assert (
            told["DigitalSourceType"]
            == SOURCE_TYPE
            == "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
        )
        assert told["CreatorTool"] == "Darkroom"
        assert LABEL in str(told["description"])


def test_the_same_picture_is_the_same_file(tmp_path: Path) -> None:
    picture = Image.new("RGB", (64, 48), "teal")
    for write, name in ((write_png, "png"), (write_jpeg, "jpg")):
        write(picture, tmp_path / f"one.{name}")
        write(picture, tmp_path / f"two.{name}")
        assert (tmp_path / f"one.{name}").read_bytes() == (tmp_path / f"two.{name}").read_bytes()


def test_a_marked_film_plays_as_before(tmp_path: Path) -> None:
    film = tmp_path / "x.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=duration=1:size=64x48:rate=10", "-pix_fmt", "yuv420p"]
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-loglevel",
        "error",
        *source,
        "-movflags",
        "+faststart",
        str(film),
    ]
    subprocess.run(command, check=True, timeout=60)
    before, plain = facts_of(film), film.read_bytes()
    mark_mp4(film)
    assert facts_of(film) == before
    added = film.read_bytes()
    assert added.startswith(plain)
    box = added[len(plain) :]
    assert int.from_bytes(box[:4], "big") == len(box)
    assert box[4:8] == b"uuid"
    assert SOURCE_TYPE.encode() in box


def test_a_picture_has_a_blur_that_stands_for_it(tmp_path: Path) -> None:
    for colour in ("red", "blue"):
        write_png(Image.new("RGB", (300, 200), colour), tmp_path / f"{colour}.png")
    red, blue = blurhash_of(tmp_path / "red.png"), blurhash_of(tmp_path / "blue.png")
    assert red != blue
    assert len(red) == len(blue) == 4 + 2 * 4 * 4
