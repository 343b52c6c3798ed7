"""The engine's side of the simulator: one vendor's wire, put into the engine's words."""

import asyncio
import math
from collections.abc import AsyncGenerator, Mapping
from typing import Any, Final
from urllib.parse import quote

import httpx2
from pydantic import BaseModel, ValidationError

from domain.asset import EXTENSIONS
from domain.attempt import Order, Output, Progress, State, Submission
from domain.failure import Code
from domain.spec import Kind
from providers.base import CannotFind, OutputUnusable, Unreachable, classify

KINDS: Final[Mapping[Kind, str]] = {
    Kind.VIDEO: "video",
    Kind.TALKING_VIDEO: "talking_video",
    Kind.MUSIC: "music",
    Kind.MODEL_3D: "model3d",
}

STATUS: Final[Mapping[str, State]] = {
    "queued": State.WORKING,
    "processing": State.WORKING,
    "completed": State.SUCCEEDED,
    "failed": State.FAILED,
    "canceled": State.FAILED,
}

ERRORS: Final[Mapping[str, Code]] = {
    "content_policy": Code.CONTENT_REFUSED,
    "invalid_parameter": Code.INVALID_INPUT,
    "service_outage": Code.PROVIDER_OUTAGE,
    "no_capacity": Code.PROVIDER_CAPACITY,
    "canceled": Code.CANCELED,
}

CHUNK_BYTES: Final = 1024 * 1024
ANSWER_TIMEOUT_S: Final = 10.0
FETCH_TIMEOUT: Final = httpx2.Timeout(30.0, connect=5.0)  # between two chunks, not for the whole file


class _Failure(BaseModel):
    code: str = ""


class _Answer(BaseModel):
    """What the vendor says about a job, or instead of one."""

    id: str = ""
    status: str = ""
    progress: float | None = None
    outputs: tuple[Output, ...] = ()
    error: _Failure | None = None

    @property
    def error_code(self) -> str:
        return "" if self.error is None else self.error.code


def encode(order: Order) -> dict[str, Any]:
    """The body of a create."""
    return {
        "reference": order.reference,
        "model": order.model,
        "kind": KINDS[order.kind],
        "prompt": order.prompt,
        "settings": order.settings.model_dump(exclude_none=True),
        "callback_url": order.callback_url,
    }


def decode(payload: bytes, poll_after_s: float | None = None) -> Progress:
    """One look at a job. "Completed" without outputs is not believed. Raises ValidationError."""
    answer = _Answer.model_validate_json(payload)
    state = STATUS.get(answer.status, State.WORKING)
    if state is State.SUCCEEDED and not answer.outputs:
        state = State.WORKING
    return Progress(
        state=state,
        fraction=answer.progress,
        outputs=answer.outputs if state is State.SUCCEEDED else (),
        code=ERRORS.get(answer.error_code, Code.PROVIDER_ERROR) if state is State.FAILED else None,
        poll_after_s=poll_after_s,
    )


def decode_submit(status: int, payload: bytes, retry_after_s: float | None) -> Submission:
    """How an answered submit ended. Only an answer that proves nothing was bought may lead to another one."""
    answer = _read(payload)
    if status == 429 or (status == 503 and retry_after_s is not None):
        return Submission.not_sent(retry_after_s)
    if 400 <= status < 500:
        return Submission.rejected(ERRORS.get(answer.error_code, Code.PROVIDER_ERROR))
    if 200 <= status < 300 and answer.id:
        return Submission.accepted(answer.id)
    return Submission.unknown()


class Simulator:
    """The vendor at `base_url`. The caller owns the client, which must not follow redirects."""

    name = "simulator"
    submit_timeout_s = 5.0
    can_find = True

    def __init__(self, base_url: str, client: httpx2.AsyncClient) -> None:
        self._url = base_url.rstrip("/")
        self._client = client

    async def submit(self, order: Order) -> Submission:
        # Connecting has a limit of its own, below the whole: only then is it known that nothing was sent.
        third_s = self.submit_timeout_s / 3
        limit = httpx2.Timeout(self.submit_timeout_s, connect=third_s, pool=third_s)
        try:
            async with asyncio.timeout(self.submit_timeout_s):
                response = await self._client.post(f"{self._url}/v1/generations", json=encode(order), timeout=limit)
        except httpx2.TransportError as error:
            return classify(error)
        except (TimeoutError, httpx2.RequestError):
            return Submission.unknown()
        return decode_submit(response.status_code, response.content, _seconds(response, "Retry-After", 1.0))

    async def find(self, reference: str) -> str | None:
        response = await self._ask("GET", "/v1/generations", params={"reference": reference})
        answer = _read(response.content)
        if response.status_code == 200 and answer.id:
            return answer.id
        # The status alone may be a proxy's, and "there is none" allows a second submit.
        if (response.status_code, answer.error_code) == (404, "not_found"):
            return None
        if (response.status_code, answer.error_code) == (501, "no_lookup"):
            raise CannotFind(reference)
        raise Unreachable(f"find answered {response.status_code}")

    async def poll(self, handle: str) -> Progress:
        response = await self._ask("GET", _job_path(handle))
        if response.status_code != 200:
            raise Unreachable(f"poll answered {response.status_code}")
        try:
            return decode(response.content, _seconds(response, "X-Poll-After-Ms", 0.001))
        except ValidationError:
            raise Unreachable("poll answered with something else than a job") from None

    async def cancel(self, handle: str) -> None:
        """Raises Unreachable when the provider cannot be asked."""
        response = await self._ask("POST", f"{_job_path(handle)}/cancel")
        if response.status_code >= 500:
            raise Unreachable(f"cancel answered {response.status_code}")

    async def fetch(self, output: Output) -> AsyncGenerator[bytes, None]:
        answered = False
        try:
            async with self._client.stream("GET", self._url + output.url, timeout=FETCH_TIMEOUT) as response:
                answered = True
                _require_media(response)
                async for chunk in response.aiter_raw(CHUNK_BYTES):
                    yield chunk
        except httpx2.RemoteProtocolError as error:
            raise (OutputUnusable if answered else Unreachable)(str(error)) from error
        except httpx2.RequestError as error:
            raise Unreachable(str(error)) from error

    async def _ask(self, method: str, path: str, params: Mapping[str, str] | None = None) -> httpx2.Response:
        try:
            return await self._client.request(method, self._url + path, params=params, timeout=ANSWER_TIMEOUT_S)
        except httpx2.RequestError as error:
            raise Unreachable(str(error)) from error


def _job_path(handle: str) -> str:
    return f"/v1/generations/{quote(handle, safe='')}"


def _require_media(response: httpx2.Response) -> None:
    if response.status_code >= 500 or response.status_code == 429:
        raise Unreachable(f"file server answered {response.status_code}")
    content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code != 200 or content_type not in EXTENSIONS:
        raise OutputUnusable(f"file server answered {response.status_code} {content_type}")


def _read(payload: bytes) -> _Answer:
    """The answer, or an empty one: an answer in no known form says nothing."""
    try:
        return _Answer.model_validate_json(payload)
    except ValidationError:
        return _Answer()


def _seconds(response: httpx2.Response, header: str, unit_s: float) -> float | None:
    """A header's number in seconds; None when it is absent or no usable number."""
    try:
        value = float(response.headers[header]) * unit_s
    except (KeyError, ValueError):
        return None
    return value if math.isfinite(value) and value >= 0 else None
