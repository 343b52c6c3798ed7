"""A dialect as an application of its own: mounted, it has everything this folder gives."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp

from api.edge import errors, rate_limit
from api.problem import Problem, Reason

# Every answer has the first, whoever gives it; the others come with a status.
_REQUEST_ID: Final = {
    "X-Request-Id": {"required": True, "description": "Names the request in our logs.", "schema": {"type": "string"}}
}
RETRY_AFTER: Final = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 0}}}
_HEADERS: Final = {
    Reason.UNAUTHENTICATED: {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}},
    Reason.RATE_LIMITED: RETRY_AFTER,
    Reason.ENGINE_UNREACHABLE: RETRY_AFTER,
}
_RATE_LIMIT: Final = {name: {"schema": {"type": "integer", "minimum": 0}} for name in rate_limit.HEADERS}


class DialectApp(FastAPI):
    """Answers every error by `render`, tells each caller how much of its request limit is left, and documents
    what the edge answers on behalf of each route.

    A route documents its error model as its "default" response, and lists the statuses that are its own;
    "default" then gives way to the statuses of what the edge may answer there.
    """

    def __init__(self, title: str, router: APIRouter, render: errors.Render) -> None:
        # no redirects: a client that lost its job id asks for "/jobs/", and must not be shown the list
        super().__init__(
            title=title, version="1", redirect_slashes=False, redoc_url=None, swagger_ui_oauth2_redirect_url=None
        )
        self._render = render
        self.include_router(router)
        errors.install(self, render)

    def build_middleware_stack(self) -> ASGIApp:
        # around Starlette's answer to an internal error too, which `add_middleware` would leave outside
        return rate_limit.RateLimitHeaders(super().build_middleware_stack())

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            for path in super().openapi()["paths"].values():
                for operation in path.values():
                    self._describe(operation)
        return super().openapi()

    def _describe(self, operation: dict[str, Any]) -> None:
        responses: dict[str, Any] = operation["responses"]
        error = responses.pop("default")
        for reason in _reasons(operation):
            status = self._render(Problem(reason, "")).status_code
            documented = responses.setdefault(str(status), {})
            documented.setdefault("description", HTTPStatus(status).phrase)
            documented.setdefault("content", error["content"])
            documented.setdefault("headers", {}).update(_HEADERS.get(reason, {}))
        for documented in responses.values():
            counted = _RATE_LIMIT if "security" in operation else {}
            documented.setdefault("headers", {}).update(_REQUEST_ID | counted)


def _reasons(operation: dict[str, Any]) -> Iterator[Reason]:
    """What the edge may answer before and around a route."""
    if "security" in operation:
        yield from (Reason.UNAUTHENTICATED, Reason.RATE_LIMITED)
    if any(one["in"] != "path" for one in operation.get("parameters", ())):
        yield Reason.INVALID
    if "requestBody" in operation:
        yield from (Reason.INVALID, Reason.INVALID_JSON, Reason.TOO_LARGE, Reason.UNSUPPORTED_MEDIA)
    yield from (Reason.INTERNAL, Reason.ENGINE_UNREACHABLE)
