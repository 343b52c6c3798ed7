"""Ids and parameters in paths and queries: what is none of ours names nothing."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

import pytest

from api.problem import Reason
from store.database import Database
from tests.api.conftest import Owner
from tests.api.dialects import DIALECTS, each
from tests.api.shapes import CANARY, Dialect, Opens, Row
from tests.fixtures.gateway import Gateway
from tests.fixtures.kept import kept_of

# As they stand in a path or a query; {} is an id of the caller's own.
NO_IDS = [
    "",
    CANARY,
    "{}0",
    "{}%00",
    "{}%0a",
    "%20{}",
    "%7B{}%7D",
    "urn:uuid:{}",
    "..%2f{}",
    "..%2F..%2Fhealthz",
    ".%2e",
    "%00",
    "%0a",
    "%ff",
    "%ed%a0%80",
    "%E2%80%AE{}",
    "%27%20OR%201=1%20--",
    "%25",
    "*",
    "null",
    "0",
    "-1",
    "a" * 10_000,
]


@each(DIALECTS, Opens.KEY, having="slots")
async def test_what_is_no_id_names_nothing(dialect: Dialect, row: Row, database: Database, owner: Owner) -> None:
    asked_by = {value.strip("{}"): name for name, value in row.query.items()}

    async def check(ids: Mapping[str, str], slot: str, given: str) -> None:
        answer = await owner.gateway.http.request(row.method, row.url({**ids, slot: given}), json=row.body)
        assert CANARY not in answer.text
        dialect.refused(answer, Reason.INVALID if slot in asked_by else Reason.NOT_FOUND, asked_by.get(slot))

    before = await kept_of(database, owner.gateway.account)
    for ids in owner.owned[dialect.name].ids:
        own = {name: quote(value) for name, value in ids.items()}
        for slot in row.slots:
            forms = [*(form.replace("{}", own[slot]) for form in NO_IDS), own[slot].upper()]
            await asyncio.gather(*(check(own, slot, form) for form in forms))
    assert await kept_of(database, owner.gateway.account) == before


@each(DIALECTS, Opens.KEY, having="parameters")
async def test_a_parameter_that_is_not_as_documented_is_refused(dialect: Dialect, row: Row, gateway: Gateway) -> None:
    for name, parameter in row.parameters.items():
        for value in parameter.wrong_in_a_query():
            answer = await gateway.http.request(row.method, row.path, params={name: value})
            assert CANARY not in answer.text
            dialect.refused(answer, Reason.INVALID, name)
        for fits in (parameter.minimum, parameter.maximum):
            assert (await gateway.http.request(row.method, row.path, params={name: fits})).status_code == 200


@each(DIALECTS, Opens.KEY, having="parameters")
@pytest.mark.parametrize("second", ["5", "6", CANARY])
async def test_a_parameter_is_given_once(dialect: Dialect, row: Row, gateway: Gateway, second: str) -> None:
    for name in row.parameters:
        answer = await gateway.http.request(row.method, f"{row.path}?{name}=5&{name}={second}")
        dialect.refused(answer, Reason.INVALID, name)
