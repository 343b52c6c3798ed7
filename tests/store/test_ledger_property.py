"""Random histories on real Postgres against a model in memory: after every step, the same credits in the same pools."""

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from domain.ledger import Pools
from store import ledger
from store.database import Database, violated
from store.tables import CHARGED_ONCE
from tests.store import given, scratch

T = TypeVar("T")

SETTINGS = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def loop(database: Database) -> Iterator[tuple[asyncio.Runner, Database]]:
    """Hypothesis calls plain functions, so its steps get an event loop of their own, and connections of it."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        own = scratch.patient(database.url, 2)
        yield runner, own
        runner.run(own.close())


class History(RuleBasedStateMachine):
    """One account; `charged` maps (job, attempt) to what each pool gave, `refunded` holds those given back."""

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self.runner, self.database = runner, database
        self.payer = self.run(given.account(database))
        self.pools, self.jobs = Pools(0, 0), 0
        self.charged: dict[tuple[str, int], Pools] = {}
        self.refunded: set[tuple[str, int]] = set()

    def run(self, step: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(step)

    async def charge(self, price: int, job: str, attempt: int) -> ledger.Charge | None:
        async with self.database.transaction() as tx:
            return await ledger.charge(tx, self.payer, price, job, attempt)

    async def refund(self, job: str, attempt: int) -> int:
        async with self.database.transaction() as tx:
            return await ledger.refund(tx, job, attempt)

    async def grant(self, credits: Pools) -> Pools:
        async with self.database.transaction() as tx:
            return await ledger.grant(tx, self.payer, credits)

    def _charged(self, price: int, job: str, attempt: int) -> None:
        made = self.run(self.charge(price, job, attempt))
        if price > self.pools.total:
            assert made is None
            return
        taken = Pools(min(price, self.pools.monthly), price - min(price, self.pools.monthly))
        self.pools = Pools(self.pools.monthly - taken.monthly, self.pools.purchased - taken.purchased)
        assert made == ledger.Charge(balance=self.pools, taken=taken)
        self.charged[job, attempt] = taken

    @rule(monthly=st.integers(0, 60), purchased=st.integers(0, 60))
    def give(self, monthly: int, purchased: int) -> None:
        self.pools = Pools(self.pools.monthly + monthly, self.pools.purchased + purchased)
        assert self.run(self.grant(Pools(monthly, purchased))) == self.pools

    @rule(price=st.integers(0, 40))
    def charge_a_new_job(self, price: int) -> None:
        self.jobs += 1
        self._charged(price, f"{self.payer}-{self.jobs:02}", 1)

    @precondition(lambda self: self.refunded)
    @rule(price=st.integers(0, 40), data=st.data())
    def retry(self, price: int, data: st.DataObject) -> None:
        job, attempt = data.draw(st.sampled_from(sorted(self.refunded)))
        if (job, attempt + 1) not in self.charged:
            self._charged(price, job, attempt + 1)

    @precondition(lambda self: self.charged)
    @rule(data=st.data())
    def charge_again(self, data: st.DataObject) -> None:
        paid = data.draw(st.sampled_from(sorted(self.charged)))
        price = self.charged[paid].total
        if price > self.pools.total:
            assert self.run(self.charge(price, *paid)) is None
            return
        with pytest.raises(IntegrityError) as refused:
            self.run(self.charge(price, *paid))
        assert violated(refused.value) == CHARGED_ONCE

    @precondition(lambda self: self.charged)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        paid = data.draw(st.sampled_from(sorted(self.charged)))
        if paid in self.refunded:
            assert self.run(self.refund(*paid)) == 0
            return
        taken = self.charged[paid]
        assert self.run(self.refund(*paid)) == taken.total
        self.pools = Pools(self.pools.monthly + taken.monthly, self.pools.purchased + taken.purchased)
        self.refunded.add(paid)

    @invariant()
    def the_books_agree_with_the_model(self) -> None:
        held = self.run(given.balance(self.database, self.payer))
        assert held == self.run(given.entries_sum(self.database, self.payer)) == self.pools
        assert min(held) >= 0


def test_any_history_leaves_the_credits_that_add_up(loop: tuple[asyncio.Runner, Database]) -> None:
    class Own(History):
        def __init__(self) -> None:
            super().__init__(*loop)

    run_state_machine_as_test(Own, settings=SETTINGS)
