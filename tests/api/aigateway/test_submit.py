"""Submitting and finishing, as the gateway's page shows it."""

import asyncio
import time
from typing import Any

import pytest

from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of


def _without_id(accepted: dict[str, Any], asked: float) -> dict[str, Any]:
    assert accepted["id"].startswith("job_")
    assert asked - 1 < accepted["created"] <= time.time()
    return {name: value for name, value in accepted.items() if name not in ("id", "created")}


@pytest.mark.parametrize(
    ("path", "model", "duration", "content_type"),
    [
        ("/v1/videos/generations", "darkroom/sim-video", 5.0, "video/mp4"),
        ("/v1/audio/music", "darkroom/sim-music", 15.0, "audio/wav"),
        ("/v1/3d/generations", "darkroom/sim-3d", None, "model/gltf-binary"),
    ],
)
async def test_each_kind_is_made_and_paid_for(
    database: Database, gateway: Gateway, path: str, model: str, duration: float | None, content_type: str
) -> None:
    asked = time.time()
    answer = await gateway.http.post(path, json={"prompt": "a cat doing parkour", "model": model})
    assert answer.status_code == 202
    assert _without_id(answer.json(), asked) == {
        "status": "queued",
        "object": "job",
        "model": model,
        "duration": duration,
    }
    record = await gateway.end(answer.json()["id"])
    assert record["status"] == "completed"
    assert record["usage"] == {"credits": 10}
    media = await gateway.http.get(record["result"]["file_url"], headers={"Authorization": ""})
    assert media.status_code == 200
    assert len(media.content) == record["result"]["bytes"] == 20_000
    assert media.headers["content-type"] == record["result"]["content_type"] == content_type
    assert await credits_of(database, gateway.account) == 990


async def test_a_model_that_is_not_on_offer_is_not_found(database: Database, gateway: Gateway) -> None:
    wishes = [
        ("/v1/videos/generations", "openai/sora-9"),
        ("/v1/videos/generations", "darkroom/sim-music"),  # a model of another kind
        ("/v1/audio/music", "darkroom/sim-video"),
        ("/v1/3d/generations", "DARKROOM/SIM-3D"),
        ("/v1/videos/generations", "../darkroom/sim-video"),
        ("/v1/videos/generations", "darkroom/sim-video "),
        ("/v1/videos/generations", " "),
    ]
    answers = await asyncio.gather(
        *(gateway.http.post(path, json={"prompt": "p", "model": model}) for path, model in wishes)
    )
    for answer in answers:
        assert answer.status_code == 404
        assert answer.json() == {
            "error": {
                "code": "model_not_found",
                "message": "There is no such model for this kind of media.",
                "type": "invalid_request_error",
                "param": "model",
            }
        }
    assert await credits_of(database, gateway.account) == 1000


async def test_too_few_credits_leave_no_job_behind(database: Database, new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(9)
    answer = await gateway.http.post("/v1/videos/generations", json={"prompt": "p", "model": "darkroom/sim-video"})
    assert answer.status_code == 402
    assert answer.json() == {
        "error": {
            "code": "insufficient_credits",
            "message": "Not enough credits for this job.",
            "type": "billing_error",
            "param": None,
        }
    }
    assert (await gateway.http.get("/v1/jobs")).json()["data"] == []
    assert await credits_of(database, gateway.account) == 9
