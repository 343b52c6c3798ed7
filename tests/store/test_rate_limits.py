"""The request limit of a key: a burst at once, then one request an interval, by the database's clock alone."""

import asyncio
import random
from fractions import Fraction

import pytest
from sqlalchemy import text

from domain.plans import RateLimit
from store import rate_limits
from store.database import Database
from store.rate_limits import Taken, Wish
from tests.store import given

MINUTE_US = 60_000_000
SLOW = RateLimit(7, burst=6)  # one more a minute
INTERVAL_US = MINUTE_US


async def take(database: Database, key_id: str, requests: int, limit: RateLimit = SLOW) -> Taken:
    async with database.statement() as tx:
        return (await rate_limits.take(tx, [Wish(key_id, requests, limit)]))[key_id]


async def wait(database: Database, key_id: str, us: int) -> None:
    """Let so much time pass for a key, by moving what is known of it into the past."""
    back = text("UPDATE rate_limits SET full_at_us = full_at_us - :us WHERE key_id = :key_id")
    async with database.transaction() as tx:
        await tx.execute(back, {"us": us, "key_id": key_id})


async def test_a_fresh_key_has_its_whole_burst(database: Database) -> None:
    taken = await take(database, given.name("key"), 1)
    assert (taken.admitted, taken.remaining, taken.retry_in_us) == (1, 5, 0)
    assert taken.full_at_us - taken.now_us == INTERVAL_US


async def test_the_first_statement_of_a_key_admits_no_more_than_its_burst(database: Database) -> None:
    taken = await take(database, given.name("key"), 100)
    assert (taken.admitted, taken.remaining) == (6, 0)
    assert 0 < taken.retry_in_us <= INTERVAL_US
    assert taken.full_at_us - taken.now_us == 6 * INTERVAL_US


async def test_of_many_requests_as_many_are_admitted_as_there_is_room_for(database: Database) -> None:
    key = given.name("key")
    taken = [await take(database, key, requests) for requests in (1, 3, 4, 1)]
    assert [one.admitted for one in taken] == [1, 3, 2, 0]
    assert [one.remaining for one in taken] == [5, 2, 0, 0]


async def test_a_refused_request_puts_nothing_off(database: Database) -> None:
    key = given.name("key")
    spent = await take(database, key, 6)
    refused = await take(database, key, 50)
    assert (refused.admitted, refused.full_at_us) == (0, spent.full_at_us)


async def test_a_request_made_when_it_was_told_to_is_admitted_and_one_before_is_not(database: Database) -> None:
    key = given.name("key")
    retry_in_us = (await take(database, key, 7)).retry_in_us
    await wait(database, key, retry_in_us - INTERVAL_US // 2)
    early = await take(database, key, 1)
    assert early.admitted == 0
    assert early.retry_in_us <= INTERVAL_US // 2
    await wait(database, key, early.retry_in_us)
    assert [(await take(database, key, 1)).admitted for _ in range(2)] == [1, 0]


async def test_what_was_spent_comes_back_evenly_and_no_further_than_the_burst(database: Database) -> None:
    key = given.name("key")
    await take(database, key, 6)
    await wait(database, key, 3 * INTERVAL_US)
    assert (await take(database, key, 9)).admitted == 3
    await wait(database, key, 100 * INTERVAL_US)
    assert (await take(database, key, 9)).admitted == 6


async def test_keys_in_one_statement_are_independent(database: Database) -> None:
    spent, fresh, other = (given.name("key") for _ in range(3))
    await take(database, spent, 5)
    wishes = [Wish(fresh, 2, SLOW), Wish(spent, 2, SLOW), Wish(other, 2, RateLimit(60, burst=1))]
    async with database.statement() as tx:
        taken = await rate_limits.take(tx, wishes)
    assert {key: (one.admitted, one.remaining) for key, one in taken.items()} == {
        fresh: (2, 4),
        spent: (1, 0),
        other: (1, 0),
    }


async def test_statements_over_the_same_keys_in_any_order_never_block_each_other(database: Database) -> None:
    keys = [given.name("key") for _ in range(50)]

    async def take_all(seed: int) -> int:
        chance, admitted = random.Random(seed), 0
        for _ in range(20):
            wishes = [Wish(key, 1, SLOW) for key in chance.sample(keys, len(keys))]
            async with database.statement() as tx:
                admitted += sum(one.admitted for one in (await rate_limits.take(tx, wishes)).values())
        return admitted

    assert sum(await asyncio.gather(*(take_all(seed) for seed in range(6)))) == len(keys) * 6


async def test_what_is_counted_is_not_written_to_the_log(database: Database) -> None:
    kept = text("SELECT relpersistence FROM pg_class WHERE oid = 'rate_limits'::regclass")
    async with database.statement() as tx:
        assert (await tx.execute(kept)).scalar_one() == b"u"


async def test_a_smaller_plan_counts_what_was_spent_on_the_larger(database: Database) -> None:
    key = given.name("key")
    spent = await take(database, key, 6)
    taken = await take(database, key, 1, RateLimit(66, burst=6))  # one more a second
    assert (taken.admitted, taken.remaining) == (0, 0)
    assert taken.retry_in_us == spent.full_at_us - taken.now_us - 5_000_000


@pytest.mark.parametrize("seed", range(6))
async def test_any_sequence_is_admitted_as_a_bucket_of_tokens_would(seed: int, database: Database) -> None:
    """The bucket holds fractions of requests, and fills by one an interval; it never runs ahead of a minute's quota."""
    chance, key = random.Random(seed), given.name("key")
    limit = chance.choice([SLOW, RateLimit(60, burst=20), RateLimit(100, burst=93), RateLimit(600, burst=1)])
    tokens, waited_us, before_us = Fraction(limit.burst), 0, 0
    admitted: list[tuple[int, int]] = []
    for _ in range(50):
        wanted = chance.choice([1, 1, 1, 2, 5, 40])
        taken = await take(database, key, wanted, limit)
        now_us = taken.now_us + waited_us
        passed = Fraction(now_us - (before_us or now_us), limit.interval_us)
        tokens, before_us = min(Fraction(limit.burst), tokens + passed), now_us
        fits = min(wanted, int(tokens))
        tokens -= fits
        assert (taken.admitted, taken.remaining) == (fits, int(tokens))
        assert taken.retry_in_us == max(0, (1 - tokens) * limit.interval_us)
        admitted.append((now_us, taken.admitted))
        pause_us = chance.choice([0, 0, chance.randrange(limit.interval_us * 3)])
        await wait(database, key, pause_us)
        waited_us += pause_us
    for began_us, _ in admitted:
        assert sum(n for at_us, n in admitted if began_us <= at_us <= began_us + MINUTE_US) <= limit.per_minute
