"""A webhook's address is judged again at each try, by what is permitted then."""

import asyncio
import json

from sqlalchemy import text

from store.database import Database
from tests.fixtures.gateway import Gateway
from tests.fixtures.listener import listening
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

_MOVE = text("UPDATE deliveries SET url = :url WHERE id = :id AND tries = 1")
_SEEN = text("SELECT tries, last_status, state FROM deliveries WHERE id = :id")


async def test_an_address_that_is_forbidden_by_now_is_not_called(
    stack: Stack, database: Database, gateway: Gateway, sink: Sink
) -> None:
    path = f"/{gateway.account}"
    await gateway.submit("a cat", webhook_url=sink.url(path, 500))
    event_id = (await sink.next(path)).headers["webhook-id"]
    async with listening(host="127.0.0.2") as forbidden:
        # as if it had been recorded while the operator still permitted it
        url = f"http://{forbidden.authority}/hook?token=canary-{gateway.account}"
        async with asyncio.timeout(20):
            while not await _moved(database, event_id, url):
                await asyncio.sleep(0.05)
        async with asyncio.timeout(20):
            while (seen := await _seen(database, event_id))[0] < 2:
                await asyncio.sleep(0.1)
        assert forbidden.accepted == 0
    assert seen == (2, None, "pending")  # a failed try as any other: without an answer, and not the last
    log = (stack.home / "logs" / "worker.log").read_text()
    assert f"canary-{gateway.account}" not in log
    told = [json.loads(line) for line in log.splitlines() if "address refused" in line]
    assert {"host": "127.0.0.2", "why": "must be a public https address"}.items() <= told[-1].items()


async def _moved(database: Database, event_id: str, url: str) -> bool:
    async with database.transaction() as tx:
        return bool((await tx.execute(_MOVE, {"url": url, "id": event_id})).rowcount)


async def _seen(database: Database, event_id: str) -> tuple[int, int | None, str]:
    async with database.transaction() as tx:
        row = (await tx.execute(_SEEN, {"id": event_id})).one()
    return row.tries, row.last_status, row.state
