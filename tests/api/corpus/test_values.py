"""A field that is not as documented is refused by name, and never quoted; what is at the edge of it is taken."""

import asyncio
from typing import Any

from sqlalchemy import select

from api.problem import Reason
from store.database import Database
from store.tables import entries, jobs
from tests.api.dialects import DIALECTS, each
from tests.api.shapes import CANARY, Dialect, Row
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.kept import kept_of

# What a client may not decide, whatever it is called; the names are those of rows, tickets and other APIs.
PRIVILEGED = {
    "id": f"job_{'0' * 32}",
    "job_id": f"job_{'0' * 32}",
    "account": "demo",
    "clientId": "demo",
    "plan": "enterprise",
    "dialect": "other",
    "status": "succeeded",
    "attempt": 7,
    "price_credits": 0,
    "credits": 0,
    "creditsUsed": 0,
    "usage": {"credits": 0},
    "providerCostUsd": 0,
    "billingPresetKey": "free",
    "policyProfile": "internal-gofa",
    "provider": "local",
    "candidates": [],
    "deadline_s": 1,
    "retention_s": 1,
    "progress": 1,
    "created_at": "2000-01-01T00:00:00Z",
    "finished_at": "2000-01-01T00:00:00Z",
    "__proto__": {"status": "succeeded"},
}


@each(DIALECTS, having="body")
async def test_a_wrong_value_is_refused_by_the_name_of_its_field(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    async def check(name: str, value: Any) -> None:
        answer = await gateway.http.request(row.method, row.path, json={**(row.body or {}), name: value})
        assert CANARY not in answer.text, (name, value)
        dialect.refused(answer, Reason.INVALID, name)

    before = await kept_of(database, gateway.account)
    wrong = [(name, value) for name, field in row.fields.items() for value in field.wrong()]
    wrong += [(name, None) for name, field in row.fields.items() if field.required]
    await asyncio.gather(*(check(name, value) for name, value in wrong))
    assert await kept_of(database, gateway.account) == before


@each(DIALECTS, having="body")
async def test_a_missing_field_is_named(dialect: Dialect, row: Row, gateway: Gateway) -> None:
    for missing in (name for name, field in row.fields.items() if field.required):
        body = {name: value for name, value in (row.body or {}).items() if name != missing}
        dialect.refused(await gateway.http.request(row.method, row.path, json=body), Reason.INVALID, missing)


@each(DIALECTS, having="charges")
async def test_a_value_at_the_edge_of_what_is_documented_is_taken(
    dialect: Dialect, row: Row, new_gateway: MakeGateway
) -> None:
    """By an account without credits: it is refused for that, when the body was found right."""
    poor = await new_gateway(0)
    right: list[dict[str, Any]] = [{name: value} for name, field in row.fields.items() for value in field.right()]
    left_out = {name: None for name, field in row.fields.items() if not field.required}
    for change in (*right, left_out):
        answer = await poor.http.request(row.method, row.path, json={**(row.body or {}), **change})
        dialect.refused(answer, Reason.INSUFFICIENT_CREDITS, None)


@each(DIALECTS, having="charges")
async def test_what_a_client_may_not_decide_is_ignored(
    dialect: Dialect, row: Row, database: Database, gateway: Gateway
) -> None:
    more = {name: value for name, value in PRIVILEGED.items() if name not in row.fields}
    plain = await gateway.http.request(row.method, row.path, json=row.body)
    asked = await gateway.http.request(row.method, row.path, json={**more, **(row.body or {})})
    assert (plain.is_success, asked.status_code) == (True, plain.status_code), dialect.name
    same = (jobs.c.account, jobs.c.dialect, jobs.c.kind, jobs.c.model, jobs.c.spec, jobs.c.attempt)
    mine = jobs.c.account == gateway.account
    charges = entries.c.account == gateway.account, entries.c.kind == "charge"
    async with database.transaction() as tx:
        first, second = (await tx.execute(select(*same, jobs.c.price_credits).where(mine))).all()
        charged = (await tx.execute(select(entries.c.monthly, entries.c.purchased).where(*charges))).all()
    assert first == second
    assert len(charged) == 2
    assert charged[0] == charged[1]
    assert sum(charged[0]) == -first.price_credits < 0
