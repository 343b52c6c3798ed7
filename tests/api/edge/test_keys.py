"""API keys: their form, and what is kept of them."""

import re

from api.edge import keys


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
