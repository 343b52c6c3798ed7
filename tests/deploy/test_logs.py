"""Every line of a worker is one JSON object that says which job it is about, whoever wrote it."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.fixtures.stack import Stack

TALKATIVE = Path(__file__).with_name("talkative.py")


@pytest.fixture(scope="module")
def job_id() -> str:
    return f"job_{uuid4().hex}"


@pytest.fixture(scope="module")
async def lines(stack: Stack, job_id: str) -> list[dict[str, Any]]:
    argv = [sys.executable, str(TALKATIVE), stack.ready["temporal_address"], job_id]
    process = await asyncio.create_subprocess_exec(*argv, env=stack.env, stdout=PIPE, stderr=PIPE)
    out, err = await process.communicate()
    assert (process.returncode, out) == (0, b""), out + err
    return [json.loads(line) for line in err.splitlines()]


def _said(lines: list[dict[str, Any]], logger: str | None, event: str) -> list[dict[str, Any]]:
    return [line for line in lines if line.get("logger") == logger and line["event"].startswith(event)]


@pytest.mark.parametrize(
    ("logger", "event", "step"),
    [
        (None, "of our own", "talk"),
        ("temporalio.activity", "of the activity", "talk"),
        ("temporalio.activity", "Completing activity as failed", "talk"),
        ("temporalio.workflow", "of the workflow", None),
        ("temporalio.workflow", "of its end", None),
    ],
)
def test_lines_of_a_job_say_whose_it_is(
    lines: list[dict[str, Any]], job_id: str, logger: str | None, event: str, step: str | None
) -> None:
    said = _said(lines, logger, event)
    assert said
    for line in said:
        assert (line["job"], line["account"], line["dialect"]) == (job_id, "anna", "aigateway")
        assert line.get("step") == step


def test_lines_of_temporals_own_libraries_are_among_them(lines: list[dict[str, Any]], job_id: str) -> None:
    (failed,) = _said(lines, "temporalio.worker._workflow_instance", "Failed activation")
    assert failed["job"] == job_id
    assert "RuntimeError: of the workflow" in failed["exception"]
    core = [line for line in lines if line.get("logger", "").startswith("temporalio.core")]
    assert [line["event"] for line in core] == ["Failing workflow task"]  # and not the failure, which may hold anything
    assert core[0]["run_id"] in failed["event"]


def test_lines_of_other_libraries_are_among_them_from_warnings_on(lines: list[dict[str, Any]]) -> None:
    assert [line["event"] for line in _said(lines, "some.library", "")] == ["of a library"]
    assert [line["level"] for line in _said(lines, "py.warnings", "")] == ["warning"]
    assert "signature" not in json.dumps(lines)
