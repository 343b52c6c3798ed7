"""The tiers, as the agent-media page publishes them, and the one of our own."""

from domain.plans import DEFAULT_PLAN, PLANS, Plan


def test_the_plans_are_those_that_are_published() -> None:
    assert {
        "free": Plan("Free", 0, 0, 15),
        "payg": Plan("Pay As You Go", 0, 2, 15),
        "starter": Plan("Creator", 3_900, 3, 10),
        "creator": Plan("Pro", 6_900, 5, 15),
        "pro_plus": Plan("Pro Plus", 12_900, 10, 15),
        "enterprise": Plan("Enterprise", 0, 500, 60),
    } == PLANS


def test_who_names_no_plan_can_generate() -> None:
    assert PLANS[DEFAULT_PLAN].in_flight_max > 0
