"""A webhook's address is judged again at each try, by what is permitted then."""

import asyncio

from sqlalchemy import text

from store.database import Database
from tests.fixtures.gateway import Gateway
from tests.fixtures.lines import lines_of
from tests.fixtures.listener import listening
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

_MOVE = text("UPDATE deliveries SET url = :url WHERE id = :id")
_SEEN = text("SELECT tries, last_status, state FROM deliveries WHERE id = :id")


async def test_an_address_that_is_forbidden_by_now_is_not_called(
    stack: Stack, database: Database, gateway: Gateway, sink: Sink
) -> None:
    path = f"/{gateway.account}"
    async with listening(host="127.0.0.2") as forbidden:
        url = f"http://{forbidden.authority}/hook?token=canary-{gateway.account}"
        with sink.silent(path):  # the try that is on its way is not over before the address is another
            job_id = (await gateway.submit("a cat", webhook_url=sink.url(path, 500)))["id"]
            event_id = (await sink.next(path)).headers["webhook-id"]
            async with database.transaction() as tx:
                # as if it had been recorded while the operator still permitted it
                await tx.execute(_MOVE, {"url": url, "id": event_id})
        async with asyncio.timeout(60):
            while (seen := await _seen(database, event_id))[0] < 2:
                await asyncio.sleep(0.1)
        assert forbidden.accepted == 0
    assert seen[1:] == (None, "pending")  # a failed try as any other: without an answer, and not the last
    assert f"canary-{gateway.account}" not in (stack.home / "logs" / "worker.log").read_text()
    refused = {"host": "127.0.0.2", "why": "must be a public https address", "job": job_id}
    assert lines_of(stack, "worker", event="address refused", **refused)


async def _seen(database: Database, event_id: str) -> tuple[int, int | None, str]:
    async with database.transaction() as tx:
        row = (await tx.execute(_SEEN, {"id": event_id})).one()
    return row.tries, row.last_status, row.state
