"""How alembic reaches the database: over the connection that `store.migrations.upgrade` hands in."""

from alembic import context
from sqlmodel import SQLModel

from store import tables

assert tables.jobs is not None

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
