"""Search attributes: how an operator finds jobs in the Temporal UI. Never a prompt, key or token."""

from typing import Final

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.client import Client
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from domain.job import Ticket

ACCOUNT: Final = SearchAttributeKey.for_keyword("JobAccount")
DIALECT: Final = SearchAttributeKey.for_keyword("JobDialect")
KIND: Final = SearchAttributeKey.for_keyword("JobKind")
MODEL: Final = SearchAttributeKey.for_keyword("JobModel")
PROVIDER: Final = SearchAttributeKey.for_keyword("JobProvider")
STAGE: Final = SearchAttributeKey.for_keyword("JobStage")

NAMES: Final = tuple(key.name for key in (ACCOUNT, DIALECT, KIND, MODEL, PROVIDER, STAGE))  # keywords all


def at_start(ticket: Ticket) -> TypedSearchAttributes:
    """What is known of a job before it runs; its provider is the first candidate unless the workflow says otherwise.

    It has no stage: that is for what the execution's own status does not tell (queued, storing after a first
    try that failed, and how a job that did not succeed ended), since each change costs the server a write.
    """
    return TypedSearchAttributes(
        [
            SearchAttributePair(ACCOUNT, ticket.account),
            SearchAttributePair(DIALECT, ticket.dialect),
            SearchAttributePair(KIND, ticket.spec.kind.value),
            SearchAttributePair(MODEL, ticket.spec.model),
            SearchAttributePair(PROVIDER, ticket.candidates[0].provider),
        ]
    )


async def register(client: Client) -> None:
    """Make the attributes known to the namespace; those it knows already are skipped."""
    keyword = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(namespace=client.namespace, search_attributes=dict.fromkeys(NAMES, keyword))
    )
