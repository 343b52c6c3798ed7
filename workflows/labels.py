"""Whose job a step works for: sent along with every activity, for its log lines."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.worker import (
    StartActivityInput,
    StartLocalActivityInput,
    WorkflowInboundInterceptor,
    WorkflowOutboundInterceptor,
)

from workflows.attributes import ACCOUNT, DIALECT

HEADER: Final = "labels"


class Labelling(WorkflowInboundInterceptor):
    """Has the workflow's activities carry its account and dialect, as its search attributes name them."""

    def init(self, outbound: WorkflowOutboundInterceptor) -> None:
        super().init(_Outbound(outbound))


class _Outbound(WorkflowOutboundInterceptor):
    def start_activity(self, input: StartActivityInput) -> workflow.ActivityHandle[Any]:  # noqa: A002
        input.headers = {**input.headers, **self._labels}
        return super().start_activity(input)

    def start_local_activity(self, input: StartLocalActivityInput) -> workflow.ActivityHandle[Any]:  # noqa: A002
        input.headers = {**input.headers, **self._labels}
        return super().start_local_activity(input)

    @cached_property
    def _labels(self) -> Mapping[str, Payload]:
        known = workflow.info().typed_search_attributes
        labels = {"account": known.get(ACCOUNT), "dialect": known.get(DIALECT)}
        return {HEADER: workflow.payload_converter().to_payload(labels)} if labels["account"] else {}
