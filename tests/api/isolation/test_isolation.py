"""What is one account's exists for nobody else: every route, asked by everybody it does not belong to."""

from collections.abc import Mapping
from dataclasses import replace

import httpx2
import pytest
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, Mount

from api.app import create_app
from api.edge import keys
from api.problem import Reason
from deploy import operate
from store.database import Database
from tests.api.conftest import Owner
from tests.api.dialects import EVERY, each
from tests.api.shapes import Dialect, Opens, Row
from tests.fixtures.gateway import Gateway
from tests.fixtures.kept import kept_of
from tests.fixtures.stack import Stack


def _routes(routes: list[BaseRoute], prefix: str = "") -> set[tuple[str, str]]:
    """Method and path of every route, those of mounted applications included."""
    found = set()
    for route in iter_route_contexts(routes):
        if isinstance(route.original_route, Mount):
            found |= _routes(route.original_route.routes, prefix + route.original_route.path)
        else:
            found |= {(method, f"{prefix}{route.path}") for method in route.methods or ["WebSocket"]}
    return found


def test_every_route_has_its_row(stack: Stack) -> None:
    assert _routes(create_app(stack.settings).routes) == {
        (row.method, row.path) for dialect in EVERY for row in dialect.rows
    }


@pytest.fixture(scope="session")
async def outsiders(database: Database, stranger: Gateway) -> Mapping[str, Mapping[str, str]]:
    """The headers of those without a key that counts."""
    revoked = await operate.create_key(database, stranger.account, "revoked")
    await operate.revoke_key(database, stranger.account, revoked["id"])
    return {
        "no key": {},
        "garbage": {"Authorization": "Bearer garbage"},
        "a key that was never made": {"Authorization": f"Bearer {keys.make().secret}"},
        "a revoked key": {"Authorization": f"Bearer {revoked['key']}"},
    }


@each(EVERY, Opens.KEY)
async def test_without_a_key_that_counts_a_route_stays_closed(
    dialect: Dialect,
    row: Row,
    database: Database,
    owner: Owner,
    anyone: httpx2.AsyncClient,
    outsiders: Mapping[str, Mapping[str, str]],
) -> None:
    before = await kept_of(database, owner.gateway.account)
    for ids in owner.owned[dialect.name].ids:
        for who, headers in outsiders.items():
            answer = await row.ask(anyone, ids, **headers)
            _shows_nothing(answer, owner, who)
            dialect.refused(answer, Reason.UNAUTHENTICATED, None)
    assert await kept_of(database, owner.gateway.account) == before


@each(EVERY, Opens.KEY, Opens.SIGNATURE, having="slots")
async def test_what_is_anothers_looks_like_what_is_not_there(
    dialect: Dialect, row: Row, database: Database, owner: Owner, stranger: Gateway
) -> None:
    before = await kept_of(database, owner.gateway.account)
    absent = await row.ask(stranger.http, dialect.absent)
    assert 400 <= absent.status_code < 500
    for ids in owner.owned[dialect.name].ids:
        foreign = await row.ask(stranger.http, ids)
        assert _seen(foreign) == _seen(absent)
    assert await kept_of(database, owner.gateway.account) == before


@each(EVERY)
async def test_a_stranger_is_shown_nothing_of_anothers_and_changes_nothing(
    dialect: Dialect, row: Row, database: Database, owner: Owner, stranger: Gateway
) -> None:
    before = await kept_of(database, owner.gateway.account)
    for ids in owner.owned[dialect.name].ids:
        for asked in (row, replace(row, query={})):  # a list, from another's place in it and from its beginning
            _shows_nothing(await asked.ask(stranger.http, ids), owner, "a stranger")
    assert await kept_of(database, owner.gateway.account) == before


@each(EVERY, Opens.SIGNATURE)
async def test_a_signed_route_opens_to_nobody_by_key(dialect: Dialect, row: Row, owner: Owner) -> None:
    for ids in owner.owned[dialect.name].ids:
        answer = await row.ask(owner.gateway.http, ids)
        if row.method == "HEAD":
            assert (answer.status_code, answer.content) == (403, b"")
        else:
            dialect.refused(answer, Reason.LINK_REFUSED, None)


@each(EVERY, Opens.NOTHING)
async def test_an_open_route_shows_everybody_the_same(
    row: Row, dialect: Dialect, owner: Owner, anyone: httpx2.AsyncClient
) -> None:
    answer = await row.ask(anyone, dialect.shown)
    assert answer.status_code == 200, dialect.name
    assert _seen(await row.ask(owner.gateway.http, dialect.shown)) == _seen(answer)


def _shows_nothing(answer: httpx2.Response, owner: Owner, who: str) -> None:
    shown = f"{answer.headers} {answer.text}"
    assert [trace for trace in owner.traces if trace in shown] == [], who


def _seen(answer: httpx2.Response) -> tuple[int, bytes, dict[str, str]]:
    """All of an answer but what differs between any two: its moment, its id, and how much its caller may still ask."""
    own = ("date", "x-request-id", "x-ratelimit-")
    return answer.status_code, answer.content, {k: v for k, v in answer.headers.items() if not k.startswith(own)}
