"""Calls to providers. A submit is a recorded fact: noted before the call, concluded after it.

What a crash leaves behind is a note without a conclusion. The request may then be upstream, so it is not
made again until the provider has said, looking by our reference, that it never came.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from activities.beating import Beat, beating
from activities.keeping import Keeper
from activities.wakes import Wakes
from domain.attempt import Order, Progress, State, Submission, Verdict
from domain.job import Status
from providers.base import CannotFind, Provider, Unreachable
from store import jobs, submissions
from store.database import Database, is_outage
from workflows.steps import NOT_SENT, Ending, Errand, Parcel, Purchase, Purchasing, Watch

log = structlog.get_logger()

POLL_S: Final = 2.0
POLL_MAX_S: Final = 15.0

# The first try at keeping: outputs that take longer than this are left to the step of their own.
KEEP_AT_ONCE_S: Final = 30.0

# Well under the time after which a silent worker's submit is taken up by another.
STALLED_S: Final = 3.0

T = TypeVar("T")


class Desk(Purchasing):
    """Needs the providers by name, the database, who hears of inbound reports, and who keeps outputs.

    callback_url: makes the address a provider may report to, from (provider, reference); None for none.
    """

    def __init__(
        self,
        providers: Mapping[str, Provider],
        database: Database,
        wakes: Wakes,
        keeper: Keeper,
        callback_url: Callable[[str, str], str | None],
    ) -> None:
        self._providers = providers
        self._database = database
        self._wakes = wakes
        self._keeper = keeper
        self._callback_url = callback_url

    @activity.defn(name="submit")
    async def submit(self, purchase: Purchase) -> Submission:
        async with beating() as beat:
            # What is on the wire is bought, so a cancel does not cut it short: its handle is needed.
            submission = await _to_its_end(self._submit(purchase, beat))
        if submission.verdict is Verdict.NOT_SENT:
            pause = submission.retry_after_s
            raise ApplicationError(
                f"{purchase.errand.candidate.provider} did not take the request",
                type=NOT_SENT,
                next_retry_delay=timedelta(seconds=pause) if pause else None,
                category=ApplicationErrorCategory.BENIGN,
            )
        return submission

    @activity.defn(name="wait")
    async def wait(self, watch: Watch) -> Ending:
        async with beating() as beat:
            progress = await self._last_word(watch, beat)
            if progress.state is not State.SUCCEEDED:
                return Ending(progress=progress)
            await self._note_end(watch)
            return Ending(progress=progress, kept=await self._kept_at_once(watch, progress))

    @activity.defn(name="cancel_upstream")
    async def cancel_upstream(self, errand: Errand) -> None:
        provider = self._providers[errand.candidate.provider]
        handle = await self._bought(errand, provider)
        if handle is not None:
            await provider.cancel(handle)

    async def _last_word(self, watch: Watch, beat: Beat) -> Progress:
        provider = self._providers[watch.errand.candidate.provider]
        noted = 0.0
        async with self._wakes.heard(watch.errand.reference) as report:
            while True:
                report.clear()
                progress = await _look(provider, watch.handle)
                if progress.state is not State.WORKING:
                    return progress
                noted = await self._note_progress(watch, progress.fraction, noted)
                beat.say({"handle": watch.handle, "progress": progress.fraction})
                pause = min(progress.poll_after_s or POLL_S, POLL_MAX_S)
                with suppress(TimeoutError):
                    await asyncio.wait_for(report.wait(), pause)

    async def _kept_at_once(self, watch: Watch, progress: Progress) -> bool:
        """The first try at keeping, within half of the time left; `keep` tries longer, and says what is wrong."""
        parcel = Parcel(errand=watch.errand, handle=watch.handle, progress=progress, retention_s=watch.retention_s)
        try:
            async with asyncio.timeout(min(KEEP_AT_ONCE_S, _left_s() / 2)):
                await self._keeper.store(parcel)
        except Exception as error:
            log.info("not kept at the first try", error=type(error).__name__)
            return False
        return True

    async def _submit(self, purchase: Purchase, beat: Beat) -> Submission:
        errand = purchase.errand
        provider = self._providers[errand.candidate.provider]
        unsent_at = time.monotonic()
        async with self._database.statement() as tx:
            fresh = await submissions.intend(tx, errand.reference, errand.job_id, provider.name)
            earlier = None if fresh else await submissions.verdict(tx, errand.reference)
        if earlier is not None:
            return earlier
        submission = None
        if not fresh:
            submission = await _cleared_up(provider, errand.reference)
            unsent_at = time.monotonic()
        if submission is None and activity.is_cancelled():
            submission = Submission.not_sent()  # nothing was bought yet, and nobody wants it any more
        if submission is None:
            order = self._order(purchase)
            if time.monotonic() - unsent_at > STALLED_S:
                raise Unreachable("this worker stood still; another may have found that nothing was sent, and sent it")
            submission = await provider.submit(order)
            if submission.verdict is Verdict.UNKNOWN:
                submission = await _cleared_up(provider, errand.reference) or Submission.not_sent()
        if submission.handle is not None:
            beat.say({"handle": submission.handle})  # should the database be away, it survives this worker
        wanted = await _until_recorded(lambda: self._record(purchase, submission))
        if submission.handle is not None and not wanted:
            with suppress(Unreachable):
                await provider.cancel(submission.handle)
        return submission

    def _order(self, purchase: Purchase) -> Order:
        errand, spec = purchase.errand, purchase.ticket.spec
        return Order(
            reference=errand.reference,
            model=errand.candidate.model,
            kind=spec.kind,
            prompt=purchase.prompt,
            settings=spec.settings,
            brief=spec.brief,
            inputs=purchase.inputs,
            callback_url=self._callback_url(errand.candidate.provider, errand.reference),
        )

    async def _record(self, purchase: Purchase, submission: Submission) -> bool:
        """Note the end of a submit; False when its job was ended from outside meanwhile."""
        errand = purchase.errand
        job_id, attempt = errand.job_id, errand.attempt
        async with self._database.transaction() as tx:
            if submission.verdict is Verdict.NOT_SENT:
                await submissions.withdraw(tx, errand.reference)
            else:
                await submissions.conclude(tx, errand.reference, submission)
            if submission.verdict is not Verdict.ACCEPTED:
                return True
            facts = {"provider": errand.candidate.provider, "handle": submission.handle}
            moved = await jobs.advance(tx, job_id, attempt, Status.RUNNING, normalized_prompt=purchase.prompt, **facts)
            return moved or await jobs.is_open(tx, job_id, attempt)

    async def _bought(self, errand: Errand, provider: Provider) -> str | None:
        """The handle of what this reference bought, as far as anybody can say."""
        async with self._database.statement() as tx:
            known = await submissions.verdict(tx, errand.reference)
        if known is not None:
            return known.handle
        with suppress(CannotFind):
            return await provider.find(errand.reference)
        return None

    async def _note_progress(self, watch: Watch, fraction: float | None, noted: float) -> float:
        """Write visible progress to the row; a missed write is made up by the next."""
        if fraction is None or fraction - noted < 0.05:
            return noted
        try:
            async with self._database.statement() as tx:
                await jobs.advance(tx, watch.errand.job_id, watch.errand.attempt, Status.RUNNING, progress=fraction)
        except Exception as error:
            if not is_outage(error):
                raise
        return fraction

    async def _note_end(self, watch: Watch) -> None:
        async with self._database.statement() as tx:
            await jobs.advance(tx, watch.errand.job_id, watch.errand.attempt, Status.STORING)


async def _look(provider: Provider, handle: str) -> Progress:
    """One poll; a provider that cannot be asked is still working, as far as anybody knows."""
    try:
        return await provider.poll(handle)
    except Unreachable:
        return Progress(state=State.WORKING)


async def _cleared_up(provider: Provider, reference: str) -> Submission | None:
    """What became of a submit nobody heard the end of; None when it never arrived and may be made again.

    Before "never arrived" is believed, the longest time a request can be on its way is waited out.
    Raises Unreachable when the provider cannot be asked now.
    """
    if (handle := _said_before()) is not None:
        return Submission.accepted(handle)
    if not provider.can_find:
        return Submission.unknown()
    for pause in (0.0, provider.submit_timeout_s):
        await asyncio.sleep(pause)
        try:
            handle = await provider.find(reference)
        except CannotFind:
            return Submission.unknown()
        if handle is not None:
            return Submission.accepted(handle)
    return None


async def _until_recorded(record: Callable[[], Awaitable[T]]) -> T:
    """Write down what was bought, however long the database is away: this knowledge exists nowhere else."""
    pause_s = 0.1
    while True:
        try:
            return await record()
        except (SQLAlchemyError, OSError) as error:
            log.warning("database away while recording a submit", error=type(error).__name__)
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 2, 5.0)


def _left_s() -> float:
    """Seconds until the workflow gives up on the running step."""
    info = activity.info()
    assert info.schedule_to_close_timeout is not None
    return (info.scheduled_time + info.schedule_to_close_timeout - datetime.now(UTC)).total_seconds()


def _said_before() -> str | None:
    """The handle an earlier run of this step had in hand when it died."""
    details = activity.info().heartbeat_details
    return details[0].get("handle") if details else None


async def _to_its_end(step: Awaitable[T]) -> T:
    task = asyncio.ensure_future(step)
    while True:
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled() or activity.is_worker_shutdown():
                raise
