"""The README tells the truth: its settings are those there are, and its commands run."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from settings import Settings
from tests.fixtures.faults import Place, Places
from tests.fixtures.gateway import MakeGateway
from tests.fixtures.stack import Stack

README = Path(__file__).parent.parent / "README.md"


def settings_table() -> str:
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = default.name if isinstance(default, Path) else str(default).lower() if default is False else default
        rows.append(
            f"| `DARKROOM_{name.upper()}` | {f'`{shown}`' if shown not in ('', None) else ''} | {field.description} |"
        )
    return "\n".join(rows)


def test_the_settings_table_is_the_settings() -> None:
    _, _, rest = README.read_text().partition("-->\n")
    assert rest.partition("<!-- /settings")[0].strip() == settings_table()


@pytest.fixture
async def studio_is_busy(places: Places, new_gateway: MakeGateway) -> AsyncIterator[None]:
    """The studio's one place is somebody else's, so that whatever is made there can still be canceled."""
    other = await new_gateway(10)
    async with places.held(Place.PURCHASE_NOTED, other.account) as hold:
        await other.submit("a cat", model="darkroom/studio-video", duration=2)
        await hold.waited_for()
        yield


@pytest.mark.usefixtures("studio_is_busy")
async def test_every_curl_runs(stack: Stack, new_gateway: MakeGateway) -> None:
    gateway = await new_gateway(1000)
    blocks = [b for b in re.findall(r"```sh\n(.*?)```", README.read_text(), re.DOTALL) if "curl" in b]
    assert len(blocks) >= 5
    curl = "curl -sS --fail-with-body --retry 20"  # 503 and 502: the engine is too busy, and charged nothing
    script = "set -euo pipefail\n" + "\n".join(b.replace("curl -s", curl) for b in blocks)
    env = {**os.environ, "API": stack.ready["api_url"], "KEY": gateway.key}
    done = await asyncio.to_thread(
        subprocess.run, ["bash", "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"status":"cancelled"' in done.stdout


@pytest.mark.parametrize(
    "command",
    sorted({" ".join(c.split()[1:3]) for c in re.findall(r"`(darkroom [a-z][^`]*)`", README.read_text())}),
)
def test_every_command_named_exists(command: str) -> None:
    words = [word for word in command.split() if word.isalpha() and word.islower()]
    done = subprocess.run([sys.executable, "-m", "cli", *words, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
