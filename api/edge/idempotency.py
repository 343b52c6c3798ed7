"""The `Idempotency-Key` header: the same key with the same body is one job, for 24 hours."""

import hashlib
from typing import Annotated, Any, Final

from fastapi import Header, Request
from pydantic import BaseModel

from api.problem import Problem, Reason
from domain.job import Claim

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = {"Idempotent-Replayed": "true"}
KEY_MAX: Final = 255

IdempotencyKey = Annotated[
    str | None,
    Header(alias=HEADER, min_length=1, max_length=KEY_MAX, pattern="^[ -~]+$", description="Printable ASCII."),
]
# For the documented answer of a route that takes a key.
ANSWER: Final[dict[str, Any]] = {
    "headers": {
        "Idempotent-Replayed": {
            "description": "The answer of the first request with this key.",
            "schema": {"type": "string", "enum": ["true"]},
        }
    }
}


def claim_of(request: Request, key: str | None, body: BaseModel) -> Claim | None:
    """What a request with this key claims; keys of different routes never meet. Raises Problem INVALID for two keys."""
    if key is None:
        return None
    if len(request.headers.getlist(HEADER)) > 1:
        raise Problem(Reason.INVALID, "must be given once", param=HEADER)
    fingerprint = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
    return Claim(scope=f"{request.method} {request.url.path}", key=key, fingerprint=fingerprint)
