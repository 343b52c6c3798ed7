"""Every dialect, as the tests of the edge know it. A new one adds its own rows.py, and its name here."""

from typing import Final

import pytest

from tests.api.agentmedia.rows import AGENT_MEDIA
from tests.api.aigateway.rows import GATEWAY
from tests.api.outside import OUTSIDE
from tests.api.shapes import Dialect, Opens

DIALECTS: Final = [GATEWAY, AGENT_MEDIA]
EVERY: Final = [*DIALECTS, OUTSIDE]


def each(dialects: list[Dialect], *opens: Opens, having: str = "path") -> pytest.MarkDecorator:
    """Parametrizes `dialect` and `row`, with the rows that are opened so and have any of what is named."""
    chosen = [
        pytest.param(dialect, row, id=str(row))
        for dialect in dialects
        for row in dialect.rows
        if row.opens in (opens or Opens) and getattr(row, having)
    ]
    return pytest.mark.parametrize(("dialect", "row"), chosen)
