import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image, ImageFilter, ImageOps

from domain.attempt import Order
from domain.brief import Inspection
from domain.spec import Kind, Settings
from providers.local.intake import UnusableInput, taken_in
from providers.local.photos import photo_qc
from providers.local.photos.metrics import metrics_of
from providers.local.photos.photo_qc import RULES, Check, checked, verdict_of
from providers.local.report import Report
from tests.providers.local.shots import shot, stored

Damage = Callable[[Image.Image], Image.Image]
WARES: Final = (("toy", "#a9743a"), ("shirt", "#3a6ea5"), ("dropper", "#f08a24"))


def times(*factors: float) -> Damage:
    def damaged(image: Image.Image) -> Image.Image:
        return Image.fromarray((np.asarray(image, dtype=np.float32) * np.array(factors)).clip(0, 255).astype(np.uint8))

    return damaged


def grained(image: Image.Image) -> Image.Image:
    noise = np.random.default_rng(0).normal(0, 16, (image.height, image.width, 3))
    return Image.fromarray((np.asarray(image, dtype=np.float32) + noise).clip(0, 255).astype(np.uint8))


def crushed(image: Image.Image) -> Image.Image:
    return image.point(lambda value: 0 if value < 200 else value)


def far_away(image: Image.Image) -> Image.Image:
    return ImageOps.expand(image.resize((250, 250)), 380, "white")


def aside(image: Image.Image) -> Image.Image:
    return ImageOps.expand(image.crop((120, 120, 880, 880)), (0, 0, 600, 420), "white")


def blocked(image: Image.Image) -> Image.Image:
    """Compressed once, then kept as it was: what a file's own tables do not tell."""
    small = image.resize((image.width // 8, image.height // 8), Image.Resampling.BOX)
    return Image.blend(image, small.resize(image.size, Image.Resampling.NEAREST), 0.8)


def on_pattern(image: Image.Image) -> Image.Image:
    squares = (np.indices((12, 12)).sum(axis=0) % 2 * 200 + 20).astype(np.uint8)
    ground = Image.fromarray(squares).resize(image.size, Image.Resampling.NEAREST).convert("RGB")
    ground.paste(image.crop((200, 200, 800, 800)), (200, 200))
    return ground


def checks_of(image: Image.Image, tmp_path: Path, name: str = "photo.png", **options: object) -> dict[str, Check]:
    picture = taken_in(stored(image, tmp_path / name, **options), None)
    return {check.name: check for check in checked(metrics_of(picture))}


@pytest.mark.parametrize(("ware", "colour"), WARES)
@pytest.mark.parametrize("name", ["photo.png", "photo.jpg"])
def test_a_good_photo_passes_every_check(ware: str, colour: str, name: str, tmp_path: Path) -> None:
    checks = checks_of(shot(ware, colour), tmp_path, name, **({"quality": 92} if name.endswith("jpg") else {}))
    assert {check.name: check.verdict for check in checks.values()} == dict.fromkeys(checks, "pass")
    assert all(check.score >= 75 for check in checks.values())


@pytest.mark.parametrize(("ware", "colour"), WARES)
@pytest.mark.parametrize(
    ("damage", "check"),
    [
        pytest.param(lambda image: image.resize((400, 400)), "resolution", id="small"),
        pytest.param(lambda image: image.filter(ImageFilter.GaussianBlur(6)), "sharpness", id="blurred"),
        pytest.param(times(0.25, 0.25, 0.25), "brightness", id="dark"),
        pytest.param(times(1.9, 1.9, 1.9), "overexposure", id="burnt out"),
        pytest.param(grained, "noise", id="noisy"),
        pytest.param(far_away, "fill", id="far away"),
        pytest.param(lambda image: image.crop((470, 0, 1000, 1000)).resize((1000, 1000)), "cropping", id="cut off"),
        pytest.param(times(1.0, 0.9, 0.72), "colour_cast", id="yellow light"),
    ],
)
def test_a_damage_fails_its_own_check_alone(ware: str, colour: str, damage: Damage, check: str, tmp_path: Path) -> None:
    whole = checks_of(shot(ware, colour), tmp_path)
    damaged = checks_of(damage(shot(ware, colour)), tmp_path)
    assert [name for name, found in damaged.items() if found.verdict == "fail"] == [check]
    assert damaged[check].score <= whole[check].score - 40
    assert damaged[check].message != whole[check].message


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        pytest.param(crushed, "shadows", id="black"),
        pytest.param(aside, "centring", id="aside"),
        pytest.param(blocked, "blocking", id="blocks"),
        pytest.param(on_pattern, "background", id="busy ground"),
        pytest.param(times(0.8, 0.8, 0.8), "whiteness", id="grey ground"),
    ],
)
def test_a_lesser_damage_is_warned_of(damage: Damage, check: str, tmp_path: Path) -> None:
    checks = checks_of(damage(shot("toy", "#a9743a")), tmp_path)
    assert checks[check].verdict in ("warn", "fail")
    assert {name for name, found in checks.items() if found.verdict == "fail"} <= {check}


def test_strong_compression_and_a_turned_file_are_told_by_the_file(tmp_path: Path) -> None:
    checks = checks_of(shot(), tmp_path, "photo.jpg", quality=12)
    assert [name for name, found in checks.items() if found.verdict == "fail"] == ["compression"]
    exif = Image.Exif()
    exif[0x0112] = 6
    assert checks_of(shot(), tmp_path, "turned.jpg", exif=exif, quality=92)["orientation"].verdict == "warn"


def test_a_white_ground_is_no_overexposure_and_burnt_colours_are_on_any_ground(tmp_path: Path) -> None:
    """A toy before white is half clipped pixels, and none of them its own."""
    for ground in ("#ffffff", "#c9d6df"):
        photo = shot("toy", "#a9743a", ground=ground)
        assert checks_of(photo, tmp_path)["overexposure"].score == 100
        assert checks_of(times(1.9, 1.9, 1.9)(photo), tmp_path)["overexposure"].verdict == "fail"
    opening = shot("headphones", "#2b2d42")  # one sees the ground through it
    assert checks_of(opening, tmp_path)["overexposure"].score == 100


def test_a_black_product_is_not_too_dark_and_a_coloured_ground_is_no_cast(tmp_path: Path) -> None:
    assert checks_of(shot("headphones", "#202028"), tmp_path)["brightness"].verdict == "pass"
    assert checks_of(shot("toy", "#a9743a", ground="#f09090"), tmp_path)["colour_cast"].verdict == "pass"


def test_where_no_product_stands_out_nothing_is_said_of_its_place(tmp_path: Path) -> None:
    scene = Image.fromarray(np.random.default_rng(5).integers(100, 256, (60, 60, 3), dtype=np.uint8)).resize(
        (1000, 1000)
    )
    checks = checks_of(scene, tmp_path)
    assert {checks[name].value for name in ("fill", "centring", "cropping", "colour_cast")} == {None}
    assert {checks[name].verdict for name in ("fill", "centring", "cropping", "colour_cast")} == {"warn"}


def report_of(photo: Path, tmp_path: Path) -> dict[str, Any]:
    order = Order(
        reference="job_1",
        model="studio-qc",
        kind=Kind.PHOTO_QC,
        prompt="",
        settings=Settings(),
        brief=Inspection(photo="photo"),
    )
    photo_qc.render(order, {"photo": photo}, tmp_path / "out.json", Report(tmp_path / "progress"))
    read: dict[str, Any] = json.loads((tmp_path / "out.json").read_bytes())
    return read


def test_the_report_is_json_that_says_what_was_judged(tmp_path: Path) -> None:
    read = report_of(stored(shot(), tmp_path / "photo.jpg", quality=92), tmp_path)
    assert read["verdict"] == "pass"
    assert read["score"] >= 95
    assert read["photo"] == {"width_px": 1000, "height_px": 1000, "format": "JPEG"}
    assert [check["name"] for check in read["checks"]] == [rule.name for rule in RULES]
    for check in read["checks"]:
        assert sorted(check) == ["message", "name", "score", "threshold", "value", "verdict"]
        assert 0 <= check["score"] <= 100


def test_one_failed_check_fails_the_photo(tmp_path: Path) -> None:
    blurred = shot().filter(ImageFilter.GaussianBlur(8))
    read = report_of(stored(blurred, tmp_path / "photo.png"), tmp_path)
    assert read["verdict"] == "fail"
    assert read["score"] < 50
    aside_ = verdict_of(metrics_of(taken_in(stored(aside(shot()), tmp_path / "aside.png"), None)))
    assert aside_["verdict"] == "warn"
    assert 50 <= int(str(aside_["score"])) < 85


def test_a_photo_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"GIF89a" + bytes(10))
    with pytest.raises(UnusableInput):
        report_of(tmp_path / "photo.png", tmp_path)
