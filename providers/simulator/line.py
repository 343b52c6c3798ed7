"""A connection the vendor can drop, which no ordinary response can do."""

import asyncio
from collections.abc import Iterable
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_STATE_KEY: Final = "line"


class Line(H11Protocol):
    """Sends its transport along with every request, in the request's state."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, _STATE_KEY: transport}


class Cut(Response):
    """Closes the connection: before any reply, or after `part` of a body that promised `size_bytes`."""

    def __init__(self, part: Iterable[bytes] = (), size_bytes: int = 0, media_type: str | None = None) -> None:
        super().__init__(media_type=media_type, headers={"Content-Length": str(size_bytes)})
        self._part = part
        self._silent = size_bytes == 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._silent:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            for chunk in self._part:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        scope["state"][_STATE_KEY].close()
        while (await receive())["type"] != "http.disconnect":
            pass
