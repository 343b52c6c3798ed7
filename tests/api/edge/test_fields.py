"""Field types: strict, and the same for every dialect."""

from typing import Any

import pytest
from pydantic import ValidationError

from api.edge.fields import Url, Wire, Words


class Form(Wire):
    """One field of each kind."""

    url: Url | None = None
    words: Words | None = None
    number: float | None = None
    count: int | None = None
    flag: bool | None = None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://yours.example.com/callbacks/veo", "https://yours.example.com/callbacks/veo"),
        ("http://127.0.0.1:8000/hook?a=1&b=%20", "http://127.0.0.1:8000/hook?a=1&b=%20"),
        ("https://example.com", "https://example.com/"),
        ("HTTPS://EXAMPLE.com/Path", "https://example.com/Path"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        # parsers disagree over where this one goes: it is kept as the one that judged it read it
        ("https://good.example\\@evil.example/", "https://good.example/@evil.example/"),
    ],
)
def test_an_address_is_kept_as_it_was_understood(given: str, kept: str) -> None:
    assert Form(url=given).url == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yours.example.com/hook",
        "/hook",
        "ftp://example.com/hook",
        "javascript:alert(1)",
        "http://",
        "http:///",
        "http://example.com:99999/",
        "https://user:secret@example.com/",
        "https://user@example.com/",
        "https://example.com/a b",
        "https://example.com/a\nb",
        " https://example.com/",
        "https://example.com/" + "a" * 3000,
    ],
)
def test_what_cannot_be_called_back_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        Form(url=given)


@pytest.mark.parametrize(
    "given",
    [
        {"number": "5"},
        {"number": True},
        {"number": float("nan")},
        {"number": float("inf")},
        {"count": 5.5},
        {"count": "5"},
        {"count": False},
        {"flag": 1},
        {"flag": "true"},
        {"words": 5},
        {"words": " \t\n\u3000"},
        {"url": 5},
        {"url": {}},
    ],
)
def test_no_type_stands_in_for_another(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Form(**given)


def test_a_whole_number_is_a_number_and_an_unknown_field_is_nothing() -> None:
    assert Form.model_validate({"number": 15, "other": {}}) == Form(number=15.0)
