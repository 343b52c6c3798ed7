"""Every table of the dialect is total, and a word of the page leads back to the statuses it stands for."""

from typing import get_args

import pytest

from api.dialects.agentmedia import owner, translate, wire
from api.problem import Problem, Reason
from domain.job import TERMINAL, Status
from domain.plans import PLANS
from domain.spec import Kind


def test_every_status_has_its_word_and_every_word_its_statuses() -> None:
    assert translate.STATUS.keys() == set(Status)
    words = get_args(wire.StatusWord)
    assert set(translate.STATUS.values()) == set(words)
    by_word = [translate.statuses(word) for word in words]
    assert sorted(status for statuses in by_word for status in statuses) == sorted(Status)
    assert translate.statuses(None) == list(Status)
    ended = {translate.STATUS[status] for status in TERMINAL}
    assert ended.isdisjoint(translate.STATUS[status] for status in set(Status) - TERMINAL)


def test_every_reason_has_its_error_of_the_page() -> None:
    assert translate.ERRORS.keys() == set(Reason)
    types = {
        400: "validation_error",
        401: "authentication_error",
        402: "insufficient_credits",
        403: "authentication_error",
        404: "not_found",
        429: "rate_limit_error",
        500: "server_error",
        502: "server_error",
    }
    for shape in translate.ERRORS.values():
        assert types.get(shape.http, shape.type) == shape.type
    codes = [shape.code for shape in translate.ERRORS.values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("problem", "status", "code"),
    [
        (Problem(Reason.UNAUTHENTICATED, "", kind="missing"), 401, "missing_api_key"),
        (Problem(Reason.UNAUTHENTICATED, ""), 401, "invalid_api_key"),
        (Problem(Reason.ENGINE_UNREACHABLE, ""), 502, "edge_function_unreachable"),
        (Problem(Reason.INVALID, "", param="scenes.3.text", kind="missing"), 400, "invalid_scenes"),
        (Problem(Reason.INVALID, "", param="Idempotency-Key"), 400, "invalid_idempotency_key"),
        (Problem(Reason.INVALID, ""), 400, "invalid_request"),
        (Problem(Reason.NOT_FOUND, "", kind="job"), 404, "job_not_found"),
        (Problem(Reason.NOT_FOUND, ""), 404, "not_found"),
    ],
)
def test_an_error_has_the_code_of_its_case(problem: Problem, status: int, code: str) -> None:
    http, body = translate.render_error(problem)
    assert (http, body.error.code) == (status, code)


def test_every_kind_that_is_made_here_has_its_operation() -> None:
    assert translate.OPERATION.keys() == {Kind.TALKING_VIDEO}
    assert owner.DAYS.keys() == set(get_args(wire.PeriodWord))


def test_only_a_plan_without_places_makes_nothing() -> None:
    for tier, plan in PLANS.items():
        longest_s = plan.video_duration_max_s
        if not plan.in_flight_max:
            with pytest.raises(Problem) as refused:
                translate.require_plan(tier, 5)
            assert refused.value.reason is Reason.PLAN_REQUIRED
            continue
        translate.require_plan(tier, longest_s)
        with pytest.raises(Problem) as refused:
            translate.require_plan(tier, longest_s + 1)
        assert refused.value.reason is Reason.PLAN_LIMIT
