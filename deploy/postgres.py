"""Postgres from the wheel's own binaries: loopback only, password always, data that survive."""

import asyncio
import os
import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

import asyncpg

from deploy import orphans
from deploy.child import Program
from deploy.errors import StackError
from deploy.home import Home
from deploy.part import Recipe, run_once
from deploy.ports import LOOPBACK, Ports
from deploy.seat import Seat

USER = "darkroom"
DATABASE = "darkroom"
_INITDB_WITHIN_S = 120.0
_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",  # details quote whole rows, which hold prompts
}


class Postgres:
    """The database server of one stack."""

    def __init__(self, seat: Seat, home: Home, ports: Ports, password: str, env: Mapping[str, str]) -> None:
        self._seat = seat
        self._home = home
        self._ports = ports
        self._password = password
        self._env = env

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://{USER}:{self._password}@{self._ports.address('postgres')}/{DATABASE}"

    def recipe(self) -> Recipe:
        return Recipe(
            name="postgres",
            ports=("postgres",),
            prepare=self._prepare,
            program=self._program,
            is_ready=self._is_ready,
            stop_signal=signal.SIGINT,  # its "fast" shutdown: ends sessions, writes a checkpoint
        )

    def _program(self) -> Program:
        settings = {**_SETTINGS, "port": str(self._ports["postgres"])}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return self._run("postgres", "-D", str(self._seat.data), *options)

    def _run(self, binary: str, *arguments: str) -> Program:
        return Program(
            argv=[str(self._seat.binaries / binary), *arguments],
            env=self._env,
            cwd=Path("/"),
            owner=self._seat.owner,
            death_signal=signal.SIGINT,
        )

    async def _prepare(self) -> None:
        """Make the data folder the first time; later, see that no earlier server is still at work in it."""
        await self._clear()
        if not (self._seat.data / "PG_VERSION").exists():
            await self._initdb()

    async def _clear(self) -> None:
        left = orphans.working_in(self._seat.data)
        # A server asked to end gets time to write its checkpoint; sessions whose server was killed have
        # nothing to finish, and one busy with a long query would not notice for a while.
        pid_file = self._seat.data / "postmaster.pid"
        server = pid_file.read_text().split("\n", 1)[0] if pid_file.exists() else ""
        serving = server in {str(process.pid) for process in left}
        await orphans.end(left, patience_s=3.0 if serving else 0.1)
        # Nobody else can be its owner while we hold the home, and the number in it may be anybody's by now.
        pid_file.unlink(missing_ok=True)

    async def _initdb(self) -> None:
        # Beside its final place and moved there when whole, so that a start cut short leaves no half database.
        fresh = self._seat.data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = self._password_file()
        try:
            await self._run_initdb(fresh, password)
        finally:
            password.unlink()
        fresh.rename(self._seat.data)

    async def _run_initdb(self, fresh: Path, password: Path) -> None:
        if self._seat.owner:
            os.chown(fresh, self._seat.owner.uid, self._seat.owner.gid)
        program = self._run(
            "initdb",
            f"--pgdata={fresh}",
            f"--username={USER}",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            # The builtin provider sorts alike on every machine, whatever its C library.
            "--locale-provider=builtin",
            "--locale=C",
            "--builtin-locale=C.UTF-8",
        )
        await run_once("postgres", program, self._home, within_s=_INITDB_WITHIN_S)

    def _password_file(self) -> Path:
        file = self._seat.data.with_name("postgres.password")
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(self._password + "\n")
        if self._seat.owner:
            os.chown(file, self._seat.owner.uid, self._seat.owner.gid)
        return file

    async def _is_ready(self, _pid: int) -> bool:
        try:
            await self._make_database()
        except asyncpg.InvalidPasswordError:
            raise StackError(
                f"postgres refuses the password in {self._home.secrets}: restore that file, or delete {self._seat.data}"
            ) from None
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return False
        return True

    async def _make_database(self) -> None:
        connection = await asyncpg.connect(
            host=LOOPBACK,
            port=self._ports["postgres"],
            user=USER,
            password=self._password,
            database="postgres",
            ssl=False,
            timeout=2,
        )
        try:
            if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
                await connection.execute(f"CREATE DATABASE {DATABASE}")
        finally:
            async with asyncio.timeout(2):
                await connection.close()
