"""Field types every dialect's wire models are made of: strict, bounded, and said in clear words."""

import re
from typing import Annotated, Final

import httpx2
from fastapi import Query
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
)

from api.edge import addresses

URL_MAX: Final = 2048
_HTTP_URL: Final = TypeAdapter(HttpUrl)
# Neither white space nor a control nor a mark that shows nothing; what Unicode has yet to assign may be seen.
_VISIBLE: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class Wire(BaseModel):
    """A request body: documented fields strictly typed, unknown ones ignored."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)


def _is_url(text: str) -> str:
    """The address as the parser that judged it writes it: another parser must not read another host."""
    # a browser would drop some of these in silence, and take a backslash for a slash
    if "\\" in text or " " in text or not text.isprintable():
        raise ValueError(addresses.NOT_PUBLIC)
    try:
        # two parsers: the first resolves every spelling of a host, the second is the one that will call it
        url = httpx2.URL(str(_HTTP_URL.validate_python(text, strict=False)).partition("#")[0])
    except (ValidationError, httpx2.InvalidURL):
        raise ValueError(addresses.NOT_PUBLIC) from None
    if url.userinfo:
        raise ValueError("must not carry a user name or password")
    addresses.current().judge(url.scheme, url.raw_host.decode("ascii"), url.port)
    return str(url)


def _has_words(text: str) -> str:
    if not _VISIBLE.search(text):
        raise ValueError("must not be blank")
    return text


def digits(text: object) -> object:
    """Plain decimal digits only: Python would also read "5_0", "+5" and other scripts' digits."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise ValueError("must be a whole number")
    return text


Url = Annotated[str, Field(max_length=URL_MAX, json_schema_extra={"format": "uri"}), AfterValidator(_is_url)]
Words = Annotated[str, Field(json_schema_extra={"pattern": _VISIBLE.pattern}), AfterValidator(_has_words)]
Limit = Annotated[int, Query(ge=1, le=100), BeforeValidator(digits)]
