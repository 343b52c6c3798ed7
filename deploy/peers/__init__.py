"""Other engines doing the job of `darkroom bench`: each a server of its own over the bench's Postgres and S3."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from deploy import probe
from deploy.child import Program
from deploy.home import Home
from deploy.part import Part, Recipe
from deploy.ports import Ports
from deploy.report import Report
from deploy.rounds import Contestant

PEERS: Final = ("dbos",)
_PROJECT: Final = Path(__file__).resolve().parent.parent.parent


def trouble(peer: str) -> str | None:
    """Why the bench cannot have this peer, in a sentence; None when it can."""
    if peer not in PEERS:
        return f"There is no peer {peer!r}; there is {', '.join(PEERS)}."
    if find_spec(peer) is None:
        return f"{peer} is not installed: it comes with the development dependencies, as `make test` installs them."
    return None


@asynccontextmanager
async def running(peer: str, home: Home, servers: dict[str, int]) -> AsyncIterator[Contestant]:
    """A peer beside the running stack of `home`, whose `servers`, by process id, it uses."""
    ports = Ports(home.run / "peer.json", fixed={})

    def program() -> Program:
        env = {name: value for name, value in os.environ.items() if not name.startswith("DARKROOM_")}
        env |= {"DARKROOM_HOME": str(home.folder), "PYTHONPATH": str(_PROJECT)}
        argv = [sys.executable, "-m", f"deploy.peers.{peer}", "--port", str(ports[peer])]
        return Program(argv=argv, env=env, cwd=_PROJECT)

    async def is_ready(_pid: int) -> bool:
        return await probe.status(f"http://{ports.address(peer)}/openapi.json") == 200

    part = Part(Recipe(name=peer, ports=(peer,), program=program, is_ready=is_ready), home, ports, Report(quiet=True))
    await part.start()
    try:
        assert part.pid is not None
        yield Contestant(name=peer, url=f"http://{ports.address(peer)}", key="", pids={peer: part.pid, **servers})
    finally:
        await part.stop(grace_s=5)
