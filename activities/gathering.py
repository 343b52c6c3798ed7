"""What a job's caller points at, copied into the bucket before anybody else is told of the address."""

import asyncio
import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from activities.beating import beating
from activities.keeping import PREFIX, STORE_UNAVAILABLE
from activities.signatures import signature_of
from domain.attempt import Input
from domain.failure import Code
from domain.source import SourceUnavailable
from domain.spec import Reference, ReferenceKind
from store import inputs, jobs
from store.database import Database
from store.objects import Objects, ObjectStoreError
from workflows.steps import Gathered, Gathering, Pointers

log = structlog.get_logger()

FETCH_TRIES: Final = 2
FETCH_WITHIN_S: Final = 30.0
SIZE_MAX_BYTES: Final[Mapping[ReferenceKind, int]] = {ReferenceKind.IMAGE: 25_000_000, ReferenceKind.AUDIO: 100_000_000}
_AT_ONCE: Final = 4

# What a reference of each kind may be, and the file name extension each type gets.
_EXTENSIONS: Final[Mapping[ReferenceKind, Mapping[str, str]]] = {
    ReferenceKind.IMAGE: {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"},
    ReferenceKind.AUDIO: {"audio/mpeg": "mp3", "audio/wav": "wav", "audio/aac": "aac", "audio/mp4": "m4a"},
}


class Unusable(Exception):
    """The file is of no type that its reference may be of."""


class _Ended(Exception):
    """The job was ended from outside meanwhile."""


class Fetch(Protocol):
    """Writes what an address serves; see api.edge.fetcher. Raises SourceUnavailable."""

    async def __call__(self, url: str, into: BinaryIO, *, max_bytes: int, within_s: float) -> str: ...


class Gatherer(Gathering):
    """Needs a guarded fetch, the bucket, the database and a folder for scratch files."""

    def __init__(self, fetch: Fetch, objects: Objects, database: Database, scratch: Path) -> None:
        self._fetch = fetch
        self._objects = objects
        self._database = database
        self._scratch = scratch

    @activity.defn(name="gather")
    async def gather(self, pointers: Pointers) -> Gathered:
        gate = asyncio.Semaphore(_AT_ONCE)
        storing = asyncio.Lock()  # the same picture named twice is one key, which two must not write at once

        async def copy(reference: Reference) -> Input:
            async with gate:
                return await self._copy(pointers, reference, storing)

        code: Code | None = None
        async with beating():
            try:
                async with asyncio.TaskGroup() as group:
                    copying = [group.create_task(copy(one)) for one in pointers.references]
            except* SourceUnavailable:
                code = Code.SOURCE_UNAVAILABLE
            except* Unusable:
                code = Code.REFERENCE_UNUSABLE
            except* _Ended:
                code = Code.TERMINATED
        return Gathered(code=code) if code else Gathered(inputs=tuple(one.result() for one in copying))

    async def bring(self, given: Input, into: Path) -> None:
        """Copy an input out of the bucket, for a provider on this machine. Raises OSError."""
        try:
            with into.open("wb") as file:
                async for chunk in await self._objects.read(given.key, 0, given.size_bytes):
                    await asyncio.to_thread(file.write, chunk)
        except ObjectStoreError as error:
            raise OSError(str(error)) from error

    async def _copy(self, pointers: Pointers, reference: Reference, storing: asyncio.Lock) -> Input:
        with tempfile.NamedTemporaryFile(dir=self._scratch, prefix=PREFIX) as file:
            scratch = Path(file.name)
            await self._fetched(reference, scratch)
            extension, content_type = _type_of(scratch, reference.kind)
            sha256, size_bytes = await asyncio.to_thread(_measured, scratch)
            key = f"jobs/{pointers.job_id}/{pointers.attempt}/inputs/{sha256}.{extension}"
            async with storing:
                await self._store(pointers, key, scratch, content_type)
        return Input(name=reference.name, key=key, content_type=content_type, size_bytes=size_bytes, sha256=sha256)

    async def _store(self, pointers: Pointers, key: str, scratch: Path, content_type: str) -> None:
        async with self._database.transaction() as tx:
            if not await jobs.is_open(tx, pointers.job_id, pointers.attempt):
                raise _Ended
            await inputs.record(tx, pointers.job_id, pointers.attempt, key)
        try:
            await self._objects.put(key, scratch, content_type)
        except ObjectStoreError as error:
            raise ApplicationError(
                str(error), type=STORE_UNAVAILABLE, category=ApplicationErrorCategory.BENIGN
            ) from error

    async def _fetched(self, reference: Reference, scratch: Path) -> None:
        for tries_left in reversed(range(FETCH_TRIES)):
            with scratch.open("wb") as file:
                try:
                    limit = SIZE_MAX_BYTES[reference.kind]
                    await self._fetch(reference.url, file, max_bytes=limit, within_s=FETCH_WITHIN_S)
                except SourceUnavailable:
                    if not tries_left:
                        raise
                else:
                    return
            await asyncio.sleep(1)


def _type_of(path: Path, kind: ReferenceKind) -> tuple[str, str]:
    """Extension and content type, read off the file itself. Raises Unusable."""
    content_type = signature_of(path)
    if content_type not in _EXTENSIONS[kind]:
        raise Unusable(kind)
    return _EXTENSIONS[kind][content_type], content_type


def _measured(path: Path) -> tuple[str, int]:
    """SHA-256 and bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
