"""The simulator's real server in its own process, and what tests need around it."""

import asyncio
import contextlib
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from deploy.ports import Ports
from domain.attempt import Order, Progress, State
from domain.spec import Kind, Settings
from providers.simulator import Simulator
from tests.fixtures.processes import PATIENCE_S

ROOT = Path(__file__).parents[3]


@dataclass
class Server:
    """A server process on a port of its own; `start` after `kill` takes the same port and database."""

    database: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def of(cls, folder: Path) -> "Server":
        return cls(folder / "vendor.sqlite", Ports(folder / "ports.json", {})["simulator"])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def start(self) -> None:
        command = [sys.executable, "-m", "providers.simulator.server", "--database", str(self.database)]
        self.process = subprocess.Popen([*command, "--port", str(self.port)], cwd=ROOT)
        deadline = time.monotonic() + PATIENCE_S
        with httpx2.Client(trust_env=False) as client:
            while time.monotonic() < deadline and self.process.poll() is None:
                with contextlib.suppress(httpx2.TransportError):
                    health = client.get(f"{self.url}/healthz").json()
                    assert health == {"status": "ok", "pid": self.pid}, "somebody else listens on this port"
                    return
                time.sleep(0.02)
        raise AssertionError("the simulator did not come up")

    def kill(self) -> None:
        """SIGKILL, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def patient(url: str, client: httpx2.AsyncClient) -> Simulator:
    """An adapter that is in no hurry, so that a slow answer is not taken for none."""
    made = Simulator(url, client)
    made.submit_timeout_s = PATIENCE_S
    return made


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server.of(tmp_path_factory.mktemp("simulator"))
    try:
        started.start()
        yield started
    finally:
        started.kill()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may kill."""
    started = Server.of(tmp_path)
    try:
        started.start()
        yield started
    finally:
        started.kill()


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE_S) as made:
        yield made


@pytest.fixture
def simulator(server: Server, client: httpx2.AsyncClient) -> Simulator:
    return patient(server.url, client)


MakeOrder = Callable[..., Order]


@pytest.fixture
def order() -> MakeOrder:
    """Makes an order with a reference of its own."""

    def make(prompt: str = "a red boat", kind: Kind = Kind.VIDEO, callback_url: str | None = None) -> Order:
        return Order(
            reference=f"job_{uuid.uuid4().hex}",
            model="sim-video",
            kind=kind,
            prompt=prompt,
            settings=Settings(duration_s=5),
            callback_url=callback_url,
        )

    return make


Accept = Callable[..., Awaitable[str]]


@pytest.fixture
def accepted(simulator: Simulator, order: MakeOrder) -> Accept:
    """Submits an order for a prompt that is taken; its handle."""

    async def submit(prompt: str, **more: Any) -> str:
        submission = await simulator.submit(order(prompt, **more))
        assert submission.handle is not None, submission
        return submission.handle

    return submit


Await = Callable[[str], Awaitable[Progress]]


@pytest.fixture
def ended(simulator: Simulator) -> Await:
    """Polls at the vendor's pace until the job is over."""

    async def wait(handle: str) -> Progress:
        async with asyncio.timeout(PATIENCE_S):
            while (progress := await simulator.poll(handle)).state is State.WORKING:
                await asyncio.sleep(progress.poll_after_s or 0.05)
        return progress

    return wait


CountCreates = Callable[[str], Awaitable[int]]


@pytest.fixture
def creates(server: Server, client: httpx2.AsyncClient) -> CountCreates:
    """How many generations were bought under a reference."""

    async def count(reference: str) -> int:
        stats = (await client.get(f"{server.url}/v1/stats")).json()
        return int(stats["by_job"].get(reference, 0))

    return count
