"""A client for addresses that other people chose: it reaches the public internet and what the operator permits.

Each request is judged by its URL, and each connection by every address its host resolves to; one of those very
addresses is dialled, so that a name cannot mean one thing when it is checked and another when it is called. TLS and
the Host header keep the name.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final, NoReturn

import httpcore2
import httpx2
import structlog

from api.edge.addresses import Permitted

log = structlog.get_logger()

# Host and port to addresses. Blocks, so it is run in a thread; raises OSError.
Lookup = Callable[[str, int], Sequence[str]]

TIMEOUT_S: Final = 15.0
_LIMITS: Final = httpx2.Limits(max_keepalive_connections=20)
_LOOKUPS_AT_ONCE: Final = 64
_DIALS_MAX: Final = 4


class AddressRefused(httpx2.ConnectError):
    """Neither public nor permitted. Nothing was sent, and nothing dialled."""


def addresses_of(host: str, port: int) -> list[str]:
    """Every A and AAAA record, as the system resolves. Raises OSError."""
    found = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def guarded_client(
    permitted: Permitted, *, lookup: Lookup = addresses_of, tls: ssl.SSLContext | None = None
) -> httpx2.AsyncClient:
    """Takes no proxy from the environment, follows no redirect, and keeps no cookies, which would go from one
    account to the next. Connections have no limit of their own, so that silent endpoints cannot use them up.

    tls: whom to trust; without it, those the system trusts.
    """
    transport = _GuardedTransport(permitted, lookup, tls or httpx2.create_ssl_context(trust_env=False))
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    return httpx2.AsyncClient(transport=transport, trust_env=False, timeout=TIMEOUT_S, cookies=no_cookies)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connections to checked addresses only."""

    def __init__(self, permitted: Permitted, lookup: Lookup = addresses_of) -> None:
        self._permitted = permitted
        self._lookup = lookup
        # not the loop's own threads: names that resolve slowly must hold up nobody else
        self._threads = ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="lookup")
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109, the interface's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Raises AddressRefused, and httpcore2's errors; the whole takes `timeout` seconds at most."""
        try:
            async with asyncio.timeout(timeout):
                addresses = (await self._checked(host, port))[:_DIALS_MAX]
                share_s = timeout and timeout / max(1, len(addresses))
                failure: Exception = httpcore2.ConnectError("the name has no address")
                for address in addresses:
                    try:
                        return await self._inner.connect_tcp(address, port, share_s, local_address, socket_options)
                    except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                        failure = error
                raise failure
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109, the interface's
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        refuse("", "unix socket")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        """What the host resolves to, if every address may be dialled."""
        loop = asyncio.get_running_loop()
        try:
            addresses = await loop.run_in_executor(self._threads, self._lookup, host, port)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        if not self._permitted.allows_host(host):
            for address in addresses:
                if not self._permitted.allows_address(address):
                    refuse(host, address)
        return addresses


class _GuardedTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, permitted: Permitted, lookup: Lookup, tls: ssl.SSLContext) -> None:
        super().__init__(verify=tls, limits=_LIMITS)
        self._permitted = permitted
        # httpx2 offers no way to give a pool its backend; should it rename the pool, this fails at the start
        assert isinstance(self._pool, httpcore2.AsyncConnectionPool)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=_LIMITS.max_connections,
            max_keepalive_connections=_LIMITS.max_keepalive_connections,
            keepalive_expiry=_LIMITS.keepalive_expiry,
            network_backend=GuardedBackend(permitted, lookup),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        host = url.raw_host.decode("ascii")
        try:
            self._permitted.judge(url.scheme, host, url.port)
        except ValueError as error:
            refuse(host, str(error))
        return await super().handle_async_request(request)


def refuse(host: str, why: str) -> NoReturn:
    """Raise AddressRefused, and note who was meant: its text goes further and says nothing."""
    log.warning("address refused", host=host, why=why)
    raise AddressRefused("address refused")
