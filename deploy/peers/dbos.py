"""The five-step job of `darkroom bench` on DBOS: deduct, normalise, submit, poll, store, each a durable step.

FastAPI and the workflows share one process, as DBOS is meant to be run. The provider, the Postgres server and
the S3 server are those of the stack found through DARKROOM_HOME. Plain functions on four executor threads were
the fastest form found: coroutines took half as much CPU again.

    python -m deploy.peers.dbos --port 8090
"""

import argparse
import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import uuid4

import asyncpg
import httpx2
import psycopg
import uvicorn
from dbos import DBOS, DBOSConfiguredInstance, SetWorkflowID
from fastapi import Body, FastAPI
from minio import Minio
from sqlalchemy import create_engine, text

from domain.prompts import normalise
from settings import Settings, load

_THREADS: Final = 4
_SCHEMA: Final = """
CREATE TABLE accounts (name text PRIMARY KEY, credits bigint NOT NULL CHECK (credits >= 0));
CREATE TABLE entries (job_id text PRIMARY KEY, amount bigint NOT NULL);
CREATE TABLE jobs (id text PRIMARY KEY, prompt text NOT NULL, status text NOT NULL, handle text, key text);
INSERT INTO accounts VALUES ('bench', 1000000000);
"""
_CHARGE: Final = """
WITH entry AS (INSERT INTO entries VALUES (:id, 10) ON CONFLICT DO NOTHING RETURNING amount)
UPDATE accounts SET credits = credits - amount FROM entry WHERE name = 'bench' AND credits >= amount
"""


@DBOS.dbos_class()
class Generation(DBOSConfiguredInstance):
    """The workflow and its steps; each step may run twice."""

    def __init__(self, settings: Settings, database: str) -> None:
        self._engine = create_engine(database.replace("://", "+psycopg://"), pool_size=_THREADS)
        self._provider = httpx2.Client(base_url=settings.simulator_url, trust_env=False, timeout=60)
        address, keys = settings.s3_endpoint.partition("//")[2], (settings.s3_access_key, settings.s3_secret_key)
        self._store = Minio(address, *keys, secure=False, region=settings.s3_region)
        self._bucket = settings.s3_bucket
        super().__init__("generation")

    @DBOS.workflow()
    def run(self, job_id: str, prompt: str) -> None:
        self.deduct(job_id)
        handle = self.submit(job_id, self.normalise(job_id, prompt))
        self.store(job_id, self.poll(handle))

    @DBOS.step()
    def deduct(self, job_id: str) -> None:
        self._write(_CHARGE, id=job_id)

    @DBOS.step()
    def normalise(self, job_id: str, prompt: str) -> str:
        normal = normalise(prompt)
        self._write("UPDATE jobs SET prompt = :prompt WHERE id = :id", id=job_id, prompt=normal)
        return normal

    @DBOS.step()
    def submit(self, job_id: str, prompt: str) -> str:
        order = {"reference": job_id, "model": "sim-video", "kind": "video", "prompt": prompt}
        handle = str(self._provider.post("/v1/generations", json=order).raise_for_status().json()["id"])
        self._write("UPDATE jobs SET status = 'running', handle = :handle WHERE id = :id", id=job_id, handle=handle)
        return handle

    @DBOS.step()
    def poll(self, handle: str) -> str:
        while (seen := self._provider.get(f"/v1/generations/{handle}").json())["status"] != "completed":
            time.sleep(0.05)
        return str(seen["outputs"][0]["url"])

    @DBOS.step()
    def store(self, job_id: str, url: str) -> None:
        media, key = self._provider.get(url).raise_for_status().content, f"peer/{job_id}.mp4"
        self._store.put_object(self._bucket, key, io.BytesIO(media), len(media), "video/mp4")
        self._write("UPDATE jobs SET status = 'completed', key = :key WHERE id = :id", id=job_id, key=key)

    def _write(self, statement: str, **values: Any) -> None:
        with self._engine.begin() as transaction:
            transaction.execute(text(statement), values)


def create_app(settings: Settings) -> FastAPI:
    """The peer's API: the two routes of the gateway that the bench calls, without keys or rules."""
    database = _new_database(settings.database_url.replace("+asyncpg", ""))
    DBOS(config={"name": "peer", "system_database_url": database, "max_executor_threads": _THREADS})
    generation = Generation(settings, database)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        DBOS.launch()
        async with asyncpg.create_pool(database) as app.state.pool:
            yield
        DBOS.destroy()

    app = FastAPI(lifespan=lifespan)

    @app.post("/v1/videos/generations", status_code=202)
    async def submit(prompt: str = Body(embed=True)) -> dict[str, str]:
        job_id = f"job_{uuid4().hex}"
        await app.state.pool.execute("INSERT INTO jobs VALUES ($1, $2, 'queued')", job_id, prompt)
        with SetWorkflowID(job_id):
            await asyncio.to_thread(DBOS.start_workflow, generation.run, job_id, prompt)
        return {"id": job_id}

    @app.get("/v1/jobs/{job_id}")
    async def look(job_id: str) -> dict[str, str]:
        return dict(await app.state.pool.fetchrow("SELECT id, status FROM jobs WHERE id = $1", job_id))

    return app


def _new_database(beside: str) -> str:
    """Make the peer's database beside Darkroom's own; returns its address."""
    with psycopg.connect(beside, autocommit=True) as server:
        server.execute("CREATE DATABASE peer_dbos")
    address = beside.rpartition("/")[0] + "/peer_dbos"
    with psycopg.connect(address) as database:
        database.execute(_SCHEMA)
    return address


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m deploy.peers.dbos")
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(create_app(load()), port=parser.parse_args().port, loop="uvloop", log_level="warning")
