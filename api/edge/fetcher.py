"""Copies of what clients point at, made by us before anybody else is told of the address."""

import asyncio
from typing import BinaryIO, Final

import httpx2
import structlog

from domain.source import SourceUnavailable

log = structlog.get_logger()

REDIRECTS_MAX: Final = 3
# What arrives is what is counted: a body that has to be inflated could grow without end.
_HEADERS: Final = {"accept-encoding": "identity", "user-agent": "darkroom"}


class _Unfit(Exception):
    """It answered, but not as it must; the text is for our log."""


class Fetcher:
    """Needs a guarded client: the redirects it follows are judged there, one by one."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def fetch(self, url: str, into: BinaryIO, *, max_bytes: int, within_s: float) -> str:
        """Write the body to `into`, a file or a buffer, and return the content type it claims to be, "" for none.

        url: as fields.Url keeps it. max_bytes: of what is received. within_s: for all, the name's resolution included.
        Raises SourceUnavailable; `into` may then hold a part of the body.
        """
        try:
            async with asyncio.timeout(within_s):
                return await self._follow(httpx2.URL(url), into, max_bytes)
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, _Unfit) as error:
            reason = str(error) if isinstance(error, _Unfit) else type(error).__name__
            log.info("source not fetched", reason=reason)
            raise SourceUnavailable from None

    async def _follow(self, url: httpx2.URL, into: BinaryIO, max_bytes: int) -> str:
        for _ in range(1 + REDIRECTS_MAX):
            async with self._client.stream("GET", url, headers=_HEADERS) as response:
                if response.next_request is None:
                    return await _copy(response, into, max_bytes)
                onward = response.next_request.url
            if url.scheme == "https" and onward.scheme != "https":
                raise _Unfit("redirected from https to http")
            url = onward
        raise _Unfit("too many redirects")


async def _copy(response: httpx2.Response, into: BinaryIO, max_bytes: int) -> str:
    if response.status_code != 200:
        raise _Unfit(f"status {response.status_code}")
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise _Unfit("encoded")
    if int(response.headers.get("content-length", 0)) > max_bytes:
        raise _Unfit("too large, by its own account")
    size_bytes = 0
    async for chunk in response.aiter_raw():
        size_bytes += len(chunk)
        if size_bytes > max_bytes:
            raise _Unfit("too large")
        await asyncio.to_thread(into.write, chunk)  # which leaves the loop to others, however small the chunks
    return str(response.headers.get("content-type", ""))
