"""What follows from each way to fail."""

import string

import pytest

from domain.failure import RULES, Code


def test_every_code_has_a_rule() -> None:
    assert RULES.keys() == set(Code)


@pytest.mark.parametrize("code", Code)
def test_a_message_is_a_sentence_of_its_own(code: Code) -> None:
    message = RULES[code].message
    assert message[0] in string.ascii_uppercase
    assert message[-1] == "."
    assert [other for other in Code if RULES[other].message == message] == [code]


def test_nothing_was_charged_where_admission_was_refused() -> None:
    assert {code for code in Code if not RULES[code].charged} == {Code.INSUFFICIENT_CREDITS, Code.TOO_LATE}


def test_another_provider_is_tried_only_for_faults_of_the_first() -> None:
    faults = {Code.PROVIDER_OUTAGE, Code.PROVIDER_CAPACITY, Code.PROVIDER_ERROR}
    assert {code for code in Code if RULES[code].failover} == faults


def test_a_person_looks_where_money_may_have_been_spent_for_nothing() -> None:
    flagged = {Code.OUTPUT_UNUSABLE, Code.SUBMISSION_UNKNOWN, Code.STORAGE_UNAVAILABLE, Code.INTERNAL}
    assert {code for code in Code if RULES[code].flagged} == flagged


def test_what_may_have_been_bought_is_never_bought_elsewhere() -> None:
    assert [code for code in Code if RULES[code].failover and RULES[code].flagged] == []
