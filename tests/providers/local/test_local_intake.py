import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from providers.local.intake import PIXELS_MAX, UnusableInput, on_white, taken_in
from tests.providers.local.shots import shot, stored

RED: Final = Image.new("RGB", (40, 30), "red")


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    """A greyscale PNG that may lie about what is in it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def many_framed_gif() -> bytes:
    frames = [Image.new("RGB", (60, 40), (index % 256, 0, 90)) for index in range(400)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=20)


def zipped() -> bytes:
    stored_ = io.BytesIO()
    with zipfile.ZipFile(stored_, "w") as archive:
        archive.writestr("index.html", "<html></html>")
    return stored_.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_formats_of_the_web_are_read(kind: str, tmp_path: Path) -> None:
    picture = taken_in(written(tmp_path / "any.name", encoded(RED, kind)))
    assert (picture.format, picture.file_size_px, picture.image.mode) == (kind, (40, 30), "RGB")
    red, green, blue = picture.image.getpixel((20, 15))  # type: ignore[misc]
    assert red > 245
    assert green < 10
    assert blue < 10


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", id="svg"),
        pytest.param(b"<!doctype html><script>alert(1)</script>", id="html"),
        pytest.param(b"#EXTM3U\n#EXTINF:10,\nhttp://169.254.169.254/latest\n", id="hls"),
        pytest.param(b"ffconcat version 1.0\nfile /etc/passwd\n", id="concat"),
        pytest.param(zipped(), id="zip"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) run\n", id="eps"),
        pytest.param(encoded(RED, "TIFF"), id="tiff"),
        pytest.param(encoded(RED, "BMP"), id="bmp"),
        pytest.param(encoded(RED, "PDF"), id="pdf"),
        pytest.param(encoded(RED, "ICO"), id="ico"),
        pytest.param(b"SIMPLE  =                    T".ljust(2880), id="fits"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), id="png in name only"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(100), id="jpeg in name only"),
        pytest.param(bytes(range(256)) * 8, id="noise"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        taken_in(written(tmp_path / "photo.png", content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(encoded(RED, "PNG") + zipped(), id="png and zip"),
        pytest.param(encoded(RED, "JPEG") + zipped(), id="jpeg and zip"),
        pytest.param(encoded(RED, "JPEG") + b"<script>alert(1)</script>", id="jpeg and script"),
        pytest.param(encoded(RED, "GIF", comment=b"<html><script>alert(1)</script>"), id="gif and html"),
        pytest.param(encoded(RED, "JPEG", comment=b"%PDF-1.4"), id="jpeg and pdf"),
        pytest.param(encoded(RED, "PNG") + b"<?php system($_GET[0]);", id="png and php"),
    ],
)
def test_a_picture_that_is_something_else_as_well_is_refused(content: bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "photo.png", content)
    with Image.open(path) as image:
        image.load()  # it is a picture
    with pytest.raises(UnusableInput):
        taken_in(path)


@pytest.mark.parametrize(
    ("width", "height", "why"),
    [
        (30_000, 30_000, "DecompressionBombError"),
        (PIXELS_MAX, 2, f"{PIXELS_MAX}x2"),
        (2, PIXELS_MAX // 2 + 1, f"2x{PIXELS_MAX // 2 + 1}"),
        (2**31 - 1, 2**31 - 1, "DecompressionBombError"),
        (0, 10, "UnidentifiedImageError"),
    ],
)
def test_a_bomb_is_refused_before_it_is_decoded(width: int, height: int, why: str, tmp_path: Path) -> None:
    """A decoder would find that it is cut short."""
    path = written(tmp_path / "bomb.png", png_of(width, height, bytes(1_000_000)))
    with pytest.raises(UnusableInput, match=why):
        taken_in(path)


def test_a_bomb_in_a_text_chunk_is_refused(tmp_path: Path) -> None:
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    with pytest.raises(UnusableInput):
        taken_in(written(tmp_path / "bomb.png", png_of(4, 4, bytes(20), text)))


def test_a_picture_cut_short_is_refused(tmp_path: Path) -> None:
    for kind, options in (("JPEG", {"quality": 95}), ("PNG", {}), ("WEBP", {})):
        whole = encoded(shot(side_px=300), kind, **options)
        for share in (0.3, 0.6, 0.9):
            with pytest.raises(UnusableInput):
                taken_in(written(tmp_path / "photo", whole[: int(len(whole) * share)]))


def test_of_a_film_the_first_frame_is_taken_and_no_other_is_read(tmp_path: Path) -> None:
    picture = taken_in(written(tmp_path / "film.gif", many_framed_gif()[:500]))
    assert picture.image.size == (60, 40)
    assert picture.image.getpixel((5, 5)) == (0, 0, 90)


def test_a_picture_that_lies_on_its_side_is_turned_upright(tmp_path: Path) -> None:
    image = Image.new("RGB", (60, 20), "blue")
    image.paste("red", (0, 0, 30, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = taken_in(stored(image, tmp_path / "turned.jpg", exif=exif, quality=95))
    assert picture.turned
    assert picture.file_size_px == picture.image.size == (20, 60)
    upper, lower = picture.image.getpixel((10, 10)), picture.image.getpixel((10, 50))
    assert upper[0] - upper[2] > 150  # type: ignore[index]
    assert lower[2] - lower[0] > 150  # type: ignore[index]
    assert not taken_in(stored(image, tmp_path / "upright.jpg")).turned


def test_a_large_picture_is_reduced_unless_all_of_it_is_wanted(tmp_path: Path) -> None:
    for name in ("large.jpg", "large.png"):
        path = stored(Image.new("RGB", (3000, 1500), "green"), tmp_path / name)
        assert taken_in(path, 600).image.size == (600, 300)
        assert taken_in(path, 600).file_size_px == (3000, 1500)
        assert taken_in(path, None).image.size == (3000, 1500)


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        (Image.new("L", (8, 8), 128), "RGB"),
        (Image.new("1", (8, 8), 1), "RGB"),
        (Image.new("P", (8, 8), 3), "RGB"),
        (Image.new("LA", (8, 8), (128, 60)), "RGBA"),
        (Image.new("RGBA", (8, 8), (1, 2, 3, 60)), "RGBA"),
        (Image.new("RGBA", (8, 8), (1, 2, 3, 255)), "RGB"),
    ],
)
def test_what_comes_out_is_colour_and_see_through_only_if_it_was(image: Image.Image, mode: str, tmp_path: Path) -> None:
    assert taken_in(stored(image, tmp_path / "x.png")).image.mode == mode


def test_sixteen_bits_are_scaled_and_four_inks_turned_to_light(tmp_path: Path) -> None:
    deep = Image.fromarray(np.full((8, 8), 32768, dtype=np.uint16))
    assert taken_in(stored(deep, tmp_path / "deep.png")).image.getpixel((4, 4)) in ((127,) * 3, (128,) * 3)
    inks = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    red, green, blue = taken_in(stored(inks, tmp_path / "inks.jpg", quality=95)).image.getpixel((4, 4))  # type: ignore[misc]
    assert red - max(green, blue) > 220


def test_nothing_of_the_file_but_its_pixels_comes_along(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "made by somebody at 52.5N 13.4E")
    exif = Image.Exif()
    exif[0x010E] = "a secret"
    image = taken_in(stored(RED, tmp_path / "told.png", pnginfo=info, exif=exif, icc_profile=b"x" * 200)).image
    again = encoded(image, "PNG")
    assert b"somebody" not in again
    assert b"secret" not in again
    assert b"iCCP" not in again


def test_what_is_seen_through_is_white(tmp_path: Path) -> None:
    picture = taken_in(stored(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), tmp_path / "x.png"))
    assert on_white(picture.image).getpixel((4, 4)) == (255, 255, 255)
