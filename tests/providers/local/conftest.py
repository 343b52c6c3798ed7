"""A local studio in a folder of its own, and the orders tests place there."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from domain.attempt import Input, Order
from domain.spec import Kind, Settings
from providers.local import Local
from tests.providers.local.measure import Ordering


async def _bring(given: Input, into: Path) -> None:
    await asyncio.to_thread(into.write_bytes, bytes(given.size_bytes))


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[Local]:
    root = tmp_path / "studio"
    studio = Local(root, _bring)
    yield studio
    for folder in root.glob("*"):
        await studio.cancel(folder.name)


@pytest.fixture
def order() -> Ordering:
    def place(kind: Kind, prompt: str = "a red sailboat at sunset", model: str = "aurora-1", **settings: Any) -> Order:
        return Order(reference="job_1", model=model, kind=kind, prompt=prompt, settings=Settings(**settings))

    return place
