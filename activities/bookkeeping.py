"""Credits, places in flight and statuses. Each step is one transaction, and harmless when run again."""

import structlog
from sqlalchemy.exc import IntegrityError
from temporalio import activity
from temporalio.client import Client
from temporalio.service import RPCError

from domain.failure import Code
from domain.job import Status, Ticket, workflow_id
from store import accounts, deliveries, idempotency, jobs, leases, ledger
from store.database import Database, Transaction, violated
from store.tables import CHARGED_ONCE
from workflows.steps import Admission, Bookkeeping, Outcome, Seat, Settlement

log = structlog.get_logger()


class _TooLate(Exception):
    """The ticket's time is over; everything of this transaction is taken back."""


class Books(Bookkeeping):
    """Needs the database, and a client to wake the jobs that are let in."""

    def __init__(self, database: Database, client: Client) -> None:
        self._database = database
        self._client = client

    @activity.defn(name="admit")
    async def admit(self, ticket: Ticket) -> Admission:
        try:
            async with self._database.transaction() as tx:
                return await _admit(tx, ticket)
        except _TooLate:
            return Admission(accepted=False, balance=0, code=Code.TOO_LATE)
        except IntegrityError as error:
            if violated(error) != CHARGED_ONCE:
                raise
        # An earlier run of this step got through, and only its answer was lost.
        async with self._database.transaction() as tx:
            return await _admitted_before(tx, ticket)

    @activity.defn(name="take_place")
    async def take_place(self, seat: Seat) -> bool:
        async with self._database.transaction() as tx:
            if not await jobs.is_open(tx, seat.job_id, seat.attempt):
                return False  # a place taken after the end would never be given back
            held = await leases.take(
                tx,
                seat.job_id,
                account=seat.account,
                account_max=seat.account_max,
                provider=seat.candidate.provider,
                provider_max=seat.candidate.in_flight_max,
            )
            let_in = held.let_in
            if not held.granted:
                await jobs.advance(tx, seat.job_id, seat.attempt, Status.QUEUED)
        await self.wake(let_in)
        return held.granted

    @activity.defn(name="settle")
    async def settle(self, outcome: Outcome) -> Settlement:
        return await self.settle_once(outcome)

    async def settle_once(self, outcome: Outcome) -> Settlement:
        """The step itself, for the reconciler too: the first outcome of an attempt stands.

        All that follows from an outcome is in its transaction, so a later one finds nothing left to do.
        """
        async with self._database.transaction() as tx:
            finished = await jobs.finish(tx, outcome.job_id, outcome.attempt, outcome.status, outcome.code)
            if finished is None:
                return await _settled_before(tx, outcome)
            refunded = 0
            if outcome.status is not Status.SUCCEEDED:
                refunded = await ledger.refund(tx, outcome.job_id, outcome.attempt)
            let_in = await leases.release(tx, outcome.job_id)
            event_id = None
            if finished.callback is not None:
                event_id = _event_id(outcome)
                to = finished.callback
                await deliveries.record(tx, event_id, outcome.job_id, outcome.attempt, finished.account, to)
        log.info("settled", job=outcome.job_id, account=finished.account, status=outcome.status, code=outcome.code)
        await self.wake(let_in)
        return Settlement(status=outcome.status, code=outcome.code, refunded_credits=refunded, event_id=event_id)

    async def wake(self, job_ids: list[str]) -> None:
        """Tell the jobs that were let in; one that misses it finds out by its own timer."""
        for job_id in job_ids:
            try:
                await self._client.get_workflow_handle(workflow_id(job_id)).signal("let_in")
            except RPCError as error:
                log.warning("let-in signal lost", job=job_id, error=error.status.name)


async def _admit(tx: Transaction, ticket: Ticket) -> Admission:
    if ticket.claim is not None and not await idempotency.confirm(tx, ticket.account, ticket.claim, ticket.job_id):
        raise _TooLate
    charge = await ledger.charge(tx, ticket.account, ticket.price_credits, ticket.job_id, ticket.attempt)
    if charge is None:
        if await ledger.is_charged(tx, ticket.job_id, ticket.attempt):  # by an earlier run, with the last credits
            return await _admitted_before(tx, ticket)
        account = await accounts.get(tx, ticket.account)
        balance = account.balance.total if account else 0
        return Admission(accepted=False, balance=balance, code=Code.INSUFFICIENT_CREDITS)
    candidate = ticket.candidates[0]
    place = await leases.take(
        tx,
        ticket.job_id,
        account=ticket.account,
        account_max=ticket.account_in_flight_max,
        provider=candidate.provider,
        provider_max=candidate.in_flight_max,
    )
    status = Status.PENDING if place.granted else Status.QUEUED
    if not await jobs.admit(tx, ticket, status):
        raise _TooLate
    return Admission(accepted=True, balance=charge.balance.total, in_flight=place.granted)


async def _admitted_before(tx: Transaction, ticket: Ticket) -> Admission:
    job = await jobs.get(tx, ticket.job_id)
    account = await accounts.get(tx, ticket.account)
    assert job is not None
    assert account is not None
    open_still = job.attempt == ticket.attempt and not job.is_terminal
    if not open_still:  # a reset of a settled job: its credits were given back, so it may not run again
        return Admission(accepted=False, balance=account.balance.total, code=Code.TOO_LATE)
    in_flight = await leases.is_held(tx, ticket.job_id)
    return Admission(accepted=True, balance=account.balance.total, in_flight=in_flight)


async def _settled_before(tx: Transaction, outcome: Outcome) -> Settlement:
    ended = await jobs.at_attempt(tx, outcome.job_id, outcome.attempt)
    told = await deliveries.exists_for(tx, _event_id(outcome))
    return Settlement(
        status=ended.status,
        code=ended.failure,
        refunded_credits=await ledger.refunded(tx, outcome.job_id, outcome.attempt),
        event_id=_event_id(outcome) if told else None,
    )


def _event_id(outcome: Outcome) -> str:
    return f"msg_{outcome.job_id}_{outcome.attempt}"
