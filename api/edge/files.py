"""Kept files over HTTP: signed, with byte ranges, and nothing a browser could mistake for a page."""

import re
from datetime import UTC, datetime
from typing import Final

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from api.edge.links import FILES_PATH, Links
from api.engine import Engine
from api.problem import Problem, Reason
from domain.asset import Asset
from store.objects import ObjectMissing, Objects, ObjectStoreError

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


async def serve(request: Request) -> Response:
    """The file behind a signed link.

    Raises Problem: LINK_REFUSED, NOT_FOUND, GONE, NO_SUCH_RANGE, and ENGINE_UNREACHABLE while the store is away.
    """
    links: Links = request.state.links
    engine: Engine = request.state.engine
    raw_path, query = request.scope["raw_path"].decode("latin-1"), request.scope["query_string"].decode("latin-1")
    ends = links.end(raw_path, query)
    if ends is None:
        raise Problem(Reason.LINK_REFUSED, "The link is not valid.")
    key = raw_path.removeprefix(FILES_PATH)
    job_id = key.split("/")[1]
    asset = await engine.output(job_id, key)  # first: "gone" says more than "expired"
    if ends <= datetime.now(UTC):
        raise Problem(Reason.LINK_REFUSED, "The link has expired.")
    headers = _headers(asset, job_id)
    if _is_known(request.headers.get("if-none-match", ""), headers["etag"]):
        return Response(status_code=304, headers=headers)
    return await _answer(request, request.state.objects, asset, headers)


async def _answer(request: Request, objects: Objects, asset: Asset, headers: dict[str, str]) -> Response:
    size = asset.size_bytes
    wished = _wished_range(request, headers["etag"])
    first, last, status = 0, size - 1, 200
    if wished is not None:
        first, last = _resolve(wished, size)
        if first > last:
            message = "The file has no such bytes."
            raise Problem(Reason.NO_SUCH_RANGE, message, headers={"Content-Range": f"bytes */{size}"})
        status = 206
        headers |= {"content-range": f"bytes {first}-{last}/{size}"}
    headers |= {"content-length": str(last - first + 1)}
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=asset.content_type)
    try:
        chunks = await objects.read(asset.key, first, last - first + 1)
    except ObjectMissing as error:
        raise Problem(Reason.GONE, "The file is no longer kept.") from error
    except ObjectStoreError as error:
        raise Problem(Reason.ENGINE_UNREACHABLE, "The file cannot be read at the moment.", retry_after_s=5) from error
    return StreamingResponse(chunks, status_code=status, headers=headers, media_type=asset.content_type)


def _headers(asset: Asset, job_id: str) -> dict[str, str]:
    extension = asset.key.rpartition(".")[2]
    return {
        "etag": f'"{asset.sha256}"',
        "accept-ranges": "bytes",
        "cache-control": "private, max-age=3600",
        "content-disposition": f'attachment; filename="{job_id}.{extension}"',
        "x-content-type-options": "nosniff",
    }


def _is_known(if_none_match: str, etag: str) -> bool:
    return if_none_match.strip() == "*" or etag in if_none_match


def _wished_range(request: Request, etag: str) -> re.Match[str] | None:
    """A single byte range, if asked for and still of the same file; anything else gets the whole file."""
    if request.method != "GET" or request.headers.get("if-range", etag) != etag:
        return None
    wished = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if wished is None or not (wished[1] or wished[2]):
        return None
    backwards = wished[1] and wished[2] and int(wished[1]) > int(wished[2])
    return None if backwards else wished


def _resolve(wished: re.Match[str], size: int) -> tuple[int, int]:
    """First and last byte; first > last when the file has no such bytes."""
    if not wished[1]:
        length = min(int(wished[2]), size)
        return (size - length, size - 1) if length else (1, 0)
    return int(wished[1]), min(int(wished[2]) if wished[2] else size - 1, size - 1)
