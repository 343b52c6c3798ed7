"""Field types: strict, and the same for every dialect."""

from typing import Any

import pytest
from pydantic import ValidationError

from api.edge.addresses import Permitted, permitting
from api.edge.fields import Url, Wire, Words
from tests.api.edge.urls import REFUSED


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
        ("https://yours.example.com/hook?a=1&b=%20", "https://yours.example.com/hook?a=1&b=%20"),
        ("https://example.com", "https://example.com/"),
        ("HTTPS://EXAMPLE.com:443/Path", "https://example.com/Path"),
        ("https://example.com/#top", "https://example.com/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://93.184.215.14/", "https://93.184.215.14/"),
        ("https://0x5db8d70e/", "https://93.184.215.14/"),  # public, however it is spelt
        ("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/", "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"),
    ],
)
def test_an_address_is_kept_as_it_was_understood(given: str, kept: str) -> None:
    assert Form(url=given).url == kept


@pytest.mark.parametrize("given", [url for urls in REFUSED.values() for url in urls])
def test_what_nobody_may_have_us_call_is_refused(given: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Form(url=given)
    assert refused.value.errors()[0]["msg"].removeprefix("Value error, ") in (
        "must be a public https address",
        "must be an https address on port 443",
        "must not carry a user name or password",
        "String should have at most 2048 characters",
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://127.0.0.1:8000/hook", "http://127.0.0.1:8000/hook"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("https://127.0.0.1/", "https://127.0.0.1/"),
        ("http://10.1.255.3:9000/", "http://10.1.255.3:9000/"),
        ("http://[fd12::9]:81/", "http://[fd12::9]:81/"),
        ("http://Hooks.Internal:81/", "http://hooks.internal:81/"),
        ("http://localhost:81/", "http://localhost:81/"),
    ],
)
def test_what_the_operator_permits_may_be_http_and_private(given: str, kept: str) -> None:
    with permitting(Permitted.parse("127.0.0.1, hooks.internal, localhost, 10.1.0.0/16, fd12::/64")):
        assert Form(url=given).url == kept
    with pytest.raises(ValidationError):
        Form(url=given)  # the permission ends with the request


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
