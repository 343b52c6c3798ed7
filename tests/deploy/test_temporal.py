"""The Temporal server of the embedded stack, by itself."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from temporalio.client import Client
from temporalio.common import SearchAttributePair, TypedSearchAttributes

from deploy import temporal
from deploy.home import Home
from deploy.part import Part
from deploy.ports import Ports
from deploy.report import Report
from workflows import attributes


@pytest.fixture
async def fresh(tmp_path: Path) -> AsyncIterator[Client]:
    """A server that no worker has ever met."""
    home = Home(tmp_path)
    ports = Ports(home.ports, fixed={})
    recipe = temporal.recipe(home, ports, "default", {"PATH": os.environ["PATH"], "HOME": str(tmp_path)})
    part = Part(recipe, home, ports, Report(quiet=True))
    with home.taken():
        await part.start()
        yield await Client.connect(ports.address("temporal"))
        await part.stop(grace_s=0)


async def test_the_first_job_on_a_fresh_server_may_have_search_attributes(fresh: Client) -> None:
    keys = (attributes.ACCOUNT, attributes.DIALECT, attributes.KIND, attributes.MODEL, attributes.PROVIDER)
    known = TypedSearchAttributes([SearchAttributePair(key, "some") for key in (*keys, attributes.STAGE)])
    await fresh.start_workflow("Nothing", id="first", task_queue="nobody", search_attributes=known)
