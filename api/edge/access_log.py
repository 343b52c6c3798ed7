"""One id and one log line for each request.

The id is on the answer and on every line written meanwhile, as are the dialect, the account and the job from
where they are known. Of the request itself the line has the method and the route's template: paths, queries,
headers and bodies carry signatures, keys and prompts.
"""

import time
from collections.abc import Mapping
from typing import Final
from uuid import uuid4

import structlog
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER: Final = b"x-request-id"

log = structlog.get_logger()


class AccessLog:
    """ASGI middleware; the id is always ours, since one sent by a client could imitate another's.

    dialects: the name of the dialect mounted at each prefix.
    """

    def __init__(self, app: ASGIApp, dialects: Mapping[str, str]) -> None:
        self._app = app
        self._dialects = dialects

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        request_id = uuid4().hex
        status: int | None = None
        answered = False

        async def send_with_id(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (HEADER, request_id.encode())]
            await send(message)
            answered = message["type"] == "http.response.body" and not message.get("more_body")

        # never unbound: a request is a task of its own, and the server's own lines about it come last
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id, **self._dialect(scope["path"]))
        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            if not answered:  # a fault that was answered was also logged there; Starlette raises it all the same
                raise
        finally:
            took_ms = round((time.perf_counter() - began) * 1000, 2)
            log.info("request", method=scope["method"], route=_template(scope), status=status, duration_ms=took_ms)

    def _dialect(self, path: str) -> dict[str, str]:
        spoken = [name for prefix, name in self._dialects.items() if path.startswith(f"{prefix}/")]
        return {"dialect": spoken[0]} if spoken else {}


def _template(scope: Scope) -> str | None:
    """The path as its route declares it; None where none is declared."""
    route = scope.get("route")
    return None if route is None or isinstance(route, Mount) else scope.get("root_path", "") + route.path
