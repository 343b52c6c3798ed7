"""Which addresses a client may have us call: public ones over https, and those the operator permits.

A host is judged twice: by its spelling, whenever a URL is given or called, and by every address it resolves to,
whenever it is dialled (guard.py).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

NOT_PUBLIC: Final = "must be a public https address"
WRONG_PORT: Final = "must be an https address on port 443"
_HOST_MAX: Final = 253

# IANA's special-purpose registries and Azure's host. Python 3.11's `is_global` lets several of them through.
_V4_NOT_PUBLIC: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, and any address of this machine
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier NAT; Alibaba's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's host
        "169.254.0.0/16",  # link-local; the other clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# Outside it lie loopback, link- and site-local, unique local and multicast, and every form that carries an IPv4
# address: mapped, compatible, translated, NAT64.
_V6_GLOBAL: Final = IPv6Network("2000::/3")
_V6_NOT_PUBLIC: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)

# The last label starts with a letter: a resolver reads what ends in a number as an address.
_NAME: Final = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z][a-z0-9_-]{0,62}")
_LOCAL: Final = ("localhost", "localdomain", "local", "internal", "home.arpa")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet can call it, and nobody can mean a machine of ours by it."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _V4_NOT_PUBLIC)
    scoped = address.scope_id is not None
    return not scoped and address in _V6_GLOBAL and not any(address in network for network in _V6_NOT_PUBLIC)


@dataclass(frozen=True)
class Permitted:
    """What the operator permits beside public addresses: names (exactly these) and networks.

    A URL with such a host may be plain http and name any port.
    """

    names: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def parse(cls, listed: str) -> "Permitted":
        """Read a comma-separated list. Raises ValueError, which quotes the entry at fault."""
        names, networks = set[str](), list[IPv4Network | IPv6Network]()
        for entry in filter(None, map(str.strip, listed.lower().split(","))):
            try:
                networks.append(ip_network(entry))
            except ValueError:
                if not _is_name(entry):
                    raise ValueError(f"{entry!r} is no host name, IP address or network") from None
                names.add(entry)
        return cls(frozenset(names), tuple(networks))

    def judge(self, scheme: str, host: str, port: int | None) -> None:
        """Pass a URL's origin, in lower case and ASCII; port None is the scheme's own.

        Raises ValueError, with a text for the client.
        """
        if self.allows_host(host) and scheme in ("http", "https") and port != 0:
            return
        if scheme != "https" or not _may_be_public(host):
            raise ValueError(NOT_PUBLIC)
        if port not in (None, 443):
            raise ValueError(WRONG_PORT)

    def allows_host(self, host: str) -> bool:
        """Whether the operator permits this very name or literal address."""
        return host in self.names or self._covers(host)

    def allows_address(self, address: str) -> bool:
        """Whether an address that a name resolved to may be dialled."""
        return self._covers(address) or is_public(ip_address(address))

    def _covers(self, host: str) -> bool:
        literal = _literal(host)
        return literal is not None and any(literal in network for network in self.networks)


_PERMITTED: Final = ContextVar("permitted", default=Permitted())  # noqa: B039, it is frozen


@contextmanager
def permitting(permitted: Permitted) -> Iterator[None]:
    """Make it what field types judge by: validators are given no settings."""
    before = _PERMITTED.set(permitted)
    try:
        yield
    finally:
        _PERMITTED.reset(before)


def current() -> Permitted:
    """What `permitting` has set around the caller; nothing, outside of it."""
    return _PERMITTED.get()


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_name(host: str) -> bool:
    return len(host) <= _HOST_MAX and _NAME.fullmatch(host) is not None


def _may_be_public(host: str) -> bool:
    """All that can be said of a host without resolving it."""
    literal = _literal(host)
    if literal is not None:
        return is_public(literal)
    return _is_name(host) and "." in host and not host.endswith(tuple(f".{name}" for name in _LOCAL))
