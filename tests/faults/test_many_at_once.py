"""Many requests at the same moment: one key is one job, and no credit is spent twice."""

import asyncio
from collections import Counter
from functools import partial

from domain.job import Status
from store.database import Database
from tests.fixtures.gateway import MakeGateway, unless_busy
from tests.fixtures.oracle import Oracle, ends


async def test_fifty_requests_with_one_key_are_one_job(
    database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(1000)
    ask = partial(gateway.ask, "a cat", key="fifty")
    answers = await asyncio.gather(*(unless_busy(ask, within_s=180) for _ in range(50)))
    assert {answer.status_code for answer in answers} <= {202, 409}
    (job_id,) = {answer.json()["id"] for answer in answers if answer.status_code == 202}
    assert (await ends(database, job_id)).status is Status.SUCCEEDED
    await explained(gateway, credits=990, creates={job_id: 1})


async def test_of_thirty_jobs_against_credits_for_ten_ten_are_accepted(
    database: Database, new_gateway: MakeGateway, explained: Oracle
) -> None:
    gateway = await new_gateway(100)
    asked = (unless_busy(partial(gateway.ask, f"cat {number}"), within_s=180) for number in range(30))
    answers = await asyncio.gather(*asked)
    assert Counter(answer.status_code for answer in answers) == {202: 10, 402: 20}
    ids = [answer.json()["id"] for answer in answers if answer.status_code == 202]
    assert {(await ends(database, job_id)).status for job_id in ids} == {Status.SUCCEEDED}
    await explained(gateway, credits=0, creates=dict.fromkeys(ids, 1))
