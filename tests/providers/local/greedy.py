"""A render process that wants too much: `python -m tests.providers.local.greedy <wish> <folder>`."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from providers.local.bounds import Watch, limit
from providers.local.report import Report

HALF = 350 * 1024 * 1024  # more than half of what a render may hold
HOLD = f"import time; held = b'1' * {HALF}; time.sleep(600)"
MODEST_S = 1.0  # several beats of the watch


def main(wish: str, folder: Path) -> None:
    limit()
    report = Report(folder / "progress")
    watch = Watch(report, standstill_max_s=1.0 if wish == "sleep" else 600.0)
    watch.start()
    watch.begin()
    match wish:
        case "wait":
            time.sleep(MODEST_S)
        case "sleep" | "stay":
            time.sleep(600)
        case "memory":
            np.ones(2 * HALF, dtype=np.uint8)
        case "half":
            held = np.ones(HALF, dtype=np.uint8)
            time.sleep(MODEST_S)
            del held
        case "two halves":
            (folder / "child").write_text(str(subprocess.Popen([sys.executable, "-c", HOLD]).pid))
            held = np.ones(HALF, dtype=np.uint8)
            time.sleep(600)
            del held
        case "file":
            with (folder / "large").open("wb") as file:
                file.truncate(1 << 30)
    sys.stdout.write("done")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
