"""Thousands of generated requests against each dialect's own OpenAPI document, on the real stack.

Whatever is sent, the answer is one the document tells of: its status, its headers, its body; and the credits add up.
"""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest

from deploy import operate
from domain.job import TERMINAL
from store.database import Database
from tests.api.dialects import DIALECTS
from tests.api.shapes import Dialect
from tests.fixtures.gateway import Gateway, MakeGateway
from tests.fixtures.kept import kept_of
from tests.fixtures.stack import Stack

SEED: Final = 20_260_504
CASES_MIN: Final = 2_000
JOBS: Final = 30  # whatever more is asked for cannot be paid
HOOKS: Final = Path(__file__).with_name("hooks.py")

# All checks are on by default. A cursor of the right form may still name no job of the list,
# an account has only so many keys, and the fuzzer would revoke its own. Videos are narrowed to less than is taken.
# That the engine cannot be reached is true where this machine stands still for some seconds: the log must say so too.
CONFIG: Final = """
seed = {seed}
request-timeout = 60
[generation]
max-examples = {examples}
allow-x00 = false
database = "none"
[checks]
positive_data_acceptance.expected-statuses = ["2xx", 304, 402, 404, 409, 422, 502, 503]
not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", 502, 503]
[[operations]]
include-name = "GET /jobs"
checks.positive_data_acceptance.enabled = false
[[operations]]
include-name = "POST /videos"
checks.negative_data_rejection.enabled = false
[[operations]]
include-name = "POST /account/keys"
checks.positive_data_acceptance.enabled = false
[[operations]]
include-name = "DELETE /account/keys/{{key_id}}"
enabled = false
"""


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
async def test_no_request_is_answered_otherwise_than_documented(
    dialect: Dialect, stack: Stack, database: Database, new_gateway: MakeGateway, tmp_path: Path
) -> None:
    gateway = await new_gateway(JOBS * dialect.price)
    logged = _log(stack).stat().st_size
    (tmp_path / "schemathesis.toml").write_text(CONFIG.format(seed=SEED, examples=dialect.examples))
    (tmp_path / "openapi.json").write_text(json.dumps(await _document(dialect, gateway.http)))

    cases = await _fuzz(tmp_path, stack.ready["api_url"] + dialect.prefix, gateway.key)

    assert cases >= CASES_MIN
    lines = _log(stack).read_bytes()[logged:].splitlines()
    answered = [record for record in map(json.loads, lines) if record.get("account") == gateway.account]
    assert len(answered) >= CASES_MIN / 2  # those that had the key
    outages = {record["request"] for record in answered if record["level"] == "warning"}
    failed = [record for record in answered if record["level"] == "error" or record.get("status", 0) >= 500]
    assert [record for record in failed if record["request"] not in outages] == []
    await _all_end(database, gateway)
    assert await operate.verify_ledger(database) == []


def _log(stack: Stack) -> Path:
    return stack.home / "logs" / "api.log"


async def _document(dialect: Dialect, http: httpx2.AsyncClient) -> dict[str, Any]:
    """The dialect's own, with the properties narrowed that would cost or call somebody."""
    document: dict[str, Any] = (await http.get(f"{dialect.prefix}/openapi.json")).json()
    schemas = document["components"]["schemas"]
    for name, properties in dialect.narrowed.items():
        schemas[name]["properties"] |= properties
    for schema in (one for name in dialect.narrowed for one in schemas[name]["properties"].values()):
        if "pattern" in schema:
            schema.pop("maxLength", None)  # the two together make an automaton that takes seconds to build, each time
    return document


async def _fuzz(folder: Path, url: str, key: str) -> int:
    """Run schemathesis; returns how many cases it made. Its own report is the message of a failure."""
    process = await asyncio.create_subprocess_exec(
        Path(sys.executable).with_name("schemathesis"),
        *("--config-file", "schemathesis.toml", "run", "openapi.json", "--url", url),
        *("--header", f"Authorization: Bearer {key}"),
        *("--no-color", "--report", "json", "--report-json-path", "report.json"),
        cwd=folder,
        env={"SCHEMATHESIS_HOOKS": HOOKS.stem, "PYTHONPATH": str(HOOKS.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    report = json.loads((folder / "report.json").read_text())
    assert report["errors"] == []
    return int(report["test_cases"]["generated"])


async def _all_end(database: Database, gateway: Gateway) -> None:
    async with asyncio.timeout(120):
        while True:
            kept = await kept_of(database, gateway.account)
            if not kept["leases"]:
                break
            await asyncio.sleep(0.2)
    assert len(kept["jobs"]) >= 10
    assert {row.status for row in kept["jobs"]} <= TERMINAL
