"""Which parts a stack has, how each is run, and what they are told about each other."""

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from deploy import orphans, probe, s3, seat, temporal
from deploy.child import Program
from deploy.credentials import Credentials
from deploy.home import Home
from deploy.part import Recipe, run_once
from deploy.ports import Ports
from deploy.postgres import Postgres
from settings import Settings

_PROJECT = Path(__file__).resolve().parent.parent
_MIGRATED_WITHIN_S = 120.0
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR")

COMMANDS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "migrate": (sys.executable, "-m", "cli", "db", "upgrade"),
        "worker": (sys.executable, "-m", "cli", "worker"),
        "api": (sys.executable, "-m", "cli", "api"),
        "simulator": (sys.executable, "-m", "providers.simulator.server"),
    }
)


class Plan:
    """The recipes of one stack's parts. Addresses are final once the servers have started."""

    def __init__(
        self,
        settings: Settings,
        home: Home,
        credentials: Credentials,
        ports: Ports,
        commands: Mapping[str, Sequence[str]],
    ) -> None:
        self.mark = f"{credentials.stack_id}:{home.folder}"
        self._given = settings
        self._home = home
        self._credentials = credentials
        self._ports = ports
        self._commands = commands
        place = seat.choose(home, credentials.stack_id)
        self._postgres = Postgres(place, home, ports, credentials.postgres_password, self._server_env())

    @property
    def settings(self) -> Settings:
        """The settings every part gets: what was given, and where everything is."""
        ports = self._ports
        return self._given.model_copy(
            update={
                "home": self._home.folder,
                "ready_file": None,  # each part's own
                "port": ports["api"],
                "api_url": self._given.api_url or f"http://{ports.address('api')}",
                "database_url": self._postgres.url,
                "temporal_address": ports.address("temporal"),
                "temporal_ui_url": f"http://{ports.address('temporal-ui')}",
                "s3_endpoint": f"http://{ports.address('s3')}",
                "s3_secret_key": self._credentials.s3_secret_key,
                "simulator_url": f"http://{ports.address('simulator')}" if self._given.simulator else "",
                "signing_key": self._given.signing_key or self._credentials.signing_key,
                "encryption_keys": self._given.encryption_keys or self._credentials.encryption_keys,
            }
        )

    def servers(self) -> list[Recipe]:
        """Everything Darkroom stands on; none needs another. Postgres comes first."""
        env, given = self._server_env(), self._given
        keys = (given.s3_access_key, self._credentials.s3_secret_key)
        recipes = [
            self._postgres.recipe(),
            temporal.recipe(self._home, self._ports, given.temporal_namespace, env),
            s3.recipe(self._home, self._ports, keys, given.s3_region, env),
        ]
        return [*recipes, self._simulator()] if given.simulator else recipes

    async def migrate(self) -> None:
        await run_once("migrate", self._own("migrate"), self._home, within_s=_MIGRATED_WITHIN_S)

    def worker(self) -> Recipe:
        file = self._home.run / "worker.ready"

        async def prepare() -> None:
            file.unlink(missing_ok=True)

        async def is_ready(pid: int) -> bool:
            return file.exists() and file.read_text().strip() == str(pid)

        def program() -> Program:
            return self._own("worker", DARKROOM_READY_FILE=str(file))

        return Recipe(name="worker", prepare=prepare, program=program, is_ready=is_ready)

    def api(self) -> Recipe:
        async def is_ready(_pid: int) -> bool:
            return await probe.status(f"http://{self._ports.address('api')}/healthz") == 200

        return Recipe(name="api", ports=("api",), program=lambda: self._own("api"), is_ready=is_ready)

    def _simulator(self) -> Recipe:
        async def is_ready(_pid: int) -> bool:
            return await probe.status(f"http://{self._ports.address('simulator')}/") is not None

        def program() -> Program:
            database = str(self._home.folder / "simulator.db")
            return self._own("simulator", "--database", database, "--port", str(self._ports["simulator"]))

        return Recipe(name="simulator", ports=("simulator",), program=program, is_ready=is_ready)

    def _own(self, name: str, *arguments: str, **extra: str) -> Program:
        """One of Darkroom's own commands, with all settings in its environment."""
        argv = [*self._commands[name], *arguments]
        env = {**_without_ours(os.environ), **_as_environment(self.settings), orphans.MARK: self.mark, **extra}
        path = [str(_PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
        env |= {"PYTHONPATH": os.pathsep.join(path), "PYTHONUNBUFFERED": "1"}
        # Where -m looks first; a cli.py in the person's own folder must not be taken for ours.
        return Program(argv=argv, env=env, cwd=_PROJECT, death_signal=signal.SIGKILL)

    def _server_env(self) -> dict[str, str]:
        """Little, so that no PGDATA, RCLONE_… or TEMPORAL_… of the person's own gets in the way."""
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return {**kept, "HOME": str(self._home.folder), orphans.MARK: self.mark}


def _without_ours(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if not name.startswith("DARKROOM_")}


def _as_environment(settings: Settings) -> dict[str, str]:
    values = settings.model_dump(mode="json", exclude_none=True)
    return {
        f"DARKROOM_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
    }
