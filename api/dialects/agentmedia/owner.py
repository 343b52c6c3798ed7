"""What an account's owner is shown of it: plan, credits, usage, keys."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from api.account import Account, ApiKey, Period, Usage, account_id
from api.dialects.agentmedia import wire
from api.dialects.agentmedia.translate import MODEL, OPERATION, moment
from domain.catalog import Catalog
from domain.pacing import WORDS_MAX
from domain.plans import PLANS
from domain.spec import Kind

DEFAULT_KEY_NAME: Final = "Default"
DAYS: Final[Mapping[wire.PeriodWord, int]] = {"7d": 7, "30d": 30, "90d": 90}


def render_account(account: Account, catalog: Catalog) -> wire.Account:
    plan, balance = PLANS[account.plan], account.balance
    models = [MODEL] if catalog.find(MODEL, Kind.TALKING_VIDEO) else []
    return wire.Account(
        user_id=str(account_id(account.name)),
        plan=wire.Plan(tier=account.plan, name=plan.name, current_period_end=moment(account.period_end)),
        credits=wire.Credits(
            monthly_remaining=balance.monthly,
            monthly_allowance=plan.monthly_credits,
            purchased=balance.purchased,
            total=balance.total,
        ),
        limits=wire.Limits(
            max_concurrent_jobs=plan.in_flight_max,
            max_video_duration=min(plan.video_duration_max_s, max(WORDS_MAX)),
            models_available=models if plan.in_flight_max else [],
        ),
    )


def render_usage(word: wire.PeriodWord, period: Period, usage: Usage) -> wire.Usage:
    total = usage.total
    return wire.Usage(
        period=word,
        period_start=moment(period.since),
        period_end=moment(period.until),
        summary=wire.Summary(
            total_jobs=total.jobs,
            completed_jobs=total.completed,
            failed_jobs=total.failed,
            credits_used=total.credits,
        ),
        by_model=[
            wire.ModelUsage(
                model_slug=model,
                job_count=one.jobs,
                credits_used=one.credits,
                avg_duration_seconds=None if one.took_s is None else round(one.took_s, 1),
            )
            for model, one in usage.by_model.items()
        ],
        daily=[_day(usage, (period.since + timedelta(days=n)).date()) for n in range(DAYS[word])],
        by_operation=[
            wire.OperationUsage(operation=OPERATION[kind], job_count=one.jobs) for kind, one in usage.by_kind.items()
        ],
    )


def render_new_key(secret: str, key: ApiKey) -> wire.NewKey:
    created_at = moment(key.created_at)
    return wire.NewKey(key=secret, id=key.id, key_prefix=key.prefix, name=key.name, created_at=created_at)


def render_key(key: ApiKey) -> wire.Key:
    return wire.Key(
        id=key.id,
        key_prefix=key.prefix,
        name=key.name,
        created_at=moment(key.created_at),
        last_used_at=moment(key.last_used_at) if key.last_used_at else None,
    )


def _day(usage: Usage, day: date) -> wire.DayUsage:
    one = usage.by_day.get(day)
    return wire.DayUsage(date=day.isoformat(), job_count=one.jobs if one else 0, credits_used=one.credits if one else 0)
