"""Log lines of a step say which job it works for, and whose that is."""

from typing import Any

from structlog.contextvars import bind_contextvars
from temporalio import activity
from temporalio.worker import (
    ActivityInboundInterceptor,
    ExecuteActivityInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

from domain.job import job_of
from workflows.labels import HEADER, Labelling


class Labels(Interceptor):
    """For the worker: labels are put on by workflows, and bound to the log by activities."""

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002
        return _Inbound(next)

    def workflow_interceptor_class(self, _input: WorkflowInterceptorClassInput) -> type[WorkflowInboundInterceptor]:
        return Labelling


class _Inbound(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002
        info = activity.info()
        labels = {"step": info.activity_type, "job": job_of(info.workflow_id or "")}
        if (sent := input.headers.get(HEADER)) is not None:
            labels |= activity.payload_converter().from_payload(sent)
        # never unbound: each activity is a task of its own, and the library's line about its end comes last
        bind_contextvars(**{name: value for name, value in labels.items() if value is not None})
        return await super().execute_activity(input)
