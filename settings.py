"""Every setting, typed. Only the composition roots read it; the README's table is made from it.

Each field is an environment variable `DARKROOM_<FIELD>`. A command given no `DARKROOM_DATABASE_URL` looks
for a running embedded stack in `DARKROOM_HOME` and takes the addresses from its `ready.json`.
"""

import json
import os
from pathlib import Path
from typing import Any, Final, Self

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.edge.addresses import Permitted
from domain.catalog import CATALOG_FILE
from store.payloads import Policy
from store.sealing import EncryptionKeys

READY_FILE: Final = "ready.json"
TASK_QUEUE: Final = "darkroom"
SIGNING_KEY_MIN_BYTES: Final = 32
_FROM_READY: Final = (
    "api_url",
    "database_url",
    "temporal_address",
    "temporal_namespace",
    "temporal_ui_url",
    "s3_endpoint",
    "s3_access_key",
    "s3_secret_key",
    "signing_key",
    "encryption_keys",
    "payload_encryption",
    "simulator_url",
)


class NotConfigured(Exception):
    """A setting is missing or of no use; the text says which, and how to make one."""


class Settings(BaseSettings):
    """Where the parts are, and how far they may go."""

    model_config = SettingsConfigDict(env_prefix="DARKROOM_", frozen=True)

    home: Path = Field(Path(".darkroom"), description="data of the embedded stack, and render scratch space")
    port: int = Field(8080, description="API port of the embedded stack; 0 takes any free one")
    host: str = Field("127.0.0.1", description="address the API listens on")
    simulator: bool = Field(False, description="offer the misbehaving test provider and its models")

    api_url: str = Field("", description="public address of the API, the base of signed file links")
    database_url: str = Field("", description="Postgres, as postgresql+asyncpg://user:password@host:port/name")
    temporal_address: str = Field("127.0.0.1:7233", description="Temporal frontend, host:port")
    temporal_namespace: str = Field("default", description="Temporal namespace")
    temporal_ui_url: str = Field("", description="Temporal web UI: for links, and as the origin that may open payloads")
    s3_endpoint: str = Field("", description="S3 server, as http(s)://host:port")
    s3_access_key: str = Field("darkroom", description="S3 access key")
    s3_secret_key: str = Field("darkroom-secret", description="S3 secret key")
    s3_bucket: str = Field("darkroom", description="bucket of kept media, made when missing")
    s3_region: str = Field("us-east-1", description="S3 region")
    simulator_url: str = Field("", description="address of the simulator")
    signing_key: str = Field("", description="secret of signed links and provider callbacks, 32 bytes or more")
    encryption_keys: str = Field(
        "", description="keys of what is kept sealed, as id:base64 of 32 bytes, by comma; the first seals, all open"
    )
    payload_encryption: Policy = Field(
        Policy.OFF, description="seal what Temporal keeps of jobs: off, on, or required, which refuses what is not"
    )

    catalog: Path = Field(CATALOG_FILE, description="the models on offer, as TOML")
    deadline_s: int = Field(3600, description="longest provider time of one attempt; a model's own limit may be less")
    local_in_flight_max: int = Field(
        1, description="jobs in flight at the embedded studio; it renders one at a time for every two cores"
    )
    provider_in_flight_max: int = Field(1000, description="jobs in flight at any other provider")
    worker_jobs_max: int = Field(1000, description="jobs one worker waits for at once")
    allowed_private_hosts: str = Field(
        "", description="names, addresses and networks that clients' URLs may name although not public, by comma"
    )
    ready_file: Path | None = Field(None, description="where a worker says that it is ready; for supervisors")

    @field_validator("allowed_private_hosts")
    @classmethod
    def _can_be_read(cls, listed: str) -> str:
        Permitted.parse(listed)
        return listed

    @property
    def keys(self) -> EncryptionKeys:
        """The encryption keys. Raises NotConfigured."""
        try:
            return EncryptionKeys.parse(self.encryption_keys)
        except ValueError as error:
            made = "`darkroom encryption new-key` makes one"
            raise NotConfigured(f"DARKROOM_ENCRYPTION_KEYS: {error}; {made}.") from None

    def complete(self) -> Self:
        """These settings, if they are enough for the API and a worker. Raises NotConfigured."""
        for name in ("api_url", "database_url", "s3_endpoint"):
            if not getattr(self, name):
                raise NotConfigured(f"DARKROOM_{name.upper()} is not set.")
        if len(self.signing_key.encode()) < SIGNING_KEY_MIN_BYTES:
            made = "`python3 -c 'import secrets; print(secrets.token_hex(32))'` makes one"
            raise NotConfigured(f"DARKROOM_SIGNING_KEY must be {SIGNING_KEY_MIN_BYTES} bytes or more; {made}.")
        assert self.keys
        return self

    @property
    def scratch(self) -> Path:
        """Where renders and downloads are made; emptied of what is a day old."""
        return self.home.absolute() / "scratch"

    def say_ready(self) -> None:
        """Tell the supervisor, if there is one."""
        if self.ready_file is not None:
            self.ready_file.write_text(str(os.getpid()))


def load(**overrides: Any) -> Settings:
    """The environment's settings; where it names no database, those of the running embedded stack."""
    settings = Settings(**overrides)
    ready = settings.home / READY_FILE
    if settings.database_url or not ready.exists():
        return settings
    found = json.loads(ready.read_text())
    known = {name: found[name] for name in _FROM_READY if found.get(name)}
    return Settings(**{"simulator": bool(found.get("simulator_url")), **known, **overrides})
