"""What lies outside every dialect, for the tests of the edge."""

from typing import Final

import httpx2

from api.problem import Reason
from tests.api.aigateway import rows as aigateway
from tests.api.shapes import Dialect, Opens, Owned, Row
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink

STATUS: Final = {Reason.LINK_REFUSED: 403, Reason.NOT_FOUND: 404, Reason.METHOD_NOT_ALLOWED: 405}


def refused(answer: httpx2.Response, reason: Reason, _param: str | None = None) -> None:
    assert answer.status_code == STATUS[reason], answer.text
    shown = answer.json()
    assert shown["error"].pop("message")
    assert shown == {"error": {"code": reason.value}}


async def settle(gateway: Gateway, sink: Sink) -> Owned:
    owned = await aigateway.settle(gateway, sink)
    return Owned([{"reference": ids["job_id"]} | HERE for ids in owned.ids], owned.traces)


HERE: Final = {"provider": "simulator", "token": "1799999999.0a"}

OUTSIDE: Final = Dialect(
    name="outside",
    prefix="",
    rows=[
        Row("GET", "/healthz", Opens.NOTHING),
        Row("POST", "/reports/{provider}/{reference}", Opens.SIGNATURE),
        Row("POST", "/codec/{token}/decode", Opens.SIGNATURE),
    ],
    refused=refused,
    settle=settle,
    absent={"reference": "job_" + "0" * 32} | HERE,
)
