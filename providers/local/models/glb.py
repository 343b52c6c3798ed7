"""Binary glTF 2.0: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from providers.local.models.solids import Mesh
from providers.local.provenance import SOURCE_TYPE
from providers.local.words import Colour

_ARRAY_BUFFER: Final = 34962
_ELEMENT_ARRAY_BUFFER: Final = 34963
_FLOAT: Final = 5126
_UNSIGNED_INT: Final = 5125
_JSON: Final = 0x4E4F534A
_BIN: Final = 0x004E4942


@dataclass(frozen=True)
class Material:
    """A surface: metallic and roughness from 0 to 1."""

    colour: Colour
    metallic: float = 0.0
    roughness: float = 0.6


@dataclass(frozen=True)
class Part:
    """One piece of an object."""

    name: str
    mesh: Mesh
    material: Material


class _Buffer:
    """The binary chunk while it grows, with the views and accessors into it."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(self, values: npt.NDArray[Any], *, bounds: bool = False) -> int:
        """The index of the accessor. Positions need their bounds written down."""
        vectors = values.ndim == 2
        accessor: dict[str, Any] = {
            "bufferView": len(self.views),
            "componentType": _FLOAT if vectors else _UNSIGNED_INT,
            "count": len(values),
            "type": "VEC3" if vectors else "SCALAR",
        }
        if bounds:
            accessor |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        self.views.append(
            {
                "buffer": 0,
                "byteOffset": len(self.data),
                "byteLength": values.nbytes,
                "target": _ARRAY_BUFFER if vectors else _ELEMENT_ARRAY_BUFFER,
            }
        )
        self.data += values.tobytes()  # every value is four bytes wide, so all stays aligned
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def glb(parts: Sequence[Part], note: str) -> bytes:
    """The whole file; `note` says where it comes from."""
    buffer = _Buffer()
    meshes = [_mesh(part, index, buffer) for index, part in enumerate(parts)]
    document = {
        "asset": {
            "version": "2.0",
            "generator": "Darkroom",
            "extras": {"comment": note, "digitalSourceType": SOURCE_TYPE},
        },
        "scene": 0,
        "scenes": [{"nodes": list(range(len(parts)))}],
        "nodes": [{"mesh": index, "name": part.name} for index, part in enumerate(parts)],
        "meshes": meshes,
        "materials": [_material(part) for part in parts],
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data)}],
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    chunks = _chunk(_JSON, text) + _chunk(_BIN, bytes(buffer.data))
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks


def _mesh(part: Part, material: int, buffer: _Buffer) -> dict[str, Any]:
    attributes = {
        "POSITION": buffer.add(part.mesh.positions.astype("<f4"), bounds=True),
        "NORMAL": buffer.add(part.mesh.normals.astype("<f4")),
    }
    indices = buffer.add(part.mesh.indices.astype("<u4"))
    return {
        "name": part.name,
        "primitives": [{"attributes": attributes, "indices": indices, "material": material}],
    }


def _material(part: Part) -> dict[str, Any]:
    linear = (np.array(part.material.colour) / 255) ** 2.2  # glTF counts in light, not in screen values
    surface = {
        "baseColorFactor": [*(round(float(share), 5) for share in linear), 1.0],
        "metallicFactor": part.material.metallic,
        "roughnessFactor": part.material.roughness,
    }
    return {"name": part.name, "pbrMetallicRoughness": surface}


def _chunk(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", len(data), kind) + data
