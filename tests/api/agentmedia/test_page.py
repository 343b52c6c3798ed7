"""The page's own examples, asked as it asks them, are answered in the shape it shows."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.agentmedia.client import Videos
from tests.api.agentmedia.conftest import MakeVideos

GOLDEN = Path(__file__).with_name("golden")
MASKED = frozenset(
    {
        "id",
        "job_id",
        "jobId",
        "user_id",
        "key",
        "key_prefix",
        "output_url",
        "portrait_url",
        "voice_id",
        "selected_voice",
        "created_at",
        "completed_at",
        "deletedAt",
        "last_used_at",
        "current_period_end",
        "period_start",
        "period_end",
        "date",
        "avg_duration_seconds",
    }
)


def masked(shown: Any) -> Any:
    """The answer without what differs from time to time: a type stands in its place."""
    if isinstance(shown, list):
        return [masked(one) for one in shown]
    if not isinstance(shown, dict):
        return shown
    return {name: f"<{type(value).__name__}>" if name in MASKED else masked(value) for name, value in shown.items()}


def check(name: str, shown: Any) -> None:
    assert masked(shown) == json.loads((GOLDEN / f"{name}.json").read_text())


@pytest.fixture
async def starter(new_videos: MakeVideos) -> Videos:
    """On the plan of the page's example of an account."""
    return await new_videos(0, "starter")


CURL = {
    "script": "Ever wonder why top founders wake up at 5am? It is not about the alarm clock.",
    "actor_slug": "emma",
    "style": "hormozi",
    "target_duration": 10,
    "music": "chill",
}
QUICKSTART = {
    "script": "Ever wonder why top founders wake up at 5am? It is not about the alarm clock. It is about the mindset.",
    "actor_slug": "emma",
    "style": "hormozi",
}


async def test_the_examples_of_videos(starter: Videos) -> None:
    quick = (await starter.http.post("/api/v1/videos", json=QUICKSTART)).json()
    check("quickstart", quick)
    await starter.http.post(f"/api/v1/videos/{quick['job_id']}/cancel")
    created = await starter.http.post("/api/v1/videos", json=CURL)
    assert created.status_code == 201
    check("create", created.json())
    job_id = created.json()["job_id"]
    check("get", await starter.end(job_id))
    check("list", (await starter.http.get("/api/v1/videos?limit=10&status=completed")).json())
    check("usage", _compact((await starter.http.get("/api/v1/account/usage?period=7d")).json()))
    check("delete", (await starter.http.delete(f"/api/v1/videos/{job_id}")).json())
    stuck = (
        await starter.http.post("/api/v1/videos", json=CURL | {"script": f"outcome=stuck {CURL['script']}"})
    ).json()
    check("cancel", (await starter.http.post(f"/api/v1/videos/{stuck['job_id']}/cancel")).json())


async def test_the_examples_of_actors(starter: Videos) -> None:
    check("actor", (await starter.http.get("/api/v1/actors/emma")).json())
    women = (await starter.http.get("/api/v1/actors?gender=female&search=emma")).json()
    check("actors", women)


async def test_the_examples_of_the_account(starter: Videos) -> None:
    check("account", (await starter.http.get("/api/v1/account")).json())
    made = (await starter.http.post("/api/v1/account/keys", json={"name": "Production Key"})).json()
    check("key", made)
    listed = (await starter.http.get("/api/v1/account/keys")).json()["keys"]
    check("keys", {"keys": [one for one in listed if one["id"] == made["id"]]})
    check("revoked", (await starter.http.delete(f"/api/v1/account/keys/{made['id']}")).json())


async def test_the_example_of_an_error(starter: Videos) -> None:
    check("error", (await starter.http.post("/api/v1/videos", json={"actor_slug": "emma"})).json())


def _compact(usage: dict[str, Any]) -> dict[str, Any]:
    """The days summed up to the last, of which there are seven."""
    assert len(usage["daily"]) == 7
    return usage | {"daily": usage["daily"][-1:]}
