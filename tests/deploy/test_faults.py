"""Parts that die while the stack runs."""

import asyncio
import os
import signal
import urllib.request
from pathlib import Path

import asyncpg
import psutil
import pytest

from tests.deploy import contents
from tests.deploy.supervised import Supervisor
from tests.fixtures.processes import until

PARTS = ("postgres", "temporal", "s3", "simulator", "worker", "api")
BUSY = "SELECT count(*) FROM generate_series(1, 200000) a, generate_series(1, 200000) b"  # for an hour


@pytest.fixture(scope="module")
def filled(supervisor: Supervisor) -> Supervisor:
    contents.write(supervisor.ready())
    return supervisor


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_part_comes_back_at_the_same_address_with_its_data(filled: Supervisor, part: str) -> None:
    before = filled.ready()
    os.kill(before["pids"][part], signal.SIGKILL)
    until(lambda: filled.ready()["pids"][part] != before["pids"][part])

    after = filled.ready()
    assert psutil.Process(after["pids"][part]).ppid() == filled.process.pid
    assert {**after, "pids": before["pids"]} == before
    assert {name: pid for name, pid in after["pids"].items() if name != part} == {
        name: pid for name, pid in before["pids"].items() if name != part
    }
    assert urllib.request.urlopen(f"{after['api_url']}/healthz", timeout=60).status == 200
    contents.assert_kept(after)
    assert f"{part:<11}was killed by signal 9; starting it again" in filled.output()


async def test_a_killed_postgres_comes_back_though_a_session_is_busy(filled: Supervisor) -> None:
    before = filled.ready()
    connection = await asyncpg.connect(before["database_url"].replace("+asyncpg", ""))
    busy = asyncio.create_task(connection.execute(BUSY))
    at_it = f"SELECT count(*) FROM pg_stat_activity WHERE query = '{BUSY}'"
    await asyncio.to_thread(until, lambda: contents.sql(before, at_it))
    os.kill(before["pids"]["postgres"], signal.SIGKILL)
    await asyncio.to_thread(
        until, lambda: filled.ready()["pids"]["postgres"] != before["pids"]["postgres"], within_s=15
    )
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await busy
    await asyncio.to_thread(contents.assert_kept, filled.ready())


def test_all_parts_killed_at_once_come_back(filled: Supervisor) -> None:
    before = filled.ready()
    for pid in before["pids"].values():
        os.kill(pid, signal.SIGKILL)
    until(lambda: not set(filled.ready()["pids"].values()) & set(before["pids"].values()))
    contents.assert_kept(filled.ready())


def test_a_second_stack_on_the_same_home_is_refused_and_harms_nothing(filled: Supervisor) -> None:
    before = filled.ready()
    second = Supervisor(filled.home)
    assert second.ended() == 1
    assert "another Darkroom runs on" in second.output()
    assert str(filled.home) in second.output()
    assert filled.ready() == before
    assert all(psutil.pid_exists(pid) for pid in before["pids"].values())
    assert Path(filled.home / "ready.json").exists()
