"""Every `fetch=` word through the adapter; sizes, and memory that does not grow with them."""

import time
from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Any

import httpx2
import psutil
import pytest

from domain.attempt import Output, Progress
from domain.spec import Kind
from providers.base import OutputUnusable, Unreachable
from providers.simulator import Simulator
from providers.simulator.adapter import CHUNK_BYTES, KINDS
from providers.simulator.behaviour import Fetch
from providers.simulator.files import SERVED, TRICKLE_S

Accept = Callable[..., Awaitable[str]]
Await = Callable[[str], Awaitable[Progress]]
Deliver = Callable[..., Awaitable[Output]]

# word: what the adapter raises, or None when the bytes arrive
ENDS = MappingProxyType(
    {
        Fetch.OK: None,
        Fetch.GONE: OutputUnusable,
        Fetch.TRUNCATED: OutputUnusable,
        Fetch.HTML: OutputUnusable,
        Fetch.SLOW: None,
    }
)
BIG_BYTES = 300_000_000
GROWTH_BYTES_MAX = 40_000_000


async def read(simulator: Simulator, output: Output) -> bytes:
    return b"".join([chunk async for chunk in simulator.fetch(output)])


@pytest.fixture
def delivered(accepted: Accept, ended: Await) -> Deliver:
    """Submits a prompt and waits for its only output."""

    async def make(prompt: str, kind: Kind = Kind.VIDEO) -> Output:
        (output,) = (await ended(await accepted(prompt, kind=kind))).outputs
        return output

    return make


def test_every_fetch_word_is_served_and_has_a_row() -> None:
    assert ENDS.keys() == SERVED.keys() == set(Fetch)


@pytest.mark.parametrize(
    ("word", "size_bytes"),
    # sent whole, and in many chunks; a slow one has a test of its own
    [(word, size_bytes) for word in Fetch for size_bytes in (20_000, 2_000_000) if word is not Fetch.SLOW],
)
async def test_a_file_is_served_as_its_word_says(
    word: Fetch, size_bytes: int, delivered: Deliver, simulator: Simulator
) -> None:
    output = await delivered(f"fetch={word} bytes={size_bytes}")
    error = ENDS[word]
    if error is None:
        assert len(await read(simulator, output)) == size_bytes
        return
    with pytest.raises(error):
        await read(simulator, output)


async def test_a_truncated_file_delivers_its_first_half_before_it_fails(
    delivered: Deliver, simulator: Simulator
) -> None:
    received = list[int]()

    async def receive(output: Output) -> None:
        async for chunk in simulator.fetch(output):
            received.append(len(chunk))

    output = await delivered("fetch=truncated bytes=3000000")
    with pytest.raises(OutputUnusable):
        await receive(output)
    assert 0 < sum(received) <= 1_500_000


async def test_a_slow_file_trickles(delivered: Deliver, simulator: Simulator) -> None:
    output = await delivered("fetch=slow")
    began = time.monotonic()
    assert len(await read(simulator, output)) == 20_000
    assert time.monotonic() - began > TRICKLE_S * 0.9


@pytest.mark.parametrize("kind", KINDS)
async def test_the_same_output_reads_the_same_twice(kind: Kind, delivered: Deliver, simulator: Simulator) -> None:
    output = await delivered("bytes=500000", kind)
    first = await read(simulator, output)
    assert len(first) == 500_000
    assert first == await read(simulator, output)


async def test_a_big_file_costs_neither_side_its_size_in_memory(
    delivered: Deliver, simulator: Simulator, server: Any
) -> None:
    output = await delivered(f"bytes={BIG_BYTES}")
    vendor, ours = psutil.Process(server.pid), psutil.Process()
    before = vendor.memory_info().rss, ours.memory_info().rss
    received = largest = 0
    async for chunk in simulator.fetch(output):
        received += len(chunk)
        largest = max(largest, len(chunk))
    assert received == BIG_BYTES
    assert largest <= CHUNK_BYTES
    assert vendor.memory_info().rss - before[0] < GROWTH_BYTES_MAX
    assert ours.memory_info().rss - before[1] < GROWTH_BYTES_MAX


async def test_an_unfinished_job_has_no_file(accepted: Accept, simulator: Simulator) -> None:
    handle = await accepted("outcome=stuck")
    with pytest.raises(OutputUnusable):
        await read(simulator, Output(url=f"/v1/files/{handle}"))


async def test_nobody_listening_is_unreachable(own_server: Any, client: httpx2.AsyncClient) -> None:
    own_server.kill()
    with pytest.raises(Unreachable):
        await read(Simulator(own_server.url, client), Output(url="/v1/files/gen_1"))


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_broken_file_server_is_unreachable(status: int) -> None:
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: httpx2.Response(status))) as client:
        with pytest.raises(Unreachable):
            await read(Simulator("http://vendor", client), Output(url="/v1/files/gen_1"))
