"""Vector drawings: SVG of our own making, rasterised."""

import base64
import io
from typing import Final
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image

from providers.local.drawing.typefaces import FONTS, Face

_QUALITY: Final = 90


def raster(
    body: str,
    size_px: tuple[int, int],
    view: tuple[float, float] | None = None,
    origin: tuple[float, float] = (0.0, 0.0),
) -> Image.Image:
    """A drawing as RGBA.

    view: the width and height its coordinates are in, the pixels themselves by default.
    origin: the coordinates of its upper left corner.
    """
    width, height = size_px
    across, down = view or size_px
    document = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{origin[0]:.4f} {origin[1]:.4f} {across:.4f} {down:.4f}" preserveAspectRatio="none">{body}</svg>'
    )
    fonts = [str(FONTS)] if "<text" in body else None
    png = resvg_py.svg_to_bytes(svg_string=document, skip_system_fonts=True, font_dirs=fonts)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def lettering(text: str, x: float, y: float, face: Face, em: float, fill: str, anchor: str = "middle") -> str:
    """One line of anybody's text, on its baseline."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{face.family}" font-size="{em:.1f}" fill="{fill}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def embedded(image: Image.Image, place: tuple[float, float, float, float]) -> str:
    """A picture inside an SVG whose coordinates are pixels; `place` is left, top, width, height."""
    size = (max(1, round(place[2])), max(1, round(place[3])))
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    written = io.BytesIO()
    if image.mode == "RGBA":
        image.save(written, "PNG", compress_level=1)
    else:
        image.save(written, "JPEG", quality=_QUALITY, subsampling=0)
    kind = "png" if image.mode == "RGBA" else "jpeg"
    data = base64.b64encode(written.getvalue()).decode()
    x, y, width, height = place
    return (
        f'<image x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" preserveAspectRatio="none" '
        f'href="data:image/{kind};base64,{data}"/>'
    )
