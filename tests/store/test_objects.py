"""The bucket on the real S3: whole files and parts of them, in little memory, and clear words when it fails."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import psutil
import pytest

from store.objects import CHUNK_BYTES, PART_BYTES, ObjectMissing, Objects, ObjectStoreError
from tests.fixtures.listener import listening, saying
from tests.fixtures.stack import Stack
from tests.store import given

MIB = 1 << 20


@pytest.fixture
async def folder(objects: Objects) -> AsyncIterator[str]:
    """A prefix of a test's own, emptied afterwards."""
    prefix = f"{given.name('test')}/"
    yield prefix
    for key in await objects.keys(prefix):
        await objects.remove(key)


@pytest.fixture
def content() -> bytes:
    """Two parts and a bit, of which no two places look alike."""
    return os.urandom(2 * PART_BYTES + 12_345)


@pytest.fixture
def source(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "source"
    path.write_bytes(content)
    return path


@pytest.fixture
def crumb(tmp_path: Path) -> Path:
    path = tmp_path / "crumb"
    path.write_bytes(b"crumb")
    return path


async def whole(objects: Objects, key: str, offset: int, length: int) -> bytes:
    return b"".join([chunk async for chunk in await objects.read(key, offset, length)])


async def test_a_file_comes_back_byte_for_byte(objects: Objects, folder: str, source: Path, content: bytes) -> None:
    key = f"{folder}a.mp4"
    await objects.put(key, source, "video/mp4")
    assert await objects.size(key) == len(content)
    chunks = [chunk async for chunk in await objects.read(key, 0, len(content))]
    assert b"".join(chunks) == content
    assert max(map(len, chunks)) <= CHUNK_BYTES


@pytest.mark.parametrize(
    ("offset", "length"),
    [
        (0, 1),  # the first byte
        (PART_BYTES - 5, 10),  # across two parts
        (CHUNK_BYTES, 3 * CHUNK_BYTES + 1),  # several chunks
        (2 * PART_BYTES + 12_344, 1),  # the last byte
    ],
)
async def test_a_range_is_read_exactly(
    offset: int, length: int, objects: Objects, folder: str, source: Path, content: bytes
) -> None:
    key = f"{folder}a.mp4"
    await objects.put(key, source, "video/mp4")
    assert await whole(objects, key, offset, length) == content[offset : offset + length]


async def test_storing_under_the_same_key_again_keeps_one_object(
    objects: Objects, folder: str, source: Path, crumb: Path
) -> None:
    key = f"{folder}a.mp4"
    await objects.put(key, source, "video/mp4")
    await objects.put(key, crumb, "video/mp4")
    assert await objects.keys(folder) == [key]
    assert await objects.size(key) == 5
    assert await whole(objects, key, 0, 5) == b"crumb"


async def test_keys_are_those_under_the_prefix(objects: Objects, folder: str, crumb: Path) -> None:
    for name in ("b/1.glb", "b/2.glb", "c.mp3"):
        await objects.put(folder + name, crumb, "audio/mpeg")
    assert sorted(await objects.keys(folder)) == [f"{folder}b/1.glb", f"{folder}b/2.glb", f"{folder}c.mp3"]
    assert sorted(await objects.keys(f"{folder}b/")) == [f"{folder}b/1.glb", f"{folder}b/2.glb"]
    assert await objects.keys(f"{folder}d/") == []
    assert f"{folder}c.mp3" in await objects.keys()


async def test_a_removed_object_is_missing_and_may_be_removed_again(objects: Objects, folder: str, crumb: Path) -> None:
    key = f"{folder}a.mp4"
    await objects.put(key, crumb, "video/mp4")
    for _ in range(2):
        await objects.remove(key)
        with pytest.raises(ObjectMissing):
            await objects.size(key)
        with pytest.raises(ObjectStoreError):
            await objects.read(key, 0, 1)


async def test_a_bucket_is_made_once_and_used_by_whoever_comes(stack: Stack, crumb: Path) -> None:
    ready, name = stack.ready, given.name("test")
    keys = (ready["s3_endpoint"], ready["s3_access_key"], ready["s3_secret_key"])
    mine = Objects(*keys, name, "us-east-1")
    with pytest.raises(ObjectMissing):
        await mine.size("a")
    await mine.prepare()
    await mine.put("a", crumb, "video/mp4")
    await Objects(*keys, name, "us-east-1").prepare()
    assert await mine.size("a") == 5
    await mine.remove("a")


async def test_wrong_credentials_are_an_error_of_the_store(stack: Stack, crumb: Path) -> None:
    ready = stack.ready
    stranger = Objects(ready["s3_endpoint"], ready["s3_access_key"], "wrong", "darkroom", "us-east-1")
    with pytest.raises(ObjectStoreError) as refused:
        await stranger.put("a", crumb, "video/mp4")
    assert not isinstance(refused.value, ObjectMissing)


async def test_a_large_file_is_stored_in_little_memory(objects: Objects, folder: str, tmp_path: Path) -> None:
    key, large, size = f"{folder}large.mp4", tmp_path / "large", 256 * MIB
    with large.open("wb") as file:
        file.truncate(size)
    process = psutil.Process()
    before = most = process.memory_info().rss
    put = asyncio.create_task(objects.put(key, large, "video/mp4"))
    while not put.done():
        await asyncio.wait([put], timeout=0.005)
        most = max(most, process.memory_info().rss)
    await put
    assert await objects.size(key) == size
    assert most - before < 200 * MIB, f"grew by {(most - before) // MIB} MiB"


async def test_a_store_that_is_away_is_an_error_of_the_store() -> None:
    with socket.socket() as deaf:  # it has a port, and does not listen
        deaf.bind(("127.0.0.1", 0))
        away = Objects(f"http://127.0.0.1:{deaf.getsockname()[1]}", "key", "secret", "darkroom", "us-east-1")
        with pytest.raises(ObjectStoreError) as refused:
            await away.size("a")
    assert not isinstance(refused.value, ObjectMissing)


@pytest.mark.parametrize("step", ["put", "size", "read", "remove", "keys", "prepare"])
async def test_a_store_that_hangs_up_is_told_and_not_asked_again(step: str, crumb: Path) -> None:
    async with listening(saying()) as store:
        await _refused(step, Objects(f"http://{store.authority}", "key", "secret", "darkroom", "us-east-1"), crumb)
    assert store.accepted == 1


async def _refused(step: str, away: Objects, crumb: Path) -> None:
    steps: dict[str, Callable[[], Awaitable[object]]] = {
        "put": lambda: away.put("a", crumb, "video/mp4"),
        "size": lambda: away.size("a"),
        "read": lambda: away.read("a", 0, 1),
        "remove": lambda: away.remove("a"),
        "keys": away.keys,
        "prepare": away.prepare,
    }
    with pytest.raises(ObjectStoreError) as refused:
        await steps[step]()
    assert not isinstance(refused.value, ObjectMissing)
