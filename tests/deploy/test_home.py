"""The data folder and what is kept in it."""

import os
import stat
import time
from pathlib import Path

import pytest

from deploy import credentials, s3
from deploy.errors import HomeInUse, StackError
from deploy.home import Home
from deploy.ports import Ports
from store.sealing import EncryptionKeys


def test_a_home_belongs_to_one_stack_at_a_time(tmp_path: Path) -> None:
    with Home(tmp_path).taken(), pytest.raises(HomeInUse, match="another Darkroom"), Home(tmp_path).taken():
        pass
    with Home(tmp_path).taken():
        pass


def test_long_logs_keep_their_end_and_their_writers(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.taken(), home.log("api").open("ab", buffering=0) as writer:
        for number in range(80_000):
            writer.write(b"%08d %s\n" % (number, b"." * 60))
        home.trim_logs()
        assert home.log_size("api") <= 1 << 20
        writer.write(b"still here\n")
    first, *_, before, last = home.log("api").read_bytes().splitlines()
    assert len(first) == 69
    assert (before[:8], last) == (b"00079999", b"still here")


def test_a_log_is_quoted_from_its_last_start(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.taken():
        home.log("api").write_text("of yesterday\n")
        since = home.log_size("api")
        with home.log("api").open("a") as log:
            log.write("of today\n")
        assert home.log_tail("api", since) == "of today"
        assert home.log_tail("worker") == ""


def test_secrets_are_made_once_and_stay_private(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    made = credentials.load_or_make(file)
    file.chmod(0o644)
    assert credentials.load_or_make(file) == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made != credentials.Credentials()


def test_a_secret_that_an_older_version_did_not_know_is_added_once(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    made = credentials.load_or_make(file)
    file.write_text(made.model_dump_json(exclude={"encryption_keys"}))
    added = credentials.load_or_make(file)
    assert EncryptionKeys.parse(added.encryption_keys)
    assert credentials.load_or_make(file) == added == made.model_copy(update={"encryption_keys": added.encryption_keys})


def test_damaged_secrets_are_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    file.write_text("{")
    with pytest.raises(StackError, match="cannot be read"):
        credentials.load_or_make(file)
    assert file.read_text() == "{"


def test_ports_differ_and_are_taken_again_by_the_next_start(tmp_path: Path) -> None:
    ports = Ports(tmp_path / "ports.json", {"api": 0})
    chosen = {name: ports[name] for name in ("api", "postgres", "s3")}
    assert len(set(chosen.values())) == 3
    ports.save()
    again = Ports(tmp_path / "ports.json", {"api": 0})
    assert {name: again[name] for name in chosen} == chosen
    again.renew(["s3"])
    assert again["s3"] not in chosen.values()


def test_damaged_ports_are_chosen_anew(tmp_path: Path) -> None:
    (tmp_path / "ports.json").write_text("[]")
    assert Ports(tmp_path / "ports.json", {})["s3"] > 0


def test_uploads_cut_short_are_removed_and_nothing_else(tmp_path: Path) -> None:
    began = float(int(time.time()))  # as a file system with coarse times keeps it
    for name, written in (("kept.mp4", began - 60), (".rclone_temp_put_1", began - 60), (".rclone_temp_put_2", began)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (written, written))
    s3.drop_unfinished(tmp_path, began)
    assert sorted(os.listdir(tmp_path)) == [".rclone_temp_put_2", "kept.mp4"]
