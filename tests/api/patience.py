"""What a client does that is told that the engine cannot be reached: it asks again, as the answer says it may."""

import asyncio
import time
from typing import Final

import httpx2

from tests.fixtures.gateway import BUSY

FOR_S: Final = 60.0
PAUSE_S: Final = 0.2


class Patient(httpx2.AsyncHTTPTransport):
    """So that a machine that stands still for longer than the API waits fails no test: nothing was charged meanwhile.

    A test of such answers needs another client; see `hasty`.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()  # a body that is sent in chunks is sent so again
        give_up = time.monotonic() + FOR_S
        while (response := await super().handle_async_request(request)).status_code in BUSY:
            if time.monotonic() > give_up:
                break
            await response.aclose()
            await asyncio.sleep(PAUSE_S)
        return response
