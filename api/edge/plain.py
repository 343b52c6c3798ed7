"""How errors look outside every dialect: unknown paths, reports of providers, what operators call."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.responses import JSONResponse, Response

from api.problem import Problem, Reason

STATUS: Final[Mapping[Reason, HTTPStatus]] = {
    Reason.INVALID: HTTPStatus.BAD_REQUEST,
    Reason.INVALID_JSON: HTTPStatus.BAD_REQUEST,
    Reason.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    Reason.INSUFFICIENT_CREDITS: HTTPStatus.PAYMENT_REQUIRED,
    Reason.PLAN_REQUIRED: HTTPStatus.FORBIDDEN,
    Reason.PLAN_LIMIT: HTTPStatus.FORBIDDEN,
    Reason.KEY_LIMIT: HTTPStatus.BAD_REQUEST,
    Reason.LINK_REFUSED: HTTPStatus.FORBIDDEN,
    Reason.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Reason.MODEL_NOT_FOUND: HTTPStatus.NOT_FOUND,
    Reason.METHOD_NOT_ALLOWED: HTTPStatus.METHOD_NOT_ALLOWED,
    Reason.KEY_IN_USE: HTTPStatus.CONFLICT,
    Reason.KEY_REUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Reason.TOO_LATE: HTTPStatus.CONFLICT,
    Reason.GONE: HTTPStatus.GONE,
    Reason.NO_SUCH_RANGE: HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    Reason.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Reason.UNSUPPORTED_MEDIA: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    Reason.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
    Reason.INTERNAL: HTTPStatus.INTERNAL_SERVER_ERROR,
    Reason.ENGINE_UNREACHABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}


def render(problem: Problem) -> Response:
    return JSONResponse({"error": {"code": problem.reason, "message": problem.message}}, STATUS[problem.reason])
