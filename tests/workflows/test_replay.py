"""The workflow of today goes through histories of yesterday: what is under way survives a deployment.

A change that is meant to break them, while nothing is in production, needs them saved anew: see save_histories.py.
"""

import pytest
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner

from tests.workflows.paths import HISTORIES, PATHS, saved
from worker import WORKFLOWS


@pytest.fixture
def replayer() -> Replayer:
    return Replayer(
        workflows=WORKFLOWS,
        workflow_runner=UnsandboxedWorkflowRunner(),
        data_converter=pydantic_data_converter,
        debug_mode=True,  # a machine that stands still is not taken for a workflow that does
    )


@pytest.mark.parametrize("name", PATHS)
async def test_a_saved_history_is_gone_through_again(name: str, replayer: Replayer) -> None:
    text = saved(name).read_text()
    result = await replayer.replay_workflow(WorkflowHistory.from_json(f"gen:{name}", text))
    assert result.replay_failure is None


async def test_a_history_of_another_order_is_told_apart(replayer: Replayer) -> None:
    text = saved("completed").read_text().replace('"wait"', '"forget"')
    history = WorkflowHistory.from_json("gen:completed", text)
    result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
    assert result.replay_failure is not None


def test_every_saved_history_has_its_path() -> None:
    assert {file.stem for file in HISTORIES.glob("*.json")} == set(PATHS)
