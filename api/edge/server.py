"""HTTP as uvicorn reads it, with an end to what a client may send before its body begins."""

from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_MAX_BYTES: Final = 256_000


class BoundedHttp(HttpToolsProtocol):
    """Ends a connection whose request line and headers do not end: uvicorn keeps them all, however many come."""

    _head_bytes: int | None = None  # None outside of a head

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._head_bytes is not None:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_MAX_BYTES:
                self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        self._head_bytes = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head_bytes = None
        super().on_headers_complete()
