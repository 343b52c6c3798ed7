"""Image: an illustrated scene as it stands, as PNG."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from providers.local.provenance import write_png
from providers.local.report import Report
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.scene import scene_for

_MOMENT_S: Final = 2.0


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the PNG."""
    ratio = Ratio.parse(order.settings.aspect_ratio)
    if ratio is None:
        raise ValueError(order.settings.aspect_ratio)
    scene = scene_for(order, ratio.size_px())
    report(0.5)
    write_png(scene.frame(_MOMENT_S), out)
