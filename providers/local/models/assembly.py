"""Parts put together: one surface for each material, standing on the ground, its middle over the origin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PIL import Image

from providers.local.drawing.ink import mix
from providers.local.models.materials import Material
from providers.local.models.solids import Mesh, Vectors, joined
from providers.local.models.textures import TILE_SHARES, tile

_DARKER: Final = 0.42


@dataclass(frozen=True)
class Part:
    """One piece of an object. `picture` is laid over it by its own uvs, 0 to 1, v pointing down."""

    mesh: Mesh
    material: Material
    picture: Image.Image | None = None


@dataclass(frozen=True)
class Surface:
    """All that is of one material; uvs as glTF has them, if it has a texture."""

    material: Material
    mesh: Mesh
    texture: Image.Image | None


@dataclass(frozen=True)
class Place:
    """Where a copy stands, and how it is turned around the y axis."""

    x: float = 0.0
    z: float = 0.0
    turn_degrees: float = 0.0


@dataclass(frozen=True)
class Model:
    """A named object, and where its copies stand."""

    name: str
    surfaces: tuple[Surface, ...]
    places: tuple[Place, ...] = (Place(),)

    @property
    def bounds(self) -> tuple[Vectors, Vectors]:
        """The lowest and the highest corner of one copy."""
        points = np.concatenate([surface.mesh.positions for surface in self.surfaces])
        return points.min(axis=0), points.max(axis=0)


def assembled(name: str, parts: Sequence[Part], scale: float = 1.0) -> Model:
    """The parts as one object, so many times its usual size."""
    points = np.concatenate([part.mesh.positions for part in parts])
    low, high = points.min(axis=0), points.max(axis=0)
    middle = np.array(((low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2))
    size_m = float((high - low).max())
    groups: dict[tuple[Material, int], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.material, id(part.picture)), []).append(part)
    surfaces = []
    for (material, _), group in groups.items():
        whole = joined([_tiled(part, size_m) for part in group])
        surfaces.append(
            Surface(material, replace(whole, positions=(whole.positions - middle) * scale), _texture(group[0]))
        )
    return Model(name, tuple(surfaces))


def copies(model: Model, count: int) -> Model:
    """So many of it side by side, in rows that look at the viewer."""
    low, high = model.bounds
    wide, deep = (high - low)[0] * 1.25, (high - low)[2] * 1.35
    columns = count if count <= 3 else -(-count // 2) if count <= 8 else 4
    places = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        turn = (index * 137.5) % 50 - 25
        places.append(Place((column - (in_row - 1) / 2) * wide, ((count - 1) // columns / 2 - row) * deep, turn))
    return replace(model, places=tuple(places))


def _tiled(part: Part, size_m: float) -> Mesh:
    """The uvs as a texture wants them: whole tiles around what closes."""
    if part.material.pattern is None or part.picture is not None:
        return part.mesh
    tiles = part.mesh.uvs / (TILE_SHARES[part.material.pattern] * size_m)
    if part.mesh.girth_m:
        around = part.mesh.girth_m / (TILE_SHARES[part.material.pattern] * size_m)
        tiles = tiles * np.array((max(1, round(around)) / around, 1.0))
    return replace(part.mesh, uvs=tiles)


def _texture(part: Part) -> Image.Image | None:
    material = part.material
    if part.picture is not None or material.pattern is None:
        return part.picture
    return tile(material.pattern, material.colour, material.second or mix(material.colour, (18, 14, 12), _DARKER))
