"""What several of these tests look at: one job that was delivered."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.fixtures.gateway import Gateway, MakeGateway


@dataclass(frozen=True)
class Delivered:
    """A completed video, for tests that only read."""

    gateway: Gateway
    record: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def url(self) -> str:
        return str(self.record["result"]["file_url"])


@pytest.fixture(scope="session")
async def delivered(new_gateway: MakeGateway) -> Delivered:
    gateway = await new_gateway(1000)
    accepted = await gateway.submit("a cat doing parkour")
    return Delivered(gateway, await gateway.end(accepted["id"]))
