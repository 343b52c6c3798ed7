"""A server dies by SIGKILL under jobs in every phase; whatever was accepted ends, paid once."""

import asyncio

import httpx2
import pytest

from domain.job import Status
from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.oracle import Oracle, ends
from tests.fixtures.stack import Stack

PROMPTS = ("seconds=0", "seconds=1", "seconds=3", "submit=slow", "fetch=slow bytes=500000", "seconds=0.5 bytes=4000000")


async def submit_through(gateway: Gateway, prompt: str) -> str | None:
    """Submit while servers come and go; the job id where it was accepted. A 503 has charged nothing."""
    try:
        answer = await gateway.ask(prompt)
    except httpx2.TransportError:
        return None
    assert answer.status_code in (202, 503), answer.text
    return str(answer.json()["id"]) if answer.status_code == 202 else None


@pytest.mark.slow
@pytest.mark.parametrize("part", ["temporal", "postgres", "s3", "api"])
async def test_every_accepted_job_ends_though_a_server_is_killed(
    part: str, stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(10_000)
    before = [(await gateway.submit(prompt))["id"] for prompt in PROMPTS]
    killing = asyncio.create_task(stack.kill(part))
    during = []
    while not killing.done():
        during.append(await submit_through(gateway, "seconds=0"))
        await asyncio.sleep(0.05)
    await killing
    accepted = [*before, *filter(None, during)]
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in accepted))
    assert {job.status for job in ended} == {Status.SUCCEEDED}

    # A client that got no answer at all may have been charged for a job it does not know: it can list it.
    known = set(await gateway.jobs())
    assert known >= set(accepted)
    everything = await asyncio.gather(*(ends(database, job_id) for job_id in known))
    delivered = sum(job.status is Status.SUCCEEDED for job in everything)
    await explained(gateway, credits=10_000 - 10 * delivered, creates=dict.fromkeys(known, 1))
    if part != "api":
        assert known == set(accepted), "a job was made though the client was told that nothing was charged"
