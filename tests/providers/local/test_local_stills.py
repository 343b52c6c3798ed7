"""Stills and texts as the studio makes them: ordered, rendered in a process of their own, fetched."""

import asyncio
import json
from pathlib import Path

import pytest
from PIL import Image

from domain.attempt import Input, Order, State, Submission
from domain.brief import (
    Advert,
    Brief,
    CopyBrief,
    CopyFormat,
    CopyTone,
    Document,
    Inspection,
    Page,
    Platform,
    Product,
    TextBox,
)
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.local import Local
from tests.providers.local.measure import fetched, rendered
from tests.providers.local.shots import shot, stored

MUG = Product(name="Morning Mug", description="A stoneware mug that keeps coffee warm.", benefits=("Dishwasher safe",))
COPY = CopyBrief(product=MUG, platform=Platform.META, format=CopyFormat.SHORT, tone=CopyTone.CASUAL)
SHEET = Document(pages=(Page(boxes=(TextBox(x_mm=10, y_mm=10, width_mm=90, height_mm=20, text="Hello"),)),))
PHOTO = Input(name="photo", key="inputs/1", content_type="image/png", size_bytes=1, sha256="0" * 64)


def ordered(kind: Kind, brief: Brief | None, ratio: str | None = None, inputs: tuple[Input, ...] = ()) -> Order:
    settings = Settings(aspect_ratio=ratio)
    return Order(reference="job_1", model="studio", kind=kind, prompt="", settings=settings, brief=brief, inputs=inputs)


@pytest.mark.parametrize(
    ("order", "content_type"),
    [
        (ordered(Kind.STATIC_AD, Advert(product=MUG), "4:5"), "image/png"),
        (ordered(Kind.COPY, COPY), "application/json"),
        (ordered(Kind.DOCUMENT, SHEET), "application/pdf"),
    ],
)
async def test_the_studio_makes_stills_and_texts(local: Local, order: Order, content_type: str, tmp_path: Path) -> None:
    progress, _ = await rendered(local, order)
    assert progress.state is State.SUCCEEDED
    assert progress.outputs[0].content_type == content_type
    path = await fetched(local, progress, tmp_path / "out")
    if order.kind is Kind.STATIC_AD:
        with Image.open(path) as picture:
            assert picture.size == (1080, 1350)
    elif order.kind is Kind.COPY:
        assert len(json.loads(path.read_bytes())["variants"]) == 5
    else:
        assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "order",
    [
        ordered(Kind.STATIC_AD, None),
        ordered(Kind.STATIC_AD, Advert(product=MUG), "3:2"),
        ordered(Kind.STATIC_AD, Advert(product=Product(name=" "))),
        ordered(Kind.STATIC_AD, Advert(product=Product(name="水筒"))),
        ordered(Kind.STATIC_AD, Advert(product=MUG.model_copy(update={"image": "photo"}))),
        ordered(Kind.COPY, None),
        ordered(Kind.COPY, COPY.model_copy(update={"product": Product(name="")})),
        ordered(Kind.DOCUMENT, COPY),
        ordered(Kind.PHOTO_QC, Inspection(photo="other"), inputs=(PHOTO,)),
    ],
)
async def test_what_cannot_be_made_is_refused_at_the_submit(local: Local, order: Order) -> None:
    assert await local.submit(order) == Submission.rejected(Code.INVALID_INPUT)


async def test_a_photo_is_brought_and_judged(tmp_path: Path) -> None:
    photo = stored(shot(), tmp_path / "photo.png").read_bytes()

    async def bring(given: Input, into: Path) -> None:
        assert given == PHOTO
        await asyncio.to_thread(into.write_bytes, photo)

    studio = Local(tmp_path / "studio", bring)
    progress, _ = await rendered(studio, ordered(Kind.PHOTO_QC, Inspection(photo="photo"), inputs=(PHOTO,)))
    assert progress.outputs[0].content_type == "application/json"
    read = json.loads((await fetched(studio, progress, tmp_path / "report")).read_bytes())
    assert read["verdict"] == "pass"
    assert read["photo"]["width_px"] == 1000
