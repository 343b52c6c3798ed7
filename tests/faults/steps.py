"""The steps of a job's life at which things may break: a job is brought to each, and stands there.

Nothing is patched for it: the database stands still at a statement, as it does when a row is locked or a disk is
slow, or one of the servers around it does.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from domain.failure import Code
from domain.job import Status
from store.database import Database
from tests.fixtures.faults import Place, Places, stopped
from tests.fixtures.gateway import Gateway, MakeGateway, creates_of
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack

CREDITS: Final = 10


@dataclass(frozen=True)
class World:
    """What the steps happen in."""

    stack: Stack
    database: Database
    places: Places
    sink: Sink
    new_gateway: MakeGateway


@dataclass(frozen=True)
class Standing:
    """A job that stands at a step, of an account that has no other."""

    world: World
    gateway: Gateway
    job_id: str


@dataclass(frozen=True)
class Step:
    """How a job is kept at a step, and how it may end: with these codes, None being success.

    held: the place in the database at which it stands. Without one it is `there` when that says so.
    """

    prompt: str = "a cat"
    held: Place | None = None
    there: Callable[[Standing], Awaitable[object]] | None = None
    ends: frozenset[Code | None] = frozenset({None})


# A machine that is slow enough goes past a step that lasts for seconds only.
_LATER: Final = (Status.STORING, Status.SUCCEEDED)


async def _is_bought(job: Standing) -> None:
    async with asyncio.timeout(60):
        while not await creates_of(job.world.stack, job.job_id):
            await asyncio.sleep(0.02)


async def _is_waited_for(job: Standing) -> None:
    await reaches(job.world.database, job.job_id, Status.RUNNING, *_LATER)


async def _is_fetched(job: Standing) -> None:
    await reaches(job.world.database, job.job_id, *_LATER)


async def _is_uploaded(job: Standing) -> None:
    noted = text("SELECT count(*) FROM assets WHERE job_id = :job_id")
    async with asyncio.timeout(60):
        while True:
            async with job.world.database.transaction() as tx:
                if (await tx.execute(noted, {"job_id": job.job_id})).scalar_one():
                    return
            await asyncio.sleep(0.02)


async def _is_told(job: Standing) -> None:
    await job.world.sink.next(f"/{job.gateway.account}")


_REFUSED: Final = frozenset({Code.CONTENT_REFUSED})

# In the order in which jobs are brought there: those that do not stand for long come last.
STEPS: Final[Mapping[str, Step]] = {
    "charged": Step(held=Place.PURCHASE_NOTED),
    "answered": Step(held=Place.PURCHASE_ANSWERED),
    "fetched": Step(held=Place.FILE_NOTED),
    "settling": Step(held=Place.SETTLED),
    "refunding": Step("outcome=refused", held=Place.REFUNDED, ends=_REFUSED),
    "telling": Step(there=_is_told),
    "storing": Step("bytes=9000000", there=_is_uploaded),
    "waiting": Step("seconds=5", there=_is_waited_for),
    "fetching": Step("fetch=slow", there=_is_fetched),
    "buying": Step("submit=slow", there=_is_bought),
    "buying where nobody can look": Step(
        "submit=slow lookup=no", there=_is_bought, ends=frozenset({None, Code.SUBMISSION_UNKNOWN})
    ),
    # nobody else is admitted or settled meanwhile, and the store stands still
    "committing": Step("outcome=refused", held=Place.SETTLEMENT_COMMITTED, ends=_REFUSED),
}


@asynccontextmanager
async def standing(world: World, *names: str) -> AsyncIterator[dict[str, Standing]]:
    """One job at each of these steps, all at once, until the block ends."""
    there: dict[str, Standing] = {}
    async with AsyncExitStack() as held:
        for name in (name for name in STEPS if name in names):
            step, gateway = STEPS[name], await world.new_gateway(CREDITS)
            if name == "telling":
                held.enter_context(world.sink.silent(f"/{gateway.account}"))
            if name == "storing":
                held.enter_context(stopped(world.stack.pid("s3")))
            hold = await held.enter_async_context(world.places.held(step.held, gateway.account)) if step.held else None
            accepted = await gateway.submit(step.prompt)
            there[name] = job = Standing(world, gateway, accepted["id"])
            if hold is not None:
                await hold.waited_for()
            if step.there is not None:
                await step.there(job)
        yield there


async def judged(explained: Oracle, jobs: Mapping[str, Standing]) -> None:
    """Each ends as its step says, flagged if need be, was bought once, and is refunded if it was not delivered."""
    for name, job in jobs.items():
        ended = await ends(job.world.database, job.job_id, within_s=180)
        assert ended.failure in STEPS[name].ends, name
        assert ended.status is (Status.SUCCEEDED if ended.failure is None else Status.FAILED), name
        assert ended.flagged is (ended.failure is Code.SUBMISSION_UNKNOWN), name
        await explained(job.gateway, credits=0 if ended.failure is None else CREDITS, creates={job.job_id: 1})
