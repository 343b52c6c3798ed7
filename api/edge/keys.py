"""API keys: a prefix and 128 random bits, known to us by their SHA-256 only."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from typing import Annotated, Final, NamedTuple

import structlog
from cachetools import TTLCache
from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from api.edge import rate_limit
from api.problem import Problem, Reason
from store import accounts
from store.accounts import Caller
from store.database import Database

# One key opens every dialect that takes API keys; the agent-media page fixes this prefix and length.
PREFIX: Final = "ma_"
REMEMBERED_S: Final = 0.5
SHOWN: Final = len(PREFIX) + 8  # what may be shown of a key after its creation
_KEY: Final = re.compile(rf"{PREFIX}[0-9a-f]{{32}}")


class NewKey(NamedTuple):
    """A key at the only moment it is known."""

    secret: str
    prefix: str
    digest: str


def make() -> NewKey:
    """A new key; `secret` is shown to its owner once and kept nowhere."""
    secret = PREFIX + secrets.token_hex(16)
    return NewKey(secret, secret[:SHOWN], digest(secret))


def digest(secret: str) -> str:
    """How a key is stored and looked up. A plain hash will do: 128 random bits cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


class KeyRing:
    """Keys looked up lately; one that is revoked opens nothing more after half a second, in any process.

    clock: seconds that never go back.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._known: TTLCache[str, Caller] = TTLCache(10_000, REMEMBERED_S, clock)

    async def owner(self, secret: str) -> Caller | None:
        """Whose active key that is, or None. Only keys that open are remembered."""
        wanted = digest(secret)
        caller = self._known.get(wanted)
        if caller is None:
            async with self._database.statement() as tx:
                caller = await accounts.by_key(tx, wanted)
            if caller is not None:
                self._known[wanted] = caller
        return caller


async def authenticate(request: Request) -> Caller:
    """The caller behind a bearer key. Raises Problem UNAUTHENTICATED, the same for every fault."""
    given = request.headers.getlist("authorization")
    scheme, _, secret = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    caller = None
    if scheme.lower() == "bearer" and _KEY.fullmatch(secret):
        keys: KeyRing = request.state.keys
        caller = await keys.owner(secret)
    if caller is None:
        message = "The API key is missing or not valid." if given else "An API key is required."
        kind = "" if given else "missing"
        raise Problem(Reason.UNAUTHENTICATED, message, kind=kind, headers={"WWW-Authenticate": "Bearer"})
    structlog.contextvars.bind_contextvars(account=caller.account)
    return caller


class BearerKey(SecurityBase):
    """`authenticate` as FastAPI knows a security scheme: documented, and asked by StrictRoute before it reads more."""

    def __init__(self) -> None:
        self.model = HTTPBearer(description="An API key.")
        self.scheme_name = "ApiKey"

    async def __call__(self, request: Request) -> Caller:
        """The caller; found and counted once for each request, however often it is asked for."""
        if not hasattr(request.state, "caller"):
            request.state.caller = await authenticate(request)
            await rate_limit.count(request, request.state.caller)
        caller: Caller = request.state.caller
        return caller


Authenticated = Annotated[Caller, Depends(BearerKey())]
