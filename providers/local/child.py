"""The render process, seen from the worker: started, noticed when it ends, killed with all it started."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_SOURCES: Final = Path(__file__).resolve().parents[2]


class Child:
    """One render of one folder, in a session of its own."""

    def __init__(self, folder: Path) -> None:
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "providers.local.render", str(folder.resolve())],
                cwd=_SOURCES,
                stdin=subprocess.PIPE,  # it closes with us, and the render ends
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # the same sums on every machine
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ended(self) -> bool:
        """Whether it is over. What it left running is killed before its id can be given to a stranger."""
        if self._process.returncode is None:
            with suppress(ChildProcessError):  # someone else collected it: over as well
                if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                    return False
            self.kill()
        return True

    def kill(self) -> None:
        """Returns once it is dead."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
