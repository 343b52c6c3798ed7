import io
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from domain.attempt import Input, Order
from domain.brief import Document, ImageBox, Page, TextBox
from domain.spec import Kind, Settings
from providers.local.documents import document
from providers.local.documents.block import set_in
from providers.local.drawing.typesetting import wide
from providers.local.intake import UnusableInput
from providers.local.report import Report
from providers.local.screening import document_understood
from tests.providers.local.shots import stored

_MM_PER_PT: Final = 25.4 / 72
LONG: Final = (
    "We keep the promise simple: one serum, fifteen percent stabilised vitamin C, nothing you do not need. " * 12
)


def box(text: str, **more: object) -> TextBox:
    return TextBox.model_validate({"x_mm": 20, "y_mm": 30, "width_mm": 60, "height_mm": 40, "text": text, **more})


def ordered(*pages: Page, title: str = "Sheet", names: tuple[str, ...] = ()) -> Order:
    return Order(
        reference="job_1",
        model="studio-pdf",
        kind=Kind.DOCUMENT,
        prompt="",
        settings=Settings(),
        brief=Document(title=title, pages=pages),
        inputs=tuple(
            Input(name=name, key=name, content_type="image/png", size_bytes=1, sha256="0" * 64) for name in names
        ),
    )


def rendered(order: Order, tmp_path: Path, inputs: Mapping[str, Path] | None = None, name: str = "out.pdf") -> bytes:
    document.render(order, inputs or {}, tmp_path / name, Report(tmp_path / "progress"))
    return (tmp_path / name).read_bytes()


def streams(pdf: bytes) -> list[bytes]:
    """What is packed in a PDF, unpacked."""
    found = re.findall(rb"/Filter /FlateDecode[^>]*>>\s*stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return [zlib.decompress(stream) for stream in found]


def fonts(pdf: bytes) -> list[TTFont]:
    return [TTFont(io.BytesIO(stream)) for stream in streams(pdf) if stream[:4] == b"\0\1\0\0"]


def drawn(pdf: bytes) -> bytes:
    return b"\n".join(stream for stream in streams(pdf) if b" Tf" in stream or b" re f" in stream)


def test_every_page_has_its_own_size_and_ground(tmp_path: Path) -> None:
    pdf = rendered(ordered(Page(), Page(width_mm=297, height_mm=210, background="#102a43")), tmp_path)
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(width)), round(float(height))) for width, height in sizes[-2:]] == [(595, 842), (842, 595)]
    red, green, blue = (f"{part / 255:.4f}"[:6] for part in (0x10, 0x2A, 0x43))
    assert f"{red} {green} {blue} rg".encode()[:5] in drawn(pdf)


def test_only_the_letters_that_are_used_are_embedded(tmp_path: Path) -> None:
    pdf = rendered(ordered(Page(boxes=(box("Hello", font="Anton"), box("Привет", font="Poppins", y_mm=90)))), tmp_path)
    families = sorted(str(font["name"].getDebugName(1)) for font in fonts(pdf))
    assert families == ["LM Anton", "LM Inter Pan Medium"]
    assert all(len(font.getGlyphOrder()) <= 12 for font in fonts(pdf))


@pytest.mark.parametrize(
    ("asked", "family"),
    [
        ("Inter", "LM Inter Pan Medium"),
        ("poppins  BOLD", "LM Poppins Bold"),
        ("Montserrat Black", "LM Montserrat Black"),
        ("Fredoka", "LM Fredoka Bold"),
        ("Comic Sans MS", "LM Inter Pan Medium"),
        ("", "LM Inter Pan Medium"),
    ],
)
def test_a_font_is_known_by_its_name_and_an_unknown_one_is_inter(asked: str, family: str) -> None:
    assert set_in(box("Hello", font=asked)).face.family == family


def test_letters_a_typeface_lacks_come_from_its_twin() -> None:
    assert set_in(box("Ελλάδα", font="Anton")).face.has("Ελλάδα")
    assert document_understood(ordered(Page(boxes=(box("Ελλάδα"),))))
    assert not document_understood(ordered(Page(boxes=(box("东京"),))))


@pytest.mark.parametrize(
    "text", ["Short", LONG, "Donaudampfschifffahrtsgesellschaftskapitän", "One\n\nTwo\nThree " + LONG[:300]]
)
@pytest.mark.parametrize("font", ["Inter", "Anton"])
def test_a_text_stays_in_its_box_whole(text: str, font: str) -> None:
    asked = box(text, size_pt=48, font=font)
    block = set_in(asked)
    assert block.size_pt <= 48
    assert block.height_pt * _MM_PER_PT <= asked.height_mm
    assert all(wide(line, block.face, block.size_pt) * _MM_PER_PT <= asked.width_mm for line in block.lines)
    assert " ".join(" ".join(block.lines).split()) == " ".join(text.split())


def test_a_text_is_as_large_as_asked_where_it_fits_and_no_smaller_than_it_must() -> None:
    assert set_in(box("Short", size_pt=18)).size_pt == 18
    small, room = set_in(box(LONG, size_pt=48)), box(LONG)
    assert small.height_pt * _MM_PER_PT > 0.75 * room.height_mm


def test_the_first_page_is_shown_small_beside_the_file(tmp_path: Path) -> None:
    photo = stored(Image.new("RGB", (400, 200), "red"), tmp_path / "photo.png")
    boxes = (
        ImageBox(x_mm=10, y_mm=10, width_mm=100, height_mm=100, image="photo"),
        box("Hello", x_mm=20, y_mm=200, width_mm=60, size_pt=60, colour="#0000ff", align="right"),
    )
    rendered(ordered(Page(boxes=boxes), Page(), names=("photo",)), tmp_path, {"photo": photo})
    with Image.open(tmp_path / "out.jpg") as still:
        assert still.size == (362, 512)
        pixels = np.asarray(still.convert("RGB"), dtype=np.int16)
    px_per_mm = 512 / 297
    red = np.argwhere((pixels[:, :, 0] > 200) & (pixels[:, :, 1] < 60))
    blue = np.argwhere((pixels[:, :, 2] > 200) & (pixels[:, :, 1] < 60))
    assert red.min(axis=0) / px_per_mm == pytest.approx((35, 10), abs=1.5)
    assert red.max(axis=0) / px_per_mm == pytest.approx((85, 110), abs=1.5)
    assert blue[:, 0].min() / px_per_mm > 200
    assert blue[:, 1].max() / px_per_mm == pytest.approx(80, abs=2)


def test_line_breaks_are_kept() -> None:
    assert set_in(box("One\n\nTwo", size_pt=10)).lines == ("One", "", "Two")


def test_alignment_moves_the_line(tmp_path: Path) -> None:
    def left_pt(align: str) -> float:
        pdf = rendered(ordered(Page(boxes=(box("Hello", align=align),))), tmp_path)
        return float(re.findall(rb"([\d.]+) [\d.]+ Td", drawn(pdf))[0])

    start, middle, end = left_pt("left"), left_pt("center"), left_pt("right")
    assert start == pytest.approx(20 / _MM_PER_PT, abs=0.1)
    assert middle - start == pytest.approx(end - middle, abs=0.1)
    assert end > middle > start


def test_a_picture_is_fitted_inside_its_box(tmp_path: Path) -> None:
    photo = stored(Image.new("RGB", (400, 200), "red"), tmp_path / "photo.png")
    clear = stored(Image.new("RGBA", (50, 50), (0, 200, 0, 90)), tmp_path / "clear.png")
    boxes = (
        ImageBox(x_mm=10, y_mm=10, width_mm=100, height_mm=100, image="photo"),
        ImageBox(x_mm=120, y_mm=10, width_mm=50, height_mm=50, image="clear"),
    )
    pdf = rendered(ordered(Page(boxes=boxes)), tmp_path, {"photo": photo, "clear": clear})
    assert pdf.count(b"/Subtype /Image") == 3  # the clear one has a mask
    assert b"/SMask" in pdf
    placed = re.findall(rb"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm", drawn_all(pdf))
    width, height, x, _ = (float(number) * _MM_PER_PT for number in placed[0])
    assert (round(width), round(height), round(x)) == (100, 50, 10)


def drawn_all(pdf: bytes) -> bytes:
    return b"\n".join(stream for stream in streams(pdf) if b" cm" in stream)


def test_a_picture_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0")
    page = Page(boxes=(ImageBox(x_mm=0, y_mm=0, width_mm=10, height_mm=10, image="photo"),))
    with pytest.raises(UnusableInput):
        rendered(ordered(page), tmp_path, {"photo": tmp_path / "photo.png"})


def test_the_same_order_gives_the_same_file_that_says_what_it_is(tmp_path: Path) -> None:
    page = Page(boxes=(box("Hello"), box("Привет", font="Anton", y_mm=90)))
    one = rendered(ordered(page, title="Größe & Maß"), tmp_path, name="one.pdf")
    two = rendered(ordered(page, title="Größe & Maß"), tmp_path, name="two.pdf")
    assert one == two
    assert "Größe & Maß".encode("utf-16-be").hex().encode() in one
    assert b"algorithmicMedia" in one
    assert b"Rendered locally by Darkroom" in one
    assert b"(D:20000101000000" in one


@pytest.mark.parametrize(
    "page",
    [
        Page(width_mm=0),
        Page(height_mm=float("nan")),
        Page(background="white"),
        Page(boxes=(box("x", width_mm=-5),)),
        Page(boxes=(box("x", x_mm=float("inf")),)),
        Page(boxes=(box("x", colour="#12"),)),
        Page(boxes=(box("x", size_pt=0),)),
        Page(boxes=(ImageBox(x_mm=0, y_mm=0, width_mm=5, height_mm=5, image="missing"),)),
    ],
)
def test_a_page_that_cannot_be_made_is_refused_at_the_submit(page: Page) -> None:
    assert document_understood(ordered(Page(boxes=(box("x"),))))
    assert not document_understood(ordered(page, names=("other",)))
