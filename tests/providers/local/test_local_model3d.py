import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from domain.spec import Kind
from providers.local import Local
from providers.local.models.glb import glb
from providers.local.models.model3d import parts_of
from providers.local.models.objects import MODEL_WORDS
from tests.providers.local.measure import Ordering, fetched, rendered


async def test_a_model_is_a_glb_a_viewer_can_open(local: Local, order: Ordering, tmp_path: Path) -> None:
    end, _ = await rendered(local, order(Kind.MODEL_3D, "a red mug"))
    assert end.outputs[0].content_type == "model/gltf-binary"
    document, binary = _parsed((await fetched(local, end, tmp_path / "mug.glb")).read_bytes())
    assert document["asset"]["version"] == "2.0"
    assert "locally" in document["asset"]["extras"]["comment"]
    assert document["buffers"] == [{"byteLength": len(binary)}]


@pytest.mark.parametrize("word", sorted({build.__name__: word for word, build in MODEL_WORDS.items()}.values()))
def test_every_object_is_sound(order: Ordering, word: str) -> None:
    document, binary = _parsed(glb(parts_of(order(Kind.MODEL_3D, word)), "test"))
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for mesh in document["meshes"]:
        primitive = mesh["primitives"][0]
        accessor = document["accessors"][primitive["attributes"]["POSITION"]]
        positions, normals = (_read(document, binary, primitive["attributes"][n]) for n in ("POSITION", "NORMAL"))
        indices = _read(document, binary, primitive["indices"]).reshape(-1, 3)
        assert accessor["min"] == positions.min(axis=0).tolist()
        assert accessor["max"] == positions.max(axis=0).tolist()
        assert indices.max() < len(positions)
        assert np.linalg.norm(normals, axis=1) == pytest.approx(1.0, abs=1e-5)
        a, b, c = (positions[indices[:, i]] for i in range(3))
        faces = np.cross(b - a, c - a)
        assert (np.linalg.norm(faces, axis=1) > 0).all()
        assert ((faces * normals[indices].sum(axis=1)).sum(axis=1) > 0).all()  # none is inside out
        low, high = np.minimum(low, positions.min(axis=0)), np.maximum(high, positions.max(axis=0))
    assert (high - low > 0.2).all()
    assert (high - low < 2.5).all()
    assert low[1] == pytest.approx(0.0, abs=0.15)


def test_colour_words_paint_the_object(order: Ordering) -> None:
    red, green, blue, _ = _parsed(glb(parts_of(order(Kind.MODEL_3D, "a red mug")), ""))[0]["materials"][0][
        "pbrMetallicRoughness"
    ]["baseColorFactor"]
    assert red > 5 * max(green, blue)


def test_other_words_and_other_models_give_other_objects(order: Ordering) -> None:
    asked = [("a vase", "aurora-1"), ("a vase", "borealis-2"), ("a chair", "aurora-1")]
    files = {glb(parts_of(order(Kind.MODEL_3D, prompt, model)), "") for prompt, model in asked}
    assert len(files) == len(asked)


def _parsed(data: bytes) -> tuple[dict[str, Any], bytes]:
    magic, version, length = struct.unpack("<4sII", data[:12])
    assert (magic, version, length) == (b"glTF", 2, len(data))
    text_bytes, kind = struct.unpack("<I4s", data[12:20])
    assert kind == b"JSON"
    binary_bytes, kind = struct.unpack("<I4s", data[20 + text_bytes : 28 + text_bytes])
    assert kind == b"BIN\0"
    assert text_bytes % 4 == binary_bytes % 4 == 0
    binary = data[28 + text_bytes :]
    assert len(binary) == binary_bytes
    return json.loads(data[20 : 20 + text_bytes]), binary


def _read(document: dict[str, Any], binary: bytes, index: int) -> Any:
    accessor = document["accessors"][index]
    view = document["bufferViews"][accessor["bufferView"]]
    kind = "<f4" if accessor["type"] == "VEC3" else "<u4"
    values = np.frombuffer(binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]], kind)
    return values.reshape(-1, 3) if accessor["type"] == "VEC3" else values
