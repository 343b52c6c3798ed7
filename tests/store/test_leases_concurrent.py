"""Forty jobs at once over eight connections: no limit is ever exceeded, nobody is passed over, all get in."""

import asyncio
from collections import defaultdict

from sqlalchemy import text

from store import leases
from store.database import Database, Transaction
from tests.store import given

ACCOUNT_MAX, PROVIDER_MAX, JOBS = 3, 5, 40

HELD = text("""SELECT count(*) FILTER (WHERE account = :account), count(*) FILTER (WHERE provider = :provider)
               FROM leases WHERE granted_at IS NOT NULL""")


async def test_no_limit_is_exceeded_and_all_get_in(database: Database) -> None:
    accounts, providers = ([given.name(kind) for _ in range(3)] for kind in ("account", "provider"))
    let_in = defaultdict[str, asyncio.Event](asyncio.Event)
    seen: list[tuple[int, int]] = []

    async def count(tx: Transaction, account: str, provider: str) -> None:
        row = (await tx.execute(HELD, {"account": account, "provider": provider})).one()
        seen.append((int(row[0]), int(row[1])))

    async def live(number: int) -> None:
        job, account, provider = given.name("job"), accounts[number % 3], providers[number // 3 % 3]
        wish = {"account": account, "account_max": ACCOUNT_MAX, "provider": provider, "provider_max": PROVIDER_MAX}
        async with database.transaction() as tx:
            place = await leases.take(tx, job, **wish)  # type: ignore[arg-type]
            await count(tx, account, provider)
        if not place.granted:
            await let_in[job].wait()
        async with database.transaction() as tx:
            following = await leases.release(tx, job)
            await count(tx, account, provider)
        for other in following:
            let_in[other].set()

    async with asyncio.timeout(60):
        await asyncio.gather(*(live(number) for number in range(JOBS)))
    assert len(seen) == 2 * JOBS
    assert max(account for account, _ in seen) == ACCOUNT_MAX
    assert max(provider for _, provider in seen) <= PROVIDER_MAX
    async with database.transaction() as tx:
        left = text("SELECT count(*) FROM leases WHERE account = ANY(:accounts)")
        assert (await tx.execute(left, {"accounts": accounts})).scalar_one() == 0


async def test_a_provider_is_never_over_its_limit_and_lets_in_by_turns(database: Database) -> None:
    provider, order = given.name("provider"), list[str]()
    let_in = defaultdict[str, asyncio.Event](asyncio.Event)
    most = 0

    async def live(job: str) -> None:
        nonlocal most
        async with database.transaction() as tx:
            place = await leases.take(
                tx, job, account=given.name("account"), account_max=1, provider=provider, provider_max=2
            )
            row = await tx.execute(HELD, {"account": "", "provider": provider})
            most = max(most, int(row.one()[1]))
            position = text("SELECT position FROM leases WHERE job_id = :job")
            places[job] = int((await tx.execute(position, {"job": job})).scalar_one())
        if not place.granted:
            await let_in[job].wait()
        async with database.transaction() as tx:
            following = await leases.release(tx, job)
            order.extend(following)
        for other in following:
            let_in[other].set()

    places: dict[str, int] = {}
    async with asyncio.timeout(60):
        await asyncio.gather(*(live(given.name("job")) for _ in range(JOBS)))
    assert most == 2
    assert len(order) > JOBS / 2, "hardly anybody had to wait"
    assert [places[job] for job in order] == sorted(places[job] for job in order)
