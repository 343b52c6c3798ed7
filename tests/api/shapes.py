"""What a dialect tells of its routes, so that the tests of the edge can be generated from it."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, Final, Protocol
from urllib.parse import quote

import httpx2

from api.problem import Reason
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink

CANARY: Final = "canary-7f3a"  # in values that must not be echoed
NO_IDS: Final[Mapping[str, str]] = MappingProxyType({})
_SLOT: Final = re.compile(r"{(\w+)(?::\w+)?}")


class Field(Protocol):
    """A documented field of a body."""

    @property
    def required(self) -> bool: ...

    def wrong(self) -> list[Any]:
        """JSON values that are refused, beside null."""
        ...

    def right(self) -> list[Any]:
        """Values at the edge of what is taken."""
        ...


@dataclass(frozen=True)
class Text:
    """A string of so many code points; `blank` says whether one without anything to see will do."""

    max_length: int
    required: bool = False
    blank: bool = True

    def wrong(self) -> list[Any]:
        too_long = [CANARY.ljust(self.max_length + 1, "a"), "🐈" * (self.max_length + 1)]
        unseen = [] if self.blank else ["", " \t\n\u3000", "\u200b\u200d\u2060", "\u202e", "\x1b"]
        return [5, True, [CANARY], {"text": CANARY}, *too_long, *unseen]

    def right(self) -> list[Any]:
        return ["🐈" * self.max_length, "e".ljust(min(self.max_length, 10_000), "\u0301"), "\u202egnp.exe"]


@dataclass(frozen=True)
class Name:
    """A string of 1 to so many code points that names something; an unknown one is refused elsewhere."""

    max_length: int
    required: bool = False

    def wrong(self) -> list[Any]:
        return [5, True, [CANARY], {"text": CANARY}, "", CANARY.ljust(self.max_length + 1, "a")]

    def right(self) -> list[Any]:
        return []


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    minimum: int
    maximum: int
    required: bool = False

    def wrong(self) -> list[Any]:
        return ["5", CANARY, True, 5.5, 5.0, [5], {}, self.minimum - 1, self.maximum + 1, 10**30]

    def wrong_in_a_query(self) -> list[str]:
        outside = [str(self.minimum - 1), str(self.maximum + 1), "9" * 400]
        return [*outside, "", "1e1", "5_0", "+5", "٥", " 5", "5.0", "0x5", "5,6", "NaN", "null", CANARY]

    def right(self) -> list[Any]:
        return [self.minimum, self.maximum]


@dataclass(frozen=True)
class Number:
    """Any number: out of range it is clamped."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return ["5", CANARY, True, [5], {}]

    def right(self) -> list[Any]:
        return [0, -5, 0.5, 10**30, 1e300]


@dataclass(frozen=True)
class Flag:
    """True or false."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return [0, 1, "true", "yes", CANARY, [], {}]

    def right(self) -> list[Any]:
        return [True, False]


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: Sequence[str]
    required: bool = False

    def wrong(self) -> list[Any]:
        return [CANARY, "", 5, True, [], {}, f"{self.words[0]} ", self.words[0] + "\u200b"]

    def right(self) -> list[Any]:
        return list(self.words)


@dataclass(frozen=True)
class Address:
    """A URL; which hosts it may name is tested where addresses are."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return [
            5,
            True,
            [],
            {},
            "",
            CANARY,
            f"//{CANARY}",
            f"ftp://{CANARY}/",
            f"https://{CANARY}:{CANARY}@example.com",
        ]

    def right(self) -> list[Any]:
        return ["https://yours.example.com/callbacks?x=1"]


class Opens(Enum):
    """What opens a route."""

    KEY = auto()  # an API key, and only to what is its account's
    SIGNATURE = auto()  # an address that we signed, whoever asks
    NOTHING = auto()  # anybody is shown the same


@dataclass(frozen=True)
class Row:
    """One route, and how it is asked.

    Path, query and body have `{slots}` for ids. `fields` are those of the body, `parameters` those of the query.
    charges: whether it makes a job, which `body` is enough for.
    """

    method: str
    path: str
    opens: Opens = Opens.KEY
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    parameters: Mapping[str, Whole] = field(default_factory=dict)
    charges: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def slots(self) -> list[str]:
        return _SLOT.findall(f"{self.path} {self.query} {self.body}")

    def url(self, ids: Mapping[str, str]) -> str:
        """Path and query, with these ids in their slots as they are."""
        query = "&".join(f"{name}={value}" for name, value in self.query.items())
        return _SLOT.sub(lambda slot: ids[slot[1]], f"{self.path}?{query}" if query else self.path)

    async def ask(self, http: httpx2.AsyncClient, ids: Mapping[str, str] = NO_IDS, **headers: str) -> httpx2.Response:
        """Ask for it, with these ids in its slots."""
        url = self.url({name: quote(value, safe="/") for name, value in ids.items()})
        body = json.loads(_SLOT.sub(lambda slot: ids[slot[1]], json.dumps(self.body)))
        return await http.request(self.method, url, json=body, headers=headers)


@dataclass(frozen=True)
class Owned:
    """What one account has.

    ids: of each of its things, for the slots of rows.
    traces: what no answer to anybody else may contain.
    """

    ids: Sequence[Mapping[str, str]]
    traces: Sequence[str]


@dataclass(frozen=True)
class Dialect:
    """What the edge is tested with in one dialect.

    refused: asserts that an answer is the dialect's own error for a reason, naming a field where it names fields.
    settle: gives an account something to own.
    absent: ids of nothing.
    shown: ids of what everybody may see.
    price: of a job, in credits.
    examples: how many the fuzzer makes up for each operation, so that there are enough in all.
    narrowed: properties of its OpenAPI schemas, by name of the schema, as the fuzzer is to see them: models that
        cost nothing, addresses that nobody answers.
    """

    name: str
    prefix: str
    rows: Sequence[Row]
    refused: Callable[[httpx2.Response, Reason, str | None], None]
    settle: Callable[[Gateway, Sink], Awaitable[Owned]]
    absent: Mapping[str, str]
    shown: Mapping[str, str] = field(default_factory=dict)
    price: int = 10
    examples: int = 300
    narrowed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
