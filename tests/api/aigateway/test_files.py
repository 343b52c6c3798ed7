"""A result file over HTTP: whole, in ranges, and not again when it is known."""

from hashlib import sha256

import httpx2
import pytest

from tests.api.aigateway.conftest import Delivered

SIZE = 20_000


@pytest.fixture(scope="session")
async def whole(anyone: httpx2.AsyncClient, delivered: Delivered) -> httpx2.Response:
    return await anyone.get(delivered.url)


async def test_the_whole_file_needs_no_key(whole: httpx2.Response, delivered: Delivered) -> None:
    assert whole.status_code == 200
    assert len(whole.content) == SIZE
    headers = dict(whole.headers)
    assert headers["content-length"] == str(SIZE)
    assert headers["content-type"] == "video/mp4"
    assert headers["accept-ranges"] == "bytes"
    assert headers["etag"] == f'"{sha256(whole.content).hexdigest()}"'
    assert headers["content-disposition"] == f'attachment; filename="{delivered.id}.mp4"'
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"].startswith("private")
    assert "x-request-id" in headers


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-1999", 100, 1999),
        ("bytes=19999-", SIZE - 1, SIZE - 1),
        ("bytes=5000-", 5000, SIZE - 1),
        ("bytes=-1", SIZE - 1, SIZE - 1),
        ("bytes=-500", SIZE - 500, SIZE - 1),
        ("bytes=-99999", 0, SIZE - 1),
        ("bytes=10000-99999", 10_000, SIZE - 1),
    ],
)
async def test_a_range_is_served(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response, asked: str, first: int, last: int
) -> None:
    answer = await anyone.get(delivered.url, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer.headers["content-length"] == str(last - first + 1)
    assert answer.content == whole.content[first : last + 1]
    assert answer.headers["etag"] == whole.headers["etag"]


@pytest.mark.parametrize("asked", ["bytes=20000-", "bytes=20000-20001", "bytes=-0", "bytes=999999999999999999-"])
async def test_bytes_beyond_the_end_cannot_be_served(
    anyone: httpx2.AsyncClient, delivered: Delivered, asked: str
) -> None:
    answer = await anyone.get(delivered.url, headers={"Range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{SIZE}"
    assert answer.json() == {
        "error": {
            "code": "range_not_satisfiable",
            "message": "The file has no such bytes.",
            "type": "invalid_request_error",
            "param": None,
        }
    }


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-6",
        "bytes=5-2",
        "bytes=-",
        "bytes=a-b",
        "items=0-1",
        "0-1",
        "bytes=0-1e1",
        "bytes=" + "1" * 30 + "-",
    ],
)
async def test_a_range_we_do_not_serve_gets_the_whole_file(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response, asked: str
) -> None:
    answer = await anyone.get(delivered.url, headers={"Range": asked})
    assert answer.status_code == 200
    assert answer.content == whole.content


async def test_a_range_is_served_only_of_the_file_it_was_begun_with(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response
) -> None:
    etag, some = whole.headers["etag"], {"Range": "bytes=0-9"}
    same = await anyone.get(delivered.url, headers=some | {"If-Range": etag})
    assert (same.status_code, same.content) == (206, whole.content[:10])
    for other in ('"another"', f"W/{etag}", "Wed, 21 Oct 2026 07:28:00 GMT"):
        changed = await anyone.get(delivered.url, headers=some | {"If-Range": other})
        assert (changed.status_code, changed.content) == (200, whole.content)


async def test_head_tells_all_but_the_bytes(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response
) -> None:
    plain = await anyone.head(delivered.url)
    ranged = await anyone.head(delivered.url, headers={"Range": "bytes=0-9"})  # a range means nothing to HEAD
    per_answer = {"date", "x-request-id"}
    for answer in (plain, ranged):
        assert (answer.status_code, answer.content) == (200, b"")
        assert {k: v for k, v in answer.headers.items() if k not in per_answer} == {
            k: v for k, v in whole.headers.items() if k not in per_answer
        }


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_a_known_file_is_not_sent_again(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response, form: str
) -> None:
    known = form.format(whole.headers["etag"])
    answer = await anyone.get(delivered.url, headers={"If-None-Match": known, "Range": "bytes=0-9"})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == whole.headers["etag"]


async def test_another_etag_gets_the_file(
    anyone: httpx2.AsyncClient, delivered: Delivered, whole: httpx2.Response
) -> None:
    answer = await anyone.get(delivered.url, headers={"If-None-Match": '"another"'})
    assert (answer.status_code, answer.content) == (200, whole.content)
