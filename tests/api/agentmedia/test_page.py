"""The page's own examples, asked as it asks them, are answered in the shape it shows."""

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.api.agentmedia.client import Videos
from tests.api.agentmedia.conftest import MakeVideos
from tests.fixtures.gateway import BUSY

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


async def curl(videos: Videos, path: str, *options: str, data: dict[str, Any] | None = None) -> Any:
    """The answer's body, asked for as the page asks."""
    if data is not None:
        options = (*options, "-H", "Content-Type: application/json", "-d", json.dumps(data))
    command = ["curl", "-q", "-sS", "--noproxy", "*", "-w", "%{stderr}%{http_code}", f"{videos.http.base_url}{path}"]
    authorized = ("-H", f"Authorization: Bearer {videos.gateway.key}")
    status = b"503"
    while int(status) in BUSY:
        process = await asyncio.create_subprocess_exec(
            *command, *authorized, *options, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        answer, status = await process.communicate()
        assert process.returncode == 0, status.decode()
    return json.loads(answer)


POST, DELETE = ("-X", "POST"), ("-X", "DELETE")


async def test_the_examples_of_videos(starter: Videos) -> None:
    quick = await curl(starter, "/api/v1/videos", *POST, data=QUICKSTART)
    check("quickstart", quick)
    await starter.end(quick["job_id"])
    created = await curl(starter, "/api/v1/videos", *POST, data=CURL)
    check("create", created)
    video = f"/api/v1/videos/{created['job_id']}"
    await starter.end(created["job_id"])
    check("get", await curl(starter, video))
    check("list", await curl(starter, "/api/v1/videos?limit=10&status=completed"))
    check("usage", _compact(await curl(starter, "/api/v1/account/usage?period=7d")))
    check("delete", await curl(starter, video, *DELETE))
    stuck = await curl(starter, "/api/v1/videos", *POST, data=CURL | {"script": f"outcome=stuck {CURL['script']}"})
    check("cancel", await curl(starter, f"/api/v1/videos/{stuck['job_id']}/cancel", *POST))


async def test_the_examples_of_actors(starter: Videos) -> None:
    check("actor", await curl(starter, "/api/v1/actors/emma"))
    women = await curl(starter, "/api/v1/actors?gender=female")
    check("actors", {"actors": women["actors"][:1], "total": 1})
    assert women["total"] == len(women["actors"])


async def test_the_examples_of_the_account(starter: Videos) -> None:
    check("account", await curl(starter, "/api/v1/account"))
    made = await curl(starter, "/api/v1/account/keys", *POST, data={"name": "Production Key"})
    check("key", made)
    listed = (await curl(starter, "/api/v1/account/keys"))["keys"]
    check("keys", {"keys": [one for one in listed if one["id"] == made["id"]]})
    check("revoked", await curl(starter, f"/api/v1/account/keys/{made['id']}", *DELETE))


async def test_the_example_of_an_error(starter: Videos) -> None:
    check("error", await curl(starter, "/api/v1/videos", *POST, data={"actor_slug": "emma"}))


def _compact(usage: dict[str, Any]) -> dict[str, Any]:
    """Its seven days, of which midnight may have made jobs fall on two, summed up in the last."""
    *_, last = usage["daily"]
    assert len(usage["daily"]) == 7
    sums = {name: sum(day[name] for day in usage["daily"]) for name in ("job_count", "credits_used")}
    return usage | {"daily": [last | sums]}
