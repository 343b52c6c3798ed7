"""Billing periods: calendar months from the day an account was opened, beginning at midnight UTC."""

import calendar
from datetime import UTC, datetime


def period_end(opened: datetime, now: datetime) -> datetime:
    """When the period ends in which `now` lies.

    A month without the day ends a period on its last one; the next ends on the day itself again.
    """
    anchor = opened.astimezone(UTC)
    months = (now.year - anchor.year) * 12 + now.month - anchor.month
    end = _months_on(anchor, months)
    return end if end > now else _months_on(anchor, months + 1)


def _months_on(anchor: datetime, months: int) -> datetime:
    years, month = divmod(anchor.month - 1 + months, 12)
    year = anchor.year + years
    day = min(anchor.day, calendar.monthrange(year, month + 1)[1])
    return datetime(year, month + 1, day, tzinfo=UTC)
