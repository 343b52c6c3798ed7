"""What becomes of a video: polled, listed, canceled, deleted, restored."""

import asyncio
from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import func, update

from store import assets
from store.database import Database
from store.objects import Objects
from store.tables import jobs
from tests.api.agentmedia.client import Videos, refusal
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.oracle import Oracle

NOBODYS = "00000000-0000-0000-0000-000000000000"


async def test_retry_after_is_told_until_the_end(videos: Videos) -> None:
    running, done = await videos.create("outcome=stuck"), await videos.create()
    await videos.until(running["job_id"], "processing")
    await videos.end(done["job_id"])
    polls = [await videos.http.get(f"/api/v1/videos/{one['job_id']}") for one in (running, done)]
    assert [poll.headers.get("Retry-After") for poll in polls] == ["5", None]


async def test_a_failed_video_says_why_and_its_credits_are_back(videos: Videos) -> None:
    created = await videos.create("outcome=refused")
    failed = await videos.end(created["job_id"])
    assert failed["status"] == "failed"
    assert failed["output_url"] is None
    assert failed["error"]["code"] == "content_refused"
    assert await videos.credits() == 3000


async def test_the_list_filters_sorts_and_counts(videos: Videos) -> None:
    ids = [(await videos.create())["job_id"] for _ in range(3)]
    for job_id in ids:
        await videos.end(job_id)
    stuck = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(stuck, "processing")

    async def listed(query: str) -> tuple[list[str], int]:
        page = (await videos.http.get(f"/api/v1/videos?{query}")).json()
        return [job["id"] for job in page["jobs"]], page["total"]

    newest = [stuck, *reversed(ids)]
    assert await listed("") == (newest, 4)
    assert await listed("sort=oldest") == (newest[::-1], 4)
    assert await listed("status=completed&limit=2") == (newest[1:3], 3)
    assert await listed("status=completed&limit=2&offset=2") == (newest[3:], 3)
    assert await listed("offset=50") == ([], 4)
    assert await listed("status=processing") == ([stuck], 1)
    assert await listed("status=failed") == ([], 0)


@pytest.mark.parametrize("query", ["status=done", "sort=oldest;drop", "limit=0", "limit=101", "offset=-1", "limit=ten"])
async def test_a_list_that_is_not_as_documented_is_refused(videos: Videos, query: str) -> None:
    status, code, kind = refusal(await videos.http.get(f"/api/v1/videos?{query}"))
    assert (status, code, kind) == (400, f"invalid_{query.partition('=')[0]}", "validation_error")


async def test_a_cancel_gives_the_credits_back_once(videos: Videos) -> None:
    job_id = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(job_id, "processing")
    canceled = await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    assert canceled.json() == {
        "canceled": True,
        "jobId": job_id,
        "credits_refunded": 300,
        "refund_pending": False,
    }
    assert await videos.credits() == 3000
    assert (await videos.get(job_id))["status"] == "canceled"
    again = await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    assert refusal(again) == (409, "cannot_cancel", "validation_error")
    assert await videos.credits() == 3000


async def test_a_completed_video_cannot_be_canceled(videos: Videos) -> None:
    job_id = (await videos.create())["job_id"]
    await videos.end(job_id)
    assert refusal(await videos.http.post(f"/api/v1/videos/{job_id}/cancel"))[:2] == (409, "cannot_cancel")
    assert await videos.credits() == 2700


async def test_a_deleted_video_is_out_of_sight_with_its_file_until_it_is_restored(
    videos: Videos, anyone: httpx2.AsyncClient
) -> None:
    job_id = (await videos.create())["job_id"]
    url = (await videos.end(job_id))["output_url"]
    assert (await anyone.get(url)).status_code == 200
    deleted = await videos.http.delete(f"/api/v1/videos/{job_id}")
    assert deleted.json().keys() == {"success", "jobId", "deletedAt"}
    assert (deleted.json()["success"], deleted.json()["jobId"]) == (True, job_id)
    for method, path in (("GET", ""), ("POST", "/cancel"), ("DELETE", "")):
        answer = await videos.http.request(method, f"/api/v1/videos/{job_id}{path}")
        assert refusal(answer) == (404, "job_not_found", "not_found")
    assert (await videos.http.get("/api/v1/videos")).json() == {"jobs": [], "total": 0}
    assert (await anyone.get(url)).status_code == 404
    restored = await videos.http.post(f"/api/v1/videos/{job_id}/restore")
    assert (restored.status_code, restored.json()["status"]) == (200, "completed")
    assert (await anyone.get(url)).status_code == 200
    assert (await videos.http.get("/api/v1/videos")).json()["total"] == 1
    again = await videos.http.post(f"/api/v1/videos/{job_id}/restore")
    assert (again.status_code, again.json()["id"]) == (200, job_id)


async def test_a_deleted_video_can_be_restored_for_thirty_days_and_then_its_file_goes(
    videos: Videos, database: Database, objects: Objects
) -> None:
    job_id = (await videos.create())["job_id"]
    await videos.end(job_id)
    (key,) = await objects.keys(f"jobs/{job_id}/")

    async def deleted_for(minutes: int) -> tuple[int, bool]:
        """What a restore is answered thirty days and so much after the delete, and whether the file may go."""
        await videos.http.delete(f"/api/v1/videos/{job_id}")
        since = (
            update(jobs).where(jobs.c.id == job_id).values(deleted_at=func.now() - timedelta(days=30, minutes=minutes))
        )
        async with database.transaction() as tx:
            await tx.execute(since)
            may_go = key in {file.key for file in await assets.collectable(tx, 10_000)}
        return (await videos.http.post(f"/api/v1/videos/{job_id}/restore")).status_code, may_go

    assert await deleted_for(-10) == (200, False)
    assert (await videos.get(job_id))["output_url"]
    assert await deleted_for(1) == (404, False)  # it may have been restored a moment ago
    assert await deleted_for(6) == (404, True)


async def test_deleting_a_running_video_cancels_it(videos: Videos, explained: Oracle) -> None:
    job_id = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(job_id, "processing")
    assert (await videos.http.delete(f"/api/v1/videos/{job_id}")).status_code == 200
    assert await videos.credits() == 3000
    restored = await videos.http.post(f"/api/v1/videos/{job_id}/restore")
    assert restored.json()["status"] == "canceled"
    await explained(videos.gateway, credits=3000, creates={job_id: 1})


async def test_another_dialects_job_is_not_one_of_these(videos: Videos, gateway: Gateway) -> None:
    theirs = Videos(gateway)
    job = await gateway.submit("a boat")
    assert (await theirs.http.get("/api/v1/videos")).json()["total"] == 0
    mine = (await videos.create())["job_id"]
    for job_id in (job["id"], mine, NOBODYS):
        for method, path in (("GET", ""), ("POST", "/cancel"), ("DELETE", ""), ("POST", "/restore")):
            answer = await theirs.http.request(method, f"/api/v1/videos/{job_id}{path}")
            assert refusal(answer) == (404, "job_not_found", "not_found")
    assert (await gateway.http.get(f"/v1/jobs/{mine}")).status_code == 404


async def test_two_creates_at_the_last_credits_are_one_video(new_gateway: MakeGateway, explained: Oracle) -> None:
    videos = Videos(await new_gateway(599))
    answers = await asyncio.gather(*(videos.ask() for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 402, 402, 402, 402, 402]
    job_id = next(answer.json()["job_id"] for answer in answers if answer.status_code == 201)
    await videos.end(job_id)
    await explained(videos.gateway, credits=299, creates={job_id: 1})
