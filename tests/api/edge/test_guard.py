"""The connections we make to addresses that other people chose, counted where they would arrive."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import httpcore2
import httpx2
import pytest

from api.edge.addresses import Permitted
from api.edge.guard import AddressRefused, GuardedBackend, addresses_of, guarded_client
from tests.fixtures.certificate import contexts_for
from tests.fixtures.listener import listening, saying

# Two addresses of this machine: the first stands for a public one, the second for one of our own.
OPEN, OURS = "127.0.0.1", "127.0.0.2"
PERMITTED = Permitted.parse(OPEN)
SILENT = 110  # more connections than an HTTP client opens by default


class Names:
    """A resolver that gives these answers in turn, the last one for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


async def reach(backend: GuardedBackend, port: int, host: str = "name.example", timeout_s: float = 60) -> None:
    await (await backend.connect_tcp(host, port, timeout=timeout_s)).aclose()


async def test_an_address_of_ours_is_dialled_only_where_it_is_permitted() -> None:
    async with listening(host=OURS) as listener:
        with pytest.raises(AddressRefused):
            await reach(GuardedBackend(PERMITTED, Names([OURS])), listener.port)
        assert listener.accepted == 0
        # the very same name and address, so it was the guard that kept us away
        for count, entry in enumerate(("name.example", OURS, "127.0.0.0/8"), 1):
            await reach(GuardedBackend(Permitted.parse(entry), Names([OURS])), listener.port)
            await listener.until(accepted=count)


@pytest.mark.parametrize("spelling", ["127.2", "2130706434", "0x7f000002", "0177.0.0.2", "127.0.0.2"])
async def test_no_spelling_of_it_is_dialled_as_the_system_resolves(spelling: str) -> None:
    async with listening(host=OURS) as listener:
        with pytest.raises(AddressRefused):
            await reach(GuardedBackend(PERMITTED), listener.port, spelling)
        assert listener.accepted == 0
        await reach(GuardedBackend(Permitted.parse(OURS)), listener.port, spelling)
        await listener.until(accepted=1)


async def test_a_name_that_changes_after_the_check_does_not_matter() -> None:
    names = Names([OPEN], [OURS])
    backend = GuardedBackend(PERMITTED, names)
    async with listening(host=OPEN) as checked, listening(host=OURS, port=checked.port) as ours:
        await reach(backend, checked.port)
        await checked.until(accepted=1)
        assert names.asked == [("name.example", checked.port)]  # once: what was checked is what was dialled
        with pytest.raises(AddressRefused):
            await reach(backend, checked.port)
        assert (checked.accepted, ours.accepted) == (1, 0)


@pytest.mark.parametrize(
    "answer",
    [[OPEN, OURS], [OURS, OPEN], [OPEN, "64:ff9b::7f00:1"], [OPEN, "::ffff:127.0.0.1"], [OPEN, "fe80::1%1"]],
)
async def test_one_address_of_ours_spoils_a_name(answer: list[str]) -> None:
    async with listening(host=OPEN) as checked, listening(host=OURS, port=checked.port) as ours:
        with pytest.raises(AddressRefused):
            await reach(GuardedBackend(PERMITTED, Names(answer)), checked.port)
        assert (checked.accepted, ours.accepted) == (0, 0)


async def test_the_next_checked_address_is_dialled_when_one_does_not_answer() -> None:
    async with listening(host=OPEN) as listener:
        backend = GuardedBackend(Permitted.parse("127.0.0.0/8"), Names([OURS, "127.0.0.3", OPEN]))
        await reach(backend, listener.port)
        await listener.until(accepted=1)


async def test_a_name_with_many_addresses_costs_few_connections() -> None:
    names = Names(["127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6", OPEN])
    async with listening(host=OPEN) as listener:
        with pytest.raises(httpcore2.ConnectError):
            await reach(GuardedBackend(Permitted.parse("127.0.0.0/8"), names), listener.port)
        assert listener.accepted == 0


async def test_a_slow_resolver_counts_as_time_and_holds_up_nobody() -> None:
    answered = threading.Event()

    def slow(_host: str, _port: int) -> list[str]:
        answered.wait()
        return [OPEN]

    backend = GuardedBackend(PERMITTED, slow)
    # more lookups than the loop has threads of its own, which must stay free for others
    waiting = [asyncio.create_task(reach(backend, 9, timeout_s=1)) for _ in range(40)]
    try:
        async with asyncio.timeout(60):
            ends = await asyncio.gather(*waiting, return_exceptions=True)
            assert await asyncio.to_thread(str, "free") == "free"
    finally:
        answered.set()
    assert {type(end) for end in ends} == {httpcore2.ConnectTimeout}


async def test_endpoints_that_never_answer_take_no_connection_from_another() -> None:
    async def never(_path: str) -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""

    async with listening(never) as silent, listening() as other, guarded_client(PERMITTED) as client:
        client.timeout = httpx2.Timeout(None)  # nobody makes room by giving up
        asking = [asyncio.create_task(client.get(f"http://{silent.authority}/")) for _ in range(SILENT)]
        await silent.until(accepted=SILENT, within_s=60)
        assert (await asyncio.wait_for(client.get(f"http://{other.authority}/"), 60)).text == "ok"
        assert not any(task.done() for task in asking)
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)


@pytest.mark.parametrize("answer", [socket.gaierror("no such name"), None])
async def test_a_name_without_an_address_is_an_ordinary_failure(answer: OSError | None) -> None:
    def lookup(_host: str, _port: int) -> list[str]:
        if answer:
            raise answer
        return []

    with pytest.raises(httpcore2.ConnectError):
        await reach(GuardedBackend(PERMITTED, lookup), 9)


async def test_no_unix_socket_is_opened() -> None:
    with pytest.raises(AddressRefused):
        await GuardedBackend(PERMITTED).connect_unix_socket("/run/api.sock")


def test_every_address_of_a_name_is_found_once() -> None:
    assert addresses_of("127.0.0.1", 80) == ["127.0.0.1"]
    assert addresses_of("::1", 80) == ["::1"]


@pytest.mark.parametrize(
    "url",
    [
        "http://name.example/",
        "https://name.example:8443/",
        "http://name.example:443/",
        "https://name/",
        "https://name.internal/",
        "https://name.example./",
        f"https://{OURS}/",
        "https://2130706434/",
        "https://[::1]/",
        "http://127.0.0.1:0/",
    ],
)
async def test_each_request_is_judged_by_its_url_before_anything_is_resolved(url: str) -> None:
    names = Names([OPEN])
    async with guarded_client(PERMITTED, lookup=names) as client:
        with pytest.raises(AddressRefused):
            await client.get(url)
    assert names.asked == []


async def test_tls_and_host_header_keep_the_name(tmp_path: Path) -> None:
    serving, trusting = contexts_for("name.example", tmp_path)
    shown: list[str | None] = []
    serving.sni_callback = lambda _socket, name, _context: shown.append(name)
    permitted = Permitted.parse("name.example,other.example")
    async with (
        listening(tls=serving) as listener,
        guarded_client(permitted, lookup=Names([OPEN]), tls=trusting) as client,
    ):
        assert (await client.get(f"https://name.example:{listener.port}/")).text == "ok"
        assert f"\r\nHost: name.example:{listener.port}\r\n" in listener.heads[0]
        with pytest.raises(httpx2.ConnectError, match="certificate"):
            await client.get(f"https://other.example:{listener.port}/")  # the certificate must fit the name too
    assert shown == ["name.example", "other.example"]


async def test_no_proxy_is_taken_no_redirect_followed_and_no_cookie_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(host=OURS) as elsewhere:
        to = f"location: http://{elsewhere.authority}/\r\nset-cookie: account=1\r\ncontent-length: 0\r\n\r\n"
        for variable in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(variable, f"http://{elsewhere.authority}")
        async with (
            listening(saying(f"HTTP/1.1 302 Found\r\n{to}".encode())) as listener,
            guarded_client(Permitted.parse("127.0.0.0/8")) as client,
        ):
            for _ in range(2):
                assert (await client.get(f"http://{listener.authority}/")).status_code == 302
            assert "cookie" not in listener.heads[1].lower()
        assert elsewhere.accepted == 0
