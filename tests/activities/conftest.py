"""A job that was charged and is about to be bought, in the stack's own database."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from temporalio.client import Client

from activities.bookkeeping import Books
from deploy import operate
from domain.attempt import Candidate
from domain.failure import Code
from domain.job import Status, Ticket, workflow_id
from domain.spec import JobSpec, Kind
from store.database import Database
from store.sealing import EncryptionKeys
from workflows.steps import Errand, Outcome, Purchase


@pytest.fixture
def books(database: Database, temporal: Client) -> Books:
    return Books(database, temporal)


@pytest.fixture
async def purchase(database: Database, temporal: Client, keys: EncryptionKeys, books: Books) -> AsyncIterator[Purchase]:
    """One whose workflow nobody runs; its credits are given back in the end."""
    account, now = f"buyer-{uuid4().hex}", datetime.now(UTC)
    await operate.create_account(database, keys, account, "enterprise")
    await operate.grant(database, account, 10)
    candidate = Candidate(provider="vendor", model="m", in_flight_max=100)
    ticket = Ticket(
        job_id=f"job_{uuid4().hex}",
        attempt=1,
        account=account,
        dialect="aigateway",
        spec=JobSpec(kind=Kind.VIDEO, model="m", prompt="a cat"),
        price_credits=10,
        candidates=(candidate,),
        account_in_flight_max=1,
        deadline_s=60,
        created_at=now,
        admit_before=now + timedelta(hours=1),
    )
    # else the reconciler would settle it, once a slow test has not touched it for a while
    behind = await temporal.start_workflow("Nobody", id=workflow_id(ticket.job_id), task_queue="nobody")
    assert (await books.admit(ticket)).accepted
    errand = Errand(
        job_id=ticket.job_id, attempt=1, reference=ticket.job_id, candidate=candidate, kind=ticket.spec.kind
    )
    yield Purchase(errand=errand, ticket=ticket, prompt="a cat")
    await books.settle_once(Outcome(job_id=ticket.job_id, attempt=1, status=Status.FAILED, code=Code.INTERNAL))
    await behind.terminate()
