"""A provider that keeps what it sold in a list, and does what a test tells it between two answers."""

import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Final

from activities.keeping import Keeper
from domain.attempt import Order, Output, Progress, State, Submission
from store.database import Database
from store.objects import Objects

NO_STORE: Final = Objects("http://127.0.0.1:1", "nobody", "nothing", "nowhere", "us-east-1")  # refuses to connect


async def _nothing() -> None: ...


class Vendor:
    name = "vendor"
    submit_timeout_s = 0.2
    can_find = True

    def __init__(self) -> None:
        self.sold: list[str] = []
        self.canceled: list[str] = []
        self.refuses: Submission | None = None
        self.before_reply: Callable[[], Awaitable[None]] = _nothing
        self.before_find: Callable[[], Awaitable[None]] = _nothing
        self.before_file: Callable[[], Awaitable[None]] = _nothing
        self.progress = Progress(state=State.WORKING)
        self.file = b""
        self.files: dict[str, bytes] = {}  # by address, where it is not `file`

    async def submit(self, order: Order) -> Submission:
        if self.refuses is not None:
            return self.refuses
        self.sold.append(order.reference)
        await self.before_reply()
        return Submission.accepted(f"handle-{len(self.sold)}")

    async def find(self, reference: str) -> str | None:
        await self.before_find()
        return f"handle-{self.sold.index(reference) + 1}" if reference in self.sold else None

    async def poll(self, handle: str) -> Progress:
        return self.progress

    async def cancel(self, handle: str) -> None:
        self.canceled.append(handle)

    async def fetch(self, output: Output) -> AsyncGenerator[bytes, None]:
        await self.before_file()
        yield self.files.get(output.url, self.file)


def keeper_for(vendor: Vendor, database: Database, objects: Objects) -> Keeper:
    return Keeper({"vendor": vendor}, objects, database, Path(tempfile.gettempdir()))
