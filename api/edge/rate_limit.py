"""The request limit of a caller's plan, counted for each API key over all API processes.

Every answer to a counted request tells how its key stands: `X-RateLimit-Limit` (requests a minute),
`X-RateLimit-Remaining` (how many would be admitted at once) and `X-RateLimit-Reset` (Unix time, in seconds,
when the whole burst is back if nothing more is asked). A refused one also has `Retry-After`.
"""

import asyncio
from collections import Counter
from typing import Final, NamedTuple

import structlog
from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem import Problem, Reason
from domain.plans import PLANS, RateLimit
from store import rate_limits
from store.accounts import Caller
from store.database import Database, is_outage
from store.rate_limits import Taken, Wish

log = structlog.get_logger()

HEADERS: Final = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
PATIENCE_S: Final = 1.5  # twice this, in line and counted, still leaves a client an answer in three seconds
_TURNS_MAX: Final = 200
_READS: Final = frozenset({"GET", "HEAD"})


class Standing(NamedTuple):
    """How a key stands once a request was counted; `retry_after_s` says when a refused one is admitted."""

    admitted: bool
    per_minute: int
    remaining: int
    full_at_s: int
    retry_after_s: int

    def headers(self) -> list[tuple[bytes, bytes]]:
        values = (self.per_minute, self.remaining, self.full_at_s)
        return [(name.lower().encode(), str(value).encode()) for name, value in zip(HEADERS, values, strict=True)]


class RateLimiter:
    """Counts requests. While one statement is under way, those that come meanwhile wait and share the next.

    patience_s: for one statement.
    """

    def __init__(self, database: Database, patience_s: float = PATIENCE_S) -> None:
        self._database = database
        self._patience_s = patience_s
        self._waiting: list[_Turn] = []
        self._counting: asyncio.Task[None] | None = None

    async def count(self, caller: Caller) -> Standing:
        """Count one request. Raises what an absent database raises, or TimeoutError after a while."""
        limit = PLANS[caller.plan].rate_limit
        turn = _Turn(caller.key_id, limit, asyncio.get_running_loop().create_future())
        self._waiting.append(turn)
        if self._counting is None:
            self._counting = asyncio.create_task(self._count_all())
        return await turn.standing

    async def _count_all(self) -> None:
        while turns := self._waiting[:_TURNS_MAX]:
            del self._waiting[:_TURNS_MAX]
            try:
                await self._count(turns)
            except Exception as error:
                for turn in turns:
                    if not turn.standing.done():
                        turn.standing.set_exception(error)
        self._counting = None

    async def _count(self, turns: list["_Turn"]) -> None:
        limits = {turn.key_id: turn.limit for turn in turns}
        requests = Counter(turn.key_id for turn in turns)
        wishes = [Wish(key_id, requests[key_id], limit) for key_id, limit in limits.items()]
        async with asyncio.timeout(self._patience_s), self._database.statement() as tx:
            taken = await rate_limits.take(tx, wishes)
        left = {key_id: one.admitted for key_id, one in taken.items()}
        for key_id, limit, standing in turns:
            left[key_id] -= 1
            if not standing.done():  # its client may have gone
                standing.set_result(_standing(limit, taken[key_id], left[key_id] >= 0))


class _Turn(NamedTuple):
    key_id: str
    limit: RateLimit
    standing: asyncio.Future[Standing]


def _standing(limit: RateLimit, taken: Taken, admitted: bool) -> Standing:
    """First come, first served: of a key's requests in one statement, those after the admitted ones are refused."""
    retry_after_s = 0 if admitted else _seconds(taken.retry_in_us)
    return Standing(admitted, limit.per_minute, taken.remaining, _seconds(taken.full_at_us), retry_after_s)


async def count(request: Request, caller: Caller) -> None:
    """Count a request against its caller's limit, and note the standing for the answer's headers.

    Raises Problem RATE_LIMITED. While it cannot be counted, a read is let through, and anything else raises
    the outage: it needs the same database.
    """
    limiter: RateLimiter = request.state.rate_limiter
    try:
        standing = await limiter.count(caller)
    except (SQLAlchemyError, OSError) as error:
        if request.method not in _READS or not is_outage(error):
            raise
        log.warning("request not counted", error=type(error).__name__)
        return
    request.state.rate_limit = standing
    if not standing.admitted:
        message = "Too many requests with this API key."
        raise Problem(Reason.RATE_LIMITED, message, retry_after_s=standing.retry_after_s)


class RateLimitHeaders:
    """ASGI middleware: puts a counted request's standing on its answer, whatever that is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_standing(message: Message) -> None:
            if message["type"] == "http.response.start":
                standing: Standing | None = scope.get("state", {}).get("rate_limit")
                if standing is not None:
                    message["headers"] = [*message["headers"], *standing.headers()]
            await send(message)

        await self._app(scope, receive, send_with_standing)


def _seconds(us: int) -> int:
    """Rounded up: a client that waits so long has waited long enough."""
    return -(-us // 1_000_000)
