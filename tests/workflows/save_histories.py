"""Writes the saved histories anew: `pytest tests/workflows/save_histories.py`. Not collected otherwise."""

import json
import re

import pytest
from temporalio.client import Client

from domain.job import workflow_id
from store.database import Database
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.oracle import closed
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack
from tests.workflows.paths import PATHS, World, saved


@pytest.mark.parametrize("name", PATHS)
async def test_save(
    name: str, stack: Stack, database: Database, temporal: Client, sink: Sink, new_gateway: MakeGateway
) -> None:
    job_id = await PATHS[name](World(stack, database, temporal, sink, new_gateway))
    await closed(temporal, job_id, within_s=60)
    history = await temporal.get_workflow_handle(workflow_id(job_id)).fetch_history()
    saved(name).write_text(json.dumps(anonymous(json.loads(history.to_json())), separators=(",", ":")) + "\n")


def anonymous(node: object) -> object:
    """Without the names of the machine, the process and the folders that took part."""
    if isinstance(node, dict):
        return {key: anonymous(value) for key, value in node.items() if key not in {"identity", "stackTrace"}}
    if isinstance(node, str):
        return re.sub(r"^\d+@[^:]+", "somebody", node)  # as sticky queues are named
    return [anonymous(item) for item in node] if isinstance(node, list) else node
