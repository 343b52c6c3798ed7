"""What a dialect has by being mounted: its own shape of error everywhere, a caller known before anything is read."""

from typing import Annotated, Any

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase
from pydantic import BaseModel
from starlette.responses import JSONResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send
from structlog.testing import capture_logs

from api.app import create_app
from api.edge import plain
from api.edge.addresses import Permitted
from api.edge.application import DialectApp
from api.edge.body import StrictRoute
from api.edge.fields import Words
from api.problem import Problem, Reason
from tests.fixtures.stack import Stack


class Word(BaseModel):
    """A body."""

    word: Words


class Nobody(SecurityBase):
    """Knows no caller."""

    def __init__(self) -> None:
        self.model = HTTPBearer()
        self.scheme_name = "Nobody"

    async def __call__(self, _request: Request) -> None:
        raise Problem(Reason.UNAUTHENTICATED, "Who are you?")


async def _on_a_plan(_caller: Annotated[None, Depends(Nobody())]) -> str:
    return "free"


router = APIRouter(route_class=StrictRoute, responses={"default": {"model": Word}})


@router.post("/words", status_code=201)
async def create(body: Word, _plan: Annotated[str, Depends(_on_a_plan)]) -> Word:
    return body


@router.get("/words")
async def read() -> Word:
    return Word(word="a")


@router.delete("/words", responses={409: {"model": Word}})
async def delete() -> Word:
    raise ZeroDivisionError("canary-7f3a")


def _render(problem: Problem) -> JSONResponse:
    return JSONResponse({"word": problem.message}, plain.STATUS[problem.reason])


@pytest.fixture
def words() -> httpx2.AsyncClient:
    return _client(DialectApp("words", router, _render))


def _client(app: ASGIApp) -> httpx2.AsyncClient:
    async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": {"permitted": Permitted()}}, receive, send)

    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(with_state, raise_app_exceptions=False), base_url="http://words.example"
    )


async def test_the_caller_is_asked_for_before_the_body_wherever_the_dependency_stands(
    words: httpx2.AsyncClient,
) -> None:
    for content, kind in ((b"{", "application/json"), (b"a" * 1_000_001, "text/plain"), (b"", "")):
        answer = await words.post("/words", content=content, headers={"content-type": kind})
        assert (answer.status_code, answer.json()) == (401, {"word": "Who are you?"})


async def test_a_path_of_several_routes_is_told_the_methods_of_all(words: httpx2.AsyncClient) -> None:
    for method in ("PUT", "HEAD", "OPTIONS"):
        answer = await words.request(method, "/words")
        assert (answer.status_code, answer.headers["allow"]) == (405, "DELETE, GET, POST")


async def test_an_internal_error_says_nothing_of_itself(words: httpx2.AsyncClient) -> None:
    with capture_logs() as lines:
        answer = await words.delete("/words")
    assert (answer.status_code, answer.json()) == (500, {"word": "Something went wrong."})
    assert [(line["event"], line["log_level"]) for line in lines] == [("request failed", "error")]


async def test_a_document_tells_what_the_edge_answers_for_each_route(words: httpx2.AsyncClient) -> None:
    described = (await words.get("/openapi.json")).json()
    statuses = {method: sorted(one["responses"]) for method, one in described["paths"]["/words"].items()}
    assert statuses == {
        "get": ["200", "500", "503"],
        "post": ["201", "400", "401", "413", "415", "429", "500", "503"],
        "delete": ["200", "409", "500", "503"],
    }
    assert described == (await words.get("/openapi.json")).json()


async def test_an_internal_error_is_answered_in_the_shape_of_its_place_and_named(stack: Stack) -> None:
    """The whole API, with one more route that fails, outside the dialects and in each."""
    app = create_app(stack.settings)
    places = {"": app} | {route.path: route.app for route in app.routes if isinstance(route, Mount)}
    for prefix, place in places.items():
        assert isinstance(place, FastAPI)
        place.add_api_route("/fault", _fault)
        with capture_logs():
            answer = await _client(app).get(f"{prefix}/fault")
        assert (answer.status_code, len(answer.headers["x-request-id"])) == (500, 32)
        error: dict[str, Any] = answer.json()["error"]
        assert (error["code"], error["message"]) == _INTERNAL[prefix]


async def _fault(_request: Request) -> None:
    raise ZeroDivisionError("canary-7f3a")


_INTERNAL = {
    "": ("internal", "Something went wrong."),
    "/v1": ("internal_error", "Something went wrong."),
    "/api/v1": ("internal_error", "Something went wrong."),
    "/codec": ("internal", "Something went wrong."),
}
