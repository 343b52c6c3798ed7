"""What an account made with one dialect in a time, and what it cost."""

from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import text

from domain.spec import Kind
from store.database import Transaction

# One statement, so that the parts add up to the whole. Credits are net of refunds, over every attempt of a job.
_USAGE: Final = text("""
WITH made AS (
    SELECT j.model, j.kind, j.status, (j.created_at AT TIME ZONE 'UTC')::date AS day,
           CASE WHEN j.status = 'succeeded' THEN extract(epoch FROM j.finished_at - j.created_at) END AS took_s,
           (SELECT coalesce(-sum(e.monthly + e.purchased), 0) FROM entries e WHERE e.job_id = j.id) AS credits
    FROM jobs j
    WHERE j.account = :account AND j.dialect = :dialect AND j.created_at >= :since AND j.created_at < :until
)
SELECT model, kind, day, count(*) AS jobs, count(*) FILTER (WHERE status = 'succeeded') AS completed,
       count(*) FILTER (WHERE status IN ('failed', 'expired')) AS failed,
       coalesce(sum(credits), 0)::bigint AS credits, avg(took_s)::float AS took_s
FROM made GROUP BY GROUPING SETS ((), (model), (kind), (day)) ORDER BY model, kind, day
""")


class Sum(NamedTuple):
    """Jobs by how they ended, those under way and canceled among them; credits that were not given back.

    took_s: from admission to delivery, on average over the completed; None without any.
    """

    jobs: int = 0
    completed: int = 0
    failed: int = 0
    credits: int = 0
    took_s: float | None = None


class Usage(NamedTuple):
    """The whole, and its parts; a day without jobs has none."""

    total: Sum
    by_model: dict[str, Sum]
    by_kind: dict[Kind, Sum]
    by_day: dict[date, Sum]


async def between(tx: Transaction, account: str, dialect: str, since: datetime, until: datetime) -> Usage:
    """Jobs created from `since` on and before `until`; days are UTC's."""
    rows = await tx.execute(_USAGE, {"account": account, "dialect": dialect, "since": since, "until": until})
    usage = Usage(Sum(), {}, {}, {})
    for row in rows:
        one = Sum(row.jobs, row.completed, row.failed, row.credits, row.took_s)
        if row.model is not None:
            usage.by_model[row.model] = one
        elif row.kind is not None:
            usage.by_kind[Kind(row.kind)] = one
        elif row.day is not None:
            usage.by_day[row.day] = one
        else:
            usage = usage._replace(total=one)
    return usage
