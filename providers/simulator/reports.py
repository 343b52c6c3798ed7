"""The vendor's webhooks: a word at the end of a job, now and then twice or late."""

import asyncio
import math
import time
from collections.abc import Mapping
from typing import Final

import httpx2

from providers.simulator.behaviour import Webhook
from providers.simulator.life import Job, end
from providers.simulator.store import Store

LATE_S: Final = 3.0
TRY_PAUSES_S: Final = (0.0, 0.2, 1.0)

# When each report is sent, in seconds after the end of the job.
DELAYS_S: Final[Mapping[Webhook, tuple[float, ...]]] = {
    Webhook.NONE: (),
    Webhook.ONCE: (0.0,),
    Webhook.TWICE: (0.0, 0.0),
    Webhook.LATE: (LATE_S,),
}


class Reporter:
    """Sends what is due, also what a killed server still owed."""

    def __init__(self, store: Store, client: httpx2.AsyncClient) -> None:
        self._store = store
        self._client = client
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def resume(self) -> None:
        for job in self._store.unreported():
            self.expect(job)

    def expect(self, job: Job) -> None:
        """Report this job at its end; called again when a cancel has moved the end."""
        earlier = self._tasks.pop(job.id, None)
        if earlier is not None:
            earlier.cancel()
        if job.callback_url is None or not DELAYS_S[job.behaviour.webhook] or math.isinf(job.ends_at):
            return
        task = asyncio.create_task(self._report(job, job.callback_url))
        self._tasks[job.id] = task
        task.add_done_callback(lambda done: self._forget(job.id, done))

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, job_id: str, done: asyncio.Task[None]) -> None:
        if self._tasks.get(job_id) is done:
            del self._tasks[job_id]

    async def _report(self, job: Job, url: str) -> None:
        for delay_s in DELAYS_S[job.behaviour.webhook]:
            await asyncio.sleep(job.ends_at + delay_s - time.time())
            await self._send(url, {"id": job.id, "status": end(job).status})
        self._store.reported(job.id)

    async def _send(self, url: str, message: Mapping[str, str]) -> None:
        for pause_s in TRY_PAUSES_S:
            await asyncio.sleep(pause_s)
            try:
                response = await self._client.post(url, json=message)
            except (httpx2.RequestError, httpx2.InvalidURL):
                continue
            if response.is_success:
                return
