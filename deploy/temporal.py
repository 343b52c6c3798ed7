"""Temporal with its web UI: the development server of the wheel, over one SQLite file."""

from collections.abc import Mapping

from deploy import probe, wheels
from deploy.child import Program
from deploy.home import Home
from deploy.part import Recipe
from deploy.ports import LOOPBACK, Ports
from workflows import attributes

_DYNAMIC_CONFIG = (
    # With one history shard the queue readers are held to 20 polls a second, so each task waits for a 50 ms
    # tick; these three take a workflow of three activities from 200 ms to 30 ms.
    "history.transferProcessorMaxPollRPS=2000",
    "history.timerProcessorMaxPollRPS=2000",
    "history.visibilityProcessorMaxPollRPS=2000",
    # Search attributes are known from the start, see below, so they are not read anew several times a job.
    "system.forceSearchAttributesCacheRefreshOnRead=false",
)
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL")
_PORT_FLAGS = {
    "temporal": "--port",
    "temporal-ui": "--ui-port",
    "temporal-http": "--http-port",
    "temporal-metrics": "--metrics-port",
}


def recipe(home: Home, ports: Ports, namespace: str, env: Mapping[str, str]) -> Recipe:
    async def is_ready(_pid: int) -> bool:
        # Through the frontend's HTTP door: the Temporal client can crash its process at exit, and this one
        # must not.
        known = f"http://{ports.address('temporal-http')}/api/v1/namespaces/{namespace}"
        return await probe.status(known) == 200

    def program() -> Program:
        return Program(argv=_argv(home, ports, namespace), env=env, cwd=home.folder)

    return Recipe(name="temporal", ports=tuple(_PORT_FLAGS), program=program, is_ready=is_ready)


def _argv(home: Home, ports: Ports, namespace: str) -> list[str]:
    options = {
        "--db-filename": str(home.folder / "temporal.db"),
        "--namespace": namespace,
        "--ip": LOOPBACK,
        **{flag: str(ports[name]) for name, flag in _PORT_FLAGS.items()},
        "--log-level": "warn",
        "--color": "never",
    }
    return [
        wheels.program("temporal"),
        *("server", "start-dev", "--ui-disable-news-fetch", "--disable-config-file", "--disable-config-env"),
        *(word for pair in options.items() for word in pair),
        *(word for value in _DYNAMIC_CONFIG for word in ("--dynamic-config-value", value)),
        *(word for name in attributes.NAMES for word in ("--search-attribute", f"{name}=Keyword")),
        *(word for value in _PRAGMAS for word in ("--sqlite-pragma", value)),
    ]
