"""An account as its owner sees it: plan and credits, what was used, its API keys."""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from api.edge import keys
from api.engine import Origin
from api.problem import Problem, Reason
from store import accounts, usage
from store.accounts import Account, ApiKey, Caller
from store.database import Database
from store.usage import Usage

__all__ = ["Account", "Accounts", "ApiKey", "Period", "Usage", "account_id"]

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "darkroom:accounts")


class Period(NamedTuple):
    """Whole days of UTC: from `since` on and before `until`, the midnight to come."""

    since: datetime
    until: datetime

    @classmethod
    def of_days(cls, days: int) -> "Period":
        """So many days that end with today."""
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        until = midnight + timedelta(days=1)
        return cls(until - timedelta(days=days), until)


class Accounts:
    """What callers may see and change of their accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, caller: Caller) -> Account:
        async with self._database.statement() as tx:
            account = await accounts.get(tx, caller.account)
        assert account is not None
        return account

    async def usage(self, caller: Caller, origin: Origin, period: Period) -> Usage:
        """Jobs of one dialect created in the period, deleted ones too."""
        async with self._database.statement() as tx:
            return await usage.between(tx, caller.account, origin.dialect, period.since, period.until)

    async def keys(self, caller: Caller) -> list[ApiKey]:
        """The active ones, oldest first."""
        async with self._database.statement() as tx:
            return await accounts.keys(tx, caller.account)

    async def new_key(self, caller: Caller, name: str) -> tuple[str, ApiKey]:
        """A new key's secret, which is shown this once, and the key. Raises Problem KEY_LIMIT."""
        made = keys.make()
        async with self._database.transaction() as tx:
            if not await accounts.has_room_for_key(tx, caller.account):
                message = f"An account has at most {accounts.KEYS_MAX} active API keys: revoke one first."
                raise Problem(Reason.KEY_LIMIT, message)
            key_id = await accounts.add_key(tx, caller.account, name, made.prefix, made.digest)
            kept = await accounts.keys(tx, caller.account)
        return made.secret, next(key for key in kept if key.id == key_id)

    async def revoke_key(self, caller: Caller, key_id: str) -> None:
        """End a key, be it the caller's own. Raises Problem NOT_FOUND."""
        async with self._database.statement() as tx:
            if not await accounts.revoke_key(tx, caller.account, key_id):
                raise Problem(Reason.NOT_FOUND, "There is no such API key.", kind="key")


def account_id(name: str) -> UUID:
    """A name for an account that says nothing of it, the same for ever."""
    return uuid5(_NAMESPACE, name)
