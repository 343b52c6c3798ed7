"""`darkroom bench`, on a stack of its own: what it prints, not what the figures are."""

import asyncio
import json
import subprocess
import sys

FIGURES = {
    "admission_p50_ms",
    "admission_p99_ms",
    "total_p50_ms",
    "total_p99_ms",
    "jobs_per_s",
    "get_per_s",
    "cpu_ms_per_job",
}


async def bench(*options: str) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cli", "bench", *options, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def test_both_engines_are_measured_and_compared() -> None:
    code, out, err = await bench("--json", "--jobs", "5", "--peer", "dbos")
    assert code == 0, err
    ours = json.loads(out)
    theirs, ratios = ours["peer"], ours["ratios"]

    assert ours.keys() == FIGURES | {"refused", "events_per_job", "peer", "ratios"}
    assert theirs.keys() == FIGURES | {"refused", "name"}
    assert ratios.keys() == FIGURES
    assert ours["cpu_ms_per_job"].keys() == {"temporal", "worker", "api", "postgres", "s3", "all"}
    assert theirs["cpu_ms_per_job"].keys() == {"dbos", "postgres", "s3", "all"}
    assert ours["events_per_job"] == 21
    for name in FIGURES - {"cpu_ms_per_job"}:
        assert ratios[name] == round(ours[name] / theirs[name], 2)


async def test_a_peer_nobody_knows_is_refused_before_anything_is_started() -> None:
    code, _out, err = await bench("--json", "--peer", "nobody")
    assert (code, err) == (1, "There is no peer 'nobody'; there is dbos.\n")
