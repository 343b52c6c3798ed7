"""One supervised process, without the rest of the stack."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from deploy import part as supervision
from deploy.child import Child, Program
from deploy.errors import PartFailed, PortTaken
from deploy.home import Home
from deploy.part import Part, Recipe, run_once
from deploy.ports import Ports
from deploy.report import Report
from tests.fixtures.processes import alive, until

LISTENER = """
import os, socket, sys, time
with socket.create_server(("127.0.0.1", int(sys.argv[1]))): time.sleep(60)
"""
STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def python(code: str, *arguments: str) -> Program:
    return Program(argv=[sys.executable, "-S", "-c", code, *arguments], env=dict(os.environ), cwd=Path("/"))


async def at_once(_pid: int) -> bool:
    return True


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    with home.taken():
        yield home


def listener(home: Home, ports: Ports) -> Part:
    def program() -> Program:
        return python(LISTENER, str(ports["server"]))

    return Part(
        Recipe(name="server", ports=["server"], program=program, is_ready=at_once), home, ports, Report(quiet=True)
    )


@contextmanager
def squatter(port: int) -> Iterator[None]:
    """Another program on our port: a listener of this process, which is not the part's."""
    with socket.create_server(("127.0.0.1", port)):
        yield


async def test_a_server_that_is_not_ours_is_not_taken_for_the_part(home: Home) -> None:
    ports = Ports(home.ports, {})
    first = ports["server"]
    part = listener(home, ports)
    with squatter(first):
        await part.start()
    assert part.pid is not None
    assert ports["server"] != first
    await part.stop(1)


async def test_a_fixed_port_is_never_replaced(home: Home) -> None:
    free = Ports(home.ports, {})["server"]
    ports = Ports(home.ports, {"server": free})
    with squatter(free), pytest.raises(PortTaken, match=f"port {free} is taken"):
        await listener(home, ports).start()


async def test_a_part_that_keeps_dying_is_given_up_with_the_end_of_its_log(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "RESTART_PAUSES_S", (0.01, 0.01))
    recipe = Recipe(name="weak", program=lambda: python("print('my last words')"), is_ready=at_once)
    part = Part(recipe, home, Ports(home.ports, {}), Report(quiet=True))
    await part.start()
    with pytest.raises(PartFailed, match=r"(?s)weak died 3 times in a row.*my last words"):
        await part.watch(lambda: None)


async def test_a_stubborn_process_is_killed_with_what_it_started(home: Home) -> None:
    child = await Child.spawn(python(STUBBORN), home.log("stubborn"))
    while not (printed := home.log_tail("stubborn")):
        assert not await child.exits_within(0.02)
    await child.stop(signal.SIGTERM, grace_s=0.1)
    assert await child.exited() == -signal.SIGKILL
    grandchild = int(printed)
    await asyncio.to_thread(until, lambda: not alive(grandchild))


async def test_a_program_run_to_its_end_reports_its_own_words_when_it_fails(home: Home) -> None:
    await run_once("good", python("print('fine')"), home, within_s=60)
    with pytest.raises(PartFailed, match=r"(?s)bad failed \(exit code 3\).*so it is"):
        await run_once("bad", python("print('so it is'); raise SystemExit(3)"), home, within_s=60)
    with pytest.raises(PartFailed, match=r"slow failed \(not done within 0 s\)"):
        await run_once("slow", python("import time; time.sleep(600)"), home, within_s=0.2)


async def test_a_program_is_ended_when_its_run_is_cancelled(home: Home) -> None:
    endless = python("import os, time; print(os.getpid(), flush=True); time.sleep(600)")
    running = asyncio.create_task(run_once("endless", endless, home, within_s=600))
    while not (printed := home.log_tail("endless")):
        done, _ = await asyncio.wait([running], timeout=0.02)
        assert not done
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert not psutil.pid_exists(int(printed))
