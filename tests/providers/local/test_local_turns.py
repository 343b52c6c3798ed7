"""One render at a time for two cores, first come first served, whatever dies."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from domain.attempt import State
from domain.spec import Kind
from providers.local import Local
from providers.local.turns import seats, turn
from tests.fixtures.processes import PATIENCE_S, until
from tests.providers.local.measure import RENDER_PATIENCE_S, Ordering

WAIT = """
import sys
from pathlib import Path
from providers.local.turns import turn
with turn(Path(sys.argv[1]), sys.argv[2], 1):
    print("in", flush=True)
"""


def waiting(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("waiting-*"))


def test_who_came_first_is_served_first_whenever_they_began_to_wait(tmp_path: Path) -> None:
    served: list[str] = []

    def be_served(ticket: str) -> None:
        with turn(tmp_path, ticket, 1):
            served.append(ticket)

    threads = [threading.Thread(target=be_served, args=(ticket,), daemon=True) for ticket in ("3", "1", "4", "2")]
    with turn(tmp_path, "0", 1):
        for number, thread in enumerate(threads):
            thread.start()
            until(lambda number=number: len(waiting(tmp_path)) == number + 1)  # type: ignore[misc]
        assert served == []
    for thread in threads:
        thread.join(PATIENCE_S)
    assert served == ["1", "2", "3", "4"]
    assert waiting(tmp_path) == []


def test_no_more_than_there_are_seats_are_in_at_once(tmp_path: Path) -> None:
    lock, inside, most = threading.Lock(), set[str](), 0
    full = threading.Barrier(2, timeout=PATIENCE_S)

    def be_served(ticket: str) -> None:
        nonlocal most
        with turn(tmp_path, ticket, 2):
            with lock:
                inside.add(ticket)
                most = max(most, len(inside))
            full.wait()
            with lock:
                inside.remove(ticket)

    threads = [threading.Thread(target=be_served, args=(str(number),), daemon=True) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert most == 2


@contextmanager
def one_who_comes(folder: Path, ticket: str, code: str = WAIT) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", code, str(folder), ticket]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("dies", ["who waits", "who is in"])
def test_the_dead_hold_nobody_up(dies: str, tmp_path: Path) -> None:
    if dies == "who waits":
        with turn(tmp_path, "0", 1), one_who_comes(tmp_path, "1"):
            until(lambda: waiting(tmp_path) == ["waiting-1"])
    else:
        code = WAIT.replace("flush=True)", "flush=True); sys.stdin.read()")
        with one_who_comes(tmp_path, "1", code) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"in\n"
    with one_who_comes(tmp_path, "2") as heir:
        assert heir.wait(PATIENCE_S) == 0
    assert waiting(tmp_path) == []


async def test_films_of_several_workers_are_made_one_after_the_other_in_the_order_they_were_ordered(
    order: Ordering, tmp_path: Path
) -> None:
    root = tmp_path / "studio"
    workers = [Local(root) for _ in range(3)]
    names = ("job_c", "job_a", "job_b", "job_d")
    for second, name in enumerate(names):
        clip = order(Kind.VIDEO, duration_s=1, aspect_ratio="1:1").model_copy(update={"reference": name})
        await workers[0].submit(clip)
        os.utime(root / name / "order.json", (second, second))  # else a fast machine may take two at the same time
    with ExitStack() as occupied:
        for number in range(seats()):
            occupied.enter_context(turn(root / ".turns", str(number), seats()))
        for number, name in enumerate(reversed(names)):  # the last is begun first
            await workers[number % 3].poll(name)
        await asyncio.to_thread(until, lambda: len(waiting(root / ".turns")) == len(names))
    finished = set[str]()
    async with asyncio.timeout(RENDER_PATIENCE_S):
        while len(finished) < len(names):
            for number, name in enumerate(reversed(names)):
                seen = await workers[number % 3].poll(name)
                if seen.state is State.SUCCEEDED:
                    finished.add(name)
            assert len(at_work(root) & at_work(root)) <= seats()  # those seen twice were at it at once
            await asyncio.sleep(0.01)
    order_of_ends = sorted(names, key=lambda name: (root / name / "outputs").stat().st_mtime_ns)
    assert order_of_ends == [*names] or seats() > 1


def at_work(root: Path) -> set[Path]:
    return set(root.glob("*/part-*"))
