"""The stack as a person meets it: started, looked at, stopped, started again."""

import asyncio
import os
import socket
import stat
import urllib.request
from pathlib import Path
from typing import Any

import psutil
import pytest

from deploy import part as supervision
from deploy.errors import PartFailed
from deploy.local import Stack
from deploy.ready import Ready
from settings import Settings
from tests.deploy import contents
from tests.deploy.conftest import Start
from tests.deploy.supervised import commands, running
from tests.fixtures.processes import until


def test_two_homes_run_side_by_side_stop_whole_and_keep_their_data(
    start: Start, private_home: Path, open_home: Path
) -> None:
    first, second = start(private_home), start(open_home)
    found = [first.wait_ready(), second.wait_ready()]

    addresses = ("api_url", "temporal_address", "temporal_ui_url", "s3_endpoint", "simulator_url")
    assert all(found[0][name] != found[1][name] for name in addresses)
    assert stat.S_IMODE((private_home / "ready.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((private_home / "secrets.json").stat().st_mode) == 0o600
    assert len(bytes.fromhex(found[0]["signing_key"])) >= 32
    assert set(found[0]["pids"]) == {"postgres", "temporal", "s3", "simulator", "worker", "api"}
    for ready in found:
        Ready.model_validate(ready)
        assert urllib.request.urlopen(f"{ready['api_url']}/healthz", timeout=60).status == 200
        contents.write(ready)

    family = [*first.family(), *second.family()]
    assert [one.stop() for one in (first, second)] == [0, 0]
    until(lambda: not running(family))
    assert not (private_home / "ready.json").exists()

    again = start(private_home).wait_ready()
    gone = ("pids", "supervisor_pid")
    assert {k: v for k, v in again.items() if k not in gone} == {k: v for k, v in found[0].items() if k not in gone}
    contents.assert_kept(again)
    assert (private_home / "s3" / "media" / "folder" / "small.txt").read_bytes() == b"small"


def test_a_killed_supervisor_takes_its_processes_along_and_the_next_start_works(start: Start, open_home: Path) -> None:
    supervisor = start(open_home)
    contents.write(supervisor.wait_ready())
    family = supervisor.family()

    supervisor.process.kill()
    until(lambda: not running(family))

    contents.assert_kept(start(open_home).wait_ready())


def test_a_start_interrupted_half_way_leaves_nothing_running(start: Start, open_home: Path) -> None:
    half_a_database = open_home / "postgres.new"
    half_a_database.mkdir(parents=True)
    (half_a_database / "PG_VERSION").write_text("18")
    supervisor = start(open_home, worker="stuck")
    until(lambda: "half way" in supervisor.log("worker"))
    family = supervisor.family()

    assert supervisor.stop() == 0
    until(lambda: not running(family))
    start(open_home).wait_ready()


def test_a_taken_port_is_named_and_nothing_is_started(start: Start, open_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        supervisor = start(open_home, port)
        assert supervisor.ended() == 1
    assert f"port {port} is taken" in supervisor.output()
    assert os.listdir(open_home / "logs") == []


def test_a_part_that_cannot_start_is_named_with_the_end_of_its_log(start: Start, open_home: Path) -> None:
    supervisor = start(open_home, worker="broken")
    assert supervisor.ended() == 1
    assert "worker stopped while starting (exit code 1)" in supervisor.output()
    assert "this one never works" in supervisor.output()


async def test_a_part_lost_for_good_ends_the_block_it_was_needed_in(
    open_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", (0.01,))
    wanted: dict[str, Any] = {"home": open_home, "port": 0}
    others = psutil.Process().children()
    with pytest.raises(PartFailed, match=r"(?s)worker died 2 times in a row.*weary"):
        async with Stack(Settings(**wanted), commands=commands(worker="dying"), quiet=True):
            await asyncio.Event().wait()
    assert not (open_home / "ready.json").exists()
    assert set(psutil.Process().children()) <= set(others)
