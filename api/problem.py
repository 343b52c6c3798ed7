"""Why a request is not answered as asked, in neutral words. Each dialect turns a reason into its own error.

One exception carries every reason, so that a dialect's table of reasons is its whole error handling.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """What is wrong. A dialect maps every one of them: a test proves its table total."""

    INVALID = "invalid"  # a field is missing or not as documented
    INVALID_JSON = "invalid_json"
    UNAUTHENTICATED = "unauthenticated"
    INSUFFICIENT_CREDITS = "insufficient_credits"
    PLAN_REQUIRED = "plan_required"  # the account's plan makes nothing of this kind
    PLAN_LIMIT = "plan_limit"  # more than the account's plan allows
    KEY_LIMIT = "key_limit"  # the account has as many API keys as it may
    LINK_REFUSED = "link_refused"  # a file link that is not ours, or has expired
    NOT_FOUND = "not_found"
    MODEL_NOT_FOUND = "model_not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    KEY_IN_USE = "key_in_use"  # the first request with this idempotency key is still being answered
    KEY_REUSED = "key_reused"  # the idempotency key belongs to a different request
    TOO_LATE = "too_late"  # the job has ended already
    GONE = "gone"  # a file that was collected
    NO_SUCH_RANGE = "no_such_range"  # bytes the file does not have
    TOO_LARGE = "too_large"
    UNSUPPORTED_MEDIA = "unsupported_media"
    RATE_LIMITED = "rate_limited"
    INTERNAL = "internal"
    ENGINE_UNREACHABLE = "engine_unreachable"


class Problem(Exception):
    """A refused request.

    param: the documented name of the field at fault, never its value.
    kind: which of a reason's cases it is, for dialects that tell them apart: of INVALID the rule that was broken,
        of NOT_FOUND what was looked for, of UNAUTHENTICATED whether anything was given.
    suggestions: what may have been meant.
    retry_after_s: when asking again may help, in whole seconds.
    headers: what else HTTP asks of such an answer.
    """

    def __init__(
        self,
        reason: Reason,
        message: str,
        *,
        param: str | None = None,
        kind: str = "",
        suggestions: Sequence[str] = (),
        retry_after_s: int | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.param = param
        self.kind = kind
        self.suggestions = tuple(suggestions)
        self.retry_after_s = retry_after_s
        self.headers = dict(headers)
        if retry_after_s is not None:
            self.headers["Retry-After"] = str(retry_after_s)
