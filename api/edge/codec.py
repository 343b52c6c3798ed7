"""Where operators have sealed payloads opened, for the Temporal UI and command line: Temporal's remote codec.

The address is the credential: `darkroom encryption codec-url` signs one that ends after a working day. It opens
and never seals, so nobody can make payloads with it that a worker would believe.
"""

from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Request
from google.protobuf import json_format
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from temporalio.api.common.v1 import Payloads

from api.edge import errors, plain
from api.edge.links import Links
from api.problem import Problem, Reason
from store.payloads import Codec
from store.sealing import CannotOpen

BODY_MAX_BYTES: Final = 8_000_000  # three payloads as large as Temporal takes them, as base64

router = APIRouter()


@router.post("/{token}/decode")
async def decode(request: Request, token: str) -> Response:
    """The payloads of the body, opened; those that are not sealed are given back as they are.

    Raises Problem: LINK_REFUSED, INVALID for another namespace or what cannot be opened, INVALID_JSON, TOO_LARGE.
    """
    links: Links = request.state.links
    codec: Codec = request.state.codec
    if not links.is_codec(token, datetime.now(UTC)):
        raise Problem(Reason.LINK_REFUSED, "The address is not valid, or has expired.")
    if request.headers.get("x-namespace") != codec.namespace:
        raise Problem(Reason.INVALID, f"X-Namespace must be {codec.namespace}.")
    payloads = _parse(await _receive(request))
    try:
        opened = await codec.decode(payloads.payloads)
    except CannotOpen as error:
        raise Problem(Reason.INVALID, f"A payload cannot be opened: {error}.") from error
    return Response(json_format.MessageToJson(Payloads(payloads=opened)), media_type="application/json")


def create_app(ui_url: str) -> FastAPI:
    """To be mounted at CODEC_PATH. Pages of `ui_url` may call it, and no other page."""
    app = FastAPI(title="Darkroom, codec", openapi_url=None, redirect_slashes=False)
    app.include_router(router)
    errors.install(app, plain.render)
    scheme, host, *_ = urlsplit(ui_url)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=[f"{scheme}://{host}"],
        allow_methods=["POST"],
        allow_headers=["content-type", "x-namespace"],
    )
    return app


async def _receive(request: Request) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_MAX_BYTES:
                raise Problem(Reason.TOO_LARGE, "The body is too large.")
    except ClientDisconnect:
        raise Problem(Reason.INVALID, "The body ended early.") from None
    return bytes(body)


def _parse(body: bytes) -> Payloads:
    try:
        return json_format.Parse(body, Payloads(), ignore_unknown_fields=True)
    except (json_format.ParseError, ValueError, RecursionError):
        raise Problem(Reason.INVALID_JSON, "The body is not a list of payloads.") from None
