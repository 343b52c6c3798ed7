"""One webhook, with days of retry, detached from the job it tells of."""

from datetime import timedelta

from temporalio import workflow

from workflows import policies
from workflows.steps import Delivering, Sending


def delivery_id(event_id: str) -> str:
    """The Temporal workflow id of a delivery."""
    return f"webhook:{event_id}"


@workflow.defn(name="Delivery")
class Delivery:
    """Sends one event until the endpoint takes it, declares itself gone, or the schedule ends."""

    @workflow.run
    async def run(self, event_id: str) -> str:
        asked_s = 0.0
        for number, pause in enumerate(policies.DELIVERY_SCHEDULE, start=1):
            if pause or asked_s:
                varied = pause * (1 + policies.DELIVERY_JITTER * (2 * workflow.random().random() - 1))
                await workflow.sleep(max(varied, timedelta(seconds=asked_s)), summary=f"before try {number}")
            sent = await workflow.execute_activity_method(
                Delivering.send,
                Sending(event_id=event_id, number=number, last=number == len(policies.DELIVERY_SCHEDULE)),
                summary=f"try {number}",
                start_to_close_timeout=policies.SEND_TIMEOUT,
                retry_policy=policies.SEND_RETRY,
            )
            if not sent.again:
                return sent.state
            asked_s = sent.retry_after_s or 0.0
        return sent.state
