"""The secrets of one stack: made once, kept in its data folder, readable by its owner alone."""

import secrets
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from deploy.errors import StackError
from deploy.home import write_private
from store import sealing


class Credentials(BaseModel):
    """Everything the parts must agree on and nobody else may know."""

    model_config = ConfigDict(frozen=True)

    stack_id: str = Field(default_factory=lambda: secrets.token_hex(8))
    postgres_password: str = Field(default_factory=lambda: secrets.token_hex(24))
    s3_secret_key: str = Field(default_factory=lambda: secrets.token_hex(24))
    signing_key: str = Field(default_factory=lambda: secrets.token_hex(32))
    encryption_keys: str = Field(default_factory=sealing.new_key)
    demo_api_key: str | None = None

    def save(self, file: Path) -> None:
        write_private(file, self.model_dump_json(indent=2) + "\n")


def load_or_make(file: Path) -> Credentials:
    """The data folder's secrets; new ones the first time. Lost secrets are never replaced in silence."""
    if not file.exists():
        made = Credentials()
        made.save(file)
        return made
    file.chmod(0o600)
    try:
        # Saved again, so that a field added by a newer version is made once too.
        found = Credentials.model_validate_json(file.read_text())
    except ValidationError as error:
        raise StackError(f"{file} cannot be read; restore it or delete the data folder ({error})") from None
    found.save(file)
    return found
