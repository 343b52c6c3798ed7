"""What is wrong with a GLB, after the glTF 2.0 specification, as far as our files use it."""

import io
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

_TYPES = {5123: ("<u2", 2), 5125: ("<u4", 4), 5126: ("<f4", 4)}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}
_EXTENSIONS = {"KHR_materials_transmission"}
_REFERENCES = {
    "bufferView": "bufferViews",
    "mesh": "meshes",
    "material": "materials",
    "source": "images",
    "sampler": "samplers",
}


@dataclass(frozen=True)
class Gltf:
    """A file taken apart."""

    document: dict[str, Any]
    binary: bytes

    def values(self, accessor: int) -> Any:
        told = self.document["accessors"][accessor]
        view = self.document["bufferViews"][told["bufferView"]]
        kind, size = _TYPES[told["componentType"]]
        width = _WIDTHS[told["type"]]
        start = view.get("byteOffset", 0) + told.get("byteOffset", 0)
        values = np.frombuffer(self.binary[start : start + told["count"] * width * size], kind)
        return values.reshape(-1, width) if width > 1 else values

    def images(self) -> list[Image.Image]:
        views = [self.document["bufferViews"][image["bufferView"]] for image in self.document.get("images", ())]
        return [Image.open(io.BytesIO(self.binary[v["byteOffset"] : v["byteOffset"] + v["byteLength"]])) for v in views]

    @property
    def primitives(self) -> list[dict[str, Any]]:
        return [primitive for mesh in self.document["meshes"] for primitive in mesh["primitives"]]


def parsed(data: bytes) -> Gltf:
    """Raises AssertionError for a broken container."""
    magic, version, length = struct.unpack("<4sII", data[:12])
    assert (magic, version, length) == (b"glTF", 2, len(data))
    text_bytes, kind = struct.unpack("<I4s", data[12:20])
    assert kind == b"JSON"
    binary_bytes, kind = struct.unpack("<I4s", data[20 + text_bytes : 28 + text_bytes])
    assert kind == b"BIN\0"
    assert text_bytes % 4 == binary_bytes % 4 == 0
    binary = data[28 + text_bytes :]
    assert len(binary) == binary_bytes
    return Gltf(json.loads(data[20 : 20 + text_bytes]), binary)


def complaints(file: Gltf) -> list[str]:
    """Nothing, for a sound file."""
    return [
        *_structure(file),
        *_references(file.document, file.document),
        *_accessors(file),
        *_meshes(file),
        *_materials(file),
        *_images(file),
    ]


def _structure(file: Gltf) -> Iterator[str]:
    document = file.document
    if document["asset"]["version"] != "2.0":
        yield "version"
    if document["buffers"] != [{"byteLength": len(file.binary)}]:
        yield "buffer and chunk differ in length"
    used = {name for material in document["materials"] for name in material.get("extensions", ())}
    if used != set(document.get("extensionsUsed", ())) or not used <= _EXTENSIONS:
        yield f"extensions {used}"
    for name in ("nodes", "meshes", "accessors", "bufferViews", "materials", "images", "textures", "samplers"):
        if name in document and not document[name]:
            yield f"{name} is empty"
    children = [child for node in document["nodes"] for child in node.get("children", ())]
    if sorted(children + document["scenes"][0]["nodes"]) != list(range(len(document["nodes"]))):
        yield "a node has no place, or two"


def _references(document: dict[str, Any], part: Any) -> Iterator[str]:
    """Every number that names something names something that is there."""
    if isinstance(part, list):
        for item in part:
            yield from _references(document, item)
    if isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, int) and key in _REFERENCES and not 0 <= value < len(document[_REFERENCES[key]]):
                yield f"{key} {value}"
            yield from _references(document, value)


def _accessors(file: Gltf) -> Iterator[str]:
    end = 0
    for view in file.document["bufferViews"]:
        if view["byteOffset"] % 4 or view["byteOffset"] < end or view["byteLength"] < 1:
            yield "a view is not aligned, or lies in another"
        end = view["byteOffset"] + view["byteLength"]
    if not 0 <= len(file.binary) - end < 4:
        yield "views and buffer end differently"
    for number, told in enumerate(file.document["accessors"]):
        _, size = _TYPES[told["componentType"]]
        view = file.document["bufferViews"][told["bufferView"]]
        if told["count"] * _WIDTHS[told["type"]] * size != view["byteLength"]:
            yield f"accessor {number} and its view differ in length"
        values = file.values(number)
        if not np.isfinite(values).all():
            yield f"accessor {number} is not finite"
        if "min" in told and (told["min"] != values.min(axis=0).tolist() or told["max"] != values.max(axis=0).tolist()):
            yield f"bounds of accessor {number}"


def _meshes(file: Gltf) -> Iterator[str]:
    document = file.document
    for primitive in file.primitives:
        attributes = primitive["attributes"]
        if not {"min", "max"} <= document["accessors"][attributes["POSITION"]].keys():
            yield "positions without bounds"
        counts = {document["accessors"][accessor]["count"] for accessor in attributes.values()}
        if len(counts) != 1:
            yield "attributes differ in length"
        indices = document["accessors"][primitive["indices"]]
        last = int(file.values(primitive["indices"]).max())
        if (
            last >= min(counts)
            or last == {5123: 0xFFFF, 5125: 0xFFFFFFFF}[indices["componentType"]]
            or indices["count"] % 3
        ):
            yield "indices"
        targets = [
            document["bufferViews"][document["accessors"][a]["bufferView"]]["target"] for a in attributes.values()
        ]
        if {*targets} != {34962} or document["bufferViews"][indices["bufferView"]]["target"] != 34963:
            yield "targets"
        if np.abs(np.linalg.norm(file.values(attributes["NORMAL"]), axis=1) - 1).max() > 5e-4:
            yield "normals are not of length one"
        textured = "baseColorTexture" in document["materials"][primitive["material"]]["pbrMetallicRoughness"]
        if textured != ("TEXCOORD_0" in attributes):
            yield "a texture without its places, or places without their texture"


def _materials(file: Gltf) -> Iterator[str]:
    for material in file.document["materials"]:
        told = material["pbrMetallicRoughness"]
        numbers = [
            told["metallicFactor"],
            told["roughnessFactor"],
            *told.get("baseColorFactor", ()),
            *material.get("emissiveFactor", ()),
        ]
        numbers += [extension["transmissionFactor"] for extension in material.get("extensions", {}).values()]
        if not all(0 <= number <= 1 for number in numbers):
            yield f"factors of {material['name']}"
    if len({primitive["material"] for primitive in file.primitives}) != len(file.primitives):
        yield "one material, two primitives"


def _images(file: Gltf) -> Iterator[str]:
    for told, image in zip(file.document.get("images", ()), file.images(), strict=True):
        image.load()
        if told["mimeType"] != "image/png" or image.format != "PNG":
            yield "an image is no PNG"
