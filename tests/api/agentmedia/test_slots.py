"""A plan's places: jobs beyond them wait in line, whatever process dies."""

import asyncio

import pytest

from domain.job import Status
from store.database import Database
from tests.api.agentmedia.conftest import MakeVideos
from tests.fixtures.gateway import bought, credits_of, running_peak
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.stack import Stack


async def test_a_plan_of_two_places_runs_two_at_a_time_in_order_while_workers_die(
    stack: Stack, database: Database, new_videos: MakeVideos, explained: Oracle
) -> None:
    videos = await new_videos(1200, "payg")
    # the second lasts through all of it: a third beside it would be seen
    behaviours = ("outcome=stuck", "outcome=stuck", "seconds=2", "seconds=2")
    ids = first, second, third, last = [(await videos.create(one))["job_id"] for one in behaviours]
    assert await credits_of(database, videos.gateway.account) == 0
    assert [(await videos.get(job_id))["status"] for job_id in (third, last)] == ["queued", "queued"]
    await reaches(database, first, Status.RUNNING)
    await stack.kill("worker")
    await videos.http.post(f"/api/v1/videos/{first}/cancel")
    await reaches(database, third, Status.RUNNING, Status.STORING, Status.SUCCEEDED)
    await stack.kill("worker")
    ended = [(await ends(database, job_id, within_s=120)).status for job_id in (first, third, last)]
    assert ended == [Status.CANCELED, Status.SUCCEEDED, Status.SUCCEEDED]
    await videos.http.post(f"/api/v1/videos/{second}/cancel")
    await ends(database, second)
    assert await running_peak(stack, ids) == 2
    begun = [job_id for job_id in await bought(stack) if job_id in ids]
    assert (set(begun[:2]), begun[2:]) == ({first, second}, [third, last])
    await explained(videos.gateway, credits=600, creates=dict.fromkeys(ids, 1))


async def test_of_many_creates_at_once_no_more_are_made_than_the_plan_has_places(
    stack: Stack, new_videos: MakeVideos, explained: Oracle
) -> None:
    videos = await new_videos(0, "starter")
    created = await asyncio.gather(*(videos.create("outcome=stuck") for _ in range(10)))
    ids = {one["job_id"] for one in created}
    listed = (await videos.http.get("/api/v1/videos?status=queued")).json()
    assert listed["total"] == 7
    waiting = {job["id"] for job in listed["jobs"]}
    for job_id in ids - waiting:
        await videos.until(job_id, "processing")
    for job_id in waiting:  # before the others: nobody is let in
        await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    assert await running_peak(stack, ids) == 3
    for job_id in ids - waiting:
        await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    creates = dict.fromkeys(ids - waiting, 1) | dict.fromkeys(waiting, 0)
    await explained(videos.gateway, credits=3900, creates=creates)


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
