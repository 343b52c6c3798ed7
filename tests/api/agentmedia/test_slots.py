"""A plan's places: jobs beyond them wait in line, whatever process dies."""

import asyncio

import pytest

from store.database import Database
from tests.api.agentmedia.client import Videos
from tests.api.agentmedia.conftest import MakeVideos
from tests.fixtures.gateway import credits_of
from tests.fixtures.oracle import Oracle, ends, row
from tests.fixtures.stack import Stack


async def under_way(videos: Videos) -> list[str]:
    """The jobs that the account's rows say are being made, as its client sees them."""
    listed = (await videos.http.get("/api/v1/videos?sort=oldest")).json()["jobs"]
    return [job["id"] for job in listed if job["status"] in ("submitted", "processing")]


async def test_a_plan_of_two_places_runs_two_at_a_time_in_order_while_workers_die(
    stack: Stack, database: Database, new_videos: MakeVideos, explained: Oracle
) -> None:
    videos = await new_videos(1200, "payg")
    ids = [(await videos.create("seconds=2"))["job_id"] for _ in range(4)]
    assert await credits_of(database, videos.gateway.account) == 0
    assert [(await videos.get(job_id))["status"] for job_id in ids[2:]] == ["queued", "queued"]
    most, finished = 0, asyncio.gather(*(ends(database, job_id, within_s=90) for job_id in ids))
    kills = asyncio.create_task(_kill_twice(stack))
    while not finished.done():
        most = max(most, len(await under_way(videos)))
        await asyncio.sleep(0.1)
    await kills
    assert {job.status.value for job in await finished} == {"succeeded"}
    assert most == 2
    ended = [job.finished_at for job in [await row(database, job_id) for job_id in ids] if job.finished_at]
    assert max(ended[:2]) < min(ended[2:])
    await explained(videos.gateway, credits=0, creates=dict.fromkeys(ids, 1))


async def _kill_twice(stack: Stack) -> None:
    for _ in range(2):
        await asyncio.sleep(1)
        await stack.kill("worker")


@pytest.mark.parametrize("end", ["cancel", "delete"])
async def test_the_first_in_line_starts_when_one_ends(new_videos: MakeVideos, end: str) -> None:
    videos = await new_videos(1200, "payg")
    ids = [(await videos.create("outcome=stuck"))["job_id"] for _ in range(4)]
    await videos.until(ids[1], "processing")
    if end == "cancel":
        await videos.http.post(f"/api/v1/videos/{ids[0]}/cancel")
    else:
        await videos.http.delete(f"/api/v1/videos/{ids[0]}")
    await videos.until(ids[2], "processing")
    assert (await videos.get(ids[3]))["status"] == "queued"
