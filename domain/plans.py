"""Plans: what an account may have in flight, how long its videos may be, what it is given each month, and how
often each of its keys may ask.

The five published tiers are those of the agent-media page, which names no request limits: those are ours. They
leave room for a client that polls every job it may have in flight several times a second. `enterprise` is ours
too: an operator of their own Darkroom sells generations to others and is limited by credits alone, so it is the
default, and its request limit is above what one API process can answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_MINUTE_US: Final = 60_000_000


@dataclass(frozen=True)
class RateLimit:
    """Never more than `per_minute` requests in any minute: `burst` of them at once, the others spread evenly."""

    per_minute: int
    burst: int

    @property
    def interval_us(self) -> int:
        """How long it takes until one more request of a spent burst is admitted, rounded up."""
        return -(-_MINUTE_US // (self.per_minute - self.burst))


@dataclass(frozen=True)
class Plan:
    """One tier; `in_flight_max` counts jobs between submit and the provider's last word."""

    name: str
    monthly_credits: int
    in_flight_max: int
    video_duration_max_s: int
    rate_limit: RateLimit


DEFAULT_PLAN: Final = "enterprise"

PLANS: Final[Mapping[str, Plan]] = {
    "free": Plan("Free", 0, 0, 15, RateLimit(60, burst=20)),
    "payg": Plan("Pay As You Go", 0, 2, 15, RateLimit(3_000, burst=1_000)),
    "starter": Plan("Creator", 3_900, 3, 10, RateLimit(3_000, burst=1_000)),
    "creator": Plan("Pro", 6_900, 5, 15, RateLimit(6_000, burst=2_000)),
    "pro_plus": Plan("Pro Plus", 12_900, 10, 15, RateLimit(12_000, burst=4_000)),
    "enterprise": Plan("Enterprise", 0, 500, 60, RateLimit(180_000, burst=60_000)),
}
