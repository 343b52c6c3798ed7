"""Every `outcome=` word through the adapter, and the cancel."""

import time
from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Any

import httpx2
import pytest

from domain.attempt import Order, Progress, State, Verdict
from domain.failure import Code
from domain.spec import Kind
from providers.base import Unreachable
from providers.simulator import Simulator
from providers.simulator.behaviour import Outcome
from providers.simulator.life import FLAPS
from tests.providers.simulator.conftest import patient

MakeOrder = Callable[..., Order]
Accept = Callable[..., Awaitable[str]]
Await = Callable[[str], Awaitable[Progress]]

# word: the end of the job, and its code
ENDS = MappingProxyType(
    {
        Outcome.SUCCESS: (State.SUCCEEDED, None),
        Outcome.REFUSED: (State.FAILED, Code.CONTENT_REFUSED),
        Outcome.OUTAGE: (State.FAILED, Code.PROVIDER_OUTAGE),
        Outcome.CAPACITY: (State.FAILED, Code.PROVIDER_CAPACITY),
        Outcome.REFUSED_AT_SUBMIT: None,  # never a job, see test_simulator_submit.py
        Outcome.STUCK: None,  # never an end, see below
        Outcome.FLAP: None,  # an end after false ones, see below
    }
)


def test_every_outcome_has_a_row() -> None:
    assert ENDS.keys() == set(Outcome)


@pytest.mark.parametrize("word", [word for word, end in ENDS.items() if end])
async def test_a_job_ends_as_its_word_says(word: Outcome, accepted: Accept, ended: Await) -> None:
    progress = await ended(await accepted(f"a boat outcome={word}"))
    assert (progress.state, progress.code) == ENDS[word]
    assert len(progress.outputs) == (progress.state is State.SUCCEEDED)


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [(Kind.VIDEO, "video/mp4"), (Kind.MUSIC, "audio/wav"), (Kind.MODEL_3D, "model/gltf-binary")],
)
async def test_each_kind_delivers_its_type(kind: Kind, content_type: str, accepted: Accept, ended: Await) -> None:
    progress = await ended(await accepted("a boat", kind=kind))
    assert [output.content_type for output in progress.outputs] == [content_type]


async def test_a_job_takes_the_seconds_asked(accepted: Accept, ended: Await) -> None:
    began = time.monotonic()
    assert (await ended(await accepted("seconds=0.4"))).fraction == 1
    assert time.monotonic() - began >= 0.4 * 0.95


async def test_a_job_under_way_has_no_outputs_and_tells_when_to_look_again(
    accepted: Accept, simulator: Simulator
) -> None:
    early = await simulator.poll(await accepted("seconds=600"))
    assert (early.state, early.outputs, early.poll_after_s) == (State.WORKING, (), 1.0)
    assert early.fraction is not None
    assert early.fraction < 1


async def test_a_stuck_job_keeps_working(accepted: Accept, simulator: Simulator) -> None:
    handle = await accepted("outcome=stuck")
    assert {(await simulator.poll(handle)).state for _ in range(5)} == {State.WORKING}


async def test_a_flapping_job_is_believed_only_at_its_true_end(accepted: Accept, simulator: Simulator) -> None:
    handle = await accepted("outcome=flap")
    for step in FLAPS:
        if step is None:
            with pytest.raises(Unreachable):
                await simulator.poll(handle)
        else:
            assert await simulator.poll(handle) == Progress(
                state=State.WORKING, fraction=step.progress, poll_after_s=0.05
            )
    assert (await simulator.poll(handle)).state is State.SUCCEEDED
    assert (await simulator.poll(handle)).outputs


async def test_a_flapping_job_can_be_canceled_at_a_false_end(
    accepted: Accept, ended: Await, simulator: Simulator
) -> None:
    handle = await accepted("outcome=flap")
    assert [(await simulator.poll(handle)).state for _ in range(2)] == [State.WORKING] * 2
    await simulator.cancel(handle)
    assert (await ended(handle)).code is Code.CANCELED


@pytest.mark.parametrize("prompt", ["seconds=600", "outcome=stuck", "outcome=outage seconds=600"])
async def test_a_canceled_job_ends_canceled_and_delivers_nothing(
    prompt: str, accepted: Accept, ended: Await, simulator: Simulator
) -> None:
    handle = await accepted(prompt)
    await simulator.cancel(handle)
    assert await ended(handle) == Progress(state=State.FAILED, fraction=0.0, code=Code.CANCELED)
    await simulator.cancel(handle)


async def test_a_cancel_that_comes_too_late_changes_nothing(
    accepted: Accept, ended: Await, simulator: Simulator
) -> None:
    handle = await accepted("a boat")
    await simulator.cancel(handle)
    assert (await ended(handle)).state is State.SUCCEEDED


async def test_a_cancel_of_an_unknown_job_is_a_normal_end(simulator: Simulator) -> None:
    await simulator.cancel("gen_never")


async def test_a_look_at_an_unknown_job_is_no_verdict_on_it(simulator: Simulator) -> None:
    with pytest.raises(Unreachable):
        await simulator.poll("gen_never")


async def test_the_running_peak_is_counted(own_server: Any, client: httpx2.AsyncClient, order: MakeOrder) -> None:
    simulator = patient(own_server.url, client)
    orders = [order("outcome=stuck") for _ in range(3)]
    for one in orders:
        assert (await simulator.submit(one)).verdict is Verdict.ACCEPTED
    references = [one.reference for one in orders]
    stats = (await client.get(f"{own_server.url}/v1/stats")).json()
    assert (stats["creates"], list(stats["by_job"]), stats["running_peak"]) == (3, references, 3)
    of_two = (await client.get(f"{own_server.url}/v1/stats", params={"reference": references[1:]})).json()
    assert of_two == {"creates": 2, "by_job": dict.fromkeys(references[1:], 1), "running_peak": 2}
