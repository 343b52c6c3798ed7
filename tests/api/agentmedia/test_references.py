"""What a request points at is copied into our storage before a provider hears of it, or the video is not made."""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import text
from temporalio.client import Client

from domain.job import workflow_id
from store import inputs
from store.assets import GRACE
from store.database import Database
from store.objects import Objects
from tests.api.agentmedia.client import Videos, read_in_time, refusal
from tests.api.edge.urls import REFUSED
from tests.fixtures.listener import Listener, listening, saying
from tests.fixtures.oracle import Oracle


def png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    return written.getvalue()


def answered(body: bytes, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n{headers}\r\n".encode() + body


@pytest.fixture
async def pictures() -> AsyncIterator[Listener]:
    """Serves a page, nothing, or a picture, by path."""

    async def answer(path: str) -> AsyncIterator[bytes]:
        yield {
            "/page": answered(b"<html>no picture</html>"),
            "/inside": answered(b"", "302 Found", "location: http://10.0.0.1/\r\n"),
            "/missing": answered(b"", "404 Not Found"),
        }.get(path, answered(png()))

    async with listening(answer) as listener:
        yield listener


async def noted(database: Database, job_id: str) -> list[str]:
    async with database.transaction() as tx:
        found = await tx.execute(text("SELECT key FROM inputs WHERE job_id = :job_id"), {"job_id": job_id})
        return list(found.scalars())


async def test_pictures_are_copied_and_go_when_the_job_has_ended(
    videos: Videos, pictures: Listener, database: Database, objects: Objects, explained: Oracle
) -> None:
    product, first, second, shown = (f"http://{pictures.authority}/{number}" for number in range(4))
    created = await videos.create(
        product_image_url=product,
        broll_images=[first, second],
        scenes=[{"text": "Look at this wonderful thing.", "image": shown}],
    )
    job_id = created["job_id"]
    assert (await videos.end(job_id))["status"] == "completed"
    assert {head.split()[1] for head in pictures.heads} == {"/0", "/1", "/2", "/3"}
    (key,) = await noted(database, job_id)  # the same bytes are one object
    assert key.endswith(".png")
    assert await objects.size(key) == len(png())
    await explained(videos.gateway, credits=3000 - created["credits_deducted"], creates={job_id: 1})

    long_ago = {"ago": GRACE + timedelta(minutes=1), "job_id": job_id}
    async with database.transaction() as tx:
        assert key not in {file.key for file in await inputs.collectable(tx, 1000)}
        await tx.execute(
            text("UPDATE jobs SET finished_at = now() - cast(:ago AS interval) WHERE id = :job_id"), long_ago
        )
        (file,) = [one for one in await inputs.collectable(tx, 1000) if one.key == key]
        await inputs.mark_collected(tx, file)
        assert key not in {one.key for one in await inputs.collectable(tx, 1000)}
    await objects.remove(key)


@pytest.mark.parametrize(
    ("path", "code"),
    [("/page", "reference_unusable"), ("/missing", "source_unavailable"), ("/inside", "source_unavailable")],
)
async def test_what_cannot_be_had_or_used_fails_the_video_before_anything_is_bought(
    videos: Videos, pictures: Listener, explained: Oracle, path: str, code: str
) -> None:
    job_id = (await videos.create(product_image_url=f"http://{pictures.authority}{path}"))["job_id"]
    failed = await videos.end(job_id)
    assert (failed["status"], failed["error"]["code"]) == ("failed", code)
    await explained(videos.gateway, credits=3000, creates={job_id: 0})


async def test_a_job_that_waits_for_its_pictures_can_be_canceled(videos: Videos, explained: Oracle) -> None:
    async def never(_path: str) -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""

    async with listening(never) as silent:
        job_id = (await videos.create(product_image_url=f"http://{silent.authority}/"))["job_id"]
        await silent.until(1)
        canceled = (await videos.http.post(f"/api/v1/videos/{job_id}/cancel")).json()
    assert (canceled["credits_refunded"], canceled["refund_pending"]) == (300, False)
    await explained(videos.gateway, credits=3000, creates={job_id: 0})


async def test_without_references_nothing_is_gathered(videos: Videos, temporal: Client) -> None:
    job_id = (await videos.create())["job_id"]
    await videos.end(job_id)
    history = await temporal.get_workflow_handle(workflow_id(job_id)).fetch_history()
    steps = [
        event.activity_task_scheduled_event_attributes.activity_type.name
        for event in history.events
        if event.HasField("activity_task_scheduled_event_attributes")
    ]
    assert steps == ["submit", "wait"]


async def test_a_page_is_read_for_the_script(videos: Videos) -> None:
    page = b"<html><head><title>Oat Drink</title><meta name='description' content='A creamy oat drink.'></head></html>"
    async with listening(saying(answered(page, headers="content-type: text/html\r\n"))) as shop:
        answer = await read_in_time(
            videos, prompt="Promote this drink", product_url=f"http://{shop.authority}/", target_duration=10
        )
    created = answer.json()
    assert created["credits_deducted"] == 305
    assert created["estimated_duration"] == 10
    assert created["word_count"] == len(created["generated_script"].split()) <= 25
    assert "oat" in created["generated_script"].lower()


@pytest.mark.parametrize("trick", REFUSED)
async def test_no_spelling_of_a_forbidden_address_is_taken_wherever_it_stands(videos: Videos, trick: str) -> None:
    async def check(field: str, value: Any) -> None:
        refused = await videos.ask(**{field: value})
        assert refusal(refused) == (400, f"invalid_{field}", "validation_error"), value

    for url in REFUSED[trick]:
        plain = dict.fromkeys(("webhook_url", "product_image_url", "product_url"), url)
        inside = {"broll_images": [url], "scenes": [{"text": "Look at it.", "image": url}]}
        await asyncio.gather(*(check(field, value) for field, value in (plain | inside).items()))
    assert await videos.credits() == 3000
