"""The tiers, as the agent-media page publishes them, and the one of our own."""

import pytest

from domain.plans import DEFAULT_PLAN, PLANS, Plan, RateLimit

MINUTE_US = 60_000_000


def test_the_plans_are_those_that_are_published() -> None:
    assert {
        "free": Plan("Free", 0, 0, 15, RateLimit(60, burst=20)),
        "payg": Plan("Pay As You Go", 0, 2, 15, RateLimit(3_000, burst=1_000)),
        "starter": Plan("Creator", 3_900, 3, 10, RateLimit(3_000, burst=1_000)),
        "creator": Plan("Pro", 6_900, 5, 15, RateLimit(6_000, burst=2_000)),
        "pro_plus": Plan("Pro Plus", 12_900, 10, 15, RateLimit(12_000, burst=4_000)),
        "enterprise": Plan("Enterprise", 0, 500, 60, RateLimit(180_000, burst=60_000)),
    } == PLANS


def test_who_names_no_plan_can_generate() -> None:
    assert PLANS[DEFAULT_PLAN].in_flight_max > 0


@pytest.mark.parametrize("limit", [*(plan.rate_limit for plan in PLANS.values()), RateLimit(100, burst=93)])
def test_a_burst_and_what_comes_back_in_a_minute_are_the_limit_and_no_more(limit: RateLimit) -> None:
    come_back = MINUTE_US // limit.interval_us
    assert limit.per_minute - 1 <= limit.burst + come_back <= limit.per_minute


def test_one_key_of_the_default_plan_may_ask_faster_than_one_process_can_answer() -> None:
    assert 1_000_000 // PLANS[DEFAULT_PLAN].rate_limit.interval_us >= 2_000
