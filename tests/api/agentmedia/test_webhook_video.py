"""The end of a video is told to its webhook, as its GET shows it."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook

from api.dialects.agentmedia.translate import render_webhook
from api.edge.links import Links
from domain.asset import Asset
from domain.job import Job, Status
from domain.spec import JobSpec, Kind
from store import accounts
from store.database import Database
from store.sealing import EncryptionKeys
from tests.api.agentmedia.client import Videos
from tests.fixtures.sink import Sink


@pytest.mark.parametrize(
    ("behaviour", "event"), [("", "completed"), ("outcome=refused", "failed"), ("outcome=stuck", "canceled")]
)
async def test_the_end_of_a_video_is_told(
    videos: Videos, sink: Sink, database: Database, keys: EncryptionKeys, behaviour: str, event: str
) -> None:
    path = f"/{videos.gateway.account}"
    job_id = (await videos.create(behaviour, webhook_url=sink.url(path)))["job_id"]
    if event == "canceled":
        await videos.http.post(f"/api/v1/videos/{job_id}/cancel")
    got = await sink.next(path)
    async with database.transaction() as tx:
        (secret,) = await accounts.webhook_secrets(tx, videos.gateway.account, keys)
    told = Webhook(secret).verify(got.body, got.headers)
    assert told == json.loads(got.body)
    assert (told["type"], told["timestamp"]) == (f"video.{event}", told["data"]["completed_at"])
    shown = await videos.end(job_id)
    for video in (told["data"], shown):
        video["output_url"] = video["output_url"] and urlsplit(video["output_url"]).path
    assert told["data"] == shown
    assert shown["status"] == event


def test_a_webhook_that_comes_after_the_delete_has_no_link_to_the_file() -> None:
    ended = datetime(2026, 5, 4, 12, tzinfo=UTC)
    delivered = Job(
        id="a1b2c3d4-e5f6-7890-abcd-ef1234567890",
        account="acme",
        dialect="agentmedia",
        spec=JobSpec(kind=Kind.TALKING_VIDEO, model="ugc-basic", prompt="p"),
        status=Status.SUCCEEDED,
        attempt=1,
        price_credits=300,
        created_at=ended - timedelta(seconds=9),
        updated_at=ended,
        finished_at=ended,
        outputs=(Asset(key="jobs/a/1/b.mp4", content_type="video/mp4", size_bytes=1, sha256="ab" * 32),),
    )
    links = Links("https://media.example.com", "k" * 32)
    told = render_webhook(delivered, links, ended)
    assert told["data"].pop("output_url").startswith("https://media.example.com/v1/files/jobs/a/1/b.mp4?expires=")
    told["data"]["output_url"] = None
    assert told == {
        "type": "video.completed",
        "timestamp": "2026-05-04T12:00:00.000Z",
        "data": {
            "id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
            "status": "completed",
            "output_url": None,
            "credit_cost": 300,
            "created_at": "2026-05-04T11:59:51.000Z",
            "completed_at": "2026-05-04T12:00:00.000Z",
        },
    }
    assert render_webhook(delivered.model_copy(update={"deleted_at": ended}), links, ended) == told
