"""Accounts, their keys and their webhook secrets."""

import base64
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from deploy import operate
from domain.ledger import Pools
from domain.periods import period_end
from store import accounts
from store.accounts import SECRET_OVERLAP, Account, Caller
from store.database import Database, violated
from store.sealing import CannotOpen, EncryptionKeys, new_key
from tests.store import given
from tests.store.given import KEYS


async def test_an_account_opens_once_and_empty(database: Database) -> None:
    name = given.name("account")
    async with database.transaction() as tx:
        assert await accounts.create(tx, name, "starter", "whsec_1", KEYS)
        assert not await accounts.create(tx, name, "free", "whsec_2", KEYS)
        now = (
            await tx.execute(text("SELECT created_at FROM accounts WHERE name = :name"), {"name": name})
        ).scalar_one()
        assert await accounts.get(tx, name) == Account(name, "starter", Pools(0, 0), period_end(now, now))
        assert await accounts.webhook_secrets(tx, name, KEYS) == ["whsec_1"]


async def test_an_account_that_was_never_opened_is_not_there(database: Database) -> None:
    async with database.transaction() as tx:
        assert await accounts.get(tx, given.name("account")) is None


async def test_a_key_says_who_calls_until_it_is_revoked(database: Database) -> None:
    name, digest = await given.account(database), given.name("digest")
    async with database.transaction() as tx:
        key_id = await accounts.add_key(tx, name, "laptop", "ma_1234", digest)
        assert await accounts.by_key(tx, digest) == Caller(name, "enterprise", key_id)
        assert await accounts.by_key(tx, given.name("digest")) is None
        assert await accounts.revoke_key(tx, name, key_id)
        assert await accounts.by_key(tx, digest) is None
        assert not await accounts.revoke_key(tx, name, key_id)


async def test_a_key_is_revoked_by_its_own_account_only(database: Database) -> None:
    name, other, digest = await given.account(database), await given.account(database), given.name("digest")
    async with database.transaction() as tx:
        key_id = await accounts.add_key(tx, name, "laptop", "ma_1234", digest)
        assert not await accounts.revoke_key(tx, other, key_id)
        assert await accounts.by_key(tx, digest) == Caller(name, "enterprise", key_id)


async def test_active_keys_are_listed_oldest_first(database: Database) -> None:
    name, other = await given.account(database), await given.account(database)
    ids = []
    for number in range(4):  # a transaction each: its time is the key's
        async with database.transaction() as tx:
            ids.append(await accounts.add_key(tx, name, f"key {number}", f"ma_{number}", given.name("digest")))
    async with database.transaction() as tx:
        await accounts.add_key(tx, other, "theirs", "ma_9", given.name("digest"))
        await accounts.revoke_key(tx, name, ids[1])
        shown = [(key.id, key.name, key.prefix) for key in await accounts.keys(tx, name)]
    assert shown == [(ids[0], "key 0", "ma_0"), (ids[2], "key 2", "ma_2"), (ids[3], "key 3", "ma_3")]


async def test_no_two_keys_have_the_same_secret(database: Database) -> None:
    name, digest = await given.account(database), given.name("digest")
    async with database.transaction() as tx:
        await accounts.add_key(tx, name, "first", "ma_1", digest)
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as tx:
            await accounts.add_key(tx, name, "second", "ma_1", digest)
    assert violated(refused.value) == "api_keys_digest"


async def test_nobody_gets_no_key(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await accounts.add_key(tx, given.name("account"), "key", "ma_1", given.name("digest"))


def test_a_new_webhook_secret_has_the_form_of_standard_webhooks() -> None:
    secrets = {accounts.new_webhook_secret() for _ in range(100)}
    assert len(secrets) == 100
    for secret in secrets:
        assert len(base64.b64decode(secret.removeprefix("whsec_"), validate=True)) == 24


@pytest.mark.parametrize(
    ("age", "secrets"),
    [
        (timedelta(0), ["new", "old"]),  # receivers may still check with the old one
        (SECRET_OVERLAP - timedelta(minutes=1), ["new", "old"]),
        (SECRET_OVERLAP + timedelta(minutes=1), ["new"]),
    ],
)
async def test_a_rotated_secret_counts_for_another_day(age: timedelta, secrets: list[str], database: Database) -> None:
    assert timedelta(hours=24) == SECRET_OVERLAP
    name = given.name("account")
    async with database.transaction() as tx:
        await accounts.create(tx, name, "free", "old", KEYS)
        assert await accounts.rotate_webhook_secret(tx, name, "new", KEYS)
        aged = text("UPDATE accounts SET webhook_rotated_at = now() - cast(:age AS interval) WHERE name = :name")
        await tx.execute(aged, {"age": age, "name": name})
        assert await accounts.webhook_secrets(tx, name, KEYS) == secrets


async def test_a_second_rotation_ends_the_oldest_secret(database: Database) -> None:
    name = given.name("account")
    async with database.transaction() as tx:
        await accounts.create(tx, name, "free", "first", KEYS)
        for secret in ("second", "third"):
            await accounts.rotate_webhook_secret(tx, name, secret, KEYS)
        assert await accounts.webhook_secrets(tx, name, KEYS) == ["third", "second"]


async def _stored(database: Database, name: str) -> list[str | None]:
    async with database.transaction() as tx:
        row = text("SELECT webhook_secret, previous_webhook_secret FROM accounts WHERE name = :name")
        return list((await tx.execute(row, {"name": name})).one())


async def test_secrets_lie_sealed_and_are_bound_to_their_account(database: Database) -> None:
    name, other = given.name("account"), await given.account(database)
    async with database.transaction() as tx:
        await accounts.create(tx, name, "free", "whsec_first", KEYS)
        await accounts.rotate_webhook_secret(tx, name, "whsec_second", KEYS)
    stored = await _stored(database, name)
    assert all(secret is not None and secret.startswith("sealed.") and "whsec" not in secret for secret in stored)

    async with database.transaction() as tx:  # as somebody with nothing but the database might
        moved = text("UPDATE accounts SET webhook_secret = :secret WHERE name = :name")
        await tx.execute(moved, {"secret": stored[0], "name": other})
        with pytest.raises(CannotOpen):
            await accounts.webhook_secrets(tx, other, KEYS)


@pytest.mark.parametrize("column", ["webhook_secret", "previous_webhook_secret"])
async def test_a_plain_secret_is_refused_by_the_database(column: str, database: Database) -> None:
    name = await given.account(database)
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as tx:
            await tx.execute(text(f"UPDATE accounts SET {column} = 'whsec_plain' WHERE name = :name"), {"name": name})
    assert violated(refused.value) in {"accounts_secret_sealed", "accounts_previous_secret_sealed"}


async def test_after_resealing_an_old_key_is_needed_no_more(fresh: Database) -> None:
    old, new = new_key(), new_key()
    before, both, after = (EncryptionKeys.parse(listed) for listed in (old, f"{new},{old}", new))
    async with fresh.transaction() as tx:
        for name in ("anna", "berta", "carla"):
            await accounts.create(tx, name, "free", f"whsec_{name}", before)
        await accounts.rotate_webhook_secret(tx, "berta", "whsec_berta_2", before)
        await accounts.rotate_webhook_secret(tx, "carla", "whsec_carla_2", both)  # the one before is under the old key
        await accounts.create(tx, "dora", "free", "whsec_dora", both)

    assert await operate.reseal(fresh, both) == "Sealed 3 accounts' secrets anew."
    assert await operate.reseal(fresh, both) == "Sealed 0 accounts' secrets anew."
    async with fresh.transaction() as tx:
        assert await accounts.webhook_secrets(tx, "anna", after) == ["whsec_anna"]
        assert await accounts.webhook_secrets(tx, "berta", after) == ["whsec_berta_2", "whsec_berta"]
        assert await accounts.webhook_secrets(tx, "carla", after) == ["whsec_carla_2", "whsec_carla"]
        assert await accounts.webhook_secrets(tx, "dora", after) == ["whsec_dora"]


async def test_nobody_has_no_secret_to_rotate(database: Database) -> None:
    async with database.transaction() as tx:
        assert not await accounts.rotate_webhook_secret(tx, given.name("account"), "new", KEYS)
