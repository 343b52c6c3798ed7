"""Something to find again: a row in Postgres, an object in S3, a workflow in Temporal."""

import asyncio
import io
import subprocess
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from minio import Minio

from deploy import wheels

BIG = b"darkroom" * (1 << 20)


def write(ready: dict[str, Any]) -> None:
    sql(ready, "CREATE TABLE kept AS SELECT 42 AS answer")
    client = _s3(ready)
    client.make_bucket("media")
    client.put_object("media", "folder/small.txt", io.BytesIO(b"small"), 5)
    client.put_object("media", "big.bin", io.BytesIO(BIG), -1, part_size=5 << 20)
    _temporal(ready, "start", "--workflow-id", "kept", "--type", "Nothing", "--task-queue", "nobody")


def assert_kept(ready: dict[str, Any]) -> None:
    assert sql(ready, "SELECT answer FROM kept") == 42
    client = _s3(ready)
    assert client.get_object("media", "folder/small.txt").read() == b"small"
    assert client.get_object("media", "big.bin").read() == BIG
    assert "STATUS_RUNNING" in _temporal(ready, "describe", "--workflow-id", "kept", "--output", "json")


def sql(ready: dict[str, Any], query: str) -> Any:
    """The first value a query finds."""

    async def run() -> Any:
        connection = await asyncpg.connect(ready["database_url"].replace("+asyncpg", ""))
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(run())


def _s3(ready: dict[str, Any]) -> Minio:
    return Minio(
        urlsplit(ready["s3_endpoint"]).netloc,
        access_key=ready["s3_access_key"],
        secret_key=ready["s3_secret_key"],
        secure=False,
        region="us-east-1",
    )


def _temporal(ready: dict[str, Any], *arguments: str) -> str:
    command = [wheels.program("temporal"), "workflow", *arguments, "--address", ready["temporal_address"]]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
