from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from domain.attempt import Input
from domain.spec import Kind
from providers.local import Local
from providers.local.intake import UnusableInput
from providers.local.models.glb import glb
from providers.local.models.model3d import modelled, render
from providers.local.models.objects.library import OBJECTS, WORDS
from providers.local.models.still import SIDE_PX, still
from providers.local.provenance import SOURCE_TYPE
from providers.local.report import Report
from tests.providers.local.gltf import Gltf, complaints, parsed
from tests.providers.local.measure import Ordering, fetched, rendered


async def test_a_model_is_a_glb_a_viewer_can_open(local: Local, order: Ordering, tmp_path: Path) -> None:
    end, _ = await rendered(local, order(Kind.MODEL_3D, "a red mug"))
    assert end.outputs[0].content_type == "model/gltf-binary"
    file = parsed((await fetched(local, end, tmp_path / "mug.glb")).read_bytes())
    assert complaints(file) == []
    asset = file.document["asset"]
    assert asset["generator"] == "Darkroom"
    assert "locally" in asset["extras"]["comment"]
    assert asset["extras"]["digitalSourceType"] == SOURCE_TYPE


def test_there_are_objects_enough_and_every_word_leads_to_one() -> None:
    assert len(OBJECTS) >= 100
    assert set(WORDS.values()) == set(OBJECTS)


@pytest.mark.parametrize("name", OBJECTS)
def test_every_object_is_sound(order: Ordering, name: str) -> None:
    file = _file(order, name.replace("-", " "))
    assert complaints(file) == []
    assert file.document["nodes"] == [{"name": name, "mesh": 0}]
    low, high = _bounds(file)
    assert low[1] == pytest.approx(0.0, abs=1e-5 * float(high[1]))  # it stands on the ground
    assert (low + high)[[0, 2]] == pytest.approx([0, 0], abs=1e-4 * float((high - low).max()))
    assert 0.005 < float((high - low).max()) < 60
    for primitive in file.primitives:
        positions, normals = (file.values(primitive["attributes"][kind]) for kind in ("POSITION", "NORMAL"))
        a, b, c = (positions[file.values(primitive["indices"])[k::3]].astype(float) for k in range(3))
        faces = np.cross(b - a, c - a)
        facing = (faces * normals[file.values(primitive["indices"])].reshape(-1, 3, 3).sum(axis=1)).sum(axis=1)
        areas = np.linalg.norm(faces, axis=1)
        assert areas[facing <= 0].sum() < 0.01 * areas.sum()  # it is not inside out


def test_real_things_are_as_large_as_they_are(order: Ordering) -> None:
    heights = {name: float(_bounds(_file(order, name))[1][1]) for name in ("mug", "chair", "car", "house", "pawn")}
    assert 0.08 < heights["mug"] < 0.12
    assert 0.8 < heights["chair"] < 1.1
    assert 1.2 < heights["car"] < 1.6
    assert 4 < heights["house"] < 8
    assert heights["pawn"] < 0.06


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a coffee table", "table"),  # the last of words that follow each other is the thing
        ("an orange plastic chair", "chair"),  # what describes it may stand between
        ("an orange", "orange"),
        ("a table with a vase", "table"),  # the first thing named
        ("two wine glasses", "wine glass"),
        ("old wooden bookshelves", "bookshelf"),
        ("a teapott", "teapot"),  # misspelt
        ("a low-poly medieval castle, game asset", "castle"),
        ("a cute kitten", "cat"),
    ],
)
def test_the_prompt_s_thing_is_found(order: Ordering, prompt: str, name: str) -> None:
    assert modelled(order(Kind.MODEL_3D, prompt), {}).name == name


@pytest.mark.parametrize("prompt", ["zzz qqq", "", "深い青"])
def test_a_form_that_stands_in_says_so(order: Ordering, prompt: str) -> None:
    file = _file(order, prompt)
    assert "no object" in file.document["nodes"][0]["name"]
    assert complaints(file) == []


@pytest.mark.parametrize(
    ("word", "metallic", "rough", "more"),
    [
        ("gold", 1.0, (0.0, 0.4), {}),
        ("steel", 1.0, (0.0, 0.4), {}),
        ("wooden", 0.0, (0.4, 0.8), {"texture": True}),
        ("marble", 0.0, (0.0, 0.4), {"texture": True}),
        ("stone", 0.0, (0.7, 1.0), {"texture": True}),
        ("leather", 0.0, (0.3, 0.7), {"texture": True}),
        ("ceramic", 0.0, (0.0, 0.3), {}),
        ("rubber", 0.0, (0.7, 1.0), {}),
        ("glass", 0.0, (0.0, 0.2), {"transmission": True}),
        ("neon", 0.0, (0.0, 1.0), {"glow": True}),
    ],
)
def test_a_substance_is_seen_in_the_material(
    order: Ordering, word: str, metallic: float, rough: tuple[float, float], more: dict[str, bool]
) -> None:
    material = _materials(_file(order, f"a {word} vase"))[0]
    told = material["pbrMetallicRoughness"]
    assert told["metallicFactor"] == metallic
    assert rough[0] <= told["roughnessFactor"] <= rough[1]
    assert ("baseColorTexture" in told) is more.get("texture", False)
    assert ("KHR_materials_transmission" in material.get("extensions", {})) is more.get("transmission", False)
    assert ("emissiveFactor" in material) is more.get("glow", False)


def test_a_finish_changes_how_smooth_it_is(order: Ordering) -> None:
    matte, glossy = (
        _materials(_file(order, f"a {word} vase"))[0]["pbrMetallicRoughness"]["roughnessFactor"]
        for word in ("matte", "glossy")
    )
    assert glossy < 0.2
    assert matte > 0.8


def test_colour_words_paint_the_object_and_its_details(order: Ordering) -> None:
    mug = _materials(_file(order, "a red mug"))[0]["pbrMetallicRoughness"]["baseColorFactor"]
    assert mug[0] > 5 * max(mug[1:3])
    rocket = _materials(_file(order, "a red rocket with blue fins"))
    hull, fins = (material["pbrMetallicRoughness"]["baseColorFactor"] for material in rocket[:2])
    assert hull[0] > 5 * hull[2]
    assert fins[2] > 5 * fins[0]


def test_a_dyed_substance_keeps_its_grain(order: Ordering) -> None:
    plain, dyed = (_file(order, f"a {colour} wooden chair").images()[0].convert("RGB") for colour in ("", "blue"))
    one, other = (np.asarray(image, dtype=float) for image in (plain, dyed))
    assert one[..., 0].mean() > one[..., 2].mean()
    assert other[..., 2].mean() > 2 * other[..., 0].mean()
    assert np.corrcoef(one[..., 1].ravel(), other[..., 2].ravel())[0, 1] > 0.9


def test_sizes_and_counts_are_followed(order: Ordering) -> None:
    usual, tiny, giant = (
        float(_bounds(_file(order, f"a {word} chair"))[1][1]) for word in ("wooden", "tiny wooden", "giant wooden")
    )
    assert tiny < 0.5 * usual < 2 * usual < giant
    for prompt, count in (("three red apples", 3), ("5 chairs", 5), ("a pair of dice", 2), ("a chair for 2", 1)):
        file = _file(order, prompt)
        assert complaints(file) == []
        places = [node["translation"] for node in file.document["nodes"] if "translation" in node]
        assert len(places) == (count if count > 1 else 0)
        assert len({tuple(place) for place in places}) == len(places)
        assert len(file.document["meshes"]) == 1  # copies share their mesh


def test_the_same_order_gives_the_same_bytes_and_another_seed_other_ones(order: Ordering, tmp_path: Path) -> None:
    files = []
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        out = tmp_path / f"{name}.glb"
        render(order(Kind.MODEL_3D, "a vase", seed=seed), {}, out, Report(tmp_path / "progress"))
        files.append((out.read_bytes(), out.with_suffix(".jpg").read_bytes()))
    assert files[0] == files[1]
    assert files[0][0] != files[2][0]
    with Image.open(tmp_path / "one.jpg") as poster:
        assert poster.size == (SIDE_PX, SIDE_PX)
        assert SOURCE_TYPE.encode() in poster.info["xmp"]


@pytest.mark.parametrize("prompt", ["a red mug", "a red glass bottle", "two red apples"])
def test_the_poster_shows_the_object_in_its_colour_in_the_middle(order: Ordering, prompt: str) -> None:
    picture = np.asarray(still(modelled(order(Kind.MODEL_3D, prompt), {})), dtype=float)
    red = picture[..., 0] > 1.5 * picture[..., 1:].max(axis=-1)
    rows, columns = np.nonzero(red)
    assert 0.02 < red.mean() < 0.5
    assert 0.25 < np.median(columns) / SIDE_PX < 0.75
    assert min(rows.min(), columns.min()) > 0.05 * SIDE_PX
    assert max(rows.max(), columns.max()) < 0.95 * SIDE_PX


def test_the_poster_has_a_shadow_and_smooth_edges(order: Ordering) -> None:
    picture = np.asarray(still(modelled(order(Kind.MODEL_3D, "a white cube"), {})).convert("L"), dtype=float)
    wall = np.median(picture[:40])
    assert picture[int(SIDE_PX * 0.8) :].min() < 0.75 * wall
    jumps = np.abs(np.diff(picture, axis=1))
    assert (jumps > 8).sum() > 1.5 * (jumps > 60).sum()  # an edge takes more than one pixel


def test_a_picture_becomes_a_relief_of_itself(order: Ordering, tmp_path: Path) -> None:
    source = tmp_path / "picture.png"
    image = Image.new("RGB", (400, 200), (20, 60, 200))
    image.paste((250, 220, 40), (200, 0, 400, 200))
    image.save(source)
    wanted = order(Kind.MODEL_3D, "make this 3D").model_copy(
        update={"inputs": (Input(name="image", key="k", content_type="image/png", size_bytes=1, sha256="0" * 64),)}
    )
    model = modelled(wanted, {"image": source})
    file = parsed(glb(model))
    assert complaints(file) == []
    assert file.document["nodes"][0]["name"] == "relief of a picture"
    shown = next(image for image in file.images() if image.size == (400, 200)).convert("RGB")
    assert shown.getpixel((10, 100)) == (20, 60, 200)
    number = next(n for n, material in enumerate(_materials(file)) if material["name"] == "picture")
    attributes = file.primitives[number]["attributes"]
    positions, uvs = file.values(attributes["POSITION"]), file.values(attributes["TEXCOORD_0"])
    wide, tall = np.ptp(positions[:, 0]), np.hypot(np.ptp(positions[:, 1]), np.ptp(positions[:, 2]))
    assert wide / tall == pytest.approx(2.0, rel=0.05)
    assert np.corrcoef(uvs[:, 0], positions[:, 0])[0, 1] > 0.99
    left, right = positions[uvs[:, 0] < 0.4], positions[uvs[:, 0] > 0.6]
    assert right[:, 2].mean() - left[:, 2].mean() > 0.008  # bright is high


def test_what_is_no_picture_is_refused(order: Ordering, tmp_path: Path) -> None:
    (tmp_path / "fake.png").write_bytes(b"<html>no picture</html>")
    with pytest.raises(UnusableInput):
        modelled(order(Kind.MODEL_3D, ""), {"image": tmp_path / "fake.png"})


def _file(order: Ordering, prompt: str) -> Gltf:
    return parsed(glb(modelled(order(Kind.MODEL_3D, prompt), {})))


def _materials(file: Gltf) -> list[dict[str, Any]]:
    return list(file.document["materials"])


def _bounds(file: Gltf) -> tuple[Any, Any]:
    points = np.concatenate([file.values(primitive["attributes"]["POSITION"]) for primitive in file.primitives])
    return points.min(axis=0).astype(float), points.max(axis=0).astype(float)
