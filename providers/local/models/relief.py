"""A caller's picture as an object: a framed relief that stands by itself, high where the picture is bright."""

import math
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from providers.local.intake import on_white
from providers.local.models.assembly import Part
from providers.local.models.look import Look, Parts
from providers.local.models.materials import WALNUT, Material
from providers.local.models.shapes import ribbon, slab
from providers.local.models.solids import Mesh, bands, block

_LONG_M: Final = 0.3
_DEEP_M: Final = 0.016
_GRID: Final = 110
_TEXTURE_PX: Final = 640
_SOFT: Final = 0.012  # of the longer side
_LEAN_DEGREES: Final = -9


def relief(picture: Image.Image, look: Look) -> Parts:
    """The picture keeps its proportions and its colours."""
    image = on_white(picture)
    image.thumbnail((_TEXTURE_PX, _TEXTURE_PX))
    scale = _LONG_M / max(image.size)
    wide, tall = image.width * scale, image.height * scale
    edge = 0.014
    outer = [
        (-wide / 2 - edge, -edge),
        (wide / 2 + edge, -edge),
        (wide / 2 + edge, tall + edge),
        (-wide / 2 - edge, tall + edge),
    ]
    hole = [
        (-wide / 2 + 0.002, 0.002),
        (-wide / 2 + 0.002, tall - 0.002),
        (wide / 2 - 0.002, tall - 0.002),
        (wide / 2 - 0.002, 0.002),
    ]
    frame, back = look.main(WALNUT), look.trim(Material("backing", (60, 54, 50), roughness=0.9))
    behind = 0.012 + tall * 0.36
    lifted = -edge - behind * math.tan(math.radians(_LEAN_DEGREES))  # on the ground once all leans back
    leg = ribbon([(0, tall * 0.7, -0.012), (0, lifted, -behind)], 0.006, steps=1)
    parts = [
        Part(slab(outer, 0.034, 0.005, [hole]), frame),
        Part(block(wide + edge, tall + edge, 0.008, 0.002).moved(y=-edge / 2, z=-0.013), back),
        Part(_raised(image, wide, tall).moved(z=-0.008), Material("picture", (255, 255, 255), roughness=0.55), image),
        Part(leg, frame),
    ]
    return [Part(part.mesh.turned("x", _LEAN_DEGREES), part.material, part.picture) for part in parts]


def _raised(image: Image.Image, wide: float, tall: float) -> Mesh:
    columns = max(2, round(_GRID * wide / _LONG_M))
    rows = max(2, round(_GRID * tall / _LONG_M))
    grey = image.convert("L").resize((columns + 1, rows + 1), Image.Resampling.LANCZOS)
    soft = grey.filter(ImageFilter.GaussianBlur(max(0.6, _SOFT * max(columns, rows))))
    height = np.asarray(soft, dtype=float)[::-1] / 255 * _DEEP_M
    u, v = np.meshgrid(np.linspace(0, 1, columns + 1), np.linspace(0, 1, rows + 1))
    slope_v, slope_u = np.gradient(height, tall / rows, wide / columns)
    normals = np.stack([-slope_u, -slope_v, np.ones_like(height)], axis=-1)
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    positions = np.stack([(u - 0.5) * wide, v * tall, height], axis=-1)
    uvs = np.stack([u, 1 - v], axis=-1)
    return Mesh(positions.reshape(-1, 3), normals.reshape(-1, 3), uvs.reshape(-1, 2), bands(rows, columns, 1))
