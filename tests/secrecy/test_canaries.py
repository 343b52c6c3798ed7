"""What clients entrust to us is found in no log, no metric and no name, and credentials nowhere at all."""

import asyncio
import json
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from temporalio.api.workflow.v1 import WorkflowExecutionInfo
from temporalio.client import Client

from domain.job import workflow_id
from store.database import Database
from store.sealing import EncryptionKeys
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.lines import access_line, lines_of
from tests.fixtures.oracle import closed
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack
from tests.secrecy.canaries import Canaries, Planter


@pytest.fixture(scope="module")
async def canaries(
    stack: Stack, database: Database, keys: EncryptionKeys, new_gateway: MakeGateway, sink: Sink
) -> Canaries:
    return await Planter(stack, database, keys, await new_gateway(1000), await new_gateway(0), sink).plant()


def _found(canaries: set[str], where: str | bytes) -> set[str]:
    seen = where.encode() if isinstance(where, str) else where
    return {canary for canary in canaries if canary.encode() in seen}


async def test_they_were_planted_in_every_kind_of_end(canaries: Canaries) -> None:
    assert sorted(canaries.ends.values()) == ["cancelled", "completed", "completed", "failed", "failed", "failed"]
    assert {200, 202, 400, 401, 402, 403, 404, 415, 503} == set(canaries.request_ids.values())
    assert len(canaries.credentials) == 4
    assert len(canaries.noise) >= 20


async def test_no_log_of_any_part_has_one(stack: Stack, temporal: Client, canaries: Canaries) -> None:
    for request_id, status in canaries.request_ids.items():
        assert (await access_line(stack, request_id))["status"] == status
    for job_id in canaries.ends:
        await closed(temporal, job_id)
        assert lines_of(stack, "worker", job=job_id, event="settled")
    files = [*stack.home.joinpath("logs").glob("*.log"), stack.home / "supervisor.log"]
    logs = {file.stem: file.read_bytes() for file in files}
    assert logs.keys() == {"api", "migrate", "postgres", "s3", "simulator", "supervisor", "temporal", "worker"}
    assert b"database system is ready" in logs["postgres"]
    assert {part: found for part, log in logs.items() if (found := _found(canaries.all, log))} == {}


async def test_no_metric_has_one(stack: Stack, canaries: Canaries) -> None:
    port = json.loads(stack.home.joinpath("ports.json").read_text())["temporal-metrics"]
    async with httpx2.AsyncClient(trust_env=False, timeout=60) as client:
        told = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    assert "service_requests" in told
    assert _found(canaries.all, told) == set()


async def test_nothing_that_temporal_lists_has_one(temporal: Client, canaries: Canaries) -> None:
    """Ids, types, search attributes, memos, summaries, and what is told of steps under way."""
    async with asyncio.timeout(60):
        listed = list[WorkflowExecutionInfo]()
        while not {workflow_id(job_id) for job_id in canaries.ends} <= {one.execution.workflow_id for one in listed}:
            listed = [execution.raw_info async for execution in temporal.list_workflows()]
    assert _found(canaries.all, b"".join(info.SerializeToString() for info in listed)) == set()
    for job_id in canaries.ends:
        described = (await temporal.get_workflow_handle(workflow_id(job_id)).describe()).raw_description
        assert described.execution_config.user_metadata.summary.data
        assert _found(canaries.all, described.SerializeToString()) == set()


async def test_credentials_are_in_no_history(stack: Stack, temporal: Client, canaries: Canaries) -> None:
    for job_id in canaries.ends:
        history = await temporal.get_workflow_handle(workflow_id(job_id)).fetch_history()
        events = b"".join(event.SerializeToString() for event in history.events)
        assert canaries.prompt.encode() in events  # payloads are not sealed here, so it can be found
        assert _found(canaries.credentials | canaries.noise, events) == set()
    kept = b"".join(file.read_bytes() for file in stack.home.glob("temporal.db*"))
    assert canaries.prompt.encode() in kept
    assert _found(canaries.credentials, kept) == set()


async def test_credentials_are_in_no_table(database: Database, canaries: Canaries) -> None:
    rows = list[str]()
    async with database.transaction() as tx:
        tables = (await tx.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))).scalars().all()
        for table in tables:
            rows += (await tx.execute(text(f'SELECT t::text FROM "{table}" t'))).scalars()
    assert {"accounts", "api_keys", "jobs", "deliveries"} <= set(tables)
    dump = "\n".join(rows)
    assert _found({canaries.prompt, canaries.hook}, dump) == {canaries.prompt, canaries.hook}
    assert _found(canaries.credentials | canaries.noise, dump) == set()


async def test_the_database_does_not_quote_the_row_it_refuses(stack: Stack, database: Database) -> None:
    canary, log = uuid4().hex, stack.home / "logs" / "postgres.log"
    before = log.stat().st_size
    refused = text(
        "INSERT INTO accounts (name, plan, webhook_secret, period_end) VALUES (:canary, :canary, :canary, now())"
    )
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await tx.execute(refused, {"canary": canary})
    async with asyncio.timeout(60):
        while b"accounts_secret_sealed" not in (said := log.read_bytes()[before:]):
            await asyncio.sleep(0.02)
    assert canary.encode() not in said
