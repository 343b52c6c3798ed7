"""Every timeout and retry policy, by name. No step is ever given up because of our own faults."""

from datetime import timedelta
from typing import Final

from temporalio.common import RetryPolicy

from domain.failure import Code

# Bookkeeping runs as local activities: milliseconds, in the workflow's own task. While the database is
# away, pauses beyond the threshold become timers, so that the task is not held open.
BOOKS_TIMEOUT: Final = timedelta(seconds=15)
BOOKS_RETRY: Final = RetryPolicy(initial_interval=timedelta(milliseconds=200), maximum_interval=timedelta(seconds=15))
BOOKS_TIMER_FROM: Final = timedelta(seconds=3)

# A dead worker is noticed by its silence.
HEARTBEAT: Final = timedelta(seconds=6)

SUBMIT_TIMEOUT: Final = timedelta(minutes=3)
SUBMIT_RETRY: Final = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))

WAIT_RETRY: Final = RetryPolicy(initial_interval=timedelta(milliseconds=500), maximum_interval=timedelta(seconds=15))

# A provider that cannot even be reached is given up for the next candidate, if there is one, after this.
UNSENT_LIMIT: Final = timedelta(seconds=60)

CANCEL_LIMIT: Final = timedelta(seconds=15)
CANCEL_RETRY: Final = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=5))

# Vendors keep outputs for hours, and the generation is paid for: storing is tried for a day.
KEEP_LIMIT: Final = timedelta(hours=24)
KEEP_RETRY: Final = RetryPolicy(
    initial_interval=timedelta(seconds=1),
    maximum_interval=timedelta(minutes=1),
    non_retryable_error_types=[Code.OUTPUT_UNUSABLE],
)

# What a caller points at is fetched before anything is bought; while our own store is away that is waited out.
GATHER_LIMIT: Final = timedelta(hours=24)
GATHER_RETRY: Final = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))

# Waiting for a place: the job that frees one signals; the timer is the net under that signal.
QUEUE_CHECK: Final = timedelta(seconds=30)
QUEUE_CHECK_MAX: Final = timedelta(minutes=10)
QUEUE_LIMIT: Final = timedelta(hours=24)

SEND_TIMEOUT: Final = timedelta(seconds=45)
SEND_RETRY: Final = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))
# Standard Webhooks 1.0.0: about three days in all; each pause varies by a fifth.
DELIVERY_SCHEDULE: Final = tuple(
    timedelta(seconds=s) for s in (0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
DELIVERY_JITTER: Final = 0.2

UPKEEP_TIMEOUT: Final = timedelta(minutes=5)
UPKEEP_RETRY: Final = RetryPolicy(initial_interval=timedelta(seconds=2), maximum_attempts=3)
