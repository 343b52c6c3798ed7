"""Accounts that speak agent-media."""

from collections.abc import Awaitable, Callable

import pytest

from tests.api.agentmedia.client import Videos
from tests.fixtures.gateway import MakeGateway

MakeVideos = Callable[..., Awaitable[Videos]]


@pytest.fixture
def new_videos(new_gateway: MakeGateway) -> MakeVideos:
    """Opens an account with so many purchased credits, on a plan."""

    async def make(credits: int, plan: str = "enterprise") -> Videos:
        return Videos(await new_gateway(credits, plan))

    return make


@pytest.fixture
async def videos(new_videos: MakeVideos) -> Videos:
    """A fresh account with 3,000 credits."""
    return await new_videos(3000)
