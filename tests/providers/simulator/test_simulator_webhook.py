"""Every `webhook=` word: who is told what, how often, and when."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import httpx2
import pytest

from domain.attempt import Order, Progress, State
from providers.simulator import Simulator
from providers.simulator.behaviour import Webhook
from providers.simulator.reports import DELAYS_S, LATE_S, TRY_PAUSES_S
from tests.fixtures.processes import PATIENCE_S
from tests.providers.simulator.conftest import patient

MakeOrder = Callable[..., Order]
Accept = Callable[..., Awaitable[str]]
Await = Callable[[str], Awaitable[Progress]]

# word: how often the callback address is told
TIMES = MappingProxyType({Webhook.NONE: 0, Webhook.ONCE: 1, Webhook.TWICE: 2, Webhook.LATE: 1})


@dataclass
class Listener:
    """Receives reports; answers with the `statuses` given first, then 204, and nothing while `silent`."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    received: asyncio.Queue[dict[str, str]] = field(default_factory=asyncio.Queue)
    silent: bool = False

    async def next(self) -> dict[str, str]:
        async with asyncio.timeout(PATIENCE_S):
            return await self.received.get()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        size = int(head.partition("content-length:")[2].partition("\r\n")[0])
        message = json.loads(await reader.readexactly(size))
        self.received.put_nowait(message)
        status = self.statuses.pop(0) if self.statuses else 204
        with suppress(ConnectionError):
            if self.silent:
                await reader.read()  # until the other side has gone
            writer.write(f"HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            await writer.drain()
            writer.close()
            await writer.wait_closed()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    made = Listener()
    async with await asyncio.start_server(made.serve, "127.0.0.1", 0) as server:
        made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?token=1"
        yield made


def test_every_webhook_word_has_its_delays_and_a_row() -> None:
    assert TIMES.keys() == DELAYS_S.keys() == set(Webhook)
    assert {word: len(delays) for word, delays in DELAYS_S.items()} == TIMES


@pytest.mark.parametrize("word", [word for word in Webhook if word is not Webhook.LATE])
async def test_the_callback_address_is_told_as_often_as_the_word_says(
    word: Webhook, accepted: Accept, listener: Listener
) -> None:
    handle = await accepted(f"webhook={word}", callback_url=listener.url)
    told = [await listener.next() for _ in range(TIMES[word])]
    assert told == [{"id": handle, "status": "completed"}] * TIMES[word]
    fence = await accepted("webhook=once", callback_url=listener.url)
    assert (await listener.next())["id"] == fence


async def test_a_late_report_comes_well_after_the_end(accepted: Accept, ended: Await, listener: Listener) -> None:
    began = time.monotonic()
    handle = await accepted("webhook=late", callback_url=listener.url)
    assert (await ended(handle)).state is State.SUCCEEDED
    assert await listener.next() == {"id": handle, "status": "completed"}
    assert time.monotonic() - began >= LATE_S * 0.95


@pytest.mark.parametrize(
    ("words", "status"),
    [("outcome=success seconds=0.2", "completed"), ("outcome=refused", "failed"), ("outcome=flap", "completed")],
)
async def test_a_report_names_the_end(words: str, status: str, accepted: Accept, listener: Listener) -> None:
    handle = await accepted(f"webhook=once {words}", callback_url=listener.url)
    assert await listener.next() == {"id": handle, "status": status}


@pytest.mark.parametrize("words", ["outcome=stuck", "seconds=600"])
async def test_a_cancel_is_reported_at_once(
    words: str, accepted: Accept, simulator: Simulator, listener: Listener
) -> None:
    handle = await accepted(f"webhook=once {words}", callback_url=listener.url)
    await simulator.cancel(handle)
    assert await listener.next() == {"id": handle, "status": "canceled"}


async def test_a_report_that_is_not_taken_is_tried_again_and_then_given_up(
    accepted: Accept, listener: Listener
) -> None:
    listener.statuses = [500] * len(TRY_PAUSES_S)
    handle = await accepted("webhook=once", callback_url=listener.url)
    assert [(await listener.next())["id"] for _ in TRY_PAUSES_S] == [handle] * len(TRY_PAUSES_S)
    fence = await accepted("webhook=once", callback_url=listener.url)
    assert (await listener.next())["id"] == fence


async def test_an_address_that_nobody_serves_harms_nothing(accepted: Accept, ended: Await) -> None:
    handle = await accepted("webhook=once", callback_url="http://127.0.0.1:1/nobody")
    assert (await ended(handle)).state is State.SUCCEEDED
    handle = await accepted("webhook=once", callback_url="nonsense")
    assert (await ended(handle)).state is State.SUCCEEDED


async def test_a_report_owed_by_a_killed_server_is_sent_by_the_next(
    own_server: Any, client: httpx2.AsyncClient, order: MakeOrder, listener: Listener
) -> None:
    listener.silent = True
    submission = await patient(own_server.url, client).submit(order("webhook=once", callback_url=listener.url))
    told = {"id": submission.handle, "status": "completed"}
    assert await listener.next() == told
    own_server.kill()
    listener.silent = False
    own_server.start()
    assert await listener.next() == told
