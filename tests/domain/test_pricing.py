"""Prices: a base, and every started second in full."""

import pytest

from domain.brief import Film
from domain.catalog import Model, Price, Served
from domain.pricing import quote
from domain.spec import JobSpec, Kind, Settings


@pytest.mark.parametrize(
    ("base", "per_second", "duration_s", "price"),
    [
        (10, 0, 5, 10),  # a base alone
        (0, 15, 8, 120),  # a rate alone
        (10, 15, 8, 130),  # both
        (0, 15, 7.001, 120),  # a started second
        (0, 15, 0.1, 15),
        (10, 15, None, 10),  # a medium without a length
        (0, 0, 8, 0),  # a gift
    ],
)
def test_a_job_costs_its_base_and_its_started_seconds(
    base: int, per_second: int, duration_s: float | None, price: int
) -> None:
    model = Model(
        name="m",
        kind=Kind.VIDEO,
        price=Price(base_credits=base, per_second_credits=per_second),
        served=(Served(provider="p", model="m"),),
        deadline_s=60,
    )
    spec = JobSpec(kind=Kind.VIDEO, model="m", prompt="a boat", settings=Settings(duration_s=duration_s))
    assert quote(model, spec) == price


@pytest.mark.parametrize(("written", "price"), [(True, 305), (False, 300)])
def test_a_script_that_we_write_costs_extra(written: bool, price: int) -> None:
    model = Model(
        name="m",
        kind=Kind.TALKING_VIDEO,
        price=Price(per_second_credits=30, script_credits=5),
        served=(Served(provider="p", model="m"),),
        deadline_s=60,
    )
    film = Film(script="Sleep well.", written=written)
    spec = JobSpec(kind=Kind.TALKING_VIDEO, model="m", prompt="", settings=Settings(duration_s=10), brief=film)
    assert quote(model, spec) == price
