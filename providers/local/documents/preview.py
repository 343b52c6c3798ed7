"""The first page of a document as a picture."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image

from domain.brief import ImageBox, Page, TextBox
from providers.local.documents.block import PT_PER_MM, set_in, slack
from providers.local.drawing.svg import embedded, lettering, raster
from providers.local.intake import taken_in
from providers.local.poster import THUMBNAIL_MAX_PX

_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}


def preview(page: Page, inputs: Mapping[str, Path]) -> Image.Image:
    """The page, its longer side as long as a thumbnail's. Raises UnusableInput."""
    view = (page.width_mm * PT_PER_MM, page.height_mm * PT_PER_MM)
    scale = THUMBNAIL_MAX_PX / max(view)
    size = (max(1, round(view[0] * scale)), max(1, round(view[1] * scale)))
    boxes = "".join(
        _written(box) if isinstance(box, TextBox) else _placed(box, inputs[box.image]) for box in page.boxes
    )
    ground = f'<rect width="{view[0]:.1f}" height="{view[1]:.1f}" fill="{page.background}"/>'
    return raster(ground + boxes, size, view)


def _written(box: TextBox) -> str:
    block = set_in(box)
    x, top = box.x_mm * PT_PER_MM + slack(box, box.width_mm * PT_PER_MM), box.y_mm * PT_PER_MM
    return "".join(
        lettering(line, x, top + down, block.face, block.size_pt, box.colour, _ANCHORS[box.align])
        for down, line in block.rows()
    )


def _placed(box: ImageBox, picture: Path) -> str:
    image = taken_in(picture, THUMBNAIL_MAX_PX).image
    room = (box.width_mm * PT_PER_MM, box.height_mm * PT_PER_MM)
    scale = min(room[0] / image.width, room[1] / image.height)
    width, height = image.width * scale, image.height * scale
    left, top = box.x_mm * PT_PER_MM + (room[0] - width) / 2, box.y_mm * PT_PER_MM + (room[1] - height) / 2
    return embedded(image, (left, top, width, height))
