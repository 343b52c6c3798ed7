"""Billing periods: calendar months from the day an account was opened."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from domain.periods import period_end


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("opened", "now", "end"),
    [
        ("2026-03-20T14:30", "2026-03-20T14:30", "2026-04-20"),  # the first
        ("2026-03-20T14:30", "2026-04-19T23:59", "2026-04-20"),
        ("2026-03-20T14:30", "2026-04-20", "2026-05-20"),  # an end belongs to the next
        ("2026-01-31", "2026-02-01", "2026-02-28"),  # a month without the day
        ("2026-01-31", "2026-02-28", "2026-03-31"),  # and the day itself again
        ("2024-01-31", "2024-02-01", "2024-02-29"),
        ("2026-11-15", "2026-12-20", "2027-01-15"),  # over the year
        ("2026-03-20", "2028-06-01", "2028-06-20"),  # several at once
    ],
)
def test_a_period_ends_on_the_day_of_the_month_the_account_was_opened(opened: str, now: str, end: str) -> None:
    assert period_end(day(opened), day(now)) == day(end)


def test_a_period_is_reckoned_in_utc() -> None:
    opened = datetime(2026, 3, 21, 1, tzinfo=timezone(timedelta(hours=3)))
    assert period_end(opened, opened) == day("2026-04-20")
