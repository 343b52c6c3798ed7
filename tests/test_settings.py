"""What the API and the worker cannot do without is asked for by name before they start."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from settings import NotConfigured, Settings
from store.sealing import new_key

COMPLETE = {
    "api_url": "http://127.0.0.1:8080",
    "database_url": "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none",
    "s3_endpoint": "http://127.0.0.1:2",
    "signing_key": "s" * 32,
    "encryption_keys": new_key(),
}
CANARY = "canary:bm90IDMyIGJ5dGVz"
UNUSABLE = {
    "api_url": "",
    "database_url": "",
    "s3_endpoint": "",
    "signing_key": "s" * 31,
    "encryption_keys": CANARY,
}


def _settings(**changes: str) -> Settings:
    return Settings.model_validate(COMPLETE | changes)


def test_settings_that_name_everything_are_enough() -> None:
    assert _settings().complete() == _settings()


@pytest.mark.parametrize(("name", "value"), [*UNUSABLE.items(), ("signing_key", ""), ("encryption_keys", "")])
def test_what_is_missing_is_named(name: str, value: str) -> None:
    with pytest.raises(NotConfigured, match=f"DARKROOM_{name.upper()}") as refused:
        _settings(**{name: value}).complete()
    assert "canary" not in str(refused.value)


async def test_commands_that_need_keys_end_with_their_name(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DARKROOM_")}
    env = clean | {f"DARKROOM_{name.upper()}": value for name, value in COMPLETE.items()}
    env |= {"DARKROOM_HOME": str(tmp_path), "DARKROOM_ENCRYPTION_KEYS": CANARY}

    async def check(*command: str) -> None:
        argv = [sys.executable, "-m", "cli", *command]
        process = await asyncio.create_subprocess_exec(*argv, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = await process.communicate()
        message = "DARKROOM_ENCRYPTION_KEYS: an encryption key is written id:base64 of 32 bytes;"
        message += " `darkroom encryption new-key` makes one.\n"
        assert (process.returncode, out.decode(), err.decode()) == (1, "", message), command

    commands = (["api"], ["worker"], ["db", "upgrade"], ["account", "webhook-secret", "anna"])
    await asyncio.gather(*(check(*command) for command in commands))
