"""Why a job did not deliver.

    Code
    ├── ours to say before a provider is asked
    │   ├── insufficient_credits   the balance does not cover the price; nothing was charged
    │   └── too_late               admitted after the client had been told otherwise; nothing was charged
    ├── the caller's
    │   ├── content_refused        the provider refuses the content; final
    │   ├── invalid_input          the provider refuses a parameter; final
    │   ├── source_unavailable     what the request points at could not be fetched
    │   ├── reference_unusable     what the request points at is of no type that can be used
    │   └── canceled               the client or an operator canceled
    ├── the provider's
    │   ├── provider_outage        it answers that it is broken
    │   ├── provider_capacity      it answers that it is full
    │   ├── provider_error         it took the job and failed at it
    │   ├── output_unusable        it finished, but what it delivers is no media file
    │   └── submission_unknown     nobody can say whether it took the job: never sent again
    └── time's and the operator's
        ├── timeout                ran past its deadline
        ├── storage_unavailable    the store stayed broken longer than outputs are kept upstream
        ├── terminated             the workflow was ended from outside
        └── internal               a fault of ours

Every code but the two that never charged is refunded in full. The table below says the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Code(StrEnum):
    """A stable reason, the same in rows, Temporal failure types and logs."""

    INSUFFICIENT_CREDITS = "insufficient_credits"
    TOO_LATE = "too_late"
    CONTENT_REFUSED = "content_refused"
    INVALID_INPUT = "invalid_input"
    SOURCE_UNAVAILABLE = "source_unavailable"
    REFERENCE_UNUSABLE = "reference_unusable"
    CANCELED = "canceled"
    PROVIDER_OUTAGE = "provider_outage"
    PROVIDER_CAPACITY = "provider_capacity"
    PROVIDER_ERROR = "provider_error"
    OUTPUT_UNUSABLE = "output_unusable"
    SUBMISSION_UNKNOWN = "submission_unknown"
    TIMEOUT = "timeout"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    TERMINATED = "terminated"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Rule:
    """What follows from a code.

    charged: credits were taken, so they are given back.
    failover: the provider's own verified fault, so the next candidate may be tried.
    flagged: a person should look, since money may have been spent upstream for nothing.
    message: what a client may read; fixed text, never the caller's input nor a provider's.
    """

    message: str
    charged: bool = True
    failover: bool = False
    flagged: bool = False


RULES: Final[Mapping[Code, Rule]] = {
    Code.INSUFFICIENT_CREDITS: Rule("Not enough credits for this job.", charged=False),
    Code.TOO_LATE: Rule("The engine could not be reached in time.", charged=False),
    Code.CONTENT_REFUSED: Rule("The provider refused the content of this request."),
    Code.INVALID_INPUT: Rule("The provider refused a parameter of this request."),
    Code.SOURCE_UNAVAILABLE: Rule("A file that the request points at could not be fetched."),
    Code.REFERENCE_UNUSABLE: Rule("A file that the request points at is not of a type that can be used."),
    Code.CANCELED: Rule("The job was canceled."),
    Code.PROVIDER_OUTAGE: Rule("The provider is out of order.", failover=True),
    Code.PROVIDER_CAPACITY: Rule("The provider has no capacity.", failover=True),
    Code.PROVIDER_ERROR: Rule("The provider failed to generate the media.", failover=True),
    Code.OUTPUT_UNUSABLE: Rule("The provider delivered no usable media.", flagged=True),
    Code.SUBMISSION_UNKNOWN: Rule("The provider did not confirm that it took the job.", flagged=True),
    Code.TIMEOUT: Rule("The job ran past its deadline."),
    Code.STORAGE_UNAVAILABLE: Rule("The media could not be stored.", flagged=True),
    Code.TERMINATED: Rule("The job was ended by an operator."),
    Code.INTERNAL: Rule("The job failed for an internal reason.", flagged=True),
}
