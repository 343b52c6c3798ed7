"""What a running stack says about itself: one file, there only while everything is up."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from deploy.home import write_private


class Ready(BaseModel):
    """Where a running stack can be reached, and which processes it consists of."""

    model_config = ConfigDict(frozen=True)

    api_url: str
    temporal_address: str
    temporal_namespace: str
    temporal_ui_url: str
    s3_endpoint: str
    database_url: str
    simulator_url: str | None
    demo_api_key: str
    s3_access_key: str
    s3_secret_key: str
    signing_key: str
    encryption_keys: str
    payload_encryption: str
    supervisor_pid: int
    pids: Mapping[str, int]

    def write(self, file: Path) -> None:
        write_private(file, self.model_dump_json(indent=2) + "\n")
