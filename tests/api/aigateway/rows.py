"""The gateway, for the tests of the edge."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from api.problem import Reason
from tests.api.shapes import Address, Choice, Dialect, Field, Flag, Name, Number, Opens, Owned, Row, Text, Whole
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink

TRACE: Final = "a prompt of trace-51c9"

# Status, code and type of each error, as the gateway's users know them.
ERRORS: Final[Mapping[Reason, tuple[int, str, str]]] = {
    Reason.INVALID: (400, "invalid_request", "invalid_request_error"),
    Reason.INVALID_JSON: (400, "invalid_json", "invalid_request_error"),
    Reason.UNAUTHENTICATED: (401, "invalid_api_key", "authentication_error"),
    Reason.INSUFFICIENT_CREDITS: (402, "insufficient_credits", "billing_error"),
    Reason.LINK_REFUSED: (403, "link_refused", "permission_error"),
    Reason.NOT_FOUND: (404, "not_found", "not_found_error"),
    Reason.METHOD_NOT_ALLOWED: (405, "method_not_allowed", "invalid_request_error"),
    Reason.TOO_LARGE: (413, "body_too_large", "invalid_request_error"),
    Reason.UNSUPPORTED_MEDIA: (415, "unsupported_media_type", "invalid_request_error"),
}


def refused(answer: httpx2.Response, reason: Reason, param: str | None = None) -> None:
    status, code, kind = ERRORS[reason]
    assert answer.status_code == status, answer.text
    shown = answer.json()
    assert shown["error"].pop("message")
    assert shown == {"error": {"code": code, "type": kind, "param": param}}


async def settle(gateway: Gateway, sink: Sink) -> Owned:
    """A delivered job with its file and its webhook, and one that is under way."""
    told = f"/{gateway.account}"
    delivered = (await gateway.submit(TRACE, webhook_url=sink.url(told)))["id"]
    url = urlsplit((await gateway.end(delivered))["result"]["file_url"])
    await sink.next(told)
    running = (await gateway.submit("outcome=stuck"))["id"]
    await gateway.until(running, "running")
    path = url.path.removeprefix("/v1/files/")
    return Owned(
        ids=[{"job_id": delivered, "path": path}, {"job_id": running, "path": path}],
        traces=[gateway.account, TRACE, delivered, running, path, url.query],
    )


def _submit(path: str, model: str, **fields: Field) -> Row:
    every: dict[str, Field] = {
        "prompt": Text(32_000, required=True, blank=False),
        "model": Name(200, required=True),
        "webhook_url": Address(),
    }
    body = {"prompt": "a cat doing parkour", "model": model}
    return Row("POST", path, body=body, fields=every | fields, charges=True)


def _narrowed(model: str) -> dict[str, Any]:
    url = {"anyOf": [{"type": "string", "pattern": "^https://[a-z]{1,20}[.]invalid/$"}, {"type": "null"}]}
    return {"model": {"enum": [model]}, "webhook_url": url}


SEED: Final = Whole(0, 2**53 - 1)

GATEWAY: Final = Dialect(
    name="aigateway",
    prefix="/v1",
    rows=[
        _submit(
            "/v1/videos/generations",
            "darkroom/sim-video",
            duration=Number(),
            aspect_ratio=Choice(["16:9", "9:16", "1:1", "4:5", "4:3", "3:4"]),
            seed=SEED,
        ),
        _submit(
            "/v1/audio/music", "darkroom/sim-music", duration=Number(), lyrics=Text(10_000), is_instrumental=Flag()
        ),
        _submit("/v1/3d/generations", "darkroom/sim-3d", seed=SEED),
        Row("GET", "/v1/jobs", query={"cursor": "{job_id}"}, parameters={"limit": Whole(1, 100)}),
        Row("GET", "/v1/jobs/{job_id}"),
        Row("POST", "/v1/jobs/{job_id}/cancel"),
        Row("GET", "/v1/models"),
        *(Row(method, "/v1/files/{path:path}", Opens.SIGNATURE) for method in ("GET", "HEAD")),
        *(Row(method, f"/v1/{page}", Opens.NOTHING) for page in ("openapi.json", "docs") for method in ("GET", "HEAD")),
    ],
    refused=refused,
    settle=settle,
    absent={"job_id": "job_" + "0" * 32, "path": f"jobs/job_{'0' * 32}/{'0' * 64}.mp4"},
    narrowed={
        "SubmitVideo": _narrowed("darkroom/sim-video"),
        "SubmitMusic": _narrowed("darkroom/sim-music"),
        "SubmitModel3D": _narrowed("darkroom/sim-3d"),
    },
)
