"""The words of a prompt, and how a job looks at a moment: no server needed."""

import math

import pytest

from providers.simulator.behaviour import BadWord, Behaviour, Fetch, Outcome, Submit, Webhook, parse
from providers.simulator.life import DONE, FLAPS, Job, View, poll_after_ms, running_peak, view


def job(prompt: str = "", created_at: float = 100.0, canceled_at: float | None = None, looks: int = 0) -> Job:
    return Job("gen_1", "job_1", "video", prompt, None, created_at, canceled_at, looks)


def test_a_prompt_without_words_asks_for_a_vendor_that_works() -> None:
    assert parse("A red boat, at dawn; E=mc² and size=large, submit= nothing") == Behaviour()


def test_every_word_is_read_among_prose() -> None:
    prompt = "A boat, seconds=1.5 outcome=flap, submit=slow; bytes=123456 fetch=html\nwebhook=twice lookup=no. At dawn."
    assert parse(prompt) == Behaviour(1.5, Outcome.FLAP, Submit.SLOW, 123456, Fetch.HTML, Webhook.TWICE, lookup=False)


def test_the_last_of_a_repeated_word_wins() -> None:
    assert parse("seconds=1 seconds=2").seconds == 2


@pytest.mark.parametrize(
    "word",
    [
        "outcome=sucess",  # mistyped
        "seconds=-1",  # out of range
        "seconds=nan",  # no number
        "bytes=1e6",  # no integer
        "bytes=5000000000",  # more than a container's 32 bits hold
        "lookup=maybe",  # outside yes and no
    ],
)
def test_a_known_word_with_an_unknown_value_is_refused(word: str) -> None:
    with pytest.raises(BadWord):
        parse(word)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (100.0, View("queued", 0.0)),  # just created
        (105.0, View("processing", 0.5)),  # half-way
        (110.0, DONE),  # at its end
        (1e9, DONE),  # for ever after
    ],
)
def test_a_job_moves_by_the_clock_alone(now: float, shown: View) -> None:
    assert view(job("seconds=10"), now) == shown


def test_a_canceled_job_stays_canceled() -> None:
    shown = view(job("seconds=10", canceled_at=105.0), 1e9)
    assert shown is not None
    assert (shown.status, shown.error, shown.over) == ("canceled", "canceled", True)


def test_no_false_end_of_a_flapping_job_is_over() -> None:
    assert not any(step is not None and step.over for step in FLAPS)
    assert view(job("outcome=flap", looks=len(FLAPS)), 1e9) == FLAPS[-1]
    assert view(job("outcome=flap", looks=len(FLAPS) + 1), 1e9) == DONE


@pytest.mark.parametrize(
    ("prompt", "hint_ms"),
    [
        ("seconds=0.5", 50),  # nearly done
        ("seconds=2", 250),  # the floor
        ("seconds=5", 500),  # a tenth of what is left
        ("seconds=3600", 1000),  # the ceiling
        ("outcome=stuck", 1000),  # nobody knows
    ],
)
def test_the_poll_hint_follows_the_time_left(prompt: str, hint_ms: int) -> None:
    assert poll_after_ms(job(prompt), 100.0) == hint_ms


def test_the_running_peak_counts_unfinished_jobs_only() -> None:
    jobs = [
        job("seconds=10", 100),  # until 110
        job("seconds=10", 105),  # overlaps the first
        job("seconds=10", 110),  # starts as the first ends
        job("seconds=0", 107),  # takes no time
        job("outcome=stuck", 120),  # alone, for ever
    ]
    assert running_peak(jobs) == 2
    assert running_peak([]) == 0
    assert math.isinf(jobs[-1].ends_at)
