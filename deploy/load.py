"""The load of `darkroom bench`: HTTP over plain sockets, since a client library takes a third of the machine.

It knows what it will be answered: HTTP/1.1, kept alive, with a Content-Length.
"""

import asyncio
import json
from typing import Any, Final, Self
from urllib.parse import urlsplit

from deploy.gateway import ENDED

_PATH: Final = "/v1/videos/generations"
_BODY: Final = json.dumps({"prompt": "a bench job", "model": "darkroom/sim-video"})


_PAUSE_S: Final = 0.2


class Unexpected(Exception):
    """An answer that a load must not get: it would measure something else."""


class Caller:
    """One client with one connection, at its next request when the last is answered."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, key: str) -> None:
        self._reader = reader
        self._writer = writer
        self.refused = 0  # submits answered 503 and made again
        self._headers = f"Host: bench\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"

    @classmethod
    async def connected(cls, url: str, key: str) -> Self:
        where = urlsplit(url)
        return cls(*await asyncio.open_connection(where.hostname, where.port), key)

    async def submit(self) -> str:
        """Submit a job, again when there was no time for it; returns its id."""
        while True:
            status, body = await self._ask("POST", _PATH, _BODY)
            if status == 202:
                return str(json.loads(body)["id"])
            if status != 503:
                raise Unexpected(f"a submit was answered {status}: {body.decode()}")
            self.refused += 1
            await asyncio.sleep(_PAUSE_S)

    async def look(self, job_id: str) -> bool:
        """True when the job has completed. A 304 says that there is nothing new since the last look."""
        status, body = await self._ask("GET", f"/v1/jobs/{job_id}")
        if status == 304:
            return False
        record: dict[str, Any] = json.loads(body)
        if status != 200 or record["status"] in ENDED - {"completed"}:
            raise Unexpected(f"a look was answered {status}: {body.decode()}")
        return bool(record["status"] == "completed")

    async def ends(self, job_id: str, poll_s: float) -> None:
        """Look until the job has completed."""
        while True:
            if await self.look(job_id):
                return
            await asyncio.sleep(poll_s)

    def close(self) -> None:
        self._writer.close()

    async def _ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes]:
        head = f"{method} {path} HTTP/1.1\r\n{self._headers}Content-Length: {len(body)}\r\n\r\n"
        self._writer.write((head + body).encode())
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        lengths = [int(line.partition(":")[2]) for line in lines if line.startswith("content-length:")]
        return int(lines[0].split()[1]), await self._reader.readexactly(lengths[0]) if lengths else b""
