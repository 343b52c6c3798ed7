"""What a prompt can ask of the simulator: `key=value` words among its prose, by one closed table.

    seconds=2         from create to finish; default 0
    outcome=…         how the job ends, see Outcome
    submit=…          what happens to the create, see Submit
    bytes=1000000     exact size of the output file, where its medium can be that small; default 20000
    fetch=…           what the file server does, see Fetch
    webhook=…         how often the callback address is told, see Webhook
    lookup=yes|no     whether the job can be found by reference; default yes

A word with another key is prose. A known key with an unknown value is refused, so that a mistyped test
cannot pass.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

SIZE_BYTES_MAX: Final = 4_000_000_000  # all three containers count their size in 32 bits
SECONDS_MAX: Final = 10_000_000.0

_WORD: Final = re.compile(r"(?<!\S)([a-z]+)=(\S+)")
_TRAILING: Final = ".,;:!?"  # a preset may put the word at the end of a sentence


class Outcome(StrEnum):
    """How a job ends."""

    SUCCESS = "success"
    REFUSED = "refused"  # taken and paid, then refused for its content
    REFUSED_AT_SUBMIT = "refused_at_submit"  # 422, nothing bought
    OUTAGE = "outage"  # verified terminal failure: broken
    CAPACITY = "capacity"  # verified terminal failure: full
    STUCK = "stuck"  # processing for ever
    FLAP = "flap"  # false ends, unknown words and a 500, one per look; completed at last


class Submit(StrEnum):
    """What happens to the create."""

    OK = "ok"
    LOST_REPLY = "lost_reply"  # bought, then the connection closes without a reply
    ERROR_AFTER_COMMIT = "500_after_commit"  # bought, then 500
    SLOW = "slow"  # bought, answered after SLOW_REPLY_S
    TURNED_AWAY = "429"  # the reference's first two creates are turned away, nothing bought
    FULL = "full"  # every create is turned away, nothing bought


class Fetch(StrEnum):
    """What the file server does."""

    OK = "ok"
    GONE = "404"
    TRUNCATED = "truncated"  # closes half-way through what Content-Length promised
    HTML = "html"  # a 200 page
    SLOW = "slow"  # takes TRICKLE_S


class Webhook(StrEnum):
    """How often the callback address is told of the end."""

    NONE = "none"
    ONCE = "once"
    TWICE = "twice"
    LATE = "late"  # once, LATE_S after the end


class BadWord(ValueError):
    """A known key with a value outside its table."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One prompt's words; the defaults are a vendor that works."""

    seconds: float = 0.0
    outcome: Outcome = Outcome.SUCCESS
    submit: Submit = Submit.OK
    bytes: int = 20_000
    fetch: Fetch = Fetch.OK
    webhook: Webhook = Webhook.NONE
    lookup: bool = True


def _seconds(text: str) -> float:
    value = float(text)
    if not (math.isfinite(value) and 0 <= value <= SECONDS_MAX):
        raise ValueError(text)
    return value


def _size_bytes(text: str) -> int:
    value = int(text)
    if not 0 <= value <= SIZE_BYTES_MAX:
        raise ValueError(text)
    return value


def _yes(text: str) -> bool:
    return {"yes": True, "no": False}[text]


WORDS: Final[Mapping[str, Callable[[str], Any]]] = {
    "seconds": _seconds,
    "outcome": Outcome,
    "submit": Submit,
    "bytes": _size_bytes,
    "fetch": Fetch,
    "webhook": Webhook,
    "lookup": _yes,
}


@lru_cache(maxsize=4096)
def parse(prompt: str) -> Behaviour:
    """The behaviour a prompt asks for; the last of a repeated word wins. Raises BadWord."""
    chosen: dict[str, Any] = {}
    for key, value in _WORD.findall(prompt):
        if key not in WORDS:
            continue
        try:
            chosen[key] = WORDS[key](value.rstrip(_TRAILING))
        except (ValueError, KeyError):
            raise BadWord(f"{key}={value}") from None
    return Behaviour(**chosen)
