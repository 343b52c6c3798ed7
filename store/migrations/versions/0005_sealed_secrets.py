"""Webhook secrets are sealed; those there are keep their value, so that no receiver notices."""

import sqlalchemy as sa
from alembic import context, op

from store.accounts import secret_context
from store.sealing import EncryptionKeys

revision = "0005"
down_revision = "0004"

_ACCOUNTS = sa.table("accounts", sa.column("name"), sa.column("webhook_secret"), sa.column("previous_webhook_secret"))


def upgrade() -> None:
    keys: EncryptionKeys = context.config.attributes["keys"]
    connection = op.get_bind()
    for name, *secrets in connection.execute(sa.select(_ACCOUNTS)).all():
        current, previous = (s and keys.seal_text(s, secret_context(name)) for s in secrets)
        sealed = {"webhook_secret": current, "previous_webhook_secret": previous}
        connection.execute(sa.update(_ACCOUNTS).where(_ACCOUNTS.c.name == name).values(**sealed))
    op.create_check_constraint("accounts_secret_sealed", "accounts", "webhook_secret LIKE 'sealed.%'")
    op.create_check_constraint("accounts_previous_secret_sealed", "accounts", "previous_webhook_secret LIKE 'sealed.%'")
