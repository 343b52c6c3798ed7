"""The actors on offer."""

import io

import httpx2
from PIL import Image

from domain.actors import ACTORS_FILE, Library
from tests.api.agentmedia.client import Videos, refusal

LIBRARY = Library.parse(ACTORS_FILE.read_text("utf-8"))


async def names(videos: Videos, **query: str) -> set[str]:
    found = (await videos.http.get("/api/v1/actors", params=query)).json()
    assert found["total"] == len(found["actors"])
    return {actor["name"] for actor in found["actors"]}


async def test_actors_are_found_by_what_they_are(videos: Videos) -> None:
    everybody = list(LIBRARY.actors.values())
    assert len(everybody) >= 24
    assert await names(videos) == {actor.name for actor in everybody}
    assert await names(videos, gender="female") == {a.name for a in everybody if a.gender == "female"}
    assert await names(videos, age_range="26-35") == {a.name for a in everybody if a.age_range == "26-35"}
    assert await names(videos, actor_type="Senior") == {a.name for a in everybody if a.actor_type == "Senior"}
    assert await names(videos, search="EMM") == {"Emma"}
    assert await names(videos, search="emm", gender="male") == set()
    assert await names(videos, search="%") == set()
    assert await names(videos, gender="robot") == set()


async def test_an_unknown_actor_is_answered_with_those_who_may_be_meant(videos: Videos) -> None:
    answer = await videos.http.get("/api/v1/actors/emmma")
    assert refusal(answer) == (404, "actor_not_found", "not_found")
    assert answer.json()["error"]["suggestions"][0] == "emma"
    unlike = await videos.http.get("/api/v1/actors/0123456789")
    assert refusal(unlike)[:2] == (404, "actor_not_found")
    assert "suggestions" not in unlike.json()["error"]


async def test_a_portrait_is_a_picture_for_anybody(videos: Videos, anyone: httpx2.AsyncClient) -> None:
    actor = (await videos.http.get("/api/v1/actors/emma")).json()["actor"]
    portrait = await anyone.get(actor["portrait_url"])
    assert portrait.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(portrait.content)).size == (512, 640)
    known = {"If-None-Match": portrait.headers["etag"]}
    assert (await anyone.get(actor["portrait_url"], headers=known)).status_code == 304
    assert (await anyone.get(actor["portrait_url"].replace("emma", "nobody"))).status_code == 404
    other = await anyone.get(actor["portrait_url"].replace("emma", "leo"))
    assert other.content != portrait.content
