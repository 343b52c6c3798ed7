"""Every table that a dialect or the domain owns is total: no status, reason, kind or code falls through."""

import re
from typing import get_args

from api.dialects.aigateway import translate, wire
from api.edge import plain
from api.problem import Reason
from domain.failure import RULES, Code
from domain.job import TERMINAL, TRANSITIONS, Status
from domain.spec import Kind
from workflows.policies import DELIVERY_JITTER, DELIVERY_SCHEDULE


def test_every_status_has_its_word() -> None:
    assert translate.STATUS.keys() == set(Status)
    assert set(translate.STATUS.values()) == set(get_args(wire.StatusWord))


def test_ended_and_open_jobs_share_no_word() -> None:
    ended = {translate.STATUS[status] for status in TERMINAL}
    assert ended.isdisjoint(translate.STATUS[status] for status in set(Status) - TERMINAL)


def test_every_reason_has_its_error() -> None:
    assert translate.ERRORS.keys() == set(Reason)
    assert all(400 <= shape.http < 600 for shape in translate.ERRORS.values())
    assert plain.STATUS.keys() == set(Reason)
    codes = [shape.code for shape in translate.ERRORS.values()]
    assert len(codes) == len(set(codes))


def test_every_kind_has_its_name() -> None:
    assert translate.KIND.keys() == {Kind.VIDEO, Kind.MUSIC, Kind.MODEL_3D}
    assert len(set(translate.KIND.values())) == len(translate.KIND)


def test_every_failure_has_its_rule() -> None:
    assert RULES.keys() == set(Code)
    assert all(re.fullmatch(r"[A-Z][^{}%]+\.", rule.message) for rule in RULES.values())


def test_every_status_has_its_transitions() -> None:
    assert TRANSITIONS.keys() == set(Status)
    for status in TERMINAL:  # an attempt that has ended stays ended; only the next one begins afresh
        assert TRANSITIONS[status] == {Status.PENDING, Status.QUEUED}
    assert all(TRANSITIONS[status] >= TERMINAL - {Status.SUCCEEDED} for status in set(Status) - TERMINAL)


def test_a_webhook_is_tried_on_the_published_schedule() -> None:
    seconds = [pause.total_seconds() for pause in DELIVERY_SCHEDULE]
    assert seconds == [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
    assert DELIVERY_JITTER == 0.2
