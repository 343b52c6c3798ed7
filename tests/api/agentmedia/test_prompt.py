"""A prompt in place of a script: one is written, for five credits."""

from typing import Any

from tests.api.agentmedia.client import SAID, Videos, read_in_time, refusal
from tests.api.agentmedia.conftest import MakeVideos
from tests.fixtures.listener import listening, saying

PROMPT = "a reusable water bottle that keeps drinks cold for a day"


async def test_a_prompt_is_made_a_script_and_costs_five_credits(videos: Videos) -> None:
    created = await videos.create(script=None, prompt=PROMPT)
    assert 50 <= len(created["generated_script"]) <= 3000
    assert created["word_count"] <= created["max_words"] <= 37
    assert created["credits_deducted"] == 30 * created["estimated_duration"] + 5
    assert await videos.credits() == 3000 - created["credits_deducted"]
    job = await videos.end(created["job_id"])
    assert (job["status"], job["credit_cost"]) == ("completed", created["credits_deducted"])


async def test_with_a_script_the_prompt_is_not_needed_and_costs_nothing(videos: Videos) -> None:
    created = await videos.create(script=SAID, prompt=PROMPT)
    assert "generated_script" not in created
    assert created["credits_deducted"] == 300


async def test_a_script_is_written_for_the_length_that_the_plan_allows(new_videos: MakeVideos) -> None:
    starter = await new_videos(1000, "starter")
    assert (await starter.create(script=None, prompt=PROMPT))["estimated_duration"] <= 10
    short = await starter.create(script=None, prompt=PROMPT, target_duration=5)
    assert (short["estimated_duration"], short["word_count"] <= 12) == (5, True)


async def test_a_page_that_cannot_be_had_is_refused_and_costs_nothing(videos: Videos) -> None:
    async with listening(saying(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")) as shop:
        answer = await videos.ask(script=None, prompt=PROMPT, product_url=f"http://{shop.authority}/")
    assert refusal(answer) == (400, "product_url_unreachable", "validation_error")
    assert await videos.credits() == 3000


async def test_a_replay_writes_no_second_script_and_reads_no_page(videos: Videos) -> None:
    async with listening(saying(b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok")) as shop:
        fields: dict[str, Any] = {"key": "once", "prompt": PROMPT, "product_url": f"http://{shop.authority}/"}
        first = await read_in_time(videos, **fields)
    again = await videos.ask(script=None, **fields)  # while the shop is closed
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"


async def test_neither_script_nor_prompt_is_said_in_the_pages_words(videos: Videos) -> None:
    answer = await videos.http.post("/api/v1/videos", json={})
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "error": {
                "code": "missing_script",
                "message": "Either script or prompt is required",
                "type": "validation_error",
            }
        },
    )
