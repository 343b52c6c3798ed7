"""A callback that is not taken is tried again, and says which try it is."""

import asyncio

from standardwebhooks import Webhook

from deploy import operate
from store import deliveries
from store.database import Database
from store.deliveries import DeliveryState
from store.sealing import EncryptionKeys
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink


async def _state(database: Database, event_id: str) -> DeliveryState:
    async with database.transaction() as tx:
        return (await deliveries.get(tx, event_id)).state


async def _until_state(database: Database, event_id: str, state: DeliveryState) -> None:
    async with asyncio.timeout(60):
        while await _state(database, event_id) is not state:
            await asyncio.sleep(0.1)


async def test_whatever_is_no_2xx_is_tried_again(
    database: Database, keys: EncryptionKeys, gateway: Gateway, sink: Sink
) -> None:
    elsewhere = f"/{gateway.account}/elsewhere"
    away = {"location": sink.url(elsewhere)}
    answers = [(500, {}), (400, {}), (304, {}), (302, away), (307, away), (503, {"retry-after": "7"})]

    async def follow(status: int, headers: dict[str, str]) -> None:
        path = f"/{gateway.account}/{status}"
        await gateway.submit("a cat", webhook_url=sink.url(path, (status, headers), 204))
        first, second = await sink.next(path), await sink.next(path)
        assert (first.headers["webhook-attempt"], second.headers["webhook-attempt"]) == ("1", "2")
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        pause_s = int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"])
        # four seconds at least, or what the endpoint asked; the stamps are in whole seconds
        assert int(headers.get("retry-after", 4)) - 1 <= pause_s
        secret = await operate.webhook_secret(database, keys, gateway.account, rotate=False)
        assert Webhook(secret).verify(second.body, second.headers)["type"] == "job.completed"
        await _until_state(database, first.headers["webhook-id"], DeliveryState.DELIVERED)

    await asyncio.gather(*(follow(status, headers) for status, headers in answers))
    # a redirect is not followed, which would have been at once: it was not the client's address
    assert sink.received[elsewhere].empty()


async def test_an_answer_counts_however_its_body_ends(database: Database, gateway: Gateway) -> None:
    event_ids: asyncio.Queue[str] = asyncio.Queue()

    async def cut_short(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nok")
        writer.close()
        event_ids.put_nowait(head.partition("webhook-id: ")[2].partition("\r\n")[0])

    server = await asyncio.start_server(cut_short, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await gateway.submit("a cat", webhook_url=f"http://127.0.0.1:{port}/")
    async with asyncio.timeout(60):
        event_id = await event_ids.get()
    await _until_state(database, event_id, DeliveryState.DELIVERED)
    server.close()


async def test_an_endpoint_that_says_gone_is_left_alone(database: Database, gateway: Gateway, sink: Sink) -> None:
    path = f"/{gateway.account}/gone"
    url = sink.url(path, 500, 410)
    both = [(await gateway.submit("outcome=stuck", webhook_url=url))["id"] for _ in range(2)]
    with sink.silent(path):
        for job_id in both:
            await gateway.http.post(f"/v1/jobs/{job_id}/cancel")
            await sink.next(path)
    for job_id in both:  # the one that is told 410, and the other without its second try
        await _until_state(database, f"msg_{job_id}_1", DeliveryState.DISABLED)
    assert sink.received[path].empty()

    await gateway.submit("a bird", webhook_url=url)  # a later job with the address subscribes it anew
    again = await sink.next(path)
    await _until_state(database, again.headers["webhook-id"], DeliveryState.DELIVERED)
