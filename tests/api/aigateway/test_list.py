"""The list of jobs: newest first, in pages that do not shift."""

import asyncio
from typing import Any

from tests.fixtures.gateway import Gateway


async def _page(gateway: Gateway, **params: Any) -> dict[str, Any]:
    answer = await gateway.http.get("/v1/jobs", params=params)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def _ids(page: dict[str, Any]) -> list[str]:
    return [record["id"] for record in page["data"]]


async def test_an_account_without_jobs_has_an_empty_list(gateway: Gateway) -> None:
    assert await _page(gateway) == {"object": "list", "data": [], "has_more": False, "next_cursor": None}


async def test_pages_go_from_the_newest_to_the_oldest_and_do_not_shift(gateway: Gateway) -> None:
    made = [(await gateway.submit("a cat"))["id"] for _ in range(5)]
    newest_first = made[::-1]
    first = await _page(gateway, limit=2)
    assert (_ids(first), first["has_more"], first["next_cursor"]) == (newest_first[:2], True, newest_first[1])
    later = await gateway.submit("a dog")
    second = await _page(gateway, limit=2, cursor=first["next_cursor"])
    assert (_ids(second), second["has_more"]) == (newest_first[2:4], True)
    last = await _page(gateway, limit=2, cursor=second["next_cursor"])
    assert (_ids(last), last["has_more"], last["next_cursor"]) == (newest_first[4:], False, None)
    assert _ids(await _page(gateway, cursor=made[0])) == []
    assert _ids(await _page(gateway, limit=100)) == [later["id"], *newest_first]


async def test_a_full_last_page_has_no_next(gateway: Gateway) -> None:
    made = [(await gateway.submit("a cat"))["id"] for _ in range(2)]
    page = await _page(gateway, limit=2)
    assert (_ids(page), page["has_more"], page["next_cursor"]) == (made[::-1], False, None)


async def test_jobs_of_one_moment_are_each_listed_once(gateway: Gateway) -> None:
    made = await asyncio.gather(*(gateway.submit("a cat") for _ in range(6)))
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = await _page(gateway, limit=1, **cursor)
        seen += _ids(page)
        if not page["has_more"]:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert sorted(seen) == sorted(one["id"] for one in made)


async def test_an_entry_is_the_record(gateway: Gateway) -> None:
    accepted = await gateway.submit("a cat")
    record = await gateway.end(accepted["id"])
    (entry,) = (await _page(gateway))["data"]
    for shown in (entry, record):
        for made_afresh in ("file_url", "expires_at"):
            assert shown["result"].pop(made_afresh)
    assert entry == record
