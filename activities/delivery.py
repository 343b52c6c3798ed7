"""Telling the client: one POST at a time, signed after Standard Webhooks 1.0.0."""

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import httpx2
import structlog
from standardwebhooks import Webhook
from structlog.contextvars import bind_contextvars
from temporalio import activity

from domain.job import Job
from store import accounts, deliveries, jobs
from store.database import Database
from store.deliveries import DeliveryState
from store.sealing import EncryptionKeys
from workflows.steps import Delivering, Sending, Sent

log = structlog.get_logger()

Render = Callable[[Job], dict[str, Any]]

SEND_TIMEOUT_S: Final = 15.0
RETRY_AFTER_MAX_S: Final = 86_400.0
_REPLY_READ_BYTES: Final = 4096


class Postman(Delivering):
    """Needs the database, the keys of webhook secrets, a guarded HTTP client, and the words of each dialect.

    renderers: by dialect name, what turns a job into the message `{type, timestamp, data}`.
    """

    def __init__(
        self,
        database: Database,
        keys: EncryptionKeys,
        client: httpx2.AsyncClient,
        renderers: Mapping[str, Render],
    ) -> None:
        self._database = database
        self._keys = keys
        self._client = client
        self._renderers = renderers

    @activity.defn(name="send")
    async def send(self, sending: Sending) -> Sent:
        async with self._database.transaction() as tx:
            event = await deliveries.get(tx, sending.event_id)
            bind_contextvars(job=event.job_id, account=event.account, dialect=event.dialect)
            if await deliveries.endpoint_gone(tx, event.id):
                await deliveries.note_try(tx, event.id, sending.number - 1, 410, DeliveryState.DISABLED)
                return Sent(state=DeliveryState.DISABLED, again=False)
            job = await jobs.at_attempt(tx, event.job_id, event.attempt)
            secrets = await accounts.webhook_secrets(tx, event.account, self._keys)
        body = json.dumps(self._renderers[event.dialect](job), separators=(",", ":"), ensure_ascii=False)
        headers = sign(secrets, event.id, body, datetime.now(UTC)) | {"webhook-attempt": str(sending.number)}
        status, retry_after_s = await self._post(event.url, body, headers)
        state = _state(status, sending.last)
        async with self._database.transaction() as tx:
            await deliveries.note_try(tx, event.id, sending.number, status, state)
        log.info("webhook sent", number=sending.number, status=status, state=state)
        return Sent(state=state, again=state is DeliveryState.PENDING, retry_after_s=retry_after_s)

    async def _post(self, url: str, body: str, headers: dict[str, str]) -> tuple[int | None, float | None]:
        """The answer's status and Retry-After in seconds; (None, None) when there was no answer."""
        answer: tuple[int | None, float | None] = (None, None)
        try:
            async with (
                asyncio.timeout(SEND_TIMEOUT_S),
                self._client.stream("POST", url, content=body.encode(), headers=headers) as response,
            ):
                # from here on it has answered, whatever becomes of the body
                answer = response.status_code, _seconds(response.headers.get("retry-after"))
                await _skim(response)
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, OSError) as error:
            log.info("webhook not answered in full", error=type(error).__name__)
        return answer


async def _skim(response: httpx2.Response) -> None:
    """Read a short reply to its end, so that the connection can be used again."""
    read_bytes = 0
    async for chunk in response.aiter_raw():
        read_bytes += len(chunk)
        if read_bytes > _REPLY_READ_BYTES:
            break


def sign(secrets: list[str], event_id: str, body: str, now: datetime) -> dict[str, str]:
    """The headers of one try: one signature for each secret that counts at present."""
    signatures = [Webhook(secret).sign(event_id, now, body) for secret in secrets]
    return {
        "content-type": "application/json",
        "user-agent": "darkroom",
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _state(status: int | None, last: bool) -> DeliveryState:
    if status is not None and 200 <= status < 300:
        return DeliveryState.DELIVERED
    if status == 410:
        return DeliveryState.DISABLED
    return DeliveryState.EXHAUSTED if last else DeliveryState.PENDING


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After in its number form; a date is not worth the trust."""
    if retry_after is None or not retry_after.isascii() or not retry_after.isdigit():
        return None
    return min(float(retry_after), RETRY_AFTER_MAX_S)
