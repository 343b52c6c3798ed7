"""What each attempt left behind, for what is said of it after the next has begun."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("jobs", sa.Column("past", postgresql.JSONB(), server_default="[]", nullable=False))
    # Only the status was kept so far; the price is the charge's.
    op.execute("""
        UPDATE jobs j SET past = (
            SELECT jsonb_agg(jsonb_build_object(
                'status', j.past_statuses[n], 'attempt', n, 'failure', NULL, 'finished_at', NULL,
                'price_credits', (
                    SELECT -(e.monthly + e.purchased) FROM entries e
                    WHERE e.job_id = j.id AND e.attempt = n AND e.kind = 'charge')) ORDER BY n)
            FROM generate_series(1, j.attempt - 1) n)
        WHERE j.attempt > 1
    """)
    op.drop_column("jobs", "past_statuses")
