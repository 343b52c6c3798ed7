"""Signed addresses: genuine as a whole, or not at all."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from api.edge.links import Links
from domain.asset import Asset

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LINKS = Links("https://media.example.com/", "k" * 32)
KEY = f"jobs/job_{'0' * 32}/{'ab' * 32}.mp4"


def _asset(expires_at: datetime | None = None) -> Asset:
    return Asset(key=KEY, content_type="video/mp4", size_bytes=1, sha256="ab" * 32, expires_at=expires_at)


def test_a_link_is_path_expiry_and_signature() -> None:
    url, ends = LINKS.file(_asset(), NOW)
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "media.example.com", f"/v1/files/{KEY}")
    assert parts.query == (
        "expires=1777982400&signature=8ce83c59fb7d357e5b7330d9b3bba931bff1b99d830672ee168b7b66b15196d6"
    )
    assert ends == NOW + timedelta(hours=24)
    assert LINKS.end(parts.path, parts.query) == ends


def test_a_link_ends_with_its_file() -> None:
    gone_at = NOW + timedelta(hours=1)
    url, ends = LINKS.file(_asset(gone_at), NOW)
    assert ends == gone_at
    assert f"expires={int(gone_at.timestamp())}&" in url


def test_every_changed_byte_refuses_a_link() -> None:
    parts = urlsplit(LINKS.file(_asset(), NOW)[0])
    whole = f"{parts.path}?{parts.query}"
    for position, byte in enumerate(whole):
        for other in {"0", "z", "/", "%", "é"} - {byte}:
            changed = whole[:position] + other + whole[position + 1 :]
            path, _, query = changed.partition("?")
            assert LINKS.end(path, query) is None, changed
        path, _, query = (whole[:position] + whole[position + 1 :]).partition("?")
        assert LINKS.end(path, query) is None


@pytest.mark.parametrize(
    "query",
    [
        "",
        "expires=",
        "expires=-1&signature=00",
        "expires=1e9&signature=00",
        "expires=٥&signature=00",
        "expires=9999999999999999999&signature=00",
        "signature=00&expires=1777982400",
    ],
)
def test_a_query_of_another_form_is_no_link(query: str) -> None:
    assert LINKS.end(f"/v1/files/{KEY}", query) is None


def test_another_key_signs_other_links() -> None:
    parts = urlsplit(Links("https://media.example.com", "K" * 32).file(_asset(), NOW)[0])
    assert LINKS.end(parts.path, parts.query) is None


def test_a_report_address_is_good_for_its_own_path_only() -> None:
    parts = urlsplit(LINKS.report("simulator", "job_1"))
    signature = parts.query.removeprefix("signature=")
    assert parts.path == "/reports/simulator/job_1"
    assert LINKS.is_report(parts.path, signature)
    assert not LINKS.is_report("/reports/simulator/job_2", signature)
    assert not LINKS.is_report(parts.path, signature[:-1])
    assert not LINKS.is_report(parts.path, "é")


def test_a_file_link_is_no_report_address() -> None:
    parts = urlsplit(LINKS.file(_asset(), NOW)[0])
    assert not LINKS.is_report(parts.path, parts.query.partition("signature=")[2])


def test_an_address_of_the_codec_opens_for_a_working_day() -> None:
    base, _, token = LINKS.codec(NOW).rpartition("/")
    assert base == "https://media.example.com/codec"
    end = NOW + timedelta(hours=8)
    assert LINKS.is_codec(token, NOW)
    assert LINKS.is_codec(token, end - timedelta(seconds=1))
    assert not LINKS.is_codec(token, end)


def test_no_other_address_is_one_of_the_codec() -> None:
    token = LINKS.codec(NOW).rpartition("/")[2]
    expires, _, signature = token.partition(".")
    later = f"{int(expires) + 1}.{signature}"
    changed = [token[:at] + ("0" if token[at] != "0" else "1") + token[at + 1 :] for at in range(len(token))]
    foreign = Links("https://media.example.com/", "j" * 32).codec(NOW).rpartition("/")[2]
    for wrong in (*changed, later, foreign, "", ".", expires, f".{signature}", f"{token}0", f"{expires}.é"):
        assert not LINKS.is_codec(wrong, NOW), wrong
