"""Documents: pages with texts and pictures in given places."""

from typing import Final

from deploy.gallery.sample import Sample, photo, sample
from domain.brief import Document, ImageBox, Page, TextBox
from domain.spec import Kind


def _text(text: str, y_mm: float, size_pt: float, **more: str) -> TextBox:
    """A line over the middle of a page."""
    return TextBox.model_validate(
        {"x_mm": 20, "y_mm": y_mm, "width_mm": 170, "height_mm": size_pt * 0.6, "text": text, "size_pt": size_pt}
        | {"align": "center"}
        | more
    )


_SHEET: Final = Page(
    background="#f6efe4",
    boxes=(
        ImageBox(x_mm=35, y_mm=34, width_mm=140, height_mm=140, image="product"),
        _text("Trail Flask", 190, 44, font="Montserrat Black", colour="#3b2417"),
        _text("Keeps tea warm for a whole day, and fits the side pocket of a backpack.", 216, 15, colour="#6d4c39"),
        _text("€29", 240, 30, font="Poppins Bold", colour="#c8553d"),
    ),
)
_CERTIFICATE: Final = Page(
    background="#10263a",
    boxes=(
        _text("CERTIFICATE", 62, 46, font="Anton", colour="#ffd166"),
        _text("This is to say that", 100, 15, colour="#c9d6df"),
        _text("Émilie Παπαδοπούλου", 118, 36, font="Fredoka", colour="#ffffff"),
        _text("has finished the course on darkroom technique,", 150, 15, colour="#c9d6df"),
        _text("with developer, stop bath and fixer.", 160, 15, colour="#c9d6df"),
        ImageBox(x_mm=80, y_mm=190, width_mm=50, height_mm=50, image="seal"),
    ),
)


def _document(name: str, page: Page, ware: str, colour: str, picture: str) -> Sample:
    brief = Document(title=name, pages=(page,))
    return sample(name, Kind.DOCUMENT, brief=brief, inputs=(photo(picture, ware, colour),))


SAMPLES: Final = (
    _document("a product sheet", _SHEET, "flask", "#c8553d", "product"),
    _document("a certificate", _CERTIFICATE, "camera", "#ffd166", "seal"),
)
