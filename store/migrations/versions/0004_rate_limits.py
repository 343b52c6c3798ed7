"""How much of its request limit each API key has used. Unlogged: a crash of the database forgives it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "rate_limits",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("full_at_us", sa.BigInteger(), nullable=False),
        sa.Column("admitted", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="rate_limits_pkey"),
        prefixes=["UNLOGGED"],
    )
