"""A script for a prompt, and for the page of a product where one is named."""

import asyncio
import io
from collections.abc import Callable
from typing import Final, NamedTuple

from api.edge.fetcher import Fetcher
from api.problem import Problem, Reason
from domain.brief import Tone
from domain.source import SourceUnavailable

PAGE_MAX_BYTES: Final = 2_000_000
PAGE_WITHIN_S: Final = 3.0


class Copywriter(NamedTuple):
    """Who writes.

    write: (prompt, most words, tone, what the page says) to a script.
    read: (bytes of a page, content type) to what it says.
    """

    write: Callable[[str, int, Tone | None, str | None], str]
    read: Callable[[bytes, str], str]


async def write(
    copywriter: Copywriter, fetcher: Fetcher, prompt: str, words_max: int, tone: Tone | None, product_url: str | None
) -> str:
    """Raises Problem INVALID for a page that cannot be had."""
    page = await _read(copywriter, fetcher, product_url) if product_url else None
    return await asyncio.to_thread(copywriter.write, prompt, words_max, tone, page)


async def _read(copywriter: Copywriter, fetcher: Fetcher, url: str) -> str:
    body = io.BytesIO()
    try:
        content_type = await fetcher.fetch(url, body, max_bytes=PAGE_MAX_BYTES, within_s=PAGE_WITHIN_S)
    except SourceUnavailable:
        message = "The page at this address could not be fetched."
        raise Problem(Reason.INVALID, message, param="product_url", kind="unreachable") from None
    return await asyncio.to_thread(copywriter.read, body.getvalue(), content_type)
