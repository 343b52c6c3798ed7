"""Words planted in everything a client may send, and jobs that carry them through every end a job can have."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx2

from deploy import operate
from store.database import Database
from store.sealing import EncryptionKeys
from tests.fixtures.faults import answers_again, stopped
from tests.fixtures.gateway import Gateway, unless_busy
from tests.fixtures.sink import Sink
from tests.fixtures.stack import Stack


def _word() -> str:
    return uuid4().hex


@dataclass
class Canaries:
    """What was planted, and what came of it.

    noise: in headers, paths, queries and refused bodies, in signatures and tokens: kept nowhere.
    """

    prompt: str = field(default_factory=_word)
    hook: str = field(default_factory=_word)
    noise: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    webhook_secrets: set[str] = field(default_factory=set)
    ends: dict[str, str] = field(default_factory=dict)
    request_ids: dict[str, int] = field(default_factory=dict)

    @property
    def credentials(self) -> set[str]:
        return self.keys | self.webhook_secrets

    @property
    def all(self) -> set[str]:
        return {self.prompt, self.hook} | self.noise | self.credentials

    def new_noise(self) -> str:
        word = _word()
        self.noise.add(word)
        return word

    def heard(self, answer: httpx2.Response) -> httpx2.Response:
        self.request_ids[answer.headers["x-request-id"]] = answer.status_code
        return answer


@dataclass
class Planter:
    """One account with canaries in all it does."""

    stack: Stack
    database: Database
    sealing: EncryptionKeys
    rich: Gateway
    poor: Gateway
    sink: Sink
    canaries: Canaries = field(default_factory=Canaries)

    async def plant(self) -> Canaries:
        said = self.canaries
        said.keys = {gateway.key.removeprefix("ma_") for gateway in (self.rich, self.poor)}
        await self._rotate()
        jobs = await asyncio.gather(self._delivered(), self._failed(), self._canceled(), self._spoilt(), self._outage())
        said.ends = dict(jobs)
        await self._refused()
        await self._unreachable()
        return said

    async def _rotate(self) -> None:
        for rotate in (False, True):
            secret = await operate.webhook_secret(self.database, self.sealing, self.rich.account, rotate=rotate)
            self.canaries.webhook_secrets.add(secret.removeprefix("whsec_"))

    def _hook(self, path: str, *answers: int) -> str:
        return f"{self.sink.url(f'/{self.rich.account}{path}', *answers)}?token={self.canaries.hook}"

    async def _submit(self, words: str, **fields: Any) -> str:
        body = {"prompt": f"{words} {self.canaries.prompt}", "model": "darkroom/sim-video", **fields}
        noise = {"User-Agent": self.canaries.new_noise(), "X-Request-Id": self.canaries.new_noise()}
        path = f"/v1/videos/generations?{self.canaries.new_noise()}"
        answer = await self._asked(lambda: self.rich.http.post(path, json=body, headers=noise))
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    async def _asked(self, ask: Callable[[], Awaitable[httpx2.Response]]) -> httpx2.Response:
        async def heard() -> httpx2.Response:
            return self.canaries.heard(await ask())

        return await unless_busy(heard)

    async def _end(self, job_id: str) -> tuple[str, str]:
        return job_id, str((await self.rich.end(job_id))["status"])

    async def _delivered(self) -> tuple[str, str]:
        """Reported by the provider under a signature, fetched by a signed link, told at an address with a token."""
        job_id = await self._submit("webhook=once", webhook_url=self._hook("/delivered"))
        ended = await self._end(job_id)
        told = await self.sink.next(f"/{self.rich.account}/delivered")
        url = urlsplit((await self.rich.job(job_id))["result"]["file_url"])
        signature = url.query.rpartition("=")[2]
        self.canaries.noise |= {signature, told.headers["webhook-signature"].rpartition(",")[2]}
        for given in (signature, self.canaries.new_noise()):
            self.canaries.heard(await self.rich.http.get(f"{url.path}?{url.query.replace(signature, given)}"))
        return ended

    async def _failed(self) -> tuple[str, str]:
        """Refused by the provider, and its webhook by the receiver."""
        job_id = await self._submit("outcome=refused", webhook_url=self._hook("/refused", 410))
        await self.sink.next(f"/{self.rich.account}/refused")
        return await self._end(job_id)

    async def _canceled(self) -> tuple[str, str]:
        job_id = await self._submit("outcome=stuck")
        self.canaries.heard(await self.rich.http.post(f"/v1/jobs/{job_id}/cancel"))
        return await self._end(job_id)

    async def _spoilt(self) -> tuple[str, str]:
        """Its output cannot be kept, which a step says by failing."""
        return await self._end(await self._submit("fetch=html"))

    async def _outage(self) -> tuple[str, str]:
        """Its submit is lost, and must not be made again."""
        return await self._end(await self._submit("submit=500_after_commit lookup=no"))

    async def _refused(self) -> None:
        """Requests that come to nothing, each in its own way."""
        said, http = self.canaries, self.rich.http
        get, post = partial(http.build_request, "GET"), partial(http.build_request, "POST")
        submit, noise = "/v1/videos/generations", said.new_noise
        body = {"prompt": said.prompt, "model": "darkroom/sim-video"}
        cut = f'{{"prompt": "{said.prompt}'
        unknown_key = {"Authorization": f"Bearer ma_{noise()}"}
        refused = [
            (404, post(submit, json={**body, "model": noise()})),
            (400, post(submit, json={**body, "duration": noise()})),
            (400, post(submit, json={**body, "webhook_url": f"ftp://{noise()}/"})),
            (400, post(submit, json={**body, "webhook_url": f"http://10.0.0.1/{noise()}"})),
            (400, post(submit, content=cut, headers={"Content-Type": "application/json"})),
            (415, post(submit, content=cut, headers={"Content-Type": noise()})),
            (401, post(submit, json=body, headers=unknown_key)),
            (404, get(f"/v1/jobs/{noise()}")),
            (404, get(f"/{noise()}/{noise()}?{noise()}")),
            (403, post(f"/codec/{noise()}/decode")),
            (403, post(f"/reports/simulator/{noise()}?signature={noise()}")),
        ]
        for status, request in refused:
            assert (await self._asked(partial(http.send, request))).status_code == status
        assert (await self._asked(lambda: self.poor.http.post(submit, json=body))).status_code == 402

    async def _unreachable(self) -> None:
        """What says most is what fails: without Temporal, and with a database that dies under a job."""
        prompt = {"prompt": self.canaries.prompt, "model": "darkroom/sim-video"}
        with stopped(self.stack.pid("temporal")):
            answer = self.canaries.heard(await self.rich.http.post("/v1/videos/generations", json=prompt))
        assert answer.status_code == 503
        job_id = await self._submit("seconds=1")
        await self.stack.kill("postgres")
        await answers_again(self.stack)
        self.canaries.ends |= dict([await self._end(job_id)])
