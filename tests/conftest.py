"""One real stack for the whole session, and an orderly end of it."""

import os
import sys
from typing import Final

import pytest

pytest_plugins = [
    "tests.fixtures.stack",
    "tests.fixtures.gateway",
    "tests.fixtures.sink",
    "tests.fixtures.oracle",
    "tests.fixtures.faults",
]

_STATUS: Final = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_STATUS] = exitstatus


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave at once: the Temporal library can crash the interpreter in its ordinary shutdown."""
    if _STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_STATUS])
