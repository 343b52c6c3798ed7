"""Ports on loopback: picked free, kept for the next start, and never trusted until the right process owns them."""

import json
import random
import socket
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import psutil

from deploy.errors import PortTaken, StackError

LOOPBACK = "127.0.0.1"
# Below the ephemeral ranges of Linux and macOS, so that no outgoing connection sits on a port of ours when a
# part comes back and wants it again.
_CHOICES = range(20_000, 32_768)
_TRIES = 200


class Ports:
    """The port of every server, by name. An earlier start's choice is taken again where it is still free."""

    def __init__(self, file: Path, fixed: Mapping[str, int]) -> None:
        self._file = file
        self._fixed = {name: port for name, port in fixed.items() if port}
        self._earlier = _read(file)
        self._chosen: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        if name not in self._chosen:
            self._chosen[name] = self._fixed.get(name) or self._pick(self._earlier.get(name))
        return self._chosen[name]

    def address(self, name: str) -> str:
        return f"{LOOPBACK}:{self[name]}"

    def claim_fixed(self) -> None:
        """Refuse early, before anything was started, when a chosen port is not free."""
        for name in self._fixed:
            if not is_free(self[name]):
                raise self._taken(name)

    def renew(self, names: Iterable[str]) -> None:
        """Somebody else was faster: choose again. A port the person chose is not ours to change."""
        for name in names:
            if name in self._fixed:
                raise self._taken(name)
            self._chosen[name] = self._pick(None)

    def save(self) -> None:
        self._file.write_text(json.dumps(self._chosen, indent=2))

    def _taken(self, name: str) -> PortTaken:
        port = self._fixed[name]
        return PortTaken(f"port {port} is taken: free it, or choose another with DARKROOM_PORT (0 takes any free one)")

    def _pick(self, earlier: int | None) -> int:
        used = {*self._chosen.values(), *self._fixed.values()}
        tries = [*([earlier] if earlier else []), *random.sample(_CHOICES, _TRIES)]
        for port in tries:
            if port not in used and is_free(port):
                return port
        raise StackError(f"no free port found on {LOOPBACK} between {_CHOICES.start} and {_CHOICES.stop}")


def is_free(port: int) -> bool:
    """Whether a server could listen here now. By the time ours does, the answer may have changed."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def owns(pid: int, ports: Collection[int]) -> bool:
    """Whether the process, or one it started, listens on all of these."""
    wanted = set(ports)
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        missing = wanted - _listening(process)
        if missing:
            missing -= {port for child in process.children(recursive=True) for port in _listening(child)}
        return not missing
    return not wanted


def stranger(pid: int, ports: Collection[int]) -> int | None:
    """The first of these ports that answers although the process does not own it."""
    for port in ports:
        # Connecting, unlike a trial bind, cannot get in the way of the process that is about to bind.
        if _answers(port) and not owns(pid, [port]):
            return port
    return None


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=0.2):
        return True
    return False


def _listening(process: psutil.Process) -> set[int]:
    with suppress(psutil.Error):
        sockets = process.net_connections("tcp")
        return {one.laddr.port for one in sockets if one.status == psutil.CONN_LISTEN}
    return set()


def _read(file: Path) -> dict[str, int]:
    """The last start's choice; only a preference, so a damaged file is no reason to stop."""
    with suppress(OSError, ValueError):
        found = dict(json.loads(file.read_text()))
        return {name: port for name, port in found.items() if isinstance(port, int)}
    return {}
