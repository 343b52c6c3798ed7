"""A document as PDF: texts set into their boxes, pictures fitted into theirs, the same bytes each time."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from PIL import Image

from domain.attempt import Order
from domain.brief import Document, ImageBox, Page, TextBox
from providers.local.documents.block import PT_PER_MM, set_in, slack
from providers.local.documents.preview import preview
from providers.local.drawing.typefaces import FONTS
from providers.local.intake import taken_in
from providers.local.poster import thumbnail
from providers.local.provenance import LABEL, TOOL, XMP_META
from providers.local.report import Report

_PICTURE_MAX_PX: Final = 2000
_QUALITY: Final = 90
_BORN: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a clock would make every file another one


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the PDF, and its first page as a thumbnail. Raises UnusableInput for a picture that is none."""
    document = order.brief
    if not isinstance(document, Document):
        raise TypeError("a document needs its brief")
    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0
    _label(pdf, document.title)
    for number, page in enumerate(document.pages):
        _draw(pdf, page, inputs)
        report((number + 1) / (len(document.pages) + 1))
    out.write_bytes(bytes(pdf.output()))
    thumbnail(preview(document.pages[0], inputs), out)


def _label(pdf: FPDF, title: str) -> None:
    pdf.set_title(title)
    pdf.set_creator(TOOL)
    pdf.set_producer(LABEL)
    pdf.set_creation_date(_BORN)
    pdf.set_xmp_metadata(XMP_META)


def _draw(pdf: FPDF, page: Page, inputs: Mapping[str, Path]) -> None:
    pdf.add_page(format=(page.width_mm, page.height_mm))
    pdf.set_fill_color(*_rgb(page.background))
    pdf.rect(0, 0, page.width_mm, page.height_mm, "F")
    for box in page.boxes:
        if isinstance(box, TextBox):
            _write(pdf, box)
        else:
            _place(pdf, box, inputs)


def _write(pdf: FPDF, box: TextBox) -> None:
    block = set_in(box)
    family = block.face.file.split(".")[0]
    if family not in pdf.fonts:
        pdf.add_font(family, fname=FONTS / block.face.file)
    pdf.set_font(family, size=block.size_pt)
    pdf.set_text_color(*_rgb(box.colour))
    for down_pt, line in block.rows():
        left_mm = box.x_mm + slack(box, box.width_mm - pdf.get_string_width(line))
        pdf.text(left_mm, box.y_mm + down_pt / PT_PER_MM, line)


def _place(pdf: FPDF, box: ImageBox, inputs: Mapping[str, Path]) -> None:
    image = taken_in(inputs[box.image], _PICTURE_MAX_PX).image
    written: Image.Image | io.BytesIO = image
    if image.mode == "RGB":
        written = io.BytesIO()
        image.save(written, "JPEG", quality=_QUALITY)
    pdf.image(written, box.x_mm, box.y_mm, box.width_mm, box.height_mm, keep_aspect_ratio=True)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return red, green, blue
