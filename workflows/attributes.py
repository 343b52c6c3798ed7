"""Search attributes: how an operator finds jobs in the Temporal UI. Never a prompt, key or token."""

from typing import Final

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.client import Client
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from domain.job import Status, Ticket

ACCOUNT: Final = SearchAttributeKey.for_keyword("JobAccount")
DIALECT: Final = SearchAttributeKey.for_keyword("JobDialect")
KIND: Final = SearchAttributeKey.for_keyword("JobKind")
MODEL: Final = SearchAttributeKey.for_keyword("JobModel")
PROVIDER: Final = SearchAttributeKey.for_keyword("JobProvider")
STAGE: Final = SearchAttributeKey.for_keyword("JobStage")

_ALL: Final = (ACCOUNT, DIALECT, KIND, MODEL, PROVIDER, STAGE)


def at_start(ticket: Ticket) -> TypedSearchAttributes:
    """What is known of a job before it runs."""
    return TypedSearchAttributes(
        [
            SearchAttributePair(ACCOUNT, ticket.account),
            SearchAttributePair(DIALECT, ticket.dialect),
            SearchAttributePair(KIND, ticket.spec.kind.value),
            SearchAttributePair(MODEL, ticket.spec.model),
            SearchAttributePair(PROVIDER, ticket.candidates[0].provider),
            SearchAttributePair(STAGE, Status.PENDING.value),
        ]
    )


async def register(client: Client) -> None:
    """Make the attributes known to the namespace; those it knows already are skipped."""
    keyword = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(namespace=client.namespace, search_attributes={key.name: keyword for key in _ALL})
    )
