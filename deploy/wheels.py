"""Programs that wheels brought along."""

import shutil
import sys
from pathlib import Path

from deploy.errors import StackError


def program(name: str) -> str:
    """The full path of a wheel's program: it lies beside our own Python."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise StackError(f"the program {name} is missing: install Darkroom's requirements again")
    return found
