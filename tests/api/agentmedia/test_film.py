"""Films as the embedded studio makes them, by a stack as a newcomer starts it; and what its operator sees of them."""

import asyncio
import json
import re
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import imageio_ffmpeg
import pytest

from api.app import connect
from deploy import seat
from deploy.home import Home
from domain.catalog import CATALOG_FILE
from providers.local.turns import seats, turn
from tests.api.agentmedia.client import Videos
from tests.api.patience import Patient
from tests.fixtures.gateway import Gateway
from tests.fixtures.stack import Stack, running
from tests.providers.local.measure import facts_of

NAMESPACE = "films"
SAID = "Founders rise at five. Extraordinary mornings make extraordinary companies, believe me."  # 11 words
PLAIN: dict[str, Any] = {"script": SAID, "actor_slug": "emma"}
RICH: dict[str, Any] = {
    **PLAIN,
    "actor_slug": "leo",
    "style": "tiktok",
    "tone": "calm",
    "music": "chill",
    "cta": "Try it today",
    "template": "testimonial",
    "voice_speed": 1.1,
    "allow_broll": True,
    "composition_mode": "pip",
}


@pytest.fixture(scope="module")
async def studio(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stack]:
    home = tmp_path_factory.mktemp("films")
    with running(home, catalog=str(CATALOG_FILE), temporal_namespace=NAMESPACE) as stack:
        yield stack
    seat.discard(Home(home))


@pytest.fixture
async def client(studio: Stack) -> AsyncIterator[Videos]:
    ready = studio.ready
    gateway = Gateway(ready["api_url"], "demo", ready["demo_api_key"])
    async with httpx2.AsyncClient(
        base_url=ready["api_url"], headers=gateway.http.headers, transport=Patient(), timeout=60
    ) as patient:
        yield Videos(gateway, patient)
    await gateway.http.aclose()


@pytest.mark.parametrize(
    ("fields", "seconds", "ratio"),
    [
        pytest.param(PLAIN | {"aspect_ratio": "16:9", "target_duration": 5}, 5, (16, 9), id="wide"),
        pytest.param(RICH | {"aspect_ratio": "1:1"}, 5, (1, 1), id="square"),
        pytest.param(PLAIN | {"target_duration": 10}, 10, (9, 16), id="tall", marks=pytest.mark.slow),
    ],
)
async def test_a_film_is_as_long_and_as_wide_as_it_was_ordered_and_can_be_heard(
    client: Videos, tmp_path: Path, fields: dict[str, Any], seconds: int, ratio: tuple[int, int]
) -> None:
    created = await client.create(**fields)
    assert (created["estimated_duration"], created["credits_deducted"]) == (seconds, 30 * seconds)
    actor = (await client.http.get(f"/api/v1/actors/{fields['actor_slug']}")).json()["actor"]
    assert (created["selected_voice"], created["voice_auto_detected"]) == (actor["voice_id"], False)

    job = await client.end(created["job_id"], within_s=600)
    assert job["status"] == "completed", job
    film = tmp_path / "film.mp4"
    async with httpx2.AsyncClient(trust_env=False, timeout=60) as anybody:
        answer = await anybody.get(job["output_url"])
        assert answer.headers["content-type"] == "video/mp4"
        film.write_bytes(answer.content)

    facts = await asyncio.to_thread(facts_of, film)
    assert facts.duration_s == pytest.approx(seconds, abs=0.05)
    (picture,) = [stream for stream in facts.streams if stream.startswith("Video")]
    width, height = (int(side) for side in re.findall(r"\b(\d{3,4})x(\d{3,4})\b", picture)[0])
    assert (width * ratio[1], height >= 480) == (height * ratio[0], True)
    assert [stream for stream in facts.streams if stream.startswith("Audio")]
    assert await asyncio.to_thread(loudest_db, film) > -20


@pytest.fixture
def busy(studio: Stack) -> Iterator[None]:
    """Every seat of the studio is taken: whatever is ordered waits for its turn."""
    with ExitStack() as taken:
        for _ in range(seats()):
            taken.enter_context(turn(studio.settings.scratch / "renders" / ".turns", "0", seats()))
        yield


@pytest.mark.usefixtures("busy")
async def test_an_operator_finds_a_film_on_the_command_line_and_in_temporal(studio: Stack, client: Videos) -> None:
    job_id = (await client.create(**PLAIN, target_duration=15))["job_id"]
    shown = json.loads(await studio.darkroom("jobs", "show", job_id, "--json"))
    assert (shown["account"], shown["dialect"], shown["model"]) == ("demo", "agentmedia", "ugc-basic")
    ui = studio.ready["temporal_ui_url"]
    assert shown["temporal"] == f"{ui}/namespaces/{NAMESPACE}/workflows/gen:{job_id}"
    assert job_id in await studio.darkroom("jobs", "list", "--account", "demo", "--json")

    temporal = await connect(studio.settings)
    query = f"JobDialect = 'agentmedia' AND JobKind = 'talking_video' AND WorkflowId = 'gen:{job_id}'"
    async with asyncio.timeout(60):
        while not [found async for found in temporal.list_workflows(query)]:
            await asyncio.sleep(0.1)
    described = await temporal.get_workflow_handle(f"gen:{job_id}").describe()
    summary, details = await described.static_summary(), await described.static_details()
    assert summary == "talking_video · ugc-basic · demo"
    assert details is not None
    assert "**Price**: 450 credits" in details
    assert "Founders" not in f"{summary} {details}"

    said = await studio.darkroom("jobs", "cancel", job_id)
    assert said.strip() == f"Canceled {job_id}; 450 credits refunded."
    assert (await client.get(job_id))["status"] == "canceled"
    assert "The books balance." in await studio.darkroom("ledger", "verify")


def loudest_db(film: Path) -> float:
    """The highest peak of what is heard, in decibels below full scale."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-i", str(film), "-af", "volumedetect", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stderr
    return float(re.findall(r"max_volume: (-?[\d.]+) dB", said)[0])
