"""What each kept file is to its job, and the blur that stands for a picture."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("assets", sa.Column("role", sa.Text(), nullable=False, server_default="main"))
    op.add_column("assets", sa.Column("blurhash", sa.Text(), nullable=True))
