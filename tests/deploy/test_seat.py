"""Where Postgres lives when root starts the stack."""

import os
import pwd
import stat
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from deploy import seat
from deploy.child import Owner
from deploy.errors import HomeInUse, StackError
from deploy.home import Home

pytestmark = pytest.mark.usefixtures("as_root")
NOBODY = Owner(65534, 65534)


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A private folder with a home in it."""
    (tmp_path / "home").mkdir()
    tmp_path.chmod(0o700)
    return tmp_path


def modes(folder: Path) -> dict[Path, int]:
    return {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.parents)}


def test_a_private_home_stays_private_and_links_to_data_outside(private: Path) -> None:
    before = modes(private)
    with TemporaryDirectory() as open_folder:
        state = Path(open_folder) / "state"
        chosen = seat.choose(Home(private / "home"), "abc", state)
        assert chosen.data == state / "abc" / "postgres"
        assert (private / "home" / "postgres").readlink() == chosen.data
        chosen.data.mkdir()
        assert seat.choose(Home(private / "home"), "abc", state) == chosen
    assert modes(private) == before


def test_a_copied_home_does_not_share_the_database(private: Path) -> None:
    state = private / "state"
    seat.choose(Home(private / "home"), "abc", state).data.mkdir()
    copy = private / "copy"
    copy.mkdir()
    (copy / "postgres").symlink_to(state / "abc" / "postgres")
    with pytest.raises(HomeInUse, match="is a copy of"):
        seat.choose(Home(copy), "abc", state)


def test_lost_data_are_never_replaced_by_an_empty_database(private: Path) -> None:
    state = private / "state"
    (private / "home" / "postgres").symlink_to(state / "abc" / "postgres")
    with pytest.raises(StackError, match="is gone"):
        seat.choose(Home(private / "home"), "abc", state)


@pytest.mark.parametrize("planted", ["link", "foreign", "writable"])
def test_a_folder_somebody_else_could_change_is_refused(private: Path, planted: str) -> None:
    state = private / "state"
    if planted == "link":
        state.symlink_to(private / "home")
    else:
        state.mkdir()
        if planted == "foreign":
            os.chown(state, NOBODY.uid, NOBODY.gid)
        else:
            state.chmod(0o777)
    with pytest.raises(StackError, match="only root can change"):
        seat.choose(Home(private / "home"), "abc", state)


def test_copied_binaries_run_for_another_user() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        copied = seat.copied(seat.wheel_folder(), Path(folder))
        assert seat.copied(seat.wheel_folder(), Path(folder)) == copied
        nobody = pwd.getpwnam("nobody")
        for binary in ("initdb", "postgres"):
            program = copied / "pginstall18" / "bin" / binary
            version = subprocess.check_output([program, "--version"], user=nobody.pw_uid, group=nobody.pw_gid)
            assert b"PostgreSQL" in version


def test_reachable_asks_every_folder_on_the_way(private: Path) -> None:
    file = private / "home" / "file"
    file.write_text("")
    assert not seat.reachable(file, NOBODY)
    assert seat.reachable(file, Owner(0, 0))
    assert seat.reachable(Path("/"), NOBODY)
