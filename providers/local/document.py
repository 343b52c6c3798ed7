"""A document as PDF: texts set into their boxes, pictures fitted into theirs, the same bytes each time."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from PIL import Image

from domain.attempt import Order
from domain.brief import Box, Document, ImageBox, Page, TextBox
from providers.local.drawing import typefaces as faces
from providers.local.drawing.typefaces import FONTS, Face, Typeface, plain
from providers.local.drawing.typesetting import filled, reach, wide
from providers.local.intake import taken_in
from providers.local.provenance import LABEL, TOOL, XMP_META
from providers.local.report import Report

_MM_PER_PT: Final = 25.4 / 72
_LEADING: Final = 1.25
_SHRINK: Final = 0.96
_SMALLEST_PT: Final = 1.0
_PICTURE_MAX_PX: Final = 2000
_QUALITY: Final = 90
_BORN: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a clock would make every file another one
TYPEFACES: Final[Mapping[str, Typeface]] = {
    "inter": faces.INTER,
    "poppins": faces.POPPINS,
    "poppins bold": faces.POPPINS_BOLD,
    "montserrat": faces.MONTSERRAT,
    "montserrat black": faces.MONTSERRAT_BLACK,
    "anton": faces.ANTON,
    "impact": faces.ANTON,
    "fredoka": faces.FREDOKA,
}


@dataclass(frozen=True)
class Block:
    """A text as it is set: its lines, and where their first baseline lies below the top of its box. In points."""

    lines: tuple[str, ...]
    face: Face
    size_pt: float
    baseline_pt: float

    @property
    def height_pt(self) -> float:
        _, below = reach(self.face)
        return self.baseline_pt + ((len(self.lines) - 1) * _LEADING + below) * self.size_pt


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the PDF. Raises UnusableInput for a picture that is none."""
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


def set_in(box: TextBox) -> Block:
    """The text as large as it fits, and no larger than asked; its own line breaks are kept."""
    typeface = TYPEFACES.get(" ".join(box.font.lower().split()), faces.INTER)
    paragraphs = [plain(line) for line in box.text.splitlines()] or [""]
    face = typeface.for_text("".join(paragraphs))
    width, height = box.width_mm / _MM_PER_PT, box.height_mm / _MM_PER_PT
    longest = max((wide(word, face, 1.0) for line in paragraphs for word in line.split()), default=0.0)
    size = max(_SMALLEST_PT, box.size_pt)
    while True:
        lines = tuple(line for paragraph in paragraphs for line in filled(paragraph, face, size, width))
        block = Block(lines, face, size, reach(face)[0] * size)
        if size <= _SMALLEST_PT or (block.height_pt <= height and longest * size <= width):
            return block
        size = max(_SMALLEST_PT, size * _SHRINK)


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
    for y_mm, line in _rows(block, box):
        pdf.text(box.x_mm + _indent(pdf.get_string_width(line), box), y_mm, line)


def _rows(block: Block, box: Box) -> Iterator[tuple[float, str]]:
    for index, line in enumerate(block.lines):
        if line:
            yield box.y_mm + (block.baseline_pt + index * _LEADING * block.size_pt) * _MM_PER_PT, line


def _indent(width_mm: float, box: TextBox) -> float:
    return (box.width_mm - width_mm) * {"left": 0.0, "center": 0.5, "right": 1.0}[box.align]


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
