"""The schema, as a chain of migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from store.sealing import EncryptionKeys


async def upgrade(url: str, keys: EncryptionKeys, to: str = "head") -> None:
    """Bring the database to a revision, by default the newest; one that is there already is left as it is.

    keys: what is not yet sealed, but must be from some revision on, is sealed with them.
    """

    def run(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent))
        config.attributes["connection"] = connection
        config.attributes["keys"] = keys
        command.upgrade(config, to)

    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()
