"""What an operator does from the command line, one function for each errand."""

from datetime import UTC, datetime
from typing import Any, Final

from api.app import build_engine
from api.edge import keys as api_keys
from api.edge.links import Links
from domain.job import Job, workflow_id
from domain.ledger import Pools
from domain.plans import DEFAULT_PLAN, PLANS
from settings import Settings
from store import accounts, jobs, ledger
from store.database import Database, Transaction
from store.sealing import EncryptionKeys

DEMO_ACCOUNT: Final = "demo"
DEMO_CREDITS: Final = 10_000


class Refused(Exception):
    """The errand cannot be done; the message says why."""


async def create_account(database: Database, keys: EncryptionKeys, name: str, plan: str) -> str:
    plan = plan or DEFAULT_PLAN
    if plan not in PLANS:
        raise Refused(f"There is no plan {plan!r}; there are {', '.join(PLANS)}.")
    if not name.isprintable() or not name.strip() or len(name) > 64:
        raise Refused("An account's name is 1 to 64 printable characters.")
    async with database.transaction() as tx:
        await _open_account(tx, keys, name, plan)
    return f"Account {name} on plan {plan}."


async def _open_account(tx: Transaction, keys: EncryptionKeys, name: str, plan: str) -> None:
    if not await accounts.create(tx, name, plan, accounts.new_webhook_secret(), keys):
        raise Refused(f"There is already an account {name}.")
    if PLANS[plan].monthly_credits:
        await ledger.grant(tx, name, Pools(PLANS[plan].monthly_credits, 0))


async def show_account(database: Database, name: str) -> dict[str, Any]:
    account = await _account(database, name)
    pools = account.balance
    return {
        "name": account.name,
        "plan": account.plan,
        "credits": pools.total,
        "monthly_credits": pools.monthly,
        "purchased_credits": pools.purchased,
    }


async def webhook_secret(database: Database, keys: EncryptionKeys, name: str, *, rotate: bool) -> str:
    await _account(database, name)
    async with database.transaction() as tx:
        if rotate:
            await accounts.rotate_webhook_secret(tx, name, accounts.new_webhook_secret(), keys)
        return (await accounts.webhook_secrets(tx, name, keys))[0]


async def reseal(database: Database, keys: EncryptionKeys) -> str:
    """Bring everything sealed in the database under the newest key, an account at a time."""
    count = 0
    while await _resealed_one(database, keys):
        count += 1
    return f"Sealed {count} accounts' secrets anew."


async def _resealed_one(database: Database, keys: EncryptionKeys) -> bool:
    async with database.transaction() as tx:
        return await accounts.reseal_one(tx, keys)


def codec_url(settings: Settings) -> str:
    return Links(settings.api_url, settings.signing_key).codec(datetime.now(UTC))


async def create_key(database: Database, name: str, label: str) -> dict[str, Any]:
    await _account(database, name)
    key = api_keys.make()
    async with database.transaction() as tx:
        if not await accounts.has_room_for_key(tx, name):
            raise Refused(f"Account {name} has {accounts.KEYS_MAX} active keys already.")
        key_id = await accounts.add_key(tx, name, label, key.prefix, key.digest)
    return {"key": key.secret, "id": key_id, "key_prefix": key.prefix, "name": label}


async def list_keys(database: Database, name: str) -> list[dict[str, Any]]:
    await _account(database, name)
    async with database.transaction() as tx:
        return [
            {"id": k.id, "name": k.name, "key_prefix": k.prefix, "created_at": k.created_at}
            for k in await accounts.keys(tx, name)
        ]


async def revoke_key(database: Database, name: str, key_id: str) -> str:
    async with database.transaction() as tx:
        if not await accounts.revoke_key(tx, name, key_id):
            raise Refused(f"Account {name} has no active key {key_id}.")
    return f"Key {key_id} is revoked."


async def grant(database: Database, name: str, credits: int) -> str:
    await _account(database, name)
    async with database.transaction() as tx:
        balance = await ledger.grant(tx, name, Pools(0, credits))
    return f"Account {name} has {balance.total} credits."


async def list_jobs(database: Database, account: str | None, limit: int) -> list[dict[str, Any]]:
    async with database.transaction() as tx:
        found = await jobs.newest(tx, account=account, limit=limit)
    return [_line(job) for job in found]


async def show_job(settings: Settings, database: Database, job_id: str) -> dict[str, Any]:
    job = await _job(database, job_id)
    facts = _line(job) | {
        "attempt": job.attempt,
        "provider": job.provider,
        "handle": job.handle,
        "progress": f"{job.progress:.0%}",
        "failure": job.failure,
        "flagged": job.flagged,
        "finished": job.finished_at,
    }
    link = workflow_link(settings.temporal_ui_url, settings.temporal_namespace, job.id)
    return facts | {"workflow": workflow_id(job.id), "temporal": link}


async def cancel_job(settings: Settings, database: Database, job_id: str) -> str:
    job = await _job(database, job_id)
    engine = await build_engine(settings, database)
    outcome = await engine.stop(job)
    if outcome is None:
        return f"The cancel of {job_id} is on record and will be carried out."
    if not outcome.canceled:
        raise Refused(f"Too late: {job_id} has already ended.")
    return f"Canceled {job_id}; {outcome.refunded_credits} credits refunded."


async def retry_job(settings: Settings, database: Database, job_id: str) -> str:
    engine = await build_engine(settings, database)
    job = await engine.retry(job_id)
    return f"{job_id} runs again as attempt {job.attempt}; {job.price_credits} credits charged."


async def verify_ledger(database: Database) -> list[str]:
    async with database.transaction() as tx:
        return await ledger.verify(tx)


async def show_ledger(database: Database, name: str, limit: int) -> list[dict[str, Any]]:
    await _account(database, name)
    async with database.transaction() as tx:
        return [dict(row._mapping) for row in await ledger.history(tx, name, limit)]


async def prepare_demo(database: Database, keys: EncryptionKeys, known_key: str | None) -> str:
    """See that the demo account exists, with credits and the key of an earlier start if it still opens."""
    async with database.transaction() as tx:
        if await accounts.get(tx, DEMO_ACCOUNT) is None:
            await _open_account(tx, keys, DEMO_ACCOUNT, DEFAULT_PLAN)
            await ledger.grant(tx, DEMO_ACCOUNT, Pools(0, DEMO_CREDITS))
        if known_key and await accounts.by_key(tx, api_keys.digest(known_key)):
            return known_key
        key = api_keys.make()
        await accounts.add_key(tx, DEMO_ACCOUNT, "demo", key.prefix, key.digest)
    return key.secret


def workflow_link(ui_url: str, namespace: str, job_id: str) -> str:
    """Where the Temporal UI shows a job."""
    return f"{ui_url}/namespaces/{namespace}/workflows/{workflow_id(job_id)}"


def _line(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "account": job.account,
        "dialect": job.dialect,
        "model": job.spec.model,
        "status": job.status.value,
        "credits": job.price_credits,
        "created": job.created_at,
    }


async def _account(database: Database, name: str) -> accounts.Account:
    async with database.transaction() as tx:
        account = await accounts.get(tx, name)
    if account is None:
        raise Refused(f"There is no account {name}.")
    return account


async def _job(database: Database, job_id: str) -> Job:
    async with database.transaction() as tx:
        job = await jobs.get(tx, job_id)
    if job is None:
        raise Refused(f"There is no job {job_id}.")
    return job
