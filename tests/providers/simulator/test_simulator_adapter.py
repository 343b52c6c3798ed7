"""The adapter's tables and its pure halves, and answers no server here would give."""

import asyncio
import json

import httpx2
import pytest

from domain.attempt import Order, Output, Progress, State, Submission
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.base import Provider, Unreachable
from providers.simulator import Simulator
from providers.simulator.adapter import ERRORS, KINDS, STATUS, decode, decode_submit, encode
from providers.simulator.life import ERROR_CODES, TERMINAL

ORDER = Order(reference="job_1", model="sim-video", kind=Kind.VIDEO, prompt="a boat", settings=Settings(seed=7))


def answering(*answers: httpx2.Response | Exception) -> Simulator:
    """The adapter in front of a vendor that gives these answers and then none."""
    left = list(answers)

    def answer(_: httpx2.Request) -> httpx2.Response:
        given = left.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    return Simulator("http://vendor/", httpx2.AsyncClient(transport=httpx2.MockTransport(answer)))


def test_it_is_a_provider() -> None:
    provider: Provider = answering()
    assert (provider.name, provider.submit_timeout_s, provider.can_find) == ("simulator", 5, True)


def test_the_tables_are_complete() -> None:
    assert KINDS.keys() <= set(Kind)
    assert len(set(KINDS.values())) == len(KINDS)
    assert ERRORS.keys() == ERROR_CODES
    assert {word for word, state in STATUS.items() if state is not State.WORKING} == TERMINAL


def test_an_order_is_encoded_without_the_settings_left_open() -> None:
    assert encode(ORDER) == {
        "reference": "job_1",
        "model": "sim-video",
        "kind": "video",
        "prompt": "a boat",
        "settings": {"seed": 7},
        "callback_url": None,
    }


@pytest.mark.parametrize(
    ("payload", "progress"),
    [
        # a word nobody knows
        ({"status": "expired?"}, Progress(state=State.WORKING)),
        # an end that delivers nothing is no end
        ({"status": "completed", "progress": 1, "outputs": []}, Progress(state=State.WORKING, fraction=1)),
        # a failure without a reason
        ({"status": "failed"}, Progress(state=State.FAILED, code=Code.PROVIDER_ERROR)),
        # a reason nobody knows
        ({"status": "failed", "error": {"code": "gremlins"}}, Progress(state=State.FAILED, code=Code.PROVIDER_ERROR)),
        # outputs before the end
        ({"status": "processing", "outputs": [{"url": "/v1/files/1"}]}, Progress(state=State.WORKING)),
        # the end
        (
            {"status": "completed", "outputs": [{"url": "/v1/files/1", "content_type": "video/mp4"}]},
            Progress(state=State.SUCCEEDED, outputs=(Output(url="/v1/files/1", content_type="video/mp4"),)),
        ),
    ],
)
def test_a_look_is_decoded(payload: dict[str, object], progress: Progress) -> None:
    assert decode(json.dumps(payload).encode()) == progress


@pytest.mark.parametrize("code", ERRORS)
def test_every_error_code_is_decoded(code: str) -> None:
    payload = json.dumps({"status": "failed", "error": {"code": code}}).encode()
    assert decode(payload).code is ERRORS[code]
    assert decode_submit(422, payload, None) == Submission.rejected(ERRORS[code])


@pytest.mark.parametrize(
    ("status", "payload", "retry_after_s", "submission"),
    [
        (201, b'{"id": "gen_1"}', None, Submission.accepted("gen_1")),  # as promised
        (201, b"<html>", None, Submission.unknown()),  # taken, perhaps, but by whom
        (302, b"", None, Submission.unknown()),  # never followed
        (429, b"", 2.0, Submission.not_sent(2.0)),  # turned away
        (429, b"", None, Submission.not_sent()),  # turned away without a hint
        (503, b"", 2.0, Submission.not_sent(2.0)),  # turned away, with the hint that says so
        (503, b"", None, Submission.unknown()),  # a proxy may have lost the reply
        (502, b"", 2.0, Submission.unknown()),  # likewise
        (403, b"<html>", None, Submission.rejected(Code.PROVIDER_ERROR)),  # a no nobody explains
    ],
)
def test_an_answered_submit_is_classified(
    status: int, payload: bytes, retry_after_s: float | None, submission: Submission
) -> None:
    assert decode_submit(status, payload, retry_after_s) == submission


@pytest.mark.parametrize(
    ("error", "submission"),
    [
        (httpx2.ConnectError("refused"), Submission.not_sent()),  # nothing left this machine
        (httpx2.ReadTimeout("silence"), Submission.unknown()),  # sent, never answered
        (httpx2.RemoteProtocolError("cut"), Submission.unknown()),  # sent, cut
        (httpx2.DecodingError("bad gzip"), Submission.unknown()),  # answered, unreadable
    ],
)
async def test_a_submit_without_an_answer_is_classified(error: Exception, submission: Submission) -> None:
    assert await answering(error).submit(ORDER) == submission


async def test_a_submit_is_not_waited_for_longer_than_its_limit() -> None:
    async def answer(_: httpx2.Request) -> httpx2.Response:
        await asyncio.Event().wait()
        raise AssertionError

    silent = Simulator("http://vendor/", httpx2.AsyncClient(transport=httpx2.MockTransport(answer)))
    silent.submit_timeout_s = 0.05
    async with asyncio.timeout(30):
        assert await silent.submit(ORDER) == Submission.unknown()


@pytest.mark.parametrize(
    ("headers", "poll_after_s"),
    [
        ({"X-Poll-After-Ms": "750"}, 0.75),  # the vendor's pace
        ({}, None),  # no opinion
        ({"X-Poll-After-Ms": "soon"}, None),  # no number
        ({"X-Poll-After-Ms": "nan"}, None),  # no usable number
        ({"X-Poll-After-Ms": "-5"}, None),  # the past
    ],
)
async def test_the_poll_hint_is_honoured(headers: dict[str, str], poll_after_s: float | None) -> None:
    look = httpx2.Response(200, json={"status": "processing"}, headers=headers)
    assert await answering(look).poll("gen_1") == Progress(state=State.WORKING, poll_after_s=poll_after_s)


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(500),  # broken
        httpx2.Response(404, text="no such page"),  # a proxy's no, not the vendor's
        httpx2.Response(200, text="<html>"),  # no job
        httpx2.ReadTimeout("silence"),  # no answer
    ],
)
async def test_an_answer_that_proves_nothing_is_unreachable(answer: httpx2.Response | Exception) -> None:
    with pytest.raises(Unreachable):
        await answering(answer).poll("gen_1")
    with pytest.raises(Unreachable):
        await answering(answer).find("job_1")


async def test_a_cancel_without_an_answer_is_unreachable() -> None:
    for answer in (httpx2.Response(502), httpx2.ConnectError("refused")):
        with pytest.raises(Unreachable):
            await answering(answer).cancel("gen_1")
