"""The end of a video is told to its webhook, as its GET shows it."""

import json
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook

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
