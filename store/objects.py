"""Media in S3, through the minio client.

The client is synchronous, so its calls run in threads. It speaks plain S3: nothing here needs MinIO itself.

    ObjectStoreError
    └── ObjectMissing   the bucket has no such object
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import urlsplit

import urllib3
from minio import Minio
from minio.error import InvalidResponseError, MinioException, S3Error

T = TypeVar("T")

PART_BYTES: Final = 16 << 20
CHUNK_BYTES: Final = 1 << 20
_MISSING: Final = frozenset({"NoSuchKey", "NoSuchObject", "NoSuchBucket"})


class ObjectStoreError(Exception):
    """The store cannot be reached, or refuses."""


class ObjectMissing(ObjectStoreError):
    """There is no such object."""


class Objects:
    """One bucket."""

    def __init__(self, endpoint: str, access_key: str, secret_key: str, bucket: str, region: str) -> None:
        address = urlsplit(endpoint)
        self.bucket = bucket
        self._client = Minio(
            address.netloc,
            access_key=access_key,
            secret_key=secret_key,
            secure=address.scheme == "https",
            region=region,
            # no retries here: the callers retry, and say meanwhile that the store is away
            http_client=urllib3.PoolManager(
                timeout=urllib3.Timeout(connect=3, read=30), maxsize=32, retries=urllib3.Retry(total=False)
            ),
        )

    async def prepare(self) -> None:
        """Make the bucket if it is missing."""
        await asyncio.to_thread(_told, self._prepare)

    async def put(self, key: str, source: Path, content_type: str) -> None:
        """Store a file, in parts of 16 MiB by three threads; the same key again writes the same object."""
        await asyncio.to_thread(
            _told,
            lambda: self._client.fput_object(
                self.bucket, key, str(source), content_type=content_type, part_size=PART_BYTES, num_parallel_uploads=3
            ),
        )

    async def size(self, key: str) -> int:
        """Bytes of the stored object. Raises ObjectMissing."""
        stat = await asyncio.to_thread(_told, lambda: self._client.stat_object(self.bucket, key))
        return stat.size or 0

    async def read(self, key: str, offset: int, length: int) -> AsyncIterator[bytes]:
        """`length` bytes from `offset`, in chunks. Opens the object before the first chunk is asked for."""
        response = await asyncio.to_thread(
            _told, lambda: self._client.get_object(self.bucket, key, offset=offset, length=length)
        )
        return _chunks(response)

    async def remove(self, key: str) -> None:
        """Delete; no error when it is gone already."""
        await asyncio.to_thread(_told, lambda: self._client.remove_object(self.bucket, key))

    async def keys(self, prefix: str = "") -> list[str]:
        """The keys under `prefix`."""
        found = await asyncio.to_thread(
            _told, lambda: list(self._client.list_objects(self.bucket, prefix=prefix, recursive=True))
        )
        return [item.object_name for item in found if item.object_name]

    def _prepare(self) -> None:
        if not self._client.bucket_exists(self.bucket):
            self._client.make_bucket(self.bucket)


async def _chunks(response: urllib3.BaseHTTPResponse) -> AsyncIterator[bytes]:
    try:
        while chunk := await asyncio.to_thread(response.read, CHUNK_BYTES):
            yield chunk
    finally:
        response.close()
        response.release_conn()


def _told(call: Callable[[], T]) -> T:
    try:
        return call()
    except S3Error as error:
        kind = ObjectMissing if error.code in _MISSING else ObjectStoreError
        raise kind(error.code) from error
    except InvalidResponseError as error:
        # a 404 whose body the client cannot read
        raise (ObjectMissing if "Response code: 404" in str(error) else ObjectStoreError)(
            type(error).__name__
        ) from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
        raise ObjectStoreError(type(error).__name__) from error
