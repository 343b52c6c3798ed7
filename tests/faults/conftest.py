"""Every job of these tests asks to be told of its end, so that the oracle can count the events."""

import pytest

from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.sink import Sink


@pytest.fixture(scope="session")
def new_gateway(new_gateway: MakeGateway, sink: Sink) -> MakeGateway:
    async def make(credits: int, plan: str = "enterprise") -> Gateway:
        gateway = await new_gateway(credits, plan)
        gateway.always = {"webhook_url": sink.url(f"/{gateway.account}")}
        return gateway

    return make
