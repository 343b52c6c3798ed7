import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from deploy import seat
from deploy.home import Home
from tests.deploy.supervised import Supervisor

Start = Callable[..., Supervisor]


@contextmanager
def started() -> Iterator[Start]:
    """Starts stacks, and stops whatever is still running at the end."""
    running: list[Supervisor] = []

    def start(home: Path, port: int = 0, **played: str) -> Supervisor:
        running.append(Supervisor(home, port, **played))
        return running[-1]

    try:
        yield start
    finally:
        for one in running:
            one.stop()


@contextmanager
def temporary_home(*, mode: int) -> Iterator[Path]:
    """A data folder under a folder of the given mode; takes along what the stack put outside of it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(mode)
        home = Path(folder) / "home"
        yield home
        seat.discard(Home(home))


@pytest.fixture
def start() -> Iterator[Start]:
    with started() as start:
        yield start


@pytest.fixture
def private_home() -> Iterator[Path]:
    """As under /root: nobody else may enter, so a Postgres of another user cannot live there."""
    with temporary_home(mode=0o700) as home:
        yield home


@pytest.fixture
def open_home() -> Iterator[Path]:
    with temporary_home(mode=0o755) as home:
        yield home


@pytest.fixture(scope="module")
def supervisor() -> Iterator[Supervisor]:
    """One running stack for a whole file."""
    with ExitStack() as held:
        home = held.enter_context(temporary_home(mode=0o700))
        one = held.enter_context(started())(home)
        one.wait_ready()
        yield one


@pytest.fixture
def as_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give processes and files to other users")
