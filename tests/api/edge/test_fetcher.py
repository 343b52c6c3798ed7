"""Copying what a client points at, whatever is found there."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import httpx2
import pytest

from api.edge.addresses import Permitted
from api.edge.fetcher import Fetcher
from api.edge.guard import guarded_client
from domain.source import SourceUnavailable
from tests.fixtures.certificate import contexts_for
from tests.fixtures.listener import Answer, listening, saying

MAX_BYTES = 1000
HEAD = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: image/png\r\n"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with guarded_client(Permitted.parse("127.0.0.1")) as client:
        yield Fetcher(client)


def sized(body: bytes, size: int | None = None) -> bytes:
    return HEAD + b"content-length: %d\r\n\r\n" % (len(body) if size is None else size) + body


def moved(to: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nconnection: close\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n".encode()


async def fetched(fetcher: Fetcher, url: str) -> tuple[str, bytes]:
    into = BytesIO()
    content_type = await fetcher.fetch(url, into, max_bytes=MAX_BYTES, within_s=60)
    return content_type, into.getvalue()


async def test_a_file_is_copied_as_it_is(fetcher: Fetcher, tmp_path: Path) -> None:
    body = bytes(range(256)) * 12_000
    async with listening(saying(sized(body))) as listener:
        with (tmp_path / "copy").open("wb") as into:
            url = f"http://{listener.authority}/a.png?x=1"
            kind = await fetcher.fetch(url, into, max_bytes=len(body), within_s=60)
    assert (kind, (tmp_path / "copy").read_bytes()) == ("image/png", body)
    head = listener.heads[0].lower()
    assert head.startswith("get /a.png?x=1 http/1.1\r\n")
    assert "\r\naccept-encoding: identity\r\n" in head
    assert "authorization" not in head


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (saying(sized(b"a" * MAX_BYTES)), ("image/png", b"a" * MAX_BYTES)),
        (saying(HEAD + b"\r\n", b"until it closes"), ("image/png", b"until it closes")),
        (saying(HEAD + b"transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"), ("image/png", b"abc")),
        (saying(HEAD + b"content-encoding: identity\r\ncontent-length: 1\r\n\r\na"), ("image/png", b"a")),
        (saying(sized(b"more than it said", 4)), ("image/png", b"more")),
        (saying(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"), ("", b"")),
    ],
    ids=["just fits", "no length", "chunked", "named identity", "says less than it sends", "empty"],
)
async def test_any_plain_answer_will_do(fetcher: Fetcher, answer: Answer, expected: tuple[str, bytes]) -> None:
    async with listening(answer) as listener:
        assert await fetched(fetcher, f"http://{listener.authority}/") == expected


async def endless(_path: str) -> AsyncIterator[bytes]:
    yield HEAD + b"\r\n"
    while True:
        yield b"a" * 4096


async def endless_chunks(_path: str) -> AsyncIterator[bytes]:
    yield HEAD + b"transfer-encoding: chunked\r\n\r\n"
    while True:
        yield b"1\r\na\r\n"


async def endless_head(_path: str) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"x-more: and more\r\n"


UNFIT = {
    "endless": endless,
    "endless chunks": endless_chunks,
    "endless head": endless_head,
    "one byte too many": saying(sized(b"a" * (MAX_BYTES + 1))),
    "one byte too many, unsaid": saying(HEAD + b"\r\n", b"a" * (MAX_BYTES + 1)),
    "says that it is huge": saying(sized(b"", 10**13)),
    "says more than it sends": saying(sized(b"short", 500)),
    "two lengths": saying(HEAD + b"content-length: 3\r\ncontent-length: 4\r\n\r\nabcd"),
    "a length that is none": saying(HEAD + b"content-length: -1\r\n\r\n"),
    "gzip": saying(HEAD + b"content-encoding: gzip\r\n\r\n" + gzip.compress(bytes(100_000))),
    "gzip after all": saying(HEAD + b"content-encoding: identity\r\ncontent-encoding: gzip\r\n\r\n"),
    "gzip on the way": saying(HEAD + b"transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    "no content": saying(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "a part": saying(b"HTTP/1.1 206 Partial Content\r\ncontent-length: 1\r\n\r\na"),
    "not found": saying(b"HTTP/1.1 404 Not Found\r\ncontent-length: 1\r\n\r\na"),
    "broken": saying(b"HTTP/1.1 503 Unavailable\r\ncontent-length: 1\r\n\r\na"),
    "no HTTP": saying(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "hangs up": saying(),
    "a redirect to nowhere": saying(b"HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n"),
    "a redirect to itself": saying(moved("/")),
    "a redirect to no address": saying(moved("http://[")),
    "a redirect to a file": saying(moved("file:///etc/passwd")),
    "a redirect to a socket": saying(moved("unix:///run/api.sock")),
}


@pytest.mark.parametrize("found", UNFIT)
async def test_whatever_goes_wrong_is_said_in_the_same_words(fetcher: Fetcher, found: str) -> None:
    into = BytesIO()
    async with listening(UNFIT[found]) as listener:
        with pytest.raises(SourceUnavailable) as failed:
            await fetcher.fetch(f"http://{listener.authority}/", into, max_bytes=MAX_BYTES, within_s=60)
        assert listener.accepted >= 1
    assert len(into.getvalue()) <= MAX_BYTES
    assert str(failed.value) == "The file at this address could not be fetched."
    assert failed.value.__cause__ is None


async def endless_hints(_path: str) -> AsyncIterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
        await asyncio.sleep(0.01)


async def drip(_path: str) -> AsyncIterator[bytes]:
    yield HEAD + b"content-length: 900\r\n\r\n"
    while True:
        yield b"a"
        await asyncio.sleep(0.5)


async def silence(_path: str) -> AsyncIterator[bytes]:
    await asyncio.Event().wait()
    yield b""


NEVER_DONE = {"endless hints": endless_hints, "a drip": drip, "silence": silence}


@pytest.mark.parametrize("found", NEVER_DONE)
async def test_what_is_never_done_is_given_up_in_the_same_words(found: str) -> None:
    async with guarded_client(Permitted.parse("127.0.0.1")) as client, listening(NEVER_DONE[found]) as listener:
        client.timeout = httpx2.Timeout(None)  # so that nothing but the time for all of it ends it
        fetching = Fetcher(client).fetch(f"http://{listener.authority}/", BytesIO(), max_bytes=MAX_BYTES, within_s=1)
        with pytest.raises(SourceUnavailable) as failed:
            await asyncio.wait_for(fetching, 60)
    assert str(failed.value) == "The file at this address could not be fetched."


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "https://name.invalid/", "https://127.0.0.2/", "https://[::1]/"]
)
async def test_a_blocked_address_looks_like_one_that_does_not_answer(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(SourceUnavailable, match=r"^The file at this address could not be fetched\.$"):
        await fetched(fetcher, url)


async def test_what_says_that_it_is_too_large_is_not_begun(fetcher: Fetcher) -> None:
    into = BytesIO()
    async with listening(saying(sized(b"a" * 10, MAX_BYTES + 1))) as listener:
        with pytest.raises(SourceUnavailable):
            await fetcher.fetch(f"http://{listener.authority}/", into, max_bytes=MAX_BYTES, within_s=60)
    assert into.getvalue() == b""


async def test_three_redirects_are_followed_and_no_fourth(fetcher: Fetcher) -> None:
    async def answer(path: str) -> AsyncIterator[bytes]:
        left = int(path.removeprefix("/"))
        yield moved(f"/{left - 1}", (301, 302, 303, 307, 308)[left]) if left else sized(b"found")

    async with listening(answer) as listener:
        assert await fetched(fetcher, f"http://{listener.authority}/3") == ("image/png", b"found")
        assert listener.accepted == 4
        with pytest.raises(SourceUnavailable):
            await fetched(fetcher, f"http://{listener.authority}/4")
        assert listener.accepted == 8


@pytest.mark.parametrize("host", ["127.0.0.2", "127.2", "localhost", "[::ffff:127.0.0.2]", "0.0.0.0", "[::1]"])
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_redirect_leads_to_no_address_of_ours(fetcher: Fetcher, scheme: str, host: str) -> None:
    async with listening(host="0.0.0.0") as ours, listening(saying(moved(f"{scheme}://{host}:{ours.port}/"))) as first:
        with pytest.raises(SourceUnavailable):
            await fetched(fetcher, f"http://{first.authority}/")
        assert (first.accepted, ours.accepted) == (1, 0)


async def test_a_redirect_leads_where_the_operator_permits() -> None:
    async with (
        listening(saying(sized(b"there")), host="127.0.0.2") as there,
        listening(saying(moved(f"http://{there.authority}/"))) as first,
        guarded_client(Permitted.parse("127.0.0.0/8")) as client,
    ):
        assert await fetched(Fetcher(client), f"http://{first.authority}/") == ("image/png", b"there")


async def test_a_redirect_from_https_to_http_is_not_followed(tmp_path: Path) -> None:
    serving, trusting = contexts_for("name.example", tmp_path)
    permitted = Permitted.parse("name.example,127.0.0.1")

    async with listening(saying(sized(b"plain"))) as plain:

        async def answer(path: str) -> AsyncIterator[bytes]:
            yield moved(f"http://{plain.authority}/") if path == "/down" else sized(b"secret")

        async with (
            listening(answer, tls=serving) as secure,
            guarded_client(permitted, lookup=lambda _host, _port: ["127.0.0.1"], tls=trusting) as client,
        ):
            url = f"https://name.example:{secure.port}"
            assert await fetched(Fetcher(client), f"{url}/same") == ("image/png", b"secret")
            with pytest.raises(SourceUnavailable):
                await fetched(Fetcher(client), f"{url}/down")
        assert plain.accepted == 0
