"""A part dies by SIGKILL and is away for seconds, while jobs stand at every step: each ends, bought once."""

import pytest

from store.database import Database
from tests.faults.steps import STEPS, World, judged, standing
from tests.fixtures.faults import Places, kill
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import Oracle
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

# A webhook whose sender died is sent again only when its step runs out of time.
ALL = list(STEPS)
QUICK = [name for name in ALL if name != "telling"]


@pytest.fixture
def world(stack: Stack, database: Database, places: Places, sink: Sink, new_gateway: MakeGateway) -> World:
    return World(stack, database, places, sink, new_gateway)


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("worker", QUICK),
        ("temporal", QUICK),
        ("postgres", QUICK),
        *(pytest.param(part, ALL, marks=pytest.mark.slow) for part in ("worker", "s3", "api")),
    ],
    ids=lambda given: given if isinstance(given, str) else f"{len(given)} steps",
)
async def test_jobs_survive_the_death_of(part: str, names: list[str], world: World, explained: Oracle) -> None:
    async with standing(world, *names) as jobs:
        killed = await kill(world.stack, part)
    await world.stack.restarted(part, killed)
    await judged(explained, jobs)
