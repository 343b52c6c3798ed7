"""Values that cross process borders: frozen, and readable by whoever is one version behind."""

import pytest
from pydantic import ValidationError

from domain.asset import EXTENSIONS, PICTURES, Asset, is_kept
from domain.attempt import Role, Submission, Verdict
from domain.failure import Code
from domain.job import Ticket
from domain.ledger import Pools
from domain.spec import JobSpec, Kind
from tests.store import given


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        given.ticket("a").price_credits = 0  # type: ignore[misc]


def test_a_value_that_is_refused_is_not_quoted() -> None:
    with pytest.raises(ValidationError) as refused:
        JobSpec.model_validate({"kind": "canary", "model": 5, "prompt": ["canary"]})
    assert refused.value.error_count() == 3
    assert "canary" not in str(refused.value)


def test_a_ticket_survives_the_wire_and_a_field_from_the_future() -> None:
    ticket = given.ticket("a", callback=given.HOOK)
    sent = ticket.model_dump(mode="json") | {"from_the_future": 1}
    assert Ticket.model_validate(sent) == ticket


def test_the_ends_of_a_submit_say_what_is_known() -> None:
    assert Submission.accepted("h") == Submission(verdict=Verdict.ACCEPTED, handle="h")
    assert Submission.rejected(Code.INVALID_INPUT) == Submission(verdict=Verdict.REJECTED, code=Code.INVALID_INPUT)
    assert Submission.not_sent(2.0) == Submission(verdict=Verdict.NOT_SENT, retry_after_s=2.0)
    assert Submission.unknown() == Submission(verdict=Verdict.UNKNOWN)


def test_pools_add_up_and_turn_around() -> None:
    assert Pools(3, 4).total == 7
    assert -Pools(3, 4) == Pools(-3, -4)


@pytest.mark.parametrize("content_type", EXTENSIONS)
def test_a_file_is_named_after_its_medium(content_type: str) -> None:
    asset = Asset(key="k", content_type=content_type, size_bytes=1, sha256="ab12")
    assert asset.filename == f"output.{EXTENSIONS[content_type]}"


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_delivers_files_of_its_own_types_and_posters_that_are_pictures(kind: Kind) -> None:
    assert {content_type for content_type in EXTENSIONS if is_kept(content_type, kind, Role.MAIN)}
    assert {content_type for content_type in EXTENSIONS if is_kept(content_type, kind, Role.POSTER)} == PICTURES


def test_a_page_of_json_is_no_film() -> None:
    assert is_kept("application/json", Kind.COPY, Role.MAIN)
    assert not is_kept("application/json", Kind.VIDEO, Role.MAIN)
    assert not is_kept("video/mp4", Kind.VIDEO, Role.POSTER)
