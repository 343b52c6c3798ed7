"""JSON bodies, read strictly: what FastAPI's own reader lets through answers 500 further in.

Refused as not JSON: NaN and Infinity, numbers out of range, duplicate keys, lone surrogates, NUL characters,
other encodings than UTF-8, nesting deeper than 32.
"""

import json
import math
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any, Final, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from api.problem import Problem, Reason

BODY_MAX_BYTES: Final = 1_000_000
DEPTH_MAX: Final = 32
_DIGITS_MAX: Final = 32


class StrictRoute(APIRoute):
    """A route whose body, if it takes one, is read by `parse`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        takes_body = self.body_field is not None

        async def strictly(given: Request) -> Response:
            request = _StrictRequest(given.scope, given.receive)
            if takes_body:
                _require_json(request)
                await _receive(request)
            return await handle(request)

        return strictly


class _StrictRequest(Request):
    async def stream(self) -> AsyncGenerator[bytes, None]:
        _require_small(int(self.headers.get("content-length", 0)))
        size_bytes = 0
        async for chunk in super().stream():
            size_bytes += len(chunk)
            _require_small(size_bytes)
            yield chunk

    async def json(self) -> Any:
        return parse(await self.body())


def parse(body: bytes) -> Any:
    """The value of a JSON document. Raises json.JSONDecodeError, whose text never quotes the document."""
    try:
        value = json.loads(
            body.decode("utf-8"), parse_constant=_refuse, parse_float=_float, parse_int=_int, object_pairs_hook=_object
        )
    except (ValueError, RecursionError):
        _refuse()
    _check(value, DEPTH_MAX)
    return value


def _require_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind != "application/json" or encoding != "identity":
        raise Problem(Reason.UNSUPPORTED_MEDIA, "The body must be application/json, not compressed.")


async def _receive(request: Request) -> None:
    """Have the request keep its body. Done here because FastAPI answers a Problem met while reading with 400."""
    try:
        await request.body()
    except ClientDisconnect:
        raise Problem(Reason.INVALID, "The body ended early.") from None


def _require_small(size_bytes: int) -> None:
    if size_bytes > BODY_MAX_BYTES:
        raise Problem(Reason.TOO_LARGE, "The body is too large.")


def _refuse(_token: str = "") -> NoReturn:
    raise json.JSONDecodeError("not valid JSON", "", 0)


def _float(token: str) -> float:
    number = float(token)
    return number if math.isfinite(number) else _refuse()


def _int(token: str) -> int:
    return int(token) if len(token) <= _DIGITS_MAX else _refuse()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else _refuse()


def _check(value: Any, levels_left: int) -> None:
    if isinstance(value, str):
        # Postgres takes no NUL, and no encoder a lone surrogate
        if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
            _refuse()
    elif isinstance(value, dict | list):
        if not levels_left:
            _refuse()
        for part in value if isinstance(value, list) else (*value, *value.values()):
            _check(part, levels_left - 1)
