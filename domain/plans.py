"""Plans: what an account may have in flight, how long its videos may be, what it is given each month.

The five published tiers are those of the agent-media page. `enterprise` is ours: an operator of their own
Darkroom sells generations to others and is limited by credits alone, so it is the default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Plan:
    """One tier; `in_flight_max` counts jobs between submit and the provider's last word."""

    name: str
    monthly_credits: int
    in_flight_max: int
    video_duration_max_s: int


DEFAULT_PLAN: Final = "enterprise"

PLANS: Final[Mapping[str, Plan]] = {
    "free": Plan("Free", 0, 0, 15),
    "payg": Plan("Pay As You Go", 0, 2, 15),
    "starter": Plan("Creator", 3_900, 3, 10),
    "creator": Plan("Pro", 6_900, 5, 15),
    "pro_plus": Plan("Pro Plus", 12_900, 10, 15),
    "enterprise": Plan("Enterprise", 0, 500, 60),
}
