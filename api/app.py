"""Composition root of the API: builds what the dialects share, and mounts each at its documented prefix."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, TypedDict

from fastapi import FastAPI
from starlette.routing import Mount
from starlette.types import ASGIApp
from temporalio.client import Client

from api.account import Accounts
from api.dialects.agentmedia import translate as agentmedia
from api.dialects.agentmedia.people import People
from api.dialects.agentmedia.routes import create_app as create_agentmedia
from api.dialects.agentmedia.writer import Copywriter
from api.dialects.aigateway import translate as aigateway
from api.dialects.aigateway.routes import create_app as create_aigateway
from api.edge import codec, errors, plain, reports
from api.edge.access_log import AccessLog
from api.edge.addresses import Permitted
from api.edge.fetcher import Fetcher
from api.edge.guard import guarded_client
from api.edge.keys import KeyRing
from api.edge.links import CODEC_PATH, Links
from api.edge.rate_limit import RateLimiter
from api.engine import Engine, Limits
from domain.actors import ACTORS_FILE, Library
from domain.catalog import Catalog
from providers import registry
from providers.local.actors.looks import Look
from providers.local.actors.portrait import portrait_png
from providers.local.writing.scriptwriter import write
from providers.local.writing.webpage import page_text
from settings import TASK_QUEUE, Settings
from store import payloads
from store.database import Database
from store.objects import Objects
from store.payloads import Codec, Policy

DIALECTS: Final = {"/v1": aigateway.NAME, agentmedia.PREFIX: agentmedia.NAME}
PORTRAIT_PX: Final = (512, 640)


class State(TypedDict):
    """What routes and dependencies find in `request.state`."""

    accounts: Accounts
    database: Database
    engine: Engine
    fetcher: Fetcher
    keys: KeyRing
    links: Links
    objects: Objects
    permitted: Permitted
    rate_limiter: RateLimiter
    codec: Codec


def create_app(settings: Settings) -> FastAPI:
    """The whole API. Starts with any of its servers away, and answers 503 until they come."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        database = Database(settings.database_url)
        permitted = Permitted.parse(settings.allowed_private_hosts)
        async with guarded_client(permitted) as pages:
            yield State(
                accounts=Accounts(database),
                database=database,
                engine=await build_engine(settings, database),
                fetcher=Fetcher(pages),
                keys=KeyRing(database),
                links=Links(settings.api_url, settings.signing_key),
                objects=build_objects(settings),
                permitted=permitted,
                rate_limiter=RateLimiter(database),
                codec=build_codec(settings, Policy.ON),  # a page of the UI may show older, plain payloads too
            )
        await database.close()

    app = _App(
        title="Darkroom", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False
    )
    errors.install(app, plain.render)
    app.include_router(reports.router)

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    app.mount("/v1", create_aigateway())
    app.mount(agentmedia.PREFIX, create_agentmedia(build_people(), Copywriter(write, page_text)))
    app.mount(CODEC_PATH.rstrip("/"), codec.create_app(settings.temporal_ui_url))
    for mount in (route for route in app.routes if isinstance(route, Mount)):
        # a path may hold a line feed, where Starlette's own pattern ends
        mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return app


class _App(FastAPI):
    def build_middleware_stack(self) -> ASGIApp:
        # around Starlette's answer to an internal error too, which `add_middleware` would leave outside
        return AccessLog(super().build_middleware_stack(), DIALECTS)


def build_people() -> People:
    """The library of actors, with their portraits."""
    library = Library.parse(ACTORS_FILE.read_text("utf-8"))
    return People(library, lambda slug: portrait_png(Look.named(slug), PORTRAIT_PX))


async def build_engine(settings: Settings, database: Database) -> Engine:
    """The engine over these settings; the command line uses it too."""
    client = await connect(settings, lazy=True)
    provider_names = registry.names(settings.simulator_url)
    in_flight_max = dict.fromkeys(provider_names, settings.provider_in_flight_max)
    in_flight_max["local"] = settings.local_in_flight_max
    catalog = Catalog.parse(settings.catalog.read_text(), provider_names)
    limits = Limits(in_flight_max=in_flight_max, deadline_s=settings.deadline_s)
    return Engine(database, client, catalog, limits, (aigateway.ORIGIN, agentmedia.ORIGIN), TASK_QUEUE)


async def connect(settings: Settings, *, lazy: bool = False) -> Client:
    """A client of Temporal, as every process of ours uses it."""
    ours = build_codec(settings, settings.payload_encryption)
    return await payloads.connect(settings.temporal_address, ours, lazy=lazy)


def build_codec(settings: Settings, policy: Policy) -> Codec:
    return Codec(settings.keys, settings.temporal_namespace, policy)


def build_objects(settings: Settings) -> Objects:
    return Objects(
        settings.s3_endpoint,
        settings.s3_access_key,
        settings.s3_secret_key,
        settings.s3_bucket,
        settings.s3_region,
    )
