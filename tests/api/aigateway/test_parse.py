"""From the wire to the domain, in pairs of literals."""

from typing import Any

import pytest

from api.dialects.aigateway import translate, wire
from api.problem import Problem, Reason
from domain.spec import Callback, JobSpec, Kind, Settings


def test_the_pages_video_is_understood() -> None:
    body = wire.SubmitVideo.model_validate(
        {
            "prompt": "a cat doing parkour",
            "model": "google/veo-3.1-fast",
            "webhook_url": "https://yours.example.com/callbacks/veo",
        }
    )
    assert translate.parse_video(body) == JobSpec(
        kind=Kind.VIDEO,
        model="google/veo-3.1-fast",
        prompt="a cat doing parkour",
        callback=Callback(url="https://yours.example.com/callbacks/veo", dialect="aigateway"),
    )


def test_the_pages_music_is_understood() -> None:
    body = wire.SubmitMusic.model_validate(
        {
            "prompt": "calm lo-fi instrumental, warm Rhodes, vinyl crackle",
            "model": "fal-ai/stable-audio-25/text-to-audio",
            "duration": 15,
            "is_instrumental": True,
        }
    )
    assert translate.parse_music(body) == JobSpec(
        kind=Kind.MUSIC,
        model="fal-ai/stable-audio-25/text-to-audio",
        prompt="calm lo-fi instrumental, warm Rhodes, vinyl crackle",
        settings=Settings(duration_s=15, instrumental=True),
    )


def test_every_field_of_a_video_is_understood() -> None:
    body = wire.SubmitVideo.model_validate(
        {"prompt": "p", "model": "m", "duration": 2.5, "aspect_ratio": "9:16", "seed": 7, "other": "ignored"}
    )
    assert translate.parse_video(body) == JobSpec(
        kind=Kind.VIDEO, model="m", prompt="p", settings=Settings(duration_s=2.5, aspect_ratio="9:16", seed=7)
    )


def test_a_3d_model_is_understood() -> None:
    body = wire.SubmitModel3D.model_validate({"prompt": "p", "model": "m", "seed": 0})
    assert translate.parse_model_3d(body) == JobSpec(
        kind=Kind.MODEL_3D, model="m", prompt="p", settings=Settings(seed=0)
    )


@pytest.mark.parametrize(
    ("fields", "settings"),
    [
        ({}, Settings(instrumental=True)),  # "or omit lyrics for an instrumental bed"
        ({"lyrics": None}, Settings(instrumental=True)),
        ({"lyrics": " \n"}, Settings(instrumental=True)),
        ({"lyrics": "", "is_instrumental": True}, Settings(instrumental=True)),
        ({"lyrics": "la la", "is_instrumental": False}, Settings(instrumental=False, lyrics="la la")),
        ({"lyrics": "la la"}, Settings(instrumental=False, lyrics="la la")),
    ],
)
def test_music_without_lyrics_is_instrumental(fields: dict[str, Any], settings: Settings) -> None:
    body = wire.SubmitMusic.model_validate({"prompt": "p", "model": "m", **fields})
    assert translate.parse_music(body).settings == settings


def test_an_instrumental_with_lyrics_is_refused() -> None:
    body = wire.SubmitMusic.model_validate({"prompt": "p", "model": "m", "lyrics": "la la", "is_instrumental": True})
    with pytest.raises(Problem) as refused:
        translate.parse_music(body)
    assert (refused.value.reason, refused.value.param) == (Reason.INVALID, "lyrics")


def test_an_id_of_ours_is_taken() -> None:
    assert translate.parse_job_id("job_" + "0a" * 16) == "job_" + "0a" * 16


@pytest.mark.parametrize(
    "given", ["", "job_", "job_" + "0" * 31, "job_" + "G" * 32, "0" * 36, "job_" + "0" * 32 + "\n"]
)
def test_what_cannot_be_an_id_is_not_found(given: str) -> None:
    with pytest.raises(Problem) as refused:
        translate.parse_job_id(given)
    assert refused.value.reason is Reason.NOT_FOUND
