"""Soft deletion, billing periods, when a key was last used, and what was copied for a job from its caller."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from domain.periods import period_end

revision = "0007"
down_revision = "0006"

_ACCOUNTS = sa.table("accounts", sa.column("name"), sa.column("created_at"), sa.column("period_end"))


def upgrade() -> None:
    op.add_column("jobs", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("api_keys", sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("accounts", sa.Column("period_end", sa.DateTime(timezone=True), nullable=True))
    connection, now = op.get_bind(), datetime.now(UTC)
    for name, created_at in connection.execute(sa.select(_ACCOUNTS.c.name, _ACCOUNTS.c.created_at)).all():
        ends = period_end(created_at, now)
        connection.execute(sa.update(_ACCOUNTS).where(_ACCOUNTS.c.name == name).values(period_end=ends))
    op.alter_column("accounts", "period_end", nullable=False)
    op.create_index("accounts_by_period_end", "accounts", ["period_end"])
    op.create_table(
        "inputs",
        sa.Column("job_id", sa.Text(), sa.ForeignKey("jobs.id"), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("collected_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("job_id", "attempt", "key", name="inputs_pkey"),
    )
    op.create_index("inputs_to_collect", "inputs", ["job_id"], postgresql_where=sa.text("collected_at IS NULL"))
