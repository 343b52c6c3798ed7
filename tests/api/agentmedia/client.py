"""A client of agent-media, written from its page: base URL and key are all it is given."""

import asyncio
from typing import Any

import httpx2

from tests.fixtures.gateway import Gateway

TERMINAL = frozenset({"completed", "failed", "canceled"})
SAID = "Ever wonder why top founders wake up at five? It is not the alarm clock."  # 15 words


class Videos:
    """One account's view. What its scripts say first is how the simulator is to behave."""

    def __init__(self, gateway: Gateway, http: httpx2.AsyncClient | None = None) -> None:
        self.gateway = gateway
        self.http = http or gateway.http

    async def ask(self, behaviour: str = "", key: str | None = None, **fields: Any) -> httpx2.Response:
        """Create; returns whatever is answered."""
        body = {"script": f"{behaviour} {SAID}".strip(), **fields}
        return await self.http.post("/api/v1/videos", json=body, headers={"Idempotency-Key": key} if key else {})

    async def create(self, behaviour: str = "", **fields: Any) -> dict[str, Any]:
        """Create; returns the 201's body."""
        answer = await self.ask(behaviour, **fields)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def get(self, job_id: str) -> dict[str, Any]:
        answer = await self.http.get(f"/api/v1/videos/{job_id}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def until(self, job_id: str, *statuses: str, within_s: float = 60) -> dict[str, Any]:
        """Poll, though more often than the page says, until the job has one of these statuses."""
        async with asyncio.timeout(within_s):
            while (job := await self.get(job_id))["status"] not in statuses:
                await asyncio.sleep(0.05)
        return job

    async def end(self, job_id: str, within_s: float = 60) -> dict[str, Any]:
        return await self.until(job_id, *TERMINAL, within_s=within_s)

    async def credits(self) -> int:
        return int((await self.http.get("/api/v1/account")).json()["credits"]["total"])


async def read_in_time(videos: Videos, **fields: Any) -> httpx2.Response:
    """Create from a page, again if it could not be read in the three seconds that the API has for it; the 201."""
    async with asyncio.timeout(60):
        while (answer := await videos.ask(script=None, **fields)).status_code != 201:
            assert refusal(answer)[1] == "product_url_unreachable", answer.text
    return answer


def refusal(answer: httpx2.Response) -> tuple[int, str, str]:
    """Status, code and type of an error, which has a message too."""
    error = answer.json()["error"]
    assert error["message"]
    return answer.status_code, error["code"], error["type"]
