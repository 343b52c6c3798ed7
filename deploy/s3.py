"""S3 from rclone over a plain folder: a bucket is a folder, an object a file anybody can open."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import urllib3
from minio import Minio
from minio.error import MinioException

from deploy import wheels
from deploy.child import Program
from deploy.home import Home
from deploy.part import Recipe
from deploy.ports import Ports

_UNFINISHED = ".rclone_temp_*"


def recipe(home: Home, ports: Ports, keys: tuple[str, str], region: str, env: Mapping[str, str]) -> Recipe:
    async def prepare() -> None:
        await asyncio.to_thread(drop_unfinished, home.s3, time.time())

    async def is_ready(_pid: int) -> bool:
        return await asyncio.to_thread(_answers, ports.address("s3"), keys, region)

    def program() -> Program:
        # The key pair goes by environment: arguments can be read by every user of the machine.
        secret = {"RCLONE_AUTH_KEY": '"{},{}"'.format(*keys)}
        return Program(argv=_argv(home, ports), env={**env, **secret}, cwd=home.folder)

    return Recipe(name="s3", ports=("s3",), prepare=prepare, program=program, is_ready=is_ready)


def _argv(home: Home, ports: Ports) -> list[str]:
    options = {
        "--addr": ports.address("s3"),
        "--config": "",  # nobody's rclone.conf
        "--cache-dir": str(home.run / "rclone"),
        "--vfs-cache-mode": "off",
        "--dir-cache-time": "1s",  # a file removed by hand is soon known to be gone
        "--log-level": "NOTICE",
    }
    return [wheels.program("rclone"), "serve", "s3", str(home.s3), *(word for pair in options.items() for word in pair)]


def drop_unfinished(folder: Path, before: float) -> None:
    """Uploads cut short by a kill; rclone hides these files and never removes them."""
    for file in folder.rglob(_UNFINISHED):
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()


def _answers(address: str, keys: tuple[str, str], region: str) -> bool:
    pool = urllib3.PoolManager(timeout=2.0, retries=False)
    access, secret = keys
    client = Minio(address, access_key=access, secret_key=secret, secure=False, region=region, http_client=pool)
    try:
        client.list_buckets()
    except (MinioException, urllib3.exceptions.HTTPError):
        return False
    finally:
        pool.clear()
    return True
