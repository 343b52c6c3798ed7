"""The embedded provider: an order is a folder, a generation is a process that fills it."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Final

from domain.attempt import Input, Order, Output, Progress, State, Submission
from domain.failure import Code
from providers.base import OutputUnusable, Unreachable
from providers.local.child import Child
from providers.local.folder import Folder, prune
from providers.local.formats import content_type_of
from providers.local.screening import SCREENINGS

_CHUNK_BYTES: Final = 1024 * 1024
_FAILURES_MAX: Final = 2
_KEPT_S: Final = 24 * 3600.0
_POLL_AFTER_S: Final = 0.25
_PRUNE_EVERY_S: Final = 600.0


# Copies an input of an order into a file. Raises OSError.
Bring = Callable[[Input, Path], Awaitable[None]]


async def _nothing(given: Input, _into: Path) -> None:
    raise FileNotFoundError(given.key)


class Local:
    """Renders on this machine. Folders survive the worker: a render that was cut short starts again.

    bring: copies inputs; without it, orders that have some are not taken.
    """

    name = "local"
    submit_timeout_s = 2.0
    can_find = True

    def __init__(self, root: Path, bring: Bring = _nothing) -> None:
        self._root = root
        self._bring = bring
        self._children: dict[str, Child] = {}
        self._prune_at_s = 0.0  # on the monotonic clock

    async def submit(self, order: Order) -> Submission:
        folder = Folder.of(self._root, order.reference)
        if folder is None or not _understood(order):
            return Submission.rejected(Code.INVALID_INPUT)
        try:
            await self._bring_inputs(folder, order)
            await asyncio.to_thread(folder.take, order)
            await self._prune()
        except OSError:
            return Submission.not_sent()
        return Submission.accepted(order.reference)

    async def find(self, reference: str) -> str | None:
        folder = Folder.of(self._root, reference)
        return reference if folder is not None and folder.exists() else None

    async def poll(self, handle: str) -> Progress:
        """Never awaits, so that two polls of one handle cannot start two renders."""
        folder = Folder.of(self._root, handle)
        if folder is None or not folder.exists():
            return _failed()
        try:
            return self._look(handle, folder)
        except OSError as error:
            raise Unreachable(str(error)) from error

    async def cancel(self, handle: str) -> None:
        folder = Folder.of(self._root, handle)
        child = self._children.pop(handle, None)
        try:
            retired = folder.retire() if folder is not None else None
        except FileNotFoundError:
            retired = None
        await asyncio.to_thread(_stop, child, retired)

    async def fetch(self, output: Output) -> AsyncGenerator[bytes, None]:
        path = self._path_of(output)
        try:
            with await asyncio.to_thread(path.open, "rb") as file:
                while chunk := await asyncio.to_thread(file.read, _CHUNK_BYTES):
                    yield chunk
        except FileNotFoundError as error:
            raise OutputUnusable(output.url) from error
        except OSError as error:
            raise Unreachable(str(error)) from error

    async def _bring_inputs(self, folder: Folder, order: Order) -> None:
        """Before the order is taken: a folder without one never counted."""
        if order.inputs:
            await asyncio.to_thread(folder.path.mkdir, parents=True, exist_ok=True)
        for given, path in zip(order.inputs, folder.inputs(order).values(), strict=True):
            await self._bring(given, path)

    def _look(self, handle: str, folder: Folder) -> Progress:
        # The child first: one that ends between the two looks has its outputs in place.
        died = self._reap(handle)
        if outputs := folder.outputs():
            self._dismiss(handle)
            named = tuple(output.model_copy(update={"url": f"{handle}/{output.url}"}) for output in outputs)
            return Progress(state=State.SUCCEEDED, fraction=1.0, outputs=named)
        if code := folder.refused():
            self._dismiss(handle)
            return _failed(code)
        if died:
            folder.count_failure()
            folder.sweep_if_free()
        if folder.failures() >= _FAILURES_MAX:
            return _failed()
        if handle not in self._children and not folder.held():
            self._children[handle] = Child(folder.path)
        return Progress(state=State.WORKING, fraction=folder.progress(), poll_after_s=_POLL_AFTER_S)

    def _reap(self, handle: str) -> bool:
        child = self._children.get(handle)
        if child is None or not child.ended():
            return False
        del self._children[handle]
        return True

    def _dismiss(self, handle: str) -> None:
        """It has said its last: all that is left to it is to end, and nobody may ask after it again."""
        if child := self._children.pop(handle, None):
            child.kill()

    def _path_of(self, output: Output) -> Path:
        reference, _, name = output.url.partition("/")
        folder = Folder.of(self._root, reference)
        path = folder.output(name) if folder is not None else None
        if path is None:
            raise OutputUnusable(output.url)
        return path

    async def _prune(self) -> None:
        if time.monotonic() >= self._prune_at_s:
            self._prune_at_s = time.monotonic() + _PRUNE_EVERY_S
            await asyncio.to_thread(prune, self._root, _KEPT_S)


def _understood(order: Order) -> bool:
    screening = SCREENINGS.get(order.kind)
    return content_type_of(order) is not None and (screening is None or screening(order))


def _stop(child: Child | None, retired: Folder | None) -> None:
    if child is not None:
        child.kill()
    if retired is not None:
        retired.stop_holder()
        retired.remove()


def _failed(code: Code = Code.PROVIDER_ERROR) -> Progress:
    return Progress(state=State.FAILED, code=code)
