"""Every `submit=` word through the adapter: what it is classified as, what was bought, what can be found."""

from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Any

import httpx2
import pytest

from domain.attempt import Order, Submission, Verdict
from domain.failure import Code
from providers.base import CannotFind, Unreachable
from providers.simulator import Simulator
from providers.simulator.behaviour import Submit
from providers.simulator.server import REPLIES

MakeOrder = Callable[..., Order]
CountCreates = Callable[[str], Awaitable[int]]

# word: the verdict, and how many generations were bought
ENDS = MappingProxyType(
    {
        Submit.OK: (Verdict.ACCEPTED, 1),
        Submit.LOST_REPLY: (Verdict.UNKNOWN, 1),
        Submit.ERROR_AFTER_COMMIT: (Verdict.UNKNOWN, 1),
        Submit.SLOW: (Verdict.ACCEPTED, 1),
        Submit.TURNED_AWAY: (Verdict.NOT_SENT, 0),
        Submit.FULL: (Verdict.NOT_SENT, 0),
    }
)


def test_every_submit_word_has_a_reply_and_a_row() -> None:
    assert ENDS.keys() == REPLIES.keys() | {Submit.FULL} == set(Submit)


@pytest.mark.parametrize("word", Submit)
async def test_a_submit_is_classified_and_bought_as_its_word_says(
    word: Submit, simulator: Simulator, order: MakeOrder, creates: CountCreates
) -> None:
    asked = order(f"a boat submit={word}")
    submission = await simulator.submit(asked)
    verdict, bought = ENDS[word]
    assert submission.verdict is verdict
    assert await creates(asked.reference) == bought
    found = await simulator.find(asked.reference)
    assert (found is not None) == bool(bought)
    if verdict is Verdict.ACCEPTED:
        assert found == submission.handle


async def test_a_create_turned_away_twice_is_taken_at_the_third(
    simulator: Simulator, order: MakeOrder, creates: CountCreates
) -> None:
    asked = order("submit=429")
    assert [await simulator.submit(asked) for _ in range(2)] == [Submission.not_sent(retry_after_s=1.0)] * 2
    assert (await simulator.submit(asked)).verdict is Verdict.ACCEPTED
    assert await creates(asked.reference) == 1


async def test_the_vendor_knows_no_idempotency(simulator: Simulator, order: MakeOrder, creates: CountCreates) -> None:
    asked = order()
    first, second = await simulator.submit(asked), await simulator.submit(asked)
    assert first.handle != second.handle
    assert await creates(asked.reference) == 2
    assert await simulator.find(asked.reference) == first.handle


@pytest.mark.parametrize(
    ("prompt", "code"),
    [
        ("outcome=refused_at_submit", Code.CONTENT_REFUSED),  # the content
        ("outcome=refused_at_submit submit=lost_reply", Code.CONTENT_REFUSED),  # refused before it is bought
        ("outcome=sucess", Code.INVALID_INPUT),  # a mistyped word
    ],
)
async def test_a_refusal_at_submit_buys_nothing(
    prompt: str, code: Code, simulator: Simulator, order: MakeOrder, creates: CountCreates
) -> None:
    asked = order(prompt)
    assert await simulator.submit(asked) == Submission.rejected(code)
    assert await creates(asked.reference) == 0


async def test_nobody_listening_means_not_sent(own_server: Any, client: httpx2.AsyncClient, order: MakeOrder) -> None:
    own_server.kill()
    assert await Simulator(own_server.url, client).submit(order()) == Submission.not_sent()


async def test_a_job_without_lookup_cannot_be_found(
    simulator: Simulator, order: MakeOrder, creates: CountCreates
) -> None:
    asked = order("submit=lost_reply lookup=no")
    assert await simulator.submit(asked) == Submission.unknown()
    with pytest.raises(CannotFind):
        await simulator.find(asked.reference)
    assert await creates(asked.reference) == 1


async def test_a_reference_nobody_used_is_not_found(simulator: Simulator) -> None:
    assert await simulator.find("job_never") is None


async def test_a_find_that_gets_no_answer_is_unreachable(own_server: Any, client: httpx2.AsyncClient) -> None:
    own_server.kill()
    with pytest.raises(Unreachable):
        await Simulator(own_server.url, client).find("job_1")


@pytest.mark.parametrize(
    "body",
    [
        b"",  # nothing
        b"[]",  # no object
        b'{"reference": "job_bad", "model": "m", "kind": "poem", "prompt": "p"}',  # a kind it does not make
        b'{"reference": "job_bad", "kind": "video", "prompt": "p"}',  # a field missing
    ],
)
async def test_a_malformed_create_is_refused(body: bytes, server: Any, client: httpx2.AsyncClient) -> None:
    reply = await client.post(f"{server.url}/v1/generations", content=body)
    assert (reply.status_code, reply.json()) == (422, {"error": {"code": "invalid_parameter"}})
