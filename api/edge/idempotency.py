"""The `Idempotency-Key` header: the same key with the same body is one job, for 24 hours."""

import hashlib
from typing import Final

from fastapi import Request
from pydantic import BaseModel

from api.problem import Problem, Reason
from domain.job import Claim

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = {"Idempotent-Replayed": "true"}
KEY_MAX: Final = 255


def claim_of(request: Request, body: BaseModel) -> Claim | None:
    """The key of this request, if it carries one; keys of different routes never meet.

    Raises Problem INVALID for a key that is empty, too long, not printable ASCII, or given twice.
    """
    given = request.headers.getlist(HEADER)
    if not given:
        return None
    key = given[0]
    if len(given) > 1 or not 1 <= len(key) <= KEY_MAX or not (key.isascii() and key.isprintable()):
        raise Problem(Reason.INVALID, f"must be 1 to {KEY_MAX} printable ASCII characters, given once", param=HEADER)
    fingerprint = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
    return Claim(scope=f"{request.method} {request.url.path}", key=key, fingerprint=fingerprint)
