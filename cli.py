"""Composition root of the command line: `darkroom --help` lists it.

Commands import what they need when they run, so that help is instant.
"""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from settings import Settings
    from store.database import Database

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Durable jobs for AI media generation.")
account_app = typer.Typer(no_args_is_help=True, help="Accounts and their webhook secrets.")
key_app = typer.Typer(no_args_is_help=True, help="API keys.")
jobs_app = typer.Typer(no_args_is_help=True, help="Jobs of every account.")
ledger_app = typer.Typer(no_args_is_help=True, help="The books.")
db_app = typer.Typer(no_args_is_help=True, help="The schema.")
encryption_app = typer.Typer(no_args_is_help=True, help="Keys of what is kept sealed.")
simulator_app = typer.Typer(no_args_is_help=True, help="The misbehaving test provider.")
for name, group in (
    ("account", account_app),
    ("key", key_app),
    ("jobs", jobs_app),
    ("ledger", ledger_app),
    ("db", db_app),
    ("encryption", encryption_app),
    ("simulator", simulator_app),
):
    app.add_typer(group, name=name)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.command()
def up() -> None:
    """Run the whole stack on this machine until Ctrl-C."""
    from deploy import local

    _end(_run(local.run(_settings(), prepare=_prepare_demo)))


@app.command()
def demo() -> None:
    """Start the stack, make a video, a piece of music and a 3D model, check the files, stop."""
    from deploy import demo as demonstration

    _end(_run(demonstration.run(_settings(), _prepare_demo)))


@app.command()
def worker() -> None:
    """Run a worker."""
    import uvloop

    import worker as root
    from deploy import logs

    settings = _configured(lambda settings: settings.complete())
    logs.to_stderr()
    uvloop.run(root.run(settings))
    _end(0)


@app.command()
def api() -> None:
    """Run the API."""
    import uvicorn

    from api.app import create_app
    from api.edge.server import BoundedHttp
    from deploy import logs

    settings = _configured(lambda settings: settings.complete())
    logs.to_stderr()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=False,  # ours tells no path, which may hold a signature
        log_config=None,
        loop="uvloop",
        http=BoundedHttp,
    )
    _end(0)


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the newest schema."""
    from store import migrations

    keys = _configured(lambda settings: settings.keys)
    _run(migrations.upgrade(_settings().database_url, keys))


@account_app.command("create")
def account_create(
    name: str, plan: Annotated[str, typer.Option(help="free, payg, starter, creator, pro_plus or enterprise.")] = ""
) -> None:
    """Open an account. It starts with the plan's monthly credits."""
    from deploy import operate

    keys = _configured(lambda settings: settings.keys)
    _say(_in_database(lambda db: operate.create_account(db, keys, name, plan)))


@account_app.command("show")
def account_show(name: str, as_json: AsJson = False) -> None:
    """Show plan and credits."""
    from deploy import operate

    _show(_in_database(lambda db: operate.show_account(db, name)), as_json)


@account_app.command("webhook-secret")
def webhook_secret(
    name: str, rotate: Annotated[bool, typer.Option(help="Make a new one; the old one counts 24 h more.")] = False
) -> None:
    """Show the secret that webhooks of this account are signed with."""
    from deploy import operate

    keys = _configured(lambda settings: settings.keys)
    _say(_in_database(lambda db: operate.webhook_secret(db, keys, name, rotate=rotate)))


@key_app.command("create")
def key_create(name: str, label: str = "default", as_json: AsJson = False) -> None:
    """Make an API key for an account; it is shown this once."""
    from deploy import operate

    made = _in_database(lambda db: operate.create_key(db, name, label))
    if as_json:
        _show(made, as_json)
    else:
        _say(made["key"])


@key_app.command("list")
def key_list(name: str, as_json: AsJson = False) -> None:
    """List an account's active keys."""
    from deploy import operate

    _show(_in_database(lambda db: operate.list_keys(db, name)), as_json)


@key_app.command("revoke")
def key_revoke(name: str, key_id: str) -> None:
    """End a key of an account."""
    from deploy import operate

    _say(_in_database(lambda db: operate.revoke_key(db, name, key_id)))


@app.command()
def grant(name: str, credits: Annotated[int, typer.Argument(min=1)]) -> None:
    """Give credits to an account."""
    from deploy import operate

    _say(_in_database(lambda db: operate.grant(db, name, credits)))


@jobs_app.command("list")
def jobs_list(account: str = "", limit: int = 20, as_json: AsJson = False) -> None:
    """List the newest jobs."""
    from deploy import operate

    _show(_in_database(lambda db: operate.list_jobs(db, account or None, limit)), as_json)


@jobs_app.command("show")
def jobs_show(job_id: str, as_json: AsJson = False) -> None:
    """Show one job, with its link into the Temporal UI."""
    from deploy import operate

    _show(_in_database(lambda db: operate.show_job(_settings(), db, job_id)), as_json)


@jobs_app.command("cancel")
def jobs_cancel(job_id: str) -> None:
    """Cancel a job."""
    from deploy import operate

    _say(_in_database(lambda db: operate.cancel_job(_settings(), db, job_id)))
    _end(0)


@jobs_app.command("retry")
def jobs_retry(job_id: str) -> None:
    """Run a job that has ended once more, as a new attempt."""
    from deploy import operate

    _say(_in_database(lambda db: operate.retry_job(_settings(), db, job_id)))
    _end(0)


@ledger_app.command("verify")
def ledger_verify() -> None:
    """Recompute every balance and refund; exits 1 on one credit that cannot be explained."""
    from deploy import operate

    findings = _in_database(operate.verify_ledger)
    _say("\n".join(findings) if findings else "The books balance.")
    _end(1 if findings else 0)


@ledger_app.command("show")
def ledger_show(name: str, limit: int = 20, as_json: AsJson = False) -> None:
    """Show the newest entries of an account."""
    from deploy import operate

    _show(_in_database(lambda db: operate.show_ledger(db, name, limit)), as_json)


@encryption_app.command("new-key")
def new_key() -> None:
    """Make a key for DARKROOM_ENCRYPTION_KEYS."""
    from store import sealing

    _say(sealing.new_key())


@encryption_app.command("reseal")
def reseal() -> None:
    """Seal what is in the database under older keys with the newest, so that those can be dropped."""
    from deploy import operate

    keys = _configured(lambda settings: settings.keys)
    _say(_in_database(lambda db: operate.reseal(db, keys)))


@encryption_app.command("codec-url")
def codec_url() -> None:
    """Make an address that shows sealed payloads in the Temporal UI for 8 hours. Whoever has it can read them."""
    from deploy import operate

    _say(operate.codec_url(_configured(lambda settings: settings.complete())))


@app.command()
def bench(
    as_json: AsJson = False,
    jobs: Annotated[int, typer.Option(min=1)] = 200,
    peer: Annotated[str | None, typer.Option(help="Measure another engine beside it: dbos.")] = None,
    render: Annotated[bool, typer.Option("--render", help="Measure what the embedded studio renders instead.")] = False,
) -> None:
    """Measure a stack of its own: latency, throughput, events and CPU per job."""
    from deploy import bench as benchmark
    from deploy import renders

    if render:
        _end(_run(renders.run(as_json=as_json)))
    _end(_run(benchmark.run(jobs, as_json=as_json, peer=peer)))


@app.command()
def gallery(into: Annotated[Path, typer.Option(help="The folder to fill.")] = Path("gallery")) -> None:
    """Render what the embedded studio can make, and lay it out on one page."""
    from deploy.gallery import gallery as exhibition

    _end(_run(exhibition.run(into)))


@simulator_app.command("stats")
def simulator_stats() -> None:
    """Print what the simulator sold, as JSON."""
    import httpx2

    _say(httpx2.get(f"{_settings().simulator_url}/v1/stats", trust_env=False).text)


def main() -> None:
    """The `darkroom` command."""
    app()


def _run(work: "Coroutine[Any, Any, T]") -> T:
    import asyncio

    return asyncio.run(work)


def _settings() -> "Settings":
    from settings import load

    return load()


def _configured(wanted: "Callable[[Settings], T]") -> T:
    """What a command cannot do without; where it is missing, the command ends with its name."""
    from settings import NotConfigured

    try:
        return wanted(_settings())
    except NotConfigured as error:
        _fail(str(error))


def _in_database(work: "Callable[[Database], Awaitable[T]]") -> T:
    """Run an operator's errand; one that cannot be done ends the command with its reason."""
    from api.problem import Problem
    from deploy.operate import Refused
    from settings import NotConfigured
    from store.database import Database, is_outage

    async def run() -> T:
        database = Database(_settings().database_url)
        try:
            return await work(database)
        finally:
            await database.close()

    if not _settings().database_url:
        _fail("No stack is running here: start one with `make up`, or set DARKROOM_DATABASE_URL.")
    try:
        return _run(run())
    except (Refused, Problem, NotConfigured) as error:
        _fail(str(error))
    except Exception as error:
        if not is_outage(error):
            raise
        _fail("The database cannot be reached.")


async def _prepare_demo(settings: "Settings", known_key: str | None) -> str:
    from deploy import operate
    from store.database import Database

    database = Database(settings.database_url)
    try:
        return await operate.prepare_demo(database, settings.keys, known_key)
    finally:
        await database.close()


def _show(found: Any, as_json: bool) -> None:
    if as_json:
        _say(json.dumps(found, indent=2, default=str))
        return
    from rich.console import Console
    from rich.table import Table

    rows = found if isinstance(found, list) else [{"": name, "value": value} for name, value in found.items()]
    if not rows:
        _say("Nothing there.")
        return
    table = Table(*rows[0], box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    Console(highlight=False).print(table)


def _say(text: str) -> None:
    typer.echo(text)


def _fail(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)


def _end(code: int) -> None:
    """Leave at once: the Temporal library can crash the interpreter in its ordinary shutdown."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
