"""API keys: their form, what is kept of them, and for how long they are remembered."""

import re

from api.edge import keys
from deploy import operate
from store.database import Database
from tests.store import given


def test_a_key_has_the_documented_form() -> None:
    made = keys.make()
    assert re.fullmatch(r"ma_[0-9a-f]{32}", made.secret)
    assert made.prefix == made.secret[:11]


def test_only_the_digest_of_a_key_is_kept() -> None:
    assert keys.digest("ma_" + "0" * 32) == "d454fd26f6483683209998897b807cf515e7c24cd3139fa6805f249dffe3e5e9"
    made = keys.make()
    assert made.digest == keys.digest(made.secret)
    assert made.secret[3:] not in made.digest


def test_no_two_keys_are_alike() -> None:
    assert len({keys.make().secret for _ in range(100)}) == 100


async def test_a_revoked_key_is_remembered_for_less_than_a_second(database: Database) -> None:
    now = 0.0
    ring = keys.KeyRing(database, lambda: now)
    account = await given.account(database)
    made = await operate.create_key(database, account, "revoked")
    opened = await ring.owner(made["key"])
    assert opened is not None
    assert opened.account == account
    await operate.revoke_key(database, account, made["id"])
    now = 0.99
    assert await ring.owner(made["key"]) is None
