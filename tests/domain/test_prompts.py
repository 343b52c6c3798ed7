"""Normalised prompts: the same words for everybody, and nothing of them lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.prompts import normalise


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("a red boat", "a red boat"),  # as it is
        ("", ""),  # nothing
        (" \t\n ", ""),  # nothing but blanks
        ("  a boat\n", "a boat"),  # blanks around it
        ("a   red\t\tboat", "a red boat"),  # runs of blanks
        ("a\u00a0red\u3000boat", "a red boat"),  # blanks of other scripts
        ("a\u2028b", "a b"),  # a line separator is a blank
        ("one \n two", "one\ntwo"),  # blanks around a line's end
        ("one\r\ntwo", "one\ntwo"),  # lines of other systems
        ("one\n\ntwo", "one\n\ntwo"),  # an empty line means a pause
        ("one\n \n\t\n\n\ntwo", "one\n\ntwo"),  # several mean no more
        ("cafe\u0301", "café"),  # composed: one accent is one letter
        ("①", "①"),  # but never another character
        ("a\x00b\x07", "ab"),  # controls
        ("a\u200bb\ufeff", "ab"),  # invisible
        ("\u202eevil\u202c", "evil"),  # turning the direction of what follows
        ("a\ud800b", "ab"),  # half a character
        ("a\ue000b", "ab"),  # of private use
        ("👩\u200d🚀", "👩\u200d🚀"),  # joined emoji stay joined
        ("❤\ufe0f", "❤\ufe0f"),  # and in colour
        ("日本語の海", "日本語の海"),  # no script is left out
        ("مرحبا", "مرحبا"),
        ('<b>"&" {x}</b>', '<b>"&" {x}</b>'),  # nothing is escaped
    ],
)
def test_a_prompt_is_normalised(prompt: str, words: str) -> None:
    assert normalise(prompt) == words


@settings(
    derandomize=True, database=None, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.text(st.sampled_from("a1é\u0301 \t\n\r\u00a0\u2028\u200b\u200d\ufe0f\x00👩"), max_size=20))
def test_normalising_again_changes_nothing(prompt: str) -> None:
    once = normalise(prompt)
    assert normalise(once) == once
