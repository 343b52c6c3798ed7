"""The gateway's API as its users call it, for demo and bench."""

import asyncio
from typing import Any, Final

import httpx2

ENDED: Final = frozenset({"completed", "failed", "cancelled"})


async def submit(client: httpx2.AsyncClient, path: str, body: dict[str, Any]) -> str:
    """Submit a job; returns its id. Raises httpx2.HTTPStatusError when it is not accepted."""
    accepted = await client.post(path, json=body)
    accepted.raise_for_status()
    return str(accepted.json()["id"])


async def end_of(client: httpx2.AsyncClient, job_id: str, poll_s: float) -> dict[str, Any]:
    """Poll until the job has ended; a poll that comes too early is answered 304 and says nothing new."""
    while True:
        answer = await client.get(f"/v1/jobs/{job_id}")
        if answer.status_code == 200 and (record := answer.json())["status"] in ENDED:
            return dict(record)
        await asyncio.sleep(poll_s)
