"""Every way a request can go wrong, reduced to a Problem, which the dialect then renders."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.problem import Problem, Reason
from store.database import is_outage

log = structlog.get_logger()

Render = Callable[[Problem], Response]

_BY_STATUS: Final[Mapping[int, tuple[Reason, str]]] = {
    HTTPStatus.NOT_FOUND: (Reason.NOT_FOUND, "There is no such route."),
    HTTPStatus.METHOD_NOT_ALLOWED: (Reason.METHOD_NOT_ALLOWED, "The route does not take this method."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (Reason.TOO_LARGE, "The body is too large."),
    HTTPStatus.BAD_REQUEST: (Reason.INVALID, "The request could not be read."),
}


def install(app: FastAPI, render: Render) -> None:
    """Answer every error of `app` through `render`."""

    async def on_problem(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return _with_headers(render(error), error.headers)

    async def on_invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return render(_invalid(error))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        reason, message = _BY_STATUS.get(error.status_code, (Reason.INTERNAL, "Something went wrong."))
        headers = {"Allow": _allowed(request)} if reason is Reason.METHOD_NOT_ALLOWED else {}
        return _with_headers(render(Problem(reason, message)), headers)

    async def on_fault(_request: Request, error: Exception) -> Response:
        if is_outage(error) or (isinstance(error, SQLAlchemyError) and is_outage(error.__cause__ or error)):
            problem = Problem(Reason.ENGINE_UNREACHABLE, "The service cannot answer at the moment.", retry_after_s=5)
            log.warning("database away", error=type(error).__name__)
            return _with_headers(render(problem), problem.headers)
        log.error("request failed", exc_info=error)
        return render(Problem(Reason.INTERNAL, "Something went wrong."))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    for fault in (SQLAlchemyError, OSError, Exception):
        app.add_exception_handler(fault, on_fault)


def _invalid(error: RequestValidationError) -> Problem:
    """The first fault. pydantic's texts name rules and documented choices, never the value sent."""
    first = error.errors()[0]
    where = [str(part) for part in first["loc"] if part not in ("body", "query", "path", "header")]
    message = str(first["msg"]).removeprefix("Value error, ")
    return Problem(Reason.INVALID, message, param=".".join(where) or None, kind=str(first["type"]))


def _allowed(request: Request) -> str:
    """Every method of the path: the router names those of the first route it meets."""
    app: FastAPI = request.app
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    routes = (one for one in iter_route_contexts(app.routes) if one.methods and one.path_regex.match(path))
    return ", ".join(sorted({method for route in routes for method in route.methods or ()}))


def _with_headers(response: Response, headers: Mapping[str, str]) -> Response:
    response.headers.update(headers)
    return response
