"""Rate limits: a generic cell rate algorithm, one row for each API key, shared by every process.

A key's whole state is one moment, `full_at_us`: when its burst will be whole again, if nothing more is asked.
Each admission moves it one interval on; what would move it further than the burst ahead of now is refused.
All times are microseconds of the database's clock, so that processes with other clocks agree.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from sqlalchemy import text

from domain.plans import RateLimit
from store.database import Transaction

# The statement's time is taken before it waits for a row, and so never later than the truth: at worst it finds
# less room than there is. Rows are taken in order, lest two processes wait for each other. `admitted` is kept
# because an upsert can tell of the new row only.
_TAKE: Final = text("""
WITH asked AS (
    SELECT *, cast(extract(epoch FROM statement_timestamp()) * 1000000 AS bigint) AS now_us
    FROM unnest(
        cast(:key_id AS text[]), cast(:wanted AS bigint[]), cast(:burst AS bigint[]), cast(:step_us AS bigint[])
    ) AS wish (key_id, wanted, burst, step_us)
)
INSERT INTO rate_limits AS held (key_id, full_at_us, admitted)
SELECT key_id, now_us + least(wanted, burst) * step_us, least(wanted, burst) FROM asked ORDER BY key_id
ON CONFLICT (key_id) DO UPDATE SET (full_at_us, admitted) = (
    SELECT from_us + fits * step_us, fits
    FROM asked,
        LATERAL (SELECT greatest(held.full_at_us, now_us) AS from_us),
        LATERAL (SELECT greatest(0, least(wanted, (now_us + burst * step_us - from_us) / step_us)) AS fits)
    WHERE asked.key_id = held.key_id
)
RETURNING key_id, admitted, full_at_us, cast(extract(epoch FROM statement_timestamp()) * 1000000 AS bigint) AS now_us
""")


class Wish(NamedTuple):
    """So many requests with one key, under its plan's limit."""

    key_id: str
    requests: int
    limit: RateLimit


class Taken(NamedTuple):
    """What a key was given, and how it stands after that, at `now_us`.

    remaining: requests that would be admitted now; retry_in_us: until the next one is, 0 while any remain.
    """

    admitted: int
    remaining: int
    retry_in_us: int
    full_at_us: int
    now_us: int


async def take(tx: Transaction, wishes: Collection[Wish]) -> Mapping[str, Taken]:
    """By key, admit as many requests as its limit has room for now. No key may be named twice."""
    limits = {wish.key_id: wish.limit for wish in wishes}
    rows = await tx.execute(
        _TAKE,
        {
            "key_id": [wish.key_id for wish in wishes],
            "wanted": [wish.requests for wish in wishes],
            "burst": [wish.limit.burst for wish in wishes],
            "step_us": [wish.limit.interval_us for wish in wishes],
        },
    )
    return {row.key_id: _taken(limits[row.key_id], row.admitted, row.full_at_us, row.now_us) for row in rows}


def _taken(limit: RateLimit, admitted: int, full_at_us: int, now_us: int) -> Taken:
    room_us = limit.burst * limit.interval_us - max(0, full_at_us - now_us)
    remaining = max(0, room_us // limit.interval_us)
    return Taken(admitted, remaining, max(0, limit.interval_us - room_us), full_at_us, now_us)
