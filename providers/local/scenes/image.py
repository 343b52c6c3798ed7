"""Image: a still of the same scene, larger, as PNG with a thumbnail."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from providers.local.provenance import write_jpeg, write_png
from providers.local.report import Report
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.references import shown
from providers.local.scenes.scene import scene_for

SHORT_SIDE_PX: Final = 1080
_MOMENT_S: Final = 1.0
_THUMBNAIL_PX: Final = 512
_DRAWN: Final = 0.7  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """The thumbnail is the poster's name's."""
    size_px = Ratio.of(order.settings.aspect_ratio).size_px(SHORT_SIDE_PX)
    scene = shown(order, inputs, size_px) or scene_for(order, size_px)
    picture = scene.frame(_MOMENT_S)
    report(_DRAWN)
    write_png(picture, out)
    picture.thumbnail((_THUMBNAIL_PX, _THUMBNAIL_PX))
    write_jpeg(picture, out.with_suffix(".jpg"))
