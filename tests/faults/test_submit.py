"""A submit may end in many ways; a paid generation is bought once whichever it is."""

import asyncio

import pytest

from domain.failure import Code
from domain.job import Status
from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, upstream
from tests.fixtures.oracle import Oracle, ends, reaches
from tests.fixtures.stack import Stack


@pytest.mark.parametrize(
    "prompt",
    [
        "submit=lost_reply lookup=yes",  # found by our reference
        "submit=500_after_commit lookup=yes",
        "submit=slow",
        "submit=429",  # turned away twice, then taken
        "outcome=flap",  # false ends, unknown words and a 500 on the way
    ],
)
async def test_a_submit_that_can_be_cleared_up_is_bought_once_and_delivered(
    prompt: str, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(10)
    accepted = await gateway.submit(prompt)
    assert (await ends(database, accepted["id"])).status is Status.SUCCEEDED
    await explained(gateway, credits=0, creates={accepted["id"]: 1})


@pytest.mark.parametrize(
    ("prompt", "code", "flagged", "creates"),
    [
        ("submit=lost_reply lookup=no", Code.SUBMISSION_UNKNOWN, True, 1),
        ("submit=500_after_commit lookup=no", Code.SUBMISSION_UNKNOWN, True, 1),
        ("outcome=refused", Code.CONTENT_REFUSED, False, 1),
        ("outcome=refused_at_submit", Code.CONTENT_REFUSED, False, 0),
        ("outcome=outage", Code.PROVIDER_OUTAGE, False, 1),
        ("fetch=404", Code.OUTPUT_UNUSABLE, True, 1),
        ("fetch=html", Code.OUTPUT_UNUSABLE, True, 1),
        ("fetch=truncated", Code.OUTPUT_UNUSABLE, True, 1),
    ],
)
async def test_a_job_that_cannot_be_delivered_fails_with_its_reason_and_is_refunded(
    prompt: str, code: Code, flagged: bool, creates: int, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    accepted = await gateway.submit(prompt)
    ended = await ends(database, accepted["id"])
    assert (ended.status, ended.failure, ended.flagged) == (Status.FAILED, code, flagged)
    shown = await gateway.job(accepted["id"])
    assert (shown["status"], shown["error"]["code"], shown["usage"]) == ("failed", code, {"credits": 0})
    await explained(gateway, credits=1000, creates={accepted["id"]: creates})


@pytest.mark.parametrize("prompt", ["outcome=outage", pytest.param("outcome=capacity", marks=pytest.mark.slow)])
async def test_a_verified_failure_of_the_provider_goes_on_to_the_next_under_one_price(
    prompt: str, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(10)
    accepted = await gateway.submit(prompt, model="test/failover")
    ended = await ends(database, accepted["id"], within_s=300)  # it is rendered, after whatever is being rendered
    assert (ended.status, ended.provider) == (Status.SUCCEEDED, "local")
    await explained(gateway, credits=0, creates={accepted["id"]: 1})


@pytest.mark.parametrize("prompt", ["outcome=refused", "submit=lost_reply lookup=no", "fetch=404"])
async def test_any_other_failure_is_not_tried_elsewhere(
    prompt: str, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    accepted = await gateway.submit(prompt, model="test/failover")
    ended = await ends(database, accepted["id"])
    assert (ended.status, ended.provider) in {(Status.FAILED, "simulator"), (Status.FAILED, None)}
    await explained(gateway, credits=1000, creates={accepted["id"]: 1})


async def test_a_job_past_its_deadline_expires_and_is_stopped_upstream(
    stack: Stack, database: Database, gateway: Gateway, explained: Oracle
) -> None:
    accepted = await gateway.submit("outcome=stuck", model="test/hasty")
    ended = await ends(database, accepted["id"])
    assert (ended.status, ended.failure) == (Status.EXPIRED, Code.TIMEOUT)
    shown = await gateway.job(accepted["id"])
    assert (shown["status"], shown["error"]["code"]) == ("failed", "timeout")
    assert ended.handle is not None
    assert await upstream(stack, ended.handle) == "canceled"
    await explained(gateway, credits=1000, creates={accepted["id"]: 1})


async def test_a_provider_that_dies_while_jobs_wait_delivers_them_when_it_is_back(
    stack: Stack, database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(40)
    prompts = ["seconds=1", "seconds=3", "submit=slow", "submit=lost_reply seconds=1"]
    ids = [accepted["id"] for accepted in await asyncio.gather(*map(gateway.submit, prompts))]
    bought = (Status.RUNNING, Status.STORING, Status.SUCCEEDED)  # the later ones where a machine is slow
    await asyncio.gather(*(reaches(database, job_id, *bought) for job_id in ids[:2]))
    await stack.kill("simulator")
    ended = await asyncio.gather(*(ends(database, job_id) for job_id in ids))
    assert {job.status for job in ended} == {Status.SUCCEEDED}
    await explained(gateway, credits=0, creates=dict.fromkeys(ids, 1))
