"""Sealing: only with the key, only in its place, and whole."""

import base64
import os

import pytest

from store.sealing import KEY_BYTES, CannotOpen, EncryptionKeys, Sealed, new_key

PLAIN = "whsec_canary"
PLACE = "webhook-secret:anna"


def keys(*listed: str) -> EncryptionKeys:
    return EncryptionKeys.parse(",".join(listed))


def encoded(size_bytes: int) -> str:
    return base64.b64encode(os.urandom(size_bytes)).decode()


def test_what_is_sealed_cannot_be_read_and_opens_with_its_key() -> None:
    one = keys(new_key())
    sealed = one.seal_text(PLAIN, PLACE)
    assert PLAIN not in sealed
    assert PLAIN.encode() not in base64.b64decode(sealed.rpartition(".")[2])
    assert one.open_text(sealed, PLACE) == PLAIN
    assert one.seal_text(PLAIN, PLACE) != sealed  # nobody sees that two secrets are the same


def test_it_opens_in_its_own_place_only() -> None:
    one = keys(new_key())
    with pytest.raises(CannotOpen):
        one.open_text(one.seal_text(PLAIN, PLACE), "webhook-secret:berta")


def test_another_key_of_the_same_id_does_not_open_it() -> None:
    sealed = keys(f"a:{encoded(KEY_BYTES)}").seal_text(PLAIN, PLACE)
    with pytest.raises(CannotOpen, match="damaged"):
        keys(f"a:{encoded(KEY_BYTES)}").open_text(sealed, PLACE)


def test_one_changed_bit_anywhere_is_refused() -> None:
    one = keys(new_key())
    sealed = one.seal(PLAIN.encode(), PLACE)
    for position in range(len(sealed.data)):
        changed = bytearray(sealed.data)
        changed[position] ^= 1
        with pytest.raises(CannotOpen):
            one.open(sealed._replace(data=bytes(changed)), PLACE)
    for length in range(len(sealed.data)):
        with pytest.raises(CannotOpen):
            one.open(Sealed(sealed.key_id, sealed.data[:length]), PLACE)


@pytest.mark.parametrize("text", ["", PLAIN, "sealed.", "sealed.k", "sealed.k.", "sealed.k.%", "k.abcd"])
def test_what_was_never_sealed_does_not_open(text: str) -> None:
    with pytest.raises(CannotOpen):
        keys(f"k:{encoded(KEY_BYTES)}").open_text(text, PLACE)


def test_the_first_key_seals_and_all_open_until_they_are_dropped() -> None:
    old, new = f"old:{encoded(KEY_BYTES)}", f"new:{encoded(KEY_BYTES)}"
    before, both, after = keys(old), keys(new, old), keys(new)
    earlier = before.seal_text(PLAIN, PLACE)
    assert both.open_text(earlier, PLACE) == PLAIN
    later = both.seal_text(PLAIN, PLACE)
    assert earlier.startswith(before.newest_prefix)
    assert later.startswith(both.newest_prefix)
    assert after.open_text(later, PLACE) == PLAIN
    with pytest.raises(CannotOpen, match="'old', which is not among"):
        after.open_text(earlier, PLACE)


def test_a_list_may_be_spaced_and_ended_by_a_comma() -> None:
    one, two = new_key(), new_key()
    spaced = EncryptionKeys.parse(f" {one} , {two}, ")
    assert keys(two).open_text(keys(two).seal_text(PLAIN, PLACE), PLACE) == PLAIN
    assert spaced.open_text(keys(two).seal_text(PLAIN, PLACE), PLACE) == PLAIN
    assert keys(one).open_text(spaced.seal_text(PLAIN, PLACE), PLACE) == PLAIN


@pytest.mark.parametrize(
    "listed",
    [
        "",
        " , ",
        encoded(KEY_BYTES),  # no id
        f":{encoded(KEY_BYTES)}",
        f"a b:{encoded(KEY_BYTES)}",
        f"a.b:{encoded(KEY_BYTES)}",  # the dot ends an id where it is stored
        f"{'a' * 33}:{encoded(KEY_BYTES)}",
        f"a:{encoded(KEY_BYTES - 1)}",
        f"a:{encoded(KEY_BYTES + 1)}",
        f"a:{encoded(KEY_BYTES)[:-1]}",
        f"a:{encoded(KEY_BYTES)}!",
        f"a:{encoded(KEY_BYTES)}é",
        f"a:{encoded(KEY_BYTES)},a:{encoded(KEY_BYTES)}",
        f"a:{encoded(KEY_BYTES)},b",
    ],
)
def test_a_malformed_list_is_refused_without_being_quoted(listed: str) -> None:
    with pytest.raises(ValueError, match="encryption key") as refused:
        EncryptionKeys.parse(listed)
    secrets = [entry.rpartition(":")[2] for entry in listed.split(",") if len(entry) > 20]
    assert not [secret for secret in secrets if secret in str(refused.value)]
