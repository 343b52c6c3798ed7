"""What counts as a public address, and how the operator's exceptions are read."""

from ipaddress import ip_address

import pytest
from pydantic import ValidationError

from api.edge.addresses import Permitted, is_public
from settings import Settings

PUBLIC = [
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.0.3.0",
    "192.88.98.255",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "198.51.99.255",
    "203.0.112.255",
    "223.255.255.255",
    "2000::",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2001:db7:ffff::1",
    "2001:db9::1",
    "2003::1",
    "2606:4700::1111",
    "3ffe::1",
    "3fff:1000::1",
]

NOT_PUBLIC = {
    "unspecified": ["0.0.0.0", "0.0.0.1", "0.255.255.255", "::"],
    "loopback": ["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1"],
    "private": ["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"],
    "unique local": ["fc00::", "fd00::1", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    "link-local": ["169.254.0.0", "169.254.255.255", "fe80::1", "febf::1"],
    "site-local": ["fec0::1", "feff::1"],
    "carrier NAT": ["100.64.0.0", "100.127.255.255"],
    "protocol assignments": ["192.0.0.0", "192.0.0.255", "2001:1::1", "2001:1ff:ffff::1"],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.255", "2001:db8::", "2001:db8:ffff::1", "3fff::1"],
    "benchmarks": ["198.18.0.0", "198.19.255.255", "2001:2::1"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.0", "255.255.255.255", "4000::1", "8000::1", "5f00::1", "100::1"],
    "relays": ["192.88.99.1"],
    "metadata": ["169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:0"],
    "compatible": ["::127.0.0.1", "::8.8.8.8"],
    "translated": ["::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "64:ff9b:1:ffff::1"],
    "6to4": ["2002::", "2002:7f00:1::", "2002:808:808::1"],
    "Teredo": ["2001::1", "2001:0:7f00:1::"],
    "scoped": ["fe80::1%1", "2606:4700::1111%eth0"],
}


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_anybody_can_call_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", [address for group in NOT_PUBLIC.values() for address in group])
def test_an_address_with_a_meaning_of_its_own_is_not(address: str) -> None:
    assert not is_public(ip_address(address))


def test_the_operators_list_holds_names_addresses_and_networks() -> None:
    permitted = Permitted.parse(" Hooks.Internal,127.0.0.1, 10.1.0.0/16 ,fd12::/64,,minio, xn--bcher-kva.local ")
    for host in ("hooks.internal", "127.0.0.1", "10.1.0.0", "10.1.255.255", "fd12::9", "minio", "xn--bcher-kva.local"):
        assert permitted.allows_host(host)
    for host in ("internal", "a.hooks.internal", "hooks.internals", "127.0.0.2", "10.2.0.0", "fd12:0:0:1::", "::1", ""):
        assert not permitted.allows_host(host)
    assert not permitted.allows_host("::ffff:127.0.0.1")
    assert permitted.allows_address("127.0.0.1")
    assert permitted.allows_address("1.1.1.1")
    assert not permitted.allows_address("127.0.0.2")


@pytest.mark.parametrize("scheme", ["ftp", "file", "unix", "ws", "gopher", ""])
def test_nothing_but_http_is_spoken_even_to_a_permitted_host(scheme: str) -> None:
    permitted = Permitted.parse("127.0.0.1")
    permitted.judge("http", "127.0.0.1", 8000)
    with pytest.raises(ValueError, match="must be a public https address"):
        permitted.judge(scheme, "127.0.0.1", None)


def test_an_empty_list_permits_nothing() -> None:
    assert Permitted.parse("") == Permitted.parse(" , ") == Permitted()


@pytest.mark.parametrize(
    "entry",
    [
        "10.1.0.5/16",  # which network is meant?
        "10.0.0.0/33",
        "10.1.0.*",
        "*.internal",
        ".internal",
        "hooks.internal.",
        "hooks.internal:8080",
        "http://hooks.internal",
        "hooks internal",
        "[::1]",
        "bücher.local",
        "user@hooks",
        "127.1",
        "2130706433",
        "0x7f000001",
        "a" * 64,
        "a." * 127 + "aa",
    ],
)
def test_an_entry_that_cannot_be_read_stops_the_start(entry: str) -> None:
    with pytest.raises(ValidationError, match="is no host name, IP address or network") as refused:
        Settings(allowed_private_hosts=f"127.0.0.1,{entry}")
    assert refused.value.errors()[0]["loc"] == ("allowed_private_hosts",)
