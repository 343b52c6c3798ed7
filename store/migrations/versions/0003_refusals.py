"""Why a submit was refused: a step that runs again must not take one refusal for another."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("submissions", sa.Column("code", sa.Text(), nullable=True))
