"""A link opens one file for a day, and one changed byte closes it."""

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx2
import pytest

from api.edge.links import Links
from domain.asset import Asset
from tests.api.aigateway.conftest import Delivered
from tests.fixtures.stack import Stack

REFUSED = {
    "error": {"code": "link_refused", "message": "The link is not valid.", "type": "permission_error", "param": None}
}


async def _refused(anyone: httpx2.AsyncClient, *urls: str) -> None:
    for url, answer in zip(urls, await asyncio.gather(*(anyone.get(url) for url in urls)), strict=True):
        assert answer.status_code == 403, url
        assert answer.json() == REFUSED
        assert "x-request-id" in answer.headers


async def test_a_changed_byte_anywhere_is_refused(anyone: httpx2.AsyncClient, delivered: Delivered) -> None:
    begins = delivered.url.index("/v1/files/") + len("/v1/files/")
    fixed, signed = delivered.url[:begins], delivered.url[begins:]
    changed = [
        signed[:position] + ("b" if byte == "a" else "a") + signed[position + 1 :]
        for position, byte in enumerate(signed)
        if byte != "?"
    ]
    assert len(changed) > 150
    for start in range(0, len(changed), 40):
        await _refused(anyone, *(fixed + one for one in changed[start : start + 40]))


async def test_a_rearranged_link_is_refused(anyone: httpx2.AsyncClient, delivered: Delivered) -> None:
    path, _, query = delivered.url.partition("?")
    expires, _, signature = query.partition("&")
    await _refused(
        anyone,
        path,
        f"{path}?",
        f"{path}?{expires}",
        f"{path}?{signature}",
        f"{path}?{signature}&{expires}",
        f"{path}?{query}&x=1",
        f"{path}?x=1&{query}",
        f"{path}?{query}&{expires}",
        f"{path}?{query}&",
        f"{path}?{query.upper()}",
        f"{path}?{query.replace('=', '%3D')}",
        f"{path}?{query.replace('&', '%26')}",
        f"{path.replace('/jobs/', '/%6aobs/')}?{query}",
        f"{path.replace('.mp4', '%2Emp4')}?{query}",
        f"{path.replace('.mp4', '%252Emp4')}?{query}",
        f"{path}/?{query}",
        f"{path.replace('/files/', '/files//')}?{query}",
    )


async def test_another_jobs_signature_opens_nothing(anyone: httpx2.AsyncClient, delivered: Delivered) -> None:
    other = await delivered.gateway.submit("a dog bytes=20001")
    record = await delivered.gateway.end(other["id"])
    other_path, _, other_query = record["result"]["file_url"].partition("?")
    path, _, query = delivered.url.partition("?")
    await _refused(anyone, f"{path}?{other_query}", f"{other_path}?{query}")
    assert (await anyone.get(f"{other_path}?{other_query}")).status_code == 200


@pytest.fixture
def links(stack: Stack) -> Links:
    return Links(stack.ready["api_url"], stack.ready["signing_key"])


def _asset(key: str) -> Asset:
    return Asset(key=key, content_type="video/mp4", size_bytes=1, sha256="0" * 64)


async def test_a_link_opens_nothing_after_24_hours(
    anyone: httpx2.AsyncClient, delivered: Delivered, links: Links
) -> None:
    key = urlsplit(delivered.url).path.removeprefix("/v1/files/")
    now = datetime.now(UTC)
    expired, _ = links.file(_asset(key), now - timedelta(hours=24, seconds=1))
    answer = await anyone.get(expired)
    assert answer.status_code == 403
    assert answer.json() == {"error": REFUSED["error"] | {"message": "The link has expired."}}
    almost, _ = links.file(_asset(key), now - timedelta(hours=23, minutes=50))
    assert (await anyone.get(almost)).status_code == 200


async def test_each_read_of_the_record_brings_a_fresh_link(delivered: Delivered, anyone: httpx2.AsyncClient) -> None:
    record = await delivered.gateway.job(delivered.id)
    assert record["result"]["expires_at"] >= delivered.record["result"]["expires_at"]
    assert urlsplit(record["result"]["file_url"]).path == urlsplit(delivered.url).path
    assert (await anyone.get(record["result"]["file_url"])).status_code == 200


async def test_a_genuine_link_to_a_file_that_never_was_is_not_found(anyone: httpx2.AsyncClient, links: Links) -> None:
    url, _ = links.file(_asset(f"jobs/job_{'0' * 32}/{'0' * 64}.mp4"), datetime.now(UTC))
    answer = await anyone.get(url)
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "There is no such file."


async def test_a_file_cannot_be_posted_to(anyone: httpx2.AsyncClient, delivered: Delivered) -> None:
    answer = await anyone.post(delivered.url)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
