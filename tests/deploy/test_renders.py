"""`darkroom bench --render`: what it prints, and the memory, which does not depend on who else is at work."""

import asyncio
import json
import subprocess
import sys

import pytest

from deploy.renders import SUBJECTS


@pytest.mark.slow
async def test_every_subject_is_measured_and_stays_within_its_memory() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cli", "bench", "--render", "--json", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    figures = json.loads(out)
    assert [*figures] == [subject.name for subject in SUBJECTS]
    for subject in SUBJECTS:
        one = figures[subject.name]
        assert one.keys() == {"wall_s", "target_s", "cpu_s", "peak_mib", "files_kb"}
        assert one["target_s"] == subject.target_s
        assert 0 < one["cpu_s"] < 2 * subject.target_s  # what two cores can do in that time
        assert 20 < one["peak_mib"] < 600
        assert one["files_kb"] > 0
