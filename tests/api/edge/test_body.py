"""What counts as a JSON body."""

import pytest

from api.edge.body import parse
from api.problem import Problem, Reason


def test_a_document_becomes_its_value() -> None:
    assert parse('{"prompt": "a cat 🐈", "n": [1, -2.5, true, null], "deep": {"empty": {}}}'.encode()) == {
        "prompt": "a cat 🐈",
        "n": [1, -2.5, True, None],
        "deep": {"empty": {}},
    }


def test_thirty_two_levels_are_read() -> None:
    value = parse(b"[" * 32 + b"]" * 32)
    for _ in range(31):
        (value,) = value
    assert value == []


def test_a_whole_number_may_be_as_large_as_a_float() -> None:
    assert parse(b"[%d, -1e308]" % 10**308) == [10**308, -1e308]


def test_an_escaped_pair_of_surrogates_is_one_character() -> None:
    assert parse(rb'"\ud83d\ude00"') == "\N{GRINNING FACE}"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": 1,}',
        b"{'a': 1}",
        b'{"a": 1} {}',
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',  # a number, and no float
        b'{"a": -1e999}',
        b'{"a": 1, "a": 2}',
        b'{"a": 1, "\\u0061": 2}',  # the same name, written in two ways
        b'{"in": [{"a": 1, "a": 1}]}',
        rb'{"a": "\ud800"}',
        rb'{"\udfff": 1}',
        rb'{"a": "\u0000"}',
        rb'{"\u0000": 1}',
        b'{"a": "\n"}',
        b'{"a": "\xff"}',  # no UTF-8
        b'{"a": "\xed\xa0\x80"}',  # a surrogate in the form UTF-8 forbids
        '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-32-le"),
        b'\xef\xbb\xbf{"a": 1}',  # with a byte order mark
        b"[" * 33 + b"]" * 33,
        b'{"a":' * 33 + b"1" + b"}" * 33,
        b"[" * 100_000 + b"]" * 100_000,
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": -' + b"9" * 310 + b"}",  # whole, and more than any float
    ],
)
def test_what_is_not_strictly_json_is_refused(body: bytes) -> None:
    with pytest.raises(Problem) as refused:
        parse(body)
    assert (refused.value.reason, refused.value.message) == (Reason.INVALID_JSON, "The body is not valid JSON.")
    assert refused.value.__suppress_context__  # nothing of the body goes further
