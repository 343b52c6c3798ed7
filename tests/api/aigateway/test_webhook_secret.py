"""Rotating the webhook secret: for a day the old one goes on verifying beside the new."""

from datetime import timedelta

import pytest
from sqlalchemy import func, update
from standardwebhooks import Webhook, WebhookVerificationError

from deploy import operate
from store import tables
from store.database import Database
from store.sealing import EncryptionKeys
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Received, Sink


async def _told(gateway: Gateway, sink: Sink) -> Received:
    path = f"/{gateway.account}"
    await gateway.submit("a cat", webhook_url=sink.url(path))
    return await sink.next(path)


async def test_after_a_rotation_both_secrets_verify_until_the_old_one_ends(
    database: Database, keys: EncryptionKeys, gateway: Gateway, sink: Sink
) -> None:
    old = await operate.webhook_secret(database, keys, gateway.account, rotate=False)
    new = await operate.webhook_secret(database, keys, gateway.account, rotate=True)
    assert old != new
    got = await _told(gateway, sink)
    signatures = got.headers["webhook-signature"].split(" ")
    assert len(set(signatures)) == 2
    assert all(signature.startswith("v1,") for signature in signatures)
    for secret in (old, new):
        assert Webhook(secret).verify(got.body, got.headers)["type"] == "job.completed"

    async with database.transaction() as tx:
        a_day_ago = func.now() - timedelta(hours=24, seconds=1)
        this = tables.accounts.c.name == gateway.account
        await tx.execute(update(tables.accounts).where(this).values(webhook_rotated_at=a_day_ago))
    later = await _told(gateway, sink)
    assert len(later.headers["webhook-signature"].split(" ")) == 1
    assert Webhook(new).verify(later.body, later.headers)["type"] == "job.completed"
    with pytest.raises(WebhookVerificationError):
        Webhook(old).verify(later.body, later.headers)


async def test_one_accounts_secret_verifies_no_other(
    database: Database, keys: EncryptionKeys, gateway: Gateway, sink: Sink
) -> None:
    await operate.create_account(database, keys, f"{gateway.account}-other", "enterprise")
    foreign = await operate.webhook_secret(database, keys, f"{gateway.account}-other", rotate=False)
    got = await _told(gateway, sink)
    with pytest.raises(WebhookVerificationError):
        Webhook(foreign).verify(got.body, got.headers)


async def test_a_changed_body_does_not_verify(
    database: Database, keys: EncryptionKeys, gateway: Gateway, sink: Sink
) -> None:
    secret = await operate.webhook_secret(database, keys, gateway.account, rotate=False)
    got = await _told(gateway, sink)
    for body in (got.body + b" ", got.body.replace(b"completed", b"cancelled")):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body, got.headers)
