"""Logs: one JSON object a line on stderr, ours and those of the libraries alike."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from temporalio import activity, workflow
from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter

from domain.job import job_of
from workflows.attributes import ACCOUNT, DIALECT

Event = MutableMapping[str, Any]


def to_stderr() -> None:
    """Once for each process, before anything is logged or connected to."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    rendered: list[Any] = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(default=str)]
    structlog.configure(
        processors=[*shared, *rendered],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name, _add_context],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendered],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler])  # below it, HTTP clients tell of every address
    logging.captureWarnings(True)
    _take_over_temporals()


def _take_over_temporals() -> None:
    """What Temporal's library knows of a line comes as data, not in its text; its core's lines come along."""
    workflow.logger.workflow_info_on_message = False
    workflow.logger.full_workflow_info_on_extra = True
    activity.logger.activity_info_on_message = False
    forwarding = LogForwardingConfig(
        logger=logging.getLogger("temporalio.core"), prepend_target_on_message=False, append_log_fields_to_message=False
    )
    wanted = TelemetryFilter(core_level="WARN", other_level="ERROR")
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=LoggingConfig(wanted, forwarding))))


def _add_context(_logger: object, _method: str, event: Event) -> Event:
    """Which job a line of Temporal's library is about, and of its core's facts those that hold no payload."""
    record = event["_record"]
    if (core := getattr(record, "temporal_log", None)) is not None:
        event.update({name: core.fields[name] for name in ("run_id", "error") if name in core.fields})
    source = getattr(record, "temporal_activity", None) or getattr(record, "temporal_workflow", None)
    if source is not None:
        workflow_id = source["workflow_id"]
        told = {"workflow": workflow_id, "job": job_of(workflow_id), "step": source.get("activity_type")}
        event.update({name: value for name, value in told.items() if value is not None})
    info: workflow.Info | None = getattr(record, "workflow_info", None)
    if info is not None:
        known = info.typed_search_attributes
        event.update({"account": known.get(ACCOUNT), "dialect": known.get(DIALECT)})
    return event
