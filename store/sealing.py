"""Sealing of what must not be readable where it is kept: AES-256-GCM, under keys that have ids.

The first key seals and all of them open, so a key is replaced by putting its successor in front. A value is
bound to its context: moved to another row, or another purpose, it does not open.
"""

import base64
import os
import re
import secrets
from typing import Final, NamedTuple, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
PREFIX: Final = "sealed."  # of a sealed value in its form as text
_NONCE_BYTES: Final = 12
_KEY_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")
_FORM: Final = f"an encryption key is written id:base64 of {KEY_BYTES} bytes"


class CannotOpen(Exception):
    """Sealed under a key we do not have, bound to another context, or damaged."""


class Sealed(NamedTuple):
    """A sealed value: the nonce and the ciphertext in one, and which key opens it."""

    key_id: str
    data: bytes


class EncryptionKeys:
    """The keys in force, newest first. Raises ValueError when there is none."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        if not keys:
            raise ValueError("there is no encryption key")
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._newest = next(iter(keys))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The keys of a comma-separated list. Raises ValueError, whose text quotes no key."""
        keys: dict[str, bytes] = {}
        for entry in filter(None, map(str.strip, text.split(","))):
            key_id, _, encoded = entry.partition(":")
            try:
                key = base64.b64decode(encoded, validate=True)
            except ValueError:
                key = b""
            if not _KEY_ID.fullmatch(key_id) or len(key) != KEY_BYTES:
                raise ValueError(_FORM)
            if key_id in keys:
                raise ValueError("two encryption keys have the same id")
            keys[key_id] = key
        return cls(keys)

    def seal(self, plain: bytes, context: str) -> Sealed:
        """With a random nonce: one key is good for 2**32 values, which some 200 million jobs make."""
        nonce = os.urandom(_NONCE_BYTES)
        return Sealed(self._newest, nonce + self._ciphers[self._newest].encrypt(nonce, plain, context.encode()))

    def open(self, sealed: Sealed, context: str) -> bytes:
        """What was sealed. Raises CannotOpen."""
        cipher = self._ciphers.get(sealed.key_id)
        if cipher is None:
            raise CannotOpen(f"sealed under the key {sealed.key_id!r}, which is not among the encryption keys")
        nonce, data = sealed.data[:_NONCE_BYTES], sealed.data[_NONCE_BYTES:]
        try:
            return cipher.decrypt(nonce, data, context.encode())
        except (InvalidTag, ValueError):
            raise CannotOpen("damaged, or sealed for another place") from None

    def seal_text(self, plain: str, context: str) -> str:
        """Sealed in the form of a text column: `sealed.<key id>.<base64>`."""
        sealed = self.seal(plain.encode(), context)
        return self.newest_prefix + base64.b64encode(sealed.data).decode()

    def open_text(self, text: str, context: str) -> str:
        """The inverse of `seal_text`. Raises CannotOpen, for what was never sealed too."""
        key_id, dot, encoded = text.removeprefix(PREFIX).partition(".")
        try:
            data = base64.b64decode(encoded, validate=True)
        except ValueError:
            data = b""
        if not text.startswith(PREFIX) or not dot:
            raise CannotOpen("not sealed")
        return self.open(Sealed(key_id, data), context).decode()

    @property
    def newest_prefix(self) -> str:
        """How every text begins that is sealed from now on."""
        return f"{PREFIX}{self._newest}."


def new_key() -> str:
    """A key as it is written in the list, with an id of its own."""
    return f"{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"
