"""Which providers there are: the one place to add a line for a new one."""

from pathlib import Path

import httpx2

from providers.base import Provider
from providers.local import Bring, Local
from providers.simulator import Simulator


def build(scratch: Path, simulator_url: str, client: httpx2.AsyncClient, bring: Bring) -> dict[str, Provider]:
    """The configured providers by name; an empty address leaves its provider out. `bring` copies an order's inputs."""
    providers: dict[str, Provider] = {"local": Local(scratch, bring)}
    if simulator_url:
        providers["simulator"] = Simulator(simulator_url, client)
    return providers


def names(simulator_url: str) -> list[str]:
    """The names `build` would give, for those who only quote and queue."""
    return ["local", *(["simulator"] if simulator_url else [])]
