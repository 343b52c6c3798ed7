"""Accounts and their credentials.

Of an API key only the digest is stored; webhook secrets, which we must know to sign with, are sealed.
"""

import base64
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import uuid4

from sqlalchemy import func, insert, not_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.ledger import Pools
from domain.periods import period_end
from store.database import Transaction
from store.sealing import EncryptionKeys
from store.tables import accounts, api_keys

# After a rotation receivers may go on checking with the old secret for this long.
SECRET_OVERLAP: Final = timedelta(hours=24)

KEYS_MAX: Final = 25
_NOTED_EVERY: Final = timedelta(minutes=1)
_UNNOTED: Final = func.coalesce(api_keys.c.last_used_at < func.now() - _NOTED_EVERY, True)


class Account(NamedTuple):
    """Who pays, on which plan, with how much left; when the monthly credits end."""

    name: str
    plan: str
    balance: Pools
    period_end: datetime


class Caller(NamedTuple):
    """Who a request comes from: an account, by one of its keys."""

    account: str
    plan: str
    key_id: str


class ApiKey(NamedTuple):
    """A credential as it may be shown again."""

    id: str
    name: str
    prefix: str
    created_at: datetime
    last_used_at: datetime | None = None


async def create(tx: Transaction, name: str, plan: str, webhook_secret: str, keys: EncryptionKeys) -> bool:
    """Open an account with no credits; False when the name is taken."""
    sealed = keys.seal_text(webhook_secret, secret_context(name))
    now = datetime.now(UTC)
    made = await tx.execute(
        upsert(accounts)
        .values(name=name, plan=plan, webhook_secret=sealed, period_end=period_end(now, now), created_at=now)
        .on_conflict_do_nothing()
    )
    return bool(made.rowcount)


async def get(tx: Transaction, name: str) -> Account | None:
    found = await tx.execute(
        select(accounts.c.plan, accounts.c.monthly_credits, accounts.c.purchased_credits, accounts.c.period_end).where(
            accounts.c.name == name
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Account(name, row.plan, Pools(row.monthly_credits, row.purchased_credits), row.period_end)


async def add_key(tx: Transaction, account: str, name: str, prefix: str, digest: str) -> str:
    """Store a key's digest; returns the key's id. Raises IntegrityError for an unknown account."""
    key_id = str(uuid4())
    await tx.execute(insert(api_keys).values(id=key_id, account=account, name=name, prefix=prefix, digest=digest))
    return key_id


async def has_room_for_key(tx: Transaction, account: str) -> bool:
    """Whether one more active key may be added; nobody else adds one before this transaction ends."""
    await tx.execute(select(accounts.c.name).where(accounts.c.name == account).with_for_update(key_share=True))
    # only a statement after the lock sees the keys of those who were waited for
    return len(await keys(tx, account)) < KEYS_MAX


async def by_key(tx: Transaction, digest: str) -> Caller | None:
    """Whose active key that is, or None. That it was used is noted once a minute."""
    found = await tx.execute(
        select(api_keys.c.account, accounts.c.plan, api_keys.c.id.label("key_id"), _UNNOTED.label("unnoted"))
        .join(accounts, accounts.c.name == api_keys.c.account)
        .where(api_keys.c.digest == digest, api_keys.c.revoked_at.is_(None))
    )
    row = found.one_or_none()
    if row is None:
        return None
    if row.unnoted:
        used = update(api_keys).where(api_keys.c.digest == digest, _UNNOTED)
        await tx.execute(used.values(last_used_at=func.now()))
    return Caller(row.account, row.plan, row.key_id)


async def keys(tx: Transaction, account: str) -> list[ApiKey]:
    """The account's active keys, oldest first."""
    found = await tx.execute(
        select(api_keys)
        .where(api_keys.c.account == account, api_keys.c.revoked_at.is_(None))
        .order_by(api_keys.c.created_at)
    )
    return [ApiKey(r.id, r.name, r.prefix, r.created_at, r.last_used_at) for r in found]


async def revoke_key(tx: Transaction, account: str, key_id: str) -> bool:
    """End a key; False when the account has no such active key."""
    ended = await tx.execute(
        update(api_keys)
        .where(api_keys.c.account == account, api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
        .values(revoked_at=func.now())
    )
    return bool(ended.rowcount)


def new_webhook_secret() -> str:
    """A signing secret in the form of Standard Webhooks: 24 random bytes."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()


def secret_context(account: str) -> str:
    """What an account's webhook secrets are bound to where they are sealed."""
    return f"webhook-secret:{account}"


async def webhook_secrets(tx: Transaction, account: str, keys: EncryptionKeys) -> list[str]:
    """The secrets to sign with now: the current one, and the previous one while it still counts."""
    still_counts = accounts.c.webhook_rotated_at > func.now() - SECRET_OVERLAP
    found = await tx.execute(
        select(accounts.c.webhook_secret, accounts.c.previous_webhook_secret, still_counts.label("overlap")).where(
            accounts.c.name == account
        )
    )
    row = found.one()
    in_force = [row.webhook_secret] + ([row.previous_webhook_secret] if row.overlap else [])
    return [keys.open_text(sealed, secret_context(account)) for sealed in in_force]


async def rotate_webhook_secret(tx: Transaction, account: str, secret: str, keys: EncryptionKeys) -> bool:
    """Put a new secret in place of the current one; False for an unknown account."""
    sealed = keys.seal_text(secret, secret_context(account))
    rotated = await tx.execute(
        update(accounts)
        .where(accounts.c.name == account)
        .values(previous_webhook_secret=accounts.c.webhook_secret, webhook_secret=sealed, webhook_rotated_at=func.now())
    )
    return bool(rotated.rowcount)


async def reseal_one(tx: Transaction, keys: EncryptionKeys) -> bool:
    """Seal the secrets of one account that are under an older key with the newest; False when none is left."""
    columns = (accounts.c.webhook_secret, accounts.c.previous_webhook_secret)
    stale = or_(*(not_(column.startswith(keys.newest_prefix, autoescape=True)) for column in columns))
    row = (await tx.execute(select(accounts.c.name, *columns).where(stale).limit(1).with_for_update())).one_or_none()
    if row is None:
        return False
    context = secret_context(row.name)
    fresh = {
        column.name: keys.seal_text(keys.open_text(sealed, context), context)
        for column in columns
        if (sealed := row._mapping[column]) is not None
    }
    await tx.execute(update(accounts).where(accounts.c.name == row.name).values(**fresh))
    return True
