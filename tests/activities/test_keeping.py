"""What a killed worker leaves in the scratch folder."""

import os
import time
from pathlib import Path

from activities import keeping


def test_files_of_yesterdays_workers_are_removed_and_those_of_today_stay(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    keeping.clear(folder)
    for name, age_s in (
        ("keep-old", keeping.LEFT_BEHIND_S + 60),
        ("keep-new", 60),
        ("other", 2 * keeping.LEFT_BEHIND_S),
    ):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (time.time() - age_s,) * 2)
    keeping.clear(folder)
    assert {file.name for file in folder.iterdir()} == {"keep-new", "other"}
