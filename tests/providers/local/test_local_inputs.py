"""What an order refers to lies beside it before it counts as taken."""

import asyncio
from pathlib import Path

from domain.attempt import Input, Order, Verdict
from domain.brief import Film
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.folder import Folder

PRODUCT = Input(name="product", key="k/product.png", content_type="image/png", size_bytes=3, sha256="0" * 64)
SCENE = Input(name="scene-1", key="k/scene.png", content_type="image/png", size_bytes=3, sha256="1" * 64)
ORDER = Order(
    reference="job_inputs",
    model="ugc-basic",
    kind=Kind.TALKING_VIDEO,
    prompt="Sleep well.",
    settings=Settings(duration_s=5),
    brief=Film(script="Sleep well.", product_image="product"),
    inputs=(PRODUCT, SCENE),
)


async def test_each_input_is_brought_under_the_name_the_brief_knows(tmp_path: Path) -> None:
    async def bring(given: Input, into: Path) -> None:
        await asyncio.to_thread(into.write_text, given.key)

    submission = await Local(tmp_path, bring).submit(ORDER)
    assert submission.verdict is Verdict.ACCEPTED
    folder = Folder(tmp_path / ORDER.reference)
    assert {name: path.read_text() for name, path in folder.inputs(folder.order()).items()} == {
        "product": "k/product.png",
        "scene-1": "k/scene.png",
    }


async def test_an_order_whose_inputs_cannot_be_had_was_not_sent(tmp_path: Path) -> None:
    async def bring(given: Input, _into: Path) -> None:
        raise ConnectionError(given.key)

    studio = Local(tmp_path, bring)
    assert (await studio.submit(ORDER)).verdict is Verdict.NOT_SENT
    assert await studio.find(ORDER.reference) is None
