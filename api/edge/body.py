"""JSON bodies, read strictly: what FastAPI's own reader lets through answers 500 further in.

Refused as not JSON: NaN and Infinity, numbers out of range, duplicate keys, lone surrogates, NUL characters,
other encodings than UTF-8, nesting deeper than 32, nothing at all.
"""

import json
import math
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable, Iterator
from typing import Any, Final, NoReturn

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.security.base import SecurityBase
from starlette.requests import ClientDisconnect

from api.edge import addresses
from api.problem import Problem, Reason

BODY_MAX_BYTES: Final = 1_000_000
DEPTH_MAX: Final = 32


class StrictRoute(APIRoute):
    """A route that knows its caller before it reads anything else, whose body is read by `parse`, and whose
    query parameters are each given once."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        takes_body = self.body_field is not None
        guards = list(_guards(self.dependant))
        parameters = [one.alias for one in self.dependant.query_params]

        async def strictly(given: Request) -> Response:
            request = _StrictRequest(given.scope, given.receive)
            for guard in guards:
                await guard(request)
            _require_single(request, parameters)
            if takes_body:
                _require_json(request)
                await request.receive_json()
            with addresses.permitting(request.state.permitted):
                return await handle(request)

        return strictly


def _guards(dependant: Dependant) -> Iterator[Callable[[Request], Awaitable[object]]]:
    """What finds out who the caller is, wherever among the dependencies it stands."""
    for one in dependant.dependencies:
        if one.call and isinstance(one.call, SecurityBase):
            yield one.call
        yield from _guards(one)


class _StrictRequest(Request):
    async def stream(self) -> AsyncGenerator[bytes, None]:
        _require_small(int(self.headers.get("content-length", 0)))
        size_bytes = 0
        async for chunk in super().stream():
            size_bytes += len(chunk)
            _require_small(size_bytes)
            yield chunk

    async def receive_json(self) -> None:
        """Have the body read and parsed before FastAPI asks: it answers a Problem met while reading with 400."""
        try:
            body = await self.body()
        except ClientDisconnect:
            raise Problem(Reason.INVALID, "The body ended early.") from None
        self._value = parse(body)

    async def json(self) -> Any:
        return self._value


def parse(body: bytes) -> Any:
    """The value of a JSON document. Raises Problem INVALID_JSON."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_object)
        _check([value], DEPTH_MAX)
    except (ValueError, OverflowError, RecursionError):
        raise Problem(Reason.INVALID_JSON, "The body is not valid JSON.") from None
    return value


def _require_single(request: Request, parameters: Iterable[str]) -> None:
    for name in parameters:
        if len(request.query_params.getlist(name)) > 1:
            raise Problem(Reason.INVALID, "must be given once", param=name)


def _require_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind != "application/json" or encoding != "identity":
        raise Problem(Reason.UNSUPPORTED_MEDIA, "The body must be application/json, not compressed.")


def _require_small(size_bytes: int) -> None:
    if size_bytes > BODY_MAX_BYTES:
        raise Problem(Reason.TOO_LARGE, "The body is too large.")


def _refuse(_token: str = "") -> NoReturn:
    raise ValueError


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else _refuse()


def _check(values: Iterable[Any], levels_left: int) -> None:
    """One pass over everything: a megabyte of small values must not hold up other requests for long."""
    for value in values:
        match value:
            case str():
                value.encode()  # no encoder takes a lone surrogate
                if "\0" in value:  # and Postgres no NUL
                    _refuse()
            case int() | float():
                if not math.isfinite(value):  # an OverflowError for a whole number that no float can hold
                    _refuse()
            case list() | dict():
                if not levels_left:
                    _refuse()
                if value:
                    _check(value if isinstance(value, list) else (*value, *value.values()), levels_left - 1)
