"""What is kept of what a provider delivers: each output with what it is to its job, and nothing of another kind."""

import io
from pathlib import Path

import pytest
from PIL import Image
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from domain.asset import MediaFacts
from domain.attempt import Output, Progress, Role, State
from domain.failure import Code
from domain.job import Status
from providers.simulator import media
from store import jobs
from store.database import Database
from store.objects import Objects
from tests.activities.vendor import Vendor, keeper_for
from workflows.steps import Parcel, Purchase

FILM = Output(url="/film")
POSTER = Output(url="/poster", role=Role.POSTER, blurhash="LEHV6nWB2yk8pyo0adR*.7kCMdnj")


@pytest.fixture
def vendor() -> Vendor:
    still = io.BytesIO()
    Image.new("RGB", (32, 18), "teal").save(still, "JPEG")
    vendor = Vendor()
    vendor.files = {
        "/film": Path(media.__file__).with_name("tiny.mp4").read_bytes(),
        "/poster": still.getvalue(),
        "/page": b'{"error": "try later"}',
    }
    return vendor


async def keep(vendor: Vendor, database: Database, objects: Objects, purchase: Purchase, *outputs: Output) -> None:
    async with database.statement() as tx:
        assert await jobs.advance(tx, purchase.errand.job_id, 1, Status.RUNNING)
    vendor.progress = Progress(state=State.SUCCEEDED, outputs=outputs)
    parcel = Parcel(errand=purchase.errand, handle="handle-1", progress=vendor.progress, retention_s=None)
    await ActivityEnvironment().run(keeper_for(vendor, database, objects).keep, parcel)


async def test_a_poster_is_kept_beside_its_film_with_its_blur(
    vendor: Vendor, database: Database, objects: Objects, purchase: Purchase
) -> None:
    await keep(vendor, database, objects, purchase, FILM, POSTER)
    async with database.transaction() as tx:
        await jobs.finish(tx, purchase.errand.job_id, 1, Status.SUCCEEDED, None)
        job = await jobs.get(tx, purchase.errand.job_id)
    assert job is not None
    film, poster = job.outputs
    assert (film.role, film.content_type, film.blurhash) == (Role.MAIN, "video/mp4", None)
    assert (poster.role, poster.content_type, poster.blurhash) == (Role.POSTER, "image/jpeg", POSTER.blurhash)
    assert poster.facts == MediaFacts(width_px=32, height_px=18)
    assert await objects.size(poster.key) == poster.size_bytes == len(vendor.files["/poster"])


@pytest.mark.parametrize(
    "outputs",
    [
        (Output(url="/page"),),
        (Output(url="/poster"),),
        (FILM, Output(url="/film", role=Role.POSTER)),
    ],
)
async def test_a_file_of_another_kind_is_refused(
    outputs: tuple[Output, ...], vendor: Vendor, database: Database, objects: Objects, purchase: Purchase
) -> None:
    with pytest.raises(ApplicationError) as refused:
        await keep(vendor, database, objects, purchase, *outputs)
    assert (refused.value.type, refused.value.non_retryable) == (Code.OUTPUT_UNUSABLE, True)
