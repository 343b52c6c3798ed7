"""Binary glTF 2.0: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html"""

import json
import math
import struct
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from providers.local.models.assembly import Model, Place, Surface
from providers.local.models.materials import Material
from providers.local.models.textures import png
from providers.local.provenance import LABEL, SOURCE_TYPE, TOOL

_ARRAY_BUFFER: Final = 34962
_ELEMENT_ARRAY_BUFFER: Final = 34963
_FLOAT: Final = 5126
_UNSIGNED_SHORT: Final = 5123
_UNSIGNED_INT: Final = 5125
_JSON: Final = 0x4E4F534A
_BIN: Final = 0x004E4942
_VECTORS: Final = {2: "VEC2", 3: "VEC3"}
_LINEAR: Final = 9729
_LINEAR_MIPMAP_LINEAR: Final = 9987
_REPEAT: Final = 10497
_TRANSMISSION: Final = "KHR_materials_transmission"


class _Buffer:
    """The binary chunk while it grows, with the views and accessors into it. Each view starts on four bytes."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add_vectors(self, values: npt.NDArray[np.float64], *, bounds: bool = False) -> int:
        """The index of the accessor. Positions need their bounds written down."""
        floats = values.astype("<f4")
        accessor: dict[str, Any] = {"componentType": _FLOAT, "count": len(floats), "type": _VECTORS[floats.shape[1]]}
        if bounds:
            accessor |= {"min": floats.min(axis=0).tolist(), "max": floats.max(axis=0).tolist()}
        return self._add(floats.tobytes(), _ARRAY_BUFFER, accessor)

    def add_indices(self, values: npt.NDArray[np.uint32], vertices: int) -> int:
        small = vertices < 65535  # the last value would restart a strip
        accessor = {
            "componentType": _UNSIGNED_SHORT if small else _UNSIGNED_INT,
            "count": len(values),
            "type": "SCALAR",
        }
        return self._add(values.astype("<u2" if small else "<u4").tobytes(), _ELEMENT_ARRAY_BUFFER, accessor)

    def add_view(self, data: bytes, target: int | None = None) -> int:
        """The index of the view."""
        self.data += b"\0" * (-len(self.data) % 4)
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        self.views.append(view)
        self.data += data
        return len(self.views) - 1

    def _add(self, data: bytes, target: int, accessor: dict[str, Any]) -> int:
        self.accessors.append({"bufferView": self.add_view(data, target), **accessor})
        return len(self.accessors) - 1


def glb(model: Model) -> bytes:
    """The whole file."""
    buffer, images = _Buffer(), _Images()
    primitives = [_primitive(surface, index, buffer) for index, surface in enumerate(model.surfaces)]
    materials = [_material(surface, images) for surface in model.surfaces]
    nodes = _nodes(model)
    document = {
        "asset": {
            "version": "2.0",
            "generator": TOOL,
            "extras": {"comment": LABEL, "digitalSourceType": SOURCE_TYPE},
        },
        "scene": 0,
        "scenes": [{"name": model.name, "nodes": [0]}],
        "nodes": nodes,
        "meshes": [{"name": model.name, "primitives": primitives}],
        "materials": materials,
        **images.document(buffer),
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data) + -len(buffer.data) % 4}],
    }
    if any("extensions" in material for material in materials):
        document["extensionsUsed"] = [_TRANSMISSION]
    text = json.dumps(document, separators=(",", ":")).encode()
    chunks = _chunk(_JSON, text, b" ") + _chunk(_BIN, bytes(buffer.data), b"\0")
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks


class _Images:
    """The textures in use, each in the file once."""

    def __init__(self) -> None:
        self._files: list[bytes] = []

    def texture(self, surface: Surface) -> int:
        assert surface.texture is not None
        file = png(surface.texture)
        if file not in self._files:
            self._files.append(file)
        return self._files.index(file)

    def document(self, buffer: _Buffer) -> dict[str, Any]:
        if not self._files:
            return {}
        filters = {"magFilter": _LINEAR, "minFilter": _LINEAR_MIPMAP_LINEAR, "wrapS": _REPEAT, "wrapT": _REPEAT}
        return {
            "textures": [{"sampler": 0, "source": index} for index in range(len(self._files))],
            "images": [{"bufferView": buffer.add_view(file), "mimeType": "image/png"} for file in self._files],
            "samplers": [filters],
        }


def linear(colour: Sequence[int]) -> list[float]:
    """A colour as glTF counts: in light, not in screen values."""
    shares = np.array(colour) / 255
    light = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return [round(float(share), 5) for share in light]


def _nodes(model: Model) -> list[dict[str, Any]]:
    """One node for one object; a parent with a child for every copy of several."""
    if len(model.places) == 1:
        return [{"name": model.name, "mesh": 0}]
    children = [_node(f"{model.name} {number}", place) for number, place in enumerate(model.places, 1)]
    return [{"name": f"{len(children)} × {model.name}", "children": list(range(1, len(children) + 1))}, *children]


def _node(name: str, place: Place) -> dict[str, Any]:
    half = math.radians(place.turn_degrees) / 2
    return {
        "name": name,
        "mesh": 0,
        "translation": [place.x, 0.0, place.z],
        "rotation": [0.0, math.sin(half), 0.0, math.cos(half)],
    }


def _primitive(surface: Surface, material: int, buffer: _Buffer) -> dict[str, Any]:
    mesh = surface.mesh
    attributes = {
        "POSITION": buffer.add_vectors(mesh.positions, bounds=True),
        "NORMAL": buffer.add_vectors(mesh.normals),
    }
    if surface.texture is not None:
        attributes["TEXCOORD_0"] = buffer.add_vectors(mesh.uvs)
    indices = buffer.add_indices(mesh.indices, len(mesh.positions))
    return {"attributes": attributes, "indices": indices, "material": material}


def _material(surface: Surface, images: _Images) -> dict[str, Any]:
    material = surface.material
    shown: dict[str, Any] = {"metallicFactor": material.metallic, "roughnessFactor": material.roughness}
    if surface.texture is not None:
        shown["baseColorTexture"] = {"index": images.texture(surface)}
    else:
        shown["baseColorFactor"] = [*linear(material.colour), 1.0]
    return {"name": material.name, "pbrMetallicRoughness": shown, **_light(material)}


def _light(material: Material) -> dict[str, Any]:
    """What comes out of a material or goes through it."""
    told: dict[str, Any] = {}
    if material.glow:
        told["emissiveFactor"] = [round(share * material.glow, 5) for share in linear(material.colour)]
    if material.transmission:
        told["extensions"] = {_TRANSMISSION: {"transmissionFactor": material.transmission}}
    return told


def _chunk(kind: int, data: bytes, padding: bytes) -> bytes:
    data += padding * (-len(data) % 4)
    return struct.pack("<II", len(data), kind) + data
