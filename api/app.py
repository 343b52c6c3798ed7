"""Composition root of the API: builds what the dialects share, and mounts each at its documented prefix."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter

from api.dialects.aigateway import translate as aigateway
from api.dialects.aigateway.routes import create_app as create_aigateway
from api.edge import reports
from api.edge.keys import KeyRing
from api.edge.links import Links
from api.edge.request_id import RequestId
from api.engine import Engine, Limits
from domain.catalog import Catalog
from providers import registry
from settings import TASK_QUEUE, Settings
from store.database import Database
from store.objects import Objects


class State(TypedDict):
    """What routes and dependencies find in `request.state`."""

    database: Database
    engine: Engine
    keys: KeyRing
    links: Links
    objects: Objects


def create_app(settings: Settings) -> FastAPI:
    """The whole API. Starts with any of its servers away, and answers 503 until they come."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        database = Database(settings.database_url)
        yield State(
            database=database,
            engine=await build_engine(settings, database),
            keys=KeyRing(database),
            links=Links(settings.api_url, settings.signing_key),
            objects=build_objects(settings),
        )
        await database.close()

    app = FastAPI(title="Darkroom", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(RequestId)
    app.include_router(reports.router)

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    app.mount("/v1", create_aigateway())
    return app


async def build_engine(settings: Settings, database: Database) -> Engine:
    """The engine over these settings; the command line uses it too."""
    client = await Client.connect(
        settings.temporal_address,
        namespace=settings.temporal_namespace,
        data_converter=pydantic_data_converter,
        lazy=True,
    )
    provider_names = registry.names(settings.simulator_url)
    in_flight_max = dict.fromkeys(provider_names, settings.provider_in_flight_max)
    in_flight_max["local"] = settings.local_in_flight_max
    catalog = Catalog.parse(settings.catalog.read_text(), provider_names)
    limits = Limits(in_flight_max=in_flight_max, deadline_s=settings.deadline_s)
    return Engine(database, client, catalog, limits, (aigateway.ORIGIN,), TASK_QUEUE)


def build_objects(settings: Settings) -> Objects:
    return Objects(
        settings.s3_endpoint,
        settings.s3_access_key,
        settings.s3_secret_key,
        settings.s3_bucket,
        settings.s3_region,
    )
