"""Without a key that counts there is one answer on every route, whatever is wrong with it, and before all else."""

import asyncio
from collections.abc import Sequence

import httpx2

from api.edge import keys
from api.problem import Reason
from deploy import operate
from store.database import Database
from tests.api.conftest import Owner
from tests.api.dialects import DIALECTS, each
from tests.api.shapes import CANARY, Dialect, Opens, Row
from tests.fixtures.gateway import Gateway
from tests.fixtures.kept import kept_of

Headers = Sequence[tuple[str, str | bytes]]


def _none_that_counts(key: str) -> list[Headers]:
    values: list[str | bytes] = [
        f"Bearer {keys.make().secret}",  # well formed, and nobody's
        f"Bearer {key.upper()}",
        f"Bearer {key}0",
        f"Bearer {key[:-1]}",
        f"Bearer  {key}",
        f"Bearer {key},{key}",
        f"Bearer\t{key}",
        f"Bearer {key};",
        f"Bearer {CANARY}",
        f"Basic {key}",
        f"Token {key}",
        key,
        "Bearer",
        "",
        "Bearer ' OR 1=1 --",
        "Bearer " + "a" * 100_000,
        "Bearer ключ".encode(),
        b"Bearer \xff\xfe",
    ]
    good = ("Authorization", f"Bearer {key}")
    several: list[Headers] = [[good, good], [good, ("authorization", f"Bearer {CANARY}")]]
    elsewhere: list[Headers] = [[], [("X-API-Key", key)], [("Cookie", f"key={key}")]]
    single: list[Headers] = [[("Authorization", value)] for value in values]
    return elsewhere + single + several


@each(DIALECTS, Opens.KEY)
async def test_a_key_that_does_not_count_opens_nothing(
    dialect: Dialect, row: Row, database: Database, owner: Owner, anyone: httpx2.AsyncClient
) -> None:
    async def check(ids: dict[str, str], headers: Headers) -> None:
        raw = [(name.encode(), value if isinstance(value, bytes) else value.encode()) for name, value in headers]
        answer = await anyone.request(row.method, row.url(ids), json=row.body, headers=raw)
        assert answer.headers["www-authenticate"] == "Bearer"
        assert CANARY not in answer.text
        assert owner.gateway.key not in answer.text
        dialect.refused(answer, Reason.UNAUTHENTICATED, None)

    before = await kept_of(database, owner.gateway.account)
    ids = dict(owner.owned[dialect.name].ids[0])
    await asyncio.gather(*(check(ids, headers) for headers in _none_that_counts(owner.gateway.key)))
    query = f"{row.url(ids)}{'&' if row.query else '?'}key={owner.gateway.key}&api_key={owner.gateway.key}"
    dialect.refused(await anyone.request(row.method, query), Reason.UNAUTHENTICATED, None)
    assert await kept_of(database, owner.gateway.account) == before


@each(DIALECTS, Opens.KEY)
async def test_who_may_not_ask_is_not_told_what_else_is_wrong(
    dialect: Dialect, row: Row, anyone: httpx2.AsyncClient
) -> None:
    url = row.url(dict.fromkeys(row.slots, CANARY))
    for content, kind in ((b"{", "application/json"), (b"a" * 1_000_001, "text/plain"), (b"", "")):
        answer = await anyone.request(row.method, url, content=content, headers={"content-type": kind})
        dialect.refused(answer, Reason.UNAUTHENTICATED, None)
    for name in row.parameters:
        dialect.refused(await anyone.request(row.method, f"{row.path}?{name}=x"), Reason.UNAUTHENTICATED, None)


@each(DIALECTS, Opens.KEY)
async def test_the_word_bearer_may_be_written_in_any_case(
    dialect: Dialect, row: Row, gateway: Gateway, anyone: httpx2.AsyncClient
) -> None:
    for word in ("bearer", "BEARER"):
        headers = {"Authorization": f"{word} {gateway.key}", "content-type": "application/json"}
        answer = await anyone.request(row.method, row.url(dialect.absent), content=b"{", headers=headers)
        assert answer.status_code != 401


async def test_a_revoked_key_soon_opens_nothing(
    database: Database, gateway: Gateway, anyone: httpx2.AsyncClient
) -> None:
    revoked = await operate.create_key(database, gateway.account, "revoked")
    bearer = {"Authorization": f"Bearer {revoked['key']}"}
    assert (await anyone.get("/v1/models", headers=bearer)).status_code == 200
    await operate.revoke_key(database, gateway.account, revoked["id"])
    async with asyncio.timeout(60):  # how soon is tested where keys are
        while (await anyone.get("/v1/models", headers=bearer)).status_code == 200:
            await asyncio.sleep(0.05)
    assert (await anyone.get("/v1/models", headers=bearer)).status_code == 401
