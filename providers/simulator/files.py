"""The vendor's file server: a table from what the prompt asked to how the output is sent."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Final

from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from providers.simulator.behaviour import Fetch
from providers.simulator.line import Cut
from providers.simulator.media import CHUNK_BYTES, File

TRICKLE_S: Final = 3.0
_TRICKLE_PARTS: Final = 20


def _whole(file: File) -> Response:
    if file.size_bytes <= CHUNK_BYTES:
        return Response(b"".join(file.chunks()), media_type=file.content_type)
    return _streamed(file, CHUNK_BYTES, 0.0)


def _gone(_: File) -> Response:
    return JSONResponse({"error": {"code": "not_found"}}, 404)


def _page(_: File) -> Response:
    return HTMLResponse("<!doctype html><title>Sign in</title><p>Your session has ended.</p>")


def _truncated(file: File) -> Response:
    return Cut(_half(file), file.size_bytes, file.content_type)


def _trickled(file: File) -> Response:
    return _streamed(file, min(CHUNK_BYTES, file.size_bytes // _TRICKLE_PARTS), TRICKLE_S)


def _streamed(file: File, chunk_bytes: int, total_s: float) -> Response:
    headers = {"Content-Length": str(file.size_bytes)}
    return StreamingResponse(_paced(file, chunk_bytes, total_s), media_type=file.content_type, headers=headers)


async def _paced(file: File, chunk_bytes: int, total_s: float) -> AsyncIterator[bytes]:
    """The file's chunks, spread evenly over `total_s`."""
    for chunk in file.chunks(chunk_bytes):
        yield chunk
        if total_s:
            await asyncio.sleep(total_s * len(chunk) / file.size_bytes)


def _half(file: File) -> Iterator[bytes]:
    left = file.size_bytes // 2
    for chunk in file.chunks():
        yield chunk[:left]
        left -= len(chunk)
        if left <= 0:
            return


SERVED: Final[Mapping[Fetch, Callable[[File], Response]]] = {
    Fetch.OK: _whole,
    Fetch.GONE: _gone,
    Fetch.TRUNCATED: _truncated,
    Fetch.HTML: _page,
    Fetch.SLOW: _trickled,
}
