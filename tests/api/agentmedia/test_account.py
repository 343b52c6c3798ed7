"""The account: plan, credits, keys and what was used."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from api.dialects.agentmedia.owner import DAYS
from deploy import operate
from domain.plans import PLANS
from store.database import Database
from store.tables import jobs
from tests.api.agentmedia.client import Videos, refusal
from tests.api.agentmedia.conftest import MakeVideos


@pytest.mark.parametrize(
    ("tier", "name", "monthly", "concurrent", "longest"),
    [
        ("free", "Free", 0, 0, 15),
        ("payg", "Pay As You Go", 0, 2, 15),
        ("starter", "Creator", 3900, 3, 10),
        ("creator", "Pro", 6900, 5, 15),
        ("pro_plus", "Pro Plus", 12900, 10, 15),
    ],
)
async def test_an_account_shows_its_plan_as_the_page_has_it(
    new_videos: MakeVideos, tier: str, name: str, monthly: int, concurrent: int, longest: int
) -> None:
    videos = await new_videos(7, tier)
    account = (await videos.http.get("/api/v1/account")).json()
    ends = datetime.fromisoformat(account["plan"].pop("current_period_end"))
    assert timedelta(days=27) < ends - datetime.now(UTC) <= timedelta(days=31)
    assert account.pop("user_id")
    assert account == {
        "plan": {"tier": tier, "name": name, "status": "active", "trial_active": False, "trial_ends_at": None},
        "credits": {
            "monthly_remaining": monthly,
            "monthly_allowance": monthly,
            "purchased": 7,
            "total": monthly + 7,
        },
        "limits": {
            "max_concurrent_jobs": concurrent,
            "max_video_duration": longest,
            "models_available": ["ugc-basic"] if concurrent else [],
        },
    }
    assert PLANS.keys() - {"enterprise"} == {"free", "payg", "starter", "creator", "pro_plus"}


async def test_monthly_credits_go_first_and_a_refund_brings_back_what_was_taken(new_videos: MakeVideos) -> None:
    videos = await new_videos(100, "starter")
    job_id = (await videos.create("outcome=stuck"))["job_id"]
    credits = (await videos.http.get("/api/v1/account")).json()["credits"]
    assert (credits["monthly_remaining"], credits["purchased"]) == (3600, 100)
    await videos.until(job_id, "processing")
    await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    credits = (await videos.http.get("/api/v1/account")).json()["credits"]
    assert (credits["monthly_remaining"], credits["purchased"]) == (3900, 100)


async def test_a_key_is_shown_once_listed_and_revoked(videos: Videos) -> None:
    made = await videos.http.post("/api/v1/account/keys", json={"name": "Production Key"})
    assert made.status_code == 201
    key = made.json()
    assert re.fullmatch("ma_[0-9a-f]{32}", key["key"])
    assert key["key_prefix"] == key["key"][:11]
    listed = (await videos.http.get("/api/v1/account/keys")).json()["keys"]
    assert key["key"] not in str(listed)
    shown = listed[1]
    assert shown == {name: key[name] for name in ("id", "key_prefix", "name", "created_at")} | {"last_used_at": None}
    assert datetime.now(UTC) - datetime.fromisoformat(listed[0]["last_used_at"]) < timedelta(minutes=2)

    bearer = {"Authorization": f"Bearer {key['key']}"}
    assert (await videos.http.get("/api/v1/account", headers=bearer)).status_code == 200
    used = (await videos.http.get("/api/v1/account/keys")).json()["keys"][1]["last_used_at"]
    assert used is not None
    revoked = await videos.http.delete(f"/api/v1/account/keys/{key['id']}", headers=bearer)  # by itself
    assert revoked.json() == {"revoked": True, "id": key["id"]}
    async with asyncio.timeout(60):  # how soon is tested where keys are
        while (await videos.http.get("/api/v1/account", headers=bearer)).status_code == 200:
            await asyncio.sleep(0.05)
    assert refusal(await videos.http.get("/api/v1/account", headers=bearer)) == (
        401,
        "invalid_api_key",
        "authentication_error",
    )
    again = await videos.http.delete(f"/api/v1/account/keys/{key['id']}")
    assert refusal(again) == (404, "key_not_found", "not_found")
    assert len((await videos.http.get("/api/v1/account/keys")).json()["keys"]) == 1


async def test_a_key_without_a_name_is_called_default(videos: Videos) -> None:
    assert (await videos.http.post("/api/v1/account/keys", json={})).json()["name"] == "Default"
    too_long = await videos.http.post("/api/v1/account/keys", json={"name": "x" * 101})
    assert refusal(too_long) == (400, "invalid_name", "validation_error")


async def test_of_many_at_once_only_25_keys_are_made(videos: Videos, database: Database) -> None:
    answers = await asyncio.gather(*(videos.http.post("/api/v1/account/keys", json={}) for _ in range(40)))
    assert sum(answer.status_code == 201 for answer in answers) == 24  # and the one that asks
    assert {refusal(answer) for answer in answers if answer.status_code != 201} == {
        (400, "key_limit_reached", "validation_error")
    }
    with pytest.raises(operate.Refused):
        await operate.create_key(database, videos.gateway.account, "one more")
    made = next(answer.json()["id"] for answer in answers if answer.status_code == 201)
    await videos.http.delete(f"/api/v1/account/keys/{made}")
    assert (await videos.http.post("/api/v1/account/keys", json={})).status_code == 201


async def test_usage_adds_up_over_every_day_of_the_period(videos: Videos, database: Database) -> None:
    done = [(await videos.create())["job_id"] for _ in range(3)]
    failed = (await videos.create("outcome=refused"))["job_id"]
    for job_id in (*done, failed):
        await videos.end(job_id)
    moved = {done[0]: (3, 6), done[1]: (20, 9), done[2]: (0, 12)}
    async with database.transaction() as tx:
        for job_id, (days, took_s) in moved.items():
            began = jobs.c.created_at - timedelta(days=days)
            dates = {"created_at": began, "finished_at": began + timedelta(seconds=took_s)}
            await tx.execute(update(jobs).where(jobs.c.id == job_id).values(dates))
    await videos.http.delete(f"/api/v1/videos/{done[2]}")  # which gives nothing back

    week = (await videos.http.get("/api/v1/account/usage?period=7d")).json()
    assert week["summary"] == {"total_jobs": 3, "completed_jobs": 2, "failed_jobs": 1, "credits_used": 600}
    month = (await videos.http.get("/api/v1/account/usage")).json()
    assert month["period"] == "30d"
    assert month["summary"] == {"total_jobs": 4, "completed_jobs": 3, "failed_jobs": 1, "credits_used": 900}
    assert month["by_operation"] == [{"operation": "ugc_video", "job_count": 4}]
    (model,) = month["by_model"]
    assert (model["model_slug"], model["job_count"], model["credits_used"]) == ("ugc-basic", 4, 900)
    assert model["avg_duration_seconds"] == 9  # of 6, 9 and 12
    for word, days in DAYS.items():
        asked = datetime.now(UTC)
        usage = (await videos.http.get(f"/api/v1/account/usage?period={word}")).json()
        start, end = (datetime.fromisoformat(usage[f"period_{name}"]) for name in ("start", "end"))
        assert [day["date"] for day in usage["daily"]] == [
            (start + timedelta(days=n)).date().isoformat() for n in range(days)
        ]
        assert end == start + timedelta(days=days)
        assert asked < end
        assert start < datetime.now(UTC)
        assert sum(day["job_count"] for day in usage["daily"]) == usage["summary"]["total_jobs"]
        assert sum(day["credits_used"] for day in usage["daily"]) == usage["summary"]["credits_used"]


async def test_an_account_that_made_nothing_used_nothing(videos: Videos) -> None:
    usage = (await videos.http.get("/api/v1/account/usage?period=90d")).json()
    assert usage["summary"] == {"total_jobs": 0, "completed_jobs": 0, "failed_jobs": 0, "credits_used": 0}
    assert (usage["by_model"], usage["by_operation"], len(usage["daily"])) == ([], [], 90)
    assert refusal(await videos.http.get("/api/v1/account/usage?period=31d"))[:2] == (400, "invalid_period")
