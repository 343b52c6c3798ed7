"""Media on their way into the bucket: through a scratch file, never held in memory.

The scratch file lets the size, the digest and the medium be checked before anything is uploaded, and gives
the object its content-addressed key. An asset row is written first, so no object is ever without a row.
"""

import asyncio
import hashlib
import tempfile
import time
from collections.abc import Mapping
from contextlib import aclosing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final, NamedTuple

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from activities.beating import beating
from activities.media import UnknownMedium, inspect
from domain.asset import Asset, is_kept, storage_key
from domain.attempt import Output, State
from domain.failure import Code
from domain.job import Status
from providers.base import FetchError, OutputUnusable, Provider, Unreachable
from store import assets, jobs
from store.database import Database
from store.objects import Objects, ObjectStoreError
from workflows.steps import Keeping, Parcel

log = structlog.get_logger()

FETCH_TRIES: Final = 3
STORE_UNAVAILABLE: Final = "StoreUnavailable"
PROVIDER_UNREACHABLE: Final = "ProviderUnreachable"
LEFT_BEHIND_S: Final = 86_400.0
PREFIX: Final = "keep-"
_UPLOADS_AT_ONCE: Final = 4  # each holds up to three parts of 16 MiB


def clear(scratch: Path) -> None:
    """Make the folder, and remove what killed workers left in it; a live one is done with a file much sooner."""
    scratch.mkdir(parents=True, exist_ok=True)
    for file in scratch.glob(f"{PREFIX}*"):
        with suppress(FileNotFoundError):
            if time.time() - file.stat().st_mtime > LEFT_BEHIND_S:
                file.unlink()


class Downloaded(NamedTuple):
    """What arrived in the scratch file."""

    size_bytes: int
    sha256: str


class Keeper(Keeping):
    """Needs the providers by name, the bucket, the database and a folder for scratch files."""

    def __init__(self, providers: Mapping[str, Provider], objects: Objects, database: Database, scratch: Path) -> None:
        self._providers = providers
        self._objects = objects
        self._database = database
        self._scratch = scratch
        self._uploads = asyncio.Semaphore(_UPLOADS_AT_ONCE)

    @activity.defn(name="keep")
    async def keep(self, parcel: Parcel) -> None:
        async with beating():
            try:
                await self.store(parcel)
            except (OutputUnusable, UnknownMedium) as error:
                reason = f"output refused: {error}"
                raise ApplicationError(reason, type=Code.OUTPUT_UNUSABLE, non_retryable=True) from error
            except Unreachable as error:
                raise _again(PROVIDER_UNREACHABLE, error) from error
            except ObjectStoreError as error:
                raise _again(STORE_UNAVAILABLE, error) from error

    async def store(self, parcel: Parcel) -> None:
        """One try. Raises FetchError, UnknownMedium, ObjectStoreError, and what the database raises."""
        if not parcel.progress.outputs:
            raise OutputUnusable("nothing")
        for position, output in enumerate(parcel.progress.outputs):
            await self._keep_one(parcel, position, output)

    async def _keep_one(self, parcel: Parcel, position: int, output: Output) -> None:
        with tempfile.NamedTemporaryFile(dir=self._scratch, prefix=PREFIX) as file:
            scratch = Path(file.name)
            got = await self._fetch(parcel, position, output, scratch)
            medium = await asyncio.to_thread(inspect, scratch)
            job_id, attempt, kind = parcel.errand.job_id, parcel.errand.attempt, parcel.errand.kind
            if kind is not None and not is_kept(medium.content_type, kind, output.role):
                raise UnknownMedium(f"{medium.content_type} as {output.role} of {kind}")
            asset = Asset(
                key=storage_key(job_id, attempt, got.sha256, medium.content_type),
                content_type=medium.content_type,
                size_bytes=got.size_bytes,
                sha256=got.sha256,
                facts=medium.facts,
                role=output.role,
                blurhash=output.blurhash,
            )
            retention = None if parcel.retention_s is None else timedelta(seconds=parcel.retention_s)
            async with self._database.transaction() as tx:
                if not await jobs.advance(tx, job_id, attempt, Status.STORING):
                    return  # it was ended from outside meanwhile
                await assets.record(tx, job_id, attempt, position, asset, retention)
            async with self._uploads:
                await self._objects.put(asset.key, scratch, asset.content_type)
            if await self._objects.size(asset.key) != asset.size_bytes:
                raise ObjectStoreError("the store kept another size than was sent")

    async def _fetch(self, parcel: Parcel, position: int, output: Output, scratch: Path) -> Downloaded:
        """Download, a few times: each further try asks the provider for a fresh address."""
        provider = self._providers[parcel.errand.candidate.provider]
        for tries_left in reversed(range(FETCH_TRIES)):
            try:
                return await _download(provider, output, scratch)
            except FetchError as error:
                if not tries_left:
                    raise
                log.info("output not fetched", job=parcel.errand.job_id, error=type(error).__name__)
            await asyncio.sleep(0.5)
            seen = await provider.poll(parcel.handle)
            if seen.state is State.SUCCEEDED and position < len(seen.outputs):
                output = seen.outputs[position]
        raise AssertionError("unreachable")


async def _download(provider: Provider, output: Output, scratch: Path) -> Downloaded:
    digest, size = hashlib.sha256(), 0
    with scratch.open("wb") as file:

        def absorb(chunk: bytes) -> None:
            file.write(chunk)
            digest.update(chunk)

        async with aclosing(provider.fetch(output)) as chunks:
            async for chunk in chunks:
                await asyncio.to_thread(absorb, chunk)
                size += len(chunk)
    if not size:
        raise OutputUnusable("empty")
    return Downloaded(size, digest.hexdigest())


def _again(kind: str, error: Exception) -> ApplicationError:
    return ApplicationError(str(error), type=kind, category=ApplicationErrorCategory.BENIGN)
