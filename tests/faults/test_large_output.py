"""A large output goes through the worker without being held in it."""

import asyncio

import psutil
import pytest

from store.database import Database
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

MIB = 1 << 20


@pytest.mark.parametrize(
    ("size_mib", "grows_by_mib"),
    [
        (100, 120),
        pytest.param(1024, 200, marks=pytest.mark.slow),
    ],
)
async def test_storing_a_large_output_keeps_memory_flat(
    size_mib: int, grows_by_mib: int, stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(20)
    small = (await gateway.submit("a cat"))["id"]
    await ends(database, small)  # whatever a first job loads is loaded

    worker = psutil.Process(stack.pid("worker"))
    before = peak = worker.memory_info().rss
    large = (await gateway.submit(f"bytes={size_mib * MIB}"))["id"]
    ending = asyncio.create_task(ends(database, large, within_s=120))
    while not ending.done():
        peak = max(peak, worker.memory_info().rss)
        await asyncio.sleep(0.01)
    ended = await ending
    assert [asset.size_bytes for asset in ended.outputs] == [size_mib * MIB]
    assert (peak - before) / MIB <= grows_by_mib
    await explained(gateway, credits=0, creates={small: 1, large: 1})
