"""What Temporal keeps for us: the inputs and results of steps, sealed if the operator wishes.

A sealed payload carries the id of its key in its metadata, and opens in the namespace it was made for only.
Sealed payloads are opened whatever the policy, so that it can be changed while jobs run.
"""

import dataclasses
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from google.protobuf.message import DecodeError
from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes, PayloadCodec

from store.sealing import CannotOpen, EncryptionKeys, Sealed

ENCODING: Final = b"binary/encrypted"
_KEY_ID: Final = "encryption-key-id"


class Policy(StrEnum):
    """Which payloads are sealed, and which are believed."""

    OFF = "off"  # none are sealed
    ON = "on"  # all are sealed from now on; those from before are still read
    REQUIRED = "required"  # all are sealed, and any other is refused


class PlainPayload(Exception):
    """A payload that is not sealed, where only sealed ones are believed."""


class Codec(PayloadCodec):
    """Seals and opens the payloads of one namespace."""

    def __init__(self, keys: EncryptionKeys, namespace: str, policy: Policy) -> None:
        self.namespace = namespace
        self.policy = policy
        self._keys = keys
        self._context = f"temporal-payload:{namespace}"

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        if self.policy is Policy.OFF:
            return list(payloads)
        return [self._seal(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """The payloads, opened. Raises CannotOpen, and PlainPayload where the policy says so."""
        return [self._open(payload) for payload in payloads]

    def _seal(self, payload: Payload) -> Payload:
        sealed = self._keys.seal(payload.SerializeToString(), self._context)
        return Payload(metadata={"encoding": ENCODING, _KEY_ID: sealed.key_id.encode()}, data=sealed.data)

    def _open(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING:
            if self.policy is Policy.REQUIRED:
                raise PlainPayload("a payload is not sealed; payload encryption is required")
            return payload
        key_id = payload.metadata[_KEY_ID].decode(errors="replace")
        try:
            return Payload.FromString(self._keys.open(Sealed(key_id, payload.data), self._context))
        except DecodeError:
            raise CannotOpen("what was sealed is not a payload") from None


async def connect(address: str, codec: Codec, *, lazy: bool = False) -> Client:
    """A client of the codec's namespace; `lazy` connects with the first call, and so never fails."""
    return await Client.connect(address, namespace=codec.namespace, data_converter=converter(codec), lazy=lazy)


def converter(codec: Codec) -> DataConverter:
    """Our values as payloads. Where payloads are sealed, so are the words of failures."""
    ours = dataclasses.replace(pydantic_data_converter, payload_codec=codec)
    if codec.policy is Policy.OFF:
        return ours
    return dataclasses.replace(ours, failure_converter_class=DefaultFailureConverterWithEncodedAttributes)
